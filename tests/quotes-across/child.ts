import { openStore } from '../../src/store/index.js';
import { PAGES } from './harbour.js';
import { ingestPages } from './made-up-site.js';

/*
 * A process that ingests the made-up harbour, for store-processes.test.ts: `child.ts FOLDER URL PAGES…`, URL empty for
 * the embedded database. `PAGES` are numbers joined by commas, one ingest each; a line for every thread that is written.
 */
const [folder = '', databaseUrl = '', ...groups] = process.argv.slice(2);
const store = await openStore({ dataDir: folder, databaseUrl, onNotice: (text) => process.stderr.write(`${text}\n`) });
process.stdout.write('open\n');
for (const group of groups) {
  const pages = group.split(',').flatMap((at) => PAGES[Number(at)] ?? []);
  await ingestPages(store, pages, { onThread: () => process.stdout.write('thread\n') });
  process.stdout.write('done\n');
}
await store.close();
