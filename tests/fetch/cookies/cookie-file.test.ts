import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { readCookieFile, readCookies } from '../../../src/fetch/cookies/cookie-file.js';

const NOW = new Date('2026-11-22T10:00:00Z');
const LATER = String(Date.parse('2027-11-22T10:00:00Z') / 1_000);
const line = (...fields: string[]): string => fields.join('\t');
const header = (text: string, url: string): string | null => readCookies(text, NOW).cookies.header(new URL(url));

describe('readCookies', () => {
  const file = [
    '# Netscape HTTP Cookie File',
    '# https://curl.se/docs/http-cookies.html',
    '',
    line('.forum.example', 'TRUE', '/', 'FALSE', LATER, 'sid', 'abc'),
    line('forum.example', 'FALSE', '/board', 'TRUE', '0', 'login', 'x=y; z'.replace('; z', '')),
    line('#HttpOnly_forum.example', 'FALSE', '/', 'FALSE', LATER, 'hidden', 'h'),
    line('other.example', 'FALSE', '/', 'FALSE', LATER, 'other', 'o'),
    line('forum.example', 'FALSE', '/', 'FALSE', '1000000000', 'old', 'gone'),
  ].join('\r\n');

  it('gives each address its own cookies, by host, path and Secure', () => {
    expect(readCookies(file, NOW)).toMatchObject({ taken: 4, expired: 1, problems: [] });
    expect(header(file, 'https://forum.example/board/t/1')).toBe('login=x=y; sid=abc; hidden=h');
    expect(header(file, 'http://forum.example/board/t/1')).toBe('sid=abc; hidden=h');
    expect(header(file, 'https://forum.example/')).toBe('sid=abc; hidden=h');
    expect(header(file, 'https://www.forum.example/board/')).toBe('sid=abc');
    expect(header(file, 'https://other.example/')).toBe('other=o');
    for (const url of [
      'https://example/',
      'https://notforum.example/',
      'https://forum.example.org/',
      'https://sub.other.example/',
    ])
      expect(header(file, url)).toBe(null);
  });

  const damaged: readonly [string, string, RegExp][] = [
    ['blanks instead of tabs', 'forum.example FALSE / FALSE 0 sid SECRET', /1 fields instead of seven/],
    ['too few fields', line('forum.example', 'FALSE', '/', 'SECRET'), /4 fields/],
    ['too many fields', line('forum.example', 'FALSE', '/', 'FALSE', '0', 'a', 'SECRET', 'SECRET'), /8 fields/],
    ['no host', line('', 'FALSE', '/', 'FALSE', '0', 'a', 'SECRET'), /no host/],
    ['an address for a host', line('https://forum.example', 'FALSE', '/', 'FALSE', '0', 'a', 'SECRET'), /no host/],
    ['no flag', line('forum.example', 'maybe', '/', 'FALSE', '0', 'a', 'SECRET'), /TRUE or FALSE/],
    ['no path', line('forum.example', 'FALSE', 'board', 'FALSE', '0', 'a', 'SECRET'), /no path/],
    ['no name', line('forum.example', 'FALSE', '/', 'FALSE', '0', '', 'SECRET'), /name, is empty/],
    ['no time', line('forum.example', 'FALSE', '/', 'FALSE', 'SECRET', 'a', 'SECRET'), /no time/],
    [
      'a time beyond all times',
      line('forum.example', 'FALSE', '/', 'FALSE', '13351234567890123', 'a', 'SECRET'),
      /no time/,
    ],
    ['a public suffix', line('.co.uk', 'TRUE', '/', 'FALSE', '0', 'a', 'SECRET'), /public suffix/],
    ['a top-level domain', line('.com', 'TRUE', '/', 'FALSE', '0', 'a', 'SECRET'), /public suffix/],
    [
      '__Host- for a domain',
      line('.forum.example', 'TRUE', '/', 'TRUE', '0', '__Host-a', 'SECRET'),
      /its name asks for/,
    ],
    [
      '__Secure- without Secure',
      line('forum.example', 'FALSE', '/', 'FALSE', '0', '__Secure-a', 'SECRET'),
      /its name asks for/,
    ],
  ];
  for (const [what, text, message] of damaged)
    it(`tells ${what} by line number, without the value`, () => {
      const read = readCookies(
        `# c\n\n${text}\n${line('forum.example', 'FALSE', '/', 'FALSE', '0', 'good', '1')}`,
        NOW,
      );
      expect(read).toMatchObject({ taken: 1, problems: [{ line: 3, message: expect.stringMatching(message) }] });
      expect(JSON.stringify(read)).not.toContain('SECRET');
      expect(read.cookies.header(new URL('https://forum.example/'))).toBe('good=1');
    });

  it('takes an empty value, a value with odd bytes, IP addresses, times with fractions and in milliseconds', () => {
    const text = [
      line('127.0.0.1', 'FALSE', '/', 'FALSE', '0', 'empty', ''),
      line('127.0.0.1', 'FALSE', '/', 'FALSE', `${LATER}.5`, 'name', '\xd0\xb9'),
      line('127.0.0.1', 'FALSE', '/', 'FALSE', `${LATER}000`, 'ms', '1'),
      line('127.0.0.1', 'FALSE', '/', 'FALSE', `${NOW.getTime() - 1}`, 'past', '1'),
    ].join('\n');
    expect(readCookies(text, NOW)).toMatchObject({ taken: 3, expired: 1, problems: [] });
    expect(header(text, 'http://127.0.0.1:8080/')).toBe('empty=; name=\xd0\xb9; ms=1');
  });

  it('does not lose a first line behind a byte order mark', () => {
    expect(
      header(`\xef\xbb\xbf${line('forum.example', 'FALSE', '/', 'FALSE', '0', 'a', '1')}`, 'https://forum.example/'),
    ).toBe('a=1');
  });
});

describe('readCookieFile', () => {
  const written = async (text: string): Promise<string> => {
    const dir = await mkdtemp(path.join(tmpdir(), 'threadbare-cookies-'));
    onTestFinished(() => rm(dir, { recursive: true }));
    const file = path.join(dir, 'cookies.txt');
    await writeFile(file, text);
    return file;
  };

  it('reads a file', async () => {
    const read = await readCookieFile(await written(line('forum.example', 'FALSE', '/', 'FALSE', '0', 'a', 'ü')), NOW);
    expect(read.cookies.header(new URL('https://forum.example/'))).toBe(`a=${Buffer.from('ü').toString('latin1')}`);
  });

  it('refuses a file that is absent or holds no cookies, without a word of it', async () => {
    await expect(readCookieFile('/nowhere/cookies.txt')).rejects.toMatchObject({
      code: 'bad-cookies-file',
      exitCode: 2,
    });
    for (const text of ['', '# Netscape HTTP Cookie File\n', '[{"name": "SECRET"}]', 'sid=SECRET; a=SECRET']) {
      const error: unknown = await readCookieFile(await written(text), NOW).catch((thrown: unknown) => thrown);
      expect(error).toMatchObject({ code: 'bad-cookies-file', exitCode: 2 });
      expect(String(error)).not.toContain('SECRET');
    }
  });
});
