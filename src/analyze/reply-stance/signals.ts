import { type Phrase, phraseAt } from '../words/phrases.js';
import type { Token } from '../words/tokens.js';
import { ALONE, ANYWHERE, ASKING, CONTINUES, FILLERS, OPENERS, TURNS, YES_NO } from './cues.js';
import { isNegation } from './manner.js';

/** A stretch of tokens that speaks for a side: above 0 for agreement. */
export interface Cue {
  readonly value: number;
  readonly at: number;
  readonly words: number;
}

/** Words that a head cue may stand behind: "Well, no", "Oh I agree". */
const HEAD = 3;
/** Words after which an agreement is no longer taken back by "but". */
const TAKEN_BACK = 9;
const MOST_CUES = 40;

/**
 * The cue at the head of a reply, or null.
 *
 * @param asked what it answers ends with a question: "yes" and "no" then answer that rather than take a side
 */
export function openerOf(tokens: readonly Token[], asked: boolean): Cue | null {
  let seen = 0;
  for (let i = 0; i < tokens.length && seen < HEAD; i += 1) {
    const token = tokens[i];
    if (token?.kind !== 'word') continue;
    seen += 1;
    const phrase = phraseAt(OPENERS, tokens, i);
    const next = tokens[i + (phrase?.words.length ?? 1)];
    const alone = next === undefined || next.kind !== 'word';
    const first = phrase?.words[0] ?? '';
    if (phrase !== null && (alone || phrase.words.length > 1 || !ALONE.has(first))) {
      const behind = tokensBehind(tokens, i, seen);
      if (behind !== null) return behind;
      return { value: openingValue(phrase, tokens, i, asked), at: i, words: phrase.words.length };
    }
    if (!FILLERS.has(token.form)) return null;
  }
  return null;
}

/** A filler that is a cue itself gives way to a clear one behind it: "Well, no", "But you're right". */
function tokensBehind(tokens: readonly Token[], at: number, seen: number): Cue | null {
  const form = tokens[at]?.form ?? '';
  if (seen >= HEAD || !FILLERS.has(form)) return null;
  for (let i = at + 1; i < tokens.length; i += 1) {
    if (tokens[i]?.kind !== 'word') continue;
    const phrase = phraseAt(OPENERS, tokens, i);
    return phrase === null || Math.abs(phrase.value) < 2 || ALONE.has(phrase.words[0] ?? '')
      ? null
      : { value: phrase.value * 0.8, at: i, words: phrase.words.length };
  }
  return null;
}

function openingValue(phrase: Phrase<number>, tokens: readonly Token[], at: number, asked: boolean): number {
  if (ASKING.has(phrase.words[0] ?? '') && !isQuestion(tokens, at)) return 0;
  if (asked && YES_NO.has(phrase.words[0] ?? '')) return phrase.value * 0.4;
  if (phrase.value < 1) return phrase.value;
  // "Yes, but …", "True. However, …": agreement granted and taken back.
  const from = at + phrase.words.length;
  let begins = true;
  let stops = 0;
  for (let k = from; k < Math.min(tokens.length, from + TAKEN_BACK) && stops < 2; k += 1) {
    const token = tokens[k];
    if (token?.kind === 'stop' || token?.kind === 'break') {
      stops += 1;
      begins = true;
      continue;
    }
    if (token?.kind !== 'word') continue;
    if (TURNS.has(token.form) && (stops === 0 || begins)) return 0.2;
    begins = false;
  }
  return phrase.value;
}

/** The sentence at a token ends with a question mark. */
function isQuestion(tokens: readonly Token[], at: number): boolean {
  for (let i = at; i < tokens.length; i += 1)
    if (tokens[i]?.kind === 'stop') return tokens[i]?.form.includes('?') === true;
  return false;
}

/** Cues inside a reply from token `from` on; praise under a negation is turned round. */
export function cuesOf(tokens: readonly Token[], from: number): Cue[] {
  const out: Cue[] = [];
  for (let i = from; i < tokens.length && out.length < MOST_CUES; i += 1) {
    const phrase = phraseAt(ANYWHERE, tokens, i);
    if (phrase === null) continue;
    const turned = phrase.value > 0 && negatedBefore(tokens, i);
    out.push({ value: turned ? -phrase.value : phrase.value, at: i, words: phrase.words.length });
    i += phrase.words.length - 1;
  }
  return out;
}

function negatedBefore(tokens: readonly Token[], at: number): boolean {
  for (let i = at - 1; i >= at - 2 && i >= 0; i -= 1) {
    const token = tokens[i];
    if (token !== undefined && isNegation(token)) return true;
  }
  return false;
}

/** Words a reply goes on with, as one who is of the same mind does: "And …", "That's why …". */
export function continuesAt(tokens: readonly Token[]): Cue | null {
  const at = tokens.findIndex((token) => token.kind === 'word');
  const phrase = at < 0 ? null : phraseAt(CONTINUES, tokens, at);
  return phrase === null ? null : { value: phrase.value, at, words: phrase.words.length };
}
