import { describe, expect, it } from 'vitest';
import { fastTree } from '../../src/engines/html/fast/fast-tree.js';
import { parseTree } from '../../src/engines/html/page-tree.js';
import { select } from '../../src/engines/html/select.js';
import { compileSelector } from '../../src/engines/html/selector.js';

/** Milliseconds of processor time: on a shared machine the clock on the wall says little. */
function spent(work: () => unknown): number {
  const start = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1_000;
}

const few = 10_000;
const many = 40_000;
/** Four times the input may take this many times as long, and that long anyway: squares take sixteen times. */
const FACTOR = 9;
const GRACE_MS = 400;

function expectLinear(work: (n: number) => () => unknown): void {
  const small = work(few);
  const large = work(many);
  small();
  const first = spent(small);
  expect(spent(large)).toBeLessThan(first * FACTOR + GRACE_MS);
}

const each = (n: number, piece: (i: number) => string): string =>
  Array.from({ length: n }, (_, i) => piece(i)).join('');

describe('time grows with the size of a page, not with its square', () => {
  it.each<[string, (n: number) => string]>([
    ['nested elements', (n) => '<div>'.repeat(n)],
    ['formatting that is never closed', (n) => each(n, (i) => `<p><font color=${i}>`)],
    ['formatting closed in the wrong order', (n) => '<i><b><p></i></b>'.repeat(n)],
    ['links around blocks', (n) => '<a><div>'.repeat(n)],
    ['paragraphs that are never closed', (n) => '<p>'.repeat(n)],
    ['end tags of nothing', (n) => `<p>${'<div></p></x></span>'.repeat(n / 4)}`],
    ['content misplaced in a table', (n) => `<table>${'<br>x'.repeat(n)}`],
    ['nested tables', (n) => '<table><tr><td>'.repeat(n / 4)],
    ['forms that hold what they do not', (n) => '<form><div></form>'.repeat(n / 4)],
    ['body tags', (n) => each(n, (i) => `<body a${i}=1>`)],
    ['templates', (n) => '<template><td>x</template>'.repeat(n / 2)],
    ['drawings', (n) => '<svg><g><p>'.repeat(n / 2)],
    ['options', (n) => '<option><optgroup>'.repeat(n / 4)],
    ['comments that end oddly', (n) => `${'<!-- --!>'.repeat(n)}-->`],
    ['comments that never end', (n) => '<!--'.repeat(n)],
    ['scripts, and a comment behind them', (n) => `${'<script></script>'.repeat(n)}<!-- -->`],
    ['end tags inside a script', (n) => `<script>${'</scrip'.repeat(n)}</script>`],
    ['scripts in comments in a script', (n) => `<script>${'<!--<script></script>'.repeat(n)}--></script>`],
    ['brackets', (n) => '<'.repeat(n * 8)],
    ['ampersands', (n) => '&'.repeat(n * 8)],
    ['made-up character references', (n) => each(n, (i) => `&q${i};`)],
    ['one very long character reference', (n) => `&${'a'.repeat(n * 8)}`],
    ['quotation marks that never close', (n) => '<a b="'.repeat(n)],
    ['attributes of one tag', (n) => `<p ${each(n, (i) => ` a${i}=1`)}>`],
    ['names of attributes', (n) => each(n, (i) => `<p a${i}=1>`)],
    ['names of tags', (n) => each(n, (i) => `<t${i}></t${i}>`)],
    ['names of classes', (n) => each(n, (i) => `<p class="c${i} d${i}">`)],
  ])(
    '%s',
    (_name, build) => {
      expectLinear((n) => {
        const page = build(n);
        return () => parseTree(page);
      });
    },
    30_000,
  );

  it.each(['h2 ~ p', 'p ~ p', 'p + p', 'p:first-child', 'p:last-child', 'p:nth-child(7)', 'i p', 'p:not(:empty)'])(
    '%s among many siblings',
    (text) => {
      const selector = compileSelector(text);
      expectLinear((n) => {
        const tree = parseTree(`<div>${'<p>x</p>'.repeat(n)}</div>`);
        return () => select(tree, tree.root, selector);
      });
    },
    30_000,
  );

  it('a chain of steps under deep nesting', () => {
    const selector = compileSelector('.b .a .a .a .a p');
    const deep = `<b class=b></b>${'<div class=a>'.repeat(400)}${'<p>x</p>'.repeat(20_000)}`;
    const tree = parseTree(deep);
    expect(tree.slow).toBeNull();
    expect(spent(() => select(tree, tree.root, selector))).toBeLessThan(2_000);
  });
});

it('builds the tree of a page of 5 MB in less than 1.5 seconds', () => {
  const post =
    '<div class="post"><b>Name</b><p>Words &amp; words, <i>more</i> words.</p><br><a href="/x?a=1&amp;b=2">x</a></div>\n';
  const page = `<!doctype html><body>${post.repeat(5_000_000 / post.length)}`;
  expect('root' in fastTree(page)).toBe(true);
  const best = Math.min(...[1, 2, 3].map(() => spent(() => parseTree(page))));
  expect(best).toBeLessThan(1_500);
});
