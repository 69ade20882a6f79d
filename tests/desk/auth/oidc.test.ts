import { createHash, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { prepareAuth } from '../../../src/desk/auth/desk-auth.js';
import { oidcFrom } from '../../../src/desk/auth/settings.js';
import { openStore, type Store } from '../../../src/store/index.js';
import { dataFolder } from '../../support/embedded.js';
import { type Browser, browse, makeMember, ORIGIN, realDesk } from './support.js';

/** A service that says who somebody is, as OpenID Connect has it, on a port of this machine. */
interface Service {
  readonly issuer: string;
  /** Who is said to sign in next. */
  who: { email: string; verified: boolean; subject: string };
  /** What is changed in the next token. */
  lie: Readonly<Record<string, unknown>>;
  /** Signs with a key nobody published. */
  forged: boolean;
  readonly close: () => Promise<void>;
}

const base64 = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');

function tokenBy(key: KeyObject, claims: Readonly<Record<string, unknown>>): string {
  const head = `${base64({ alg: 'RS256', kid: 'one', typ: 'JWT' })}.${base64(claims)}`;
  return `${head}.${sign('sha256', Buffer.from(head), key).toString('base64url')}`;
}

async function startService(): Promise<Service> {
  const keys = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const other = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const asked = new Map<string, { nonce: string | null; challenge: string | null }>();
  const server: Server = createServer(async (request, response) => {
    const url = new URL(request.url ?? '/', service.issuer);
    const json = (value: unknown, status = 200): void => {
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(value));
    };
    if (url.pathname === '/.well-known/openid-configuration')
      return json({
        issuer: service.issuer,
        authorization_endpoint: `${service.issuer}/authorize`,
        token_endpoint: `${service.issuer}/token`,
        jwks_uri: `${service.issuer}/keys`,
        id_token_signing_alg_values_supported: ['RS256'],
      });
    if (url.pathname === '/keys')
      return json({ keys: [{ ...keys.publicKey.export({ format: 'jwk' }), kid: 'one', alg: 'RS256', use: 'sig' }] });
    if (url.pathname === '/authorize') {
      const code = `code-${asked.size}`;
      asked.set(code, { nonce: url.searchParams.get('nonce'), challenge: url.searchParams.get('code_challenge') });
      const back = new URL(url.searchParams.get('redirect_uri') ?? '');
      back.search = new URLSearchParams({ code, state: url.searchParams.get('state') ?? '' }).toString();
      return response.writeHead(302, { location: back.href }).end();
    }
    let body = '';
    for await (const piece of request) body += String(piece);
    const form = new URLSearchParams(body);
    const question = asked.get(form.get('code') ?? '');
    asked.delete(form.get('code') ?? '');
    const proof = createHash('sha256')
      .update(form.get('code_verifier') ?? '')
      .digest('base64url');
    if (question === undefined || proof !== question.challenge) return json({ error: 'invalid_grant' }, 400);
    const now = Math.floor(Date.now() / 1000);
    const claims = {
      iss: service.issuer,
      aud: 'desk',
      sub: service.who.subject,
      email: service.who.email,
      email_verified: service.who.verified,
      name: 'Somebody',
      nonce: question.nonce,
      iat: now,
      exp: now + 300,
      ...service.lie,
    };
    const key = service.forged ? other.privateKey : keys.privateKey;
    return json({ access_token: 'access', token_type: 'Bearer', expires_in: 300, id_token: tokenBy(key, claims) });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const service: Service = {
    issuer: `http://127.0.0.1:${port}`,
    who: { email: 'mara@desk.example', verified: true, subject: 'mara' },
    lie: {},
    forged: false,
    close: async () => {
      server.close();
      server.closeAllConnections();
    },
  };
  return service;
}

let store: Store;
let folder: string;
let service: Service;

beforeAll(async () => {
  folder = await dataFolder();
  store = await openStore({ dataDir: folder });
  await makeMember(store, { email: 'mara@desk.example', role: 'moderator' });
  service = await startService();
  const oidc = oidcFrom({
    THREADBARE_OIDC_ISSUER: service.issuer,
    THREADBARE_OIDC_CLIENT_ID: 'desk',
    THREADBARE_OIDC_CLIENT_SECRET: 'told to nobody',
    THREADBARE_OIDC_NAME: 'Harbour ID',
  });
  await prepareAuth(store, { address: ORIGIN, oidc }, () => undefined);
});
afterAll(async () => {
  await service.close();
  await store.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Goes to the service and back; gives where the desk leads then. */
async function go(browser: Browser, next = '/account'): Promise<string | null> {
  const away = (await browser.get(`/oidc/start?next=${encodeURIComponent(next)}`)).headers.get('location') ?? '';
  if (!away.startsWith(service.issuer)) return away;
  const back = (await fetch(away, { redirect: 'manual' })).headers.get('location') ?? '';
  return (await browser.get(back.replace(ORIGIN, ''))).headers.get('location');
}

describe('sign-in by another service', () => {
  test('lets in whom it knows to be a member, and leads them on', async () => {
    const browser = browse(realDesk(store));
    expect(await (await browser.get('/?next=/account')).text()).toContain('Sign in with Harbour ID');
    expect(await go(browser)).toBe('/account');
    expect((await browser.get('/account')).status).toBe(200);
    const [entry] = await store.desk.accounts.auditLog({ before: null, limit: 1 });
    expect([entry?.action, entry?.who, entry?.detail.by]).toEqual(['session.begin', 'mara', 'Harbour ID']);
    expect(await go(browse(realDesk(store)), '//evil.example')).toBe('/queue');
  });

  test('makes no accounts, and takes no address that was not verified', async () => {
    service.who = { email: 'stranger@desk.example', verified: true, subject: 'stranger' };
    const browser = browse(realDesk(store));
    expect(await go(browser)).toBe('/?refused=1');
    expect(await (await browser.get('/?refused=1')).text()).toContain('did not let you in');
    expect(await store.desk.accounts.member('stranger@desk.example')).toBeNull();
    await makeMember(store, { email: 'tom@desk.example', role: 'admin' });
    service.who = { email: 'tom@desk.example', verified: false, subject: 'somebody else' };
    expect(await go(browse(realDesk(store)))).toBe('/?refused=1');
  });

  test('a closed account stays closed', async () => {
    const userId = await makeMember(store, { email: 'shut@desk.example', role: 'reader' });
    await store.desk.accounts.closeMember({ userId: null, tokenId: null }, userId, true);
    service.who = { email: 'shut@desk.example', verified: true, subject: 'shut' };
    const browser = browse(realDesk(store));
    expect(await go(browser)).not.toBe('/account');
    expect((await browser.get('/account')).status).toBe(303);
  });

  test('believes no token with another nonce, audience, issuer or signature, and no state of somebody else', async () => {
    service.who = { email: 'mara@desk.example', verified: true, subject: 'mara' };
    for (const lie of [{ nonce: 'other' }, { aud: 'other' }, { iss: 'https://other.example' }, { exp: 1 }]) {
      service.lie = lie;
      const browser = browse(realDesk(store));
      expect([lie, await go(browser)]).toEqual([lie, '/?refused=1']);
      expect((await browser.get('/account')).status).toBe(303);
    }
    service.lie = {};
    service.forged = true;
    expect(await go(browse(realDesk(store)))).toBe('/?refused=1');
    service.forged = false;
    const [one, two] = [browse(realDesk(store)), browse(realDesk(store))];
    const away = (await one.get('/oidc/start')).headers.get('location') ?? '';
    const back = (await fetch(away, { redirect: 'manual' })).headers.get('location') ?? '';
    await two.get(back.replace(ORIGIN, ''));
    expect((await two.get('/account')).status).toBe(303);
  });

  test('is asked for whole or not at all, over https', () => {
    expect(oidcFrom({})).toBeNull();
    const all = {
      THREADBARE_OIDC_ISSUER: 'https://id.example/',
      THREADBARE_OIDC_CLIENT_ID: 'a',
      THREADBARE_OIDC_CLIENT_SECRET: 'b',
    };
    expect(oidcFrom(all)).toMatchObject({ issuer: 'https://id.example', name: 'id.example' });
    expect(() => oidcFrom({ ...all, THREADBARE_OIDC_CLIENT_ID: '' })).toThrow('THREADBARE_OIDC_CLIENT_ID');
    expect(() => oidcFrom({ ...all, THREADBARE_OIDC_ISSUER: 'http://id.example' })).toThrow('https');
  });
});
