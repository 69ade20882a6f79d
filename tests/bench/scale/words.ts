import { type Draw, zipf } from './random.js';

const ONSETS = 'b br c ch d dr f g gr h k l m n p pr r s sh st t tr v w'.split(' ');
const VOWELS = 'a e i o u ai ea ou'.split(' ');
const CODAS = 'n r s t l m nd st ck ng rt'.split(' ');

/** Made-up words, short ones first, as common words are short. */
export function vocabulary(draw: Draw, size: number): string[] {
  const words = new Set<string>();
  const pick = (list: readonly string[]): string => list[draw.below(list.length)] ?? '';
  while (words.size < size) {
    const syllables = words.size < 60 ? 1 : words.size < 3000 ? 2 : 3;
    let word = '';
    for (let i = 0; i < syllables; i += 1) word += pick(ONSETS) + pick(VOWELS);
    words.add(word + (draw.chance(0.6) ? pick(CODAS) : ''));
  }
  return [...words];
}

/** Posts of made-up words: frequencies by Zipf's law, lengths log-normal (median 50 words, mean about 75). */
export function writer(draw: Draw, words: readonly string[]): (length?: number) => string {
  const next = zipf(draw, words.length, 1);
  return (length = Math.min(4000, Math.max(3, Math.round(draw.logNormal(50, 0.9))))) => {
    const parts: string[] = [];
    let left = 0;
    for (let i = 0; i < length; i += 1) {
      const word = words[next()] ?? 'a';
      if (left === 0) {
        left = 5 + draw.below(18);
        parts.push(word.charAt(0).toUpperCase() + word.slice(1));
      } else parts.push(word);
      left -= 1;
      if (left === 0) parts[parts.length - 1] += '.';
      if (left === 0 && draw.chance(0.15)) parts[parts.length - 1] += '\n';
    }
    return `${parts.join(' ').replaceAll('\n ', '\n').trim()}.`.replace('..', '.');
  };
}
