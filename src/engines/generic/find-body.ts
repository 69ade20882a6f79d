import type { PageElement } from '../html/page-tree.js';
import { holds } from './candidates.js';
import type { Facts } from './facts.js';
import type { FoundAuthor } from './find-author.js';
import { type Atom, asideRanges, atomSums, atomsOf, furnitureOf, quotedOrders } from './furniture.js';
import { type Draft, nameOf } from './posts.js';
import { ASIDE_TOKEN, BODY_TOKEN, SIGNATURE_TOKEN } from './words.js';

/** The words of a post, and what stands among them that is not content. */
export interface FoundBody {
  readonly elements: readonly PageElement[];
  readonly drop: readonly PageElement[];
  readonly signature: PageElement | null;
}

/** What a text that is not content costs a would-be body, beside its length. */
const PRICE = 18;

/**
 * The body of each post, by comparing posts: what many posts print (buttons, labels) and what one author's posts all
 * print (ranks, places, signatures) is not content; the body is the part, called alike in all posts, that holds the
 * most of the rest and the least of it.
 */
export function findBodies(
  facts: Facts,
  drafts: readonly Draft[],
  authors: readonly (FoundAuthor | null)[],
): readonly FoundBody[] {
  const atoms = drafts.map(atomsOf);
  const furniture = furnitureOf(facts, drafts, atoms, authors);
  const good = new Float64Array(facts.tree.elements.length + 1);
  const bad = new Float64Array(facts.tree.elements.length + 1);
  drafts.forEach((draft, at) => {
    weighAtoms(facts, draft, atoms[at] ?? [], furniture[at] ?? new Set(), authors[at] ?? null, good, bad);
  });
  for (let i = 1; i < good.length; i += 1) {
    good[i] = (good[i] ?? 0) + (good[i - 1] ?? 0);
    bad[i] = (bad[i] ?? 0) + (bad[i - 1] ?? 0);
  }
  const worth = (element: PageElement): number =>
    ((good[element.last + 1] ?? 0) - (good[element.order] ?? 0)) * hintOf(facts, element) -
    ((bad[element.last + 1] ?? 0) - (bad[element.order] ?? 0));
  const chosen = chooseBodies(facts, drafts, worth);
  return drafts.map((draft, at) => {
    const elements = chosen[at] ?? [];
    const signature = signatureOf(facts, draft, atoms[at] ?? [], furniture[at] ?? new Set(), elements);
    return {
      elements,
      drop: dropsOf(facts, draft, elements, atoms[at] ?? [], furniture[at] ?? new Set(), authors[at] ?? null),
      signature,
    };
  });
}

function weighAtoms(
  facts: Facts,
  draft: Draft,
  atoms: readonly Atom[],
  furniture: ReadonlySet<string>,
  author: FoundAuthor | null,
  good: Float64Array,
  bad: Float64Array,
): void {
  const quoted = quotedOrders(draft);
  const aside = asideRanges(facts, draft);
  const frameDates = new Set(
    draft.frame.filter((element) => facts.dates.has(element.order)).map((element) => element.order),
  );
  for (const atom of atoms) {
    const at = atom.order + 1;
    const isName = author?.element != null && atom.order >= author.element.order && atom.order <= author.element.last;
    if (isName || frameDates.has(atom.order)) bad[at] = (bad[at] ?? 0) + 2 * PRICE;
    else if (quoted(atom.order)) good[at] = (good[at] ?? 0) + atom.length;
    else if (furniture.has(atom.key)) bad[at] = (bad[at] ?? 0) + PRICE + Math.min(120, atom.length);
    else if (aside(atom.order)) bad[at] = (bad[at] ?? 0) + PRICE;
    else good[at] = (good[at] ?? 0) + Math.min(600, atom.length);
  }
}

function hintOf(facts: Facts, element: PageElement): number {
  if (/^(?:text|articlebody|commenttext|reviewbody)$/i.test(element.attributes.itemprop ?? '')) return 1.5;
  const tokens = facts.tokens(element);
  if (tokens.some((token) => BODY_TOKEN.test(token))) return 1.3;
  if (tokens.some((token) => /(?:^|-)(?:head|header|meta|info|profile|pane|footer|details)(?:-|$)/.test(token)))
    return 0.6;
  return holds(element) ? 1 : 0.9;
}

/** One way of calling the body for all posts; posts without it get their best part. */
function chooseBodies(
  facts: Facts,
  drafts: readonly Draft[],
  worth: (element: PageElement) => number,
): readonly (readonly PageElement[])[] {
  const sums = new Map<string, { worth: number; order: number }>();
  const byPost = drafts.map((draft) => {
    const named = new Map<string, PageElement[]>();
    for (const element of draft.frame) {
      if (!mayBeBody(draft, element)) continue;
      const name = nameOf(facts, element, BODY_TOKEN);
      const list = named.get(name) ?? [];
      named.set(name, list);
      if ((list.at(-1)?.last ?? -1) < element.order) list.push(element);
    }
    for (const [name, several] of named) {
      // Boards that split a post around its quotes: all parts of it stand in one element.
      const elements = several.length > 1 ? commonOf(several, draft) : several;
      named.set(name, [...elements]);
      const value = elements.reduce((sum, element) => sum + worth(element), 0) - 6 * (elements.length - 1);
      const sum = sums.get(name) ?? { worth: 0, order: 0 };
      sums.set(name, { worth: sum.worth + Math.min(4_000, value), order: elements[0]?.order ?? 0 });
    }
    return named;
  });
  const ranked = [...sums].sort((a, b) => b[1].worth - a[1].worth || b[1].order - a[1].order);
  const [best] = ranked;
  return drafts.map((draft, at) => {
    const named = best === undefined ? undefined : byPost[at]?.get(best[0]);
    if (named !== undefined) return named;
    let own: PageElement | null = null;
    for (const element of draft.frame) {
      if (mayBeBody(draft, element) && worth(element) > 0 && (own === null || worth(element) >= worth(own)))
        own = element;
    }
    return own === null ? [] : [own];
  });
}

/** The innermost element around several; themselves where that is the whole post. */
function commonOf(several: readonly PageElement[], draft: Draft): readonly PageElement[] {
  const [first] = several;
  const last = several.at(-1);
  for (let up = first?.parent ?? null; up !== null && up.order > draft.item.from; up = up.parent) {
    if (last !== undefined && up.last >= last.last) return mayBeBody(draft, up) ? [up] : several;
  }
  return several;
}

/** Parts that reach into a nested post are not the body of the outer one. */
function mayBeBody(draft: Draft, element: PageElement): boolean {
  if (element.last > draft.item.to || /^(?:a|b|i|em|strong|u|s|small|br|img|li|time|abbr|h[1-6])$/.test(element.tag))
    return false;
  return !draft.holes.some((hole) => hole.from > element.order && hole.to <= element.last);
}

function signatureOf(
  facts: Facts,
  draft: Draft,
  atoms: readonly Atom[],
  furniture: ReadonlySet<string>,
  bodies: readonly PageElement[],
): PageElement | null {
  const named = draft.frame.find(
    (element) =>
      facts.sum('text', element.order, element.last) > 0 &&
      facts.tokens(element).some((token) => SIGNATURE_TOKEN.test(token)),
  );
  // Some boards call the line of name and time "signature".
  if (
    named !== undefined &&
    facts.sum('date', named.order, named.last) === 0 &&
    !bodies.some((body) => body.order >= named.order && body.last <= named.last)
  )
    return named;
  const last = bodies.at(-1);
  if (last === undefined) return null;
  // A part at the end of the body that all posts of the author print.
  const inside = atomSums(atoms, furniture);
  return (
    draft.frame.find(
      (element) =>
        element.order > last.order &&
        element.last === last.last &&
        facts.sum('text', element.order, element.last) >= 10 &&
        holds(element) &&
        inside(element).own === 0,
    ) ?? null
  );
}

function dropsOf(
  facts: Facts,
  draft: Draft,
  bodies: readonly PageElement[],
  atoms: readonly Atom[],
  furniture: ReadonlySet<string>,
  author: FoundAuthor | null,
): readonly PageElement[] {
  const drop: PageElement[] = [];
  const inside = atomSums(atoms, furniture);
  let until = -1;
  for (const element of draft.frame) {
    const body = bodies.find((one) => element.order > one.order && element.last <= one.last);
    if (body === undefined || element.order <= until) continue;
    const { length, count, own } = inside(element);
    const called = facts.tokens(element).some((token) => ASIDE_TOKEN.test(token) || SIGNATURE_TOKEN.test(token));
    const small = length < 0.5 * facts.sum('text', body.order, body.last);
    const inName =
      author?.element != null && element.order <= author.element.order && author.element.last <= element.last;
    const allCommon = count > 0 && (own === 0 || (inName && length < 90));
    const dated = facts.dates.has(element.order) && (element.tag === 'time' || element.attributes.title !== undefined);
    if ((called && small) || (allCommon && (small || length < 90) && isAlone(facts, element)) || dated) {
      drop.push(element);
      until = element.last;
    }
  }
  return drop;
}

/** Whether nothing else stands on the element's line: a name that many mention is a word of each of their sentences. */
function isAlone(facts: Facts, element: PageElement): boolean {
  if (element.tag === 'br') return false;
  if (holds(element) || /^(?:p|h[1-6]|hr|button)$/.test(element.tag)) return true;
  const siblings = element.parent?.children ?? [];
  const at = facts.childIndex(element);
  return [siblings[at - 1], siblings[at + 1]].every(
    (node) =>
      node === undefined ||
      (typeof node === 'string' ? !/\S/.test(node) : 'tag' in node && (node.tag === 'br' || holds(node))),
  );
}
