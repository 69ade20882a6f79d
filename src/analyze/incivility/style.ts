import afinn from 'sentiment/languages/en/index.js';
import { log } from '../linear/arithmetic.js';
import { signsIn } from '../words/signs.js';
import type { Token } from '../words/tokens.js';
import { wordMemo } from '../words/word-memo.js';
import { YOU_WORDS } from './hostile-words.js';

const VALENCE = new Map(Object.entries(afinn.labels));
const SELF_WORDS: ReadonlySet<string> = new Set(['i', "i'm", 'my', 'me', "i've", "i'd", "i'll"]);
const NOT: ReadonlySet<string> = new Set(
  "not no never don't dont doesn't didn't isn't aren't wasn't can't cannot won't".split(' '),
);
/** Words after a negation whose value is not counted. */
const REACH = 3;

/** What is counted of a form; null where nothing is, as of most. */
const partOf = wordMemo((form) => {
  const part = { you: YOU_WORDS.has(form), self: SELF_WORDS.has(form), not: NOT.has(form), value: VALENCE.get(form) };
  return part.you || part.self || part.not || part.value !== undefined ? part : null;
});

/**
 * How a text is written, for the model: length, signs, who is spoken of, and its plain AFINN values. They are counted
 * here and not taken from the sentiment analyzer, so that the weights stay true when its rules change.
 */
export function styleNumbers(tokens: readonly Token[]): Record<string, number> {
  const { words, caps, questions, exclamations, dots, links, names, tags, quotes } = signsIn(tokens);
  let you = 0;
  let self = 0;
  let good = 0;
  let bad = 0;
  let best = 0;
  let worst = 0;
  let since = REACH + 1;
  for (let i = 0; i < tokens.length; i += 1) {
    const token = tokens[i];
    if (token === undefined) break;
    if (token.kind === 'stop') since = REACH + 1;
    if (token.kind !== 'word') continue;
    since += 1;
    const part = partOf(token);
    if (part === null) continue;
    if (part.you) you += 1;
    else if (part.self) self += 1;
    if (part.not) since = 0;
    const { value } = part;
    if (value === undefined || since <= REACH) continue;
    if (value > 0) good += value;
    else bad -= value;
    best = Math.max(best, value);
    worst = Math.max(worst, -value);
  }
  return {
    words: log(words + 1) / Math.LN2,
    caps: caps / Math.max(4, words),
    questions: Math.min(3, questions),
    exclamations: Math.min(3, exclamations),
    dots: Math.min(2, dots),
    links: Math.min(2, links),
    names: Math.min(3, names),
    tags: Math.min(3, tags),
    quotes: Math.min(4, quotes),
    you: you / Math.max(8, words),
    self: self / Math.max(8, words),
    good: Math.min(8, good),
    bad: Math.min(8, bad),
    badness: bad / Math.max(8, words),
    best,
    worst,
  };
}
