import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Exchange, Fetched, Header } from '../../src/fetch/exchange.js';
import { matchesPath } from '../../src/fetch/robots/match-path.js';
import { MAX_ROBOTS_BYTES } from '../../src/fetch/robots/parse-robots.js';
import {
  askAgainAfter,
  askRobots,
  type RobotsAnswer,
  readRobotsAnswer,
  robotsAddress,
  robotsFrom,
} from '../../src/fetch/robots/robots-answer.js';
import { rulesOf } from '../../src/fetch/robots/robots-rules.js';

const ORIGIN = 'https://board.example';
const at = (path: string): string => ORIGIN + path;
const rules = (text: string, token?: string) => rulesOf({ kind: 'rules', text }, ORIGIN, token);

function answered(
  status: number,
  body: string | Uint8Array = '',
  headers: readonly Header[] = [],
  url = at('/robots.txt'),
): Fetched {
  const bytes = typeof body === 'string' ? new TextEncoder().encode(body) : body;
  const exchange: Exchange = {
    url,
    requestHeaders: [],
    status,
    statusText: '',
    headers,
    raw: bytes,
    body: bytes,
    address: '192.0.2.1',
    startedAt: '2026-11-22T10:00:00.000Z',
    took: 5,
  };
  return { exchange };
}

describe('which group holds (RFC 9309, 2.2.1)', () => {
  test.each([
    [
      'own group, not that of everybody',
      'User-agent: *\nDisallow: /\n\nUser-agent: Threadbare\nDisallow: /x\n',
      '/a',
      true,
    ],
    ['everybody, where none is named', 'User-agent: *\nDisallow: /\n\nUser-agent: OtherBot\nDisallow:\n', '/a', false],
    ['no group at all', 'User-agent: OtherBot\nDisallow: /\n', '/a', true],
    ['the token in any case', 'User-agent: THREADBARE\nDisallow: /\n', '/a', false],
    ['a version behind the token', 'User-agent: threadbare/0.1 (+https://x.example)\nDisallow: /\n', '/a', false],
    ['a longer token is another', 'User-agent: threadbare-image\nDisallow: /\n', '/a', true],
    ['a shorter token is another', 'User-agent: thread\nDisallow: /\n', '/a', true],
    ['several agents over one group', 'User-agent: OtherBot\nUser-agent: Threadbare\nDisallow: /x\n', '/x', false],
    [
      'groups of one agent are one',
      'User-agent: Threadbare\nDisallow: /x\n\nUser-agent: a\nDisallow: /\n\nUser-agent: threadbare\nDisallow: /y\n',
      '/y',
      false,
    ],
    [
      'groups of everybody are one',
      'User-agent: *\nDisallow: /x\n\nUser-agent: a\nDisallow: /\n\nUser-agent: *\nDisallow: /y\n',
      '/y',
      false,
    ],
    ['blank lines end no group', 'User-agent: Threadbare\n\n\nDisallow: /x\n\n\nDisallow: /y\n', '/y', false],
    [
      'other lines end no list of agents',
      'User-agent: Threadbare\nSitemap: https://x.example/s.xml\nUser-agent: OtherBot\nDisallow: /x\n',
      '/x',
      false,
    ],
    ['rules before any agent speak to nobody', 'Disallow: /\nUser-agent: *\nDisallow: /x\n', '/a', true],
    [
      'an empty own group allows everything',
      'User-agent: *\nDisallow: /\n\nUser-agent: Threadbare\nDisallow:\n',
      '/a',
      true,
    ],
    [
      'Crawl-delay ends a list of agents',
      'User-agent: Threadbare\nCrawl-delay: 5\nUser-agent: OtherBot\nDisallow: /\n',
      '/a',
      true,
    ],
    [
      'an agent named like a property of objects',
      'User-agent: __proto__\nUser-agent: constructor\nDisallow: /\n',
      '/a',
      true,
    ],
  ])('%s', (_, text, path, allowed) => {
    expect(rules(text).allows(at(path))).toBe(allowed);
  });
});

describe('which line decides (RFC 9309, 2.2.2)', () => {
  test.each([
    // The longest match, whatever the order; of equals the one that allows.
    ['/p', 'Allow: /p\nDisallow: /', '/page', true],
    ['the order does not matter', 'Disallow: /\nAllow: /p', '/page', true],
    ['/folder and /folder/', 'Allow: /folder\nDisallow: /folder/', '/folder/page', false],
    ['equal lengths', 'Disallow: /folder\nAllow: /folder', '/folder/page', true],
    ['equal lengths by wildcards', 'Disallow: /page*\nAllow: /page.', '/page.htm', true],
    ['$ is longer', 'Allow: /$\nDisallow: /', '/', true],
    ['$ and more', 'Allow: /$\nDisallow: /', '/page.htm', false],
    // The examples of section 5.2.
    [
      '5.2 a page',
      'Allow: /example/page/\nDisallow: /example/page/disallowed.gif',
      '/example/page/disallowed.gif',
      false,
    ],
    ['5.2 another', 'Allow: /example/page/\nDisallow: /example/page/disallowed.gif', '/example/page/a.html', true],
    // Empty, absent.
    ['an empty Disallow', 'Disallow:', '/a', true],
    ['an empty Allow', 'Disallow: /\nAllow:', '/a', false],
    // Prefixes, case.
    ['prefix', 'Disallow: /fish', '/fishheads/yummy.html', false],
    ['case of the path counts', 'Disallow: /fish', '/Fish.asp', true],
    ['not a prefix', 'Disallow: /fish', '/catfish?id=fish', true],
    ['query belongs to it', 'Disallow: /viewtopic.php?p=', '/viewtopic.php?p=9', false],
    ['query of another', 'Disallow: /viewtopic.php?p=', '/viewtopic.php?t=9', true],
    // Wildcards.
    ['* inside', 'Disallow: /fish*.php', '/fishheads/catfish.php?parameters', false],
    ['* at the end is nothing', 'Disallow: /fish*', '/fish', false],
    ['* at the start', 'Disallow: *sid=', '/viewtopic.php?sid=1', false],
    ['$ at the end', 'Disallow: /*.php$', '/folder/a.php', false],
    ['$ and a query', 'Disallow: /*.php$', '/a.php?x', true],
    ['$ inside is a character', 'Disallow: /a$b', '/a$b', false],
    ['$ inside, not there', 'Disallow: /a$b', '/a', true],
    ['** is *', 'Disallow: /a**b', '/axxb', false],
    ['* finds the last one for $', 'Disallow: /*b$', '/abcb', false],
    ['* and an overlap', 'Disallow: /ab*ba$', '/aba', true],
    ['only *', 'Disallow: *', '/a', false],
    // Escapes: one spelling for both.
    ['escaped pattern', 'Disallow: /foo/bar/%62%61%7A', '/foo/bar/baz', false],
    ['escaped path', 'Disallow: /foo/bar/baz', '/foo/bar/%62%61%7A', false],
    ['letters beyond ASCII', 'Disallow: /foo/bar/ツ', '/foo/bar/%E3%83%84', false],
    ['the same the other way', 'Disallow: /foo/bar/%E3%83%84', '/foo/bar/ツ', false],
    ['case of escapes', 'Disallow: /a%3cd', '/a%3Cd', false],
    ['an escaped slash is no slash', 'Disallow: /a/b', '/a%2Fb', true],
    ['tilde', 'Disallow: /~joe/', '/%7ejoe/index.html', false],
    ['a bar', 'Disallow: /a|b', '/a|b', false],
    ['a bracket', 'Disallow: /list?f[]=', '/list?f[]=3', false],
    ['an escaped star is a star', 'Disallow: /a%2Ab', '/a*b', false],
    ['an escaped star is no wildcard', 'Disallow: /a%2Ab', '/axb', true],
    ['an escaped dollar', 'Disallow: /a%24', '/a$', false],
    ['a dollar in the path is no end', 'Disallow: /a$', '/a$', true],
    // How files are written.
    ['no slash in front', 'Disallow: search', '/search?q=x', false],
    ['comment', 'Disallow: /x # all of /', '/y', true],
    ['no space', 'Disallow:/x', '/x', false],
    ['space before the colon', 'Disallow : /x', '/x', false],
    ['tabs', '\tDisallow:\t/x\t', '/x', false],
    ['case of the field', 'DISALLOW: /x', '/x', false],
    ['a slip', 'Dissallow: /x', '/x', false],
    ['no colon', 'Disallow /x', '/x', true],
    // The file itself.
    ['robots.txt', 'Disallow: /', '/robots.txt', true],
    ['a path that begins so', 'Disallow: /', '/robots.txt.bak', false],
  ])('%s', (_, lines, path, allowed) => {
    expect(rules(`User-agent: *\n${lines}\n`).allows(at(path))).toBe(allowed);
  });

  test('says which line it was', () => {
    const read = rules('# ours\nUser-agent: *\nAllow: /p\nDisallow: /search  # busy\n');
    expect(read.rule(at('/search?q=1'))).toBe('Disallow: /search  # busy (line 4)');
    expect(read.rule(at('/page'))).toBe('Allow: /p (line 3)');
    expect(read.rule(at('/other'))).toBeNull();
  });

  test('one answer serves several origins and crawlers', () => {
    const answer: RobotsAnswer = {
      kind: 'rules',
      text: 'User-agent: *\nDisallow: /x\n\nUser-agent: OtherBot\nDisallow: /y\n',
    };
    expect([rulesOf(answer, ORIGIN).allows(at('/x')), rulesOf(answer, ORIGIN).allows(at('/y'))]).toEqual([false, true]);
    expect(rulesOf(answer, ORIGIN, 'otherbot').allows(at('/y'))).toBe(false);
    expect(rulesOf(answer, 'https://www.board.example').allows('https://www.board.example/y')).toBe(true);
    expect(rulesOf(answer, ORIGIN)).toBe(rulesOf(answer, ORIGIN));
  });

  test('an address of another site is not allowed by this one', () => {
    for (const url of [
      'http://board.example/a',
      'https://board.example:8443/a',
      'https://www.board.example/a',
      'nonsense',
    ]) {
      expect(rules('').allows(url)).toBe(false);
      expect(rules('').rule(url)).toContain('whose robots.txt this is');
      expect(rulesOf({ kind: 'allow-all', why: 'none' }, ORIGIN).allows(url)).toBe(false);
    }
    expect(rules('').allows('https://board.example:443/a')).toBe(true);
  });
});

describe('bytes and lines', () => {
  const textOf = (body: Uint8Array | string): string => {
    const answer = robotsFrom(answered(200, body));
    if (answer.kind !== 'rules') throw new Error(answer.kind);
    return answer.text;
  };
  const forbidsX = (body: Uint8Array | string): boolean => !rules(textOf(body)).allows(at('/x'));

  test.each([
    ['UTF-8 with a mark', '\uFEFFUser-agent: *\nDisallow: /x\n'],
    ['carriage returns alone', 'User-agent: *\rDisallow: /x\r'],
    ['both', 'User-agent: *\r\nDisallow: /x\r\n'],
    ['no line end at the end', 'User-agent: *\nDisallow: /x'],
    ['lines of garbage', '\u0000\u0001PNG\n<html><body>\nUser-agent: *\n\u0000\nDisallow: /x\n'],
  ])('%s', (_, text) => {
    expect(forbidsX(text)).toBe(true);
  });

  test('UTF-16 with its mark, both ways round', () => {
    const little = Buffer.from('\uFEFFUser-agent: *\nDisallow: /x\n', 'utf16le');
    expect(forbidsX(little)).toBe(true);
    expect(forbidsX(Buffer.from(little).swap16())).toBe(true);
  });

  test('bytes that are no UTF-8 spoil their line only, and the text can be stored', () => {
    const body = Buffer.concat([
      Buffer.from('User-agent: *\nDisallow: /a'),
      Buffer.from([0xe4, 0xff, 0x00]),
      Buffer.from('\nDisallow: /x\n'),
    ]);
    expect(forbidsX(body)).toBe(true);
    expect(textOf(body)).not.toContain('\0');
  });

  test('a page in place of the file holds no rules', () => {
    expect(rules(textOf('<!doctype html><title>Not here</title><p>User: see agent: x</p>')).allows(at('/x'))).toBe(
      true,
    );
  });

  test('500 KiB are read, and no half line', () => {
    const filler = `# ${'x'.repeat(98)}\n`;
    const head = `User-agent: *\nDisallow: /x\n`;
    const body =
      head +
      filler.repeat(Math.floor((MAX_ROBOTS_BYTES - head.length - 5) / filler.length)) +
      'Disallow: /y-and-much-more\n'.padStart(120, '#');
    const padded = `${body.padEnd(MAX_ROBOTS_BYTES + 1_000, '#')}\nDisallow: /z\n`;
    const text = textOf(padded);
    expect(text.length).toBeLessThanOrEqual(MAX_ROBOTS_BYTES);
    expect(text.endsWith('\n')).toBe(true);
    expect(forbidsX(padded)).toBe(true);
    expect(rules(text).allows(at('/z'))).toBe(true);
    const oneLine = 'Disallow: /'.padEnd(MAX_ROBOTS_BYTES + 10, 'a');
    expect(textOf(oneLine)).toBe('');
  });
});

describe('Crawl-delay', () => {
  test.each([
    ['10', 10_000],
    ['0.5', 500],
    ['0,5', 500],
    ['10 s', 10_000],
    ['0', 0],
    ['60', 60_000],
    ['', null],
    ['-3', null],
    ['soon', null],
    ['Infinity', null],
    ['1e3', null],
    ['0x10', null],
  ])('%j', (value, expected) => {
    const read = rules(`User-agent: *\nCrawl-delay: ${value}\n`);
    expect(read.crawlDelayMs).toBe(expected);
    expect(read.notes).toEqual([]);
  });

  test('is bounded, and says so', () => {
    const read = rules('User-agent: *\nCrawl-delay: 3600\n');
    expect(read.crawlDelayMs).toBe(60_000);
    expect(read.notes).toEqual(['Crawl-delay of 3600 s was shortened to 60 s; a longer --delay is kept.']);
  });

  test('is that of the own group; of several the largest', () => {
    expect(rules('User-agent: *\nCrawl-delay: 9\n\nUser-agent: Threadbare\nDisallow: /x\n').crawlDelayMs).toBeNull();
    expect(rules('User-agent: Threadbare\nCrawl-delay: 3\n\nUser-agent: *\nCrawl-delay: 9\n').crawlDelayMs).toBe(3_000);
    expect(
      rules('User-agent: Threadbare\nCrawl-delay: 3\nCrawl-delay: x\n\nUser-agent: Threadbare\nCrawl-delay: 7\n')
        .crawlDelayMs,
    ).toBe(7_000);
  });
});

describe('what an answer means (RFC 9309, 2.3.1)', () => {
  const kind = (fetched: Fetched, hop = 0): string => robotsFrom(fetched, hop).kind;

  test.each([
    [200, 'rules'],
    [204, 'rules'],
    [400, 'allow-all'],
    [401, 'allow-all'],
    [403, 'allow-all'],
    [404, 'allow-all'],
    [410, 'allow-all'],
    [451, 'allow-all'],
    [429, 'disallow-all'],
    [500, 'disallow-all'],
    [503, 'disallow-all'],
    [304, 'disallow-all'],
  ])('%d is %s', (status, expected) => {
    expect(kind(answered(status))).toBe(expected);
  });

  test('no answer forbids everything, for now', () => {
    const answer = robotsFrom({
      failure: { url: at('/robots.txt'), code: 'timeout', message: 'no answer within 30 s', retry: true },
    });
    expect(answer).toEqual({
      kind: 'disallow-all',
      why: 'robots.txt cannot be reached: no answer within 30 s',
      retryAfterMs: null,
    });
    if (answer.kind === 'redirect') throw new Error('no redirect');
    const read = rulesOf(answer, ORIGIN);
    expect(read.allows(at('/a'))).toBe(false);
    expect(read.allows(at('/robots.txt'))).toBe(true);
    expect(read.rule(at('/a'))).toContain('no answer within 30 s');
    expect(askAgainAfter(answer)).toBe(600_000);
  });

  test('is asked again after a day, or when told', () => {
    expect(askAgainAfter({ kind: 'rules', text: '' })).toBe(86_400_000);
    expect(askAgainAfter({ kind: 'allow-all', why: 'none' })).toBe(86_400_000);
    const told = robotsFrom(answered(503, '', [['Retry-After', '120']]));
    expect(told.kind === 'disallow-all' && askAgainAfter(told)).toBe(120_000);
    const long = robotsFrom(answered(503, '', [['Retry-After', '99999999']]));
    expect(long.kind === 'disallow-all' && askAgainAfter(long)).toBe(86_400_000);
  });

  const moves = (count: number): ((address: string) => Promise<Fetched>) => {
    const asked: string[] = [];
    return async (address) => {
      asked.push(address);
      if (asked.length > count) return answered(200, 'User-agent: *\nDisallow: /x\n', [], address);
      return answered(301, '', [['Location', `https://www.board.example/robots${asked.length}.txt#here`]], address);
    };
  };

  test('five redirects are followed, each through the caller; a sixth means there is no file', async () => {
    const asked: string[] = [];
    const five = await askRobots(at('/viewtopic.php?t=5'), async (address) => {
      asked.push(address);
      return asked.length <= 5
        ? answered(302, '', [['location', `/robots-${asked.length}.txt#x`]], address)
        : answered(200, 'User-agent: *\nDisallow: /x\n', [], address);
    });
    expect(asked).toEqual(['/robots.txt', ...[1, 2, 3, 4, 5].map((n) => `/robots-${n}.txt`)].map(at));
    expect(five.kind).toBe('rules');
    // The rules of a file that moved hold for the site that was asked.
    expect(rulesOf(five, ORIGIN).allows(at('/x'))).toBe(false);
    expect((await askRobots(at('/'), moves(6))).kind).toBe('allow-all');
  });

  test('a redirect to nowhere means there is no file', () => {
    expect(kind(answered(301))).toBe('allow-all');
    expect(kind(answered(301, '', [['Location', 'ftp://board.example/robots.txt']]))).toBe('allow-all');
    expect(kind(answered(301, '', [['Location', 'https://[broken']]))).toBe('allow-all');
  });

  test('can be stored and read back', () => {
    const answers: RobotsAnswer[] = [
      { kind: 'rules', text: 'User-agent: *\nDisallow: /ä\n' },
      { kind: 'allow-all', why: 'there is no robots.txt (404)' },
      { kind: 'disallow-all', why: 'robots.txt cannot be had now (503)', retryAfterMs: 5_000 },
    ];
    for (const answer of answers) expect(readRobotsAnswer(JSON.parse(JSON.stringify(answer)))).toEqual(answer);
    for (const odd of [null, {}, { kind: 'rules' }, { kind: 'other', why: '' }, 'rules', []])
      expect(readRobotsAnswer(odd)).toBeNull();
  });

  test('stands at the root of the origin', () => {
    expect(robotsAddress('https://anna:x@board.example:8443/a/b?c#d')).toBe('https://board.example:8443/robots.txt');
  });
});

describe('laws', () => {
  /** The same question asked of every place a star could end: slow, and plainly what the RFC says. */
  function slowly(pattern: string, path: string): boolean {
    if (pattern === '') return true;
    if (pattern === '$') return path === '';
    if (pattern.startsWith('*')) {
      for (let i = 0; i <= path.length; i++) if (slowly(pattern.slice(1), path.slice(i))) return true;
      return false;
    }
    const character = pattern.startsWith('$') ? '%24' : pattern.slice(0, 1);
    return path.startsWith(character) && slowly(pattern.slice(1), path.slice(character.length));
  }

  test('a pattern matches what it says', () => {
    const letters = (alphabet: string) => fc.string({ unit: fc.constantFrom(...alphabet), maxLength: 9 });
    fc.assert(
      fc.property(letters('ab*$'), letters('ab'), (pattern, path) => {
        expect(matchesPath(pattern, path)).toBe(slowly(pattern, path));
      }),
      { numRuns: 5_000 },
    );
  });

  test('is total, and answers for any text', () => {
    const line = fc.tuple(
      fc.constantFrom('User-agent', 'Allow', 'Disallow', 'Crawl-delay', 'Sitemap', 'x'),
      fc.constantFrom(':', ' : ', ''),
      fc.oneof(fc.string({ maxLength: 12 }), fc.constantFrom('*', '/', '/*$', 'Threadbare', '/\ud800%', '%zz')),
    );
    const text = fc.array(line, { maxLength: 12 }).map((lines) => lines.map((parts) => parts.join('')).join('\n'));
    fc.assert(
      fc.property(text, fc.webPath(), (file, path) => {
        const read = rules(file);
        expect(read.allows(at(path.startsWith('/') ? path : `/${path}`))).toBeTypeOf('boolean');
      }),
    );
  });

  test('hostile patterns take time in proportion to their length', () => {
    const starred = rules(`User-agent: *\nDisallow: /${'*a'.repeat(100_000)}b\n`);
    const many = rules(`User-agent: *\n${'Disallow: /*a*b*c\n'.repeat(25_000)}`);
    const started = performance.now();
    for (let i = 0; i < 20; i++) starred.allows(at(`/${'a'.repeat(2_000)}`));
    many.allows(at(`/${'ab'.repeat(1_000)}`));
    expect(performance.now() - started).toBeLessThan(3_000);
  });
});
