import { UsageError } from '../model/errors.js';
import type { Plot } from '../plots/index.js';
import { findAuthor } from '../report/find-author.js';
import { findThread } from '../report/find-thread.js';
import { authorPlot, THREAD_PLOTS, threadPlot, WHOLE_PLOTS, wholePlot } from '../report/plots/index.js';
import type { Store } from '../store/index.js';
import type { Context } from './context.js';
import { plotFormat, writePlot } from './plot-output.js';

/** Which plot of what. */
export interface PlotWish {
  readonly plot: string;
  readonly thread: string | undefined;
  readonly author: string | undefined;
  readonly out: string | undefined;
}

/** `threadbare report --plot`: one plot into one file. */
export async function runPlot(context: Context, store: Store, wish: PlotWish): Promise<number> {
  plotFormat(wish.out);
  await writePlot(context, wish.out, await draw(store, wish));
  return 0;
}

async function draw(store: Store, { plot, thread, author }: PlotWish): Promise<Plot> {
  if (plot === 'author') {
    if (author === undefined) throw new UsageError('plot-of-what', 'The plot `author` needs a name: --author NAME.');
    const found = await findAuthor(store, author);
    return authorPlot(store, found.authorId, found.name);
  }
  const whole = WHOLE_PLOTS.find((name) => name === plot);
  if (whole !== undefined && thread === undefined) return wholePlot(store, whole);
  const name = THREAD_PLOTS.find((one) => one === plot);
  if (name === undefined)
    throw new UsageError('plot-of-what', `The plot \`${plot}\` is of everything stored: leave the thread out.`);
  if (thread === undefined)
    throw new UsageError('plot-of-what', `The plot \`${plot}\` is of one thread: name it, --thread ID.`);
  const drawn = await threadPlot(store, await findThread(store, thread), name);
  if (drawn === null)
    throw new UsageError(
      'nothing-to-plot',
      'No words of this thread stand in more than one place; there is no way to draw.',
    );
  return drawn;
}
