import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { prepareAnalyzers } from '../analyze/index.js';
import { refreshReasons } from '../desk/reasons/refresh.js';
import { ingestDump, readMap } from '../ingest/dump/index.js';
import { ingest } from '../ingest/ingest.js';
import { findInputs } from '../ingest/inputs.js';
import { measureQueue, parseQueueLabels, queueTable, type RaisedPost } from '../measure/queue.js';
import { InputError } from '../model/errors.js';
import { fileReason } from '../model/file-errors.js';
import { openStore, type Store } from '../store/index.js';
import type { Context } from './context.js';

/** Files of a labelled queue: what the posts are, how the table is read, what is true, and the articles beside it. */
const FILES = { posts: 'posts.jsonl', map: 'map.yaml', labels: 'labels.jsonl', articles: 'articles' };

/** Ingests a labelled queue into a database of its own, ranks it and prints how good the ranking is on each half. */
export async function evalQueue(
  context: Context,
  folder: string,
  options: { readonly format: 'markdown' | 'json' },
): Promise<number> {
  const file = path.join(folder, FILES.labels);
  const labels = parseQueueLabels(await textOf(file), file);
  if (labels.length === 0) throw new InputError('no-labels', 'The labelled queue holds no labels.', file);
  await prepareAnalyzers();
  const dataDir = await mkdtemp(path.join(tmpdir(), 'threadbare-queue-'));
  try {
    const store = await openStore({ databaseUrl: null, dataDir });
    try {
      await readInto(context, store, folder);
      await refreshReasons(store, { signal: context.signal });
      const ranked = await ranking(store);
      const figures = (['tune', 'held'] as const).map((half) => measureQueue(labels, ranked, half));
      await context.out.write(
        options.format === 'json' ? `${JSON.stringify(figures, null, 2)}\n` : queueTable(figures),
      );
    } finally {
      await store.close();
    }
  } finally {
    await rm(dataDir, { recursive: true, force: true });
  }
  return 0;
}

/** Reads the board, and the articles its members may have pasted. */
async function readInto(context: Context, store: Store, folder: string): Promise<void> {
  const quiet = {
    jobs: 1,
    analyze: true,
    signal: context.signal,
    stdin: context.stdin,
    onStep: () => undefined,
    onProblem: ({ file, message, code }: { file: string; message: string; code: string }) =>
      context.log.warn(`${file}: ${message}`, { file, code }),
  };
  const articles = path.join(folder, FILES.articles);
  if (existsSync(articles)) await ingest(store, await findInputs([articles]), { ...quiet, url: null, parse: {} });
  const map = await readMap(path.join(folder, FILES.map));
  await ingestDump(store, [path.join(folder, FILES.posts)], { ...quiet, map });
}

async function ranking(store: Store): Promise<RaisedPost[]> {
  const { rows } = await store.query(
    `select p.external_id, i.rank, i.reasons, left(regexp_replace(p.own_text, '\\s+', ' ', 'g'), 80) as words
     from threadbare_desk.item i join v_post p on p.thread_id = i.thread_id and p.post_id = i.post_id
     order by i.rank desc, p.external_id`,
  );
  return rows.map((row) => ({
    post: String(row.external_id),
    rank: Number(row.rank),
    reasons: Array.isArray(row.reasons) ? row.reasons.map(String) : [],
    words: String(row.words),
  }));
}

async function textOf(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (cause) {
    throw new InputError('unreadable', `The labelled queue cannot be read: ${fileReason(cause)}.`, file, { cause });
  }
}
