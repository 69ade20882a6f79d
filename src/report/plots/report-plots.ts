import {
  activity,
  authorTone,
  forumTrends,
  type Plot,
  type PlotName,
  type PlotOptions,
  quoteTravel,
  replyNetwork,
  stanceSplit,
  toneTimeline,
} from '../../plots/index.js';
import type { Store } from '../../store/index.js';
import { readActivity, readTrends } from './activity.js';
import { readNetwork } from './network.js';
import { readStances } from './stances.js';
import { readAuthorTone, readTone } from './tone.js';
import { readQuoteTravels } from './travel.js';

/** Plots a thread has, one file each by `report --plot`. */
export const THREAD_PLOTS = [
  'tone',
  'tone-by-day',
  'stances',
  'network',
  'travel',
  'activity',
] as const satisfies PlotName[];

/** Plots of everything stored. */
export const WHOLE_PLOTS = ['activity', 'trends'] as const satisfies PlotName[];

type Drawer = (store: Store, threadId: string) => Promise<Plot | null>;

const OF_THREAD: Readonly<Record<(typeof THREAD_PLOTS)[number], Drawer>> = {
  tone: async (store, threadId) => toneTimeline({ points: await readTone(store, threadId) }),
  'tone-by-day': async (store, threadId) => toneTimeline({ points: await readTone(store, threadId), by: 'day' }),
  stances: async (store, threadId) => stanceSplit({ targets: await readStances(store, threadId) }),
  network: async (store, threadId) => replyNetwork(await readNetwork(store, threadId)),
  travel: async (store, threadId) => {
    const [travel] = await readQuoteTravels(store, { threadId });
    return travel === undefined ? null : quoteTravel(travel);
  },
  activity: async (store, threadId) =>
    activity({ days: await readActivity(store, threadId), title: 'Posts over time', noun: 'post' }),
};

/** Sayings drawn in a report; the table of sayings has all. */
const MOST_TRAVELS = 3;

/** One plot of a thread; null where there is nothing it could show. */
export const threadPlot = (store: Store, threadId: string, name: (typeof THREAD_PLOTS)[number]): Promise<Plot | null> =>
  OF_THREAD[name](store, threadId);

/** One plot of everything. */
export const wholePlot = async (store: Store, name: (typeof WHOLE_PLOTS)[number]): Promise<Plot> =>
  name === 'activity'
    ? activity({ days: await readActivity(store, null), title: 'Posts over time', noun: 'post' })
    : forumTrends({ forums: await readTrends(store) });

/** The tone of one author over time. */
export const authorPlot = async (store: Store, authorId: string, name: string): Promise<Plot> =>
  authorTone({ author: name, points: await readAuthorTone(store, authorId) });

/** All plots of a thread that have something to show, for its report. */
export async function plotsOfThread(store: Store, threadId: string): Promise<Plot[]> {
  const points = await readTone(store, threadId);
  const days = new Set(points.flatMap(({ day }) => day ?? []));
  const travels = await readQuoteTravels(store, { threadId });
  // Two threads may look alike; the ids in one file must not.
  const named = (name: string): PlotOptions => ({ id: `plot-${threadId}-${name}` });
  const plots = [
    toneTimeline({ points }, named('tone')),
    ...(days.size < 2 ? [] : [toneTimeline({ points, by: 'day' }, named('days'))]),
    stanceSplit({ targets: await readStances(store, threadId) }, named('stances')),
    replyNetwork(await readNetwork(store, threadId), named('network')),
    ...travels.slice(0, MOST_TRAVELS).map((travel, i) => quoteTravel(travel, named(`travel-${i}`))),
    activity(
      { days: points.map(({ day }) => ({ day, count: 1 })), title: 'Posts over time', noun: 'post' },
      named('activity'),
    ),
  ];
  return plots.filter((plot) => !plot.empty);
}

/** The plots of everything stored. */
export async function plotsOfEverything(store: Store): Promise<Plot[]> {
  const plots: Plot[] = [];
  for (const name of WHOLE_PLOTS) plots.push(await wholePlot(store, name));
  return plots.filter((plot) => !plot.empty);
}
