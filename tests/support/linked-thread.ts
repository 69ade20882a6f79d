import { type Block, renderBody } from '../../src/model/body.js';
import { deterministicId } from '../../src/model/ids.js';
import { UNKNOWN_MOMENT } from '../../src/model/moment.js';
import { codePointLength, foldLines } from '../../src/model/text.js';
import type { LinkedPost, LinkedThread, QuoteLink, ReplyEdge, Verdict } from '../../src/model/thread.js';

/** A quote in a post to be built: `of` is the index of the quoted post. */
interface QuoteSketch {
  readonly of: number;
  readonly text: string;
  readonly verdict?: Verdict;
}

/** A post to be built: pieces of own text and quotes, in reading order. */
export interface PostSketch {
  readonly author?: string;
  readonly pieces: readonly (string | QuoteSketch)[];
  /** What analyzers read where it is not the own text as it stands. */
  readonly analysisText?: string;
  readonly kind?: LinkedPost['kind'];
  /** Index of the structural parent. */
  readonly parent?: number;
  readonly attribution?: string;
}

/** Builds a linked thread by hand, without the parsers and linkers of other rooms. */
export function linkedThread(title: string | null, sketches: readonly PostSketch[]): LinkedThread {
  const threadId = deterministicId('test-thread', title);
  const idOf = (index: number): string => deterministicId('test-post', threadId, index);
  const posts = sketches.map((sketch, index) => postOf(sketch, index, idOf));
  const edges = posts.flatMap((post, index): ReplyEdge[] => {
    const sources = post.quotes.flatMap((quote) => (quote.sourcePostId === null ? [] : [quote.sourcePostId]));
    const edgesOf = [...new Set(sources)].map(
      (to): ReplyEdge => ({
        fromPostId: post.id,
        toPostId: to,
        via: 'quote',
        multiplicity: sources.filter((one) => one === to).length,
      }),
    );
    const parent = sketches[index]?.parent;
    return parent === undefined
      ? edgesOf
      : [...edgesOf, { fromPostId: post.id, toPostId: idOf(parent), via: 'parent', multiplicity: 1 }];
  });
  return {
    id: threadId,
    site: null,
    engine: 'text:invision',
    engineVersion: null,
    externalId: null,
    title,
    url: null,
    forumPath: [],
    tags: [],
    pageCount: null,
    pages: [1],
    polls: [],
    posts,
    edges,
    problems: [],
  };
}

function postOf(sketch: PostSketch, index: number, idOf: (index: number) => string): LinkedPost {
  const blocks = sketch.pieces.map(
    (piece): Block =>
      typeof piece === 'string'
        ? { type: 'text', text: piece }
        : {
            type: 'quote',
            header: null,
            author: null,
            sourceExternalId: null,
            sourceUrl: null,
            sourcePosition: null,
            citedAt: null,
            blocks: [{ type: 'text', text: piece.text }],
            extent: { method: 'markup', confidence: 1 },
            rawRange: null,
          },
  );
  const body = renderBody(blocks);
  const sketched = sketch.pieces.filter((piece) => typeof piece !== 'string');
  const analysisText = sketch.analysisText ?? body.ownText;
  const size = codePointLength(body.text);
  const folded = codePointLength(foldLines(body.text));
  return {
    id: idOf(index),
    kind: sketch.kind ?? 'post',
    position: sketch.kind === 'stub' ? null : index + 1,
    externalId: String(index),
    url: null,
    parentExternalId: sketch.parent === undefined ? null : String(sketch.parent),
    author: { name: sketch.author ?? null, externalId: null, kind: 'unknown', inferred: false, evidence: null },
    postedAt: UNKNOWN_MOMENT,
    editedAt: null,
    blocks,
    rawBody: null,
    reactions: [],
    attachments: [],
    images: [],
    links: [],
    signature: null,
    revisions: [],
    body,
    quotes: sketched.map((quote, i): QuoteLink => linkOf(quote, i, idOf)),
    analysisText,
    originalText: analysisText,
    originalShare: size === 0 ? null : codePointLength(analysisText) / size,
    attribution:
      sketch.attribution === undefined
        ? null
        : { text: sketch.attribution, agency: null, date: null, start: 0, end: 0 },
    repeats: [],
    sources: [],
    sizes: { raw: size, folded, repeatedRaw: 0, repeatedFolded: 0, ownFolded: folded },
    postedAfter: null,
    postedBefore: null,
  };
}

function linkOf(quote: QuoteSketch, index: number, idOf: (index: number) => string): QuoteLink {
  return {
    index,
    parentIndex: null,
    header: null,
    attributedAuthor: null,
    citedAt: null,
    text: quote.text,
    sourcePostId: idOf(quote.of),
    sourceDocumentId: null,
    verdict: quote.verdict ?? 'exact',
    method: 'author+text',
    similarity: 1,
    sourceStart: null,
    sourceEnd: null,
    diff: null,
    meaningChanged: false,
    extentMethod: 'markup',
    extentConfidence: 1,
    sourceEditedLater: false,
    verbatim: true,
  };
}
