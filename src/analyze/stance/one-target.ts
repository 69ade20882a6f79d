import type { Span, StanceClass } from '../../model/annotation.js';
import { sliceCodePoints } from '../../model/text.js';
import { toneOf } from '../sentiment/score.js';
import { findTargets, PROPOSITION } from '../targets/index.js';
import { tokensOf } from '../words/reading.js';
import { stancesOf } from './index.js';
import type { StanceTarget } from './relevant.js';

/** Stance of a text to a target that was given, not found. */
export interface TargetStance {
  readonly stance: StanceClass;
  readonly score: number;
  readonly confidence: number;
  readonly abstained: boolean;
  readonly evidence: readonly Span[];
  readonly reason: string | null;
}

/** Tone beyond which the best guess takes a side where nothing is said of the target itself. */
const GUESS = 0.15;

/** Whether a target is a sentence one can be for or against, and no name or thing. */
export function isSentence(target: string): boolean {
  return target.split(' ').length > 4 || /\b(?:should|must|is|are|ought|will)\b/u.test(target);
}

/** What rules say of one text and one target: a name, a thing, or a sentence one can be for or against. */
export function ruleStance(text: string, target: string, language: string | null): TargetStance {
  const name = target.replace(/\s+/gu, ' ').trim();
  const found = findTargets(null, [text]);
  const key = 'given';
  const sentence = isSentence(name);
  const own: StanceTarget = { key, name, kind: 'person', aliases: sentence ? [] : aliasesOf(name) };
  const rest = found
    .filter(
      (one) =>
        one.kind !== 'proposition' &&
        !one.aliases.some((alias) => own.aliases.some((mine) => mine.toLowerCase() === alias.toLowerCase())),
    )
    .map((one): StanceTarget => ({ key: one.key, name: one.name, kind: one.kind, aliases: one.aliases }));
  const value = stancesOf({
    text: spaced(text),
    language,
    targets: [own, ...rest],
    proposition: sentence ? name : null,
    attributed: false,
  });
  if (value.reason !== undefined)
    return { stance: 'none', score: 0, confidence: 0, abstained: true, evidence: [], reason: value.reason };
  const row = value.stances.find((one) => one.holder === null && one.key === (sentence ? PROPOSITION : key));
  if (row !== undefined && !row.abstained)
    return {
      stance: row.stance,
      score: row.score,
      confidence: row.confidence,
      abstained: false,
      evidence: verbatim(text, row.evidence),
      reason: null,
    };
  const tone = toneOf(tokensOf(text)).score;
  const guess = (row?.score ?? 0) + 0.5 * tone;
  return {
    stance: guess > GUESS ? 'favor' : guess < -GUESS ? 'against' : 'none',
    score: Math.round(guess * 1000) / 1000,
    confidence: 0.3,
    abstained: true,
    evidence: verbatim(text, row?.evidence ?? []),
    reason: null,
  };
}

/** The words as they stand in the text, tag marks and all. */
function verbatim(text: string, spans: readonly Span[]): Span[] {
  return spans.map(({ start, end }) => ({ start, end, text: sliceCodePoints(text, start, end) }));
}

/** "#" stands before words, not inside them; one character for one, so that offsets keep. */
export function spaced(text: string): string {
  return text.replace(/[#@]/gu, ' ');
}

/** A full name and its surname; joined as tags write it. */
function aliasesOf(name: string): string[] {
  const words = name.split(' ');
  const last = words.at(-1) ?? name;
  return [...new Set([name, ...(words.length > 1 && words.length < 4 ? [last, words.join('')] : [])])];
}
