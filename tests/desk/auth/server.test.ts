import { tmpdir } from 'node:os';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openStore, type Store } from '../../../src/store/index.js';
import { startServer, type TestServer } from '../../support/postgres.js';
import { browse, makeMember, PASSWORD, realDesk, signedIn, tokenOf } from './support.js';

/** Two desks on one PostgreSQL server: what one of them does counts for the other. */
let server: TestServer | null = null;
const stores: Store[] = [];

beforeAll(async () => {
  server = await startServer();
  if (server === null) return;
  const databaseUrl = await server.createDatabase();
  for (let i = 0; i < 2; i += 1) stores.push(await openStore({ databaseUrl, dataDir: tmpdir() }));
});
afterAll(async () => {
  for (const store of stores) await store.close();
  await server?.stop();
});

test('a session, a token and a change of rights count on every desk of a server', async (context) => {
  const [one, two] = stores;
  if (one === undefined || two === undefined) return context.skip();
  const browser = await signedIn(one, { role: 'moderator', email: 'mara@desk.example' });
  const other = browse(realDesk(two));
  for (const [name, value] of browser.cookies) other.cookies.set(name, value);
  expect((await other.get('/account')).status).toBe(200);
  const token = await tokenOf(two, browser.userId, ['read']);
  expect((await one.desk.accounts.tokenRights(token, new Date()))?.role).toBe('moderator');
  await makeMember(two, { email: 'boss@desk.example', role: 'admin' });
  await two.desk.accounts.closeMember({ userId: null, tokenId: null }, browser.userId, true);
  expect((await browser.get('/account')).status).toBe(303);
  expect(await one.desk.accounts.tokenRights(token, new Date())).toBeNull();
});

test('the secret is made once, however many ask first', async (context) => {
  if (server === null) return context.skip();
  const databaseUrl = await server.createDatabase();
  const many = await Promise.all([1, 2, 3, 4].map(() => openStore({ databaseUrl, dataDir: tmpdir() })));
  const secrets = await Promise.all(many.map((store) => store.desk.accounts.secret()));
  expect(new Set(secrets).size).toBe(1);
  expect(secrets[0]).toMatch(/^[\w-]{43}$/);
  for (const store of many) await store.close();
});

test('one link makes one account, also when it is opened twice at once; so do failures count', async (context) => {
  const [one, two] = stores;
  if (server === null || one === undefined || two === undefined) return context.skip();
  const userId = await makeMember(one, { email: 'late@desk.example', role: 'reader' });
  const token = await one.desk.accounts.makeLink(
    { userId: null, tokenId: null },
    { purpose: 'password', userId, hours: 1 },
  );
  const both = await Promise.allSettled(
    [one, two].map((store) => store.desk.accounts.spendPasswordLink(token, 'hash of a password')),
  );
  expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  const now = new Date();
  const tries = await Promise.all(
    Array.from({ length: 30 }, (_, i) => (i % 2 === 0 ? one : two).desk.accounts.beginTry('key', now)),
  );
  expect(tries.filter((until) => until === null)).toHaveLength(10);
});

test('what the desk asks about whoever asks takes some milliseconds', async (context) => {
  const [one] = stores;
  if (one === undefined) return context.skip();
  const browser = await signedIn(one, { role: 'reader', email: 'fast@desk.example' });
  const begun = performance.now();
  for (let i = 0; i < 20; i += 1) expect((await browser.get('/account')).status).toBe(200);
  const each = (performance.now() - begun) / 20;
  expect(each).toBeLessThan(300);
  const known = await browse(realDesk(one)).post('/sign-in', { email: 'fast@desk.example', password: PASSWORD });
  expect(known.status).toBe(303);
});
