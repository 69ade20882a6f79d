import { rmSync } from 'node:fs';
import type { Hono } from 'hono';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ROUTES } from '../../src/desk/routes.js';
import { ROLES, type Role, type Route, TOKEN_SCOPES, type TokenScope } from '../../src/desk/visit.js';
import { openStore, type Store } from '../../src/store/index.js';
import { dataFolder } from '../support/embedded.js';
import { ORIGIN, realDesk, signedIn, tokenOf } from './auth/support.js';
import { LEAST } from './matrix-list.js';

/*
 * Every address against everybody: what the desk answers must be what the hand-written list says, and the declaration of
 * the route must say the same. The routes' own answers are replaced by a mark, so that nothing but the rights decides.
 */

/** What an answer says that was let in. */
const IN = 299;

const nameOf = (route: Route): string => `${route.method} ${route.path}`;
/** Those of the hand-written list; that none is missing there is a test of its own. */
const listed = ROUTES.filter((route) => LEAST[nameOf(route)] !== undefined);

/** Tokens get into no page, whatever their scope: one scope asks there, all ask the API. */
const isApi = ({ path }: Route): boolean => path.startsWith('/api/');

/** Somebody who asks. */
interface Asker {
  readonly name: string;
  readonly role: Role | null;
  readonly scope: TokenScope | null;
  readonly headers: Readonly<Record<string, string>>;
}

let store: Store;
let folder: string;
let app: Hono;
const askers: Asker[] = [];

beforeAll(async () => {
  folder = await dataFolder();
  store = await openStore({ dataDir: folder });
  const desk = realDesk(store);
  app = realDesk(store, {
    routes: ROUTES.map((route) => ({ ...route, answer: async () => new Response(null, { status: IN }) })),
  });
  askers.push({ name: 'nobody', role: null, scope: null, headers: {} });
  for (const role of ROLES) {
    const browser = await signedIn(store, { role }, desk);
    const headers = { cookie: browser.cookie, 'x-csrf': browser.csrf(), 'sec-fetch-site': 'same-origin' };
    askers.push({ name: role, role, scope: null, headers });
    for (const scope of TOKEN_SCOPES) {
      const token = await tokenOf(store, browser.userId, [scope]);
      askers.push({ name: `${role}, token ${scope}`, role, scope, headers: { authorization: `Bearer ${token}` } });
    }
  }
  const closed = await signedIn(store, { role: 'moderator' }, desk);
  const token = await tokenOf(store, closed.userId, [...TOKEN_SCOPES]);
  const by = { userId: null, tokenId: null };
  await store.desk.accounts.closeMember(by, closed.userId, true);
  askers.push({ name: 'closed', role: null, scope: null, headers: { cookie: closed.cookie, 'x-csrf': closed.csrf() } });
  askers.push({ name: 'closed, token', role: null, scope: null, headers: { authorization: `Bearer ${token}` } });
  const badge = 'threadbare.session_token=nonsense.nonsense';
  askers.push({ name: 'forged cookie', role: null, scope: null, headers: { cookie: badge } });
}, 120_000);
afterAll(async () => {
  await store.close();
  rmSync(folder, { recursive: true, force: true });
});

const RANK: Readonly<Record<string, number>> = { reader: 0, moderator: 1, admin: 2 };

/** An address with something in the place of each of its parts. */
const filled = (path: string): string =>
  path.replace(/:[A-Za-z]+(?:\{[^}]*\})?\??/g, '00000000-0000-4000-8000-000000000000').replace(/\*/g, 'anything');

function expected(least: string, route: Route, asker: Asker): number {
  if (least === 'public') return IN;
  const [role = '', scope = null] = least.split('+');
  const api = isApi(route);
  const byToken = asker.headers.authorization !== undefined;
  if (asker.role === null || (byToken && !api)) return api ? 401 : 303;
  if (byToken && asker.scope !== scope) return 403;
  return (RANK[asker.role] ?? 0) >= (RANK[role] ?? 9) ? IN : 403;
}

describe('the list of addresses', () => {
  test('names every route, and no other', () => {
    const names = ROUTES.map(nameOf);
    expect(names.filter((name) => LEAST[name] === undefined)).toEqual([]);
    expect(Object.keys(LEAST).filter((name) => !names.includes(name))).toEqual([]);
    expect(new Set(names).size).toBe(names.length);
  });

  test('says what the routes declare', () => {
    for (const route of listed) {
      const scope = route.access !== 'public' && route.scope !== undefined ? `+${route.scope}` : '';
      expect([nameOf(route), `${route.access}${scope}`]).toEqual([nameOf(route), LEAST[nameOf(route)]]);
    }
  });

  test('tokens reach nothing outside /api/', () => {
    for (const route of listed)
      if (!route.path.startsWith('/api/') && route.access !== 'public')
        expect([nameOf(route), route.scope]).toEqual([nameOf(route), undefined]);
  });
});

test('everybody gets in where they may, and nowhere else', async () => {
  const wrong: unknown[] = [];
  for (const asker of askers) {
    for (const route of asker.scope === null || asker.scope === 'admin' ? listed : listed.filter(isApi)) {
      const answer = await app.request(new URL(filled(route.path), ORIGIN).href, {
        method: route.method,
        headers: asker.headers,
      });
      const want = expected(LEAST[nameOf(route)] ?? 'public', route, asker);
      if (answer.status !== want) wrong.push([asker.name, nameOf(route), answer.status, want]);
    }
  }
  expect(askers).toHaveLength(1 + ROLES.length * (1 + TOKEN_SCOPES.length) + 3);
  expect(wrong).toEqual([]);
}, 300_000);

test('a change without the mark of our own pages is refused, whatever the role allows', async () => {
  const { headers = {} } = askers.find(({ name }) => name === 'admin') ?? {};
  const { cookie = '' } = headers;
  const bare = [{ cookie }, { cookie, 'x-csrf': 'wrong' }, { ...headers, 'sec-fetch-site': 'cross-site' }];
  const changing = listed.filter(({ method, access }) => method !== 'GET' && access !== 'public');
  expect(changing.length).toBeGreaterThan(20);
  for (const [i, route] of changing.entries()) {
    // Each in turn: it is one place in the program where all of them are looked at.
    const answer = await app.request(new URL(filled(route.path), ORIGIN).href, {
      method: route.method,
      headers: bare[i % bare.length] ?? {},
    });
    expect([nameOf(route), answer.status]).toEqual([nameOf(route), 403]);
  }
}, 300_000);
