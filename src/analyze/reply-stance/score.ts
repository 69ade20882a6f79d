import type { ReplyStanceClass } from '../../model/annotation.js';
import { toneOf } from '../sentiment/score.js';
import { phraseAt } from '../words/phrases.js';
import { tokensOf } from '../words/reading.js';
import type { Token } from '../words/tokens.js';
import { type Contrast, contrastOf } from './contrast.js';
import { ASKING, INQUIRIES, SARCASM } from './cues.js';
import { type Manner, mannerOf } from './manner.js';
import { type Cue, continuesAt, cuesOf, openerOf } from './signals.js';

/** How a reply stands to what it answers. */
export interface ReplyScore {
  readonly stance: ReplyStanceClass;
  /** Sum of all signs; `score` is its place between -1 and 1. */
  readonly sum: number;
  readonly score: number;
  readonly confidence: number;
  readonly abstained: boolean;
  /** Deciding stretches, UTF-16 units of the reply. */
  readonly evidence: readonly { readonly start: number; readonly end: number }[];
}

/** Sum of signs beyond which a reply takes a side. Chosen by reading the signs, checked on two sets (docs/evaluation.md). */
const AGREE = 0.4;
const DISAGREE = -0.6;
/**
 * Share of right labels by the sum: the mean of two boards, one of debates (3,757 replies) and one of comments (2,118),
 * which lie up to .15 apart on either side; linear in between.
 */
const WORTH: readonly (readonly [sum: number, share: number])[] = [
  [-4, 0.88],
  [-3, 0.84],
  [-2, 0.74],
  [-1.4, 0.64],
  [-0.6, 0.56],
  [-0.599, 0.3],
  [0, 0.36],
  [0.399, 0.38],
  [0.4, 0.38],
  [1, 0.48],
  [1.4, 0.6],
  [1.9, 0.74],
  [2.6, 0.87],
  [3.4, 0.9],
];
/** Below this confidence the label is a guess and the analyzer abstains; a neutral reply has said nothing to go by. */
const SURE = 0.45;
/** What is known beside the words that takes a side by itself. */
const ENOUGH = 0.5;
/**
 * Sum up to which a reply whose words take no side abstains: on a debate board such a reply contradicts more often than
 * not, elsewhere it asks or tells.
 */
const UNSAID = 1.4;
/** Tokens after which a cue weighs less: the first sentences answer, later ones may tell of other things. */
const NEAR = 40;
const MOST_EVIDENCE = 6;
/** Sum at which the score is one half. */
const HALF = 1.6;

/**
 * Scores a reply against the words it answers: cues at its head and inside, address, questions to the reader, tone, and
 * what it does with the quoted words.
 *
 * @param lean what else is known of the two posts, on the same scale as the signs: below 0 where they are opposed
 */
export function scoreReply(reply: string, parent: string, lean = 0): ReplyScore {
  const tokens = tokensOf(reply);
  const manner = mannerOf(tokens);
  if (manner.words === 0 && !tokens.some((token) => token.kind === 'emoji'))
    return result(lean, [], { words: 0, sarcastic: false, said: Math.abs(lean) >= ENOUGH });
  const found = signsOf(tokens, manner, parent);
  return result(found.sum + lean, evidenceOf(tokens, found.cues), {
    words: manner.words,
    sarcastic: found.sarcastic,
    said:
      found.cues.some((cue) => Math.abs(cue.value) >= 1) || found.parts.contrast <= -0.3 || Math.abs(lean) >= ENOUGH,
  });
}

/** All that the rules find in a reply, and what each part adds to the sum. */
export interface Signs {
  readonly sum: number;
  readonly parts: Readonly<Record<'opener' | 'cues' | 'hedges' | 'address' | 'company' | 'tone' | 'contrast', number>>;
  /** Stretches that decided, in the order of their weight. */
  readonly cues: readonly Cue[];
  readonly contrast: Contrast;
  readonly sarcastic: boolean;
}

/** Reads the signs of a reply: each is explained where its words are kept (cues.ts). */
export function signsOf(tokens: readonly Token[], manner: Manner, parent: string): Signs {
  const inquiring = inquires(tokens, manner);
  const first = openerOf(tokens, /\?\s*$/u.test(parent));
  const opener = inquiring && first !== null && ASKING.has(tokens[first.at]?.form ?? '') ? null : first;
  const cues = cuesOf(tokens, opener === null ? 0 : opener.at + opener.words);
  const goesOn = opener === null ? continuesAt(tokens) : null;
  let strong = 0;
  let weak = 0;
  for (const cue of cues) {
    if (Math.abs(cue.value) > 1) strong += cue.value * (cue.at < NEAR ? 1 : 0.6);
    else weak += cue.value;
  }
  const contrast = contrastOf(tokens, parent);
  const parts = {
    opener: (opener ?? goesOn)?.value ?? 0,
    cues: Math.max(-3, Math.min(3, strong)),
    // Negations and "but" are common in any text; their share counts, not their number.
    hedges: Math.max(-0.8, (weak / Math.max(12, manner.words)) * 5),
    address: inquiring ? 0 : address(manner),
    company: company(manner),
    tone: toneOf(tokens).score * 0.7,
    contrast: turnOf(contrast),
  };
  const sum = Object.values(parts).reduce((all, one) => all + one, 0);
  const sarcastic = isSarcastic(tokens);
  return {
    // Praise that is not meant is no agreement; blame that is not meant is rare.
    sum: sarcastic && sum > 0 ? sum * 0.4 - 0.4 : sum,
    parts,
    cues: [...(opener === null ? [] : [opener]), ...cues.filter((cue) => Math.abs(cue.value) > 1), ...turns(contrast)],
    contrast,
    sarcastic,
  };
}

/** What it adds that quoted words come back negated, turned round, doubted or thrown back. */
function turnOf({ negated, opposed, questioned, renamed, kept }: Contrast): number {
  const turned = negated.length + 1.5 * opposed.length + 2 * questioned.length;
  return -Math.min(0.9, turned * 0.3) - Math.min(1.6, renamed.length * 0.9) - (kept > 0 ? 0.05 : 0);
}

function turns({ negated, opposed, questioned, renamed }: Contrast): Cue[] {
  return [...renamed, ...questioned, ...opposed, ...negated].map((at) => ({ value: -0.3, at, words: 1 }));
}

/** "You" with a question or a reproach leans to disagreement. */
function address(manner: Manner): number {
  const asked = manner.questions === 0 ? 0 : manner.you > 0 ? 0.5 : 0.25;
  return -Math.min(0.7, manner.you * 6) - asked;
}

/** A question that wants to know something: nothing in it is denied and nothing sounds harsh. */
function inquires(tokens: readonly Token[], manner: Manner): boolean {
  if (manner.questions === 0 || manner.negations > 0 || toneOf(tokens).score < -0.1) return false;
  return tokens.some((_, i) => phraseAt(INQUIRIES, tokens, i) !== null);
}

/** Talk of others or of oneself to a reader who is not addressed goes along with him more often than not. */
function company(manner: Manner): number {
  if (manner.you > 0 || manner.questions > 0) return 0;
  return Math.min(0.35, manner.others * 4) + Math.min(0.25, manner.self * 2.5) + (manner.exclaims ? 0.3 : 0);
}

function isSarcastic(tokens: readonly Token[]): boolean {
  for (let i = 0; i < tokens.length; i += 1) {
    if (phraseAt(SARCASM, tokens, i) !== null) return true;
    const form = tokens[i]?.form ?? '';
    if (form === '🙄') return true;
    if (form === '/' && tokens[i + 1]?.form === 's' && i + 2 >= tokens.length) return true;
  }
  return false;
}

function evidenceOf(tokens: readonly Token[], cues: readonly Cue[]): ReplyScore['evidence'] {
  const out: { start: number; end: number }[] = [];
  for (const { at, words } of cues) {
    const start = tokens[at]?.start ?? 0;
    const end = tokens[at + words - 1]?.end ?? start;
    if (out.length < MOST_EVIDENCE && !out.some((one) => one.start < end && start < one.end)) out.push({ start, end });
  }
  return out.sort((a, b) => a.start - b.start);
}

interface Basis {
  readonly words: number;
  readonly sarcastic: boolean;
  /** Some words, or what else is known, take a side; else manner alone leans to one. */
  readonly said: boolean;
}

function result(sum: number, evidence: ReplyScore['evidence'], { words, sarcastic, said }: Basis): ReplyScore {
  const stance = stanceOf(sum);
  const confidence = worthOf(sum) * (sarcastic ? 0.8 : 1) * (words === 0 ? 0.6 : 1);
  return {
    stance,
    sum,
    score: Math.round(scoreOf(sum) * 1000) / 1000,
    confidence: Math.round(confidence * 1000) / 1000,
    abstained: confidence < SURE || stance === 'neutral' || (!said && Math.abs(sum) < UNSAID),
    evidence,
  };
}

/** -1 disagree .. 1 agree */
export function scoreOf(sum: number): number {
  return sum / (Math.abs(sum) + HALF);
}

/** The side a sum of signs is on. */
export function stanceOf(sum: number): ReplyStanceClass {
  return sum >= AGREE ? 'agree' : sum <= DISAGREE ? 'disagree' : 'neutral';
}

function worthOf(sum: number): number {
  const at = WORTH.findIndex(([from]) => sum < from);
  const [to, high] = WORTH[at < 0 ? WORTH.length - 1 : at] ?? [0, 0];
  const [from, low] = WORTH[at < 0 ? WORTH.length - 1 : Math.max(0, at - 1)] ?? [0, 0];
  return to === from ? high : low + ((high - low) * (sum - from)) / (to - from);
}
