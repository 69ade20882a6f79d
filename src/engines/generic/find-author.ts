import type { PageElement } from '../html/page-tree.js';
import { textOf } from '../html/text-of.js';
import type { Facts } from './facts.js';
import { cleanName } from './names.js';
import { type Draft, nameOf } from './posts.js';
import { ACCOUNT_ID, AUTHOR_HREF, AUTHOR_TOKEN, NOT_AUTHOR_TOKEN } from './words.js';

/** Who wrote a post, where it is printed, and the account's number. */
export interface FoundAuthor {
  readonly name: string;
  readonly account: string | null;
  /** The name links to an account. */
  readonly linked: boolean;
  /** The element that prints it, or null where an attribute carries it. */
  readonly element: PageElement | null;
}

/** Of a box with the name and more in it, the part that is the name. */
function innerOf(outer: Sight, ways: readonly Way[], at: number): Sight {
  let best = outer;
  for (const way of ways) {
    const inner = way.byPost.get(at);
    if (inner === undefined || !inner.printed || !outer.printed || inner.hint <= best.hint) continue;
    if (inner.element.order > outer.element.order && inner.element.order <= outer.element.last) best = inner;
  }
  return best;
}

interface Sight {
  readonly name: string;
  readonly element: PageElement;
  readonly hint: number;
  readonly printed: boolean;
}

/** A way of naming the author, and how well it fits all posts together. */
interface Way {
  readonly worth: number;
  readonly hint: number;
  readonly byPost: ReadonlyMap<number, Sight>;
}

/** Ways of naming that are tried. */
const MOST_WAYS = 40;
/** Names need as much to be believed where another way has failed. */
const SURE = 3;

/**
 * The author of each post. Every short text beside the body is a candidate; candidates called alike in all posts are one
 * way of naming, judged by what it is called, where it links, how many posts have it and whether its values vary.
 */
export function findAuthors(facts: Facts, drafts: readonly Draft[]): readonly (FoundAuthor | null)[] {
  const ways = waysOf(facts, drafts)
    .sort((a, b) => b.worth - a.worth)
    .slice(0, MOST_WAYS);
  const best = ways[0];
  const usable = ways.filter((way) => way === best || way.hint >= SURE);
  return drafts.map((draft, at) => {
    const first = usable.map((way) => way.byPost.get(at)).find((found) => found !== undefined);
    if (first === undefined) return null;
    const sight = innerOf(first, ways, at);
    const link = linkOf(sight.element, draft);
    return {
      name: sight.name,
      account: accountOf(sight.element, link),
      linked: link !== null,
      element: sight.printed ? sight.element : null,
    };
  });
}

function waysOf(facts: Facts, drafts: readonly Draft[]): Way[] {
  const ways = new Map<string, { byPost: Map<number, Sight>; sights: number; depth: number }>();
  drafts.forEach((draft, at) => {
    const size = Math.max(1, draft.item.to - draft.item.from);
    for (const element of draft.frame) {
      if (facts.dates.has(element.order) && facts.sum('text', element.order, element.last) < 12) continue;
      const found = sightOf(facts, element);
      if (found === null) continue;
      const key = `${found.printed ? '' : '@'}${nameOf(facts, element, AUTHOR_TOKEN)}`;
      const way = ways.get(key) ?? { byPost: new Map<number, Sight>(), sights: 0, depth: 0 };
      ways.set(key, way);
      way.sights += 1;
      if (way.byPost.has(at)) continue;
      way.byPost.set(at, found);
      way.depth += (element.order - draft.item.from) / size;
    }
  });
  return [...ways.values()].map((way) => weigh(way, drafts.length));
}

function weigh(way: { byPost: ReadonlyMap<number, Sight>; sights: number; depth: number }, posts: number): Way {
  const sights = [...way.byPost.values()];
  const names = new Set(sights.map((sight) => sight.name));
  const hint = sights.reduce((sum, sight) => sum + sight.hint, 0) / Math.max(1, sights.length);
  const coverage = sights.length / posts;
  // A word that stands in every post is a button or a rank; a thread of one person is told by stronger signs.
  const same = names.size === 1 && sights.length >= 3 && hint < SURE;
  const crowd = way.sights / sights.length > 1.6 ? 1.5 : 0;
  const place = way.depth / Math.max(1, sights.length);
  return {
    hint,
    byPost: way.byPost,
    worth: same ? 0 : coverage * (hint + 0.6 * (names.size / sights.length) - crowd - 1.5 * place),
  };
}

function sightOf(facts: Facts, element: PageElement): Sight | null {
  const { attributes } = element;
  const given = attributes['data-author'] ?? attributes['data-username'] ?? attributes['data-poster'];
  if (given !== undefined && given !== '') {
    const name = given.trim().slice(0, 80);
    if (name !== '') return { name, element, hint: 6, printed: false };
  }
  const prop = attributes.itemprop ?? '';
  const inPerson =
    prop === 'name' &&
    within(element, 4, (up) => /(?:^|\s)(?:author|creator)(?:\s|$)/.test(up.attributes.itemprop ?? ''));
  if (inPerson && attributes.content !== undefined && attributes.content.trim() !== '')
    return { name: attributes.content.trim().slice(0, 80), element, hint: 6, printed: false };
  const length = facts.sum('text', element.order, element.last);
  if (length === 0 || length > 90) return null;
  const text = textOf(element);
  const name = cleanName(text);
  if (name === null) return null;
  return {
    name,
    element,
    hint: hintOf(facts, element, inPerson || /(?:^|\s)(?:author|creator)(?:\s|$)/.test(prop)),
    printed: true,
  };
}

function hintOf(facts: Facts, element: PageElement, stated: boolean): number {
  const { attributes, tag } = element;
  const tokens = facts.tokens(element);
  const around = element.parent === null ? [] : facts.tokens(element.parent);
  const further = element.parent?.parent == null ? [] : facts.tokens(element.parent.parent);
  let hint = stated ? 6 : 0;
  if (tokens.some((token) => AUTHOR_TOKEN.test(token))) hint = Math.max(hint, 5);
  else if (around.some((token) => AUTHOR_TOKEN.test(token))) hint = Math.max(hint, 4.5);
  else if (further.some((token) => AUTHOR_TOKEN.test(token))) hint = Math.max(hint, 4);
  if (tag === 'a' && AUTHOR_HREF.test(attributes.href ?? '')) hint = Math.max(hint + 0.5, 4);
  if (/(?:^|\s)author(?:\s|$)/.test(attributes.rel ?? '')) hint = Math.max(hint, 5);
  if (hint === 0) hint = /^(?:b|strong|h[2-6]|cite)$/.test(tag) ? 1.2 : tag === 'a' || around.length > 0 ? 0.7 : 0.4;
  if (tokens.some((token) => NOT_AUTHOR_TOKEN.test(token))) hint -= 3;
  else if (around.some((token) => NOT_AUTHOR_TOKEN.test(token))) hint -= 1;
  // A box around the name and more: the name inside it is a better candidate.
  return textsIn(element) > 1 ? Math.max(hint - 2, Math.min(hint, 0.3)) : hint;
}

/** Separate texts inside a small element. */
function textsIn(element: PageElement): number {
  let count = 0;
  for (const child of element.children) {
    if (typeof child === 'string') count += /[\p{L}\p{N}]/u.test(child) ? 1 : 0;
    else if ('tag' in child) count += textsIn(child);
    if (count > 1) break;
  }
  return count;
}

function within(element: PageElement, levels: number, test: (up: PageElement) => boolean): boolean {
  let up = element.parent;
  for (let level = 0; level < levels && up !== null; level += 1, up = up.parent) if (test(up)) return true;
  return false;
}

/** The link of a name: around it or inside it; else an account link beside it (a picture). */
function linkOf(element: PageElement, draft: Draft): string | null {
  for (let up: PageElement | null = element, level = 0; up !== null && level < 3; up = up.parent, level += 1) {
    if (up.tag === 'a' && up.attributes.href !== undefined) return up.attributes.href;
  }
  const inside = draft.frame.find((one) => one.order > element.order && one.order <= element.last && one.tag === 'a');
  if (inside?.attributes.href !== undefined) return inside.attributes.href;
  if (element.parent?.attributes.itemprop?.includes('author') !== true) return null;
  const url = draft.frame.find(
    (one) => one.parent === element.parent && one.attributes.itemprop === 'url' && one.attributes.content !== undefined,
  );
  return url?.attributes.content ?? null;
}

function accountOf(element: PageElement, link: string | null): string | null {
  for (let up: PageElement | null = element, level = 0; up !== null && level < 3; up = up.parent, level += 1) {
    const { attributes } = up;
    const given = attributes['data-userid'] ?? attributes['data-user-id'] ?? attributes['data-uid'];
    if (given !== undefined && /^\d{1,12}$/.test(given)) return given;
  }
  const found = link === null ? null : ACCOUNT_ID.exec(link);
  return found === null ? null : (found[1] ?? found[2] ?? found[3] ?? null);
}
