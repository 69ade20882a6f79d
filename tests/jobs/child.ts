import { work } from '../../src/jobs/worker.js';
import { openStore } from '../../src/store/index.js';
import { quietTools } from './bench-tools.js';

/*
 * A worker for kill.test.ts: `child.ts URL`. It says `step` whenever a task is under way, and works until it is told to
 * stop or killed.
 */
const [databaseUrl = ''] = process.argv.slice(2);
const stop = new AbortController();
process.on('SIGTERM', () => stop.abort());
const store = await openStore({ dataDir: 'unused', databaseUrl });
process.stdout.write('open\n');
await work(store, {
  databaseUrl,
  jobs: 2,
  tools: quietTools({ warn: (text) => process.stderr.write(`${text}\n`) }),
  signal: stop.signal,
  schedules: true,
  beatMs: 300,
  onStep: (task) => process.stdout.write(`step ${task.kind}\n`),
  onEnd: (task, how) => process.stdout.write(`end ${task.kind} ${how.as} ${how.message ?? ''}\n`),
});
await store.close();
