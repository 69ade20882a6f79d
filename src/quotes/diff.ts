import { unitsToCodePoints } from '../model/text.js';
import type { DiffStep } from '../model/thread.js';
import type { Alignment, Run } from './align.js';
import type { Tokens } from './tokens.js';

/**
 * The word diff of a quote against the quoted stretch of its source, in code points of both texts; null where no word
 * differs. Words the source holds before and after the quoted stretch are no difference.
 */
export function diffSteps(source: Tokens, quote: Tokens, alignment: Alignment): DiffStep[] | null {
  if (alignment.runs.every((run) => run.op === 'equal')) return null;
  const inSource = unitsToCodePoints(source.text);
  const inQuote = unitsToCodePoints(quote.text);
  return alignment.runs.map((run) => {
    const [sourceFrom, sourceTo] = unitRange(source, run.s0, run.s1);
    const [quoteFrom, quoteTo] = unitRange(quote, run.q0, run.q1);
    return {
      op: run.op,
      text: run.op === 'insert' ? quote.text.slice(quoteFrom, quoteTo) : source.text.slice(sourceFrom, sourceTo),
      sourceStart: inSource(sourceFrom),
      sourceEnd: inSource(sourceTo),
      quoteStart: inQuote(quoteFrom),
      quoteEnd: inQuote(quoteTo),
    };
  });
}

/** UTF-16 range of a run of words; an empty run stands after the word before it. */
export function unitRange(tokens: Tokens, from: number, to: number): [number, number] {
  if (to > from) return [tokens.starts[from] ?? 0, tokens.ends[to - 1] ?? tokens.text.length];
  const at = from > 0 ? (tokens.ends[from - 1] ?? 0) : 0;
  return [at, at];
}

/** Stretches that differ, each as the dropped and added words that stand together. */
export function changes(runs: readonly Run[]): { dropped: Run | null; added: Run | null }[] {
  const out: { dropped: Run | null; added: Run | null }[] = [];
  let open: { dropped: Run | null; added: Run | null } | null = null;
  for (const run of runs) {
    if (run.op === 'equal') {
      open = null;
      continue;
    }
    if (open === null) {
      open = { dropped: null, added: null };
      out.push(open);
    }
    if (run.op === 'delete') open.dropped = run;
    else open.added = run;
  }
  return out;
}
