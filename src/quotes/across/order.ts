import type { OtherPost } from '../../model/across.js';
import type { Moment } from '../../model/moment.js';
import type { LinkedThread, ThreadPost } from '../../model/thread.js';

/** Where a post stands among all posts of its site, as far as the pages say. */
export interface Place {
  readonly threadId: string;
  readonly postId: string;
  /** In its thread, from 1. */
  readonly position: number | null;
  readonly externalId: string | null;
  readonly postedAt: Moment;
}

/** Orders posts of one site, whose software is known. */
export interface SiteOrder {
  /**
   * Whether a post was surely written before (-1) or after (1) another; 0 where nothing printed tells: both as
   * instants, else both as the board's wall clock, else by post ids where the software numbers all posts of a site.
   */
  readonly compareSurely: (a: Place, b: Place) => -1 | 0 | 1;
  /** A fixed order of all posts, the earliest first: by time, id, thread, position. Posts without a time come last. */
  readonly compareFirst: (a: Place, b: Place) => number;
}

/**
 * Software that gives all posts of an installation numbers from one sequence, as they are written. Others number
 * posts within a thread (Discourse), openers and answers apart (Vanilla, Drupal, Lemmy), or not by plain numbers.
 */
const NUMBERS_ALL_POSTS: ReadonlySet<string> = new Set([
  'bbpress',
  'discuz',
  'flarum',
  'fluxbb',
  'hackernews',
  'invision',
  'jforum',
  'khoros',
  'mlf',
  'mybb',
  'nodebb',
  'phpbb',
  'proboards',
  'punbb',
  'smf',
  'ubbthreads',
  'vbulletin',
  'woltlab',
  'wordpress',
  'wpforo',
  'xenforo',
]);

/** Software whose post ids mean another post in each thread, or mean nothing that is known. */
const NUMBERS_WITHIN_THREADS: ReadonlySet<string> = new Set(['discourse', 'generic', 'unknown']);

const softwareOf = (engine: string): string => engine.replace(/^text:/u, '');

/** Whether a printed post id alone tells which post of a site is meant. */
export const idsNamePosts = (engine: string): boolean => !NUMBERS_WITHIN_THREADS.has(softwareOf(engine));

export function siteOrder(engine: string): SiteOrder {
  const isNumbered = NUMBERS_ALL_POSTS.has(softwareOf(engine));
  const numberOf = ({ externalId }: Place): number =>
    isNumbered && externalId !== null && /^\d{1,15}$/u.test(externalId) ? Number(externalId) : Number.POSITIVE_INFINITY;
  return {
    compareSurely: (a, b) => {
      const byTime = compareMoments(a.postedAt, b.postedAt);
      if (byTime !== 0) return byTime;
      const [m, n] = [numberOf(a), numberOf(b)];
      return m === n || !Number.isFinite(m) || !Number.isFinite(n) ? 0 : m < n ? -1 : 1;
    },
    compareFirst: (a, b) =>
      compareNumbers(startOf(a.postedAt), startOf(b.postedAt)) ||
      compareNumbers(numberOf(a), numberOf(b)) ||
      compareText(a.threadId, b.threadId) ||
      compareNumbers(a.position ?? Number.POSITIVE_INFINITY, b.position ?? Number.POSITIVE_INFINITY) ||
      compareText(a.postId, b.postId),
  };
}

const compareNumbers = (a: number, b: number): number => (a === b ? 0 : a < b ? -1 : 1);

const compareText = (a: string, b: string): number => (a === b ? 0 : a < b ? -1 : 1);

/** Milliseconds, `from` included, `to` excluded. */
type Span = readonly [from: number, to: number];

const DAY = 86_400_000;
const WIDTH = { second: 1_000, minute: 60_000, day: DAY, unknown: 1_000 } as const;

/** Whether one printed time is surely before another: both as instants, else both as wall clocks of one board. */
export function compareMoments(a: Moment, b: Moment): -1 | 0 | 1 {
  for (const spanOf of [instant, wallClock]) {
    const [first, second] = [spanOf(a), spanOf(b)];
    if (first === null || second === null) continue;
    return first[1] <= second[0] ? -1 : second[1] <= first[0] ? 1 : 0;
  }
  return 0;
}

function instant({ at, precision }: Moment): Span | null {
  const from = at === null ? Number.NaN : Date.parse(at);
  return Number.isNaN(from) ? null : [from, from + WIDTH[precision]];
}

function wallClock({ local }: Moment): Span | null {
  const shape = local === null ? null : /^(\d{4}-\d\d-\d\d)(?:T(\d\d:\d\d)(:\d\d)?)?$/u.exec(local);
  if (shape === null) return null;
  const from = Date.parse(`${shape[1]}T${shape[2] ?? '00:00'}${shape[3] ?? ':00'}Z`);
  const width = shape[2] === undefined ? DAY : shape[3] === undefined ? WIDTH.minute : WIDTH.second;
  return Number.isNaN(from) ? null : [from, from + width];
}

const startOf = (moment: Moment): number => (instant(moment) ?? wallClock(moment))?.[0] ?? Number.POSITIVE_INFINITY;

export const placeOfOther = ({ threadId, postId, position, externalId, postedAt }: OtherPost): Place => ({
  threadId,
  postId,
  position,
  externalId,
  postedAt,
});

export const placeIn = (thread: Pick<LinkedThread, 'id'>, post: ThreadPost): Place => ({
  threadId: thread.id,
  postId: post.id,
  position: post.position,
  externalId: post.externalId,
  postedAt: post.postedAt,
});
