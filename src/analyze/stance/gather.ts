import { toneOf } from '../sentiment/score.js';
import type { Token } from '../words/tokens.js';
import type { Evidence } from './evidence.js';
import { framesOf } from './frames.js';
import { extentOf, type Moods, moodsOf } from './moods.js';
import { cueEvidence } from './name-cues.js';
import { owners } from './owners.js';
import type { Reference } from './references.js';

/** What a text says of the targets it refers to. `refs` in text order. */
export function gatherEvidence(tokens: readonly Token[], refs: readonly Reference[]): Evidence[] {
  const out: Evidence[] = [];
  const bySentence = groupBy(refs, (ref) => tokens[ref.first]?.sentence ?? -1);
  const charged = groupBy(toneOf(tokens).charged, (item) => tokens[item.first]?.sentence ?? -1);
  const moods = moodsOf(tokens);
  for (const [sentence, here] of bySentence) {
    const { first, last } = extentOf(tokens, here[0]?.first ?? 0);
    const framed = framesOf(tokens, here, first, last);
    out.push(...framed.evidence.map((item) => inMood(item, moods, true)));
    const found: Evidence[] = [];
    const used = cueEvidence(tokens, here, sentence, framed.used, found);
    const items = (charged.get(sentence) ?? []).filter(
      (item) => !used.has(item.first) && !used.has(item.last) && !framed.used.has(item.first),
    );
    for (const item of items) found.push(...owners(tokens, here, item, items).map((owner) => ({ sentence, ...owner })));
    out.push(...found.map((item) => inMood(item, moods, false)));
  }
  return out;
}

/** Weighs evidence by the mood of its place; a construction has already read its own conditions. */
function inMood(item: Evidence, moods: Moods, framed: boolean): Evidence {
  const mood = moods.of(item.sentence, item.first, item.last);
  if (framed && !mood.settled) return item;
  const value = item.value * (item.value > 0 ? mood.favor : mood.against);
  return mood.settled ? { ...item, value, settled: true } : { ...item, value };
}

function groupBy<T>(items: readonly T[], key: (item: T) => number): Map<number, T[]> {
  const groups = new Map<number, T[]>();
  for (const item of items) {
    const bucket = groups.get(key(item));
    if (bucket === undefined) groups.set(key(item), [item]);
    else bucket.push(item);
  }
  return groups;
}
