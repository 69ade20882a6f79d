import type { SentimentClass, SentimentValue } from '../../model/annotation.js';
import { spanMaker } from '../words/span.js';
import type { Token } from '../words/tokens.js';
import { learnedWords } from './learned.js';
import type { MannerCue } from './manner.js';
import type { Tone } from './score.js';

/** Deciding words kept at most: those of greatest weight. */
const WORDS_KEPT = 40;
/** Brings what a cue of manner adds to the scale of valences. */
const MANNER_SCALE = 5;
/** Cues that add less are habits of speech, not words that decide. */
const LEAST_CUE = 0.2;

interface Weighed {
  readonly first: number;
  readonly last: number;
  readonly value: number;
}

/**
 * The words that decided a tone, with their positive and negative mass: the rules' charged words, words said at the
 * reader where the text is a reply, and the model's words where no other speaks for the class it got.
 */
export function decidingWords(
  text: string,
  tokens: readonly Token[],
  tone: Tone,
  label: SentimentClass,
  cues: readonly MannerCue[],
  english: boolean,
): Pick<SentimentValue, 'words'> & { readonly positive: number; readonly negative: number } {
  const said = freeCues(tone, cues);
  let { positive, negative } = tone;
  for (const { value } of said) {
    if (value > 0) positive += value;
    else negative -= value;
  }
  const all: readonly Weighed[] =
    said.length === 0 ? tone.charged : [...tone.charged, ...said].sort((a, b) => a.first - b.first);
  const kept =
    all.length <= WORDS_KEPT
      ? all
      : [...all]
          .sort((a, b) => Math.abs(b.value) - Math.abs(a.value) || a.first - b.first)
          .slice(0, WORDS_KEPT)
          .sort((a, b) => a.first - b.first);
  const sign = label === 'positive' ? 1 : -1;
  // The model decided where no word of the rules points the way the class went.
  const learned =
    english && label !== 'neutral' && !kept.some(({ value }) => value * sign > 0)
      ? learnedWords(text, tone, label)
      : [];
  if (kept.length === 0 && learned.length === 0) return { words: [], positive, negative };
  const span = spanMaker(text);
  const words = [
    ...kept.map(({ first, last, value }) => ({
      ...span(tokens[first]?.start ?? 0, tokens[last]?.end ?? 0),
      valence: round(value),
    })),
    ...learned.map(({ start, end, weight }) => ({ ...span(start, end), valence: round(weight * sign) })),
  ];
  return { words: words.sort((a, b) => a.start - b.start), positive, negative };
}

/** Cues worth showing that no charged word overlaps, on the scale of valences. */
function freeCues(tone: Tone, cues: readonly MannerCue[]): Weighed[] {
  const taken = new Set<number>();
  for (const { first, last } of tone.charged) for (let i = first; i <= last; i += 1) taken.add(i);
  return cues.flatMap(({ first, last, value }) => {
    if (Math.abs(value) < LEAST_CUE) return [];
    for (let i = first; i <= last; i += 1) if (taken.has(i)) return [];
    return [{ first, last, value: value * MANNER_SCALE }];
  });
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}
