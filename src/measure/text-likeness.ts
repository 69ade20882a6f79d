import { words } from '../model/text.js';

/** Words and pairs of words in more of the texts than this say little, and cost most. */
const MOST = 0.25;
const FEWEST = 2;

/** Cosines of texts as sets of words and pairs of words weighted by rarity (TF-IDF without counts); row by row. */
export function textLikeness(texts: readonly string[]): readonly Float64Array[] {
  const holders = new Map<string, number[]>();
  texts.forEach((text, i) => {
    for (const feature of featuresOf(text)) {
      const list = holders.get(feature);
      if (list === undefined) holders.set(feature, [i]);
      else list.push(i);
    }
  });
  const lengths = new Float64Array(texts.length);
  const out = texts.map(() => new Float64Array(texts.length));
  for (const list of holders.values()) {
    if (list.length < FEWEST || list.length > MOST * texts.length) continue;
    const weight = Math.log(texts.length / list.length) ** 2;
    for (const i of list) {
      lengths[i] = (lengths[i] ?? 0) + weight;
      const row = out[i] ?? new Float64Array(0);
      for (const k of list) row[k] = (row[k] ?? 0) + weight;
    }
  }
  out.forEach((row, i) => {
    for (let k = 0; k < row.length; k += 1) {
      const length = Math.sqrt((lengths[i] ?? 0) * (lengths[k] ?? 0));
      row[k] = length === 0 ? 0 : (row[k] ?? 0) / length;
    }
  });
  return out;
}

function featuresOf(text: string): ReadonlySet<string> {
  const found = new Set<string>();
  let last = '';
  for (const { form } of words(text)) {
    found.add(form);
    if (last !== '') found.add(`${last} ${form}`);
    last = form;
  }
  return found;
}
