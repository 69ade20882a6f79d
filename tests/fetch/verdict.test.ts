import { readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { barrierIn } from '../../src/fetch/verdict/challenge.js';
import { type JudgeContext, judge, type Verdict } from '../../src/fetch/verdict/judge.js';
import { retryAfter } from '../../src/fetch/verdict/retry-after.js';
import { hasShared, listShared, shared } from '../support/shared.js';
import { answerOf, LOOKALIKES, WALLED } from './verdict-answers.js';

const NOW = Date.parse('2026-11-22T10:00:00Z');
const context: JudgeContext = { attempt: 1, maxAttempts: 5, now: NOW, random: () => 0.5 };
const kindAndCode = (verdict: Verdict): string =>
  'code' in verdict ? `${verdict.kind} ${verdict.code}` : verdict.kind;

describe('walls', () => {
  test.each(WALLED)('%s (%d)', (by, status, headers, body) => {
    const answer = answerOf(status, body, headers);
    expect(barrierIn(answer.exchange)).toEqual({ kind: 'challenge', by });
    const verdict = judge(answer, context);
    expect(kindAndCode(verdict)).toBe('refused challenge-page');
    expect('message' in verdict && verdict.message).toContain(by === null ? `(${status})` : `${by} (${status})`);
  });

  test.each(LOOKALIKES)('%s is read', (_, status, headers, body) => {
    expect(judge(answerOf(status, body, headers), context)).toEqual({ kind: 'read' });
  });

  test('a wall keeps being one with its words in another charset, without its end, and with a comment before it', () => {
    for (const [by, status, headers, body] of WALLED) {
      if (body === '' || by === null) continue;
      const cut = body.replace(/<\/body><\/html>$/, '');
      for (const changed of [cut, `<!-- a > b -->${body}`, body.replace(/é|ü/g, '?')])
        expect(barrierIn(answerOf(status, changed, headers).exchange)?.by).toBe(by);
    }
  });

  test('any bytes are judged, and in time', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), fc.integer({ min: 100, max: 599 }), (body, status) => {
        expect(judge(answerOf(status, body, { 'content-type': 'text/html' }), context).kind).toBeTypeOf('string');
      }),
    );
    const hostile = [
      '<',
      '<!--',
      '<script>',
      '<a ',
      '<title>',
      '<input ',
      '<script>_Incapsula_Resource?',
      'id="main-iframe"',
    ];
    const started = performance.now();
    for (const part of hostile) judge(answerOf(200, part.repeat(900_000 / part.length)), context);
    expect(performance.now() - started).toBeLessThan(3_000);
  });

  test.runIf(hasShared('corpus'))('no real page of a board is one', () => {
    const refused: string[] = [];
    let pages = 0;
    for (const engine of listShared('corpus').filter((name) => !name.includes('.')))
      for (const file of listShared(`corpus/${engine}`).filter((name) => name.endsWith('.html'))) {
        pages++;
        const verdict = judge(answerOf(200, readFileSync(path.join(shared, 'corpus', engine, file))), context);
        if (verdict.kind !== 'read') refused.push(`${engine}/${file}: ${kindAndCode(verdict)}`);
      }
    expect(refused).toEqual([]);
    expect(pages).toBeGreaterThan(90);
  });
});

describe('statuses', () => {
  const json = { 'content-type': 'application/json' };
  const form =
    '<!doctype html><title>Board</title><p>You must be logged in.</p><form><input name="p" type="password"></form>';
  test.each<[what: string, answer: ReturnType<typeof answerOf>, expected: string]>([
    ['a page', answerOf(200), 'read'],
    ['an old copy is right', answerOf(304, ''), 'unchanged'],
    ['another page of a proxy', answerOf(203), 'read'],
    ['not allowed', answerOf(403, '<title>403 Forbidden</title><h1>Forbidden</h1>'), 'refused access-refused'],
    ['who are you', answerOf(401, 'no'), 'refused login-required'],
    ['a proxy wants a name', answerOf(407, ''), 'refused access-refused'],
    ['the law', answerOf(451, ''), 'refused access-refused'],
    ['403 with a form to sign in', answerOf(403, form), 'refused login-required'],
    [
      '403 of an interface',
      answerOf(403, '{"errors":["x"],"error_type":"not_logged_in"}', json),
      'refused login-required',
    ],
    [
      'a firewall that answers 200',
      answerOf(
        200,
        '<title>Request Rejected</title>The requested URL was rejected. Please consult with your administrator.<br>Your support ID is: 1',
      ),
      'refused access-refused',
    ],
    [
      'a firewall with a name',
      answerOf(
        403,
        '<title>Access Denied</title><h1>Access Denied</h1>You don\'t have permission to access "/" on this server.<p>Reference #18.0',
      ),
      'refused access-refused',
    ],
    ['not there', answerOf(404, '<title>404</title>'), 'gone not-found'],
    ['not there, with a form to sign in', answerOf(404, form), 'gone not-found'],
    ['gone', answerOf(410, ''), 'gone gone'],
    ['too many', answerOf(429, ''), 'retry rate-limited'],
    ['broken', answerOf(500, 'oops'), 'retry server-error'],
    ['gateway', answerOf(502, ''), 'retry server-error'],
    ['busy', answerOf(503, ''), 'retry server-error'],
    ['slow gateway', answerOf(504, ''), 'retry server-error'],
    ['a status of Cloudflare', answerOf(522, ''), 'retry server-error'],
    ['slow', answerOf(408, ''), 'retry server-error'],
    ['too early', answerOf(425, ''), 'retry server-error'],
    ['never', answerOf(501, ''), 'failed server-error'],
    ['odd', answerOf(400, ''), 'failed unexpected-status'],
    ['teapot', answerOf(418, ''), 'failed unexpected-status'],
    ['nothing', answerOf(204, ''), 'failed empty-page'],
    ['an empty page', answerOf(200, ''), 'retry empty-page'],
  ])('%s', (_, answer, expected) => {
    expect(kindAndCode(judge(answer, context))).toBe(expected);
  });

  test('the last try is not followed by another', () => {
    const last = { ...context, attempt: 5 };
    expect(kindAndCode(judge(answerOf(429, ''), last))).toBe('refused rate-limited');
    expect(kindAndCode(judge(answerOf(503, ''), last))).toBe('failed server-error');
    expect(kindAndCode(judge(answerOf(200, ''), last))).toBe('failed empty-page');
    expect(kindAndCode(judge(answerOf(503, '', { 'retry-after': '5' }), last))).toBe('failed server-error');
  });

  test('an address that gave no answer', () => {
    const failure = {
      url: 'https://board.example/',
      code: 'timeout',
      message: 'no answer within 30 s',
      retry: true,
    } as const;
    expect(judge({ failure }, context)).toMatchObject({
      kind: 'retry',
      code: 'timeout',
      message: failure.message,
      holdHost: false,
    });
    expect(judge({ failure }, { ...context, attempt: 5 })).toMatchObject({ kind: 'failed', code: 'timeout' });
    expect(judge({ failure: { ...failure, retry: false } }, context)).toMatchObject({ kind: 'failed' });
    expect(judge({ failure: { ...failure, code: 'connection-refused' } }, context)).toMatchObject({ holdHost: true });
  });
});

describe('types', () => {
  const typed = (type: string | null, body: string | Uint8Array = '<p>x</p>'): string =>
    kindAndCode(judge(answerOf(200, body, type === null ? {} : { 'content-type': type }), context));
  const feed = '<?xml version="1.0"?><rss version="2.0"><channel></channel></rss>';
  test.each<[type: string | null, body: string | Uint8Array, expected: string]>([
    ['text/html', '<p>x</p>', 'read'],
    ['TEXT/HTML;charset=windows-1251', '<p>x</p>', 'read'],
    ['application/xhtml+xml', '<p>x</p>', 'read'],
    ['text/plain', 'From: anna', 'read'],
    ['application/json; charset=utf-8', '{}', 'read'],
    ['application/vnd.api+json', '{}', 'read'],
    [null, '<html><body>x', 'read'],
    [null, 'plain words', 'read'],
    ['', '{"a":1}', 'read'],
    ['text/xml', '<?xml version="1.0"?><!DOCTYPE html><html><p>x</p></html>', 'read'],
    ['application/octet-stream', '<!DOCTYPE html><p>x', 'read'],
    [null, Buffer.from('\uFEFFwords', 'utf16le'), 'read'],
    ['image/png', '<p>x</p>', 'failed not-a-page'],
    ['application/pdf', '%PDF-1.7', 'failed not-a-page'],
    ['application/rss+xml', feed, 'failed not-a-page'],
    ['application/atom+xml', feed, 'failed not-a-page'],
    ['text/xml', feed, 'failed not-a-page'],
    ['text/css', 'a{}', 'failed not-a-page'],
    ['text/javascript', 'x()', 'failed not-a-page'],
    ['text/calendar', 'BEGIN:VCALENDAR', 'failed not-a-page'],
    ['application/zip', 'PK', 'failed not-a-page'],
    ['application/octet-stream', Uint8Array.of(0x50, 0x4b, 3, 4, 0, 0), 'failed not-a-page'],
    [null, Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0), 'failed not-a-page'],
  ])('%s', (type, body, expected) => {
    expect(typed(type, body)).toBe(expected);
  });
});

describe('redirects', () => {
  const moved = (status: number, location: string | null, from = 'https://board.example/viewtopic.php?t=5'): Verdict =>
    judge(answerOf(status, '', location === null ? {} : { Location: location }, from), context);

  test.each([
    [301, true],
    [302, false],
    [303, false],
    [307, false],
    [308, true],
  ])('%d', (status, permanent) => {
    expect(moved(status, '/viewtopic.php?t=6#p9')).toEqual({
      kind: 'redirect',
      to: 'https://board.example/viewtopic.php?t=6',
      permanent,
    });
  });

  test.each([
    '/ucp.php?mode=login&redirect=viewtopic.php',
    '/login.php?do=x',
    '/login/?ref=x',
    '/index.php?action=login',
    '/index.php?login/',
    '/member.php?action=login',
    '/entry/signin?Target=x',
    '/users/sign_in',
    '/wp-login.php?redirect_to=x',
    '/index.php?app=core&module=global&section=login',
    '/session/sso?return_path=x',
    '/auth/realms?x',
    'https://login.board.example/start',
    'https://accounts.other.example/o',
  ])('to sign in: %s', (location) => {
    expect(kindAndCode(moved(302, location))).toBe('refused login-required');
  });

  test.each([
    '/threads/how-to-login.12/',
    '/t/login/12',
    '/topic/12/login-problems',
    '/viewtopic.php?t=6',
    'https://idaho.example/a',
    '/author/x',
    '/',
  ])('not to sign in: %s', (location) => {
    expect(moved(302, location).kind).toBe('redirect');
  });

  test('from one page of a sign-in to another is a redirect', () => {
    expect(moved(302, '/login/step-2', 'https://board.example/login').kind).toBe('redirect');
    expect(moved(302, '/login?next=x', 'https://board.example/login').kind).toBe('redirect');
  });

  test('to itself: once more, for a cookie; then it is a loop', () => {
    const self = answerOf(302, '', { location: '/viewtopic.php?t=5&sid=0123456789abcdef0123456789abcdef' });
    expect(judge(self, context)).toMatchObject({ kind: 'retry', code: 'redirect-loop', waitMs: 0, holdHost: false });
    expect(judge(self, { ...context, attempt: 2 })).toMatchObject({ kind: 'failed', code: 'redirect-loop' });
    expect(moved(301, 'http://board.example/viewtopic.php?t=5').kind).toBe('redirect');
  });

  test('to nowhere', () => {
    for (const location of [null, 'https://[x', 'mailto:anna@board.example', 'javascript:x'])
      expect(kindAndCode(moved(302, location))).toBe('failed bad-redirect');
  });
});

describe('waiting', () => {
  const wait = (
    status: number,
    headers: Record<string, string> = {},
    changed: Partial<JudgeContext> = {},
  ): [number, boolean] => {
    const verdict = judge(answerOf(status, '', headers), { ...context, ...changed });
    if (verdict.kind !== 'retry') throw new Error(verdict.kind);
    return [verdict.waitMs, verdict.holdHost];
  };

  test('as long as the server says, for the whole host', () => {
    expect(wait(429, { 'Retry-After': '120' })).toEqual([120_000, true]);
    expect(wait(503, { 'retry-after': '0' })).toEqual([0, true]);
    expect(wait(500, { 'retry-after': '7' })).toEqual([7_000, true]);
    expect(wait(429, { 'retry-after': '99999999' })).toEqual([86_400_000, true]);
  });

  test('doubling, with chance between nothing and the bound; a busy host longer', () => {
    const waits = [1, 2, 3, 4].map((attempt) => wait(500, {}, { attempt, maxAttempts: 99 })[0]);
    expect(waits).toEqual([1_000, 2_000, 4_000, 8_000]);
    expect(wait(429)).toEqual([5_000, true]);
    expect(wait(503)).toEqual([5_000, true]);
    expect(wait(500)[1]).toBe(false);
    expect(wait(500, {}, { attempt: 40, maxAttempts: 99, random: () => 0.999 })[0]).toBeLessThanOrEqual(600_000);
    expect(wait(500, {}, { backoffMs: 10 })).toEqual([5, false]);
  });

  test('is spread over the whole interval', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 0.999, noNaN: true }), fc.integer({ min: 1, max: 9 }), (chance, attempt) => {
        const [waitMs] = wait(502, {}, { attempt, maxAttempts: 99, random: () => chance });
        const bound = Math.min(2_000 * 2 ** (attempt - 1), 600_000);
        expect(waitMs).toBeGreaterThanOrEqual(500);
        expect(waitMs).toBeLessThanOrEqual(bound);
        if (chance * bound > 500) expect(waitMs).toBe(Math.round(chance * bound));
      }),
    );
  });

  test.each([
    ['120', 120_000],
    [' 5 ', 5_000],
    ['1.5', 1_500],
    ['0', 0],
    ['Sun, 22 Nov 2026 10:02:00 GMT', 120_000],
    ['Sunday, 22-Nov-26 10:02:00 GMT', 120_000],
    ['Sun Nov 22 10:02:00 2026', 120_000],
    ['Sun, 22 Nov 2026 09:00:00 GMT', 0],
    ['Sun, 22 Nov 2099 10:02:00 GMT', 86_400_000],
    ['', null],
    ['-5', null],
    ['soon', null],
    ['2026-11-22T10:02:00Z', null],
    ['1e9', null],
    ['Sun, 99 Nov 2026 10:02:00 GMT', null],
  ])('Retry-After: %s', (value, expected) => {
    expect(retryAfter([['Retry-After', value]], NOW)).toBe(expected);
  });

  test('a date is measured by the clock of the server', () => {
    const headers = [
      ['Date', 'Sun, 22 Nov 2026 09:00:00 GMT'],
      ['Retry-After', 'Sun, 22 Nov 2026 09:00:30 GMT'],
    ] as const;
    expect(retryAfter(headers, NOW)).toBe(30_000);
  });
});
