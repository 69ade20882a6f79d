import { processContext } from '../../src/cli/context.js';
import { taskTools } from '../../src/cli/task-tools.js';
import { work } from '../../src/jobs/worker.js';
import { openStore } from '../../src/store/index.js';

/*
 * A worker of the benchmark: `queue-worker.ts URL JOBS`. It says `open` when it is ready, waits for a line, and then
 * works until nothing is left.
 */
const [databaseUrl = '', jobs = '1'] = process.argv.slice(2);
const store = await openStore({ dataDir: 'unused', databaseUrl });
const signal = new AbortController().signal;
const context = processContext(signal, true);
const quiet = { info: () => undefined, warn: () => undefined, error: () => undefined };
process.stdout.write('open\n');
await new Promise((resolve) => process.stdin.once('data', resolve));
process.stdin.pause();
await work(store, {
  databaseUrl,
  jobs: Number(jobs),
  tools: taskTools({ ...context, log: quiet }, {}),
  signal,
  untilDone: true,
});
await store.close();
