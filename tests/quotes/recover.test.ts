import { describe, expect, it } from 'vitest';
import { foldSpace } from '../../src/model/text.js';
import type { LinkedPost } from '../../src/model/thread.js';
import { linked, type PostSketch, quote } from './build.js';

const WORDS = 'The ferry office closed the old pier in March, and nobody told the people on the island.';
const ann: PostSketch = { author: 'Ann Lee', blocks: [WORDS] };
const ben: PostSketch = { author: 'Ben', blocks: ['I heard that the crew was warned in the winter before.'] };
const post = (...blocks: PostSketch['blocks']): LinkedPost => {
  const last = linked(ann, ben, { author: 'Eve', blocks }).posts.at(-1);
  if (last === undefined) throw new Error('a thread without posts');
  return last;
};
const verdicts = ({ quotes }: LinkedPost): string[] => quotes.map(({ verdict }) => verdict);

describe('quotes printed as plain text', () => {
  it('behind marks are quotes, nested by their marks, with the line above as their header', () => {
    const found = post(
      `On Monday Ann Lee wrote:\n> The ferry office closed the old pier in March,\n> and nobody told the people on the island.\n\nThey never do.`,
    );
    expect(found.body.ownText).toBe('They never do.');
    expect(found.quotes[0]).toMatchObject({ verdict: 'exact', attributedAuthor: 'Ann Lee', extentMethod: 'prefix' });
    const nested = post(`>> ${WORDS}\n>> It is so.\n> I heard that the crew was warned in the winter before.\n\nSo?`);
    expect(nested.quotes.map(({ parentIndex }) => parentIndex)).toEqual([null, 0]);
    expect(nested.body.ownText).toBe('So?');
  });

  it('behind marks need a header, prose in two lines or known words', () => {
    for (const own of ['> 5 km is far', '>be me', '> npm install ferry', '>>> x = [1, 2]\n>>> y = {}\n>>> print(x)'])
      expect(post(own).body.ownText).toBe(own);
    expect(post(`> ${WORDS}\nReally?`).body.ownText).toBe('Really?');
    expect(verdicts(post('> Words of a person who is not here at all\n> and that stand in two lines\nNo.'))).toEqual([
      'unattributed',
    ]);
  });

  it.each(['Ann Lee said:', 'Ann Lee schrieb:', 'Zitat von Ann Lee', 'Originally Posted by Ann Lee', '@Ann Lee:'])(
    'stand under the line "%s"',
    (header) => {
      const found = post(`First this.\n${header}\n${WORDS}\nClick to expand...\nThey never do.`);
      expect(found.quotes[0]).toMatchObject({ verdict: 'exact', header, attributedAuthor: 'Ann Lee' });
      expect(found.analysisText).toBe('First this.\nThey never do.');
    },
  );

  it('are not what only looks like one', () => {
    for (const own of [
      `Ann Lee said:\nsomething I do not remember\n${WORDS.slice(0, 20)}`,
      `Ann Lee, as always:\nbut I think that she is right here`,
      `${WORDS} I agree with that.\nAnd more.`,
      WORDS,
    ])
      expect(post(own).quotes).toEqual([]);
  });

  it('stand bare at the top: a whole post of somebody else with own words below', () => {
    const found = post(WORDS, 'They never do.');
    expect(found.quotes[0]).toMatchObject({ verdict: 'exact', extentMethod: 'alignment', attributedAuthor: null });
    expect(found.analysisText).toBe('They never do.');
    const own = linked(ann, ben, { author: 'Ann Lee', blocks: [WORDS, 'As I said.'] }).posts.at(-1);
    expect(own?.quotes).toEqual([]);
  });

  it('leave every word of the body in its place', () => {
    const before = `Hello.\n\n> ${WORDS}\n\nNo.\nAnn Lee wrote:\n${WORDS}\nTwice.`;
    const { body, quotes } = post(before);
    expect(quotes).toHaveLength(2);
    expect(foldSpace(body.text)).toBe(foldSpace(before.replace('> ', '').replace('Ann Lee wrote:\n', '')));
    expect(body.ownText.replace(/\n+/gu, '\n')).toBe('Hello.\nNo.\nTwice.');
  });
});

describe('buttons under quotes', () => {
  it('are no words of the quote and none of the own text', () => {
    const found = post(quote('Ann Lee', `${WORDS}\nClick to expand...`), 'Нажмите, чтобы раскрыть...\nThey never do.');
    expect(verdicts(found)).toEqual(['exact']);
    expect(found.analysisText).toBe('They never do.');
    expect(post('Click to expand...').analysisText).toBe('Click to expand...');
  });
});

describe('segments', () => {
  it('say which own words answer which quotes, in code points', () => {
    const found = post(
      '😀 Hello.',
      quote('Ann Lee', 'The ferry office closed the old pier'),
      'Did it?',
      quote('Ann Lee', quote('Ben', 'the crew was warned'), 'nobody told the people'),
      quote('Ben', 'I heard that the crew'),
      'Both wrong.',
    );
    const shown = found.segments?.map(({ start, end, answers }) => [
      [...found.body.ownText].slice(start, end).join(''),
      answers,
    ]);
    expect(shown).toEqual([
      ['😀 Hello.', []],
      ['Did it?', [0]],
      ['Both wrong.', [1, 3]],
    ]);
    expect(post('Above.', quote('Ann Lee', WORDS)).segments).toEqual([{ start: 0, end: 6, answers: [0] }]);
    expect(post(quote('Ann Lee', WORDS)).segments).toEqual([]);
  });
});
