import { describe, expect, it } from 'vitest';
import type { QuoteBlock } from '../../src/model/body.js';
import { sliceCodePoints } from '../../src/model/text.js';
import type { StoredDocument } from '../../src/model/thread.js';
import { linkThread } from '../../src/quotes/index.js';
import { assembled, type PostSketch, page, quote } from '../quotes/build.js';
import { article } from './made-up.js';

const PASSAGE =
  'The harbour board voted on Tuesday to close the northern ferry line from the first of March, and gave the ' +
  'cost of new boats as its reason.';
const SPEECH = 'We never promised the islands that the boats would run through every winter, and we cannot do so now';
const GAZETTE = article(
  'd0000000-0000-5000-8000-000000000001',
  `Ferry line to close\n\n${PASSAGE}\n\n“${SPEECH},” said Olaf Brandvik, who chairs the board.\n\nThe islands have 900 people.`,
  {
    url: 'https://www.gazette.example/news/ferry-line-to-close/?ref=feed',
    title: 'Ferry line to close',
    publisher: 'The Coast Gazette',
    agency: 'Northpress',
    published: {
      at: '2024-02-06T18:00:00Z',
      local: '2024-02-06T18:00',
      raw: '6 February 2024',
      precision: 'minute',
    },
  },
);
const OTHER = article('d0000000-0000-5000-8000-000000000002', 'Rain is expected on the coast until the weekend.');

const quoting = (block: QuoteBlock, at = '2024-02-07T09:00:00Z') =>
  linkedTo([GAZETTE, OTHER], { author: 'Wenke', at, blocks: [block, 'And nobody asked the islands.'] });

function linkedTo(documents: readonly StoredDocument[], ...posts: readonly PostSketch[]) {
  const thread = linkThread(assembled(page(posts)), documents);
  return { thread, quotes: thread.posts.flatMap((post) => post.quotes) };
}

describe('a quote whose source is an ingested article', () => {
  it('is tied to it by its words alone when it names nobody', () => {
    const [link] = quoting(quote(null, PASSAGE)).quotes;
    expect(link).toMatchObject({
      sourceDocumentId: GAZETTE.id,
      sourcePostId: null,
      verdict: 'trimmed',
      method: 'text',
      similarity: 1,
      meaningChanged: false,
    });
    expect(sliceCodePoints(GAZETTE.text, link?.sourceStart ?? 0, link?.sourceEnd ?? 0)).toBe(PASSAGE);
  });

  it.each(['The Coast Gazette', 'Northpress', 'gazette.example', 'Olaf Brandvik', 'Brandvik'])(
    'is tied to it by the name of %s, and no stub is made for that name',
    (name) => {
      const said = name.includes('Brandvik') ? SPEECH : PASSAGE;
      const { thread, quotes } = quoting(quote(name, said));
      expect(quotes[0]).toMatchObject({
        sourceDocumentId: GAZETTE.id,
        sourcePostId: null,
        verdict: 'trimmed',
        method: 'author+text',
      });
      expect(thread.posts.map((post) => post.kind)).toEqual(['post']);
    },
  );

  it('is tied to it by its address', () => {
    const block = { ...quote('a friend', PASSAGE), sourceUrl: 'http://gazette.example/news/ferry-line-to-close' };
    expect(quoting(block).quotes[0]).toMatchObject({ sourceDocumentId: GAZETTE.id, method: 'id', verdict: 'trimmed' });
  });

  it('is altered where words differ, and says so when the meaning does', () => {
    const [link] = quoting(quote('Brandvik', SPEECH.replace('never promised', 'promised'))).quotes;
    expect(link).toMatchObject({ sourceDocumentId: GAZETTE.id, verdict: 'altered', meaningChanged: true });
    expect(link?.diff?.filter((step) => step.op === 'delete').map((step) => step.text)).toEqual(['never']);
  });

  it('stays absent with its stub when it names a member: the article is known, the post is not', () => {
    const { thread, quotes } = quoting(quote('Sindre74', PASSAGE));
    expect(quotes[0]).toMatchObject({ sourceDocumentId: GAZETTE.id, verdict: 'source_absent', method: null });
    expect(quotes[0]?.sourcePostId).toBe(thread.posts.find((post) => post.kind === 'stub')?.id);
  });

  it('is a quote of the earlier post that carries the passage, not of the article', () => {
    const { thread, quotes } = linkedTo(
      [GAZETTE],
      { author: 'Sindre74', at: '2024-02-07T08:00:00Z', blocks: [PASSAGE] },
      { author: 'Wenke', at: '2024-02-07T09:00:00Z', blocks: [quote('Sindre74', PASSAGE), 'Sad.'] },
    );
    expect(quotes[0]).toMatchObject({
      sourceDocumentId: null,
      sourcePostId: thread.posts[0]?.id,
      verdict: 'exact',
    });
  });

  it('is not tied to an article that came out days later, nor by a few common words', () => {
    expect(quoting(quote(null, PASSAGE), '2024-02-01T09:00:00Z').quotes[0]).toMatchObject({
      sourceDocumentId: null,
      verdict: 'unattributed',
    });
    expect(quoting(quote(null, 'from the first of March')).quotes[0]).toMatchObject({
      sourceDocumentId: null,
      verdict: 'unattributed',
    });
  });

  it('is tied to the same article whatever the order of the articles', () => {
    const post = { author: 'Wenke', at: '2024-02-07T09:00:00Z', blocks: [quote(null, PASSAGE), 'Sad.'] };
    const twin = { ...GAZETTE, id: 'd0000000-0000-5000-8000-000000000009' };
    expect(linkedTo([twin, GAZETTE], post).quotes).toEqual(linkedTo([GAZETTE, twin], post).quotes);
  });
});
