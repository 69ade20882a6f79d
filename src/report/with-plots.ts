import type { Store } from '../store/index.js';
import { plotsOfEverything, plotsOfThread } from './plots/index.js';
import type { Report, ThreadReport } from './report.js';

/** The same report with its plots, for formats that can show them. */
export async function withPlots(store: Store, report: Report): Promise<Report> {
  const threads: ThreadReport[] = [];
  for (const thread of report.threads) threads.push({ ...thread, plots: await plotsOfThread(store, thread.threadId) });
  return report.overview === null
    ? { ...report, threads }
    : { ...report, threads, plots: await plotsOfEverything(store) };
}
