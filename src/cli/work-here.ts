import { work } from '../jobs/worker.js';
import type { Store } from '../store/index.js';
import { type Context, type DataOptions, databaseUrl } from './context.js';
import { startTaskDisplay } from './job-progress.js';
import { taskTools } from './task-tools.js';

/** Works tasks off until the user stops it, or until nothing is left. */
export async function workHere(
  context: Context,
  store: Store,
  options: DataOptions & { readonly json?: boolean | undefined },
  { jobs, untilDone }: { readonly jobs: number; readonly untilDone: boolean },
): Promise<number> {
  const display = startTaskDisplay(context, options.json === true, true);
  try {
    await work(store, {
      databaseUrl: databaseUrl(context, options),
      jobs,
      tools: taskTools(context, options),
      signal: context.signal,
      untilDone,
      schedules: true,
      onStep: display.onStep,
      onEnd: display.onEnd,
    });
  } finally {
    display.stop();
  }
  // Asked to stop, and everything under way is finished: that is how a worker ends.
  return 0;
}
