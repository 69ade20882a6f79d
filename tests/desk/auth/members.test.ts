import { rmSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Route } from '../../../src/desk/visit.js';
import { openStore, type Store } from '../../../src/store/index.js';
import { dataFolder } from '../../support/embedded.js';
import { browse, makeMember, PASSWORD, realDesk, signedIn, tokenOf } from './support.js';

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

/** Says who asks, so that tests see what routes see. */
const WHO: readonly Route[] = [
  {
    method: 'GET',
    path: '/api/who',
    access: 'reader',
    scope: 'read',
    answer: async ({ visitor }) => Response.json({ role: visitor.role, sites: visitor.sites, token: visitor.token }),
  },
  {
    method: 'POST',
    path: '/api/who',
    access: 'moderator',
    scope: 'decide',
    answer: async () => Response.json({}),
  },
];

const admin = () => signedIn(store, { role: 'admin' });

describe('members', () => {
  test('an admin makes an account; its owner chooses the password by the link', async () => {
    const browser = await admin();
    const page = await browser.post('/members', {
      email: 'New@Desk.Example',
      name: 'Nora',
      role: 'moderator',
      all: '1',
    });
    const link = /http:\/\/[^<]*\/invite\?token=([\w-]+)/.exec(await page.text())?.[1] ?? '';
    const answer = await browse(realDesk(store)).post('/invite', { token: link, password: 'a quiet evening walk' });
    expect(answer.headers.get('location')).toBe('/queue');
    const twice = await browser.post('/members', { email: 'new@desk.example', name: 'Nora', role: 'reader', all: '1' });
    expect([twice.status, await twice.text()]).toEqual([422, expect.stringContaining('There is an account')]);
  });

  test('a change of role or sites counts at the very next request', async () => {
    const browser = await admin();
    const moderator = await signedIn(
      store,
      { role: 'moderator' },
      realDesk(store, { routes: [...WHO, ...(await all())] }),
    );
    expect((await moderator.get('/api/who')).status).toBe(200);
    await browser.get('/members');
    await browser.post(`/members/${moderator.userId}`, { role: 'reader', site: [] });
    expect(await (await moderator.get('/api/who')).json()).toMatchObject({ role: 'reader', sites: [] });
    expect((await moderator.post('/api/who')).status).toBe(403);
  });

  test('a closed account is out at once: sessions, sign-in, tokens; open again, it is as before', async () => {
    const browser = await admin();
    const app = realDesk(store, { routes: [...WHO, ...(await all())] });
    const moderator = await signedIn(store, { role: 'moderator', email: 'closed@desk.example' }, app);
    const token = await tokenOf(store, moderator.userId, ['read']);
    const byToken = () => app.request('http://127.0.0.1/api/who', { headers: { authorization: `Bearer ${token}` } });
    expect((await byToken()).status).toBe(200);
    await browser.get('/members');
    await browser.post(`/members/${moderator.userId}/close`);
    expect((await moderator.get('/account')).status).toBe(303);
    expect((await byToken()).status).toBe(401);
    const fields = { email: 'closed@desk.example', password: PASSWORD };
    const refused = await browse(app).post('/sign-in', fields);
    expect(refused.status).toBe(422);
    expect(await refused.text()).toContain('That did not fit');
    await browser.post(`/members/${moderator.userId}/open`);
    expect((await byToken()).status).toBe(200);
    expect((await browse(app).post('/sign-in', fields)).status).toBe(303);
  });

  test('the last admin stays; an admin of some sites there is not', async () => {
    const other = await dataFolder();
    const small = await openStore({ dataDir: other });
    try {
      const browser = await signedIn(small, { role: 'admin' });
      for (const [path, fields] of [
        ['', { role: 'reader', all: '1' }],
        ['/close', {}],
      ] as const) {
        const answer = await browser.post(`/members/${browser.userId}${path}`, fields);
        expect([answer.status, await answer.text()]).toEqual([422, expect.stringContaining('only admin')]);
      }
      const some = await browser.post(`/members/${browser.userId}`, { role: 'admin' });
      expect(await some.text()).toContain('An admin sees all sites');
      const second = await makeMember(small, { email: 'second@desk.example', role: 'admin' });
      const both = await Promise.allSettled(
        [browser.userId, second].map((id) =>
          small.desk.accounts.closeMember({ userId: null, tokenId: null }, id, true),
        ),
      );
      expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    } finally {
      await small.close();
      rmSync(other, { recursive: true, force: true });
    }
  });

  test('what was done stands in the audit log, and in its CSV without formulas', async () => {
    const browser = await admin();
    await store.desk.accounts.note({
      userId: null,
      tokenId: null,
      action: 'test.formula',
      subject: '=1+1',
      detail: {},
    });
    const page = await (await browser.get('/audit?action=member')).text();
    expect(page).toContain('member.add');
    expect(page).not.toContain('test.formula');
    const csv = await (await browser.get('/audit.csv')).text();
    expect(csv.split('\r\n')[0]).toBe('at,who,token_id,action,subject,detail');
    expect(csv).toContain("'=1+1");
    expect((await store.desk.accounts.auditLog({ before: null, limit: 1 })).map((entry) => entry.action)).toEqual([
      'audit.export',
    ]);
  });
});

describe('tokens', () => {
  test('are shown once, kept as a hash, and stop when taken back', async () => {
    const app = realDesk(store, { routes: [...WHO, ...(await all())] });
    const browser = await signedIn(store, { role: 'moderator' }, app);
    await browser.get('/tokens');
    const page = await (
      await browser.post('/tokens', { name: 'script', scope: ['read', 'decide'], days: '30' })
    ).text();
    const token = /tb_[\w-]{43}/.exec(page)?.[0] ?? '';
    expect(token).not.toBe('');
    const stored = await store.query('select * from threadbare_desk.token');
    expect(JSON.stringify(stored.rows)).not.toContain(token);
    const send = (method: string, header: string) =>
      app.request('http://127.0.0.1/api/who', { method, headers: { authorization: header } });
    const answer = await send('GET', `Bearer ${token}`);
    expect(await answer.json()).toMatchObject({ role: 'moderator', token: { scopes: ['read', 'decide'] } });
    expect((await send('POST', `bearer ${token}`)).status).toBe(200);
    for (const wrong of [`Bearer ${token}x`, 'Bearer tb_', 'Bearer', `Basic ${token}`, `Bearer ${token.slice(3)}`])
      expect([wrong.slice(0, 8), (await send('GET', wrong)).status]).toEqual([wrong.slice(0, 8), 401]);
    const [record] = await store.desk.accounts.tokens(browser.userId);
    expect(record?.lastUsedAt).not.toBeNull();
    await browser.get('/tokens');
    expect((await browser.post(`/tokens/${record?.tokenId ?? ''}/revoke`)).status).toBe(303);
    expect((await send('GET', `Bearer ${token}`)).status).toBe(401);
  });

  test('end on their day, reach no page, give no scope their owner has not', async () => {
    const browser = await signedIn(store, { role: 'reader' });
    const { token } = await store.desk.accounts.makeToken(
      { userId: null, tokenId: null },
      { userId: browser.userId, name: 'old', scopes: ['read'], expiresAt: new Date(Date.now() - 1000).toISOString() },
    );
    expect(await store.desk.accounts.tokenRights(token, new Date())).toBeNull();
    const fresh = await tokenOf(store, browser.userId, ['read', 'admin']);
    const app = realDesk(store, { routes: [...WHO, ...(await all())] });
    const page = await app.request('http://127.0.0.1/account', { headers: { authorization: `Bearer ${fresh}` } });
    expect(page.status).toBe(303);
    const other = await app.request('http://127.0.0.1/api/who', {
      method: 'POST',
      headers: { authorization: `Bearer ${fresh}` },
    });
    expect(other.status).toBe(403);
    expect((await browser.post('/tokens', { name: 'more', scope: ['read', 'admin'] })).status).toBe(422);
  });

  test('those of others are not there, but for admins', async () => {
    const [one, two] = [await signedIn(store, { role: 'reader' }), await signedIn(store, { role: 'reader' })];
    await tokenOf(store, one.userId, ['read']);
    const [record] = await store.desk.accounts.tokens(one.userId);
    await two.get('/tokens');
    expect((await two.post(`/tokens/${record?.tokenId ?? ''}/revoke`)).status).toBe(404);
    const boss = await admin();
    await boss.get('/tokens');
    expect((await boss.post(`/tokens/${record?.tokenId ?? ''}/revoke`)).status).toBe(303);
  });
});

describe('visits', () => {
  test('a new one begins after half an hour without a request', async () => {
    const userId = await makeMember(store, { email: 'visits@desk.example', role: 'reader' });
    const at = async (time: string) => {
      await store.desk.accounts.rights(userId, new Date(`2031-05-01T${time}Z`));
      const { lastVisit, thisVisit } = await store.desk.accounts.visitOf(userId);
      return [lastVisit?.slice(11, 16) ?? null, thisVisit?.slice(11, 16) ?? null];
    };
    expect(await at('08:00:00')).toEqual([null, '08:00']);
    expect(await at('08:29:00')).toEqual([null, '08:00']);
    expect(await at('08:58:00')).toEqual([null, '08:00']);
    expect(await at('09:30:00')).toEqual(['08:00', '09:30']);
    expect(await at('12:00:00')).toEqual(['09:30', '12:00']);
  });
});

/** The desk's own sign-in beside the routes above. */
async function all(): Promise<readonly Route[]> {
  return (await import('../../../src/desk/routes/people.js')).PEOPLE_ROUTES;
}
