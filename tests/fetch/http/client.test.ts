import { getEventListeners } from 'node:events';
import { createServer } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { headerOf } from '../../../src/fetch/exchange.js';
import { openClient } from '../../../src/fetch/http/client.js';
import { answerOf, exchangeOf, failureOf, listen, localClient, rawServer } from './servers.js';

const tick = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 10));

describe('the client', () => {
  it('sends who asks and what it takes, and records just that', async () => {
    const server = await rawServer((socket) => socket.write(answerOf('<p>Good morning', ['Content-Type: text/html'])));
    const exchange = exchangeOf(await localClient().get({ url: `${server.origin}/t/1?page=2#post-7` }));
    const [line, ...sent] = (server.requests[0] ?? '').split('\r\n');
    expect(line).toBe('GET /t/1?page=2 HTTP/1.1');
    expect(exchange.requestHeaders.map(([name, value]) => `${name}: ${value}`.toLowerCase())).toEqual(
      sent.map((header) => header.toLowerCase()),
    );
    expect(headerOf(exchange.requestHeaders, 'user-agent')).toBe('tests (https://forum.example/contact)');
    expect(headerOf(exchange.requestHeaders, 'accept-encoding')).toBe('gzip, deflate, br');
    expect(exchange).toMatchObject({
      url: `${server.origin}/t/1?page=2`,
      status: 200,
      statusText: 'OK',
      address: '127.0.0.1',
      headers: [
        ['Content-Length', '15'],
        ['Content-Type', 'text/html'],
      ],
    });
    expect(Buffer.from(exchange.body).toString()).toBe('<p>Good morning');
    expect(exchange.raw).toEqual(exchange.body);
    expect(exchange.startedAt).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
    expect(exchange.took).toBeGreaterThanOrEqual(0);
  });

  it('sends validators and another Accept, and takes 304 for an answer', async () => {
    const server = await rawServer((socket) =>
      socket.write('HTTP/1.1 304 Not Modified\r\nETag: "a"\r\nContent-Encoding: gzip\r\n\r\n'),
    );
    const exchange = exchangeOf(
      await localClient().get({
        url: server.origin,
        etag: '"a"',
        lastModified: 'Sat, 21 Nov 2026 10:00:00 GMT',
        accept: 'application/json',
      }),
    );
    expect(exchange).toMatchObject({ status: 304, body: new Uint8Array() });
    expect(server.requests[0]).toContain('\r\nIf-None-Match: "a"\r\nIf-Modified-Since: Sat, 21 Nov 2026 10:00:00 GMT');
    expect(server.requests[0]).toContain('\r\nAccept: application/json\r\n');
  });

  it('leaves out validators that would break the request', async () => {
    const server = await rawServer((socket) => socket.write(answerOf('x')));
    await localClient().get({ url: server.origin, etag: '"a"\r\nX-Smuggled: 1', lastModified: 'тогда' });
    expect(server.requests[0]).not.toMatch(/smuggled|if-none|if-modified/i);
  });

  it('does not follow redirects', async () => {
    const server = await rawServer((socket) => socket.write(answerOf('', ['Location: /elsewhere'], '302 Found')));
    const exchange = exchangeOf(await localClient().get({ url: `${server.origin}/here` }));
    expect([exchange.status, headerOf(exchange.headers, 'location')]).toEqual([302, '/elsewhere']);
    expect(server.requests).toHaveLength(1);
  });

  it('keeps a connection for the next request', async () => {
    const server = await rawServer((socket) => socket.write(answerOf('x')));
    const client = localClient();
    for (let i = 0; i < 5; i += 1) exchangeOf(await client.get({ url: `${server.origin}/${i}` }));
    expect(server.requests).toHaveLength(5);
    expect(server.connections()).toBe(1);
  });

  it('opens a new connection where the server closes', async () => {
    const server = await rawServer((socket) => socket.end(answerOf('x', ['Connection: close'])));
    const client = localClient();
    for (let i = 0; i < 3; i += 1) exchangeOf(await client.get({ url: `${server.origin}/${i}` }));
    expect(server.connections()).toBe(3);
  });

  for (const connections of [1, 3])
    it(`never has more than ${connections} connection(s) to an origin, and serves all that wait, in order`, async () => {
      let running = 0;
      let most = 0;
      const server = await rawServer((socket) => {
        running += 1;
        most = Math.max(most, running);
        setTimeout(() => {
          running -= 1;
          socket.write(answerOf('x'));
        }, 5);
      });
      const client = localClient({ connections });
      const paths = Array.from({ length: 12 }, (_, i) => `/${i}`);
      const all = await Promise.all(paths.map((path) => client.get({ url: `${server.origin}${path}` })));
      expect(all.map((fetched) => exchangeOf(fetched).status)).toEqual(paths.map(() => 200));
      expect(most).toBe(connections);
      expect(server.connections()).toBe(connections);
      if (connections === 1) expect(server.requests.map((request) => request.split(' ')[1])).toEqual(paths);
    });

  it('keeps header bytes, their case and their repetition, whatever they are', async () => {
    const odd = Buffer.concat([
      Buffer.from('HTTP/1.1 200 Très bien\r\nX-Odd: a\xff\x80b\r\nx-odd: "\xe4"\r\nLoCaTiOn: /\xd1\x82\r\n', 'latin1'),
      Buffer.from('Content-Length: 1\r\n\r\nx'),
    ]);
    const server = await rawServer((socket) => socket.write(odd));
    const { headers } = exchangeOf(await localClient().get({ url: server.origin }));
    expect(headers).toEqual([
      ['X-Odd', 'a\xff\x80b'],
      ['x-odd', '"\xe4"'],
      ['LoCaTiOn', '/\xd1\x82'],
      ['Content-Length', '1'],
    ]);
  });

  it('passes over news before the answer', async () => {
    const server = await rawServer((socket) =>
      socket.write(
        Buffer.concat([Buffer.from('HTTP/1.1 103 Early Hints\r\nLink: </a.css>\r\n\r\n'), answerOf('then')]),
      ),
    );
    const exchange = exchangeOf(await localClient().get({ url: server.origin }));
    expect([exchange.status, Buffer.from(exchange.body).toString()]).toEqual([200, 'then']);
  });

  it('joins chunks, and a body that ends with its connection', async () => {
    const server = await rawServer((socket, request) => {
      if (request.startsWith('GET /chunks'))
        socket.write('HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n4\r\nfour\r\n4\r\n and\r\n0\r\n\r\n');
      else socket.end('HTTP/1.0 200 OK\r\n\r\nfour and');
    });
    const client = localClient();
    for (const path of ['/chunks', '/old']) {
      const { body } = exchangeOf(await client.get({ url: `${server.origin}${path}` }));
      expect([path, Buffer.from(body).toString()]).toEqual([path, 'four and']);
    }
  });

  it('stops before a body that nobody wants', async () => {
    const server = await rawServer((socket, request) => {
      if (request.startsWith('GET /film')) {
        socket.write('HTTP/1.1 200 OK\r\nContent-Type: video/mp4\r\nContent-Length: 9000000000\r\n\r\n');
        const more = setInterval(() => socket.write(Buffer.alloc(10_000)), 1);
        socket.on('close', () => clearInterval(more));
      } else socket.write(answerOf('page', ['Content-Type: text/html']));
    });
    const client = localClient({
      wants: ({ headers, status }) => status !== 200 || headerOf(headers, 'content-type') === 'text/html',
    });
    const film = exchangeOf(await client.get({ url: `${server.origin}/film` }));
    expect([film.status, film.raw.length, film.body.length]).toEqual([200, 0, 0]);
    expect(Buffer.from(exchangeOf(await client.get({ url: `${server.origin}/page` })).body).toString()).toBe('page');
  });

  it('reads answers in many small pieces', async () => {
    const whole = answerOf('ä'.repeat(500), ['X-Long: yes']);
    const server = await rawServer((socket) => {
      socket.setNoDelay(true);
      let at = 0;
      const more = (): void => {
        if (at >= whole.length) return;
        socket.write(whole.subarray(at, at + 97), () => setImmediate(more));
        at += 97;
      };
      more();
    });
    const { body } = exchangeOf(await localClient().get({ url: server.origin }));
    expect(Buffer.from(body).toString()).toBe('ä'.repeat(500));
  });

  it('reaches many hosts one after the other', async () => {
    const server = await rawServer((socket) => socket.write(answerOf('x')));
    const client = localClient({ lookup: async () => [{ address: '127.0.0.1', family: 4 }] });
    for (let i = 0; i < 300; i += 1) exchangeOf(await client.get({ url: `http://board-${i}.example:${server.port}/` }));
    expect(server.requests.at(-1)).toContain(`host: board-299.example:${server.port}`);
  });
});

it('one signal serves a whole crawl, over many connections, without piling up listeners', async () => {
  const server = await rawServer((socket, request) =>
    request.startsWith('GET /last') ? socket.end(answerOf('x', ['Connection: close'])) : socket.write(answerOf('x')),
  );
  const client = localClient({ connections: 4 });
  const { signal } = new AbortController();
  const warnings: unknown[] = [];
  const warned = (warning: unknown): void => void warnings.push(warning);
  process.on('warning', warned);
  const all = await Promise.all(
    Array.from({ length: 60 }, (_, i) => client.get({ url: `${server.origin}/${i}`, signal })),
  );
  for (let i = 0; i < 20; i += 1) all.push(await client.get({ url: `${server.origin}/last`, signal }));
  await tick();
  process.off('warning', warned);
  expect(all.map((fetched) => exchangeOf(fetched).status)).toEqual(all.map(() => 200));
  expect(server.connections()).toBeGreaterThanOrEqual(20);
  expect(warnings).toEqual([]);
  expect(getEventListeners(signal, 'abort')).toEqual([]);
});

describe('an aborted signal', () => {
  const why = new Error('the user stopped it');
  const rejects = async (request: Promise<unknown>): Promise<void> => {
    await expect(request).rejects.toBe(why);
  };

  it('rejects with its reason, before, while waiting, while connecting, before and inside of the answer', async () => {
    const hang = await rawServer((socket, request) => {
      if (request.startsWith('GET /half')) socket.write('HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nhalf');
      if (request.startsWith('GET /whole')) socket.write(answerOf('whole'));
    });
    const client = localClient();
    await rejects(client.get({ url: hang.origin, signal: AbortSignal.abort(why) }));
    for (const path of ['/silent', '/half']) {
      const running = new AbortController();
      const first = client.get({ url: `${hang.origin}${path}`, signal: running.signal });
      const waiting = new AbortController();
      const second = client.get({ url: `${hang.origin}/waiting`, signal: waiting.signal });
      await tick();
      waiting.abort(why);
      await rejects(second);
      running.abort(why);
      await rejects(first);
    }
    expect(exchangeOf(await client.get({ url: `${hang.origin}/whole` })).status).toBe(200);
    expect(hang.requests.filter((request) => request.startsWith('GET /waiting'))).toEqual([]);

    // Aborted at the very moment at which it gets its connection.
    const served = new AbortController();
    const late = client.get({ url: `${hang.origin}/late`, signal: served.signal });
    served.abort(why);
    await rejects(late);
    expect(hang.requests.filter((request) => request.startsWith('GET /late'))).toEqual([]);

    const slow = localClient({ lookup: () => new Promise(() => undefined) });
    const connecting = new AbortController();
    const request = slow.get({ url: 'http://forum.example/', signal: connecting.signal });
    await tick();
    connecting.abort(why);
    await rejects(request);
  });
});

it('a connection that is being made ends with its request', async () => {
  const ended = new Promise<void>((resolve) => {
    const server = createServer((socket) => {
      // Accepts, and never answers the greeting of TLS.
      socket.on('error', () => socket.destroy());
      socket.resume().on('close', () => resolve());
      running.abort(new Error('enough'));
    });
    onTestFinished(() => void server.close());
    const running = new AbortController();
    void listen(server).then((port) =>
      expect(localClient().get({ url: `https://127.0.0.1:${port}/`, signal: running.signal })).rejects.toThrow(
        'enough',
      ),
    );
  });
  await ended;
});

describe('close', () => {
  it('ends what runs and what waits as lost, and fetches no more', async () => {
    const server = await rawServer(() => undefined);
    const client = localClient();
    const running = client.get({ url: `${server.origin}/1` });
    const waiting = client.get({ url: `${server.origin}/2` });
    await tick();
    await client.close();
    for (const fetched of [await running, await waiting, await client.get({ url: server.origin })])
      expect(failureOf(fetched)).toMatchObject({ code: 'connection-lost', retry: true });
    await client.close();
  });
});

it('a user agent that cannot be sent is refused at once', () => {
  for (const userAgent of ['', ' ', 'a\r\nb', 'Крот'])
    expect(() => openClient({ userAgent })).toThrow(expect.objectContaining({ code: 'bad-user-agent', exitCode: 2 }));
});
