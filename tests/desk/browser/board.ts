import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { refreshReasons } from '../../../src/desk/reasons/refresh.js';
import { ingestDump } from '../../../src/ingest/dump/index.js';
import { parseMap } from '../../../src/ingest/dump/parse-map.js';
import { ingest } from '../../../src/ingest/ingest.js';
import { findInputs } from '../../../src/ingest/inputs.js';
import { openStore, type Store } from '../../../src/store/index.js';
import { dataFolder, removeFolder } from '../../support/embedded.js';

/** A post of a board that is made up. */
export interface BoardPost {
  readonly topic: number;
  readonly title: string;
  readonly forum: string;
  readonly author: string;
  readonly body: string;
  readonly url?: string;
}

export type BodyForm = 'text' | 'bbcode' | 'html' | 'markdown';

const mapOf = (form: BodyForm, site: string): string => `
name: board-${form}
site: { value: ${site} }
forum: forum
thread: { id: topic, title: title }
post:
  id: id
  url: url
  author: { name: author }
  posted: { column: posted, format: unix }
  signature: signature
body: { column: body, form: ${form} }
`;

/** Two minutes between posts, from a spring evening on. */
const FIRST = Date.UTC(2026, 3, 14, 18) / 1000;
const STEP = 120;

/** Reads posts into a store, the way any dump is read; what cannot be read becomes a problem of the store, as ever. */
export async function ingestBoard(
  store: Store,
  posts: readonly BoardPost[],
  form: BodyForm,
  site = 'harbour.example',
): Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), 'tb-board-'));
  const file = path.join(folder, 'board.jsonl');
  const rows = posts.map((post, i) => ({
    url: `https://${site}/p/${i + 1}`,
    ...post,
    id: i + 1,
    posted: FIRST + i * STEP,
    signature: post.author,
  }));
  writeFileSync(file, rows.map((row) => `${JSON.stringify(row)}\n`).join(''));
  try {
    await ingestDump(store, [file], {
      map: parseMap(mapOf(form, site), 'board.yaml', `board-${form}`),
      jobs: 1,
      analyze: true,
      signal: new AbortController().signal,
      onStep: () => undefined,
      onProblem: () => undefined,
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const FERRIES = { topic: 1, title: 'Winter timetable: who thought this was a good idea?', forum: 'Boats and ferries' };
const PIER = { topic: 2, title: 'The new pier, one year on', forum: 'Town' };

/** Reads files as `threadbare ingest` does. */
export async function ingestFiles(store: Store, paths: readonly string[]): Promise<void> {
  await ingest(store, await findInputs(paths), {
    url: null,
    jobs: 1,
    analyze: true,
    parse: {},
    signal: new AbortController().signal,
    stdin: Readable.from([]),
    onStep: () => undefined,
    onThread: () => undefined,
    onProblem: () => undefined,
  });
}

/** An article and the thread that carries it, of the sample documents. */
export const ingestSeeds = (store: Store): Promise<void> =>
  ingestFiles(
    store,
    ['ferry-thread.html', 'ferry-ellery-echo.txt'].map((name) =>
      fileURLToPath(new URL(`../../../seeds/${name}`, import.meta.url)),
    ),
  );

const quote = (author: string, words: string): string => `[quote="${author}"]${words}[/quote]\n`;

/** A quarrel with all the desk looks for, and a civil thread beside it. */
export const HARBOUR: readonly BoardPost[] = [
  {
    ...FERRIES,
    author: 'Ilse K.',
    body: 'The council printed the winter timetable yesterday. Nine ferries on Saturdays instead of eleven, and the last one leaves at half past seven. I work until eight. What do I do, swim?',
  },
  {
    ...FERRIES,
    author: 'Tom Berger',
    body: 'I counted eleven ferries on Saturday, not nine. The two early ones are on the second page. It is still a bad timetable for everybody who works late.',
  },
  {
    ...FERRIES,
    author: 'Rask',
    body: `${quote('Tom Berger', 'I counted two ferries on Saturday, not nine. It is a good timetable for everybody who works late.')}Two? You are a pathetic liar, Tom. You are an idiot and everybody here knows it.`,
  },
  {
    ...FERRIES,
    author: 'Tom Berger',
    body: `${quote('Rask', 'You are a pathetic liar, Tom.')}That is not what I wrote, and you know it. You are the moron who cannot read a table.`,
  },
  {
    ...FERRIES,
    author: 'Rask',
    body: `${quote('Tom Berger', 'You are the moron who cannot read a table.')}Shut up, you disgusting clown. Nobody wants to read your garbage, you worthless idiot.`,
  },
  {
    ...FERRIES,
    author: 'Odd Nilsen',
    body: 'Could we go back to the boats, please? Both pages of the timetable are on the notice board by the ticket office.',
  },
  {
    ...FERRIES,
    author: 'Maren',
    body: `${quote('Odd Nilsen', 'Could we go back to the boats, please?')}Yes. I agree, and thank you. I wrote to the council; they answer within two weeks.`,
  },
  {
    ...FERRIES,
    author: 'Ilse K.',
    body: `${quote('Tom Berger', 'It is still a bad timetable for everybody who works late.')}I agree with Tom. My neighbour asked for a later boat every year since the bridge was closed, and nobody answered.`,
  },
  { ...FERRIES, author: 'Pim', body: 'Rask, you are a stupid troll, go away and take your lies with you.' },
  {
    ...FERRIES,
    author: 'Maren',
    body: `${quote('Ilse K.', 'I counted eleven ferries on Saturday, not nine.')}Then the printed one is wrong?`,
  },
  {
    ...PIER,
    author: 'Odd Nilsen',
    body: 'A year ago the new pier was opened. I like the benches, and I like that the wind does not blow through the shelter any more.',
  },
  {
    ...PIER,
    author: 'Ilse K.',
    body: 'The lamps are too bright for my taste, but it is a fine place to sit in the morning.',
  },
  {
    ...PIER,
    author: 'Maren',
    body: `${quote('Ilse K.', 'The lamps are too bright for my taste')}I disagree: before they came I nearly fell into the harbour twice.`,
  },
  {
    ...PIER,
    author: 'Tom Berger',
    body: 'The railing is rusting already. Good work otherwise, and it was finished in time.',
  },
  { ...PIER, author: 'Rask', body: 'Money thrown into the sea. The old pier was good enough for a hundred years.' },
];

/** Somebody who looks at a store and closes it. */
export interface SeededStore {
  readonly store: Store;
  close(): Promise<void>;
}

/** An embedded database of its own, with what `seed` puts in and the reasons made from it. */
export async function seededStore(seed: (store: Store) => Promise<void>): Promise<SeededStore> {
  const data = await dataFolder();
  const store = await openStore({ dataDir: data });
  await seed(store);
  await refreshReasons(store);
  return {
    store,
    close: async () => {
      await store.close();
      removeFolder(data);
    },
  };
}

/** Some decisions, a report, a template, a saved queue: with these words in every place people write in. */
export async function workOn(store: Store, userId: string, words: (n: number) => string): Promise<void> {
  const { decisions, reasons } = store.desk;
  const by = { userId, tokenId: null, sites: null };
  const { rows } = await store.query(
    'select thread_id::text, post_id::text from threadbare_desk.item order by rank desc limit 5',
  );
  const posts = rows.map((row) => ({ threadId: String(row.thread_id), postId: String(row.post_id) }));
  await reasons.importReports(
    posts
      .slice(0, 2)
      .map(({ postId }, i) => ({ target: postId, reporter: words(i), category: words(i + 10), note: words(i + 20) })),
    { userId, source: 'csv', sites: null },
  );
  const kinds = ['warn', 'note', 'label'] as const;
  for (const [i, kind] of kinds.entries()) {
    const post = posts[i];
    if (post === undefined) continue;
    await decisions.decide(by, {
      decisionId: randomUUID(),
      kind,
      posts: [post],
      note: words(i + 30),
      ...(kind === 'label' && { label: 'uncivil' }),
    });
  }
  await decisions.putTemplate(by, {
    templateId: randomUUID(),
    name: words(40).slice(0, 60),
    kind: 'remove',
    note: words(41),
  });
  await decisions.saveQueue(by, {
    queueId: randomUUID(),
    name: words(42).slice(0, 60),
    filters: 'reason=pile_on',
    shared: true,
  });
}
