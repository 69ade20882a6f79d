import { cpSync, rmSync } from 'node:fs';
import path from 'node:path';
import type { ApiRoute } from '../../../src/desk/api/define.js';
import { API } from '../../../src/desk/api/routes.js';
import { buildDesk } from '../../../src/desk/app.js';
import { refreshReasons } from '../../../src/desk/reasons/refresh.js';
import type { TokenScope, Visitor } from '../../../src/desk/visit.js';
import { ThreadbareError } from '../../../src/model/errors.js';
import { openStore, type Store } from '../../../src/store/index.js';
import { dataFolder } from '../../support/embedded.js';
import { onceInRun } from '../../support/run.js';
import { makeMember } from '../auth/support.js';
import { visitorLike } from '../support.js';
import { ingestBoard } from '../thread/board.js';

/** A board of two sites with reasons, a moderator of the first, and the ids tests need. */
export interface Board {
  readonly store: Store;
  readonly folder: string;
  readonly moderatorId: string;
  readonly adminId: string;
  readonly siteId: string;
  readonly otherSiteId: string;
  readonly threadId: string;
  readonly otherThreadId: string;
  readonly postId: string;
  readonly otherPostId: string;
  readonly close: () => Promise<void>;
}

/** The board without anybody to work on it, made once in a run: taking it in is most of the time of these tests. */
const boardFolder = (): Promise<string> =>
  onceInRun('api-board', async () => {
    const folder = await dataFolder();
    const store = await openStore({ dataDir: folder });
    await ingestBoard(store, path.join(folder, 'pages'));
    await refreshReasons(store);
    await store.close();
    return folder;
  });

/** Opens a copy of the board; `close` removes it. */
export async function openBoard(): Promise<Board> {
  const folder = await dataFolder({ fresh: true });
  cpSync(await boardFolder(), folder, { recursive: true });
  const store = await openStore({ dataDir: folder });
  const one = async (sql: string): Promise<string> => {
    const [row] = (await store.query(sql)).rows;
    return String(row?.id);
  };
  const site = (host: string) => one(`select site_id as id from threadbare.site where host = '${host}'`);
  const thread = (start: string) => one(`select thread_id as id from v_thread where title like '${start}%'`);
  const siteId = await site('board.example.org');
  const threadId = await thread('Ferry or bridge');
  const otherThreadId = await thread('Secret garden');
  return {
    store,
    folder,
    moderatorId: await makeMember(store, { email: 'mara@desk.example', role: 'moderator', sites: [siteId] }),
    adminId: await makeMember(store, { email: 'ada@desk.example', role: 'admin' }),
    siteId,
    otherSiteId: await site('other.example.net'),
    threadId,
    otherThreadId,
    postId: await one(`select post_id as id from v_post where thread_id = '${threadId}' and author = 'Bo'`),
    otherPostId: await one(`select post_id as id from v_post where thread_id = '${otherThreadId}' limit 1`),
    close: async () => {
      await store.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** A token of somebody, as the desk knows it. */
export const byToken = (...scopes: readonly TokenScope[]): Partial<Visitor> => ({
  token: { tokenId: '5a3f6b80-1111-4222-8333-444455556666', scopes },
});

export const adminOf = (board: Board): Partial<Visitor> => ({ userId: board.adminId, name: 'Ada', role: 'admin' });
export const moderatorOf = (board: Board): Partial<Visitor> => ({
  userId: board.moderatorId,
  name: 'Mara',
  role: 'moderator',
  sites: [board.siteId],
});

/** What a request of the API gave. */
export interface Told {
  readonly status: number;
  readonly body: unknown;
  readonly headers: Headers;
}

export type Ask = (method: string, path: string, body?: unknown, headers?: Record<string, string>) => Promise<Told>;

/** Asks the API as somebody; a body goes as JSON. */
export function apiAs(store: Store, who: Partial<Visitor> | null): Ask {
  const app = buildDesk({
    store,
    identify: async () => (who === null ? null : visitorLike(who)),
    isOurs: async () => true,
    onError: (error) => {
      // What was asked for wrongly is answered; anything else is a fault of ours.
      if (!(error instanceof ThreadbareError) || error.remedy !== 'fix-input') throw error;
    },
  });
  return async (method, place, body, headers = {}) => {
    const answer = await app.request(`http://127.0.0.1/api/v1${place}`, {
      method,
      headers: { ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...headers },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    const text = await answer.text();
    const type = answer.headers.get('content-type') ?? '';
    const json: unknown = /json/.test(type) && !/jsonl|ndjson/.test(type) && text !== '' ? JSON.parse(text) : text;
    return { status: answer.status, headers: answer.headers, body: json };
  };
}

/** The route of an address, as it is declared. */
export function routeOf(method: string, route: string): ApiRoute {
  const found = API.find((one) => one.method === method && one.path === `/api/v1${route}`);
  if (found === undefined) throw new Error(`There is no ${method} ${route}.`);
  return found;
}

/** The answer, held against the form its route declares. */
export function fits(method: string, route: string, told: Told): unknown {
  const { doc } = routeOf(method, route);
  if (told.status !== doc.status) throw new Error(`${method} ${route}: ${told.status} ${JSON.stringify(told.body)}`);
  if (doc.answer === null) return told.body;
  const parsed = doc.answer.safeParse(told.body);
  if (!parsed.success) throw new Error(`${method} ${route}: ${parsed.error.message} in ${JSON.stringify(told.body)}`);
  return parsed.data;
}

/** A field of JSON. */
export function at(value: unknown, ...names: readonly (string | number)[]): unknown {
  return names.reduce<unknown>(
    (inner, name) => (typeof inner === 'object' && inner !== null ? Reflect.get(inner, name) : undefined),
    value,
  );
}

/** The rows of a list. */
export function dataOf(told: Told): readonly unknown[] {
  const data = at(told.body, 'data');
  if (!Array.isArray(data)) throw new Error(`No list: ${told.status} ${JSON.stringify(told.body)}`);
  return data;
}

/** Every row of a list, page by page. */
export async function allOf(ask: Ask, place: string): Promise<unknown[]> {
  const rows: unknown[] = [];
  let next: unknown = `/api/v1${place}`;
  while (typeof next === 'string') {
    const told: Told = await ask('GET', next.replace('/api/v1', ''));
    rows.push(...dataOf(told));
    next = at(told.body, 'next');
  }
  return rows;
}
