import type { PageElement } from '../html/page-tree.js';
import { textOf } from '../html/text-of.js';
import { type Group, groupsOf, type Item, itemsOf } from './candidates.js';
import type { Facts } from './facts.js';
import { withOpener } from './opener.js';

/** Names that boards give to posts, and names of what merely looks like them. */
const POSTS =
  /^[.#@[](?:.*[-_])?(?:posts?|comments?|messages?|msg|repl(?:y|ies)|answers?|thing|topic|question|entry|postbit|post-#|pid|p#)(?:[-_]|#|\]|$)/;
const OTHERS =
  /quote|sidebar|widget|recent|related|similar|nav|menu|latest|trending|teaser|preview|signature|breadcrumb|modal/;
/** Words beyond this count no more: one long post is one post. */
const MOST_TEXT = 1_500;

/** What speaks for a group being the page's posts. */
export function worthOf(group: Group): number {
  let sum = 0;
  let fit = 0;
  let text = 0;
  let link = 0;
  for (const item of group.items) {
    const words = item.text - 0.7 * item.link;
    text += item.text;
    link += item.link;
    const marks = item.dates > 0 && item.authors > 0 ? 1 : item.dates > 0 || item.authors > 0 ? 0.5 : 0;
    if (marks > 0) fit += 1;
    sum += marks * (Math.sqrt(Math.min(MOST_TEXT, Math.max(0, words - 15))) + (marks === 1 && words > 15 ? 1.5 : 0));
  }
  const precision = fit / Math.max(1, group.items.length);
  const named = POSTS.test(group.key) ? 1.2 : OTHERS.test(group.key) ? 0.5 : 1;
  const schema = /^@(?:comment|answer|suggestedanswer|discussionforumposting)$/.test(group.key) ? 1.02 : 1;
  const rows = group.key.startsWith('rows ') ? 0.93 : 1;
  const links = link > 0.7 * text ? 0.3 : 1;
  return sum * precision * named * schema * rows * links;
}

/** The group most likely to be the posts; null when nothing on the page repeats with a name or a time. */
export function chooseGroup(facts: Facts): Group | null {
  const ranked = groupsOf(facts)
    .map((group) => ({ group, worth: worthOf(group) }))
    .filter(({ worth }) => worth > 0)
    .sort((a, b) => b.worth - a.worth)
    .slice(0, MOST_GROUPS);
  const [best] = ranked;
  if (best === undefined) return null;
  let group = withoutStrangers(best.group);
  for (const other of ranked.slice(1)) {
    if (other.worth < ALSO * best.worth) break;
    group = joined(facts, group, other.group) ?? group;
  }
  return withOpener(facts, { ...group, items: onceEach(facts, group.items) });
}

/** Posts without copies: some pages print the opener twice. Short posts may well be equal. */
function onceEach(facts: Facts, items: readonly Item[]): readonly Item[] {
  const seen = new Set<string>();
  const kept = items.filter((item) => {
    if (item.text < COPY) return true;
    const [first] = item.elements.filter((element) => facts.sum('text', element.order, element.last) > 0);
    const key = first === undefined ? '' : `${item.text} ${textOf(first).slice(0, 2_000)}`;
    return key === '' || (!seen.has(key) && seen.add(key));
  });
  return kept.length === items.length
    ? items
    : itemsOf(
        kept.map((item) => item.elements),
        facts,
      );
}

/** Equal texts of this length are one text printed twice. */
const COPY = 300;
/** Groups looked at beside the best one. */
const MOST_GROUPS = 40;
/** A second kind of posts (answers beside comments) is worth so much of the first. */
const ALSO = 0.12;

function withoutStrangers(group: Group): Group {
  return { ...group, items: group.items.filter((item) => isPostLike(item) && !item.elements.some(isTrackback)) };
}

/** Notices that another site links here stand among comments. */
const isTrackback = (element: PageElement): boolean =>
  element.classes.some((name) => /^(?:pingback|trackback)s?$/i.test(name));

/**
 * Both groups as one, where the second holds posts of its own beside those of the first; the second alone where the
 * first are remarks inside its posts (the comments below an answer are part of it). Null where it only repeats the first.
 */
function joined(facts: Facts, first: Group, second: Group): Group | null {
  if (!POSTS.test(second.key) || OTHERS.test(second.key)) return null;
  const known = new Set(first.items.flatMap((item) => item.elements));
  const fresh = second.items.filter((item) => isPostLike(item) && !item.elements.some((element) => known.has(element)));
  if (
    fresh.length < 2 ||
    fresh.length * first.items.length > MOST_PAIRS ||
    fresh.some((item) => overlaps(item, first.items))
  )
    return null;
  const items = itemsOf(
    [...first.items, ...fresh].map((item) => item.elements),
    facts,
  );
  const own = new Set(fresh.map((item) => item.from));
  const added = items.filter((item) => own.has(item.from));
  const kept = items.filter((item) => !own.has(item.from));
  const whole = (item: Item): boolean => item.dates > 0 && item.authors > 0 && item.text - item.link >= 25;
  if (added.filter(whole).length < 0.9 * added.length) return null;
  // What the first group held must still stand: a part of its posts that looks like one takes their name or time away.
  if (kept.filter(whole).length < 0.95 * first.items.filter(whole).length) return null;
  if (added.some((item) => item.parent >= 0)) return null;
  if (kept.filter((item) => item.parent >= 0).length > kept.length / 2)
    return {
      key: second.key,
      items: itemsOf(
        fresh.map((item) => item.elements),
        facts,
      ),
    };
  if (kept.some((item) => item.parent >= 0 && own.has(items[item.parent]?.from ?? -1))) return null;
  return { key: `${first.key} and ${second.key}`, items };
}

/** Pairs of items compared; a page of 500 posts and as many answers needs a quarter of it. */
const MOST_PAIRS = 1_000_000;

/** Neither beside, nor wholly inside or around. */
function overlaps(item: Item, others: readonly Item[]): boolean {
  // In document order: the search ends behind the item. Items of one group nest, so all before it must be looked at.
  for (const other of others) {
    if (other.from > item.to) return false;
    const apart = other.to < item.from;
    const around = item.from < other.from && other.to <= item.to;
    const inside = other.from < item.from && item.to <= other.to;
    if (!apart && !around && !inside) return true;
  }
  return false;
}

/** Items that may be posts: with words, and a name or a time. */
export function isPostLike(item: Item): boolean {
  return item.text > 0 && (item.dates > 0 || item.authors > 0);
}
