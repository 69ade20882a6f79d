import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseArticle } from '../../src/engines/article/index.js';
import { hasShared, listShared, readShared } from '../support/shared.js';
import { BODY, NEWSPAPER, RELATED } from './support/articles.js';

const text = (page: string) => parseArticle({ text: page, format: 'text', url: null });
const html = (page: string) => parseArticle({ text: page, format: 'html', url: null });

describe('what is no article', () => {
  it.each([
    ['nothing', ''],
    ['a word', 'Ostrand'],
    ['a short notice', 'Council closes the Orno bridge\n3 May 2024\nThe bridge to Orno is closed until the spring.'],
    ['a menu', Array.from({ length: 80 }, (_, i) => `Section ${i}`).join('\n')],
    ['prose that nothing says was published', BODY.join('\n')],
    [
      'a list of teasers',
      RELATED.flatMap((headline, i) => [headline, BODY[i] ?? '', 'Read more'])
        .concat('3 May 2024')
        .join('\n'),
    ],
    [
      'teasers without a button',
      [...RELATED, ...RELATED]
        .flatMap((headline, i) => [headline, BODY[i % 5] ?? ''])
        .concat('Home', 'Search', '3 May 2024')
        .join('\n'),
    ],
    [
      'a flattened thread',
      [
        'The bridge to Orno',
        'Posted 3 May 2024',
        BODY[0],
        'Like 3',
        'Posted 4 May 2024',
        'Per said:',
        BODY[0],
        BODY[1],
        'Posted 5 May 2024',
        'Ida said:',
        BODY[1],
        BODY[2],
      ].join('\n'),
    ],
    ['posts between dates', BODY.flatMap((post, i) => [`Ida, ${i + 1} May 2024 10:00`, post]).join('\n')],
    [
      'posts between member panels',
      ['The bridge', ...BODY.flatMap((post) => ['ida', 'Senior Member', 'Posts: 120', post])].join('\n'),
    ],
    [
      'an article drowned in comments',
      `${NEWSPAPER}\n${Array.from({ length: 20 }, () => `Ida says:\n${BODY[0]}\n${BODY[2]}\nReply`).join('\n')}`,
    ],
  ])('%s', (_, page) => {
    expect(text(page)).toBeNull();
  });

  it('reads no JSON', () => {
    expect(parseArticle({ text: '{"headline":"x"}', format: 'json', url: null })).toBeNull();
  });

  const posts = BODY.map(
    (body, i) => `<div class="post" id="post-${i + 1}"><h3>Ida</h3><div class="body"><p>${body}</p></div></div>`,
  ).join('');
  it.each([
    [
      'a page of numbered posts',
      `<title>Bridge</title><meta property="og:type" content="article"><body>${posts}</body>`,
    ],
    [
      'a page that calls itself a discussion',
      `<script type="application/ld+json">{"@type":"DiscussionForumPosting","headline":"Bridge"}</script><article>${BODY.map((p) => `<p>${p}</p>`).join('')}</article>`,
    ],
    [
      'a page made by forum software',
      `<meta name="generator" content="phpBB 3.3"><meta property="og:type" content="article"><article>${BODY.map((p) => `<p>${p}</p>`).join('')}</article>`,
    ],
    [
      'comments without an article',
      `<meta property="og:type" content="article"><div>${BODY.map((p, i) => `<div class="comment" id="c${i}"><p>${p}</p></div>`).join('')}</div>`,
    ],
    ['prose that nothing says was published', `<h1>Bridge</h1>${BODY.map((p) => `<p>${p}</p>`).join('')}`],
  ])('HTML: %s', (_, page) => {
    expect(html(`<!doctype html><html><body>${page}</body></html>`)).toBeNull();
  });

  it.each(['corpus', 'corpus-text'])(
    'takes no thread of the %s for an article',
    (folder) => {
      if (!hasShared(folder)) return;
      const claimed: string[] = [];
      let seen = 0;
      for (const engine of listShared(folder).filter((name) => !name.includes('.'))) {
        // WordPress pages are articles with comments: their spec is asked first.
        if (/wordpress/u.test(engine)) continue;
        for (const file of listShared(join(folder, engine)).filter((name) => /\.(?:html|txt)$/u.test(name))) {
          const page = readShared(join(folder, engine, file));
          seen += 1;
          if ((file.endsWith('.txt') ? text(page) : html(page)) !== null) claimed.push(`${engine}/${file}`);
        }
      }
      expect(seen).toBeGreaterThan(20);
      expect(claimed).toEqual([]);
    },
    120_000,
  );
});
