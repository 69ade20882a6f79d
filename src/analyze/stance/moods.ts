import { toneOf } from '../sentiment/score.js';
import { phraseAt } from '../words/phrases.js';
import type { Token } from '../words/tokens.js';
import { IRONY, MOCKERY } from './cues.js';

/** What a sentence's mood does to what it says: a factor on what speaks for somebody, and on what speaks against. */
export interface Mood {
  readonly favor: number;
  readonly against: number;
  /** The sentence's question, if it is one, asks nothing: it states. */
  readonly settled: boolean;
}

const PLAIN: Mood = { favor: 1, against: 1, settled: false };
/** Said and not meant: praise is blame, but less surely; blame stays. */
const MOCKED: Mood = { favor: -0.7, against: 1, settled: true };
/** A question that takes what it says for granted: "why does X hate us?" */
const GRANTED: Mood = { favor: 0.9, against: 1, settled: true };
const ANYBODY = /^(?:anyone|anybody|someone|somebody|people|you|they|we|sane|person|one|any)$/u;

/** Moods of a text, by sentence; computed once for all evidence. */
export interface Moods {
  /** @param at token the evidence begins with, `last` the one it ends with */
  readonly of: (sentence: number, at: number, last: number) => Mood;
}

interface Frame {
  readonly first: number;
  readonly last: number;
}

/** Reads conditions, concessions, rhetorical questions and mockery: of a sentence when it is first asked for. */
export function moodsOf(tokens: readonly Token[]): Moods {
  let mocked: ReadonlySet<number> | null = null;
  const known = new Map<number, (at: number, last: number) => Mood>();
  return {
    of: (sentence, at, last) => {
      let mood = known.get(sentence);
      if (mood === undefined) {
        mocked ??= mockedSentences(tokens);
        mood = readMood(tokens, extentOf(tokens, at), mocked.has(sentence));
        known.set(sentence, mood);
      }
      return mood(at, last);
    },
  };
}

/** First and last token of the sentence a token stands in. */
export function extentOf(tokens: readonly Token[], at: number): Frame {
  const sentence = tokens[at]?.sentence;
  let first = at;
  let last = at;
  while (first > 0 && tokens[first - 1]?.sentence === sentence) first -= 1;
  while (tokens[last + 1]?.sentence === sentence) last += 1;
  return { first, last };
}

function readMood(tokens: readonly Token[], frame: Frame, mocked: boolean): (at: number, last: number) => Mood {
  const parts = clauseFactors(tokens, frame);
  const rhetorical = isRhetorical(tokens, frame);
  return (at, last) => {
    if (isScareQuoted(tokens, at, last)) return MOCKED;
    const factor = parts.reduce((all, part) => (at >= part.first && at <= part.last ? all * part.factor : all), 1);
    if (mocked) return { favor: MOCKED.favor * Math.abs(factor), against: Math.abs(factor), settled: true };
    if (rhetorical === 'granted') return GRANTED;
    if (rhetorical) return { favor: -0.8, against: rhetorical === 'anybody' ? -0.6 : 0.9, settled: true };
    if (factor < 0) return { favor: factor, against: 0.3, settled: false };
    return factor === 1 ? PLAIN : { favor: factor, against: factor, settled: false };
  };
}

interface Part extends Frame {
  readonly factor: number;
}

/** Stretches of a sentence whose words weigh less: conditions, what was conceded, what would have been. */
function clauseFactors(tokens: readonly Token[], { first, last }: Frame): Part[] {
  const out: Part[] = [];
  let but = -1;
  for (let i = first; i <= last; i += 1) {
    const form = tokens[i]?.form ?? '';
    if (form === 'if' && tokens[i - 1]?.form !== 'even' && tokens[i - 1]?.form !== 'as') {
      const end = clauseEnd(tokens, i, last);
      const contrary =
        someIn(tokens, i, end, /^(?:were|had)$/u) && someIn(tokens, first, last, /^(?:would|'d|could|.*'d)$/u);
      out.push({ first: i, last: end, factor: contrary ? -0.9 : 0.1 });
      if (i === first || contrary) out.push({ first: end + 1, last, factor: 0.15 });
      else
        out.push({
          first,
          last: i - 1,
          factor: someIn(tokens, first, i, /^(?:would|'d|could|might|may)$/u) ? 0.2 : 0.6,
        });
    } else if (/^(?:although|though|while|whilst|granted|admittedly|despite)$/u.test(form)) {
      out.push({
        first: i,
        last: form === 'despite' ? Math.min(last, i + 3) : clauseEnd(tokens, i, last),
        factor: 0.25,
      });
    } else if (form === 'but' && but < 0 && i > first) {
      but = i;
    } else if (
      /^(?:would|could|might|should)$/u.test(form) &&
      tokens[i + 1]?.form === 'have' &&
      tokens[i + 2]?.form === 'been'
    ) {
      out.push({ first, last, factor: -0.35 });
    } else if (form === 'what' && /^(?:say|think)$/u.test(tokens[i - 1]?.form ?? '') && i - 1 === first) {
      out.push({ first, last: clauseEnd(tokens, i, last), factor: 0.1 });
    } else if (form === 'or' && isEither(tokens, i)) {
      out.push({ first, last: clauseEnd(tokens, i, last), factor: 0.05 });
    }
  }
  const hollow = hollowPraise(tokens, first, last);
  if (hollow >= 0) out.push({ first, last: hollow, factor: 0.2 });
  // Before "but" stands what is conceded.
  if (but > 0) out.push({ first, last: but - 1, factor: 0.5 });
  return out;
}

/** "Great job, X, the port is closed": praise that opens a sentence and is followed by none. @returns its last token or -1 */
function hollowPraise(tokens: readonly Token[], first: number, last: number): number {
  for (let i = first; i <= last; i += 1) if (phraseAt(IRONY, tokens, i) !== null) return last;
  if (!/^(?:great|nice|good|brilliant|lovely|excellent|fantastic|wonderful)$/u.test(tokens[first]?.form ?? ''))
    return -1;
  if (!/^(?:job|work|going|one|move|thinking|effort)$/u.test(tokens[first + 1]?.form ?? '')) return -1;
  let comma = -1;
  for (let i = first + 2; i <= last; i += 1) if (tokens[i]?.kind === 'comma') comma = i;
  if (comma < 0 || last - comma < 3) return -1;
  return toneOf(tokens).charged.some((item) => item.first > comma && item.first <= last && item.value > 0) ? -1 : comma;
}

/** "Love him or hate him": neither. */
function isEither(tokens: readonly Token[], at: number): boolean {
  const before = tokens[at - 2]?.form ?? '';
  const after = tokens[at + 1]?.form ?? '';
  return /^(?:love|like|hate)$/u.test(before) && /^(?:hate|loathe|leave|love|not|dislike)$/u.test(after);
}

function clauseEnd(tokens: readonly Token[], from: number, last: number): number {
  for (let i = from + 1; i <= last; i += 1) {
    const token = tokens[i];
    if (token?.kind === 'comma' || token?.form === 'then') return i;
  }
  return last;
}

function someIn(tokens: readonly Token[], from: number, to: number, pattern: RegExp): boolean {
  for (let i = from; i <= to; i += 1) if (pattern.test(tokens[i]?.form ?? '')) return true;
  return false;
}

/**
 * Questions that state: "why would anyone trust X", "who would vote for X", "how can you support X", "does anyone still
 * believe X". Those with "anyone" deny whatever they ask; "how can you" blames praise alone.
 */
function isRhetorical(tokens: readonly Token[], { first, last }: Frame): 'anybody' | 'praise' | 'granted' | null {
  const end = tokens[last];
  const before = tokens[last - 1];
  const asks =
    (end?.kind === 'stop' && end.form.includes('?')) || (before?.kind === 'stop' && before.form.includes('?'));
  if (!asks) return null;
  let at = first;
  while (/^(?:so|and|but|then|seriously|honestly|just)$/u.test(tokens[at]?.form ?? '')) at += 1;
  const form = tokens[at]?.form ?? '';
  const next = tokens[at + 1]?.form ?? '';
  const modal = /^(?:would|should|could|can|on|the|in)$/u.test(next);
  const anyone = someIn(tokens, at, Math.min(last, at + 4), /^(?:anyone|anybody)$/u);
  if ((form === 'why' || form === 'how') && modal)
    return anyone ? 'anybody' : isPerson(tokens, at + 2) ? 'praise' : null;
  if (form === 'why' && /^(?:does|did|is|has|was|do|are)$/u.test(next)) return 'granted';
  if (form === 'who' && (modal || /^(?:still|needs?|wants?|trusts?|believes?|cares)$/u.test(next))) return 'anybody';
  if (
    /^(?:does|do|did|can|could|is|would)$/u.test(form) &&
    anyone &&
    someIn(tokens, at, last, /^(?:still|really|seriously|actually|honestly)$/u)
  )
    return 'anybody';
  return null;
}

function isPerson(tokens: readonly Token[], at: number): boolean {
  return ANYBODY.test(tokens[at]?.form ?? '');
}

/** One to three words between quotation marks. */
function isScareQuoted(tokens: readonly Token[], first: number, last: number): boolean {
  for (let i = first; i <= last; i += 1) {
    if (tokens[i]?.kind !== 'quote') continue;
    const end = closing(tokens, i);
    if (end > 0 && i - 1 >= first - 1 && end <= last + 1) return true;
  }
  return tokens[first - 1]?.kind === 'quote' && closing(tokens, first - 1) > 0;
}

function closing(tokens: readonly Token[], open: number): number {
  for (let i = open + 2; i <= open + 4; i += 1) {
    if (tokens[i]?.kind === 'quote') return i;
    if (tokens[i]?.kind === 'stop') return -1;
  }
  return -1;
}

/** Sentences that mock: "oh great", "yeah right", "/s", rolling eyes; the sign may stand in a sentence of its own behind. */
function mockedSentences(tokens: readonly Token[]): ReadonlySet<number> {
  const out = new Set<number>();
  for (let i = 0; i < tokens.length; i += 1) {
    const token = tokens[i];
    if (token === undefined) continue;
    const phrase = token.kind === 'word' ? phraseAt(MOCKERY, tokens, i) : null;
    if (phrase === null && !isMockingSign(tokens, i)) continue;
    out.add(token.sentence);
    if (wordsIn(tokens, i, 5) > (phrase?.words.length ?? 1) + 1) continue;
    // A sign alone belongs to the sentences beside it: a mark to the one before, an exclamation to the next as well.
    if (token.sentence > 0) out.add(token.sentence - 1);
    if (phrase !== null) out.add(token.sentence + 1);
  }
  return out;
}

/** "/s", or rolling or upside-down eyes. */
function isMockingSign(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at];
  if (token?.kind === 'emoji') return token.form === '\u{1f644}' || token.form === '\u{1f643}';
  return token?.form === '/' && tokens[at + 1]?.form === 's' && tokens[at + 2]?.kind !== 'word';
}

/** Words of the sentence around a token, counted up to `most`. */
function wordsIn(tokens: readonly Token[], at: number, most: number): number {
  const sentence = tokens[at]?.sentence;
  let words = 0;
  for (let i = at; i >= 0 && words < most && tokens[i]?.sentence === sentence; i -= 1)
    if (tokens[i]?.kind === 'word') words += 1;
  for (let i = at + 1; words < most && tokens[i]?.sentence === sentence; i += 1)
    if (tokens[i]?.kind === 'word') words += 1;
  return words;
}

/** 0..1: share of confidence left where words may mean the opposite. */
export function doubtOf(tokens: readonly Token[]): number {
  for (let i = 0; i < tokens.length; i += 1) {
    if (isMockingSign(tokens, i)) return DOUBTED;
    if (tokens[i]?.kind !== 'word') continue;
    if (phraseAt(IRONY, tokens, i) !== null || phraseAt(MOCKERY, tokens, i) !== null) return DOUBTED;
  }
  return 1;
}

const DOUBTED = 0.7;
