import { type Block, renderBody } from '../../src/model/body.js';
import { deterministicId, sha256 } from '../../src/model/ids.js';
import { UNKNOWN_MOMENT } from '../../src/model/moment.js';
import { type PagePost, reactionOf, type ThreadPage } from '../../src/model/page.js';
import { codePointLength } from '../../src/model/text.js';
import type { LinkedPost, LinkedThread, QuoteLink, ReplyEdge, StoredDocument } from '../../src/model/thread.js';
import type { DeriveThread, PageRecord } from '../../src/store/index.js';

/*
 * A small world of its own: pages of made-up posts, and a derivation that is simple but keeps the laws of the real one
 * (a function of the set of pages; stubs for absent sources; copies to the letter as references).
 */

const SITE = 'boats.example';

export interface SamplePost {
  readonly id: string;
  readonly author: string | null;
  readonly text: string;
  /** Quotes before the text: id of the source, its author, the words. */
  readonly quotes?: readonly { readonly of: string; readonly by: string; readonly text: string }[];
  readonly reactions?: Readonly<Record<string, number>>;
  readonly at?: string;
}

export function threadIdOf(name: string): string {
  return deterministicId('thread', SITE, name);
}

export function samplePage(name: string, number: number, posts: readonly SamplePost[]): ThreadPage {
  return {
    type: 'thread',
    engine: 'invision',
    engineVersion: '4',
    detection: { confidence: 1, evidence: [] },
    thread: {
      externalId: name,
      title: `About ${name}`,
      url: `https://${SITE}/topic/${name}`,
      forumPath: ['Harbour', 'Repairs'],
      tags: ['wood'],
      page: number,
      pageCount: null,
      nextUrl: null,
      prevUrl: null,
    },
    posts: posts.map(pagePost),
    polls: [],
    expectedPosts: posts.length,
    problems: [],
  };
}

function pagePost(post: SamplePost, index: number): PagePost {
  const quotes = (post.quotes ?? []).map(
    (quote): Block => ({
      type: 'quote',
      header: null,
      author: quote.by,
      sourceExternalId: quote.of,
      sourceUrl: null,
      sourcePosition: null,
      citedAt: null,
      blocks: [{ type: 'text', text: quote.text }],
      extent: { method: 'markup', confidence: 1 },
      rawRange: null,
    }),
  );
  return {
    externalId: post.id,
    position: index + 1,
    url: null,
    parentExternalId: null,
    kind: 'post',
    author: { name: post.author, externalId: null, kind: 'member', inferred: false, evidence: null },
    postedAt: post.at === undefined ? UNKNOWN_MOMENT : { at: post.at, local: null, raw: post.at, precision: 'minute' },
    editedAt: null,
    blocks: [...quotes, { type: 'text', text: post.text }],
    rawBody: null,
    reactions: Object.entries(post.reactions ?? {}).map(([reaction, count]) => reactionOf(reaction, count)),
    attachments: [],
    images: [],
    links: [],
    signature: null,
  };
}

export function record(name: string, page: ThreadPage, file = `${name}-${page.thread.page ?? 0}.html`): PageRecord {
  return { threadId: threadIdOf(name), site: SITE, url: null, page, file, sha256: sha256(JSON.stringify(page)) };
}

const idOf = (threadId: string, externalId: string): string => deterministicId('post', threadId, externalId);

/** The later wording of a post wins (the greater text), earlier ones become revisions. */
export const derive: DeriveThread = (pages, site, documents) => {
  const first = pages[0];
  const threadId = threadIdOf(first?.thread.externalId ?? '');
  const wordings = new Map<string, PagePost[]>();
  for (const page of pages) {
    for (const post of page.posts) {
      const id = post.externalId ?? '';
      const known = wordings.get(id) ?? [];
      if (!known.some((one) => JSON.stringify(one.blocks) === JSON.stringify(post.blocks))) known.push(post);
      wordings.set(id, known);
    }
  }
  for (const known of wordings.values()) known.sort((a, b) => (textOf(a) < textOf(b) ? -1 : 1));
  const ids = [...wordings.keys()].sort((a, b) => Number(a) - Number(b));
  const stubs = new Map<string, PagePost>();
  for (const post of ids.flatMap((id) => wordings.get(id)?.at(-1) ?? [])) {
    for (const block of post.blocks) {
      if (block.type !== 'quote' || block.sourceExternalId === null || wordings.has(block.sourceExternalId)) continue;
      stubs.set(block.sourceExternalId, pagePost({ id: block.sourceExternalId, author: block.author, text: '' }, 0));
    }
  }
  const edges: ReplyEdge[] = [];
  const posts = [
    ...[...stubs.keys()].sort().map((id) => linked(threadId, stubs.get(id), null, [], wordings, edges, [])),
    ...ids.map((id, index) =>
      linked(
        threadId,
        wordings.get(id)?.at(-1),
        index + 1,
        wordings.get(id)?.slice(0, -1) ?? [],
        wordings,
        edges,
        documents,
      ),
    ),
  ].filter((post) => post !== null);
  return {
    id: threadId,
    site,
    engine: 'invision',
    engineVersion: '4',
    externalId: first?.thread.externalId ?? null,
    title: first?.thread.title ?? null,
    url: first?.thread.url ?? null,
    forumPath: first?.thread.forumPath ?? [],
    tags: first?.thread.tags ?? [],
    pageCount: null,
    polls: first?.polls ?? [],
    pages: [...new Set(pages.map((page) => page.thread.page ?? 0))].sort((a, b) => a - b),
    problems: [],
    posts,
    edges,
  } satisfies LinkedThread;
};

const textOf = (post: PagePost | undefined): string => renderBody(post?.blocks ?? []).ownText;

function linked(
  threadId: string,
  post: PagePost | undefined,
  position: number | null,
  earlier: readonly PagePost[],
  all: ReadonlyMap<string, readonly PagePost[]>,
  edges: ReplyEdge[],
  documents: readonly StoredDocument[],
): LinkedPost | null {
  if (post === undefined) return null;
  const id = idOf(threadId, post.externalId ?? '');
  const body = renderBody(post.blocks);
  const quotes = body.quotes.map((quote): QuoteLink => {
    const source = quote.block.sourceExternalId ?? '';
    const words = textOf(all.get(source)?.at(-1));
    const at = words.indexOf(quote.text);
    const start = at < 0 ? null : codePointLength(words.slice(0, at));
    const known = all.has(source);
    return {
      index: quote.index,
      parentIndex: quote.parentIndex,
      header: null,
      attributedAuthor: quote.block.author,
      citedAt: null,
      text: quote.text,
      sourcePostId: idOf(threadId, source),
      sourceDocumentId: null,
      verdict: !known ? 'source_absent' : at < 0 ? 'altered' : words === quote.text ? 'exact' : 'trimmed',
      method: 'id',
      similarity: known ? (at < 0 ? 0.5 : 1) : null,
      sourceStart: start,
      sourceEnd: start === null ? null : start + codePointLength(quote.text),
      diff:
        known && at < 0
          ? [{ op: 'insert', text: quote.text, sourceStart: 0, sourceEnd: 0, quoteStart: 0, quoteEnd: 1 }]
          : null,
      meaningChanged: false,
      extentMethod: 'markup',
      extentConfidence: 1,
      sourceEditedLater: false,
      verbatim: at >= 0,
    };
  });
  for (const target of new Set(quotes.map((quote) => quote.sourcePostId))) {
    if (target === null) continue;
    const multiplicity = quotes.filter((quote) => quote.sourcePostId === target).length;
    edges.push({ fromPostId: id, toPostId: target, via: 'quote', multiplicity });
  }
  return {
    id,
    kind: position === null ? 'stub' : 'post',
    position,
    externalId: post.externalId,
    url: null,
    parentExternalId: null,
    author: post.author,
    postedAt: post.postedAt,
    editedAt: null,
    blocks: post.blocks,
    rawBody: null,
    reactions: post.reactions,
    attachments: [],
    images: [],
    links: [],
    signature: null,
    revisions: earlier.map((one, index) => ({
      number: index + 1,
      editedAt: null,
      blocks: one.blocks,
      text: renderBody(one.blocks).text,
      ownText: textOf(one),
    })),
    body,
    quotes,
    analysisText: body.ownText,
    originalText: body.ownText,
    originalShare: body.text === '' ? null : body.ownText.length / body.text.length,
    attribution: null,
    repeats: [],
    sources: documents.map((document) => ({
      documentId: document.id,
      relation: 'same_event',
      score: 0.5,
      pastedShare: 0,
      declared: null,
      quotationsMatched: 0,
      quotationsTotal: 0,
      containment: 0.1,
      longestRun: 3,
      orderKept: null,
    })),
    sizes: { raw: 1, folded: codePointLength(body.text), repeatedRaw: 0, repeatedFolded: 0, ownFolded: 1 },
    postedAfter: null,
    postedBefore: null,
  };
}

/** Hashes of the words, so that documents and threads that share a word meet. */
export function wordHashes(text: string): bigint[] {
  return [...new Set(text.toLowerCase().match(/\p{L}{5,}/gu) ?? [])].map((word) =>
    BigInt.asIntN(64, BigInt(`0x${sha256(word).slice(0, 16)}`)),
  );
}

export function fingerprintPages(pages: readonly ThreadPage[]): bigint[] {
  return pages.flatMap((page) => page.posts.flatMap((post) => wordHashes(renderBody(post.blocks).text)));
}

export function sampleDocument(name: string, text: string): StoredDocument {
  return {
    id: deterministicId('document', name),
    url: `https://news.example/${name}`,
    title: `News of ${name}`,
    authors: ['Ada Quill', 'Ben Nib'],
    publisher: null,
    agency: null,
    published: { at: '2025-05-04T10:00:00+02:00', local: '2025-05-04T10:00', raw: '4 May 2025', precision: 'minute' },
    text,
  };
}
