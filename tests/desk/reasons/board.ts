import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import { prepareAnalyzers } from '../../../src/analyze/index.js';
import { ingestDump, readMap } from '../../../src/ingest/dump/index.js';
import { openStore, type Store } from '../../../src/store/index.js';
import { dataFolder, removeFolder } from '../../support/embedded.js';

const QUEUE = path.join(import.meta.dirname, '..', '..', 'eval', 'desk-queue');

/** A row of the labelled board's table. */
export interface BoardRow {
  readonly topic_id: string;
  readonly post_id: string;
  readonly username: string;
  readonly post_text: string;
}

const isRow = (value: unknown): value is BoardRow =>
  typeof value === 'object' && value !== null && 'topic_id' in value && 'post_id' in value;

/** Threads of the labelled board (tests/eval/desk-queue) by their ids there. */
export function boardRows(topics: readonly string[]): BoardRow[] {
  return readFileSync(path.join(QUEUE, 'posts.jsonl'), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line): unknown => JSON.parse(line))
    .filter(isRow)
    .filter((row) => topics.includes(row.topic_id));
}

/** A quarrel, a turned quote, four copies of one text (the first in 217), a pile, and a thread of banter. */
export const QUARREL = '209';
export const TURNED = '210';
export const COPIES = ['217', '218', '219', '220'];
export const PILE = '233';
export const BANTER = '206';

export interface ReasonBoard {
  readonly store: Store;
  /** Reads rows in, as if they had just come. */
  readonly add: (rows: readonly BoardRow[]) => Promise<void>;
  readonly close: () => Promise<void>;
}

/** @param databaseUrl a server's database that is migrated and empty; null: an embedded one of its own */
export async function openReasonBoard(databaseUrl: string | null = null): Promise<ReasonBoard> {
  await prepareAnalyzers();
  const folder = await dataFolder({ fresh: databaseUrl !== null });
  const store = await openStore({ databaseUrl, dataDir: folder });
  const texts = mkdtempSync(path.join(tmpdir(), 'tb-reasons-'));
  let count = 0;
  return {
    store,
    add: async (rows) => {
      count += 1;
      const file = path.join(texts, `${count}.jsonl`);
      writeFileSync(file, rows.map((row) => `${JSON.stringify(row)}\n`).join(''));
      await ingestDump(store, [file], {
        map: await readMap(path.join(QUEUE, 'map.yaml')),
        jobs: 1,
        analyze: true,
        signal: new AbortController().signal,
        stdin: Readable.from([]),
        onStep: () => undefined,
        onProblem: ({ message }) => {
          throw new Error(message);
        },
      });
    },
    close: async () => {
      await store.close();
      removeFolder(folder);
      rmSync(texts, { recursive: true, force: true });
    },
  };
}

/** Rows of the desk that must not depend on how they came about; times are when things were noticed. */
export async function deskRows(store: Store): Promise<{ readonly reasons: unknown; readonly items: unknown }> {
  const reasons = await store.query(
    `select thread_id, post_id, reason, reason_index, score, incident, other_post_id, evidence
     from threadbare_desk.reason order by 1, 2, 3, 4`,
  );
  const items = await store.query(
    `select thread_id, post_id, site_id, forum_id, author_id, language, posted_at, incident, rank, score, reasons, reports,
       state, text_hash from threadbare_desk.item order by 1, 2`,
  );
  return { reasons: reasons.rows, items: items.rows };
}

/** The item of a post by its id on the board. */
export async function itemOf(store: Store, externalId: string): Promise<Readonly<Record<string, unknown>> | null> {
  const { rows } = await store.query(
    `select i.* from threadbare_desk.item i join v_post p on p.thread_id = i.thread_id and p.post_id = i.post_id
     where p.external_id = $1`,
    { params: [externalId] },
  );
  return rows[0] ?? null;
}
