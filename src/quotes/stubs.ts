import { deterministicId } from '../model/ids.js';
import { UNKNOWN_MOMENT } from '../model/moment.js';
import { foldText } from '../model/text.js';
import type { ThreadPost } from '../model/thread.js';
import type { PreparedQuote } from './prepare.js';

/** A quote whose source is not in the thread, and where it stands. */
export interface AbsentQuote {
  readonly post: number;
  readonly quote: PreparedQuote;
}

/** Posts known only through quotes of them. */
export interface Stubs {
  /** The stub a quote points to. */
  readonly of: (absent: AbsentQuote) => ThreadPost | null;
  /** Stubs to put before a post, in the order of their first quotes. */
  readonly before: ReadonlyMap<number, readonly ThreadPost[]>;
}

interface Draft {
  readonly author: string;
  readonly externalId: string | null;
  longest: AbsentQuote;
  folded: string;
  first: number;
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
  const longestFirst = absent
    .map((item) => ({ item, folded: foldText(item.quote.quote.text) }))
    .sort(
      (a, b) =>
        b.folded.length - a.folded.length ||
        a.item.post - b.item.post ||
        a.item.quote.quote.index - b.item.quote.quote.index,
    );
  const bySource = new Map<string, Draft>();
  const byWords = new Map<string, Draft>();
  const drafts: Draft[] = [];
  for (const { item, folded } of longestFirst) {
    const { author, sourceExternalId } = item.quote.quote.block;
    if (author === null) continue;
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
      known.first = Math.min(known.first, item.post);
      if (sourceExternalId !== null && !bySource.has(sourceKey)) bySource.set(sourceKey, known);
      continue;
    }
    const draft: Draft = {
      author,
      externalId: sourceExternalId,
      longest: item,
      folded,
      first: item.post,
      quotes: [item],
    };
    list.push(draft);
    drafts.push(draft);
    byWords.set(wordsKey, draft);
    if (sourceExternalId !== null) bySource.set(sourceKey, draft);
  }
  const of = new Map<PreparedQuote, ThreadPost>();
  const before = new Map<number, ThreadPost[]>();
  drafts.sort((a, b) => a.first - b.first || firstIndex(a) - firstIndex(b));
  for (const draft of drafts) {
    const stub = stubPost(threadId, draft);
    for (const { quote } of draft.quotes) of.set(quote, stub);
    const list = before.get(draft.first);
    if (list === undefined) before.set(draft.first, [stub]);
    else list.push(stub);
  }
  return { of: ({ quote }) => of.get(quote) ?? null, before };
}

const mayShare = (draft: Draft, id: string | null): boolean =>
  draft.externalId === null || id === null || draft.externalId === id;

const firstIndex = (draft: Draft): number =>
  draft.quotes.reduce(
    (least, { post, quote }) => (post === draft.first ? Math.min(least, quote.quote.index) : least),
    Number.MAX_SAFE_INTEGER,
  );

function stubPost(threadId: string, draft: Draft): ThreadPost {
  const { text, block } = draft.longest.quote.quote;
  const cited = draft.quotes
    .map(({ quote }) => quote.quote.block.citedAt)
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
