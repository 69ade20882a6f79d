import type { SentimentClass } from '../../model/annotation.js';
import type { Reason } from '../linear/model.js';
import { shippedModel } from '../linear/shipped-model.js';
import { tokensOf } from '../words/reading.js';
import { sentimentWeights } from './data/sentiment-weights.js';
import { sentimentReading } from './reading.js';
import { type Tone, toneClass, toneOf } from './score.js';

/** Tone as rules and the trained model see it together. */
export interface JoinedTone {
  readonly score: number;
  readonly class: SentimentClass;
  /** Probability that the class is right, by the model; null where the rules judged alone. */
  readonly confidence: number | null;
}

/**
 * The model's part in the score. Alone it is the better judge of comments like those it learned from (macro-F1 .720
 * against .645) and the worse one of other kinds (tweets: .581 against .596); at .6 the two are better than either on
 * four sets it did not learn from.
 */
const MODEL_PART = 0.6;
/** Scores within this of zero are neutral, more where the model thinks so, less where it does not. */
const BAND = 0.12;
const BAND_BY_NEUTRAL = 0.6;
const USUAL_NEUTRAL = 0.4;
const LEAST_BAND = 0.03;
/** Longer texts are judged by rules alone: the model learned from comments of a few sentences. */
const LONGEST = 20_000;

const learnedModel = shippedModel(sentimentWeights);

/** Joins the rules' tone of a text with what the model says of it. */
export function joinTone(text: string, tone: Tone): JoinedTone {
  if (text.length > LONGEST || tone.words === 0 || !/\p{L}/u.test(text) || ledByPhrase(tone))
    return { score: tone.score, class: toneClass(tone.score), confidence: null };
  const [negative = 0, neutral = 0, positive = 0] = learnedModel().answer(sentimentReading(text, tone)).chances;
  const score = (1 - MODEL_PART) * tone.score + MODEL_PART * (positive - negative);
  const band = Math.max(LEAST_BAND, BAND + BAND_BY_NEUTRAL * (neutral - USUAL_NEUTRAL));
  if (score >= band) return { score, class: 'positive', confidence: positive };
  if (score <= -band) return { score, class: 'negative', confidence: negative };
  return { score, class: 'neutral', confidence: neutral };
}

/** Whether a phrase of several words carries most: the model sees its words one by one ("thanks for nothing"). */
function ledByPhrase({ charged }: Tone): boolean {
  let most = 0;
  let phrase = false;
  for (const { first, last, value } of charged) {
    if (Math.abs(value) <= most) continue;
    most = Math.abs(value);
    phrase = last > first;
  }
  return phrase;
}

/** Probability of a text's class, or null where only the rules judge it. */
export function sentimentConfidence(text: string): number | null {
  return joinTone(text, toneOf(tokensOf(text))).confidence;
}

/** The words that speak most for a class by the model: shown where the rules know none. */
export function learnedWords(text: string, tone: Tone, label: SentimentClass): readonly Reason[] {
  return learnedModel().reasons(sentimentReading(text, tone), label).slice(0, 3);
}
