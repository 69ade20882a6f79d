import { describe, expect, it } from 'vitest';
import { httpAddress, instantOf, savedFrom, withScheme } from '../../src/archive/saved-page.js';
import { isUrlList, urlsIn } from '../../src/archive/url-list.js';

describe('what a saved page says of its saving', () => {
  it.each([
    [
      'SingleFile',
      '<!DOCTYPE html> <html lang=en><!--\n Page saved with SingleFile \n url: https://board.example.org/t/5?x=1&y=2 \n saved date: Sat Mar 02 2024 10:00:00 GMT+0100 (Central European Standard Time)\n--><meta charset=utf-8>',
      { address: 'https://board.example.org/t/5?x=1&y=2', fetchedAt: '2024-03-02T09:00:00Z' },
    ],
    [
      'SingleFile without a date',
      '<!DOCTYPE html><html><!--\n Page saved with SingleFile \n url: http://a.example/t \n-->',
      { address: 'http://a.example/t', fetchedAt: null },
    ],
    [
      'a browser, with the length of the address',
      '<!DOCTYPE html>\r\n<!-- saved from url=(0029)https://board.example.org/t/5 -->\r\n<html>',
      { address: 'https://board.example.org/t/5', fetchedAt: null },
    ],
    ['a browser, of a page on disk', '<!-- saved from url=(0014)about:internet -->\n<html>', null],
    [
      'HTTrack',
      "<html>\n<!-- Mirrored from board.example.org/forum/showthread.php?t=5 by HTTrack Website Copier/3.x [XR&CO'2014], Sat, 02 Mar 2024 10:00:00 GMT -->\n<head>",
      { address: 'board.example.org/forum/showthread.php?t=5', fetchedAt: '2024-03-02T10:00:00Z' },
    ],
    [
      'HTTrack, a port',
      "<!-- Mirrored from 127.0.0.1:8080/t5.html by HTTrack Website Copier/3.x [XR&CO'2010], Mon, 20 Feb 2017 13:49:53 GMT -->",
      { address: '127.0.0.1:8080/t5.html', fetchedAt: '2017-02-20T13:49:53Z' },
    ],
    ['nobody', '<html><body>Mirrored from the old board by hand, saved from url= somewhere</body>', null],
    ['an address that is none', '<!-- saved from url=(0010)javascript:alert(1) -->', null],
  ])('%s', (_name, markup, expected) => {
    expect(savedFrom(markup)).toEqual(expected);
  });

  it('takes the scheme the page uses for its host', () => {
    expect(withScheme('a.example/t', '<a href="https://a.example/x">')).toBe('https://a.example/t');
    expect(withScheme('a.example/t', '<a href="https://other.example/x">')).toBe('http://a.example/t');
    expect(withScheme('https://a.example/t', '')).toBe('https://a.example/t');
  });

  it('reads a time only where it names an instant', () => {
    expect(instantOf('Tue, 7 Nov 2006 14:05:05 +0300')).toBe('2006-11-07T11:05:05Z');
    expect(instantOf('2024-03-02T10:00:00.250+01:00')).toBe('2024-03-02T09:00:00.250Z');
    expect([instantOf('Sat Mar 02 2024 10:00'), instantOf('yesterday'), instantOf('')]).toEqual([null, null, null]);
  });

  it('takes http addresses alone', () => {
    expect(httpAddress(' https://a.example/x ')).toBe('https://a.example/x');
    expect(['ftp://a.example', 'a.example', 'http://', 'http://a b', 'file:///etc'].map(httpAddress)).toEqual([
      null,
      null,
      null,
      null,
      null,
    ]);
  });

  it('gives up in one pass on hostile beginnings', () => {
    const started = performance.now();
    for (const start of [
      '<!-- Mirrored from ',
      '<!--\n Page saved with SingleFile \n url: ',
      '<!--',
      '<!-- saved from url=(0042)',
    ])
      expect(savedFrom(start.repeat(2_000) + ' '.repeat(20_000) + 'x'.repeat(20_000))).toBeNull();
    expect(performance.now() - started).toBeLessThan(1_000);
  });
});

describe('a list of addresses', () => {
  it('is blank lines, remarks and addresses', () => {
    const list = '\ufeff# boards\r\nhttps://a.example/t/1\r\n\r\n  http://b.example/ \nhttps://a.example/t/1\n';
    expect(isUrlList(list)).toBe(true);
    expect(urlsIn(list)).toEqual(['https://a.example/t/1', 'http://b.example/']);
  });

  it('is nothing else', () => {
    for (const text of ['', '# only a remark', 'https://a.example/\nand words', 'see https://a.example/', 'a.example'])
      expect(isUrlList(text)).toBe(false);
  });
});
