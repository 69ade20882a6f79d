import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fastTree } from '../../src/engines/html/fast/fast-tree.js';
import { slowTree } from '../../src/engines/html/slow-tree.js';
import { difference, linesOf } from './compare-trees.js';
import { mutate } from './mutate-page.js';
import { corpusPages, fixturePages } from './pages.js';
import { piece, soup } from './token-soup.js';

/** Fails where the two parsers differ; gives the reason for which the fast one refused the page, or null. */
function compare(html: string): string | null {
  const fast = fastTree(html);
  if ('refused' in fast) return fast.refused;
  const slow = slowTree(html);
  // What is cut is not the same page any more.
  if (slow.cut.length > 0) return 'cut';
  const found = difference(linesOf(slow.root), linesOf(fast.root));
  if (found !== null) throw new Error(`the trees differ (- parse5, + ours):\n${found}`);
  return null;
}

const real = corpusPages();
if (real.length === 0) console.log('skipped: real pages (no shared corpus beside the repository)');

describe('gives the tree that parse5 gives', () => {
  it('for every fixture', () => {
    const pages = fixturePages();
    expect(pages.length).toBeGreaterThan(0);
    for (const { name, html } of pages) expect(`${name} ${compare(html) ?? 'fast'}`).toBe(`${name} fast`);
  });

  (real.length === 0 ? it.skip : it)(
    'for every real page, and refuses few of them',
    () => {
      const refused = real.flatMap(({ name, html }) => {
        const reason = compare(html);
        return reason === null ? [] : [`${name}: ${reason}`];
      });
      expect(refused.length / real.length, refused.join('\n')).toBeLessThan(0.05);
    },
    60_000,
  );

  it.each([
    ['content misplaced in a table', '<table>one<tr>two<b>three<td>four</b></table>five'],
    ['white space in a table', '<table> <tr> <td> x </td> </tr> </table>'],
    ['an implied table body', '<table><tr><td>1<td>2<tr><th>3</table>'],
    ['a table in a paragraph without a document type', '<p>1<table><tr><td>2</table>3'],
    ['a table in a paragraph with one', '<!doctype html><p>1<table><tr><td>2</table>3'],
    ['formatting around blocks', '<b>1<div>2<i>3</b>4</div>5</i>6'],
    ['formatting reopened', '<p><b>1<p>2<p>3</b>4'],
    ['links in links', '<a href=1>1<a href=2>2<div>3<a href=3>4</div>5'],
    ['four fonts alike', '<p><font><font><font><font>1<p>2'],
    ['list items', '<ul><li>1<li>2<ul><li>3</ul><li>4</ul><dl><dt>5<dd>6<dt>7</dl>'],
    ['headings', '<h1>1<h2>2</h3>3'],
    ['stray end tags', '</p></br></div><div></p></span></div></table></html>x'],
    ['a form in a form', '<form id=1><div><form id=2>x</form></div>y</form>z'],
    ['buttons', '<button>1<button>2<p>3</button>4'],
    ['select', '<select><option>1<optgroup><option>2<div>3<b>4</select>5<select><input>6'],
    ['select in a table', '<table><tr><td><select><option>1<tr><td>2</table>'],
    ['svg', '<svg viewBox="0 0 1 1"><g><path d=""/><title>t<b>u</b></title><![CDATA[ <x> ]]></g><p>out'],
    ['svg with html inside', '<svg><foreignObject><div>1<p>2</div></foreignObject><desc>3</svg>4'],
    ['templates', '<template><tr><td>1</template><table><template>2</template><tr><td>3</table>'],
    ['head and body given twice', '<html a=1><head><title>t</title></head><html b=2><body c=3>1<body c=4 d=5>2'],
    ['head elements behind the head', '<head></head><link><style>a</style>x<title>y</title>'],
    ['comments outside', '<!--1--><html><!--2--><head></head><!--3--><body>x</body><!--4--></html><!--5--> y'],
    ['noscript', '<head><noscript><link><p>1</noscript></head><noscript><p>2</noscript>'],
    ['raw text', '<script>if (a<b) "</scr"+"ipt>"</script><style></ style></style><textarea>\n\n<b></textarea>'],
    ['a script in a comment in a script', '<script><!-- <script> </script> --></script>x<script><!--></script>y'],
    ['preformatted', '<pre>\n\nx</pre><pre>\r\nx</pre><listing>&#10;x</listing>'],
    ['references', '&lt;&ltx&amp;amp;&copy&copycat;&notit;&#8217;&#x80;&#0;&#xD800;&#9999999999;&nosuch;&;&#;'],
    ['references in attributes', '<p title="&lt;&ltx&copy=&copy &amp&notit;&#39" x=&amp;y>'],
    ['attributes', '<p A=1 a=2 =x b = "c>d" e=\'f\'g h/i/ constructor=j __proto__=k>x'],
    ['bogus comments', '<!x><?y><!><//><!-- a --!><!--><!---->-->'],
    ['marquee and object', '<b><object><p>1</b>2</object>3<marquee><i>4</marquee>5'],
    ['ruby', '<ruby>1<rb>2<rt>3<rtc>4<rp>5</ruby>'],
    ['image', '<image src=x>1<isindex>2<keygen>3'],
    ['captions and columns', '<table><caption>1<b>2<col>3<colgroup><col>x<thead><tr><td>4</caption></table>'],
    ['tables in tables', '<table><tr><table><tr><td><table>1</table>2'],
    ['a page cut inside a tag', '<div class="a"><p title="b'],
    ['nothing', ''],
    ['line ends', 'a\r\nb\rc<p title="d\r\ne">'],
  ])('%s', (_name, html) => {
    expect(compare(html)).toBeNull();
  });

  it('for any sequence of pieces of markup', () => {
    let fast = 0;
    fc.assert(
      fc.property(soup, (html) => {
        if (compare(html) === null) fast += 1;
      }),
      { numRuns: 1_500 },
    );
    expect(fast).toBeGreaterThan(500);
  });

  const mutation = fc.record({
    kind: fc.constantFrom('delete', 'duplicate', 'swap', 'cut', 'end', 'start', 'attribute', 'text'),
    at: fc.double({ min: 0, max: 0.999, noNaN: true }),
    other: fc.double({ min: 0, max: 0.999, noNaN: true }),
    piece,
  });

  it('for pages with tags deleted, doubled, swapped, cut and added', () => {
    const pages = [...fixturePages(), ...real.filter(({ html }) => html.length < 60_000)];
    let fast = 0;
    fc.assert(
      fc.property(fc.nat(), fc.array(mutation, { minLength: 1, maxLength: 8, size: 'max' }), (n, mutations) => {
        const page = pages[n % pages.length];
        if (page !== undefined && compare(mutate(page.html, mutations)) === null) fast += 1;
      }),
      { numRuns: 250 },
    );
    expect(fast).toBeGreaterThan(80);
  }, 60_000);
});

describe('refuses what it does not read exactly', () => {
  it.each([
    ['NUL characters', 'a\u0000b'],
    ['<math>', '<math><mi>x</math>'],
    ['<frameset>', '<frameset></frameset>'],
    ['<plaintext>', 'x<plaintext>y'],
    ['a comment without an end', '<!-- x'],
    ['<script> without an end', '<script>x'],
    ['a template without an end', '<template>x'],
    ['<option> in <svg>', '<svg><option>'],
    ['unknown document type', '<!doctype html PUBLIC "-//Nobody//Knows">\n<p><table>'],
    ['nested deeply', '<div>'.repeat(600)],
    ['many attributes in one tag', `<p ${Array.from({ length: 450 }, (_, i) => `a${i}`).join(' ')}>`],
    ['much formatting that was never closed', `<p>${Array.from({ length: 80 }, (_, i) => `<b id=${i}>`).join('')}`],
    ['much misplaced content', `<table>${'<br>'.repeat(2_100)}`],
    ['many <html> or <body> tags', '<body>'.repeat(60)],
    ['made-up character references', Array.from({ length: 600 }, (_, i) => `&made${i}up;`).join('')],
  ])('%s', (reason, html) => {
    expect(fastTree(html)).toEqual({ refused: reason });
  });
});
