import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Block } from '../../src/model/body.js';
import { renderBody } from '../../src/model/body.js';
import { sliceCodePoints } from '../../src/model/text.js';
import type { LinkedPost } from '../../src/model/thread.js';
import { findAttribution } from '../../src/quotes/attribution.js';
import { ownPieces } from '../../src/quotes/own-pieces.js';
import { cut, stripPost } from '../../src/quotes/strip.js';
import { linked, quote, text } from './build.js';

const image: Block = { type: 'image', url: null, alt: null, printed: 'photo-3.png' };
const strip = (...blocks: Block[]) => stripPost(blocks, renderBody(blocks));

describe('analysis text', () => {
  it('leaves out placeholders, but keeps them in own text', () => {
    const post = strip(image, text('The quay is shut.'), image);
    expect(post.analysisText).toBe('The quay is shut.');
    expect(renderBody([image, text('a')]).ownText).toBe('photo-3.png\na');
  });

  it.each([
    ['N', 'Nobody knows.', 'Nobody knows.'],
    ['no', 'Nobody knows.', 'Nobody knows.\nno'],
    ['Th', 'these boats', 'these boats'],
    ['X', 'Nobody knows.', 'Nobody knows.\nX'],
    ['Nob', 'Nobody knows.', 'Nobody knows.\nNob'],
    ['I', 'I think so.', 'I think so.\nI'],
    ['Ś', 'Śniadanie.', 'Śniadanie.'],
  ])('treats "%s" before a quote and "%s" after it by the rule of stray fragments', (fragment, reply, expected) => {
    const post = strip(text(fragment), quote('Ann', 'words'), text(reply));
    expect(post.analysisText.split('\n').sort()).toEqual(expected.split('\n').sort());
  });

  it('needs the fragment to open its segment and a word to follow it', () => {
    expect(strip(text('Z'), text('Zebra')).analysisText).toBe('Zebra');
    expect(strip(text('Yes.'), text('Z'), text('Zebra')).analysisText).toBe('Yes.\nZ\nZebra');
    expect(strip(text('Zebra'), quote('Ann', 'w'), text('Z')).analysisText).toBe('Zebra\nZ');
  });

  it('keeps one blank line between paragraphs and none around', () => {
    expect(strip(text('\n\u00a0\na\n\n\n\nb  \n'), image).analysisText).toBe('a\n\nb');
  });
});

describe('attribution', () => {
  it.each([
    ['Based on a report by Coastwire 2031-04-05', 'Coastwire', '2031-04-05'],
    ['Based on a report by Coastwire\u00a0 2031-04-05', 'Coastwire', '2031-04-05'],
    ['Source: The Quay Bulletin', 'The Quay Bulletin', null],
    ['source: https://bulletin.example/a/1', 'https://bulletin.example/a/1', null],
    ['Originally published by Coastwire on 5 April 2031', 'Coastwire on', '2031-04-05'],
    ['(Via: Coastwire, April 5, 2031)', 'Coastwire', '2031-04-05'],
    ['Quelle: Hafenblatt, 05.04.2031', 'Hafenblatt', '2031-04-05'],
    ['Fuente: Diario del Puerto, 5 de abril de 2031', 'Diario del Puerto', '2031-04-05'],
    ['Источник: Портовый вестник', 'Портовый вестник', null],
    ['Adapted from an article by Coastwire', 'Coastwire', null],
  ])('reads "%s"', (line, agency, date) => {
    const found = findAttribution(`The quay is shut.\n\n${line}\n\nphoto.png`);
    expect(found).toMatchObject({ agency: agency.replace(/ on$/u, ''), date, text: line.replace(/\s+/gu, ' ') });
  });

  it.each([
    'Source: trust me, I was there',
    'The report is based on hearsay.',
    'Via the harbour you get there faster.',
    'I heard from a source: nothing will happen before the summer, and then nothing will happen after it either, so do not hold your breath waiting for any of it to happen, ever.',
    'Based on what you say I would sell it',
    'sources say it will rain',
  ])('leaves talk alone: "%s"', (line) => {
    expect(findAttribution(line)).toBeNull();
  });

  it('stands in its own field, in code points of the own text, and not in the analysis text', () => {
    const post = strip(text('😀 Shut.'), text('Based on a report by Coastwire 2031-04-05'));
    expect(post.analysisText).toBe('😀 Shut.');
    const { start, end } = post.attribution ?? { start: 0, end: 0 };
    expect(sliceCodePoints('😀 Shut.\nBased on a report by Coastwire 2031-04-05', start, end)).toBe(
      'Based on a report by Coastwire 2031-04-05',
    );
  });
});

const word = fc.constantFrom('pier', 'boat', 'Zürich', '😀', 'a\u0301', '', ' ', 'two lines\nhere');
const tree: fc.Arbitrary<Block[]> = fc.letrec<{ blocks: Block[]; block: Block }>((tie) => ({
  blocks: fc.array(tie('block'), { maxLength: 4 }),
  block: fc.oneof(
    { maxDepth: 4 },
    word.map(text),
    word.map((printed): Block => ({ type: 'image', url: null, alt: null, printed })),
    tie('blocks').map((blocks) => quote('Ann', ...blocks)),
    tie('blocks').map((blocks): Block => ({ type: 'spoiler', label: 'x', blocks })),
    fc.array(tie('blocks'), { maxLength: 3 }).map((items): Block => ({ type: 'list', ordered: false, items })),
  ),
})).blocks;

describe('laws of the body', () => {
  it('own text and quotes give back the body, part by part', () => {
    fc.assert(
      fc.property(tree, (blocks) => {
        const body = renderBody(blocks);
        const slices = body.parts.map(({ quote: level, start, end }) =>
          sliceCodePoints(level === null ? body.ownText : (body.quotes[level]?.text ?? ''), start, end),
        );
        expect(slices.join('\n')).toBe(body.text);
        for (const level of [null, ...body.quotes.map(({ index }) => index)]) {
          const own = body.parts.flatMap((part, at) => (part.quote === level ? [slices[at]] : []));
          expect(own.join('\n')).toBe(level === null ? body.ownText : body.quotes[level]?.text);
        }
      }),
      { numRuns: 200 },
    );
  });

  it('own text is its pieces, and analysis text with furniture gives back every character of it', () => {
    const dense = (words: string): string => [...words.replace(/\s/gu, '')].sort().join('');
    fc.assert(
      fc.property(tree, (blocks) => {
        const body = renderBody(blocks);
        expect(
          ownPieces(blocks)
            .map((piece) => piece.text)
            .join('\n'),
        ).toBe(body.ownText);
        const { analysisText, furniture } = stripPost(blocks, body);
        expect(dense(analysisText + furniture.map(([start, end]) => body.ownText.slice(start, end)).join(''))).toBe(
          dense(body.ownText),
        );
      }),
      { numRuns: 200 },
    );
  });

  it('cut takes out the ranges in any order, once where they overlap', () => {
    expect(
      cut('one two three', [
        [8, 13],
        [0, 4],
        [2, 4],
      ]),
    ).toBe('two');
    expect(cut('', [])).toBe('');
  });
});

describe('sizes', () => {
  const at = (posts: readonly LinkedPost[], n: number): LinkedPost['sizes'] | undefined => posts[n]?.sizes;

  it('of markup count headers, and take out quotes whose source is at hand', () => {
    const { posts } = linked(
      { author: 'Ann', blocks: ['The quay is shut.'] },
      { author: 'Ben', blocks: [quote('Ann', 'The quay is shut.'), quote('Zoe', 'Only copy of this.'), 'Pity.'] },
    );
    const body = 'Ann said:\nThe quay is shut.\nZoe said:\nOnly copy of this.\nPity.';
    expect(at(posts, 2)).toEqual({
      raw: body.length,
      folded: body.length,
      repeatedRaw: 18,
      repeatedFolded: 18,
      ownFolded: 5,
    });
    expect(posts[2]?.originalShare).toBeCloseTo(5 / 'The quay is shut.\nOnly copy of this.\nPity.'.length);
    expect(linked({ author: 'Ann', blocks: [] }).posts[0]?.originalShare).toBeNull();
  });
});
