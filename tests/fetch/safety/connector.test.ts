import { Client as Undici } from 'undici';
import { describe, expect, it, onTestFinished } from 'vitest';
import { guardedConnector, type HostAddress, type Lookup } from '../../../src/fetch/safety/connector.js';
import { answerOf, failureOf, localClient, rawServer } from '../http/servers.js';

const at = (...ips: string[]): HostAddress[] => ips.map((ip) => ({ address: ip, family: ip.includes(':') ? 6 : 4 }));
/** In these tests 127.0.0.1 stands for a public address, so that nothing leaves the machine. */
const judge = (ip: string): string | null => (ip === '127.0.0.1' ? null : 'private here');

async function ask(port: number, lookup: Lookup, judged = judge): Promise<{ error: unknown; connected: string[] }> {
  const connected: string[] = [];
  const client = new Undici(`http://rebind.example:${port}`, {
    connect: guardedConnector({
      allowPrivate: false,
      lookup,
      judge: judged,
      timeout: 2_000,
      connected: (ip) => connected.push(String(ip)),
    }).connect,
  });
  onTestFinished(() => client.destroy());
  const answer = client.request({ method: 'GET', path: '/' }).then(
    ({ body }) => body.dump(),
    (error: unknown) => error,
  );
  return { error: (await answer) ?? null, connected };
}

describe('DNS rebinding', () => {
  it('gains nothing: one lookup per connection, and the connection is made to what was checked', async () => {
    const server = await rawServer((socket) => socket.end(answerOf('x', ['Connection: close'])));
    const answers = [at('127.0.0.1'), at('10.0.0.1')];
    let asked = 0;
    const lookup: Lookup = async () => {
      asked += 1;
      return answers[Math.min(asked, answers.length) - 1] ?? [];
    };
    expect(await ask(server.port, lookup)).toEqual({ error: null, connected: ['127.0.0.1'] });
    expect(asked).toBe(1);
    expect(server.requests[0]).toContain(`host: rebind.example:${server.port}`);
    // The second connection gets the second answer, and goes nowhere.
    const second = await ask(server.port, lookup);
    expect(second).toMatchObject({ error: { code: 'private-address' }, connected: [] });
    expect([asked, server.connections()]).toEqual([2, 1]);
  });

  it('one private address among public ones is enough to refuse', async () => {
    const server = await rawServer((socket) => socket.write(answerOf('x')));
    for (const mixed of [at('127.0.0.1', '10.0.0.1'), at('10.0.0.1', '127.0.0.1'), at('127.0.0.1', 'fe80::1')])
      expect(await ask(server.port, async () => mixed)).toMatchObject({ error: { code: 'private-address' } });
    expect(server.connections()).toBe(0);
  });

  it('the address that was reached is checked once more, before a byte is sent', async () => {
    const server = await rawServer((socket) => socket.write(answerOf('x')));
    let checks = 0;
    const turning = (): string | null => {
      checks += 1;
      return checks === 1 ? null : 'private now';
    };
    expect(await ask(server.port, async () => at('127.0.0.1'), turning)).toMatchObject({
      error: { code: 'private-address' },
      connected: [],
    });
    expect(server.requests).toEqual([]);
  });
});

describe('the client', () => {
  const NAMES: Readonly<Record<string, string[]>> = {
    'loopback.example': ['127.0.0.1'],
    'six.example': ['::1'],
    'mapped.example': ['::ffff:127.0.0.1'],
    'metadata.example': ['169.254.169.254'],
    'lan.example': ['192.168.1.1'],
    'unspecified.example': ['0.0.0.0'],
    'mixed.example': ['8.8.8.8', '127.0.0.1'],
    'nat64.example': ['64:ff9b::7f00:1'],
    'sixtofour.example': ['2002:7f00:1::'],
    'zone.example': ['fe80::1%lo'],
    'nonsense.example': ['not an address'],
    localhost: ['127.0.0.1'],
    'board.localhost': ['127.0.0.1'],
  };

  it.each(Object.keys(NAMES))('connects to nothing for %s', async (name) => {
    const server = await rawServer((socket) => socket.write(answerOf('x')));
    const client = localClient({ allowPrivate: false, lookup: async (host) => at(...(NAMES[host] ?? [])) });
    for (const scheme of ['http', 'https']) {
      const failure = failureOf(await client.get({ url: `${scheme}://${name}:${server.port}/` }));
      expect(failure).toMatchObject({ code: 'private-address', retry: false });
      expect(failure.message).toContain('--allow-private');
    }
    expect(server.connections()).toBe(0);
  });

  it('is also told apart where the system looks names up', async () => {
    const server = await rawServer((socket) => socket.write(answerOf('x')));
    const failure = failureOf(
      await localClient({ allowPrivate: false }).get({ url: `http://localhost:${server.port}/` }),
    );
    expect(failure).toMatchObject({ code: 'private-address', retry: false });
    expect(server.connections()).toBe(0);
  });
});
