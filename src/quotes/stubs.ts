import type { QuoteBlock } from '../model/body.js';
import { deterministicId } from '../model/ids.js';
import { UNKNOWN_MOMENT } from '../model/moment.js';
import { foldText } from '../model/text.js';
import type { ThreadPost } from '../model/thread.js';

/** A quote whose source is not in the thread, and where it stands. */
export interface AbsentQuote {
  /** Its number through the whole thread. */
  readonly number: number;
  /** Number of the post it stands in. */
  readonly post: number;
  readonly text: string;
  readonly block: Pick<QuoteBlock, 'author' | 'sourceExternalId' | 'sourceUrl' | 'citedAt'>;
}

/** Posts known only through quotes of them, numbered from 0 in the order of their first quotes. */
export interface Stubs {
  readonly posts: readonly ThreadPost[];
  /** Number of the stub a quote points to, by the quote's number. */
  readonly of: ReadonlyMap<number, number>;
  /** Stubs to put before a post. */
  readonly before: ReadonlyMap<number, readonly number[]>;
}

interface Draft {
  readonly author: string;
  readonly externalId: string | null;
  readonly longest: AbsentQuote;
  readonly folded: string;
  first: AbsentQuote;
  readonly quotes: AbsentQuote[];
}

/** Stubs of one author a new quote is looked for in; more would make a hostile thread quadratic. */
const LOOK_BACK = 64;

/**
 * Makes one stub per absent post: quotes of one author that share a printed source id, or one of which contains the
 * other's words, are quotes of one post. A stub keeps the longest copy; its id is made of thread, author and words, so
 * the same pages always give the same stub, and when the real post arrives none is made.
 */
export function makeStubs(threadId: string, absent: readonly AbsentQuote[]): Stubs {
  const byAuthor = new Map<string, Draft[]>();
  // Folded again when its turn comes: all folded texts at once would double a thread's quotes.
  const longestFirst = absent
    .map((item) => ({ item, size: foldText(item.text).length }))
    .sort((a, b) => b.size - a.size || a.item.number - b.item.number);
  const bySource = new Map<string, Draft>();
  const byWords = new Map<string, Draft>();
  const drafts: Draft[] = [];
  for (const { item } of longestFirst) {
    const { author, sourceExternalId } = item.block;
    if (author === null) continue;
    const folded = foldText(item.text);
    const name = foldText(author);
    const sourceKey = `${name}\u0000${sourceExternalId}`;
    const wordsKey = `${name}\u0000${folded}`;
    const list = byAuthor.get(name) ?? [];
    byAuthor.set(name, list);
    const known =
      (sourceExternalId === null ? undefined : bySource.get(sourceKey)) ??
      byWords.get(wordsKey) ??
      list.slice(-LOOK_BACK).find((draft) => mayShare(draft, sourceExternalId) && draft.folded.includes(folded));
    if (known !== undefined) {
      known.quotes.push(item);
      if (item.number < known.first.number) known.first = item;
      if (sourceExternalId !== null && !bySource.has(sourceKey)) bySource.set(sourceKey, known);
      continue;
    }
    const draft: Draft = {
      author,
      externalId: sourceExternalId,
      longest: item,
      folded,
      first: item,
      quotes: [item],
    };
    list.push(draft);
    drafts.push(draft);
    byWords.set(wordsKey, draft);
    if (sourceExternalId !== null) bySource.set(sourceKey, draft);
  }
  const posts: ThreadPost[] = [];
  const of = new Map<number, number>();
  const before = new Map<number, number[]>();
  drafts.sort((a, b) => a.first.number - b.first.number);
  for (const draft of drafts) {
    const number = posts.push(stubPost(threadId, draft)) - 1;
    for (const quote of draft.quotes) of.set(quote.number, number);
    const list = before.get(draft.first.post);
    if (list === undefined) before.set(draft.first.post, [number]);
    else list.push(number);
  }
  return { posts, of, before };
}

const mayShare = (draft: Draft, id: string | null): boolean =>
  draft.externalId === null || id === null || draft.externalId === id;

function stubPost(threadId: string, draft: Draft): ThreadPost {
  const { text, block } = draft.longest;
  const cited = draft.quotes
    .map((quote) => quote.block.citedAt)
    .find((moment) => moment?.at != null || moment?.local != null);
  return {
    id: deterministicId('stub', threadId, foldText(draft.author), draft.folded),
    kind: 'stub',
    position: null,
    externalId: draft.externalId,
    url: block.sourceUrl,
    parentExternalId: null,
    author: { name: draft.author, externalId: null, kind: 'unknown', inferred: false, evidence: null },
    postedAt: cited ?? UNKNOWN_MOMENT,
    editedAt: null,
    blocks: text === '' ? [] : [{ type: 'text', text }],
    rawBody: null,
    reactions: [],
    attachments: [],
    images: [],
    links: [],
    signature: null,
    revisions: [],
  };
}
