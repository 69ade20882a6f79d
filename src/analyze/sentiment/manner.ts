import { lately } from '../words/lately.js';
import { indexPhrases, phraseAt } from '../words/phrases.js';
import type { Token } from '../words/tokens.js';
import { wordMemo } from '../words/word-memo.js';
import { MANNERS, OPENERS, ORDERS, WAYS, type Way } from './manner-words.js';

/** A word or phrase said at the reader, with what it adds to the manner of the text. */
export interface MannerCue {
  readonly first: number;
  readonly last: number;
  readonly value: number;
}

/** The form of a text as far as it bears on its manner. */
interface MannerForm {
  readonly words: number;
  readonly opener: number;
  readonly reader: number;
  readonly readers: number;
  readonly self: number;
  readonly questions: number;
  readonly asked: number;
  readonly exclamations: number;
  readonly long: number;
  readonly caps: number;
  readonly dots: number;
}

/** How a text speaks to its reader. */
export interface Manner {
  /** -1 unkind .. 1 kind. */
  readonly score: number;
  readonly cues: readonly MannerCue[];
  /** How often each way of speaking, and the form of the text. */
  readonly counts: ReadonlyMap<Way, number>;
  readonly form: MannerForm;
}

/**
 * What one cue of a way adds, by judgement; the signs were checked against one set of debates (tone of replies as rated
 * by readers), nothing was fitted.
 */
const WEIGHTS: Readonly<Record<Way, number>> = {
  thanks: 0.3,
  agrees: 0.5,
  concedes: 0.15,
  hedges: 0.08,
  excuses: 0.3,
  'asks kindly': 0.15,
  dismisses: -0.4,
  mocks: -0.35,
  challenges: -0.25,
  accuses: -0.12,
  lumps: -0.35,
  orders: -0.25,
  disdains: -0.4,
};
const OPENING = 0.3;
const READER = -0.12;
const QUESTION = -0.08;
const EXCLAMATION = -0.12;
const SHOUT = -0.12;
const DOTS = -0.06;
/** Replies that say "you" and ask are the rule in debates: what they lose is given back. */
const USUAL = 0.1;
/** Texts longer than this many words need more cues for the same score. */
const SHORT = 15;
/** Cues of one way, and signs of one kind, that count. */
const COUNTED = 3;
const READERS_COUNTED = 4;
const CUES_KEPT = 20;

const PHRASES = indexPhrases<Way>(MANNERS);
/** Words for the reader (1) and the writer (2). */
const WHO: ReadonlyMap<string, 1 | 2> = new Map([
  ..."you your you're yours yourself you've you'd you'll ur u ya youre".split(' ').map((word) => [word, 1] as const),
  ..."i i'm i've i'd i'll me my we our us".split(' ').map((word) => [word, 2] as const),
]);

const whoIs = wordMemo((form) => WHO.get(form) ?? null);

/**
 * How a text speaks to its reader: thanks, agreement, hedges and excuses against dismissal, mockery, challenges and
 * orders (families of cues after Danescu-Niculescu-Mizil et al. 2013, "A computational approach to politeness").
 * English; linear in the tokens; total.
 */
export const mannerOf: (tokens: readonly Token[]) => Manner = lately((tokens) => findManner(tokens));

function findManner(tokens: readonly Token[]): Manner {
  const counts = new Map<Way, number>();
  const cues: MannerCue[] = [];
  const cue = (way: Way, first: number, last: number): void => {
    const count = (counts.get(way) ?? 0) + 1;
    counts.set(way, count);
    if (count <= COUNTED && cues.length < CUES_KEPT) cues.push({ first, last, value: WEIGHTS[way] });
  };
  const form = formOf(tokens);
  let until = 0;
  let starts = true;
  for (let i = 0; i < tokens.length; i += 1) {
    const token = tokens[i];
    if (token === undefined || token.kind !== 'word') {
      if (token?.kind === 'stop') starts = true;
      continue;
    }
    if (starts && ORDERS.has(token.form)) cue('orders', i, i);
    starts = false;
    if (i < until) continue;
    const phrase = phraseAt(PHRASES, tokens, i);
    if (phrase === null) continue;
    until = i + phrase.words.length;
    cue(phrase.value, i, until - 1);
  }
  let sum =
    form.opener * OPENING +
    form.readers * READER +
    form.questions * QUESTION +
    form.exclamations * EXCLAMATION +
    form.caps * SHOUT +
    form.dots * DOTS;
  for (const way of WAYS) sum += Math.min(COUNTED, counts.get(way) ?? 0) * WEIGHTS[way];
  const eased = (sum + USUAL) / Math.sqrt(Math.max(1, form.words / SHORT));
  const score = eased / Math.sqrt(1 + eased * eased);
  return { score, cues, counts, form };
}

/** A manner as numbers for models. */
export function mannerNumbers({ score, counts, form }: Manner): Readonly<Record<string, number>> {
  const numbers: Record<string, number> = {};
  for (const way of WAYS) numbers[`manner ${way}`] = Math.min(COUNTED, counts.get(way) ?? 0);
  for (const [name, value] of Object.entries(form)) numbers[`manner ${name}`] = value;
  return { ...numbers, 'manner score': score, 'manner words': Math.sqrt(form.words) };
}

/** The form of a text as far as it bears on its manner: whom it speaks to, what it asks, how it begins. */
function formOf(tokens: readonly Token[]): MannerForm {
  let words = 0;
  let opener = 0;
  let readers = 0;
  let self = 0;
  let questions = 0;
  let asked = 0;
  let exclamations = 0;
  let long = 0;
  let caps = 0;
  let dots = 0;
  let readerHere = false;
  for (let i = 0; i < tokens.length; i += 1) {
    const token = tokens[i];
    if (token === undefined) break;
    if (token.kind === 'word') {
      const length = token.end - token.start;
      if (words === 0) opener = OPENERS.get(token.form) ?? 0;
      words += 1;
      if (length >= 7) long += 1;
      if (token.caps && length > 3) caps += 1;
      const who = whoIs(token);
      if (who === 1) {
        readers += 1;
        readerHere = true;
      } else if (who === 2) self += 1;
    } else if (token.kind === 'stop') {
      if (token.form.includes('?')) {
        questions += 1;
        if (readerHere) asked += 1;
        if (token.form.length > 1) dots += 1;
      }
      if (token.form.includes('!')) exclamations += 1;
      if (token.form.startsWith('..')) dots += 1;
      readerHere = false;
    }
  }
  const few = Math.max(12, words);
  return {
    words,
    opener,
    reader: readers / few,
    readers: Math.min(READERS_COUNTED, readers),
    self: self / few,
    questions: Math.min(COUNTED, questions),
    asked: Math.min(COUNTED, asked),
    exclamations: Math.min(COUNTED, exclamations),
    long: long / few,
    caps: Math.min(COUNTED, caps),
    dots: Math.min(COUNTED, dots),
  };
}
