import { rmSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startBackground } from '../../../src/desk/background.js';
import { OPEN_DOOR, refusedAtDoor, senderOf } from '../../../src/desk/door.js';
import { limitOf } from '../../../src/desk/limit.js';
import { refuseUnsafe, type ServeOptions, startDesk } from '../../../src/desk/serve.js';
import { openStore, type Store } from '../../../src/store/index.js';
import { dataFolder } from '../../support/embedded.js';
import { browse, makeMember, ORIGIN, PASSWORD, realDesk } from './support.js';

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

const start = (options: Partial<ServeOptions> = {}) => startDesk({ store, port: 0, background: [], ...options });

describe('where the desk listens', () => {
  test('refuses to be heard by others without an account with a password, and without TLS', async () => {
    await expect(refuseUnsafe(store, '0.0.0.0', false, null)).rejects.toMatchObject({ code: 'no-tls', exitCode: 2 });
    await expect(refuseUnsafe(store, '0.0.0.0', true, null)).rejects.toMatchObject({ code: 'no-account', exitCode: 2 });
    await makeMember(store, { email: 'mara@desk.example', role: 'admin' });
    await expect(refuseUnsafe(store, '0.0.0.0', true, 'http://desk.example')).rejects.toMatchObject({ code: 'no-tls' });
    await expect(refuseUnsafe(store, '0.0.0.0', true, 'https://desk.example')).resolves.toBeUndefined();
    for (const host of ['127.0.0.1', 'localhost', '::1', '127.8.9.1'])
      await expect(refuseUnsafe(store, host, false, null)).resolves.toBeUndefined();
  });

  test('says so where the port is taken', async () => {
    const desk = await start();
    const port = Number(new URL(desk.url).port);
    await expect(start({ port })).rejects.toMatchObject({ code: 'port-taken', exitCode: 2 });
    await desk.close();
  });

  test('answers on loopback under the names of this machine alone (DNS rebinding)', async () => {
    const desk = await start();
    const { port } = new URL(desk.url);
    const ask = async (host: string): Promise<number> => {
      const { request } = await import('node:http');
      return new Promise((resolve, reject) => {
        request({ port, host: '127.0.0.1', headers: { host } }, (answer) => {
          answer.resume();
          resolve(answer.statusCode ?? 0);
        })
          .on('error', reject)
          .end();
      });
    };
    expect(await ask(`127.0.0.1:${port}`)).toBe(200);
    expect(await ask(`localhost:${port}`)).toBe(200);
    for (const host of ['evil.example', `desk.evil.example:${port}`, '10.0.0.1', '127.0.0.1.evil.example'])
      expect([host, await ask(host)]).toEqual([host, 421]);
    await desk.close();
  });

  test('believes a proxy only where told to, and then the last address it added', () => {
    const request = new Request('http://desk.example/', {
      headers: { 'x-forwarded-proto': 'https', 'x-forwarded-for': '198.51.100.9, 203.0.113.7' },
    });
    expect(senderOf(request, OPEN_DOOR, '10.0.0.2')).toBe('10.0.0.2');
    const proxy = { byProxy: true, hosts: ['desk.example'] };
    expect(senderOf(request, proxy, '10.0.0.2')).toBe('203.0.113.7');
    expect(refusedAtDoor(new URL('https://desk.example/'), proxy)).toBeNull();
    expect(refusedAtDoor(new URL('http://desk.example/'), proxy)).toBe('plain');
    expect(refusedAtDoor(new URL('https://other.example/'), proxy)).toBe('host');
    expect(refusedAtDoor(new URL('http://127.0.0.1/'), proxy)).toBeNull();
  });
});

describe('limits', () => {
  test('a body that is too large is refused, also where its length is not told', async () => {
    const app = realDesk(store);
    const large = 'a'.repeat(1_000_001);
    const headers = { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin' };
    const told = await app.request(`${ORIGIN}/sign-in`, {
      method: 'POST',
      headers: { ...headers, 'content-length': String(large.length) },
      body: large,
    });
    expect(told.status).toBe(413);
    const stream = new ReadableStream({
      start: (controller) => {
        controller.enqueue(new TextEncoder().encode(large));
        controller.close();
      },
    });
    const untold = await app.request(
      new Request(`${ORIGIN}/sign-in`, {
        method: 'POST',
        headers: { ...headers, 'transfer-encoding': 'chunked' },
        body: stream,
        duplex: 'half',
      }),
    );
    expect(untold.status).toBe(413);
    expect(untold.headers.get('content-security-policy')).not.toBeNull();
  });

  test('one address asks so often in a minute, others go on; programs are told by problem+json', async () => {
    const app = realDesk(store, { perMinute: 5 });
    const ask = (address: string, path = '/') =>
      app.request(`${ORIGIN}${path}`, { headers: { 'x-forwarded-for': address } });
    const some = await Promise.all(Array.from({ length: 8 }, () => ask('203.0.113.1')));
    expect(some.map(({ status }) => status).sort()).toEqual([200, 200, 200, 200, 200, 429, 429, 429]);
    const program = await ask('203.0.113.1', '/api/v1/me');
    expect([program.status, program.headers.get('content-type')]).toEqual([
      429,
      expect.stringContaining('problem+json'),
    ]);
    expect(Number(program.headers.get('retry-after'))).toBeGreaterThan(50);
    expect((await ask('203.0.113.2')).status).toBe(200);
  });
});

describe('counting by sender', () => {
  test('begins anew after each stretch, and forgets who is gone', () => {
    const limit = limitOf(2, 1000);
    const at = (now: number, sender = 'a') => limit.refuse(sender, now);
    expect([at(0), at(10), at(20), at(999), at(1000), at(1001), at(1002)]).toEqual([null, null, 1, 1, null, null, 1]);
    for (let i = 0; i < 60_000; i += 1) expect(at(5000, `sender ${i}`)).toBeNull();
    expect(at(5001, 'sender 59999')).toBeNull();
    expect(at(5002, 'sender 59999')).toBe(1);
  });
});

describe('the end', () => {
  test('a request under way is answered before the desk is gone', async () => {
    const desk = await start();
    const browser = browse({
      request: async (input, init) =>
        fetch(typeof input === 'string' ? input.replace(ORIGIN, desk.url) : input, { ...init, redirect: 'manual' }),
    });
    const under = browser.post('/sign-in', { email: 'mara@desk.example', password: PASSWORD }, { origin: desk.url });
    await sleep(20);
    await Promise.all([desk.close(), under.then((answer) => expect(answer.status).toBe(303))]);
    await expect(fetch(desk.url)).rejects.toThrow();
  });

  test('the background runs at once and again, goes on after a failure, and ends when told', async () => {
    let runs = 0;
    const failures: string[] = [];
    let aborted = false;
    const background = startBackground(store, (task) => failures.push(task), [
      {
        name: 'counts',
        everySeconds: 0.01,
        run: async () => {
          runs += 1;
          if (runs === 2) throw new Error('once');
        },
      },
      {
        name: 'waits',
        everySeconds: 60,
        run: async (_store, { signal }) => {
          await sleep(60_000, undefined, { signal }).catch(() => undefined);
          aborted = signal.aborted;
        },
      },
    ]);
    while (runs < 4) await sleep(5);
    await background.stop();
    expect([failures, aborted]).toEqual([['counts'], true]);
    const before = runs;
    await sleep(50);
    expect(runs).toBe(before);
  });
});
