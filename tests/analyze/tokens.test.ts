import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tokenize } from '../../src/analyze/words/tokens.js';

const forms = (text: string): string[] =>
  tokenize(text)
    .filter((token) => token.kind === 'word')
    .map((token) => token.form);

describe('tokenize', () => {
  it('keeps inner apostrophes and folds curly ones', () => {
    expect(forms('They don’t know Mara’s plan.')).toEqual(['they', "don't", 'know', "mara's", 'plan']);
  });

  it('ends sentences at stops, also without a space behind them, but not inside acronyms and after titles', () => {
    const sentences = (text: string): number => new Set(tokenize(text).map((token) => token.sentence)).size;
    expect(sentences('He left.she stayed.')).toBe(2);
    expect(sentences('Dr. Venn of the U.S. office spoke.')).toBe(1);
    expect(sentences('What?! No… really.')).toBe(3);
  });

  it('knows emoji, emoticons and addresses from words', () => {
    const kinds = tokenize('ok :) 😀 see https://example.org/a?b=1 @mara photo.png').map(
      (token) => `${token.kind}:${token.form}`,
    );
    expect(kinds).toEqual([
      'word:ok',
      'emoji::)',
      'emoji:😀',
      'word:see',
      'link:https://example.org/a?b=1',
      'link:@mara',
      'link:photo.png',
    ]);
  });

  it('gives ordered tokens inside the text for any string', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary', maxLength: 200 }),
          fc.string({ unit: 'grapheme', maxLength: 200 }),
          fc.array(fc.constantFrom(...'aBé.,!?\'"’: \n@;)(<>=-3xD'), { maxLength: 120 }).map((list) => list.join('')),
        ),
        (text) => {
          let at = 0;
          let sentence = 0;
          for (const token of tokenize(text)) {
            if (token.start < at || token.end <= token.start || token.end > text.length || token.sentence < sentence)
              return false;
            at = token.end;
            sentence = token.sentence;
          }
          return true;
        },
      ),
    );
  });
});
