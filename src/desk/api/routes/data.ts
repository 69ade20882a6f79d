import { z } from 'zod';
import { readProblems } from '../../read/problems.js';
import { readSearch, SEARCH_SORTS } from '../../read/search.js';
import { searchFilterOf } from '../../read/search-filter.js';
import { readSources, SOURCE_ORDERS } from '../../read/sources.js';
import { readSource } from '../../read/sources-one.js';
import { type ApiRoute, apiList, apiRoute, missing, stretch } from '../define.js';
import {
  readAuthor,
  readAuthors,
  readPostDetail,
  readPosts,
  readPostsBy,
  readQuotes,
  readSites,
  readThread,
  readThreads,
} from '../read/data.js';
import { flag, several, uuid } from '../schemas/basic.js';
import {
  Author,
  Found,
  Post,
  PostDetail,
  Problem,
  Quote,
  Site,
  Source,
  SourceDetail,
  Thread,
} from '../schemas/data.js';
import { FILTERS, queryOf } from '../schemas/filters.js';
import { snake } from '../snake.js';

const READ = { access: 'reader', scope: 'read', tag: 'Data' } as const;

const site = z.string().max(300).optional().meta({ description: 'Host of the site.' });

/** Threads, posts, quotes, authors, articles: what the pages of the desk show of the data. */
export const DATA_ROUTES: readonly ApiRoute[] = [
  apiRoute({
    ...READ,
    method: 'GET',
    path: '/sites',
    summary: 'Sites you may see',
    answer: z.object({ data: z.array(Site) }),
    handle: async (_input, { store, visitor }) => ({ ok: { data: await readSites(store, visitor.sites) } }),
  }),
  apiList({
    ...READ,
    path: '/threads',
    summary: 'Threads, in the order of their ids',
    filters: {
      site,
      title: z.string().min(1).max(300).optional().meta({ description: 'Words in the title, in any case.' }),
    },
    key: z.guid(),
    item: Thread,
    read: async ({ filters, after, limit }, { store, visitor }) =>
      stretch(await readThreads(store, visitor.sites, filters, after, limit), limit, (row) => row.thread_id),
  }),
  apiRoute({
    ...READ,
    method: 'GET',
    path: '/threads/:thread_id',
    summary: 'One thread',
    params: z.object({ thread_id: uuid }),
    answer: Thread,
    handle: async ({ params }, { store, visitor }) => {
      const found = await readThread(store, visitor.sites, params.thread_id);
      return found === null ? { refused: missing() } : { ok: found };
    },
  }),
  apiList({
    ...READ,
    path: '/threads/:thread_id/posts',
    summary: 'Posts of a thread in reading order',
    params: z.object({ thread_id: uuid }),
    key: z.number().int(),
    item: Post,
    read: async ({ params, after, limit }, { store, visitor }) => {
      if ((await readThread(store, visitor.sites, params.thread_id)) === null) return { refused: missing() };
      return stretch(await readPosts(store, params.thread_id, after, limit), limit, (row) => row.ordinal);
    },
  }),
  apiList({
    ...READ,
    path: '/threads/:thread_id/quotes',
    summary: 'Quotes of a thread with their verdicts',
    params: z.object({ thread_id: uuid }),
    filters: {
      verdict: several(Quote.shape.verdict).optional().meta({ description: 'One verdict or several.' }),
    },
    key: z.tuple([z.guid(), z.number().int()]),
    item: Quote,
    read: async ({ params, filters, after, limit }, { store, visitor }) => {
      if ((await readThread(store, visitor.sites, params.thread_id)) === null) return { refused: missing() };
      const rows = await readQuotes(store, params.thread_id, filters.verdict ?? null, after, limit);
      return stretch(rows, limit, (row): [string, number] => [row.post_id, row.quote_index]);
    },
  }),
  apiRoute({
    ...READ,
    method: 'GET',
    path: '/posts/:thread_id/:post_id',
    summary: 'A post with everything known about it',
    description: 'Its quotes, who quotes it, answers, values with the words behind them, repeats, sources, revisions.',
    params: z.object({ thread_id: uuid, post_id: uuid }),
    answer: PostDetail,
    handle: async ({ params }, { store, visitor }) => {
      const found = await readPostDetail(store, visitor.sites, params.thread_id, params.post_id);
      return found === null ? { refused: missing() } : { ok: found };
    },
  }),
  apiList({
    ...READ,
    path: '/authors',
    summary: 'Authors, in the order of their ids',
    filters: { site, name: z.string().min(1).max(200).optional().meta({ description: 'Part of the name.' }) },
    key: z.guid(),
    item: Author,
    read: async ({ filters, after, limit }, { store, visitor }) =>
      stretch(await readAuthors(store, visitor.sites, filters, after, limit), limit, (row) => row.author_id),
  }),
  apiRoute({
    ...READ,
    method: 'GET',
    path: '/authors/:author_id',
    summary: 'One author',
    params: z.object({ author_id: uuid }),
    answer: Author,
    handle: async ({ params }, { store, visitor }) => {
      const found = await readAuthor(store, visitor.sites, params.author_id);
      return found === null ? { refused: missing() } : { ok: found };
    },
  }),
  apiList({
    ...READ,
    path: '/authors/:author_id/posts',
    summary: 'Posts of an author, thread by thread',
    params: z.object({ author_id: uuid }),
    key: z.tuple([z.guid(), z.guid()]),
    item: Post,
    read: async ({ params, after, limit }, { store, visitor }) => {
      if ((await readAuthor(store, visitor.sites, params.author_id)) === null) return { refused: missing() };
      const rows = await readPostsBy(store, visitor.sites, params.author_id, after, limit);
      return stretch(rows, limit, (row): [string, string] => [row.thread_id, row.post_id]);
    },
  }),
  apiList({
    ...READ,
    path: '/search',
    summary: 'Posts that hold some words',
    description: 'As on the search page: words, "phrases", -without, or; with the filters of the queue.',
    filters: {
      q: z.string().trim().min(1).max(500).meta({ description: 'The words.' }),
      sort: z.enum(SEARCH_SORTS).default('best'),
      ...FILTERS,
      state: FILTERS.state.unwrap().default('all'),
    },
    key: z.string(),
    item: Found,
    read: async ({ filters, after, limit }, { store, visitor }) => {
      const { q: words, sort, ...rest } = filters;
      const filter = searchFilterOf(queryOf(rest));
      const found = await readSearch(store, visitor, { words, filter, sort, cursor: after, limit });
      return { rows: found.posts.map((row) => Found.parse(snake(row))), next: found.next };
    },
  }),
  apiList({
    ...READ,
    path: '/sources',
    summary: 'Articles that threads carry',
    filters: {
      words: z.string().min(1).max(300).optional().meta({ description: 'Words of title, publisher or agency.' }),
      undeclared: flag.default(false).meta({ description: 'Only what some post copies without naming it.' }),
      order: z.enum(SOURCE_ORDERS).default('posts'),
    },
    key: z.string(),
    item: Source,
    read: async ({ filters, after, limit }, { store, visitor }) => {
      const filter = { ...filters, words: filters.words ?? null };
      const found = await readSources(store, visitor, filter, { cursor: after, limit });
      return { rows: found.sources.map((row) => Source.parse(snake(row))), next: found.next };
    },
  }),
  apiRoute({
    ...READ,
    method: 'GET',
    path: '/sources/:document_id',
    summary: 'An article with the threads and posts that carry it',
    params: z.object({ document_id: uuid }),
    answer: SourceDetail,
    handle: async ({ params }, { store, visitor }) => {
      const found = await readSource(store, visitor, params.document_id);
      return found === null ? { refused: missing() } : { ok: SourceDetail.parse(snake(found)) };
    },
  }),
  apiList({
    ...READ,
    path: '/problems',
    summary: 'What could not be read',
    filters: {
      code: z.string().max(100).optional(),
      file: z.string().max(1_000).optional().meta({ description: 'Part of the path.' }),
      thread: uuid.optional(),
    },
    key: z.string(),
    item: Problem,
    read: async ({ filters, after, limit }, { store, visitor }) => {
      const filter = { code: filters.code ?? null, file: filters.file ?? null, thread: filters.thread ?? null };
      const found = await readProblems(store, visitor, filter, { cursor: after, limit });
      return { rows: found.problems.map((row) => Problem.parse(snake(row))), next: found.next };
    },
  }),
];
