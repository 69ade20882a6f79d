import { describe, expect, it } from 'vitest';
import type { LinkedThread, QuoteLink } from '../../src/model/thread.js';
import { inquire, linkAcross } from '../../src/quotes/across/index.js';
import { ago, type PostSketch, quote, quoteOf } from '../quotes/build.js';
import { june, nothing, othersOf, real, siteOf, spans, threadOf } from './site.js';

const SAYINGS = {
  en: {
    words: 'The harbour office shut the old pier in March, because 14 beams had rotted through and nobody had looked.',
    altered:
      'The harbour office shut the old pier in March, because 41 beams had rotted through and nobody had looked.',
    part: 'because 14 beams had rotted through and nobody had looked.',
  },
  de: {
    words:
      'Das Hafenamt hat den alten Steg im März gesperrt, weil 14 Balken morsch waren und keiner nachgesehen hatte.',
    altered:
      'Das Hafenamt hat den alten Steg im März gesperrt, weil 41 Balken morsch waren und keiner nachgesehen hatte.',
    part: 'weil 14 Balken morsch waren und keiner nachgesehen hatte.',
  },
  ru: {
    words:
      'Управление порта закрыло старый причал в марте, потому что 14 балок сгнили, а никто их давно не осматривал.',
    altered:
      'Управление порта закрыло старый причал в марте, потому что 41 балок сгнили, а никто их давно не осматривал.',
    part: 'потому что 14 балок сгнили, а никто их давно не осматривал.',
  },
};

const source = (words: string, more: Partial<PostSketch> = {}): LinkedThread =>
  threadOf('pier', [
    { id: '11', author: 'Olga', at: june(1), blocks: ['Good morning to all of you, what is new here today?'] },
    { id: '12', author: 'Ann', at: june(2), blocks: [words], ...more },
  ]);

/** The quote of a thread of one quoting post, linked with the threads before it. */
function linkOf(block: ReturnType<typeof quote>, ...others: readonly LinkedThread[]): QuoteLink | undefined {
  return quoting({ blocks: [block, 'Is that so?'] }, ...others).link;
}

function quoting(sketch: Partial<PostSketch>, ...others: readonly LinkedThread[]) {
  const before = threadOf('ferry', [{ id: '77', author: 'Ben', at: june(5), blocks: [], ...sketch }]);
  const after = linkAcross(before, othersOf(before, [...others, before]));
  return { before, after, link: real(after, 0)?.quotes[0] };
}

describe.each(Object.entries(SAYINGS))('a quote of another thread (%s)', (_, { words, altered, part }) => {
  const pier = source(words);
  const ann = real(pier, 1);

  it('is found by its id, its address, its author, and its words alone', () => {
    const byUrl = { ...quote('Ann', words), sourceUrl: 'https://forum.example/posts/12' };
    for (const [block, method] of [
      [quoteOf('12', 'Ann', words), 'id'],
      [byUrl, 'id'],
      [quote('Ann', words), 'author+text'],
      [quote(null, words), 'text'],
    ] as const) {
      const { before, after, link } = quoting({ blocks: [block, 'Is that so?'] }, pier);
      expect(link).toMatchObject({
        sourcePostId: ann?.id,
        sourceThreadId: 'pier',
        verdict: 'exact',
        method,
        similarity: 1,
      });
      expect(link).toMatchObject({ sourceStart: 0, sourceEnd: [...words].length, diff: null, verbatim: true });
      expect(after.posts.map(({ kind }) => kind)).toEqual(['post']);
      expect(after.posts[0]?.body).toEqual(before.posts.at(-1)?.body);
      expect(after.edges).toEqual([]);
    }
  });

  it('is checked as one of its own thread is', () => {
    const changed = linkOf(quote('Ann', altered), pier);
    expect(changed).toMatchObject({ verdict: 'altered', sourceThreadId: 'pier', meaningChanged: true });
    expect(changed?.diff?.filter(({ op }) => op !== 'equal').map(({ text }) => text)).toEqual(['14', '41']);
    expect(linkOf(quote('Ann', part), pier)).toMatchObject({ verdict: 'trimmed', sourceEnd: [...words].length });
    expect(linkOf(quote('Zoe', words), pier)).toMatchObject({ verdict: 'misattributed', method: 'text' });
    const nested = source('', { blocks: [quote('Olga', 'Good morning to all of you'), words] });
    expect(linkOf(quote('Ann', words), nested)).toMatchObject({ verdict: 'elided' });
  });

  it('is never of a later post', () => {
    const later = source(words, { at: june(6) });
    for (const block of [quoteOf('12', 'Ann', words), quote('Ann', words), quote(null, words)])
      expect(linkOf(block, later)?.sourceThreadId ?? null).toBeNull();
    const edited = quoting({ blocks: [quoteOf('12', 'Ann', words)], editedAt: june(7) }, later);
    expect(edited.link).toMatchObject({ sourceThreadId: 'pier', verdict: 'exact' });
  });
});

describe('a source in another thread', () => {
  const { words } = SAYINGS.en;

  it('is the earliest of several, whatever the order they come in', () => {
    const early = threadOf('early', [{ id: '3', author: 'Ann', at: june(1), blocks: [words] }]);
    const late = source(words);
    for (const threads of [
      [early, late],
      [late, early],
    ])
      expect(linkOf(quote('Ann', words), ...threads)).toMatchObject({ sourceThreadId: 'early' });
  });

  it('is looked for in the quote’s own thread first', () => {
    const own = threadOf('ferry', [
      { id: '70', author: 'Ann', at: june(4), blocks: [words] },
      { id: '77', author: 'Ben', at: june(5), blocks: [quote('Ann', words), 'So?'] },
    ]);
    const [linked] = siteOf(own, source(words));
    expect(real(linked, 1)?.quotes[0]).toMatchObject({ sourcePostId: real(own, 0)?.id, verdict: 'exact' });
    expect(real(linked, 1)?.quotes[0]?.sourceThreadId ?? null).toBeNull();
  });

  it('clears somebody who is said to have invented the words, and who is said to have changed them', () => {
    const copied = threadOf('ferry', [
      { id: '70', author: 'Cid', at: june(4), blocks: [`As I always say: ${words}`] },
      { id: '77', author: 'Ben', at: june(5), blocks: [quote('Ann', words), 'So?'] },
    ]);
    expect(real(copied, 1)?.quotes[0]).toMatchObject({ verdict: 'misattributed' });
    expect(real(siteOf(copied, source(words))[0], 1)?.quotes[0]).toMatchObject({
      verdict: 'exact',
      sourceThreadId: 'pier',
    });
    const reworded = threadOf('ferry', [
      { id: '70', author: 'Ann', at: june(4), blocks: [words.replace('nobody had looked', 'no one went to look')] },
      { id: '77', author: 'Ben', at: june(5), blocks: [quote('Ann', words), 'So?'] },
    ]);
    expect(real(reworded, 1)?.quotes[0]).toMatchObject({ verdict: 'altered' });
    expect(real(siteOf(reworded, source(words))[0], 1)?.quotes[0]).toMatchObject({ verdict: 'exact' });
  });

  it('needs more words than one in the thread', () => {
    const short = 'the pier was shut in spring';
    const pier = source(`${short} they say, but who can tell after all these years of neglect`);
    expect(linkOf(quote(null, short), pier)).toMatchObject({ verdict: 'unattributed' });
    expect(linkOf(quote('Zoe', 'the pier was shut in spring they say, but who'), pier)).toMatchObject({
      verdict: 'source_absent',
    });
    expect(linkOf(quoteOf('12', 'Ann', 'after all these years'), pier)).toMatchObject({
      verdict: 'trimmed',
      method: 'id',
    });
  });

  it('is not what an id says when the words do not', () => {
    const other = 'Tomatoes want a lot of sun and not too much water in the first weeks, as everybody ought to know.';
    expect(linkOf(quoteOf('12', 'Ann', other), source(words))).toMatchObject({ verdict: 'source_absent' });
  });

  it('is not asked for where the quote is of another site, or its post was deleted here', () => {
    const elsewhere = { ...quote('Ann', words), sourceUrl: 'https://other.example/posts/12' };
    expect(linkOf(elsewhere, source(words))).toMatchObject({ verdict: 'source_absent' });
    const deleted = threadOf('ferry', [
      { id: '70', author: 'Ann', kind: 'deleted', at: june(1), blocks: [] },
      { id: '77', author: 'Ben', at: june(5), blocks: [quoteOf('70', 'Ann', words), 'So?'] },
    ]);
    expect(inquire(deleted).waiting).toEqual([]);
    expect(siteOf(deleted, source(words))[0]).toEqual(deleted);
  });

  it('of a nested quote is older than the source around it', () => {
    const outer = 'Ann is right about that, I walked over it last week and it shook under me like a jelly.';
    const block = quote('Olga', quote('Ann', words), outer);
    const first = threadOf('walk', [{ id: '20', author: 'Olga', at: june(3), blocks: [outer] }]);
    const { after } = quoting({ blocks: [block, 'Oh.'] }, source(words), first);
    const [top, inner] = real(after, 0)?.quotes ?? [];
    expect(top).toMatchObject({ sourceThreadId: 'walk', verdict: 'exact' });
    expect(inner).toMatchObject({ sourceThreadId: 'pier', verdict: 'exact' });
    const late = source(words, { at: june(4) });
    const again = quoting({ blocks: [block, 'Oh.'] }, late, first);
    expect(real(again.after, 0)?.quotes[1]).toMatchObject({ verdict: 'source_absent' });
  });

  it('takes the place of its stub: other quotes, repeats, edges and times follow', () => {
    const copied = words.slice(0, -1);
    const thread = threadOf('ferry', [
      { id: '76', author: 'Ben', blocks: [{ ...quote('Ann', words), citedAt: ago('3 days ago') }, 'Is that so?'] },
      { id: '77', author: 'Cid', blocks: [quote('Ann', 'old pier in March'), 'March, yes.'] },
      { id: '78', author: 'Dot', blocks: [`@Ann is that it? ${copied} Hm.`] },
    ]);
    const stub = thread.posts[0];
    expect(stub?.kind).toBe('stub');
    expect(real(thread, 2)?.repeats[0]?.sourcePostId).toBe(stub?.id);
    expect(thread.edges.map(({ via }) => via)).toEqual(['quote', 'quote', 'mention']);
    const [linked] = siteOf(thread, source(words));
    expect(linked?.posts.map(({ kind }) => kind)).toEqual(['post', 'post', 'post']);
    expect(linked?.edges).toEqual([]);
    expect(real(linked, 1)?.quotes[0]).toMatchObject({ sourceThreadId: 'pier', verdict: 'trimmed' });
    const ann = real(source(words), 1);
    expect(spans(real(linked, 2))).toEqual([['unmarked', ann?.id, copied]]);
    expect(real(linked, 2)?.repeats[0]?.sourceThreadId).toBe('pier');
    expect(real(linked, 0)).toMatchObject({
      postedAfter: '2025-06-05T12:00:00Z',
      postedBefore: '2025-06-06T12:01:00Z',
    });
    expect(real(linked, 0)?.sizes.repeatedRaw).toBe([...words].length + 1);
  });

  it('asks for nothing where every quote found its source, and changes nothing where nobody knows', () => {
    const own = threadOf('pier', [
      { id: '1', author: 'Ann', at: june(1), blocks: [words] },
      { id: '2', author: 'Ben', at: june(2), blocks: [quoteOf('1', 'Ann', words), 'So?'] },
    ]);
    expect(inquire(own)).toEqual({ waiting: [], externalIds: [], urls: [] });
    expect(linkAcross(own, nothing)).toBe(own);
    const open = quoting({ blocks: [quote('Ann', words), 'So?'] });
    expect(open.after).toBe(open.before);
    expect(inquire(open.before).waiting.length).toBeGreaterThan(5);
  });
});
