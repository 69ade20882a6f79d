import type { Token } from '../words/tokens.js';
import { ADDRESS, OTHERS, SELF } from './cues.js';

/** What a reply does with words: counts and shares, from one pass over its tokens. */
export interface Manner {
  readonly words: number;
  /** Shares of the words, 0..1; a text of fewer than ten words counts as ten. */
  readonly you: number;
  readonly others: number;
  readonly self: number;
  readonly negations: number;
  readonly questions: number;
  /** Every sentence is a question. */
  readonly asksOnly: boolean;
  readonly asksFirst: boolean;
  readonly exclaims: boolean;
}

const NEGATION: ReadonlySet<string> = new Set('not never no nor none nothing cannot neither'.split(' '));

/** A word that turns what follows into its opposite. */
export function isNegation(token: Token): boolean {
  return token.kind === 'word' && (NEGATION.has(token.form) || token.form.endsWith("n't"));
}

/** Counts who is spoken of and how, in one pass. */
export function mannerOf(tokens: readonly Token[]): Manner {
  let words = 0;
  let you = 0;
  let others = 0;
  let self = 0;
  let negations = 0;
  let questions = 0;
  let stops = 0;
  let first = '';
  let exclaims = false;
  // "If you …, you …": the second person of a saying, to the end of its sentence.
  let anybody = -1;
  let before = '';
  for (const token of tokens) {
    if (token.kind === 'stop') {
      const asks = token.form.includes('?');
      if (asks) questions += 1;
      else if (token.form.includes('!')) exclaims = true;
      stops += 1;
      if (stops === 1) first = token.form;
      continue;
    }
    if (token.kind !== 'word') continue;
    words += 1;
    if (token.form === 'if' || token.form === 'when') anybody = token.sentence;
    if (ADDRESS.has(token.form)) {
      if (anybody !== token.sentence && before !== 'thank') you += 1;
    } else if (OTHERS.has(token.form)) others += 1;
    else if (SELF.has(token.form)) self += 1;
    if (isNegation(token)) negations += 1;
    before = token.form;
  }
  const all = Math.max(10, words);
  return {
    words,
    you: you / all,
    others: others / all,
    self: self / all,
    negations: negations / all,
    questions,
    asksOnly: questions > 0 && questions === stops && endsAsking(tokens),
    asksFirst: first.includes('?'),
    exclaims,
  };
}

function endsAsking(tokens: readonly Token[]): boolean {
  const last = tokens.findLast((token) => token.kind === 'word' || token.kind === 'stop');
  return last?.kind === 'stop';
}
