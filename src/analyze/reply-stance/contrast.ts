import { valenceOf } from '../sentiment/lexicon.js';
import { tokensOf } from '../words/reading.js';
import type { Token } from '../words/tokens.js';
import { OPPOSITES } from './cues.js';
import { isNegation } from './manner.js';

/** What a reply does with the words it answers; places are those of the reply's tokens. */
export interface Contrast {
  /** Taken up under a negation: "they do not keep it clean". */
  readonly negated: readonly number[];
  /** Put into marks of doubt: your so-called 'plan'. */
  readonly renamed: readonly number[];
  /** Answered by their opposite: "dear", where "cheap" was said. */
  readonly opposed: readonly number[];
  /** Thrown back as a question: "Clean?" */
  readonly questioned: readonly number[];
  /** Taken up as they are. */
  readonly kept: number;
}

const PARENT_READ = 4000;
const REPLY_READ = 1500;
/** Words a negation reaches over. */
const REACH = 4;
/** Words within quotation marks that are a name for something rather than somebody's speech. */
const NAME = 3;
/** A question of so few words that takes up one of the quoted ones asks back. */
const ECHO = 4;
const SHORT = 4;

const NONE: Contrast = { negated: [], renamed: [], opposed: [], questioned: [], kept: 0 };

/** Compares a reply with the words it answers. */
export function contrastOf(tokens: readonly Token[], parent: string): Contrast {
  if (parent === '') return NONE;
  const said = new Set<string>();
  for (const token of tokensOf(parent.length > PARENT_READ ? parent.slice(0, PARENT_READ) : parent))
    if (token.kind === 'word') said.add(token.form);
  const negated: number[] = [];
  const opposed: number[] = [];
  let kept = 0;
  let reach = REACH + 1;
  const until = Math.min(tokens.length, REPLY_READ);
  for (let i = 0; i < until; i += 1) {
    const token = tokens[i];
    if (token === undefined) break;
    if (token.kind !== 'word') {
      reach = REACH + 1;
      continue;
    }
    reach = isNegation(token) ? 0 : reach + 1;
    const opposite = OPPOSITES.get(token.form);
    if (opposite !== undefined && reach > REACH && said.has(opposite) && !said.has(token.form)) opposed.push(i);
    if (token.form.length <= SHORT || !said.has(token.form) || valenceOf(token.form) !== undefined) continue;
    if (reach <= REACH) negated.push(i);
    else kept += 1;
  }
  return {
    negated,
    opposed,
    renamed: inMarks(tokens, until, said),
    questioned: askedBack(tokens, until, said),
    kept,
  };
}

/** Quoted words between marks, up to three of them, and words after "so-called". */
function inMarks(tokens: readonly Token[], until: number, said: ReadonlySet<string>): number[] {
  const out: number[] = [];
  let open = -1;
  for (let i = 0; i < until; i += 1) {
    const token = tokens[i];
    if (token?.kind === 'word' && (token.form === 'so-called' || isSoCalled(tokens, i))) {
      const next = saidAfter(tokens, i, said);
      if (next > 0) out.push(next);
      continue;
    }
    if (!isMark(token)) continue;
    if (open >= 0 && i - open <= NAME + 1) {
      const inside = tokens.slice(open + 1, i);
      if (inside.length > 0 && inside.every((one) => one.kind === 'word' && said.has(one.form))) out.push(open + 1);
      open = -1;
    } else open = i;
  }
  return out;
}

/** The first quoted word among the next ones, or -1. */
function saidAfter(tokens: readonly Token[], at: number, said: ReadonlySet<string>): number {
  for (let k = at + 1; k <= at + NAME; k += 1)
    if (tokens[k]?.kind === 'word' && said.has(tokens[k]?.form ?? '')) return k;
  return -1;
}

function isSoCalled(tokens: readonly Token[], at: number): boolean {
  return tokens[at]?.form === 'called' && tokens[at - 1]?.form === 'so';
}

const MARKS: ReadonlySet<string> = new Set(["'", '‘', '’', '*']);

function isMark(token: Token | undefined): boolean {
  return token !== undefined && (token.kind === 'quote' || (token.kind === 'mark' && MARKS.has(token.form)));
}

/** Questions of one to four words that consist of quoted ones at least by half. */
function askedBack(tokens: readonly Token[], until: number, said: ReadonlySet<string>): number[] {
  const out: number[] = [];
  let from = -1;
  let words = 0;
  let taken = 0;
  for (let i = 0; i < until; i += 1) {
    const token = tokens[i];
    if (token === undefined) break;
    if (token.kind === 'word') {
      if (from < 0) from = i;
      words += 1;
      if (token.form.length > 3 && said.has(token.form)) taken += 1;
      continue;
    }
    if (token.kind !== 'stop' && token.kind !== 'break') continue;
    if (token.form.includes('?') && words > 0 && words <= ECHO && taken * 2 >= words) out.push(from);
    from = -1;
    words = 0;
    taken = 0;
  }
  return out;
}
