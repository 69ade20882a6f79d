import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import { readCookies } from '../../../src/fetch/cookies/cookie-file.js';
import { type Cookies, emptyCookies } from '../../../src/fetch/cookies/jar.js';
import type { Fetched } from '../../../src/fetch/exchange.js';
import type { Lookup } from '../../../src/fetch/safety/connector.js';
import { answerOf, exchangeOf, localClient, type RawServer, rawServer } from '../http/servers.js';

const lookup: Lookup = async () => [{ address: '127.0.0.1', family: 4 }];
const sentCookie = (server: RawServer): string | undefined =>
  /^cookie: (.*)$/im.exec(server.requests.at(-1) ?? '')?.[1];

describe('cookies of a crawl', () => {
  it('are kept as servers set them and sent to the same host only', async () => {
    const server = await rawServer((socket, request) => {
      const first = request.startsWith('GET /login');
      const set = [
        'Set-Cookie: sid=one; Path=/; HttpOnly',
        'set-cookie: deep=two; Path=/board',
        'Set-Cookie: far=3; Domain=other.example',
      ];
      socket.write(answerOf('x', first ? set : [], first ? '302 Found' : '200 OK'));
    });
    const client = localClient({ lookup, cookies: emptyCookies() });
    const ask = async (host: string, path: string): Promise<string | undefined> => {
      exchangeOf(await client.get({ url: `http://${host}:${server.port}${path}` }));
      return sentCookie(server);
    };
    expect(await ask('forum.example', '/login')).toBe(undefined);
    expect(await ask('forum.example', '/')).toBe('sid=one');
    expect(await ask('forum.example', '/board/1')).toBe('deep=two; sid=one');
    for (const host of ['www.forum.example', 'other.example', 'example', 'forum.example.org', 'xforum.example'])
      expect(await ask(host, '/board/')).toBe(undefined);
  });

  it('that are Secure are not sent in the clear, not even to this machine', () => {
    const text = ['127.0.0.1', 'FALSE', '/', 'TRUE', '0', 'a', '1'].join('\t');
    const { cookies } = readCookies(text);
    expect(cookies.header(new URL('http://127.0.0.1/'))).toBe(null);
    expect(cookies.header(new URL('https://127.0.0.1/'))).toBe('a=1');
  });

  const kept = (url: string, ...set: string[]): Cookies => {
    const cookies = emptyCookies();
    cookies.keep(new URL(url), set);
    return cookies;
  };

  it('for public suffixes and other hosts are refused', () => {
    const set = [
      'a=1; Domain=co.uk',
      'b=1; Domain=.uk',
      'c=1; Domain=other.co.uk',
      'd=1; Domain=forum.co.uk',
      'e=1; Domain=a.forum.co.uk',
    ];
    const cookies = kept('https://forum.co.uk/', ...set);
    expect(cookies.header(new URL('https://forum.co.uk/'))).toBe('d=1');
    expect(cookies.header(new URL('https://www.forum.co.uk/'))).toBe('d=1');
    expect(cookies.header(new URL('https://other.co.uk/'))).toBe(null);
  });

  it('can be taken back, cannot be made Secure in the clear, and damaged ones are passed over', () => {
    const cookies = kept('http://forum.example/', 'a=1', 'b=1; Secure', '__Host-c=1', '', '=', ';;;', '\0=\0', 'ok=1');
    expect(cookies.header(new URL('https://forum.example/'))).toBe('a=1; ok=1');
    cookies.keep(new URL('http://forum.example/'), ['a=; Max-Age=0']);
    expect(cookies.header(new URL('http://forum.example/'))).toBe('ok=1');
  });

  it('never throw, whatever the host', () => {
    for (const host of [
      'example',
      'local',
      'test',
      'localhost',
      'invalid',
      'co.uk',
      '[::1]',
      '127.0.0.1',
      'a.',
      'a.test',
    ]) {
      const url = new URL(`http://${host}/a`);
      expect(kept(url.href, 'a=1', 'b=1; Domain=test', `c=1; Domain=${host}`).header(url) ?? 'a=1').toContain('a=1');
    }
  });

  it('do not grow without end', () => {
    const cookies = emptyCookies();
    const url = new URL('https://forum.example/');
    for (let i = 0; i < 1_000; i += 1) cookies.keep(url, [`n${i}=${'v'.repeat(100)}`]);
    const header = cookies.header(url) ?? '';
    expect(header.length).toBeLessThanOrEqual(8_000);
    expect(header).toContain('n0=');
    cookies.keep(url, ['n0=changed']);
    expect(cookies.header(url)).toContain('n0=changed');
  });

  it('that cannot stand in a header do not stop a request', async () => {
    const server = await rawServer((socket) => socket.write(answerOf('x')));
    const cookies = kept(`${server.origin}/`, 'bad=a\u0001b', 'good=1');
    exchangeOf(await localClient({ cookies }).get({ url: server.origin }));
    expect(sentCookie(server)).toBe('good=1');
  });
});

describe('nothing of a cookie', () => {
  const secret = 'S3CRET-of-the-jar';
  const own = 'S3T-by-the-server';

  it('appears in anything the client gives', async () => {
    const server = await rawServer((socket, request) => {
      if (request.startsWith('GET /lost')) socket.resetAndDestroy();
      else if (request.startsWith('GET /noise')) socket.write('not HTTP at all\r\n\r\n');
      else if (request.startsWith('GET /short'))
        socket.end(`HTTP/1.1 200 OK\r\nContent-Length: 9\r\nSet-Cookie: a=${own}\r\n\r\n`);
      else
        socket.write(
          answerOf('page', [`Set-Cookie: a=${own}`, `SET-COOKIE2: b=${own}`, `Set-Cookie: c=${own}; Domain=com`]),
        );
    });
    const text = ['127.0.0.1', 'FALSE', '/', 'FALSE', '0', 'login', secret].join('\t');
    const read = readCookies(text);
    const heads: unknown[] = [];
    const client = localClient({
      cookies: read.cookies,
      wants: (head) => {
        heads.push(head);
        return true;
      },
    });
    const given: Fetched[] = [];
    for (const path of ['/', '/lost', '/noise', '/short', '/again'])
      given.push(await client.get({ url: `${server.origin}${path}` }));
    expect(given.map((fetched) => ('exchange' in fetched ? 'exchange' : fetched.failure.code))).toEqual([
      'exchange',
      'connection-lost',
      'protocol-error',
      'damaged-body',
      'exchange',
    ]);
    expect(server.requests.filter((request) => request.includes(secret))).toHaveLength(5);
    expect(sentCookie(server)).toContain(own);
    for (const thing of [given, heads, read, client, read.cookies]) {
      const all = `${inspect(thing, { depth: null, showHidden: true })}${JSON.stringify(thing)}`;
      expect(all).not.toContain(secret);
      expect(all).not.toContain(own);
      expect(all).not.toMatch(/['"](?:set-)?cookie2?['"]/i);
    }
  });
});
