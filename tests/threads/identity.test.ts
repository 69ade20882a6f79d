import { describe, expect, it } from 'vitest';
import { UNKNOWN_MOMENT } from '../../src/model/moment.js';
import type { ArticlePage } from '../../src/model/page.js';
import { identifyDocument, identifyThread } from '../../src/threads/identity.js';
import { type PageSketch, page } from '../quotes/build.js';

const posts = [{ author: 'Ann', blocks: ['The quay is closed until spring.'] }];
const id = (sketch: PageSketch, url: string | null = null): string => identifyThread(page(posts, sketch), url).threadId;

describe('identifyThread', () => {
  it('takes site and engine id where both are printed, whatever page or title', () => {
    const first = id({ externalId: '77', url: 'https://Boats.example/topic/77-quay', title: 'Quay' });
    expect(id({ externalId: '77', url: 'https://boats.example/topic/77-quay/page/3', title: 'Quay!' })).toBe(first);
    expect(id({ externalId: '77', url: 'https://other.example/topic/77-quay' })).not.toBe(first);
    expect(id({ externalId: '78', url: 'https://boats.example/topic/77-quay' })).not.toBe(first);
  });

  it('gives the host as site, from the page first, then from where it was saved', () => {
    expect(identifyThread(page(posts, { url: 'https://Boats.Example:8080/t/1' }), 'https://x.example/').site).toBe(
      'boats.example:8080',
    );
    expect(identifyThread(page(posts), 'https://www.x.example/t/1').site).toBe('www.x.example');
    expect(identifyThread(page(posts), null).site).toBeNull();
    expect(identifyThread(page(posts), 'not an address').site).toBeNull();
  });

  it('takes the canonical address where no id is printed', () => {
    const first = id({}, 'https://boats.example/thread.php?t=5');
    expect(id({ title: 'Other' }, 'http://boats.example/thread.php?t=5&page=2&sid=abc#last')).toBe(first);
    expect(id({}, 'https://boats.example/thread.php?t=6')).not.toBe(first);
    expect(id({ page: 2 }, 'https://boats.example/quay/page-2')).toBe(id({}, 'https://boats.example/quay/'));
  });

  it('takes title and opening words where nothing else is known, so that replies do not matter', () => {
    const alone = id({ title: 'The Quay' });
    const later = identifyThread(
      page([...posts, { author: 'Ben', blocks: ['Pity.'] }], { title: 'The  quay' }),
      null,
    ).threadId;
    expect(later).toBe(alone);
    expect(id({ title: 'The pier' })).not.toBe(alone);
    expect(identifyThread(page([], { title: 'The Quay' }), null).threadId).not.toBe(alone);
  });
});

describe('identifyDocument', () => {
  const article = (text: string, url: string | null): ArticlePage => ({
    type: 'article',
    engine: 'article',
    detection: { confidence: 1, evidence: [] },
    url,
    document: { title: 'Quay shut', authors: [], publisher: null, agency: null, published: UNKNOWN_MOMENT, text },
    problems: [],
  });

  it('goes by address, else by words', () => {
    expect(identifyDocument(article('a b', 'https://n.example/1'))).toBe(
      identifyDocument(article('a c', 'http://n.example/1/')),
    );
    expect(identifyDocument(article('a b', null))).toBe(identifyDocument(article('A  b', null)));
    expect(identifyDocument(article('a b', null))).not.toBe(identifyDocument(article('a c', null)));
  });
});
