import type { PageElement } from '../html/page-tree.js';
import { textOf } from '../html/text-of.js';
import { dateAttribute, findDateWords } from './date-words.js';
import type { Facts } from './facts.js';
import { type Draft, nameOf } from './posts.js';
import { EDITED, OTHER_TIME } from './words.js';

/** A time of a post as found: for machines, in words, and where. */
export interface FoundTime {
  readonly machine: string | null;
  readonly words: string | null;
  readonly element: PageElement;
}

/** Ways of giving a time that are tried. */
const MOST_WAYS = 40;

interface Way {
  readonly byPost: Map<number, FoundTime>;
  sights: number;
  depth: number;
}

/**
 * When each post was written: of all ways of giving a time (times called alike in all posts), the one most posts have,
 * that varies from post to post, does not go backwards and stands near the head.
 */
export function findTimes(facts: Facts, drafts: readonly Draft[]): readonly (FoundTime | null)[] {
  const ways = new Map<string, Way>();
  drafts.forEach((draft, at) => {
    const size = Math.max(1, draft.item.to - draft.item.from);
    for (const element of draft.frame) {
      if (!facts.dates.has(element.order)) continue;
      const time = timeOf(facts, element);
      if (time === null || isOtherTime(facts, element)) continue;
      const key = `${time.machine === null ? '' : '@'}${nameOf(facts, element)}`;
      const way = ways.get(key) ?? { byPost: new Map<number, FoundTime>(), sights: 0, depth: 0 };
      ways.set(key, way);
      way.sights += 1;
      if (way.byPost.has(at)) continue;
      way.byPost.set(at, time);
      way.depth += (element.order - draft.item.from) / size;
    }
  });
  const ranked = [...ways]
    .map(([key, way]) => ({ way, worth: worthOf(key, way, drafts.length) }))
    .sort((a, b) => b.worth - a.worth)
    .slice(0, MOST_WAYS);
  return drafts.map((_, at) => ranked.map(({ way }) => way.byPost.get(at)).find((time) => time !== undefined) ?? null);
}

function worthOf(key: string, way: Way, posts: number): number {
  const times = [...way.byPost.values()];
  const values = times.map((time) => time.machine ?? time.words ?? '');
  const varied = new Set(values).size / times.length;
  const machine = times.filter((time) => time.machine !== null).length / times.length;
  const named = /join|regist|since|edit|last|modif|update/.test(key)
    ? -2
    : /date|time|post|publish|creat/.test(key)
      ? 0.6
      : 0;
  const rising = machine === 1 && values.every((value, i) => i === 0 || value >= (values[i - 1] ?? '')) ? 0.5 : 0;
  const crowd = way.sights / times.length > 1.5 ? 0.4 : 0;
  return (
    (times.length / posts) * (2 + varied + 0.8 * machine + named + rising - crowd - 0.8 * (way.depth / times.length))
  );
}

/** What an element says of a time: by attribute, with the words shown beside it, else by its words. */
export function timeOf(facts: Facts, element: PageElement): FoundTime | null {
  const carried = dateAttribute(element.tag, element.attributes);
  const text = textOf(element);
  const printed = findDateWords(text)?.words ?? findOwnWords(element);
  if (carried?.machine != null) return { machine: carried.machine, words: printed, element };
  // A tooltip gives the whole time where the page shows "2 hours ago".
  const words = carried?.words ?? printed;
  return words === null ? null : { machine: null, words: withClock(facts, words, element), element };
}

const CLOCK = /\d{1,2}[:.h]\d{2}/;
const CLOCK_NEXT =
  /^[\s,;|@·•–—-]{0,4}(?:(?:at|um|à|a las|alle|в|o|om|kl\.?|às)\s)?(\d{1,2}[:.]\d{2}(?::\d{2})?(?:\s?[ap]\.?\s?m\b\.?)?)/iu;

/** A day whose clock stands in the text behind its element. */
function withClock(facts: Facts, words: string, element: PageElement): string {
  if (CLOCK.test(words) || element.parent === null) return words;
  const siblings = element.parent.children;
  const at = facts.childIndex(element);
  const behind = siblings
    .slice(at + 1, at + 3)
    .map((node) => (typeof node === 'string' ? node : 'tag' in node && node.last - node.order < 4 ? textOf(node) : ''))
    .join(' ')
    .replace(/\s+/g, ' ');
  const clock = CLOCK_NEXT.exec(behind)?.[1];
  return clock === undefined ? words : `${words}, ${clock}`;
}

/** The time in one of an element's own texts, where its whole text is longer. */
function findOwnWords(element: PageElement): string | null {
  for (const child of element.children) {
    const found = typeof child === 'string' ? findDateWords(child.replace(/\s+/g, ' ').trim()) : null;
    if (found !== null) return found.words;
  }
  return null;
}

/** A time of joining, of the last visit or of an edit: said by the words before it. */
function isOtherTime(facts: Facts, element: PageElement): boolean {
  const text = textOf(element);
  const found = findDateWords(text);
  const inside = found === null ? text : text.slice(0, found.start);
  if (OTHER_TIME.test(inside.slice(-80)) || EDITED.test(inside.slice(0, 80))) return true;
  const before = textBefore(facts, element);
  return OTHER_TIME.test(before) || EDITED.test(before);
}

/** The text right before an element among its siblings, or before its parent when it stands first there. */
function textBefore(facts: Facts, element: PageElement): string {
  let here = element;
  for (let level = 0; level < 2; level += 1) {
    const siblings = here.parent?.children ?? [];
    const at = facts.childIndex(here);
    const parts: string[] = [];
    for (let i = at - 1; i >= 0 && i >= at - 3; i -= 1) {
      const sibling = siblings[i];
      if (typeof sibling === 'string') parts.unshift(sibling);
      else if (sibling !== undefined && 'tag' in sibling)
        parts.unshift(sibling.last - sibling.order > 40 ? '' : textOf(sibling));
    }
    const text = parts.join(' ').replace(/\s+/g, ' ').trim();
    if (text !== '' || here.parent === null) return text.slice(-80);
    here = here.parent;
  }
  return '';
}

/** The notice that a post was edited, with its time where it prints one. */
export function findEdit(
  facts: Facts,
  draft: Draft,
): { readonly element: PageElement; readonly time: FoundTime | null } | null {
  for (const element of draft.own) {
    const length = facts.sum('text', element.order, element.last);
    if (length < 6 || length > 240 || element.tag === 'a') continue;
    const text = textOf(element);
    if (!EDITED.test(text) || (findDateWords(text) === null && text.length > 60)) continue;
    const dated = draft.own.find(
      (one) => one.order >= element.order && one.order <= element.last && facts.dates.has(one.order),
    );
    if (dated === undefined && findDateWords(text) === null) continue;
    return { element, time: timeOf(facts, dated ?? element) };
  }
  return null;
}
