import type { ReplyStanceClass } from '../../model/annotation.js';
import { valenceOf } from '../sentiment/lexicon.js';
import { toneOf } from '../sentiment/score.js';
import { phraseAt } from '../words/phrases.js';
import { tokensOf } from '../words/reading.js';
import type { Token } from '../words/tokens.js';
import { ADDRESS, ANYWHERE, OPENERS } from './cues.js';

/** How a reply stands to what it answers. */
export interface ReplyScore {
  readonly stance: ReplyStanceClass;
  readonly score: number;
  readonly confidence: number;
  readonly abstained: boolean;
  /** Deciding stretches, UTF-16 units of the reply. */
  readonly evidence: readonly { readonly start: number; readonly end: number }[];
}

/** Sum of signs beyond which a reply takes a side. Chosen by reading the signs, checked on two sets (tests/eval). */
const AGREE = 0.75;
const DISAGREE = -0.85;
/** Below this confidence the label is a guess and the analyzer abstains. */
const SURE = 0.4;
const PARENT_READ = 4000;

/**
 * Scores a reply against the words it answers: discourse cues at its head and inside, address, questions to the
 * reader, tone, words of the quoted text taken up and negated.
 *
 * @param lean what the posts' stances on the same targets add: below 0 where they are opposed, above where they agree
 */
export function scoreReply(reply: string, parent: string, lean = 0): ReplyScore {
  const tokens = tokensOf(reply);
  const evidence: { start: number; end: number }[] = [];
  const take = (first: number, words: number): void => {
    evidence.push({ start: tokens[first]?.start ?? 0, end: tokens[first + words - 1]?.end ?? 0 });
  };
  let words = 0;
  for (const token of tokens) if (token.kind === 'word') words += 1;
  if (words === 0 && !tokens.some((token) => token.kind === 'emoji')) return result(lean, [], 0);
  let sum = 0;
  const opening = openerOf(tokens);
  if (opening !== null) {
    sum += opening.value;
    take(opening.at, opening.words);
  }
  let inside = 0;
  let strong = 0;
  for (let i = opening === null ? 0 : opening.at + opening.words; i < tokens.length; i += 1) {
    const phrase = phraseAt(ANYWHERE, tokens, i);
    if (phrase === null) continue;
    const turned = phrase.value > 0 && negated(tokens, i);
    const value = turned ? -phrase.value : phrase.value;
    if (Math.abs(value) > 1) {
      // Weight falls with distance: the first sentences answer, later ones may tell of other things.
      strong += value * (i < 40 ? 1 : 0.6);
      if (evidence.length < 6) take(i, phrase.words.length);
    } else inside += value;
    i += phrase.words.length - 1;
  }
  sum += Math.max(-3, Math.min(3, strong));
  // Negations and "but" are common in any text; their share counts, not their number.
  sum += Math.max(-0.8, (inside / Math.max(12, words)) * 5);
  sum += address(tokens, words) + toneOf(tokens).score * 0.7 + contrast(tokens, parent);
  return result(sum + lean, evidence, words);
}

function result(sum: number, evidence: ReplyScore['evidence'], words: number): ReplyScore {
  const score = sum / (Math.abs(sum) + 1.6);
  const stance: ReplyStanceClass = sum >= AGREE ? 'agree' : sum <= DISAGREE ? 'disagree' : 'neutral';
  const confidence =
    stance === 'neutral'
      ? Math.min(0.5, 0.15 + (1 - Math.abs(score)) * (words > 0 ? 0.25 : 0))
      : Math.min(0.9, 0.3 + 0.6 * Math.abs(score));
  return {
    stance,
    score: Math.round(score * 1000) / 1000,
    confidence: Math.round(confidence * 1000) / 1000,
    abstained: confidence < SURE || stance === 'neutral',
    evidence,
  };
}

function openerOf(
  tokens: readonly Token[],
): { readonly value: number; readonly at: number; readonly words: number } | null {
  let seen = 0;
  for (let i = 0; i < tokens.length && seen < 3; i += 1) {
    const token = tokens[i];
    if (token?.kind !== 'word') continue;
    seen += 1;
    const phrase = phraseAt(OPENERS, tokens, i);
    if (phrase === null) continue;
    // "Yes, but …", "True, however …": agreement granted and taken back.
    let value = phrase.value;
    if (value > 1)
      for (let k = i + phrase.words.length; k < Math.min(tokens.length, i + 9); k += 1)
        if (/^(?:but|however|although|though)$/u.test(tokens[k]?.form ?? '')) value = 0.2;
    return { value: seen === 1 ? value : value * 0.6, at: i, words: phrase.words.length };
  }
  return null;
}

/** "You" with a question or a reproach leans to disagreement; "if you …" is anybody. */
function address(tokens: readonly Token[], words: number): number {
  let you = 0;
  let questions = 0;
  for (let i = 0; i < tokens.length; i += 1) {
    const token = tokens[i];
    if (token === undefined) break;
    if (token.kind === 'word' && ADDRESS.has(token.form)) {
      const before = tokens[i - 1]?.form ?? '';
      if (before !== 'if' && before !== 'when' && before !== 'thank' && !anybody(tokens, i)) you += 1;
    }
    if (token.kind === 'stop' && token.form.includes('?')) questions += 1;
  }
  const share = you / Math.max(10, words);
  return -Math.min(0.7, share * 6) - (questions > 0 ? (you > 0 ? 0.5 : 0.25) : 0);
}

/** "If you …, you …": the second person of a saying. */
function anybody(tokens: readonly Token[], at: number): boolean {
  const sentence = tokens[at]?.sentence;
  for (let i = at - 1; i >= 0 && tokens[i]?.sentence === sentence; i -= 1)
    if (tokens[i]?.form === 'if' || tokens[i]?.form === 'when') return true;
  return false;
}

/** Words of the quoted text that come back under a negation, or praised. */
function contrast(tokens: readonly Token[], parent: string): number {
  if (parent === '') return 0;
  const said = new Set<string>();
  for (const token of tokensOf(parent.slice(0, PARENT_READ)))
    if (token.kind === 'word' && token.form.length > 4) said.add(token.form);
  let turned = 0;
  let kept = 0;
  let reach = 99;
  for (const token of tokens) {
    if (token.kind !== 'word') {
      reach = 99;
      continue;
    }
    reach += 1;
    if (/^(?:not|never|no|nor|cannot)$/u.test(token.form) || token.form.endsWith("n't")) reach = 0;
    if (!said.has(token.form) || valenceOf(token.form) !== undefined) continue;
    if (reach <= 4) turned += 1;
    else kept += 1;
  }
  return -Math.min(0.6, turned * 0.3) - (kept > 0 ? 0.05 : 0);
}

function negated(tokens: readonly Token[], at: number): boolean {
  for (let i = at - 1; i >= at - 2 && i >= 0; i -= 1) {
    const form = tokens[i]?.form ?? '';
    if (form === 'not' || form === 'never' || form.endsWith("n't")) return true;
  }
  return false;
}
