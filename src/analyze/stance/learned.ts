import { shippedModel } from '../linear/shipped-model.js';
import { tokensOf } from '../words/reading.js';
import { spanMaker } from '../words/span.js';
import type { Token } from '../words/tokens.js';
import { bestGuess, type GivenKind, givenKind } from './best-guess.js';
import { stanceWeights } from './data/stance-weights.js';
import { disputeOf, sideScore, sideWords } from './disputes.js';
import { isSentence, ruleStance, spaced, type TargetStance } from './one-target.js';
import { stanceReading, turnOf } from './reading.js';

const learnedModel = shippedModel(stanceWeights);

/** A side's words weigh this much beside what the model says of a sentence. */
const SIDES_PART = 0.8;
/** Of a place most texts are news: a guess within this of zero takes no side. */
const PLACE_BAND = 0.05;
/** Below this confidence an answer abstains: one in two is chance. */
const SURE = 0.6;

/**
 * Stance of one text to one target. What rules are sure of stands. For a sentence a model answers that was trained on
 * claims and what is said for and against them; it knows no "none", so that a text that has nothing to do with the claim
 * gets a low confidence and abstains. For a name the best guess is given with what it is worth (best-guess.ts); a text
 * that does not speak of the target takes no side.
 */
export function scoreTargetStance(text: string, target: string, language: string | null): TargetStance {
  const name = target.replace(/\s+/gu, ' ').trim();
  const rules = ruleStance(text, name, language);
  if (rules.reason !== null) return rules;
  if (!isSentence(name)) return guessed(text, name, rules);
  if (!rules.abstained) return rules;
  const tokens = tokensOf(spaced(text));
  const reading = stanceReading(text, name, rules);
  const { label, chances } = learnedModel().answer(reading);
  if (label !== 'favor' && label !== 'against') return rules;
  const turn = turnOf(tokensOf(name)) === 'ends' ? -1 : 1;
  const sides = disputeOf(name) < 0 ? [] : sideWords(tokens, name);
  const [against = 0, favor = 0] = chances;
  const score = Math.max(-1, Math.min(1, favor - against + SIDES_PART * turn * sideScore(sides)));
  const stance = score >= 0 ? 'favor' : 'against';
  const span = spanMaker(text);
  const confidence = 0.5 + Math.abs(score) / 2;
  const learned = learnedModel().reasons(reading, stance);
  const said = sides
    .filter((one) => turn * one.value * score > 0)
    .map(({ first, last }) => ({ start: tokens[first]?.start ?? 0, end: tokens[last]?.end ?? 0 }));
  return {
    stance,
    score: round(score),
    confidence: round(confidence),
    abstained: confidence < SURE,
    evidence:
      [said, learned, opening(tokens)].find((one) => one.length > 0)?.map(({ start, end }) => span(start, end)) ?? [],
    reason: null,
  };
}

/** Where no word stands out, the answer rests on the beginning. */
function opening(tokens: readonly Token[]): readonly { readonly start: number; readonly end: number }[] {
  const words = tokens.filter((token) => token.kind === 'word').slice(0, OPENING);
  const first = words[0];
  const last = words.at(-1);
  return first === undefined || last === undefined ? [] : [{ start: first.start, end: last.end }];
}

const OPENING = 8;

function guessed(text: string, name: string, rules: TargetStance): TargetStance {
  const ruled = rules.abstained ? 0 : rules.score;
  const guess = bestGuess(text, tokensOf(spaced(text)), name, ruled);
  const kind = givenKind(name);
  const band = kind === 'place' ? PLACE_BAND : 0;
  if (!guess.about || Math.abs(guess.score) <= band)
    return {
      stance: 'none',
      score: round(guess.score),
      confidence: NOTHING,
      abstained: true,
      evidence: [],
      reason: null,
    };
  const stance = guess.score > 0 ? 'favor' : 'against';
  const confidence = worth(Math.abs(guess.score), kind);
  return {
    stance,
    score: round(guess.score),
    confidence: round(confidence),
    abstained: confidence < SURE,
    evidence: rules.stance === stance && rules.evidence.length > 0 ? rules.evidence : guess.evidence,
    reason: null,
  };
}

const NOTHING = 0.4;

/** How often a guess of this strength is right: read off the train halves of three sets (persons, matters, countries). */
function worth(strength: number, kind: GivenKind): number {
  return kind === 'somebody' ? Math.min(0.97, 0.5 + 0.58 * strength) : Math.min(0.95, 0.48 + 0.52 * strength);
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}
