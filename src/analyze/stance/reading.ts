import type { Reading } from '../linear/features.js';
import { toneNumbers } from '../sentiment/reading.js';
import { computeTone, type Tone, toneOf } from '../sentiment/score.js';
import { tokensOf } from '../words/reading.js';
import type { Token } from '../words/tokens.js';
import { bestGuess } from './best-guess.js';
import { ruleStance, type TargetStance } from './one-target.js';

const READ = 20_000;
/** Words on each side of a mention that are read as said of it. */
const NEAR = 6;

/**
 * Beginnings of words with which a proposition ends, forbids or blames its matter: praise of the matter then speaks
 * against the proposition.
 */
const ENDING =
  /^(?:ban(?:s|ned|ning)?|abandon|abolish|abolition|end(?:s|ed|ing)?|stop|prohibit|oppos|restrict|limit|reduc|remov|eliminat|repeal|reject|boycott|illegal|criminali|outlaw|forbid|cut(?:s|ting)?|close[ds]?|leav(?:e|es|ing)|withdraw|replac|against|fail|wrong|harm|bad(?:ly)?|worse|worst|unethical|immoral|unjust|unfair|danger|useless|unnecessary|disband|dismantl|terminat|suspend|censor|punish|fight|combat|prevent|avoid|block(?!ade)|disallow|discourag|condemn|resign|impeach|cancel|scrap|phase[ds]?$|divest|quit|dissolve|threat|damag|destroy|obsolete|overrated|myth|problem|racist|exploit)/;
const NEGATION = /^(?:not|no|never|cannot|without|neither|nor)$/;
/** Words of a sentence that every proposition has. */
const FRAME =
  /^(?:we|should|must|the|a|an|be|is|are|of|in|to|for|and|or|that|it|its|their|our|on|as|by|with|from|this|these|than|more|use|all|have|has|do|does|can|could|would|will|ought|need|needs)$/;

/** What the stance model reads: the text, the words near the target's mentions, the target, and what the rules found. */
export function stanceReading(text: string, target: string, known: TargetStance | null = null): Reading {
  const read = text.slice(0, READ).replace(/[#@]/gu, ' ');
  const tokens = tokensOf(read);
  const named = new Set<string>();
  for (const token of tokensOf(target))
    if (token.kind === 'word' && (token.capital || token.form.length > 4)) named.add(token.form);
  const words = tokens.filter((token) => token.kind === 'word');
  const at: number[] = [];
  words.forEach((token, i) => {
    if (named.has(token.form) || [...named].some((name) => name.length > 4 && token.form.includes(name))) at.push(i);
  });
  const near: string[] = [];
  words.forEach((token, i) => {
    if (!at.includes(i) && at.some((place) => Math.abs(place - i) <= NEAR)) near.push(token.form);
  });
  const rules = known ?? ruleStance(text.slice(0, READ), target, 'en');
  const targetTone = toneOf(tokensOf(target)).score;
  const tone = toneOf(tokens);
  const turn = turnOf(tokensOf(target));
  return {
    fields: { text: read, target, near: near.join(' '), turn },
    numbers: {
      ...toneNumbers(tokens),
      ...bestGuess(text.slice(0, READ), tokens, target, rules.abstained ? 0 : rules.score).numbers,
      rules: rules.score,
      rulesSure: rules.abstained ? 0 : rules.score,
      mentions: Math.min(3, at.length),
      nearTone: near.length === 0 ? 0 : computeTone(tokensOf(near.join(' '))).score,
      targetTone,
      tones: targetTone * tone.score,
      ...echoNumbers(tokens, tokensOf(target), tone, turn === 'ends' ? -1 : 1),
    },
  };
}

/** Whether a target ends something, by its words: an even number of such words and negations ends nothing. */
export function turnOf(target: readonly Token[]): 'ends' | 'keeps' {
  let turns = 0;
  for (const token of target) if (token.kind === 'word' && (ENDING.test(token.form) || isNegation(token))) turns += 1;
  return turns % 2 === 1 ? 'ends' : 'keeps';
}

function isNegation(token: Token): boolean {
  return NEGATION.test(token.form) || token.form.endsWith("n't");
}

/**
 * How a text takes up a target's words: how many of them, how many under a negation, whether it ends what the target
 * ends, and its tone as it bears on the target.
 */
function echoNumbers(
  tokens: readonly Token[],
  target: readonly Token[],
  tone: Tone,
  turn: number,
): Record<string, number> {
  const asked = new Set<string>();
  for (const token of target) if (token.kind === 'word' && !FRAME.test(token.form)) asked.add(token.form.slice(0, 5));
  let echoed = 0;
  let negated = 0;
  let ending = 0;
  let reach = 99;
  for (const token of tokens) {
    if (token.kind !== 'word') continue;
    reach = isNegation(token) ? 0 : reach + 1;
    const turned = reach > 0 && reach <= 4 ? -1 : 1;
    if (ENDING.test(token.form)) ending += turned;
    if (FRAME.test(token.form) || !asked.has(token.form.slice(0, 5))) continue;
    if (turned < 0) negated += 1;
    else echoed += 1;
  }
  const bounded = Math.max(-3, Math.min(3, ending));
  return {
    echoed: Math.min(4, echoed),
    echoNegated: Math.min(3, negated),
    ending: bounded,
    turnedEnding: -turn * bounded,
    turnedTone: turn * tone.score,
    turnedPositive: turn * Math.min(8, tone.positive),
    turnedNegative: turn * Math.min(8, tone.negative),
    turnedNegated: turn * Math.min(3, negated),
    turn,
  };
}
