import { describe, expect, it } from 'vitest';
import type { Exchange } from '../../../src/fetch/exchange.js';
import { redirectTarget } from '../../../src/fetch/http/redirect.js';

const answer = (status: number, location: string | null): Exchange => ({
  url: 'https://forum.example/board/t.php?id=7',
  requestHeaders: [],
  status,
  statusText: '',
  headers: location === null ? [] : [['LOCATION', location]],
  raw: new Uint8Array(),
  body: new Uint8Array(),
  address: null,
  startedAt: '2026-11-22T10:00:00.000Z',
  took: 1,
});
const latin1 = (text: string): string => Buffer.from(text).toString('latin1');

describe('redirectTarget', () => {
  const cases: readonly [string, string | null][] = [
    ['/t/7', 'https://forum.example/t/7'],
    ['t/7?a=b', 'https://forum.example/board/t/7?a=b'],
    ['?page=2', 'https://forum.example/board/t.php?page=2'],
    ['//other.example/x', 'https://other.example/x'],
    [' http://forum.example/x#post-9 ', 'http://forum.example/x'],
    ['', null],
    ['#post', 'https://forum.example/board/t.php?id=7'],
    ['mailto:a@forum.example', null],
    ['javascript:alert(1)', null],
    ['http://', null],
    [latin1('/тема/ответ'), `https://forum.example${encodeURI('/тема/ответ')}`],
    ['/\xf2\xe5\xec\xe0', 'https://forum.example/%F2%E5%EC%E0'],
    [latin1('https://форум.example/'), 'https://xn--l1adgmc.example/'],
  ];
  for (const [location, target] of cases)
    it(`${JSON.stringify(location)} leads to ${target}`, () => {
      for (const status of [301, 302, 303, 307, 308]) expect(redirectTarget(answer(status, location))).toBe(target);
      for (const status of [200, 201, 300, 304, 404]) expect(redirectTarget(answer(status, location))).toBe(null);
    });

  it('an answer without the header leads nowhere', () => {
    expect(redirectTarget(answer(302, null))).toBe(null);
  });
});
