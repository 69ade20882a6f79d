import type { SentimentValue } from '../../model/annotation.js';
import type { PostAnalyzer } from '../analyzer.js';
import { notServed, readingLanguage } from '../language.js';
import { tokensOf } from '../words/reading.js';
import { spanMaker } from '../words/span.js';
import { joinTone, learnedWords } from './learned.js';
import { toneOf } from './score.js';

export interface SentimentInput {
  readonly text: string;
  /** The whole body, quotes included; null when it equals `text`. */
  readonly full: string | null;
  readonly language: string | null;
}

/** Deciding words kept at most: those of greatest weight. */
const WORDS_KEPT = 40;

/**
 * Tone of a post's own words: AFINN values under rules of our own (rules.ts) joined with a trained model (learned.ts),
 * beside the tone of the whole body.
 */
export const sentiment: PostAnalyzer<SentimentInput, SentimentValue> = {
  name: 'sentiment',
  version: '2',
  meaning:
    'Tone of the own words, -1 negative to 1 positive, with the words that decided it; beside it the tone with quotes left in.',
  languages: ['en'],
  after: ['language'],
  scope: 'post',
  unknown: unknownSentiment,
  input: (post, thread, earlier) => ({
    text: post.analysisText,
    full: post.body.text === post.analysisText ? null : post.body.text,
    language: readingLanguage(post.id, thread, earlier),
  }),
  analyze: scoreSentiment,
};

/** Scores one text, and the whole body beside it. */
export function scoreSentiment({ text, full, language }: SentimentInput): SentimentValue {
  const refused = notServed(language, text);
  if (refused !== null) return unknownSentiment(refused);
  const tokens = tokensOf(text);
  const tone = toneOf(tokens);
  const joined = joinTone(text, tone);
  const whole = full === null ? joined : joinTone(full, toneOf(tokensOf(full)));
  if (tone.words === 0 && tone.charged.length === 0) {
    return {
      ...unknownSentiment('no words'),
      ...(full === null ? {} : { fullScore: round(whole.score), fullClass: whole.class }),
    };
  }
  const span = spanMaker(text);
  const kept =
    tone.charged.length <= WORDS_KEPT
      ? tone.charged
      : [...tone.charged]
          .sort((a, b) => Math.abs(b.value) - Math.abs(a.value) || a.first - b.first)
          .slice(0, WORDS_KEPT)
          .sort((a, b) => a.first - b.first);
  return {
    score: round(joined.score),
    class: joined.class,
    positive: round(tone.positive),
    negative: round(tone.negative),
    words:
      kept.length === 0 && joined.class !== 'neutral'
        ? learnedWords(text, tone, joined.class).map(({ start, end, weight }) => ({
            ...span(start, end),
            valence: round(joined.class === 'positive' ? weight : -weight),
          }))
        : kept.map(({ first, last, value }) => ({
            ...span(tokens[first]?.start ?? 0, tokens[last]?.end ?? 0),
            valence: round(value),
          })),
    fullScore: round(whole.score),
    fullClass: whole.class,
    reason: null,
  };
}

function unknownSentiment(reason: string): SentimentValue {
  return {
    score: null,
    class: null,
    positive: null,
    negative: null,
    words: [],
    fullScore: null,
    fullClass: null,
    reason,
  };
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}
