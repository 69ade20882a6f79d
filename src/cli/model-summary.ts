import type { ModelSummary } from '../ingest/run-models.js';
import type { ModelRun, Spent } from '../models/index.js';
import type { Store } from '../store/index.js';
import { count } from './summary-text.js';

/** What models did, a line or two each; empty where none was asked. */
export function modelsText(summaries: readonly ModelSummary[], shown: readonly string[]): string {
  return summaries
    .map((one) => `${lineOf(one)}${shown.includes(one.analyzer) ? '; the views show it now' : ''}\n`)
    .join('');
}

function lineOf(one: ModelSummary): string {
  const parts = [
    `${one.analyzer} (${one.version}): ${one.written} new values, ${one.unchanged} unchanged`,
    one.problems === 0 ? null : `${count(one.problems, 'problem')} (threadbare sql "select * from v_problem")`,
    spentText(one),
    one.stopped === null
      ? null
      : `STOPPED: ${one.stopped}; ${count(one.left, 'post')} and ${count(one.threadsLeft, 'further thread')} are left, the same command goes on from here`,
  ];
  return parts.filter((part) => part !== null).join('; ');
}

/** What was asked, and what it cost. */
export function spentText({ requests, tokens, cached }: Spent): string {
  return [`${requests} asked`, tokens > 0 ? `${tokens} tokens` : null, `${cached} from the cache`]
    .filter((part) => part !== null)
    .join(', ');
}

/** Shows the runs that are complete; a run that stopped would leave holes in the views. Gives the names of those shown. */
export async function showRuns(
  store: Store,
  models: readonly ModelRun[],
  summaries: readonly ModelSummary[],
): Promise<readonly string[]> {
  const shown: string[] = [];
  for (const { task, analyzer, version } of models) {
    const done = summaries.find((one) => one.analyzer === analyzer);
    if (done === undefined || done.stopped !== null || done.written + done.unchanged === 0) continue;
    await store.selectRun(task, { analyzer, version });
    shown.push(analyzer);
  }
  return shown;
}
