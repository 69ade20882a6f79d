import { once } from 'node:events';
import { createServer } from 'node:net';
import { createServer as createTlsServer } from 'node:tls';
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it, onTestFinished } from 'vitest';
import { emptyCookies } from '../../../src/fetch/cookies/jar.js';
import type { FailureCode } from '../../../src/fetch/exchange.js';
import type { ClientOptions } from '../../../src/fetch/http/client.js';
import type { Lookup } from '../../../src/fetch/safety/connector.js';
import { certificateFor } from '../../support/certificate.js';
import { answerOf, exchangeOf, failureOf, listen, localClient, rawServer } from './servers.js';

/** After the bytes the server ends the connection (FIN), cuts it (RST) or leaves it open. */
type After = 'end' | 'reset' | 'stay';
/** Name, what is expected, what is sent, what then. */
type Case = readonly [
  name: string,
  code: FailureCode,
  retry: boolean,
  bytes: Buffer | string,
  after: After,
  options?: Partial<ClientOptions>,
];

const OK = 'HTTP/1.1 200 OK\r\n';
const CLOSE = 'Connection: close\r\n';
const CHUNKED = 'Transfer-Encoding: chunked\r\n\r\n';
const MEGABYTE = { maxBytes: 1_000_000 };
const FIVE = { maxPackedBytes: 5_000 };
const cutGzip = gzipSync('word '.repeat(5_000).concat(String(Math.PI))).subarray(0, -9);
const packed = (bytes: Uint8Array | string, coding: string): Buffer => answerOf(bytes, [`Content-Encoding: ${coding}`]);
const zeros = Buffer.alloc(20_000_000);

const cases: readonly Case[] = [
  ['an end before the answer', 'connection-lost', true, '', 'end'],
  ['a reset before the answer', 'connection-lost', true, '', 'reset'],
  ['a reset inside of the headers', 'connection-lost', true, OK, 'reset'],
  ['an end inside of the body', 'damaged-body', true, `${OK}Content-Length: 10\r\n\r\nshort`, 'end'],
  ['a short body without keep-alive', 'damaged-body', true, `${OK}${CLOSE}Content-Length: 10\r\n\r\nshort`, 'end'],
  ['an end between chunks', 'damaged-body', true, `${OK}${CHUNKED}4\r\nfour\r\n`, 'end'],
  ['an end between chunks, no keep-alive', 'damaged-body', true, `${OK}${CLOSE}${CHUNKED}4\r\nfour\r\n`, 'end'],
  ['a chunk longer than it says', 'damaged-body', true, `${OK}${CHUNKED}2\r\nfour\r\n`, 'stay'],
  ['silence', 'timeout', true, '', 'stay', { timeouts: { headers: 400 } }],
  ['silence in the body', 'timeout', true, `${OK}Content-Length: 5\r\n\r\nsho`, 'stay', { timeouts: { answer: 500 } }],
  ['a body that says it is too long', 'too-large', false, `${OK}Content-Length: 5001\r\n\r\nx`, 'stay', FIVE],
  ['a body that is too long, unsaid', 'too-large', false, `${OK}\r\n${'x'.repeat(5_001)}`, 'stay', FIVE],
  ['a plain body that is too long', 'too-large', false, answerOf('x'.repeat(5_001)), 'stay', { maxBytes: 5_000 }],
  ['a gzip bomb', 'too-large', false, packed(gzipSync(zeros), 'gzip'), 'stay', MEGABYTE],
  ['a bomb in a bomb', 'too-large', false, packed(gzipSync(gzipSync(zeros)), 'gzip, gzip'), 'stay', MEGABYTE],
  ['a deflate bomb', 'too-large', false, packed(deflateSync(zeros), 'deflate'), 'stay', MEGABYTE],
  ['a brotli bomb', 'too-large', false, packed(brotliCompressSync(zeros), 'br'), 'stay', MEGABYTE],
  ['headers without end', 'too-large', false, `${OK}X: ${'x'.repeat(70_000)}`, 'stay'],
  ['cut gzip', 'damaged-body', true, packed(cutGzip, 'gzip'), 'stay'],
  ['gzip that is none', 'damaged-body', true, packed('<p>plain', 'gzip'), 'stay'],
  ['a coding that was not asked for', 'damaged-body', false, packed('(zstd)', 'zstd'), 'stay'],
  ['another protocol', 'protocol-error', false, 'SSH-2.0-OpenSSH_9.9\r\n', 'stay'],
  ['binary noise', 'protocol-error', false, Buffer.alloc(500, 0xfe), 'stay'],
  ['a header without colon', 'protocol-error', false, `${OK}no colon\r\n\r\n`, 'stay'],
  ['a NUL in a header', 'protocol-error', false, `${OK}A: b\0c\r\n\r\n`, 'stay'],
  ['two lengths', 'protocol-error', false, `${OK}Content-Length: 1\r\nContent-Length: 2\r\n\r\nab`, 'stay'],
  [
    'a change of protocol',
    'protocol-error',
    false,
    `HTTP/1.1 101 X\r\nConnection: upgrade\r\nUpgrade: x\r\n\r\n`,
    'stay',
  ],
];

describe('what goes wrong on the network', () => {
  for (const [name, code, retry, bytes, after, options] of cases)
    it(`${name} is ${code}, and the next page comes as ever`, async () => {
      const server = await rawServer((socket, request) => {
        if (request.startsWith('GET /good')) {
          socket.write(answerOf('good'));
          return;
        }
        const finish = (): void => {
          if (after === 'end') socket.end();
          if (after === 'reset') socket.resetAndDestroy();
        };
        if (bytes.length === 0) finish();
        else socket.write(bytes, finish);
      });
      const client = localClient(options);
      const failure = failureOf(await client.get({ url: `${server.origin}/bad` }));
      expect(failure).toMatchObject({ url: `${server.origin}/bad`, code, retry });
      expect(failure.message.startsWith(`${server.origin}/bad: `)).toBe(true);
      expect(Buffer.from(exchangeOf(await client.get({ url: `${server.origin}/good` })).body).toString()).toBe('good');
    });

  it('a body that comes byte by byte ends with the time for the whole answer', async () => {
    const server = await rawServer((socket) => {
      socket.write(`${OK}Content-Length: 1000000\r\n\r\n`);
      const drip = setInterval(() => socket.write('x'), 5);
      socket.on('close', () => clearInterval(drip));
    });
    const failure = failureOf(await localClient({ timeouts: { answer: 250 } }).get({ url: server.origin }));
    expect(failure).toMatchObject({ code: 'timeout', retry: true });
    expect(failure.message).toContain('no whole answer within 0.25 s');
  });

  it('time spent waiting for a connection does not count', async () => {
    const server = await rawServer((socket) => setTimeout(() => socket.write(answerOf('x')), 300));
    const client = localClient({ timeouts: { answer: 1_100, headers: 1_100 } });
    const all = await Promise.all([1, 2, 3, 4].map((i) => client.get({ url: `${server.origin}/${i}` })));
    expect(all.map((fetched) => exchangeOf(fetched).status)).toEqual([200, 200, 200, 200]);
  });

  it('a body that cannot be unpacked does not hide a redirect or an error page', async () => {
    const server = await rawServer((socket, request) =>
      socket.write(answerOf('plain', ['Content-Encoding: gzip', 'Location: /there'], `${request.slice(5, 8)} Odd`)),
    );
    for (const status of [301, 308, 403, 404, 503]) {
      const exchange = exchangeOf(await localClient().get({ url: `${server.origin}/${status}` }));
      expect([exchange.status, exchange.body.length, exchange.raw.length]).toEqual([status, 0, 5]);
    }
  });

  it('bytes behind an answer are never taken for the next one', async () => {
    const server = await rawServer((socket, request) => {
      const forged = answerOf('forged', ['X-Forged: yes']);
      socket.write(request.startsWith('GET /first') ? Buffer.concat([answerOf('first'), forged]) : answerOf('second'));
    });
    const client = localClient();
    const bodies: string[] = [];
    for (const path of ['/first', '/second', '/first', '/second'])
      bodies.push(Buffer.from(exchangeOf(await client.get({ url: `${server.origin}${path}` })).body).toString());
    expect(bodies).toEqual(['first', 'second', 'first', 'second']);
  });

  it('any bytes end in an answer or a failure, and never in an error', async () => {
    const line = fc.constantFrom(
      'HTTP/1.1 200 OK',
      'HTTP/1.0 404 ',
      'HTTP/1.1 204 x',
      'HTTP/1.1 100 Continue',
      'HTTP/2 200',
      '',
    );
    const header = fc.oneof(
      fc.constantFrom('Content-Length: 3', 'Content-Length: -1', 'Transfer-Encoding: chunked', 'Content-Encoding: br'),
      fc.constantFrom('Connection: close', 'Keep-Alive: timeout=0', 'Set-Cookie: =', 'Upgrade: h2c', ' folded', 'x'),
      fc.string({ unit: 'binary', maxLength: 20 }),
    );
    const bytes = fc
      .tuple(line, fc.array(header, { maxLength: 4 }), fc.uint8Array({ maxLength: 40 }))
      .map(([first, headers, body]) =>
        Buffer.concat([Buffer.from([first, ...headers, '', ''].join('\r\n'), 'latin1'), body]),
      );
    let next = Buffer.alloc(0);
    const server = await rawServer((socket, request) => {
      if (request.startsWith('GET /good')) socket.write(answerOf('good'));
      else socket.end(next);
    });
    const client = localClient({ cookies: emptyCookies() });
    await fc.assert(
      fc.asyncProperty(bytes, async (odd) => {
        next = odd;
        const fetched = await client.get({ url: server.origin });
        expect('exchange' in fetched || fetched.failure.code !== 'bad-address').toBe(true);
        // The server may have closed the connection behind its answer without saying so: then another try is meant.
        const good = await client.get({ url: `${server.origin}/good` });
        const again =
          'failure' in good && good.failure.retry ? await client.get({ url: `${server.origin}/good` }) : good;
        expect(exchangeOf(again).body).toHaveLength(4);
      }),
      { numRuns: 300 },
    );
  });

  it('a port where nobody listens', async () => {
    const server = createServer();
    const port = await listen(server);
    server.close();
    await once(server, 'close');
    const failure = failureOf(await localClient().get({ url: `http://127.0.0.1:${port}/` }));
    expect(failure).toMatchObject({ code: 'connection-refused', retry: true });
  });

  const named =
    (code: string): Lookup =>
    () =>
      Promise.reject(Object.assign(new Error('no'), { code }));
  const lookups: readonly [string, Lookup, FailureCode, boolean][] = [
    ['nobody has', named('ENOTFOUND'), 'name-not-found', false],
    ['cannot be looked up now', named('EAI_AGAIN'), 'name-not-found', true],
    ['has no address', async () => [], 'name-not-found', false],
    ['is looked up for ever', () => new Promise(() => undefined), 'timeout', true],
  ];
  for (const [what, lookup, code, retry] of lookups)
    it(`a name that ${what}`, async () => {
      const client = localClient({ lookup, timeouts: { connect: 100 } });
      expect(failureOf(await client.get({ url: 'http://forum.example/' }))).toMatchObject({ code, retry });
    });

  it('addresses that are none', async () => {
    const client = localClient();
    for (const url of [
      '',
      'forum',
      'http://',
      'ftp://forum.example/',
      'javascript:alert(1)',
      'http://a b/',
      'file:///etc/hosts',
    ])
      expect(failureOf(await client.get({ url }))).toMatchObject({ code: 'bad-address', retry: false });
  });
});

describe('TLS', () => {
  const board = certificateFor('board.example');
  const lookup: Lookup = async () => [{ address: '127.0.0.1', family: 4 }];
  const tlsServer = async (): Promise<{ port: number; names: (string | false | null)[] }> => {
    const names: (string | false | null)[] = [];
    const server = createTlsServer(board, (socket) => {
      names.push(socket.servername);
      socket.on('error', () => socket.destroy());
      socket.on('data', () => socket.write(answerOf('secret page')));
    });
    server.on('tlsClientError', () => undefined);
    const port = await listen(server);
    onTestFinished(() => void server.close());
    return { port, names };
  };

  it('is checked by name, which is also what the server is told', async () => {
    const { port, names } = await tlsServer();
    const client = localClient({ lookup, ca: board.cert });
    const exchange = exchangeOf(await client.get({ url: `https://board.example:${port}/` }));
    expect([Buffer.from(exchange.body).toString(), exchange.address]).toEqual(['secret page', '127.0.0.1']);
    expect(names).toEqual(['board.example']);
    await client.close();
  });

  it('fails with a certificate for another name or from nobody known, and where no TLS is spoken', async () => {
    const { port } = await tlsServer();
    const known = localClient({ lookup, ca: board.cert });
    const unknown = localClient({ lookup });
    for (const [client, url] of [
      [known, `https://other.example:${port}/`],
      [unknown, `https://board.example:${port}/`],
    ] as const)
      expect(failureOf(await client.get({ url }))).toMatchObject({ code: 'tls-failed', retry: false });
    const garbage = createServer((socket) => {
      socket.on('error', () => socket.destroy());
      socket.on('data', () => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n'));
    });
    const garbagePort = await listen(garbage);
    onTestFinished(() => void garbage.close());
    const failure = failureOf(await known.get({ url: `https://board.example:${garbagePort}/` }));
    expect(failure).toMatchObject({ code: 'tls-failed', retry: false });
    expect(failure.message).toMatch(/the encrypted connection failed/);
  });
});
