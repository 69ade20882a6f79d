import type { ListedThread } from '../../model/listing.js';
import { decideOrder } from '../dates/day-order.js';
import { mayBeYearFirst } from '../dates/figures.js';
import { type PageDates, readClock, strayDates } from '../dates/page-dates.js';
import { readZone } from '../dates/zone.js';
import { readField, type Scope } from '../field.js';
import type { PageTree } from '../html/page-tree.js';
import type { ListingSpec, ThreadRows } from './listing-spec.js';
import { isPinned, type Row } from './read-rows.js';

/**
 * The clock, zone and order of day and month of a list's times. Besides what tells it on any page, a list runs from the
 * newest thread on: of two neighbours the lower is the older.
 */
export function readListDates(tree: PageTree, spec: ListingSpec, rows: readonly Row<ThreadRows>[]): PageDates {
  const page: Scope = { tree, element: tree.root, owners: null };
  const language = tree.byTag.get('html')?.[0]?.attributes.lang ?? null;
  const clock = readField(page, spec.clock);
  const zone = readField(page, spec.zone);
  const ordered = rows.map((row) => ({ words: shownIn(row), pinned: isPinned(row) }));
  const shown = ordered.map(({ words }) => words);
  const running = spec.newestFirst ? ordered.filter(({ pinned }) => !pinned).map(({ words }) => words) : [];
  const { order, because } = decideOrder({
    posted: shown,
    own: [...rows.map(({ scope, rows: part }) => readField(scope, part.lastPost.machine) ?? ''), clock ?? ''],
    pairs: [
      ...running.slice(1).map((words, index): [string, string] => [words, running[index] ?? '']),
      ...shown.map((words): [string, string] => [words, clock ?? '']),
    ],
    cited: [],
    stray: (like) => strayDates(tree, new Set(), like),
    yearFirst: mayBeYearFirst(language),
  });
  return {
    order,
    times: {
      now: clock === null ? null : readClock(clock, order),
      zone: zone === null ? null : readZone(zone),
      language,
    },
    because,
  };
}

function shownIn({ scope, rows }: Row<ThreadRows>): string {
  return readField(scope, rows.lastPost.shown) ?? '';
}

/** Minutes a row may seem newer than the one above it: lists are printed to the minute. */
const SLACK = 60_000;

/** Whether no row that is not pinned is newer than one above it; times of different kinds are not compared. */
export function isNewestFirst(threads: readonly ListedThread[]): boolean {
  const times = threads.filter(({ pinned }) => !pinned).map(({ lastPostAt }) => lastPostAt);
  return [
    instants(times.map(({ at }) => at)),
    instants(times.map(({ local }) => (local === null ? null : localAt(local)))),
  ].every(descends);
}

/** A wall clock as if it were UTC; a day alone by its end, as it may be any time of it. */
function localAt(local: string): string {
  return local.length === 10 ? `${local}T23:59:59Z` : `${local}Z`;
}

function instants(times: readonly (string | null)[]): readonly number[] {
  return times.flatMap((time) => {
    const instant = time === null ? Number.NaN : Date.parse(time);
    return Number.isFinite(instant) ? [instant] : [];
  });
}

function descends(times: readonly number[]): boolean {
  return times.every((time, index) => index === 0 || time <= (times[index - 1] ?? 0) + SLACK);
}
