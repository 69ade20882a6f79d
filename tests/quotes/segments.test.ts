import { describe, expect, test } from 'vitest';
import { type Block, renderBody } from '../../src/model/body.js';
import { sliceCodePoints } from '../../src/model/text.js';
import { ownSegments } from '../../src/quotes/segments.js';
import { stripPost } from '../../src/quotes/strip.js';

const quote = (text: string): Block => ({
  type: 'quote',
  header: null,
  author: 'Anselm',
  sourceExternalId: null,
  sourceUrl: null,
  sourcePosition: null,
  citedAt: null,
  blocks: [{ type: 'text', text }],
  extent: { method: 'markup', confidence: 1 },
  rawRange: null,
});
const own = (text: string): Block => ({ type: 'text', text });

function answers(...blocks: Block[]): [string, readonly number[]][] {
  const body = renderBody(blocks);
  return ownSegments(body, stripPost(blocks, body).furniture).map((one) => [
    sliceCodePoints(body.ownText, one.start, one.end),
    one.answers,
  ]);
}

describe('point by point', () => {
  test.each([
    [
      'each below its quote',
      [quote('a b'), own('One.'), quote('c d'), own('Two.')],
      [
        ['One.', [0]],
        ['Two.', [1]],
      ],
    ],
    ['one for two quotes', [quote('a b'), quote('c d'), own('Both.')], [['Both.', [0, 1]]]],
    ['above its quote', [own('One.'), quote('a b')], [['One.', [0]]]],
    [
      'a greeting answers nothing',
      [own('Hello.'), quote('a b'), own('One.')],
      [
        ['Hello.', []],
        ['One.', [0]],
      ],
    ],
    [
      'a leftover keystroke answers nothing',
      [quote('a b'), own('T'), quote('c d'), own('The two.')],
      [['The two.', [0, 1]]],
    ],
    [
      'a short word does',
      [quote('a b'), own('No'), quote('c d'), own('Nobody did.')],
      [
        ['No', [0]],
        ['Nobody did.', [1]],
      ],
    ],
    [
      'with emoji before it',
      [own('🙂🙂'), quote('a b'), own('T'), quote('c d'), own('Two 🙂.')],
      [
        ['🙂🙂', []],
        ['Two 🙂.', [0, 1]],
      ],
    ],
  ] as const)('%s', (_name, blocks, expected) => {
    expect(answers(...blocks)).toEqual(expected);
  });
});
