import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isAddress, withoutParameters, withoutSession } from '../../src/model/address.js';

const MD5 = '0123456789abcdef0123456789abcdef';

describe('withoutSession', () => {
  test.each([
    // phpBB
    [`./viewtopic.php?t=2&start=40&sid=${MD5}`, './viewtopic.php?t=2&start=40'],
    [`./viewtopic.php?sid=${MD5}&t=2#p9`, './viewtopic.php?t=2#p9'],
    // vBulletin, IP.Board
    [`showthread.php?s=${MD5}&p=57#post57`, 'showthread.php?p=57#post57'],
    [`index.php?s=${MD5}&showtopic=3`, 'index.php?showtopic=3'],
    // Burning Board 3
    [`index.php?page=Thread&threadID=9&s=${MD5}01234567`, 'index.php?page=Thread&threadID=9'],
    // SMF, with its semicolons
    ['index.php?PHPSESSID=abcdefghijklmnopqrstuvwxyz&topic=1.0;wap2', 'index.php?topic=1.0;wap2'],
    ['index.php?topic=1.0;PHPSESSID=abcdefghijklmnopqrstuvwxyz', 'index.php?topic=1.0'],
    ['index.php?PHPSESSID=&board=2.0', 'index.php?board=2.0'],
    // shops, ColdFusion, ASP, servlets, ASP.NET
    ['forum.php?osCsid=abc123&f=2', 'forum.php?f=2'],
    ['topic.php?zenid=abc123', 'topic.php'],
    ['thread.cfm?CFID=12&CFTOKEN=34abc&id=5', 'thread.cfm?id=5'],
    ['topic.asp?ASPSESSIONIDQQRSTUVW=ABCDEFGHIJKLMNOP&TID=4', 'topic.asp?TID=4'],
    ['/posts/list/12.page;jsessionid=0A1B2C3D4E5F?x=1', '/posts/list/12.page?x=1'],
    ['/(S(abcdefghijklmnopqrstuvwx))/topic.aspx?id=1', '/topic.aspx?id=1'],
    // two at once, none between them
    [`a?sid=${MD5}&s=${MD5}&b=1`, 'a?b=1'],
    [`a?sid=${MD5}&s=${MD5}`, 'a'],
  ])('%s', (url, expected) => {
    expect(withoutSession(url)).toBe(expected);
  });

  test.each([
    // a story on Slashdot, a search of WordPress, a page of shops, an empty value
    ['comments.pl?sid=23191137&cid=64153115'],
    ['/?s=session'],
    ['/?s=0123456789'],
    ['viewtopic.php?sid=&t=2'],
    ['/topic/1/the-phpsessid-question?page=2'],
    ['/a%2fb?x=%C3%A4&&y#s=1'],
    ['/a?b=1;c&d'],
    [''],
  ])('leaves %s to the letter', (url) => {
    expect(withoutSession(url)).toBe(url);
  });

  test('is idempotent, and changes nothing that holds no session', () => {
    const piece = fc.oneof(
      fc.constantFrom(`sid=${MD5}`, `s=${MD5}`, 'PHPSESSID=abc', 't=5', 'topic=1.0', 'wap2', '', 'x=a%20b', 'zenid=q'),
      fc.string({ maxLength: 8 }),
    );
    const url = fc.tuple(
      fc.constantFrom('', '/', 'https://a.example/x.php', '/y;jsessionid=0123456789', '/(S(0123456789))/z'),
      fc.array(fc.tuple(fc.constantFrom('?', '&', ';'), piece), { maxLength: 6 }),
      fc.constantFrom('', '#p1', `#sid=${MD5}`),
    );
    fc.assert(
      fc.property(url, ([path, pieces, hash]) => {
        const text = path + pieces.map((pair) => pair.join('')).join('') + hash;
        const once = withoutSession(text);
        expect(withoutSession(once)).toBe(once);
        expect(text.endsWith(hash) && once.endsWith(hash)).toBe(true);
      }),
    );
  });

  test('takes time in proportion to the length', () => {
    const hostile = `/a?${'sid=0123456789abcdef&'.repeat(20_000)}${';jsessionid='.repeat(20_000)}`;
    const started = performance.now();
    withoutSession(hostile);
    expect(performance.now() - started).toBeLessThan(1_000);
  });
});

describe('withoutParameters', () => {
  test.each([
    ['a=1&b=2;c=3', 'b', 'a=1;c=3'],
    ['b&a=1', 'b', 'a=1'],
    ['a=1;b', 'b', 'a=1'],
    ['&&a=1&&', 'x', 'a=1'],
    ['b', 'b', ''],
  ])('%s without %s', (query, name, expected) => {
    expect(withoutParameters(query, (known) => known === name)).toBe(expected);
  });
});

describe('isAddress', () => {
  test('knows hosts beyond ASCII, however often it was asked before', () => {
    for (let i = 0; i < 300_000; i += 1) isAddress(`https://board.example/${i % 7}`);
    expect(isAddress('https://bücher.example/a')).toBe(true);
    expect(isAddress('/ü', 'https://bücher.example/a')).toBe(true);
    expect(isAddress('ü')).toBe(false);
    expect(isAddress('no address')).toBe(false);
    expect(isAddress('https://bü cher.example/')).toBe(false);
  });
});
