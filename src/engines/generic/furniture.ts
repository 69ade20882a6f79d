import type { PageElement } from '../html/page-tree.js';
import { foldInline, textOf } from '../html/text-of.js';
import type { Facts } from './facts.js';
import type { FoundAuthor } from './find-author.js';
import type { Draft } from './posts.js';
import { ASIDE_TOKEN, SIGNATURE_TOKEN } from './words.js';

/** A text of a post, as it is compared with those of other posts. */
export interface Atom {
  readonly order: number;
  readonly key: string;
  readonly length: number;
}

/** Share of posts that must print a text before it is the board's, and the fewest. */
const COMMON = 0.3;
const FEWEST_COMMON = 2;
/** Buttons and labels are shorter than this. */
const LONG = 60;

export function atomsOf(draft: Draft): readonly Atom[] {
  const atoms: Atom[] = [];
  for (const element of draft.own) {
    for (const child of element.children) {
      if (typeof child !== 'string' || !/\S/.test(child)) continue;
      const text = foldInline(child);
      atoms.push({ order: element.order, key: text.slice(0, 160).replace(/\d+/g, '#'), length: text.length });
    }
  }
  return atoms;
}

/** Of each post, the texts that are not its own words: common to many posts, or to all posts of its author. */
export function furnitureOf(
  facts: Facts,
  drafts: readonly Draft[],
  atoms: readonly (readonly Atom[])[],
  authors: readonly (FoundAuthor | null)[],
): readonly ReadonlySet<string>[] {
  const posts = drafts.length;
  const seen = new Map<string, number>();
  const byAuthor = new Map<string, number>();
  const written = new Map<string, number>();
  drafts.forEach((draft, at) => {
    const quoted = quotedOrders(draft);
    const keys = new Set((atoms[at] ?? []).filter((atom) => !quoted(atom.order)).map((atom) => atom.key));
    const name = authors[at]?.name ?? '';
    written.set(name, (written.get(name) ?? 0) + 1);
    for (const key of keys) {
      seen.set(key, (seen.get(key) ?? 0) + 1);
      byAuthor.set(`${name}\n${key}`, (byAuthor.get(`${name}\n${key}`) ?? 0) + 1);
    }
  });
  const titles = titleTexts(facts);
  const needed = Math.max(FEWEST_COMMON, Math.ceil(posts * COMMON));
  return drafts.map((_, at) => {
    const name = authors[at]?.name ?? '';
    const out = new Set<string>();
    for (const { key, length } of atoms[at] ?? []) {
      const count = seen.get(key) ?? 0;
      if (length >= 4 && titles.has(key.replace(/^(?:re|aw|sv|odp|rép)\s?(?:\[#\])?:\s?/i, '').toLowerCase()))
        out.add(key);
      // Somebody's words that others repeat are content where they are long; names that posts address are words too.
      const enough = length > LONG ? 2 * needed : needed;
      if (count >= enough && (posts > 3 || length <= 40) && !key.startsWith('@')) out.add(key);
      const his = byAuthor.get(`${name}\n${key}`) ?? 0;
      if (name !== '' && his >= 2 && his === written.get(name) && length >= 3) out.add(key);
    }
    return out;
  });
}

/** The thread's title as headings print it: many boards repeat it above every post. */
function titleTexts(facts: Facts): ReadonlySet<string> {
  const { byTag } = facts.tree;
  const whole = (byTag.get('title') ?? []).map(textOf).join(' ').toLowerCase();
  const headings = [...(byTag.get('h1') ?? []), ...(byTag.get('h2') ?? []), ...(byTag.get('h3') ?? [])].slice(0, 40);
  const fitting = headings
    .map((heading) => textOf(heading).toLowerCase())
    .filter((text) => text.length >= 4 && whole.includes(text));
  return new Set([...fitting, ...whole.split(/\s[|•·»–—-]\s|\s::\s/)].map((text) => text.trim().replace(/\d+/g, '#')));
}

export function quotedOrders(draft: Draft): (order: number) => boolean {
  const frame = new Set(draft.frame.map((element) => element.order));
  return (order) => !frame.has(order);
}

/** Parts of a post that are called signature, buttons, notices. */
export function asideRanges(facts: Facts, draft: Draft): (order: number) => boolean {
  const marked = new Set<number>();
  let until = -1;
  for (const element of draft.own) {
    if (
      element.order > until &&
      facts.tokens(element).some((token) => SIGNATURE_TOKEN.test(token) || ASIDE_TOKEN.test(token))
    ) {
      // A whole post may be called "shared" or "reply-link": only small parts are believed to be furniture.
      const share = facts.sum('text', element.order, element.last) / Math.max(1, draft.item.text);
      if (share < 0.5 || facts.tokens(element).some((token) => SIGNATURE_TOKEN.test(token))) until = element.last;
    }
    if (element.order <= until) marked.add(element.order);
  }
  return (order) => marked.has(order);
}

/** Of any element: the number and length of its texts, and how many are the post's own. */
export function atomSums(
  atoms: readonly Atom[],
  furniture: ReadonlySet<string>,
): (element: PageElement) => { readonly count: number; readonly length: number; readonly own: number } {
  const lengths = [0];
  const owns = [0];
  for (const atom of atoms) {
    lengths.push((lengths.at(-1) ?? 0) + atom.length);
    owns.push((owns.at(-1) ?? 0) + (furniture.has(atom.key) ? 0 : 1));
  }
  const firstFrom = (order: number): number => {
    let low = 0;
    let high = atoms.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((atoms[middle]?.order ?? 0) < order) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  return (element) => {
    const [from, to] = [firstFrom(element.order), firstFrom(element.last + 1)];
    return {
      count: to - from,
      length: (lengths[to] ?? 0) - (lengths[from] ?? 0),
      own: (owns[to] ?? 0) - (owns[from] ?? 0),
    };
  };
}
