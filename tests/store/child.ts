import { setTimeout as sleep } from 'node:timers/promises';
import { openStore } from '../../src/store/index.js';
import { derive, fingerprintPages, record, samplePage, threadIdOf } from './sample.js';

/*
 * A process that works on an embedded folder, for processes.test.ts: `child.ts FOLDER THREAD…` ingests the threads and
 * prints a line for each that is acknowledged; `hold` keeps the folder open until a line comes in.
 */
const [folder = '', ...names] = process.argv.slice(2);
const say = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

const store = await openStore({ dataDir: folder, onNotice: (text) => process.stderr.write(`${text}\n`) });
say(`open ${store.mode}`);
for (const name of names) {
  if (name === 'hold') {
    await new Promise((resolve) => process.stdin.once('data', resolve));
    process.stdin.pause();
    continue;
  }
  const run = await store.beginRun('child', '0');
  for (const number of [1, 2]) {
    const page = samplePage(name, number, [
      { id: String(number), author: `Author ${number}`, text: `Page ${number} of ${name}.` },
      {
        id: `${number}0`,
        author: 'Bo',
        text: 'Yes.',
        quotes: [{ of: '1', by: 'Author 1', text: `Page 1 of ${name}.` }],
      },
    ]);
    await store.putPage(run, record(name, page));
    await store.updateThread(threadIdOf(name), run, derive, fingerprintPages);
    await sleep(1);
  }
  say(`done ${name}`);
}
await store.close();
say('closed');
