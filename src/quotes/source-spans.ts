import { codePointsToUnits, type Word } from '../model/text.js';
import type { Attribution, Repeat } from '../model/thread.js';
import type { Quotation } from './quotations.js';
import { sourceWords } from './source-words.js';
import type { WordRun } from './word-runs.js';

const PLACEHOLDER = /^\s*\S+\.(?:png|jpe?g|gif|webp|bmp|svg|mp4|webm|pdf)\s*$/iu;

/** The words of a post that its author wrote out: no image placeholders, no attribution line. */
export function proseWords(ownText: string, attribution: Attribution | null): Word[] {
  const units = codePointsToUnits(ownText);
  const cuts: [number, number][] = [];
  let at = 0;
  for (const line of ownText.split('\n')) {
    if (line.length < 200 && PLACEHOLDER.test(line)) cuts.push([at, at + line.length]);
    at += line.length + 1;
  }
  if (attribution !== null) cuts.push([units(attribution.start), units(attribution.end)]);
  cuts.sort((a, b) => a[0] - b[0]);
  // Every code point cut becomes one space, so that offsets stay.
  let text = '';
  let done = 0;
  for (const [from, to] of cuts) {
    if (from < done) continue;
    text += ownText.slice(done, from) + ownText.slice(from, to).replace(/[^\n]/gu, ' ');
    done = to;
  }
  return sourceWords(text + ownText.slice(done));
}

/** Runs of enough words in any document, the longest first, cut where a longer one has taken the words. */
export function repeatsOf(
  found: readonly { readonly documentId: string; readonly runs: readonly WordRun[] }[],
  words: readonly Word[],
  least: number,
): Repeat[] {
  const runs = found
    .flatMap(({ documentId: id, runs: own }) => own.map((run) => ({ run, id })))
    .filter(({ run }) => run.length >= least)
    .sort((a, b) => b.run.length - a.run.length || a.run.at - b.run.at || (a.id < b.id ? -1 : 1));
  const taken = new Uint8Array(words.length);
  const out: Repeat[] = [];
  for (const { run, id } of runs) {
    for (let from = run.at; from < run.at + run.length; ) {
      if (taken[from] === 1) {
        from += 1;
        continue;
      }
      let to = from;
      while (to < run.at + run.length && taken[to] !== 1) to += 1;
      const first = words[from];
      const last = words[to - 1];
      if (to - from >= least && first !== undefined && last !== undefined) {
        taken.fill(1, from, to);
        out.push({ start: first.start, end: last.end, sourcePostId: null, sourceDocumentId: id, kind: 'article' });
      }
      from = to;
    }
  }
  return out.sort((a, b) => a.start - b.start);
}

/** Spans of quotations with the mark on either side, in order, each once. */
export function quotedOf(text: string, quotations: readonly Quotation[]): (readonly [number, number])[] {
  const spans = new Map<number, readonly [number, number]>();
  const units = codePointsToUnits(text);
  const mark = (at: number): number =>
    at >= 0 && /["'\u2018-\u201f\u00ab\u00bb\u2039\u203a]/u.test(text.charAt(units(at))) ? 1 : 0;
  for (const quotation of quotations) {
    const start = quotation.start - (quotation.start > 0 ? mark(quotation.start - 1) : 0);
    spans.set(start, [start, quotation.end + mark(quotation.end)]);
  }
  return [...spans.values()].sort((a, b) => a[0] - b[0]);
}
