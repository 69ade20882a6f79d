import type { Block, QuoteBlock } from '../../src/model/body.js';
import type { Moment } from '../../src/model/moment.js';
import { UNKNOWN_MOMENT } from '../../src/model/moment.js';
import type { PagePost, ThreadPage } from '../../src/model/page.js';
import type { LinkedThread, Thread } from '../../src/model/thread.js';
import { linkThread } from '../../src/quotes/index.js';
import { assembleThread } from '../../src/threads/assemble.js';

export interface PostSketch {
  readonly id?: string | null;
  readonly author?: string | null;
  readonly at?: string | null;
  readonly editedAt?: string | null;
  readonly kind?: PagePost['kind'];
  readonly parent?: string | null;
  readonly reactions?: PagePost['reactions'];
  readonly blocks: readonly (Block | string)[];
}

export const text = (words: string): Block => ({ type: 'text', text: words });

const asBlocks = (blocks: readonly (Block | string)[]): Block[] =>
  blocks.map((block) => (typeof block === 'string' ? text(block) : block));

/** A quote of `author` with text and nested quotes. */
export function quote(author: string | null, ...blocks: (Block | string)[]): QuoteBlock {
  return {
    type: 'quote',
    header: author === null ? null : `${author} said:`,
    author,
    sourceExternalId: null,
    sourceUrl: null,
    sourcePosition: null,
    citedAt: null,
    blocks: asBlocks(blocks),
    extent: { method: 'markup', confidence: 1 },
    rawRange: null,
  };
}

export const quoteOf = (id: string, author: string | null, ...blocks: (Block | string)[]): QuoteBlock => ({
  ...quote(author, ...blocks),
  sourceExternalId: id,
});

const moment = (at: string | null): Moment =>
  at === null ? UNKNOWN_MOMENT : { at, local: at.slice(0, 16), raw: at, precision: 'minute' };

export const ago = (words: string): Moment => ({ at: null, local: null, raw: words, precision: 'unknown' });

function post(sketch: PostSketch, position: number): PagePost {
  return {
    externalId: sketch.id ?? null,
    position,
    url: null,
    parentExternalId: sketch.parent ?? null,
    kind: sketch.kind ?? 'post',
    author: {
      name: sketch.author ?? null,
      externalId: null,
      kind: sketch.author ? 'member' : 'unknown',
      inferred: false,
      evidence: null,
    },
    postedAt: moment(sketch.at ?? null),
    editedAt: sketch.editedAt ? moment(sketch.editedAt) : null,
    blocks: asBlocks(sketch.blocks),
    rawBody: null,
    reactions: sketch.reactions ?? [],
    attachments: [],
    images: [],
    links: [],
    signature: null,
  };
}

export interface PageSketch {
  readonly page?: number | null;
  readonly pageCount?: number | null;
  readonly nextUrl?: string | null;
  readonly title?: string | null;
  readonly url?: string | null;
  readonly externalId?: string | null;
  readonly engine?: string;
  readonly tags?: readonly string[];
}

export function page(posts: readonly PostSketch[], sketch: PageSketch = {}): ThreadPage {
  return {
    type: 'thread',
    engine: sketch.engine ?? 'sample',
    engineVersion: null,
    detection: { confidence: 1, evidence: [] },
    thread: {
      externalId: sketch.externalId ?? null,
      title: sketch.title ?? 'The harbour ferry',
      url: sketch.url ?? null,
      forumPath: [],
      tags: sketch.tags ?? [],
      page: sketch.page === undefined ? 1 : sketch.page,
      pageCount: sketch.pageCount ?? null,
      nextUrl: sketch.nextUrl ?? null,
      prevUrl: null,
    },
    posts: posts.map((sketched, at) => post(sketched, at + 1)),
    polls: [],
    expectedPosts: null,
    problems: [],
  };
}

export const assembled = (...pages: readonly ThreadPage[]): Thread =>
  assembleThread('thread-1', 'forum.example', pages);

export const linked = (...posts: readonly PostSketch[]): LinkedThread => linkThread(assembled(page(posts)), []);
