import { dayNumber, dayText } from './days.js';
import { type Subject, within } from './plot.js';
import { known, mean } from './words.js';

/** The tone of one post, or of all posts of a day. */
export interface TonePoint {
  /** Place in the thread, from 1; null for what has none. */
  readonly position: number | null;
  /** `2031-05-02`; null where no date is known. */
  readonly day: string | null;
  /** Valence of the own words, -1..1; null without a score. */
  readonly sentiment: number | null;
  /** 0 civil .. 1 uncivil; null without a score. */
  readonly hostility: number | null;
  readonly subject?: Subject | undefined;
}

/** A point to draw: one post, or several together. */
export interface Spot {
  /** Where it stands along the plot: the number of the post or of the day. */
  readonly at: number;
  readonly name: Subject;
  readonly posts: number;
  readonly sentiment: number | null;
  readonly hostility: number | null;
}

export interface Series {
  readonly along: 'post' | 'day';
  readonly spots: readonly Spot[];
  /** What has to be said about how they were put there. */
  readonly remark: string | null;
}

/** Single points a plot holds; more are drawn as means of stretches of equal length. */
const MOST_SPOTS = 300;

/** Points in the order given, by post or by day. */
export function seriesOf(points: readonly TonePoint[], by: 'post' | 'day'): Series {
  const days = points.map((point) => dayNumber(point.day));
  if (by === 'post' || days.every((day) => day === null)) {
    const remark = by === 'day' && points.length > 0 ? 'No date is known, so posts stand in their order.' : null;
    return byPost(points, remark);
  }
  return byDay(points, days);
}

function byPost(points: readonly TonePoint[], remark: string | null): Series {
  const placed = points.map((point, i) => ({ point, at: numberAt(point, i) }));
  if (placed.length <= MOST_SPOTS) {
    return { along: 'post', spots: placed.map(({ point, at }) => spotOf([point], at, subjectOf(point, at))), remark };
  }
  const size = Math.ceil(placed.length / MOST_SPOTS);
  const spots: Spot[] = [];
  for (let i = 0; i < placed.length; i += size) {
    const part = placed.slice(i, i + size);
    const from = part[0]?.at ?? 0;
    const to = part.at(-1)?.at ?? from;
    const name = { text: from === to ? `#${from}` : `#${from}–#${to}` };
    spots.push(
      spotOf(
        part.map(({ point }) => point),
        (from + to) / 2,
        name,
      ),
    );
  }
  const told = `Each point is the mean of ${size} posts.`;
  return { along: 'post', spots, remark: remark === null ? told : `${remark} ${told}` };
}

const numberAt = (point: TonePoint, i: number): number =>
  point.position !== null && Number.isFinite(point.position) ? point.position : i + 1;

const subjectOf = (point: TonePoint, at: number): Subject => point.subject ?? { text: `#${at}` };

/** What has no date stands at the day before it, else at the first day that is known. */
function byDay(points: readonly TonePoint[], days: readonly (number | null)[]): Series {
  let day = days.find((one) => one !== null) ?? 0;
  const groups = new Map<number, TonePoint[]>();
  points.forEach((point, i) => {
    day = days[i] ?? day;
    const group = groups.get(day) ?? [];
    groups.set(day, group);
    group.push(point);
  });
  const spots = [...groups].sort(([a], [b]) => a - b).map(([at, group]) => spotOf(group, at, { text: dayText(at) }));
  const undated = days.filter((one) => one === null).length;
  const remark =
    undated === 0
      ? null
      : `${undated === 1 ? '1 post without a date stands' : `${undated} posts without a date stand`} at the day of the post before.`;
  return { along: 'day', spots, remark };
}

function spotOf(points: readonly TonePoint[], at: number, name: Subject): Spot {
  return {
    at,
    name,
    posts: points.length,
    sentiment: mean(known(points.map((point) => within(point.sentiment, -1, 1)))),
    hostility: mean(known(points.map((point) => within(point.hostility, 0, 1)))),
  };
}

/**
 * A rolling mean over the spots that have a value, weighted by their posts: as many neighbours on either side as make a
 * fifteenth of the series, one at least and twelve at most.
 */
export function rolling(
  spots: readonly Spot[],
  value: (spot: Spot) => number | null,
): { readonly at: number; readonly value: number }[] {
  const scored = spots.flatMap((spot) => {
    const own = value(spot);
    return own === null ? [] : [{ at: spot.at, value: own, weight: spot.posts }];
  });
  const reach = Math.min(12, Math.max(1, Math.round(scored.length / 30)));
  return scored.map(({ at }, i) => {
    const near = scored.slice(Math.max(0, i - reach), i + reach + 1);
    const weight = near.reduce((sum, one) => sum + one.weight, 0);
    return { at, value: near.reduce((sum, one) => sum + one.value * one.weight, 0) / weight };
  });
}
