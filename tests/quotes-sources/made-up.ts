import { renderBody } from '../../src/model/body.js';
import { UNKNOWN_MOMENT } from '../../src/model/moment.js';
import type { LinkedPost, LinkedThread, StoredDocument } from '../../src/model/thread.js';

/** An article with what a test cares about; everything else unknown. */
export function article(id: string, text: string, more: Partial<StoredDocument> = {}): StoredDocument {
  return {
    id,
    url: null,
    title: null,
    authors: [],
    publisher: null,
    agency: null,
    published: UNKNOWN_MOMENT,
    text,
    ...more,
  };
}

/** A linked post of plain text. */
export function post(id: string, ownText: string, more: Partial<LinkedPost> = {}): LinkedPost {
  return {
    id,
    kind: 'post',
    position: 1,
    externalId: null,
    url: null,
    parentExternalId: null,
    author: { name: null, externalId: null, kind: 'unknown', inferred: false, evidence: null },
    postedAt: UNKNOWN_MOMENT,
    editedAt: null,
    blocks: [{ type: 'text', text: ownText }],
    rawBody: null,
    reactions: [],
    attachments: [],
    images: [],
    links: [],
    signature: null,
    revisions: [],
    body: renderBody([{ type: 'text', text: ownText }]),
    quotes: [],
    analysisText: ownText,
    originalText: ownText,
    originalShare: 1,
    attribution: null,
    repeats: [],
    sources: [],
    sizes: { raw: 0, folded: 0, repeatedRaw: 0, repeatedFolded: 0, ownFolded: 0 },
    postedAfter: null,
    postedBefore: null,
    ...more,
  };
}

export function thread(id: string, posts: readonly LinkedPost[]): LinkedThread {
  return {
    id,
    site: null,
    engine: 'generic',
    engineVersion: null,
    externalId: null,
    title: null,
    url: null,
    forumPath: [],
    tags: [],
    pageCount: null,
    pages: [1],
    polls: [],
    posts,
    problems: [],
    edges: [],
  };
}
