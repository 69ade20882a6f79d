import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BODY_FORMS, type BodyForm, readBody } from '../../src/engines/bodies/index.js';
import type { QuoteBlock } from '../../src/model/body.js';
import { renderBody } from '../../src/model/body.js';
import { codePointLength, sliceCodePoints } from '../../src/model/text.js';

const own = (text: string, form: BodyForm): string => renderBody(readBody(text, form).blocks).ownText;
const quotes = (text: string, form: BodyForm): readonly QuoteBlock[] =>
  renderBody(readBody(text, form).blocks).quotes.map(({ block }) => block);
const source = (argument: string): Partial<QuoteBlock> => {
  const [quote] = quotes(`[quote${argument}]words[/quote] mine`, 'bbcode');
  const { author = null, sourceExternalId = null, sourcePosition = null } = quote ?? {};
  return { author, sourceExternalId, sourcePosition };
};

describe('BBCode', () => {
  it.each([
    ['="Ada, post:3, topic:12"', 'Ada', null, 3],
    ['="Ada Lo, post: 333, member: 7"', 'Ada Lo', '333', null],
    ['=Ada;345', 'Ada', '345', null],
    ['=Ada;n345', 'Ada', '345', null],
    ['="[AB] Ada" post_id=12 time=1700000000 user_id=2', '[AB] Ada', '12', null],
    [`='Ada' pid='345' dateline='1700000000'`, 'Ada', '345', null],
    [' author=Ada Lo link=topic=1.msg345#msg345 date=1700000000', 'Ada Lo', '345', null],
    [` name='Ada' post='345' timestamp='1700000000'`, 'Ada', '345', null],
    [`='Ada','https://b.example/index.php?thread/1/&postID=44#post44'`, 'Ada', '44', null],
    ['="Ada"', 'Ada', null, null],
    ['=Ada', 'Ada', null, null],
    ['=Ada, the "Great"', 'Ada, the "Great"', null, null],
    ['', null, null, null],
  ])('knows who is quoted in [quote%s]', (argument, author, sourceExternalId, sourcePosition) => {
    expect(source(argument)).toEqual({ author, sourceExternalId, sourcePosition });
    expect(own(`[quote${argument}]words[/quote] mine`, 'bbcode')).toBe('mine');
  });

  it('nests quotes, and gives each level its own words', () => {
    const body = renderBody(readBody('[quote=Ada]a [quote=Ben]b[/quote] c[/quote]d', 'bbcode').blocks);
    expect(body.quotes.map(({ text, parentIndex, block }) => [block.author, text, parentIndex])).toEqual([
      ['Ada', 'a\nc', null],
      ['Ben', 'b', 0],
    ]);
    expect(body.ownText).toBe('d');
  });

  it('leaves a quote that is never closed to the author, and ends crossed tags with the outer one', () => {
    expect(own('[quote=Ada]not closed', 'bbcode')).toBe('not closed');
    expect(own('[quote=Ada][b]x[/quote][/b]mine', 'bbcode')).toBe('mine');
    expect(own('[quote][list][*]a[/quote]mine[/list]', 'bbcode')).toBe('mine');
    const { blocks } = readBody('[spoiler][quote]a[/spoiler]mine[/quote] too', 'bbcode');
    expect(blocks.map(({ type }) => type)).toEqual(['spoiler', 'text']);
    expect(renderBody(blocks).ownText).toBe('mine too');
    expect(own('[/quote]mine[/list]', 'bbcode')).toBe('mine');
  });

  it('keeps what is no tag, leaves marks out, and reads nothing inside code', () => {
    expect(own('[sic] [b]bold[/b] [color=red]red[/color] a[1] = b', 'bbcode')).toBe('[sic] bold red a[1] = b');
    const { blocks } = readBody('[code=js]if (a[b]) {\n  [quote]x[/quote]\n}[/code]', 'bbcode');
    expect(blocks).toEqual([{ type: 'code', text: 'if (a[b]) {\n  [quote]x[/quote]\n}', language: 'js' }]);
  });

  it('lists links, pictures, attachments and points', () => {
    const read = readBody(
      '[url=https://a.example/x]there[/url] [url]https://b.example/[/url] [img]https://i.example/a.png[/img] [attach=full]12[/attach] [media=youtube]https://v.example/1[/media][list=1][*]one[*]two[list][*]in[/list][/list]',
      'bbcode',
    );
    expect(read.links).toEqual([
      { url: 'https://a.example/x', text: 'there' },
      { url: 'https://b.example/', text: 'https://b.example/' },
      { url: 'https://v.example/1', text: '' },
    ]);
    expect(read.images).toEqual([{ url: 'https://i.example/a.png', alt: null }]);
    expect(read.attachments).toEqual([{ url: null, name: '12' }]);
    expect(read.blocks.at(-1)).toMatchObject({
      type: 'list',
      ordered: true,
      items: [[{ text: 'one' }], [{ text: 'two' }, { type: 'list' }]],
    });
  });

  it('reads what boards keep in their tables: escapes, <br>, hashes behind tags', () => {
    expect(own('[quote:1a2b3c4d]x[/quote:1a2b3c4d]&quot;Yes&quot;<br />no &amp; &#039;so&#039;', 'bbcode')).toBe(
      '"Yes"\nno & \'so\'',
    );
  });
});

describe('other forms', () => {
  it('text: lines with > are quotes of who is named above them, the rest is the author', () => {
    const text = 'Ada wrote:\n> hello there\n>> deeper\n\nmy reply';
    expect(own(text, 'text')).toBe('my reply');
    expect(quotes(text, 'text').map(({ author }) => author)).toEqual(['Ada', null]);
  });

  it('text of an imageboard: a number is answered, green lines below it are quoted, others tell a story', () => {
    const text = '>>12345678\n>be me\nno\n>implying';
    expect(quotes(text, 'text')[0]?.sourceExternalId).toBe('12345678');
    expect(own(text, 'text')).toBe('no\n>implying');
  });

  it('Markdown: quotes, lists, code, emphasis; raw HTML runs nothing', () => {
    const read = readBody(
      'Ada wrote:\n\n> quoted\n\nmy **own** <script>alert(1)</script><b>x</b>\n\n- a\n- b\n\n```js\nx < y\n```',
      'markdown',
    );
    const body = renderBody(read.blocks);
    expect(body.ownText).toBe('my own x\na\nb\nx < y');
    expect(body.quotes.map(({ block, text }) => [block.author, text])).toEqual([['Ada', 'quoted']]);
    expect(own('>!hidden!< seen', 'markdown')).toContain('seen');
    expect(quotes('>!hidden!< seen', 'markdown')).toEqual([]);
  });

  it.each([
    [
      '<blockquote class="ipsQuote" data-ipsquote-username="Ada" data-ipsquote-contentcommentid="7"><div class="ipsQuote_citation">Ada said:</div><div class="ipsQuote_contents"><p>hi</p></div></blockquote><p>mine</p>',
      'Ada',
      '7',
    ],
    [
      '<blockquote class="bbCodeBlock--quote" data-quote="Ada" data-source="post: 7"><div class="bbCodeBlock-title">Ada said:</div><div class="bbCodeBlock-content">hi</div></blockquote>mine',
      'Ada',
      '7',
    ],
    [
      '<aside class="quote" data-username="Ada" data-post="7"><div class="title">Ada:</div><blockquote>hi</blockquote></aside>mine',
      'Ada',
      '7',
    ],
    [
      '<div class="bbcode_quote"><div class="bbcode_postedby">Originally by <strong>Ada</strong> <a href="showthread.php?p=7#post7">x</a></div><div class="message">hi</div></div>mine',
      'Ada',
      '7',
    ],
    ['<blockquote><cite>Ada wrote:</cite>hi</blockquote>mine', 'Ada', null],
    ['<p>Ada wrote:</p><blockquote><p>hi</p></blockquote><p>mine</p>', 'Ada', null],
  ])('HTML: %s', (html, author, id) => {
    expect(quotes(html, 'html').map((quote) => [quote.author, quote.sourceExternalId])).toEqual([[author, id]]);
    expect(own(html, 'html')).toBe('mine');
  });

  it('HTML that keeps its line ends as typed', () => {
    expect(own('one\ntwo <b>three</b>', 'html')).toBe('one\ntwo three');
  });

  it('our own export is read to the letter', () => {
    const read = readBody(
      '<blockquote data-author="Ada" data-post="7"><cite>Ada wrote:</cite><p>a  b</p></blockquote><p>  x<br><br>y</p>',
      'threadbare',
    );
    const body = renderBody(read.blocks);
    expect(body.ownText).toBe('  x\n\ny');
    expect(body.quotes.map(({ block, text }) => [block.author, block.sourceExternalId, block.header, text])).toEqual([
      ['Ada', '7', 'Ada wrote:', 'a  b'],
    ]);
  });
});

/** Text of the signs that matter in any form, so that most draws hold broken markup. */
const pieces = fc.constantFrom(
  '[quote]',
  '[quote="Ada, post: 3"]',
  '[/quote]',
  '[list]',
  '[*]',
  '[/list]',
  '[spoiler=x]',
  '[/spoiler]',
  '[code]',
  '[/code]',
  '[b]',
  '[/b]',
  '[url=',
  ']',
  '[/url]',
  '[img]',
  '"',
  '> ',
  '>> ',
  'Ada wrote:',
  '\n',
  '\n\n',
  '>>12345\n',
  '-- \n',
  '- ',
  '1. ',
  '```',
  '    ',
  '|',
  '*',
  '<blockquote>',
  '</blockquote>',
  '<p>',
  '</p>',
  '<br>',
  '<script>',
  '&quot;',
  'word',
  'two words',
  'ü😀',
  '\u0000',
);
const hostile = fc.array(pieces, { maxLength: 60 }).map((all) => all.join(''));

describe('every form, on any text', () => {
  it.each(BODY_FORMS)('%s is total, and its parts give the body back', (form) => {
    fc.assert(
      fc.property(fc.oneof(hostile, fc.string({ unit: 'binary', maxLength: 200 })), (text) => {
        const body = renderBody(readBody(text, form).blocks);
        const level = (quote: number | null): string =>
          quote === null ? body.ownText : (body.quotes[quote]?.text ?? '');
        const slices = body.parts.map(({ quote, start, end }) => sliceCodePoints(level(quote), start, end));
        expect(slices.join('\n')).toBe(body.text);
        const lengths = body.parts.reduce((sum, { start, end }) => sum + end - start, 0);
        expect(lengths + Math.max(0, slices.length - 1)).toBe(codePointLength(body.text));
        for (const { parentIndex, index } of body.quotes) expect(parentIndex ?? -1).toBeLessThan(index);
      }),
      { numRuns: 100 },
    );
  });

  it.each([
    ['bbcode', '[quote]', '[/quote]'],
    ['bbcode', '[quote', ''],
    ['bbcode', '[code]', ''],
    ['bbcode', '[list][*]', ''],
    ['bbcode', '[/quote]', ''],
    ['bbcode', '[url=', ''],
    ['markdown', '> ', ''],
    ['markdown', '- ', ''],
    ['markdown', '[', ']'],
    ['markdown', '*a **b ', ''],
    ['markdown', '`', ''],
    ['text', '> ', ''],
    ['html', '<blockquote>', '</blockquote>'],
  ] as const)('%s takes time in proportion to the text: %s', (form, opening, closing) => {
    const timed = (n: number): number => {
      const text = `${opening.repeat(n)}x${closing.repeat(n)}`;
      const before = process.cpuUsage();
      readBody(text, form);
      const { user, system } = process.cpuUsage(before);
      return (user + system) / 1000;
    };
    timed(500);
    // Sixteen times the text: quadratic work would take 256 times as long, and over ten seconds.
    expect(timed(32_000)).toBeLessThan(5_000);
  });
});
