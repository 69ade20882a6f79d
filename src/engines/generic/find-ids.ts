import type { PageElement } from '../html/page-tree.js';
import { idPattern } from './candidates.js';
import type { Draft } from './posts.js';

/** The number of a post and its address, as far as the page prints them. */
export interface FoundId {
  readonly id: string | null;
  readonly url: string | null;
}

interface Sight {
  readonly id: string;
  readonly worth: number;
}

const OTHER_ID =
  /user|member|author|avatar|profile|quote|parent|thread|topic|forum|reaction|like|vote|sig(?:nature)?|attach|img|image|ad[_-]/i;
const POST_ID = /post|comment|msg|message|reply|answer|entry|^p#|^c#|^pid|thing/i;

/**
 * The id of each post: of all ways of numbering (ids, names, `data-` attributes and fragments of links that are formed
 * alike in all posts), one that nearly every post has and no two share. Numbers that merely count 1, 2, 3 come last.
 */
export function findIds(drafts: readonly Draft[]): readonly FoundId[] {
  const ways = new Map<string, { byPost: Map<number, string>; worth: number }>();
  drafts.forEach((draft, at) => {
    // An empty anchor before a post marks it.
    const before = draft.item.elements[0]?.previous ?? null;
    const marked = before !== null && before.tag === 'a' && before.last === before.order ? [before] : [];
    [...marked, ...draft.frame.slice(0, 400)].forEach((element, place) => {
      for (const [key, sight] of sightsOf(element, place, draft)) {
        const way = ways.get(key) ?? { byPost: new Map<number, string>(), worth: 0 };
        ways.set(key, way);
        if (way.byPost.has(at)) continue;
        way.byPost.set(at, sight.id);
        way.worth += sight.worth;
      }
    });
  });
  const ranked = [...ways.values()]
    .map((way) => ({ way, worth: worthOf(way, drafts.length) }))
    .filter(({ worth }) => worth > 0)
    .sort((a, b) => b.worth - a.worth)
    .slice(0, 40);
  const [best] = ranked;
  // The opener is often numbered in another way than the replies.
  const used = new Set(best?.way.byPost.values() ?? []);
  return drafts.map((draft, at) => {
    const id =
      best?.way.byPost.get(at) ??
      ranked.map(({ way }) => way.byPost.get(at)).find((one) => one !== undefined && !used.has(one)) ??
      null;
    return { id, url: id === null ? null : addressOf(draft, id) };
  });
}

function worthOf(way: { readonly byPost: ReadonlyMap<number, string>; readonly worth: number }, posts: number): number {
  const ids = [...way.byPost.values()];
  const coverage = ids.length / posts;
  // A few may be printed twice: an opener repeated, a recommended post.
  if (new Set(ids).size < (ids.length < 5 ? ids.length : 0.8 * ids.length) || coverage < 0.5) return 0;
  const numbers = ids.map(Number);
  const counted =
    ids.length > 1 &&
    numbers.every((number, i) => i === 0 || number === (numbers[i - 1] ?? 0) + 1) &&
    (numbers[0] ?? 0) < 1_000;
  const rising = numbers.every((number, i) => i === 0 || !(number < (numbers[i - 1] ?? 0)));
  return coverage * (way.worth / ids.length + (rising ? 0.5 : 0)) - (counted ? 2.5 : 0) - (coverage < 0.8 ? 1 : 0);
}

function* sightsOf(element: PageElement, place: number, draft: Draft): Generator<[string, Sight]> {
  const { attributes } = element;
  const near = place === 0 || draft.item.elements.includes(element) ? 1 : Math.max(0, 0.6 - place / 40);
  for (const name of ['id', 'name'] as const) {
    const value = attributes[name];
    if (value === undefined || value.length > 80 || (name === 'name' && element.tag !== 'a')) continue;
    const id = idIn(value);
    if (id === null || OTHER_ID.test(value)) continue;
    yield [
      `${name}:${idPattern(value)}`,
      { id, worth: (name === 'id' ? 2 : 1.7) + near + (POST_ID.test(value) ? 0.8 : 0) },
    ];
  }
  for (const name in attributes) {
    if (!name.startsWith('data-') && name !== 'commentid' && name !== 'thingid') continue;
    const value = attributes[name] ?? '';
    if (OTHER_ID.test(name) || !/id$|^data-(?:post|comment|msg|content|node|pid|cid|number)/.test(name)) continue;
    const id = idIn(value);
    if (id !== null && value.length <= 60)
      yield [`data:${name}`, { id, worth: 2 + near + (POST_ID.test(name) ? 0.9 : 0) }];
  }
  if (element.tag !== 'a') return;
  const fragment = /#([\w.-]{1,60})$/.exec(attributes.href ?? '')?.[1];
  const id = fragment === undefined ? null : idIn(fragment);
  if (fragment !== undefined && id !== null && !OTHER_ID.test(fragment))
    yield [`href:${idPattern(fragment)}`, { id, worth: 1.6 + near + (POST_ID.test(fragment) ? 0.8 : 0) }];
}

/** The number in an id ("post_12" -> "12", "t1_k3x9q" -> "k3x9q"); null when there is none. */
export function idIn(value: string): string | null {
  const base = /^t\d_([a-z0-9]{4,10})$/.exec(value) ?? /_t\d_([a-z0-9]{4,10})$/.exec(value);
  if (base !== null) return base[1] ?? null;
  const numbers = value.match(/\d+/g);
  if (numbers === null || numbers.length > 3) return null;
  const longest = numbers.reduce((a, b) => (b.length >= a.length ? b : a));
  return longest.length > 20 ? null : longest;
}

function addressOf(draft: Draft, id: string): string | null {
  let best: string | null = null;
  const number = /^\d+$/.test(id) ? new RegExp(`(?<!\\d)${id}(?!\\d)`) : new RegExp(`(?<![a-z\\d])${id}(?![a-z\\d])`);
  for (const element of draft.frame) {
    const href =
      element.tag === 'a'
        ? element.attributes.href
        : element.attributes.itemprop === 'url'
          ? element.attributes.content
          : undefined;
    if (href === undefined || href.length > 500 || !number.test(href)) continue;
    if (
      /reply|repl[iy]|answer|antwort|respon|zitat|quote|report|edit|delete|login|action=(?!show)|like|vote|javascript:|user|member|profile/i.test(
        href,
      )
    )
      continue;
    if (best === null || (!/#/.test(best) && /#/.test(href))) best = href;
  }
  return best;
}
