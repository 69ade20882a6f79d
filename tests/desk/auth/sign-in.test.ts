import { rmSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openStore, type Store } from '../../../src/store/index.js';
import { dataFolder } from '../../support/embedded.js';
import { browse, makeMember, PASSWORD, realDesk, signedIn } from './support.js';

let store: Store;
let folder: string;
let now = new Date();

beforeAll(async () => {
  folder = await dataFolder();
  store = await openStore({ dataDir: folder });
  await makeMember(store, { email: 'mara@desk.example', role: 'moderator' });
});
afterAll(async () => {
  await store.close();
  rmSync(folder, { recursive: true, force: true });
});

const desk = () => realDesk(store, { now: () => now });
const actions = async () => (await store.desk.accounts.auditLog({ before: null, limit: 5 })).map((e) => e.action);

describe('the sign-in page', () => {
  test('answers GET and HEAD / with 200 and the security headers', async () => {
    for (const method of ['GET', 'HEAD']) {
      const answer = await desk().request('http://127.0.0.1/', { method });
      expect(answer.status).toBe(200);
      expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'");
      expect(answer.headers.get('x-frame-options')).toBe('DENY');
      expect(answer.headers.get('referrer-policy')).toBe('same-origin');
      expect(answer.headers.get('cache-control')).toBe('no-store');
      const text = await answer.text();
      expect(text).toContain(method === 'GET' ? '<h1' : '');
    }
  });

  test('lets in whoever knows the password, and leads them where they wanted to go', async () => {
    const browser = browse(desk());
    expect((await browser.get('/account')).headers.get('location')).toBe('/?next=%2Faccount');
    const answer = await browser.post('/sign-in', { email: 'Mara@Desk.Example', password: PASSWORD, next: '/account' });
    expect([answer.status, answer.headers.get('location')]).toEqual([303, '/account']);
    const [cookie = ''] = answer.headers.getSetCookie().filter((line) => line.startsWith('threadbare.session_token='));
    expect(cookie).toMatch(/; HttpOnly/i);
    expect(cookie).toMatch(/; SameSite=Lax/i);
    expect(cookie).not.toMatch(/Max-Age/i);
    expect(cookie).not.toMatch(/; Secure/i);
    const page = await browser.get('/account');
    expect(page.status).toBe(200);
    expect(await page.text()).toContain('mara@desk.example');
    expect((await browser.get('/')).headers.get('location')).toBe('/queue');
    expect(await actions()).toContain('session.begin');
  });

  test('stays signed in only where asked; over https the cookie is for https alone', async () => {
    const answer = await realDesk(store, { door: { byProxy: true, hosts: null } }).request(
      'http://desk.example/sign-in',
      {
        method: 'POST',
        headers: {
          'content-type': 'application/x-www-form-urlencoded',
          'x-forwarded-proto': 'https',
          origin: 'https://desk.example',
        },
        body: new URLSearchParams({ email: 'mara@desk.example', password: PASSWORD, stay: '1' }).toString(),
      },
    );
    expect(answer.status).toBe(303);
    const [cookie = ''] = answer.headers.getSetCookie().filter((line) => line.includes('session_token='));
    expect(cookie).toMatch(/^__Secure-threadbare\.session_token=.*Max-Age=1209600/);
    expect(cookie).toMatch(/; Secure/i);
    expect(answer.headers.get('strict-transport-security')).toBe('max-age=31536000');
  });

  test('says the same of a wrong password and of an address without an account', async () => {
    const wrong = await browse(desk()).post('/sign-in', { email: 'mara@desk.example', password: 'not the right one' });
    const nobody = await browse(desk()).post('/sign-in', {
      email: 'nobody@desk.example',
      password: 'not the right one',
    });
    expect([wrong.status, nobody.status]).toEqual([422, 422]);
    const without = (text: string) => text.replace(/(mara|nobody)@desk\.example/g, '');
    expect(without(await wrong.text())).toBe(without(await nobody.text()));
    expect(await actions()).toContain('session.refused');
  });

  test('leads to no other place than the desk', async () => {
    for (const next of [
      'https://evil.example/',
      '//evil.example',
      '/\\evil.example',
      '/\u0000',
      'javascript:alert(1)',
    ]) {
      const answer = await browse(desk()).post('/sign-in', { email: 'mara@desk.example', password: PASSWORD, next });
      expect([next, answer.headers.get('location')]).toEqual([next, '/queue']);
    }
  });

  test('signs out: the cookie of before is worth nothing', async () => {
    const browser = await signedIn(store, { role: 'reader' });
    const old = new Map(browser.cookies);
    expect((await browser.post('/sign-out')).headers.get('location')).toBe('/?notice=out');
    for (const [name, value] of old) browser.cookies.set(name, value);
    expect((await browser.get('/account')).status).toBe(303);
  });
});

describe('who tries too often', () => {
  test('waits after ten failures, longer each time, whether or not there is an account', async () => {
    for (const email of ['mara@desk.example', 'ghost@desk.example']) {
      now = new Date('2031-01-01T00:00:00Z');
      const key = `test ${email}`;
      const tries = async (): Promise<number> => {
        const until = await store.desk.accounts.beginTry(key, now);
        return until === null ? 0 : (Date.parse(until) - now.getTime()) / 60_000;
      };
      for (let i = 0; i < 10; i += 1) expect(await tries()).toBe(0);
      expect(await tries()).toBe(1);
      for (const minutes of [2, 4, 8, 16, 32, 60, 60]) {
        now = new Date(now.getTime() + 61 * 60_000);
        expect(await tries()).toBe(0);
        expect(await tries()).toBe(minutes);
      }
      now = new Date(now.getTime() + 26 * 3_600_000);
      expect(await tries()).toBe(0);
      expect(await tries()).toBe(0);
      await store.desk.accounts.forgetTries(key);
    }
    now = new Date();
  });

  test('is told so by the page; the right password does not help until then; a new link does', async () => {
    const userId = await makeMember(store, { email: 'late@desk.example', role: 'reader' });
    const app = desk();
    for (let i = 0; i < 10; i += 1) {
      const answer = await browse(app).post('/sign-in', { email: 'late@desk.example', password: 'guess number one' });
      expect(answer.status).toBe(422);
    }
    const locked = await browse(app).post('/sign-in', { email: 'late@desk.example', password: PASSWORD });
    expect(locked.status).toBe(429);
    expect(Number(locked.headers.get('retry-after'))).toBeGreaterThan(30);
    expect(await locked.text()).toContain('too many tries');
    const token = await store.desk.accounts.makeLink(
      { userId: null, tokenId: null },
      { purpose: 'password', userId, hours: 1 },
    );
    const answer = await browse(app).post('/invite', { token, password: 'another long password' });
    expect(answer.headers.get('location')).toBe('/queue');
  });

  test('a hundred at once pass no more often than one after the other', async () => {
    const tries = await Promise.all(
      Array.from({ length: 40 }, () => store.desk.accounts.beginTry('at once', new Date())),
    );
    expect(tries.filter((until) => until === null)).toHaveLength(10);
  });

  test('better-auth counts tries by address in the database', async () => {
    const rows = await store.query('select key, count from threadbare_desk.rate_limit');
    expect(rows.rows.map((row) => String(row.key)).join()).toContain('/sign-in/email');
  });
});

describe('links', () => {
  const link = (purpose: 'first' | 'password', userId: string | null, hours = 1) =>
    store.desk.accounts.makeLink({ userId: null, tokenId: null }, { purpose, userId, hours });

  test('the first account: not where there is one', async () => {
    const token = await link('first', null);
    const browser = browse(desk());
    expect((await browser.get(`/first?token=${token}`)).status).toBe(200);
    const fields = { token, name: 'Ada', email: 'ada@desk.example', password: 'short' };
    expect((await browser.post('/first', fields)).status).toBe(422);
    expect((await browser.post('/first', { ...fields, password: 'twelve wide rivers' })).status).toBe(410);
  });

  test('a password link works once, ends the sessions of before, and is no other link', async () => {
    const before = await signedIn(store, { role: 'moderator', email: 'tom@desk.example' });
    const token = await link('password', before.userId);
    const again = await link('password', before.userId);
    expect((await browse(desk()).get(`/invite?token=${token}`)).status).toBe(410);
    expect((await browse(desk()).get(`/first?token=${again}`)).status).toBe(410);
    const fields = { token: again, password: 'tom@desk.example1' };
    expect((await browse(desk()).post('/invite', fields)).status).toBe(422);
    const answer = await browse(desk()).post('/invite', { ...fields, password: 'an altogether new one' });
    expect(answer.headers.get('location')).toBe('/queue');
    expect((await before.get('/account')).status).toBe(303);
    expect((await browse(desk()).post('/invite', { ...fields, password: 'and one more for me' })).status).toBe(410);
  });

  test('are kept as a hash, and end', async () => {
    const token = await link('password', 'nobody', 0);
    expect(await store.desk.accounts.readLink(token)).toBe(null);
    const stored = await store.query(
      `select name, value::text as value from threadbare_desk.setting where name like 'link:%'`,
    );
    expect(JSON.stringify(stored.rows)).not.toContain(token);
  });
});
