import { describe, expect, it } from 'vitest';
import { parseArticle } from '../../src/engines/article/index.js';
import { BODY } from './support/articles.js';

const paragraphs = BODY.map((body) => `<p>${body}</p>`).join('');

function page(head: string, body: string): string {
  return `<!doctype html><html lang="en"><head>${head}</head><body><nav><ul><li><a href="/">Home</a></li><li><a href="/n">News</a></li></ul></nav>${body}<footer><p>Contact us</p></footer></body></html>`;
}

function read(text: string, url: string | null = null) {
  const found = parseArticle({ text, format: 'html', url });
  if (found === null) throw new Error('not taken for an article');
  return found;
}

const linked = (value: object): string => `<script type="application/ld+json">${JSON.stringify(value)}</script>`;
const article = (extra: object): object => ({
  '@context': 'https://schema.org',
  '@type': 'NewsArticle',
  headline: 'Orno bridge closed until spring',
  datePublished: '2024-05-03T07:15:00+02:00',
  author: [{ '@type': 'Person', name: 'Ina Falk' }],
  publisher: { '@type': 'Organization', name: 'The Orno Post' },
  ...extra,
});

describe('articles as HTML', () => {
  it('reads JSON-LD and the main text without caption, advertising label and menu', () => {
    const body = `<article><h1>Orno bridge closed until spring</h1><p class="byline">By Ina Falk</p><figure><img src="a.jpg"><figcaption>The bridge.</figcaption></figure><p>OSTRAND (Fjordpress) – ${BODY[0]}</p><div>Advertisement</div>${BODY.slice(
      1,
    )
      .map((p) => `<p>${p}</p>`)
      .join('')}</article>`;
    const found = read(page(linked(article({})), body));
    expect(found.document).toEqual({
      title: 'Orno bridge closed until spring',
      authors: ['Ina Falk'],
      publisher: 'The Orno Post',
      agency: 'Fjordpress',
      published: {
        at: '2024-05-03T07:15:00+02:00',
        local: null,
        raw: '2024-05-03T07:15:00+02:00',
        precision: 'second',
      },
      text: [`OSTRAND (Fjordpress) – ${BODY[0]}`, ...BODY.slice(1)].join('\n'),
    });
    expect(found.detection.confidence).toBeGreaterThan(0.9);
    expect(found.problems).toEqual([]);
  });

  it.each(['NewsArticle', 'Article', 'ReportageNewsArticle', 'BlogPosting'])(
    'takes %s, in a graph and in a list of types',
    (type) => {
      const graph = { '@graph': [{ '@type': 'WebPage', name: 'x' }, article({ '@type': ['Thing', type] })] };
      expect(read(page(linked(graph), `<article>${paragraphs}</article>`)).document.publisher).toBe('The Orno Post');
    },
  );

  it('decodes entities, splits names and keeps organisations apart from persons', () => {
    const value = article({
      headline: 'Orno bridge &amp; ferry: what&#8217;s next',
      author: [
        { '@type': 'Person', name: 'By PER O’DELL and Ida Sund' },
        { '@type': 'Organization', name: 'Fjordpress' },
      ],
    });
    const { document } = read(page(linked(value), `<article>${paragraphs}</article>`));
    expect(document).toMatchObject({
      title: 'Orno bridge & ferry: what’s next',
      authors: ['Per O’Dell', 'Ida Sund'],
      agency: 'Fjordpress',
    });
  });

  it('keeps a time without a zone as a wall clock', () => {
    const { document } = read(
      page(linked(article({ datePublished: '2024-05-03T07:15:00' })), `<article>${paragraphs}</article>`),
    );
    expect(document.published).toEqual({
      at: null,
      local: '2024-05-03T07:15:00',
      raw: '2024-05-03T07:15:00',
      precision: 'second',
    });
  });

  it('reads meta tags where there is no JSON-LD, and cuts the site from the title', () => {
    const head =
      '<title>Orno bridge closed | The Orno Post</title><meta property="og:type" content="article"><meta property="og:title" content="Orno bridge closed | The Orno Post"><meta property="og:site_name" content="The Orno Post"><meta name="author" content="Ina Falk"><meta property="article:published_time" content="2024-05-03T05:15:00Z"><link rel="canonical" href="https://orno.example/bridge">';
    const found = read(page(head, `<main><h1>Orno bridge closed</h1>${paragraphs}</main>`));
    expect(found.url).toBe('https://orno.example/bridge');
    expect(found.document).toMatchObject({
      title: 'Orno bridge closed',
      authors: ['Ina Falk'],
      publisher: 'The Orno Post',
      published: { at: '2024-05-03T05:15:00Z' },
    });
    expect(found.document.text).toBe(BODY.join('\n'));
  });

  it('reads a page that says nothing in its head but prints byline and date', () => {
    const body = `<article><h1>Orno bridge closed until the spring</h1><p class="byline">By Ina Falk</p><time datetime="2024-05-03">3 May 2024</time>${paragraphs}</article>`;
    expect(read(page('<title>Orno bridge closed until the spring</title>', body)).document).toMatchObject({
      title: 'Orno bridge closed until the spring',
      authors: ['Ina Falk'],
      published: { local: '2024-05-03', precision: 'day' },
    });
  });

  it('reads what follows <![CDATA[ in the page and inside JSON-LD', () => {
    const head = `<script>//<![CDATA[\nvar a = 1;\n//]]></script><script type="application/ld+json">//<![CDATA[\n${JSON.stringify(article({}))}\n//]]></script>`;
    const found = read(page(head, `<div><![CDATA[ x ]]></div><article>${paragraphs}</article>`));
    expect(found.document.title).toBe('Orno bridge closed until spring');
    expect(found.document.text).toBe(BODY.join('\n'));
  });

  it('takes articleBody where the markup holds another text, and says so', () => {
    const value = article({ articleBody: BODY.join('\n') });
    const other =
      '<article><p>To go on reading, buy a subscription for the whole winter, which costs less than a cup of coffee a week and which you can end on any day you like, by letter or by telephone.</p></article>';
    const found = read(page(linked(value), other));
    expect(found.document.text).toBe(BODY.join('\n'));
    expect(found.problems.map((problem) => problem.code)).toEqual(['article-body-differs']);
  });

  it('counts JSON-LD that is not JSON as a problem and goes on', () => {
    const found = read(
      page(
        `<script type="application/ld+json">{"@type": NewsArticle</script>${linked(article({}))}`,
        `<article>${paragraphs}</article>`,
      ),
    );
    expect(found.problems.map((problem) => problem.code)).toEqual(['json-ld-unreadable']);
    expect(found.document.authors).toEqual(['Ina Falk']);
  });

  it('reads markup that nests too deeply with its tags taken out', () => {
    const body = `${'<div>'.repeat(5000)}<script>var secret = "a line of script that is no text at all, and long enough to be prose.";</script>${paragraphs}`;
    const found = read(page(linked(article({})), body));
    expect(found.problems.map((problem) => problem.code)).toEqual(['markup-too-heavy']);
    expect(found.document.text).toBe(BODY.join('\n'));
  });
});
