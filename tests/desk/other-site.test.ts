import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildDesk } from '../../src/desk/app.js';
import { ROUTES } from '../../src/desk/routes.js';
import type { Route, Visitor } from '../../src/desk/visit.js';
import { type Board, openBoard } from './api/support.js';
import { makeMember } from './auth/support.js';
import { formOf, visitorLike } from './support.js';
import { CLOWN, ELSEWHERE, FERRY, HARBOUR, MONEY, PIER, TURNED } from './thread/board.js';

/*
 * A moderator of one site asks every address for what belongs to another: by ids in the path and in the query, by forms
 * and JSON. Nothing of the other site may be in an answer, and nothing of it may change.
 */

let board: Board;
let stranger: Partial<Visitor>;
let ids: Readonly<Record<string, string>>;

/** What only the other site has: titles, sentences, names, its host. */
const WORDS = [
  HARBOUR.host,
  ...[HARBOUR, PIER].map(({ title }) => title.split(' <')[0] ?? title),
  ...[FERRY, MONEY, TURNED, CLOWN].map((text) => text.slice(0, 40)),
  ...['Dora', 'Hal said it all', 'Look at this picture', 'Here is how I see it'],
];

/** The desk as `who` sees it; what is wrong with a request is answered, what fails is too. */
function deskFor(who: Partial<Visitor>): (path: string, init?: RequestInit) => Promise<Response> {
  const app = buildDesk({
    store: board.store,
    identify: async () => visitorLike(who),
    isOurs: async () => true,
    onError: () => undefined,
  });
  return async (path, init) => app.request(new URL(path, 'http://127.0.0.1').href, init);
}

beforeAll(async () => {
  board = await openBoard();
  const { store } = board;
  const one = async (sql: string): Promise<string> => {
    const [row] = (await store.query(sql)).rows;
    return String(row?.id ?? '');
  };
  await store.desk.reasons.importReports([{ target: board.postId, category: 'insult', note: 'Look at this, please' }], {
    userId: null,
    source: 'csv',
    sites: null,
  });
  const userId = await makeMember(store, { email: 'zoe@desk.example', role: 'moderator', sites: [board.otherSiteId] });
  stranger = { userId, name: 'Zoe', role: 'moderator', sites: [board.otherSiteId] };
  const incident = await one(`select incident as id from threadbare_desk.item where post_id = '${board.postId}'`);
  expect(incident).not.toBe('');
  ids = {
    thread: board.threadId,
    post: board.postId,
    incident,
    author: await one(`select author_id as id from threadbare.post where post_id = '${board.postId}'`),
    hash: await one(`select content_hash as id from threadbare.page where thread_id = '${board.threadId}'`),
    // Nothing of these belongs to a site: an id that is not there.
    none: '00000000-0000-4000-8000-000000000000',
  };
}, 120_000);
afterAll(() => board.close());

/** What stands for each part of a path; a part that is not here must be added. */
const PARTS: Readonly<Record<string, string>> = {
  threadId: 'thread',
  thread_id: 'thread',
  postId: 'post',
  post_id: 'post',
  authorId: 'author',
  author_id: 'author',
  incident: 'incident',
  contentHash: 'hash',
  documentId: 'none',
  document_id: 'none',
  userId: 'none',
  user_id: 'none',
  tokenId: 'none',
  token_id: 'none',
  template_id: 'none',
  templateId: 'none',
  queue_id: 'none',
  webhook_id: 'none',
  webhookId: 'none',
  delivery_id: 'none',
  deliveryId: 'none',
  version: 'none',
  name: 'none',
  reason: 'none',
};

const partsOf = (path: string): string[] => [...path.matchAll(/:([A-Za-z_]+)/g)].map(([, name = '']) => name);
const filled = (path: string): string =>
  path
    .replace(/:([A-Za-z_]+)/g, (_, name: string) => encodeURIComponent(ids[PARTS[name] ?? ''] ?? ''))
    .replace('*', 'x');

/** Names something that belongs to the other site. */
const namesTheirs = (path: string): boolean => partsOf(path).some((name) => !['none', undefined].includes(PARTS[name]));
const mayAsk = (route: Route): boolean => route.access !== 'public' && route.access !== 'admin';
const asked = ROUTES.filter(mayAsk);

/** Every way to name things of the other site in a query. */
const queries = (): string[] => [
  '',
  new URLSearchParams({
    site: board.siteId,
    thread: ids.thread ?? '',
    author: ids.author ?? '',
    state: 'all',
  }).toString(),
  new URLSearchParams({
    site: HARBOUR.host,
    q: 'ferry',
    query: 'ferry',
    kind: 'all',
    who: 'all',
    done: 'all',
  }).toString(),
  new URLSearchParams({
    id: ids.incident ?? '',
    incident: ids.incident ?? '',
    post: `${ids.thread}/${ids.post}`,
  }).toString(),
  new URLSearchParams({
    thread_id: ids.thread ?? '',
    post_id: ids.post ?? '',
    author_id: ids.author ?? '',
    min: '0',
    max: '1',
    state: 'all',
  }).toString(),
];

/** Words of the other site in an answer, without those that were asked with. */
function leaks(body: string, sent: string): string[] {
  const decoded = decodeURIComponent(sent.replaceAll('+', ' '));
  return WORDS.filter((word) => body.includes(word) && !decoded.includes(word));
}

test('every part of a path is known here', () => {
  expect(ROUTES.flatMap(({ path }) => partsOf(path)).filter((name) => PARTS[name] === undefined)).toEqual([]);
});

test('those who may see the other site do see it here: else nothing below says anything', async () => {
  const desk = deskFor({ ...stranger, sites: [board.siteId] });
  const thread = await (await desk(`/thread/${ids.thread}`)).text();
  expect(leaks(thread, '').length).toBeGreaterThan(3);
  const queue = await (await desk('/queue')).text();
  expect(leaks(queue, '').length).toBeGreaterThan(2);
});

describe('looking', () => {
  test('shows nothing of another site, whatever is asked', async () => {
    const desk = deskFor(stranger);
    const wrong: unknown[] = [];
    for (const route of asked.filter(({ method }) => method === 'GET')) {
      for (const query of namesTheirs(route.path) ? ['', queries()[1]] : queries()) {
        const path = `${filled(route.path)}${query === '' ? '' : `?${query ?? ''}`}`;
        const answer = await desk(path);
        const found = leaks(await answer.text(), path);
        if (found.length > 0) wrong.push([route.path, query, answer.status, found]);
        // 400: the address does not take such a question, whoever asks.
        if (namesTheirs(route.path) && ![404, query === '' ? 404 : 400].includes(answer.status))
          wrong.push([route.path, query, answer.status, 'is there']);
        if (answer.status >= 500) wrong.push([route.path, query, answer.status]);
      }
    }
    expect(wrong).toEqual([]);
  }, 180_000);
});

describe('changing', () => {
  /** All the desk keeps about posts, but for what a moderator may mute on their own site. */
  const rows = async (): Promise<string> => {
    const all = [];
    for (const name of ['event', 'state', 'item', 'claim', 'report', 'reason', 'delivery', 'mute']) {
      const own = name === 'mute' ? `where t.site <> '${ELSEWHERE.host}'` : '';
      all.push(
        (await board.store.query(`select to_jsonb(t) as row from threadbare_desk."${name}" t ${own} order by 1`)).rows,
      );
    }
    return JSON.stringify(all);
  };

  const fields = (): Record<string, string> => ({
    decisionId: crypto.randomUUID(),
    undoId: crypto.randomUUID(),
    target: ids.none ?? '',
    kind: 'remove',
    post: `${ids.thread}.${ids.post}`,
    incident: ids.incident ?? '',
    takeOver: '1',
    reason: 'personal_attack',
    site: board.siteId,
    note: 'x',
    back: '/queue',
    to: 'done',
  });

  test('does nothing to another site, by forms or by JSON', async () => {
    const desk = deskFor(stranger);
    let before = await rows();
    const wrong: unknown[] = [];
    const body = (): unknown => ({
      decision_id: crypto.randomUUID(),
      undo_id: crypto.randomUUID(),
      kind: 'remove',
      posts: [{ thread_id: ids.thread, post_id: ids.post, seen: null }],
      incident: ids.incident,
      take_over: true,
      done: true,
      site_id: board.siteId,
    });
    for (const route of asked.filter(({ method }) => method !== 'GET')) {
      // What somebody may do with their own account is tested there.
      if (/^\/(account|preferences|tokens|sign-out)/.test(route.path)) continue;
      const init = route.path.startsWith('/api/')
        ? { method: route.method, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body()) }
        : { ...formOf(fields()), method: route.method };
      const answer = await desk(filled(route.path), init);
      const found = leaks(await answer.text(), '');
      if (found.length > 0 || answer.status >= 500) wrong.push([route.method, route.path, answer.status, found]);
      const after = await rows();
      if (after !== before) wrong.push([route.method, route.path, answer.status, 'changed something']);
      before = after;
    }
    expect(wrong).toEqual([]);
  }, 180_000);

  test('and the same form does it where they may: else the above says nothing', async () => {
    const desk = deskFor({ ...stranger, sites: [board.siteId] });
    const before = await rows();
    const answer = await desk('/decide', formOf(fields()));
    expect(answer.status).toBe(303);
    expect(await rows()).not.toBe(before);
  });
});
