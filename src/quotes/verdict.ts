import { foldText } from '../model/text.js';
import type { Alignment, Run } from './align.js';
import { align } from './align.js';
import type { Tokens } from './tokens.js';

/** What a quote's words are to a text of its source, before authors and nesting are looked at. */
export interface Comparison {
  readonly words: 'equal' | 'trimmed' | 'altered';
  readonly source: Tokens;
  readonly alignment: Alignment;
}

/** Compares the own-level words of a quote with one wording of a source. */
export function compare(source: Tokens, quote: Tokens): Comparison {
  if (quote.ids.length === 0) return compareWordless(source, quote);
  const raw = align(source, quote);
  const runs = joinSame(source, quote, raw.runs);
  const alignment = runs === raw.runs ? raw : { ...raw, runs };
  const edited = runs.some((run) => run.op === 'insert' || (run.op === 'delete' && !run.marked));
  if (edited) return { words: 'altered', source, alignment };
  const left = alignment.from > 0 || alignment.to < source.ids.length || runs.some((run) => run.op === 'delete');
  return { words: left ? 'trimmed' : 'equal', source, alignment };
}

/** A quote of signs alone (":)", an emoji, an image): compared as folded text. */
function compareWordless(source: Tokens, quote: Tokens): Comparison {
  const [own, quoted] = [foldText(source.text), foldText(quote.text)];
  const none = { runs: [], from: 0, to: 0, equal: 0 };
  if (own === quoted) return { words: 'equal', source, alignment: { ...none, similarity: 1 } };
  if (own.includes(quoted)) return { words: 'trimmed', source, alignment: { ...none, similarity: 1 } };
  return { words: 'altered', source, alignment: { ...none, similarity: 0 } };
}

/** Words a run of letters may be cut into by markup and still be looked at as one. */
const MAX_PIECES = 6;

/**
 * What differs in print only is no edit: a long address a forum prints shortened ("example.org/a/b..."), and letters
 * that markup or a dash cuts into other words ("un**likely**", "d'[b]abord[/b]", "e-mail" and "email").
 */
function joinSame(source: Tokens, quote: Tokens, runs: readonly Run[]): readonly Run[] {
  if (!runs.some((run) => run.op === 'insert')) return runs;
  const out: Run[] = [];
  for (let at = 0; at < runs.length; at += 1) {
    const [run, next] = [runs[at], runs[at + 1]];
    if (run === undefined) continue;
    if (
      run.op === 'delete' &&
      next?.op === 'insert' &&
      (isSameAddress(source, run, quote, next) ||
        isSameLetters(source, run, quote, next) ||
        isSamePrint(source, run, quote, next))
    ) {
      out.push({ op: 'equal', s0: run.s0, s1: run.s1, q0: next.q0, q1: next.q1, marked: false });
      at += 1;
    } else out.push(run);
  }
  return out.length === runs.length ? runs : out;
}

function isSameLetters(source: Tokens, dropped: Run, quote: Tokens, added: Run): boolean {
  const pieces = [dropped.s1 - dropped.s0, added.q1 - added.q0];
  if (Math.max(...pieces) > MAX_PIECES || pieces[0] === pieces[1]) return false;
  const a = lettersOf(source.text.slice(source.starts[dropped.s0] ?? 0, source.ends[dropped.s1 - 1] ?? 0));
  const b = lettersOf(quote.text.slice(quote.starts[added.q0] ?? 0, quote.ends[added.q1 - 1] ?? 0));
  // Digits are left alone: 1.5 and 15 have the same digits.
  return a === b && /^[\p{L}\p{M}\s]+$/u.test(a);
}

/** The same signs with other spaces between them: "1 250" at the end of a line that was broken anew. */
function isSamePrint(source: Tokens, dropped: Run, quote: Tokens, added: Run): boolean {
  if (Math.max(dropped.s1 - dropped.s0, added.q1 - added.q0) > MAX_PIECES) return false;
  const dense = (text: string): string => foldText(text).replace(/\s/gu, '');
  const a = dense(source.text.slice(source.starts[dropped.s0] ?? 0, source.ends[dropped.s1 - 1] ?? 0));
  return a !== '' && a === dense(quote.text.slice(quote.starts[added.q0] ?? 0, quote.ends[added.q1 - 1] ?? 0));
}

const lettersOf = (text: string): string =>
  foldText(text)
    .replace(/\[\/?[a-z]{1,10}\]/gu, '')
    .replace(/[^\p{L}\p{M}\p{N}\s]/gu, '');

function isSameAddress(source: Tokens, dropped: Run, quote: Tokens, added: Run): boolean {
  if (dropped.s1 - dropped.s0 !== 1 || added.q1 - added.q0 !== 1) return false;
  const a = bare(source.text.slice(source.starts[dropped.s0] ?? 0, source.ends[dropped.s0] ?? 0));
  const b = bare(quote.text.slice(quote.starts[added.q0] ?? 0, quote.ends[added.q0] ?? 0));
  return shortens(a, b) || shortens(b, a);
}

const bare = (address: string): string => address.replace(/^https?:\/\//iu, '').toLowerCase();

function shortens(short: string, long: string): boolean {
  const cut = short.search(/\.{3}|…/u);
  return (
    cut >= 6 && long.startsWith(short.slice(0, cut)) && long.endsWith(short.slice(cut).replace(/^(?:\.{3,}|…)/u, ''))
  );
}
