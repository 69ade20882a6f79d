import type { Token } from '../words/tokens.js';

/** A stretch in capitals, by its tokens. */
export interface Shout {
  readonly first: number;
  readonly last: number;
}

/** How loud a text is written. */
export interface Loudness {
  /** Share of longer words in capitals, 0..1; 0 for acronyms and texts too short to tell. */
  readonly share: number;
  /** Runs of three or more words in capitals, at least two of them longer than an acronym. */
  readonly runs: readonly Shout[];
  /** Runs of three or more exclamation marks. */
  readonly exclamations: number;
}

/** Longest acronym that is not taken for shouting. */
const ACRONYM = 3;
const RUN = 3;

/** Capitals and exclamation marks of a tokenised text. Linear. */
export function loudnessOf(tokens: readonly Token[]): Loudness {
  const runs: Shout[] = [];
  let caps = 0;
  let words = 0;
  let exclamations = 0;
  let first = -1;
  let last = -1;
  let length = 0;
  let long = 0;
  const close = (): void => {
    if (length >= RUN && long >= 2) runs.push({ first, last });
    length = 0;
    long = 0;
  };
  for (let i = 0; i < tokens.length; i += 1) {
    const token = tokens[i];
    if (token === undefined) break;
    if (token.kind === 'stop' && /[!\uff01]{3}|[!?\uff01]{4}/u.test(token.form)) exclamations += 1;
    if (token.kind === 'break') close();
    if (token.kind !== 'word') continue;
    const size = token.end - token.start;
    if (size >= ACRONYM) words += 1;
    if (token.caps) {
      if (size > ACRONYM) {
        caps += 1;
        long += 1;
      }
      if (length === 0) first = i;
      last = i;
      length += 1;
    } else if (!(size === 1 && token.capital)) close();
  }
  close();
  return { share: words < 4 || caps < 3 ? 0 : Math.min(1, caps / words), runs, exclamations };
}
