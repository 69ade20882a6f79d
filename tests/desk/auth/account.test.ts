import { createHmac } from 'node:crypto';
import { rmSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openStore, type Store } from '../../../src/store/index.js';
import { dataFolder } from '../../support/embedded.js';
import { type Browser, browse, PASSWORD, realDesk, signedIn } from './support.js';

let store: Store;
let folder: string;

beforeAll(async () => {
  folder = await dataFolder();
  store = await openStore({ dataDir: folder });
});
afterAll(async () => {
  await store.close();
  rmSync(folder, { recursive: true, force: true });
});

/** A code as an app on a phone makes it (RFC 6238, 30 s, 6 digits), from the key the page shows. */
function codeOf(secret: string, at = Date.now()): string {
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
  const bits = [...secret.replace(/=+$/, '')]
    .map((sign) => letters.indexOf(sign).toString(2).padStart(5, '0'))
    .join('');
  const key = Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(at / 30_000)));
  const hash = createHmac('sha1', key).update(counter).digest();
  const offset = (hash.at(-1) ?? 0) & 15;
  return String((hash.readUInt32BE(offset) & 0x7fffffff) % 1_000_000).padStart(6, '0');
}

/** Sets up a second factor; gives the key and the backup codes. */
async function setUp(browser: Browser): Promise<{ secret: string; codes: string[] }> {
  const page = await (await browser.post('/account/two-factor', { password: PASSWORD })).text();
  const secret = /Key: <code>([A-Z2-7=]+)<\/code>/.exec(page)?.[1] ?? '';
  const codes = [...page.matchAll(/<code>([\w]{5}-[\w]{5})<\/code>/g)].map(([, code = '']) => code);
  return { secret, codes };
}

describe('a second factor', () => {
  test('is asked for at the next sign-in, by app or by backup code, each once', async () => {
    const browser = await signedIn(store, { email: 'mara@desk.example', role: 'moderator' });
    const { secret, codes } = await setUp(browser);
    expect(secret).toMatch(/^[A-Z2-7]{16,}/);
    expect(codes).toHaveLength(10);
    const wrong = await browser.post('/account/two-factor/confirm', { code: '000000' });
    expect(wrong.status).toBe(422);
    const answer = await browser.post('/account/two-factor/confirm', { code: codeOf(secret) });
    expect(answer.headers.get('location')).toBe('/account?done=on');
    expect(await (await browser.get('/account')).text()).toContain('On: at each sign-in');

    const other = browse(realDesk(store));
    const fields = { email: 'mara@desk.example', password: PASSWORD, next: '/account' };
    expect((await other.post('/sign-in', fields)).headers.get('location')).toBe('/second-factor?next=%2Faccount');
    expect((await other.get('/account')).status).toBe(303);
    expect((await other.post('/second-factor', { code: '123456' })).status).toBe(422);
    const right = await other.post('/second-factor', { code: codeOf(secret), next: '/account' });
    expect(right.headers.get('location')).toBe('/account');
    expect((await other.get('/account')).status).toBe(200);

    for (const [code, location] of [
      [codes[0] ?? '', '/queue'],
      [codes[0] ?? '', null],
    ] as const) {
      const again = browse(realDesk(store));
      await again.post('/sign-in', fields);
      expect((await again.post('/second-factor', { code })).headers.get('location')).toBe(location);
    }
  });

  test('cannot be guessed: after five codes the sign-in begins again, after ten the account waits', async () => {
    const browser = await signedIn(store, { email: 'tom@desk.example', role: 'reader' });
    const { secret } = await setUp(browser);
    await browser.post('/account/two-factor/confirm', { code: codeOf(secret) });
    const fields = { email: 'tom@desk.example', password: PASSWORD };
    for (let round = 0; round < 2; round += 1) {
      const other = browse(realDesk(store));
      await other.post('/sign-in', fields);
      for (let i = 0; i < 5; i += 1) expect((await other.post('/second-factor', { code: '000000' })).status).toBe(422);
      const right = await other.post('/second-factor', { code: codeOf(secret) });
      expect(right.status).not.toBe(303);
    }
    const late = browse(realDesk(store));
    await late.post('/sign-in', fields);
    expect((await late.post('/second-factor', { code: codeOf(secret) })).status).toBe(429);
  });

  test('is switched off with the password alone, or by an admin', async () => {
    const browser = await signedIn(store, { email: 'lin@desk.example', role: 'reader' });
    const { secret } = await setUp(browser);
    await browser.post('/account/two-factor/confirm', { code: codeOf(secret) });
    await browser.get('/account');
    expect((await browser.post('/account/two-factor/off', { password: 'not my password' })).status).toBe(422);
    expect((await browser.post('/account/two-factor/off', { password: PASSWORD })).status).toBe(303);
    expect((await store.desk.accounts.member('lin@desk.example'))?.twoFactor).toBe(false);
  });

  test('is kept encrypted', async () => {
    const rows = await store.query('select secret, backup_codes from threadbare_desk.two_factor');
    expect(rows.rows.length).toBeGreaterThan(0);
    for (const row of rows.rows) expect(String(row.secret)).not.toMatch(/^[A-Z2-7]+$/);
  });
});

describe('one’s own account', () => {
  test('a new password ends every other session, and needs the old one', async () => {
    const browser = await signedIn(store, { email: 'ida@desk.example', role: 'reader' });
    const other = browse(realDesk(store));
    await other.post('/sign-in', { email: 'ida@desk.example', password: PASSWORD });
    const fields = { current: 'wrong wrong wrong', password: 'four green meadows' };
    expect((await browser.post('/account/password', fields)).status).toBe(422);
    expect((await browser.post('/account/password', { current: PASSWORD, password: 'tiny' })).status).toBe(422);
    const done = await browser.post('/account/password', { ...fields, current: PASSWORD });
    expect(done.headers.get('location')).toBe('/account?done=password');
    expect((await browser.get('/account')).status).toBe(200);
    expect((await other.get('/account')).status).toBe(303);
  });

  test('sessions are listed and ended, those of others not', async () => {
    const browser = await signedIn(store, { email: 'eva@desk.example', role: 'reader' });
    const second = browse(realDesk(store));
    await second.post('/sign-in', { email: 'eva@desk.example', password: PASSWORD });
    const stranger = await signedIn(store, { email: 'max@desk.example', role: 'reader' });
    const [strangers] = await store.desk.accounts.sessions(stranger.userId);
    await browser.get('/account');
    await browser.post('/account/sessions', { session: strangers?.sessionId ?? '' });
    expect((await stranger.get('/account')).status).toBe(200);
    expect(await store.desk.accounts.sessions(browser.userId)).toHaveLength(2);
    await browser.post('/account/sessions', { session: 'others' });
    expect((await second.get('/account')).status).toBe(303);
    expect((await browser.get('/account')).status).toBe(200);
  });

  test('preferences are kept, and lead back to a page of the desk alone', async () => {
    const browser = await signedIn(store, { role: 'reader' });
    const answer = await browser.post('/preferences', {
      theme: 'dark',
      blur: ['off', 'on'],
      images: 'off',
      keys: 'off',
      back: '/account?x=1',
    });
    expect(answer.headers.get('location')).toBe('/account?x=1');
    expect(await (await browser.get('/account')).text()).toMatch(/data-theme="dark"/);
    const away = await browser.post('/preferences', { theme: 'purple', back: 'https://evil.example/' });
    expect(away.headers.get('location')).toBe('/account?done=preferences');
    const rights = await store.desk.accounts.rights(browser.userId, new Date());
    expect(rights?.preferences).toEqual({ theme: 'dark', blur: true, images: false, keys: false });
  });
});

describe('a form that is not ours', () => {
  test('changes nothing: other site, other origin, no field, a field of somebody else', async () => {
    const browser = await signedIn(store, { role: 'reader' });
    const other = await signedIn(store, { role: 'reader' });
    await browser.get('/account');
    const name = { name: 'Changed' };
    const tries = [
      browser.post('/account/name', name, { 'sec-fetch-site': 'cross-site' }),
      browser.post('/account/name', name, { 'sec-fetch-site': 'same-site' }),
      browser.post('/account/name', { ...name, csrf: '' }),
      browser.post('/account/name', { ...name, csrf: other.csrf() }),
    ];
    for (const answer of await Promise.all(tries)) expect(answer.status).toBe(403);
    const old = { 'content-type': 'application/x-www-form-urlencoded', cookie: browser.cookie };
    const body = new URLSearchParams({ ...name, csrf: browser.csrf() }).toString();
    const send = (headers: Record<string, string>) =>
      realDesk(store).request('http://127.0.0.1/account/name', {
        method: 'POST',
        headers: { ...old, ...headers },
        body,
      });
    expect((await send({ origin: 'https://evil.example' })).status).toBe(403);
    expect((await send({ origin: 'null' })).status).toBe(403);
    expect((await send({ origin: 'http://127.0.0.1' })).status).toBe(303);
    const foreign = browse(realDesk(store));
    const signIn = await foreign.post(
      '/sign-in',
      { email: 'x@desk.example', password: PASSWORD },
      { 'sec-fetch-site': 'cross-site' },
    );
    expect(signIn.status).toBe(403);
  });
});
