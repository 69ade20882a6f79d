import { keepPages } from '../../src/ingest/keep-page.js';
import { settle } from '../../src/ingest/settle.js';
import { emptyTally } from '../../src/ingest/summary.js';
import type { Block } from '../../src/model/body.js';
import { canonicalJson, sha256 } from '../../src/model/ids.js';
import { type Moment, UNKNOWN_MOMENT } from '../../src/model/moment.js';
import type { ArticlePage, PagePost, ParsedPage, ThreadPage } from '../../src/model/page.js';
import type { Store } from '../../src/store/index.js';

/*
 * A small forum with several threads of made-up people, and a way to ingest any of its pages in any order.
 */

export interface PostSketch {
  readonly id: string;
  readonly author: string | null;
  /** Minutes since the forum began; null: no time is printed. */
  readonly at: number | null;
  readonly pieces: readonly (string | QuoteSketch)[];
}

export interface QuoteSketch {
  readonly by?: string;
  readonly id?: string;
  readonly url?: string;
  readonly text: string;
}

const BEGAN = Date.UTC(2024, 4, 6, 8, 0);

const time = (minutes: number | null): Moment => {
  if (minutes === null) return UNKNOWN_MOMENT;
  const at = new Date(BEGAN + minutes * 60_000).toISOString().replace('.000Z', '+00:00');
  return { at, local: null, raw: at, precision: 'second' };
};

const blockOf = (piece: string | QuoteSketch): Block =>
  typeof piece === 'string'
    ? { type: 'text', text: piece }
    : {
        type: 'quote',
        header: piece.by === undefined ? null : `${piece.by} said:`,
        author: piece.by ?? null,
        sourceExternalId: piece.id ?? null,
        sourceUrl: piece.url ?? null,
        sourcePosition: null,
        citedAt: null,
        blocks: [{ type: 'text', text: piece.text }],
        extent: { method: 'markup', confidence: 1 },
        rawRange: null,
      };

export const postUrl = (site: string, thread: string, id: string): string =>
  `https://${site}/topic/${thread}/?do=findComment&comment=${id}`;

/** A page of a thread of an engine that numbers posts across the whole site. */
export function threadPage(site: string, thread: string, page: number, sketches: readonly PostSketch[]): ThreadPage {
  const posts = sketches.map(
    (sketch, index): PagePost => ({
      externalId: sketch.id,
      position: index + 1,
      url: postUrl(site, thread, sketch.id),
      parentExternalId: null,
      kind: 'post',
      author: { name: sketch.author, externalId: null, kind: 'member', inferred: false, evidence: null },
      postedAt: time(sketch.at),
      editedAt: null,
      blocks: sketch.pieces.map(blockOf),
      rawBody: null,
      reactions: [],
      attachments: [],
      images: [],
      links: [],
      signature: null,
    }),
  );
  return {
    type: 'thread',
    engine: 'invision',
    engineVersion: '4',
    detection: { confidence: 1, evidence: [] },
    thread: {
      externalId: thread,
      title: `About ${thread}`,
      url: `https://${site}/topic/${thread}/`,
      forumPath: ['Harbour'],
      tags: [],
      page,
      pageCount: null,
      nextUrl: null,
      prevUrl: null,
    },
    posts,
    polls: [],
    expectedPosts: null,
    problems: [],
  };
}

export function article(name: string, minutes: number, text: string): ArticlePage {
  return {
    type: 'article',
    engine: 'article',
    detection: { confidence: 1, evidence: [] },
    url: `https://tidings.example/${name}`,
    document: { title: `On ${name}`, authors: [], publisher: 'Tidings', agency: null, published: time(minutes), text },
    problems: [],
  };
}

/** Ingests pages in one go, in this order, as the command does. */
export async function ingestPages(
  store: Store,
  pages: readonly ParsedPage[],
  options: { readonly analyze?: boolean; readonly signal?: AbortSignal; readonly onThread?: () => void } = {},
): Promise<Awaited<ReturnType<typeof settle>>> {
  const run = await store.beginRun('test', '0');
  const touched = { threads: new Set<string>(), documents: new Map<string, readonly bigint[]>() };
  const read = pages.map((parsed) => {
    const hash = sha256(canonicalJson(parsed));
    const origin = { url: null, fetchedAt: null, charset: 'utf-8', charsetFrom: 'sniff' as const };
    return { file: `${hash.slice(0, 8)}.html`, ...origin, sha256: hash, parsed };
  });
  await keepPages(store, run, read, { tally: emptyTally(1), touched, note: () => undefined });
  return settle(store, run, touched, {
    analyze: options.analyze ?? false,
    signal: options.signal ?? new AbortController().signal,
    onThread: options.onThread ?? (() => undefined),
  });
}

/** Empties all tables; quicker than a reset, which makes the schema anew. */
export async function emptyStore(store: Store): Promise<void> {
  const tables = await store.query(
    `select string_agg(format('threadbare.%I', tablename), ', ') as all from pg_tables where schemaname = 'threadbare'`,
  );
  await store.query(`truncate ${String(tables.rows[0]?.all)}`, { readOnly: false });
}

/** What the index holds, which no view shows: it must be as independent of the order as the rows are. */
export async function dumpIndex(store: Store): Promise<Record<string, unknown>> {
  const ask = async (sql: string): Promise<unknown> => (await store.query(sql)).rows;
  return {
    post_print: await ask('select * from threadbare.post_print order by thread_id, post_id'),
    waiting: await ask('select * from threadbare.waiting order by thread_id, print'),
    stale: await ask('select * from threadbare.stale'),
  };
}
