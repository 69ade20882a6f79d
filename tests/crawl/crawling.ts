import { mkdirSync } from 'node:fs';
import { z } from 'zod';
import { type CliResult, readRows, runCli, sqlRows } from '../cli/run-cli.js';
import { dataFolder, removeFolder } from '../support/embedded.js';
import { foldSpace } from '../support/fixture-site/truth.js';
import { type FixtureSite, type FixtureSiteOptions, startFixtureSite } from '../support/fixture-site.js';

/*
 * What the tests of crawls share: sites and databases that are cleaned up, the command line, and rows in a form that can
 * be compared with the truth or with another database.
 */

/** The part of the summary that tests look at. */
const SUMMARY = z.object({
  crawl: z.string(),
  visit: z.number(),
  state: z.enum(['open', 'finished']),
  requests: z.number(),
  read: z.number(),
  unchanged: z.number(),
  queued: z.number(),
  refused: z.number(),
  gone: z.number(),
  failed: z.number(),
  skipped: z.number(),
  codes: z.record(z.string(), z.number()),
  posts: z.object({ found: z.number(), expected: z.number() }),
  threads: z.array(z.unknown()),
  stopped: z.array(z.object({ origin: z.string(), why: z.string(), left: z.number() })),
  seconds: z.number(),
});

export type Summary = z.infer<typeof SUMMARY>;

export const readSummary = (stdout: string): Summary => SUMMARY.parse(JSON.parse(stdout));

/** A database of its own with room for an archive beside it. */
export interface Place {
  readonly data: string;
  readonly warc: string;
}

export interface Desk {
  readonly site: (options?: FixtureSiteOptions) => Promise<FixtureSite>;
  readonly place: () => Promise<Place>;
  /** Closes every site and removes every database; for `afterEach`. */
  readonly clean: () => Promise<void>;
}

export function openDesk(): Desk {
  const sites: FixtureSite[] = [];
  const folders: string[] = [];
  return {
    site: async (options) => {
      const site = await startFixtureSite(options);
      sites.push(site);
      return site;
    },
    place: async () => {
      const data = await dataFolder();
      folders.push(data, `${data}-warc`);
      mkdirSync(`${data}-warc`);
      return { data, warc: `${data}-warc` };
    },
    clean: async () => {
      await Promise.all(sites.splice(0).map((site) => site.close()));
      for (const folder of folders.splice(0)) removeFolder(folder);
    },
  };
}

/** A board of 7 threads on 11 pages, 5 pages of lists, without anything that is in the way. */
export const SMALL = {
  threads: 7,
  pages: [1, 2, 1, 3, 1, 1, 2],
  postsPerPage: 4,
  trouble: false,
  walls: 'none',
} as const;

/** What every crawl of a fixture site needs: it is on this machine, and nobody is disturbed by haste. */
export const HASTE = ['--allow-private', '--delay', '0', '--no-analyze'] as const;

export const crawlArgs = ({ data, warc }: Place, args: readonly string[]): readonly string[] => [
  'crawl',
  '--data',
  data,
  '--warc',
  warc,
  '--json',
  ...args,
];

export interface Crawled extends CliResult {
  readonly summary: Summary;
}

/** Runs `threadbare crawl` and reads its summary; fails where there is none. */
export async function crawl(place: Place, args: readonly string[]): Promise<Crawled> {
  const result = await runCli(crawlArgs(place, [...HASTE, ...args]));
  if (result.stdout === '') throw new Error(`no summary, exit code ${result.code}: ${result.stderr}`);
  return { ...result, summary: readSummary(result.stdout) };
}

/** Runs it where a refusal is expected and no summary. */
export const crawlRefused = (place: Place, args: readonly string[]): Promise<CliResult> =>
  runCli(crawlArgs(place, args));

/** A post as `TruthPost`, out of the database. */
export interface RowPost {
  readonly thread: string;
  readonly id: string;
  readonly author: string;
  readonly text: string;
  readonly kind: string;
}

const POSTS = `select t.site, t.external_id as thread, p.external_id as id, p.author, p.own_text as text, p.kind
  from v_post p join v_thread t using (thread_id) where p.kind <> 'stub'`;

const text = (value: unknown): string => (typeof value === 'string' ? value : String(value));

/** Posts of a site as the database has them, in the order of thread and id. */
export async function storedPosts({ data }: Place, site: FixtureSite): Promise<readonly RowPost[]> {
  const rows = await query(data, POSTS);
  return rows
    .filter((row) => row.site === site.host)
    .map((row) => ({
      thread: text(row.thread),
      id: text(row.id),
      author: text(row.author),
      text: row.kind === 'post' ? foldSpace(text(row.text)) : '',
      kind: text(row.kind),
    }))
    .sort(byId);
}

/** Posts as the site's truth has them, in the same form and order; of some threads only, where named. */
export function truePosts(site: FixtureSite, threads?: readonly string[]): readonly RowPost[] {
  return site
    .truth()
    .posts.filter(({ thread }) => threads === undefined || threads.includes(thread))
    .map(({ thread, id, author, text, kind }) => ({ thread, id, author, text, kind }))
    .sort(byId);
}

const byId = (a: RowPost, b: RowPost): number => Number(a.thread) - Number(b.thread) || Number(a.id) - Number(b.id);

/** What is missing, what should not be there and what differs, by thread and post; empty where both say the same. */
export function unlike(stored: readonly RowPost[], expected: readonly RowPost[]): readonly string[] {
  const name = ({ thread, id }: RowPost): string => `post ${id} of thread ${thread}`;
  const there = new Map(stored.map((post) => [name(post), JSON.stringify(post)]));
  const twice = stored.length - there.size;
  const found = expected.flatMap((post) => {
    const row = there.get(name(post));
    there.delete(name(post));
    if (row === undefined) return [`${name(post)} is missing`];
    return row === JSON.stringify(post) ? [] : [`${name(post)} differs: ${row} for ${JSON.stringify(post)}`];
  });
  return [
    ...found,
    ...[...there.keys()].map((row) => `${row} should not be there`),
    ...(twice > 0 ? [`${twice} rows are there twice`] : []),
  ];
}

/** Every row that pages decide, as text, sorted; no provenance. Two databases that know the same are equal. */
const DUMP: readonly string[] = [
  `select 'thread' as what, thread_id, site, engine, external_id, title, url, posts, known_posts, authors,
     first_posted_at, last_posted_at, forum_path, page_count, pages, problems from v_thread`,
  `select 'post' as what, thread_id, post_id, position, external_id, url, author, author_kind, posted_at, posted_local,
     kind, text, own_text, ordinal, parent_external_id from v_post`,
  `select 'quote' as what, thread_id, post_id, quote_index, parent_index, attributed_author, source_post_id,
     source_thread_id, verdict, method, similarity, meaning_changed, text, header from v_quote`,
  `select 'reaction' as what, thread_id, post_id, name, count from v_reaction`,
];

export async function dump({ data }: Place): Promise<readonly string[]> {
  const answers = await readRows(data, DUMP);
  return answers
    .flat()
    .map((row) => JSON.stringify(row))
    .sort();
}

export const query = (data: string, sql: string): Promise<readonly Record<string, unknown>[]> => sqlRows(data, sql);

/** Threads of which at least one post is stored. */
export const threadsIn = (posts: readonly RowPost[]): readonly string[] => [
  ...new Set(posts.map(({ thread }) => thread)),
];
