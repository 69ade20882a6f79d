import { describe, expect, it } from 'vitest';
import { dayOrderOf } from '../../src/engines/dates/day-order.js';
import { readMachineMoment } from '../../src/engines/dates/machine-moment.js';
import { readShownMoment } from '../../src/engines/dates/shown-moment.js';
import { parseTree } from '../../src/engines/html/page-tree.js';
import { select } from '../../src/engines/html/select.js';
import { compileSelector, SelectorError } from '../../src/engines/html/selector.js';
import { ENGINE_NAMES, pageToJson, parsePage } from '../../src/engines/index.js';
import { readCitation, readLikes } from '../../src/engines/specs/invision/hooks.js';

describe('selectors', () => {
  const tree = parseTree(
    '<div class="a b" id="q"><p title="one two"><i>t</i></p><p class="c" title="one">u</p><section><p>v</p></section></div><p>w</p>',
  );
  it.each([
    ['p', 't u v w'],
    ['.a p', 't u v'],
    ['.b.a > p', 't u'],
    ['#q > p + p', 'u'],
    ['p[title]', 't u'],
    ['[title="one"]', 'u'],
    ['[title~=two]', 't'],
    ["p[title^='on'][title$=two]", 't'],
    ['p[title*="e t"]', 't'],
    ['p:not(.c):not([title])', 'v w'],
    ['p:has(i), section p', 't v'],
    ['div > :first-child', 't'],
    ['div > :last-child p, p:last-child', 'v w'],
    ['div > p:nth-child(2), :nth-child( 9 )', 'u'],
    ['p ~ section p, #q p ~ p', 'u v'],
    ['section ~ p', ''],
    ['section:empty, i:empty, p:not(:empty):not([title])', 'v w'],
    ['#q :is(p.c, section > p)', 'u v'],
    ['[title|=one], [class|="c"]', 'u'],
    ['[title="ONE" i], P[TITLE^="One T" i]', 't u'],
    ['.nothing, #none', ''],
  ])('%s', (selector, texts) => {
    const found = select(tree, tree.root, compileSelector(selector)).map((element) => text(element.children));
    expect(found.join(' ')).toBe(texts);
  });
  it.each(['', 'p >', '[x', 'p:hover', 'p:nth-child(2n)', '~ p', '.', 'a,,b', 'p)'])(
    'refuses "%s" with the place',
    (selector) => {
      expect(() => compileSelector(selector)).toThrow(SelectorError);
    },
  );
});

function text(nodes: readonly unknown[]): string {
  return nodes
    .map((node) =>
      typeof node === 'string'
        ? node
        : node !== null && typeof node === 'object' && 'children' in node && Array.isArray(node.children)
          ? text(node.children)
          : '',
    )
    .join('');
}

describe('machine times', () => {
  it.each([
    ['2024-05-22T19:28:40Z', '2024-05-22T19:28:40Z', null, 'second'],
    ['2024-05-22T19:28:40+0300', '2024-05-22T19:28:40+03:00', null, 'second'],
    ['2024-05-22 19:28', null, '2024-05-22T19:28', 'minute'],
    ['2024-05-22', null, '2024-05-22', 'day'],
    ['1716406120', '2024-05-22T19:28:40Z', null, 'second'],
  ])('%s', (value, at, local, precision) => {
    expect(readMachineMoment(value, null)).toEqual({ at, local, raw: null, precision });
  });
  it.each(['2024-02-30', '2024-05-22T25:00:00Z', 'today', '12'])('refuses %s', (value) => {
    expect(readMachineMoment(value, null)).toBeNull();
  });
});

describe('shown times', () => {
  it.each([
    ['07 December 2015 - 12:15 AM', '2015-12-07T00:15'],
    ['June 14, 2024', '2024-06-14'],
    ['2 marca 2025', '2025-03-02'],
    ['1 марта 2025 г. в 10:05', '2025-03-01T10:05'],
    ['5. März 2024 um 19:29 Uhr', '2024-03-05T19:29'],
    ['le 3 février 2024 à 14h05', '2024-02-03T14:05'],
    ['12 de mayo de 2023, 9:15', '2023-05-12T09:15'],
    ['13/5/2024 7:29 PM', '2024-05-13T19:29'],
    ['5/13/2024', '2024-05-13'],
    ['1.3.2025', '2025-03-01'],
    ['2025-03-01 10:22:33', '2025-03-01T10:22:33'],
    ['5/5/2024', '2024-05-05'],
  ])('%s', (words, local) => {
    expect(readShownMoment(words, null)).toMatchObject({ at: null, local, raw: words });
  });
  it.each([
    '3/5/2024 at 7:29 PM',
    '36 minutes ago',
    'yesterday at 5 PM',
    '2 marca',
    '30 February 2024',
    'May 2024',
    'Mon 5',
    'post 12 of 3/4',
    `1 May 2024 ${'x'.repeat(100)}`,
  ])('never guesses a day from "%s"', (words) => {
    expect(readShownMoment(words, null)).toEqual({ at: null, local: null, raw: words, precision: 'unknown' });
  });
  it('decides day and month by the dates of the whole page', () => {
    expect(dayOrderOf(['3/5/2024', 'On 14/5/2024 at 9:00'])).toBe('day-first');
    expect(dayOrderOf(['3/5/2024', '5/14/2024'])).toBe('month-first');
    expect(dayOrderOf(['3/5/2024'])).toBeNull();
    expect(dayOrderOf(['14/5/2024', '5/14/2024'])).toBeNull();
    expect(readShownMoment('3/5/2024 19:29', 'day-first').local).toBe('2024-05-03T19:29');
  });
});

describe('citation lines of Invision', () => {
  it.each([
    ['36 minutes ago, Ada Quill said:', 'Ada Quill', '36 minutes ago'],
    ['Just now, Ada said:', 'Ada', 'Just now'],
    ['On 3/5/2024 at 7:29 PM, Marsh, Lindholm #4 said:', 'Marsh, Lindholm #4', '3/5/2024 at 7:29 PM'],
    ['On March 5, 2024 at 7:29 PM, Marsh, Lindholm #4 said:', 'Marsh, Lindholm #4', 'March 5, 2024 at 7:29 PM'],
    ['Ada Quill said:', 'Ada Quill', null],
    ['Am 5.3.2024 um 19:29 schrieb Jürgen Öl:', 'Jürgen Öl', '5.3.2024 um 19:29'],
    ['Vor 3 Stunden schrieb Jürgen:', 'Jürgen', 'Vor 3 Stunden'],
    ['Le 05/03/2024 à 19:29, Zoé a dit :', 'Zoé', '05/03/2024 à 19:29'],
    ['36 minuti fa, Enzo ha scritto:', 'Enzo', '36 minuti fa'],
    ['3 часа назад, Аня сказал:', 'Аня', '3 часа назад'],
    ['W dniu 5.03.2024 o 19:29, Kasia napisał:', 'Kasia', '5.03.2024 o 19:29'],
  ])('%s', (line, author, when) => {
    expect(readCitation(line)).toEqual({ author, when });
  });
  it.each(['Quote', 'Zitat:', 'just some words', 'x'.repeat(400)])('names nobody in "%s"', (line) => {
    expect(readCitation(line)).toBeNull();
  });
});

it.each([
  ['Ada likes this', { count: 1, actors: ['Ada'], complete: true }],
  ['Ada, Otto and Eve like this', { count: 3, actors: ['Ada', 'Otto', 'Eve'], complete: true }],
  ['Ada, Otto and 7 others like this', { count: 9, actors: ['Ada', 'Otto'], complete: false }],
  ['Ada gefällt das', { count: null, actors: [], complete: null }],
])('counts the names of "%s"', (sentence, expected) => {
  const tree = parseTree(`<div class="post_block"><ul><li class="ipsLikeBar_info">${sentence}</li></ul></div>`);
  expect(readLikes(tree.root, tree)).toEqual([{ name: 'Like', ...expected }]);
});

describe('pages without a thread', () => {
  const problems = (text: string): string[] => {
    const page = parsePage({ text, format: 'html', url: null });
    expect(page.type === 'thread' && page.posts).toEqual([]);
    return page.problems.map((problem) => problem.code);
  };
  const html = (title: string, body: string): string =>
    `<!doctype html><html><head><title>${title}</title></head><body>${body}</body></html>`;
  it.each([
    [['login-required'], html('Sign in', '<h1>Sign in</h1><form><input name="u"><input type="password"></form>')],
    [['login-required'], html('Board', '<p>You must be logged in to view this topic.</p>')],
    [['error-page'], html('404 Not Found', '<p>Nothing here.</p>')],
    [['unknown-page'], html('Recipes', '<p>Boil the potatoes.</p><form action="/s"><input name="q"></form>')],
    [['unknown-page', 'truncated-html'], '<html><head><title>x</title></head><body><p>cut'],
    [['unknown-page'], ''],
  ])('%j', (codes, text) => {
    expect(problems(text)).toEqual(codes);
  });
  it('says which engines there are when one is named that cannot read the page', () => {
    const page = parsePage(
      { text: '<html><body>x</body></html>', format: 'html', url: null },
      { engine: 'nosuchboard' },
    );
    expect(page.problems[0]?.message).toContain(ENGINE_NAMES.join(', '));
  });
  it('gives JSON to no text engine and says so', () => {
    const page = pageToJson(parsePage({ text: '{"a": 1}', format: 'json', url: null }));
    expect([page.posts, page.problems.map((problem) => problem.code)]).toEqual([[], ['unknown-page']]);
  });
});
