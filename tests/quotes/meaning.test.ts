import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { codePointLength, foldLines } from '../../src/model/text.js';
import type { QuoteLink } from '../../src/model/thread.js';
import { readNumbers } from '../../src/quotes/numbers.js';
import { foldedLength } from '../../src/quotes/sizes.js';
import { linked, quote } from './build.js';

const check = (before: string, after: string): Pick<QuoteLink, 'verdict' | 'meaningChanged'> => {
  const link = linked(
    { author: 'Ann', blocks: [before] },
    { author: 'Eve', blocks: [quote('Ann', after), 'So.'] },
  ).posts.at(-1)?.quotes[0];
  if (link === undefined) throw new Error('a post without quotes');
  return { verdict: link.verdict, meaningChanged: link.meaningChanged };
};

describe('a change of meaning', () => {
  it.each([
    ['Il ne vient plus au port le soir.', 'Il ne vient au port le soir.'],
    ['Wir haben das Boot noch nie so gesehen.', 'Wir haben das Boot noch so gesehen.'],
    ['A ponte não abriu na segunda de manhã.', 'A ponte abriu na segunda de manhã.'],
    ['Il ponte non ha aperto lunedì mattina.', 'Il ponte ha aperto lunedì mattina.'],
    ['De brug ging niet open op die ochtend.', 'De brug ging open op die ochtend.'],
    ['Bron öppnade inte på morgonen i fredags.', 'Bron öppnade på morgonen i fredags.'],
    ['Most nie był otwarty w poniedziałek rano.', 'Most był otwarty w poniedziałek rano.'],
    ['A híd nem volt nyitva hétfő reggel.', 'A híd volt nyitva hétfő reggel.'],
    ['橋は月曜の朝に開いていなかったと思う。', '橋は月曜の朝に開いていたと思う。'],
    ['It was a lawful thing to do there.', 'It was an unlawful thing to do there.'],
    ['They sold 20 % of the boats in May.', 'They sold 30 % of the boats in May.'],
    ['They paid 200 € for the boats in May.', 'They paid 200 $ for the boats in May.'],
    ['They paid 0.125 for each of the boats.', 'They paid 125 for each of the boats.'],
    ['They saw forty-two boats in the bay.', 'They saw twenty-four boats in the bay.'],
    ['It was late. Ottokar saw it all from there.', 'It was late. Walburga saw it all from there.'],
    ['We met Kramer at the old pier today.', 'We met Kremer at the old pier today.'],
  ])('is: %s -> %s', (before, after) => {
    expect(check(before, after)).toEqual({ verdict: 'altered', meaningChanged: true });
  });

  it.each([
    ['They saw forty-two boats in the bay.', 'They saw 42 boats in the bay.', 'altered'],
    ['They saw one boat in the bay there.', 'They saw 1 boat in the bay there.', 'altered'],
    ['It cost 5 dollars to cross the bay.', 'It cost $5 to cross the bay.', 'altered'],
    ['It cost 1.5 million to build the pier.', 'It cost 1,500,000 to build the pier.', 'altered'],
    ['Sie sahen zweiundvierzig Boote in der Bucht.', 'Sie sahen 42 Boote in der Bucht.', 'altered'],
    [
      'Ils ont vu quatre-vingt-dix-sept bateaux passer dans la baie ici.',
      'Ils ont vu 97 bateaux passer dans la baie ici.',
      'altered',
    ],
    ['It cost 1 250 000 to build the pier.', 'It cost 1,250,000 to build the pier.', 'exact'],
    ['They do not open it on a Monday.', "They don't open it on a Monday.", 'altered'],
    ['We met Zelensky at the old pier today.', 'We met Zelenskyy at the old pier today.', 'altered'],
    ['It was late. Yesterday was better, I think.', 'It was late. Today was better, I think.', 'altered'],
    ['It was impossible to see the boat.', 'It was im**possible** to see the boat.', 'exact'],
    ["Il faut d'abord voir le bateau ici.", "Il faut d'[b]abord[/b] voir le bateau ici.", 'exact'],
    ['I like the old boat at the pier 🌧️ today.', 'I like the old boat at the pier today.', 'exact'],
  ])('is none: %s -> %s', (before, after, verdict) => {
    expect(check(before, after)).toEqual({ verdict, meaningChanged: false });
  });
});

describe('readNumbers', () => {
  it.each([
    ['forty two', ['42']],
    ['two hundred and six boats', ['206']],
    ['three million two hundred thousand', ['3200000']],
    ['5 6', ['5', '6']],
    ['soixante dix huit', ['78']],
    ['cuarenta y dos', ['42']],
    ['двадцать семь', ['27']],
    ['siebenundzwanzig', ['27']],
    ['eenentwintig', ['21']],
    ['ventotto', ['28']],
    ['two and a boat', ['2']],
    ['ten twenty', ['10', '20']],
    ['no numbers here', []],
  ])('%s', (words, numbers) => {
    expect(readNumbers(words.split(' '))).toEqual(numbers);
  });
});

it('foldedLength counts what foldLines makes', () => {
  const piece = fc.constantFrom('a', ' ', '\n', '\u00a0', '😀', '\ud800', '\t', '\r', '\ufeff', '\u2028', '\u200b');
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
      const text = pieces.join('');
      expect(foldedLength(text)).toBe(codePointLength(foldLines(text)));
    }),
    { numRuns: 500 },
  );
});
