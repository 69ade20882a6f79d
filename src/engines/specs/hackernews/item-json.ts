import { isAddress } from '../../../model/address.js';
import {
  type Detection,
  type PageAuthor,
  type PageThread,
  type ParseOptions,
  type Poll,
  reactionOf,
  type ThreadPage,
} from '../../../model/page.js';
import { withParameter } from '../../json/answer-address.js';
import { draftPage, NOBODY, type PostDraft } from '../../json/draft.js';
import { readHtmlBody } from '../../json/html-body.js';
import type { JsonEngine } from '../../json/json-engine.js';
import { idOf, integerOf, isSet, listOf, markupTextOf, memberOf, momentOf, textOf } from '../../json/value.js';
import { HACKER_NEWS_BODY } from './body.js';

/** One item in the words of all three forms. */
interface Item {
  readonly value: unknown;
  readonly id: string | null;
  readonly parent: string | null;
  /** The id of the story where the item names it. */
  readonly story: string | null;
  readonly type: string | null;
}

const TYPES: ReadonlySet<string> = new Set(['story', 'comment', 'poll', 'pollopt', 'job', 'ask']);

/** `hn.algolia.com/api/v1/items/ID`: the item with all its answers inside it. */
export const HACKER_NEWS_TREE: JsonEngine = {
  engine: 'hackernews',
  generation: 'algolia-item',
  detect: (root) => {
    const nested = Array.isArray(memberOf(root, 'children')) && isType(root);
    const named = memberOf(root, 'created_at_i') !== undefined && memberOf(root, 'author') !== undefined;
    return { confidence: nested && named ? 1 : 0, evidence: nested && named ? ['an item with its children'] : [] };
  },
  // All answers of a thread in one.
  read: (root, detection, url, options) => {
    const page = readItems(itemsBelow(root), detection, url, options);
    const whole = memberOf(root, 'type') !== 'comment';
    return whole ? { ...page, thread: { ...page.thread, page: 1, pageCount: 1 } } : page;
  },
};

/** `hn.algolia.com/api/v1/search?tags=comment,story_ID`: hits, in the order of the search. */
export const HACKER_NEWS_HITS: JsonEngine = {
  engine: 'hackernews',
  generation: 'algolia-hits',
  detect: (root) => {
    const hits = listOf(memberOf(root, 'hits'));
    const stories = new Set(hits.map((hit) => idOf(memberOf(hit, 'story_id')) ?? idOf(memberOf(hit, 'objectID'))));
    const fits = hits.some((hit) => textOf(memberOf(hit, 'comment_text')) !== null) && stories.size === 1;
    return { confidence: fits ? 0.9 : 0, evidence: fits ? ['search hits of one story'] : [] };
  },
  read: (root, detection, url, options) => {
    const page = readItems([...listOf(memberOf(root, 'hits')).map(hitOf)].sort(byId), detection, url, options);
    return { ...page, thread: { ...page.thread, ...placeOf(root, url) } };
  },
};

/** Pages of a search count from 0. */
function placeOf(root: unknown, url: string | null): Partial<PageThread> {
  const page = integerOf(memberOf(root, 'page'));
  const pageCount = integerOf(memberOf(root, 'nbPages'));
  if (page === null || pageCount === null || page < 0 || page >= pageCount) return {};
  const turn = (to: number): string | null =>
    url === null || !isAddress(url) ? null : withParameter(new URL(url), 'page', to);
  return {
    page: page + 1,
    pageCount,
    nextUrl: page + 1 < pageCount ? turn(page + 1) : null,
    prevUrl: page > 0 ? turn(page - 1) : null,
  };
}

/** `hacker-news.firebaseio.com/v0/item/ID.json`: one item, or a list of those of a thread. */
export const HACKER_NEWS_FIREBASE: JsonEngine = {
  engine: 'hackernews',
  generation: 'firebase',
  detect: (root) => {
    const items = Array.isArray(root) ? listOf(root) : [root];
    const fits = items.some(
      (item) => isType(item) && typeof memberOf(item, 'time') === 'number' && memberOf(item, 'id') !== undefined,
    );
    return { confidence: fits ? 0.9 : 0, evidence: fits ? ['items with type, id and time'] : [] };
  },
  read: (root, detection, url, options) =>
    readItems((Array.isArray(root) ? listOf(root) : [root]).map(plainOf), detection, url, options),
};

function isType(value: unknown): boolean {
  return TYPES.has(textOf(memberOf(value, 'type')) ?? '');
}

function plainOf(value: unknown): Item {
  return {
    value,
    id: idOf(memberOf(value, 'id')),
    parent: idOf(memberOf(value, 'parent')) ?? idOf(memberOf(value, 'parent_id')),
    story: idOf(memberOf(value, 'story_id')),
    type: textOf(memberOf(value, 'type')),
  };
}

function hitOf(value: unknown): Item {
  const comment = textOf(memberOf(value, 'comment_text')) !== null;
  return { ...plainOf(value), id: idOf(memberOf(value, 'objectID')), type: comment ? 'comment' : 'story' };
}

function byId(a: Item, b: Item): number {
  return Number(a.id) - Number(b.id) || 0;
}

/** The item and all below it, each before its answers; an explicit stack, since answers may nest without end. */
function itemsBelow(root: unknown): readonly Item[] {
  const items: Item[] = [];
  const stack: unknown[] = [root];
  while (stack.length > 0) {
    const value = stack.pop();
    items.push(plainOf(value));
    const children = listOf(memberOf(value, 'children'));
    for (let i = children.length - 1; i >= 0; i -= 1) stack.push(children[i]);
  }
  return items;
}

function readItems(
  items: readonly Item[],
  detection: Detection,
  url: string | null,
  options: ParseOptions,
): ThreadPage {
  const posts = items.filter((item) => item.type !== 'pollopt' && item.id !== null);
  const story = posts.find((item) => item.type !== 'comment') ?? null;
  const first = posts[0];
  const id = story?.id ?? first?.story ?? (posts.length === 1 ? (first?.parent ?? null) : null);
  const count = integerOf(memberOf(story?.value, 'descendants'));
  return draftPage({
    engine: 'hackernews',
    detection,
    thread: {
      externalId: id,
      title: markupTextOf(memberOf(story?.value, 'title')) ?? markupTextOf(memberOf(first?.value, 'story_title')),
      url: id === null ? url : `https://news.ycombinator.com/item?id=${id}`,
    },
    posts: posts.map((item) => readItem(item, url, options)),
    polls: pollsOf(items, story),
    // A story saved alone tells how many answers it has.
    expectedPosts: count === null ? null : count + 1,
    totalPosts: count === null ? null : count + 1,
  });
}

function readItem(item: Item, url: string | null, options: ParseOptions): PostDraft {
  const { value, id } = item;
  const written =
    textOf(memberOf(value, 'text')) ?? textOf(memberOf(value, 'comment_text')) ?? textOf(memberOf(value, 'story_text'));
  // What the site shows in place of a text it took out of sight.
  const html = written === null || /^\[(?:flagged|dead|deleted)\]$/.test(written) ? null : written;
  const posted =
    momentOf(memberOf(value, 'time')) ??
    momentOf(memberOf(value, 'created_at_i')) ??
    momentOf(memberOf(value, 'created_at'));
  const score = integerOf(memberOf(value, 'score')) ?? integerOf(memberOf(value, 'points'));
  const link = textOf(memberOf(value, 'url'));
  const author = authorOf(value);
  const gone = isSet(memberOf(value, 'deleted')) || (item.type === 'comment' && author.name === null && html === null);
  const own = id === null ? null : `https://news.ycombinator.com/item?id=${id}`;
  const body =
    gone || html === null
      ? null
      : readHtmlBody(html, HACKER_NEWS_BODY, { base: own ?? url, ignoreIds: options.ignoreIds ?? false });
  return {
    externalId: id,
    url: own,
    parentExternalId: item.parent,
    // "[flagged]" and "[dead]": written, and taken out of sight.
    kind: gone ? 'deleted' : isSet(memberOf(value, 'dead')) ? 'hidden' : 'post',
    author,
    ...(posted === null ? {} : { postedAt: posted }),
    reactions: score === null || item.type === 'comment' ? [] : [reactionOf('Score', score)],
    ...body,
    links: [
      ...(link === null ? [] : [{ url: link, text: markupTextOf(memberOf(value, 'title')) ?? '' }]),
      ...(body?.links ?? []),
    ],
  };
}

function authorOf(value: unknown): PageAuthor {
  const name = textOf(memberOf(value, 'by')) ?? textOf(memberOf(value, 'author'));
  return { ...NOBODY, name, kind: name === null ? 'unknown' : 'member' };
}

function pollsOf(items: readonly Item[], story: Item | null): readonly Poll[] {
  const options = [...items.map((item) => item.value), ...listOf(memberOf(story?.value, 'options'))].filter(
    (value) => memberOf(value, 'type') === 'pollopt',
  );
  if (options.length === 0) return [];
  return [
    {
      question: markupTextOf(memberOf(story?.value, 'title')),
      options: options.flatMap((value) => {
        const text = markupTextOf(memberOf(value, 'text'));
        const votes = integerOf(memberOf(value, 'score')) ?? integerOf(memberOf(value, 'points'));
        return text === null ? [] : [{ text, votes }];
      }),
      voters: null,
    },
  ];
}
