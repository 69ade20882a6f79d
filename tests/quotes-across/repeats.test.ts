import { describe, expect, it } from 'vitest';
import type { LinkedThread } from '../../src/model/thread.js';
import { sharesRun } from '../../src/quotes/across/index.js';
import { type PostSketch, quote } from '../quotes/build.js';
import { june, othersOf, real, siteOf, spans, threadOf } from './site.js';

const PASSAGES = {
  en: 'the council sold the meadow behind the mill to a builder from the next town without asking anybody who lives there',
  de: 'der Rat hat die Wiese hinter der Mühle an einen Bauherrn aus der nächsten Stadt verkauft ohne einen Anwohner zu fragen',
  ru: 'совет продал луг за мельницей застройщику из соседнего города и никого из тех кто там живёт об этом не спросил',
  zh: '镇议会把磨坊后面的草地卖给了邻镇的一个建筑商没有问过任何一个住在那里的人',
};

const single = (id: string, author: string | null, at: string | null, ...blocks: PostSketch['blocks']): LinkedThread =>
  threadOf(id, [{ id: null, author, at, blocks }]);

const repeatsOf = (thread: LinkedThread, ...others: readonly LinkedThread[]) =>
  spans(real(siteOf(thread, ...others)[0], 0));

describe.each(Object.entries(PASSAGES))('a repeat of another thread (%s)', (_, passage) => {
  const first = single('mill', 'Ann', june(1), `Ann here: ${passage}. That is all I know!`);
  const ann = real(first, 0)?.id;

  it('is a span of somebody else’s words with their source', () => {
    const copy = single('news', 'Ben', june(3), `😀 Listen: ${passage}! So there.`);
    const [linked] = siteOf(copy, first);
    expect(spans(real(linked, 0))).toEqual([['unmarked', ann, passage]]);
    expect(real(linked, 0)?.repeats[0]).toMatchObject({ sourceThreadId: 'mill', sourceDocumentId: null });
    expect(real(linked, 0)?.originalText).toMatch(/^😀 Listen: ! So there\.$/u);
    expect(real(linked, 0)?.originalShare).toBeLessThan(0.5);
    expect(real(linked, 0)?.analysisText).toBe(real(copy, 0)?.analysisText);
    expect(siteOf(copy, first)[1]).toBe(first);
  });

  it('of oneself is `self`, whole posts, too', () => {
    const again = single('news', 'ANN', june(3), `Once more: ${passage}.`);
    const [linked] = siteOf(again, first);
    expect(spans(real(linked, 0))).toEqual([['self', ann, passage]]);
    expect(real(linked, 0)?.originalText).toBe(real(again, 0)?.analysisText);
    const whole = single('news', 'Ann', june(3), `Ann here: ${passage}. That is all I know!`);
    expect(repeatsOf(whole, first).map(([kind]) => kind)).toEqual(['self']);
  });
});

describe('a repeat of another thread', () => {
  const passage = PASSAGES.en;
  const first = single('mill', 'Ann', june(1), `Ann here: ${passage}. That is all I know!`);

  it('needs twelve words', () => {
    const words = passage.split(' ');
    for (const n of [10, 11, 12, 13, 16]) {
      const part = words.slice(2, 2 + n).join(' ');
      const found = repeatsOf(single('news', 'Ben', june(3), `well ${part} hm`), first);
      expect(found.map(([, , text]) => text)).toEqual(n < 12 ? [] : [part]);
      const reply = `${part}. ${'So much for that, I could not have said it any better on my own. '.repeat(2)}`;
      expect(sharesRun(reply, real(first, 0)?.body.ownText ?? '')).toBe(n >= 12);
    }
  });

  it('is of a surely earlier post', () => {
    expect(repeatsOf(single('news', 'Ben', null, passage), first)).toEqual([]);
    expect(repeatsOf(first, single('news', 'Ben', null, passage))).toEqual([]);
    expect(repeatsOf(single('news', 'Ben', june(1), passage), first)).toEqual([]);
    const numbered = (id: string, number: string, author: string): LinkedThread =>
      threadOf(id, [{ id: number, author, blocks: [`${author} thinks ${passage}`] }], 'phpbb');
    const [early, late] = [numbered('a', '99', 'Ann'), numbered('b', '100', 'Ben')];
    expect(siteOf(late, early).map((thread) => real(thread, 0)?.repeats.length)).toEqual([1, 0]);
    const unnumbered = siteOf(...[late, early].map((thread) => ({ ...thread, engine: 'discourse' })));
    expect(unnumbered.map((thread) => real(thread, 0)?.repeats.length)).toEqual([0, 0]);
  });

  it('is of the earliest, unless another holds clearly more of it', () => {
    const second = single('echo', 'Ben', june(2), `Somebody wrote that ${passage}, I read.`);
    const third = single('news', 'Cid', june(3), `They say ${passage}.`);
    expect(repeatsOf(third, second, first).map(([, id]) => id)).toEqual([real(first, 0)?.id]);
    const longer = single('news', 'Cid', june(3), `Somebody wrote that ${passage}, I read.`);
    const half = single('mill', 'Ann', june(1), passage.split(' ').slice(0, 12).join(' '));
    expect(repeatsOf(longer, second, half).map(([, id]) => id)).toEqual([real(second, 0)?.id]);
  });

  it('leaves alone what is quoted, or found in the thread itself', () => {
    const quoting = threadOf('news', [{ author: 'Ben', at: june(3), blocks: [quote('Ann', passage), 'So they say.'] }]);
    expect(spans(real(siteOf(quoting, first)[0], 0))).toEqual([]);
    const [half, rest] = [passage.split(' ').slice(0, 12).join(' '), passage.split(' ').slice(12).join(' ')];
    const more = `${rest} nor have they been told since then in any way that I know of myself`;
    const both = single('mill', 'Ann', june(1), `${half} ${more}`);
    const inside = threadOf('news', [
      { author: 'Ben', at: june(2), blocks: [`Look here: ${half}. Right?`] },
      { author: 'Cid', at: june(3), blocks: [`I heard ${half} ${more}`] },
    ]);
    const [linked] = siteOf(inside, both);
    expect(spans(real(linked, 1))).toEqual([
      ['unmarked', real(inside, 0)?.id, half],
      ['unmarked', real(both, 0)?.id, more],
    ]);
  });

  it('with a changed word inside is one repeat', () => {
    const changed = `${passage} and ${PASSAGES.en.replace('meadow', 'orchard')}`;
    const source = single('mill', 'Ann', june(1), `${passage} and ${passage}`);
    expect(repeatsOf(single('news', 'Ben', june(3), changed), source)).toHaveLength(1);
  });

  it('is no phrase that stands in many posts of the site', () => {
    const notice = 'this message is private and may be read only by the person to whom it is addressed thank you';
    const post = (at: number, more = ''): PostSketch => ({
      author: `Author ${at}`,
      at: june(1 + (at % 20), at % 24),
      blocks: [`Post number ${at} is about thing ${at * 7} and day ${at * 3}.${more} ${notice}`],
    });
    const threads = Array.from({ length: 12 }, (_, t) =>
      threadOf(
        `t${t}`,
        Array.from({ length: 5 }, (_, at) => post(5 * t + at)),
      ),
    );
    const repeats = siteOf(...threads).flatMap(({ posts }) => posts.flatMap((one) => spans(one)));
    expect(repeats).toEqual([]);
    const first = threadOf('a', [{ ...post(100, ` ${passage}.`), at: june(1) }]);
    const copy = threadOf('b', [{ ...post(101, ` ${passage}.`), at: june(2) }]);
    const [linked] = siteOf(copy, first, ...threads);
    const [[kind, , text] = []] = spans(real(linked, 0));
    expect(kind).toBe('unmarked');
    // The seam is known as closely as fingerprints stand: at most three words of the notice stay.
    expect(text?.startsWith(passage)).toBe(true);
    expect(text?.slice(passage.length).split(' ').length).toBeLessThanOrEqual(4);
    expect(othersOf(copy, [copy, first, ...threads]).posts).toHaveLength(1);
  });
});
