import { describe, expect, it } from 'vitest';
import { UNKNOWN_MOMENT } from '../../src/model/moment.js';
import type { Saying } from '../../src/model/thread.js';
import { groupSayings } from '../../src/quotes/sayings.js';
import { sourceWords } from '../../src/quotes/source-words.js';
import { traceSources } from '../../src/quotes/sources.js';
import { commonWords } from '../../src/quotes/word-align.js';
import { hasShared } from '../support/shared.js';
import { mutated } from './mutate.js';
import { creditOf, readSeeds, type Seeds, seedThread, type TruthRow } from './seeds.js';

const NO_SEEDS: Seeds = {
  documents: [],
  posts: [],
  credit: { line: '', agency: '', date: '' },
  rows: [],
  sourceFile: '',
};

const formsOf = (text: string): string[] => sourceWords(text).map((word) => word.form);

/** Share of the row's words that stand in a saying's text, in order. */
const covers = (saying: Saying, text: string): number => {
  const wanted = formsOf(text);
  return commonWords(wanted, formsOf(saying.text)).length / Math.max(1, wanted.length);
};

/** Which document or post each label of the truth means: the one that holds most of its texts. */
function labels(seeds: Seeds): Map<string, string> {
  const places = [
    ...seeds.documents.map((item) => [item.id, formsOf(`${item.title ?? ''}\n${item.text}`).join(' ')] as const),
    ...seeds.posts.map((text, i) => [`post-${i + 1}`, formsOf(text).join(' ')] as const),
  ];
  const out = new Map<string, string>();
  const texts = seeds.rows.flatMap((row) => [[row.source, row.text] as const, [row.ref_source, row.ref] as const]);
  for (const label of new Set(texts.map(([name]) => name))) {
    const own = texts.filter(([name]) => name === label).map(([, text]) => formsOf(text).join(' '));
    const scored = places.map(([id, text]) => [id, own.filter((words) => text.includes(words)).length] as const);
    const best = scored.sort((a, b) => b[1] - a[1])[0];
    if (best !== undefined) out.set(label, best[0]);
  }
  return out;
}

function rowsOf(sayings: readonly Saying[], place: string | undefined, text: string): Saying[] {
  return sayings
    .filter((saying) => (saying.documentId ?? saying.postId) === place)
    .filter((saying) => covers(saying, text) >= 0.7)
    .sort((a, b) => covers(b, text) - covers(a, text));
}

/** What is wrong with the sayings by the truth; empty where all is right. */
function faults(seeds: Seeds, sayings: readonly Saying[]): string[] {
  const place = labels(seeds);
  const out: string[] = [];
  const families = new Map<string, Set<string>>();
  const check = (row: TruthRow): void => {
    const found = rowsOf(sayings, place.get(row.source), row.text);
    const references = rowsOf(sayings, place.get(row.ref_source), row.ref);
    const shared = found.find((saying) => references.some((reference) => reference.sayingId === saying.sayingId));
    const wanted = { altered: 'differs', truncated: 'truncated', same: 'same', undetectable: null }[row.expect];
    if (row.expect === 'same' && shared !== undefined && shared.relation !== 'same') {
      out.push(`alarm: ${row.source} ${row.family}: ${shared.relation}`);
    }
    if ((row.expect === 'altered' || row.expect === 'truncated') && shared?.relation !== wanted) {
      out.push(`missed: ${row.source} ${row.family}: ${shared?.relation ?? 'not joined'}`);
    }
    const family = families.get(row.family) ?? new Set<string>();
    families.set(row.family, family);
    if (shared !== undefined) family.add(shared.sayingId);
  };
  for (const row of seeds.rows) check(row);
  const refs = new Map(seeds.rows.map((row) => [row.family, formsOf(row.ref)]));
  const ids = [...families];
  for (const [i, [a, left]] of ids.entries()) {
    for (const [b, right] of ids.slice(i + 1)) {
      const [x, y] = [refs.get(a) ?? [], refs.get(b) ?? []];
      // One reference of the truth is a part of another: those two are one saying.
      if (commonWords(x, y).length / Math.min(x.length, y.length) > 0.95) continue;
      if ([...left].some((id) => right.has(id))) out.push(`joined: ${a} + ${b}`);
    }
  }
  return out;
}

/** Where inferences and the notes of the truth disagree; what a word measure cannot join is not asked for. */
function inferenceFaults(seeds: Seeds, sayings: readonly Saying[]): string[] {
  const place = labels(seeds);
  return seeds.rows.flatMap((row) => {
    if (row.expect === 'undetectable') return [];
    const references = new Set(rowsOf(sayings, place.get(row.ref_source), row.ref).map((saying) => saying.sayingId));
    const found = rowsOf(sayings, place.get(row.source), row.text).find((saying) => references.has(saying.sayingId));
    const kinds = (found?.inference ?? []).map((one) => one.kind).sort();
    const wanted = [
      ...(/translated/u.test(row.note) ? ['back_translated'] : []),
      ...(/speaker changed/u.test(row.note) ? ['moved_to_another_speaker'] : []),
    ];
    return kinds.join() === wanted.join() ? [] : [`${row.source} ${row.family}: ${kinds.join()} for ${wanted.join()}`];
  });
}

const shared = hasShared('truth/altered_quotes.json') ? readSeeds() : null;

describe.runIf(shared !== null)('the shared seeds', () => {
  const seeds: Seeds = shared ?? NO_SEEDS;

  it('ties the opening post to its source and to nothing else', () => {
    const [opening = ''] = seeds.posts;
    const trace = traceSources(
      { id: 'x', ownText: opening, attribution: creditOf(seeds, opening), postedAt: UNKNOWN_MOMENT },
      seeds.documents,
    );
    const [first, ...others] = trace.sources;
    expect(first).toMatchObject({
      documentId: seeds.sourceFile,
      relation: 'derived_from',
      quotationsMatched: 5,
      quotationsTotal: 5,
      longestRun: 41,
      orderKept: true,
      declared: seeds.credit.agency,
      score: 1,
    });
    expect(first?.containment).toBeCloseTo(0.2529, 2);
    expect(first?.pastedShare).toBeCloseTo(0.3552, 2);
    expect(others.map((link) => link.relation)).toEqual(['same_event', 'same_event', 'same_event']);
    expect(trace.quoted).toHaveLength(5);
    for (const text of seeds.posts.slice(1)) {
      const reply = { id: 'y', ownText: text, attribution: null, postedAt: UNKNOWN_MOMENT };
      expect(traceSources(reply, seeds.documents)).toEqual({ sources: [], repeats: [], quoted: [] });
    }
  });

  it('says "carries the same quotations" when the credit names somebody else', () => {
    const [opening = ''] = seeds.posts;
    const credit = creditOf(seeds, opening);
    const attribution =
      credit === null ? null : { ...credit, agency: 'Ellery Wire', text: 'Based on a report by Ellery Wire' };
    const trace = traceSources({ id: 'x', ownText: opening, attribution, postedAt: UNKNOWN_MOMENT }, seeds.documents);
    expect(trace.sources[0]).toMatchObject({ relation: 'carries_same_quotations', declared: null });
  });

  it('finds every altered and truncated rendering, raises no alarm, joins no two sayings', () => {
    const sayings = groupSayings(seeds.documents, [seedThread(seeds)]);
    expect(faults(seeds, sayings)).toEqual([]);
  });

  it('infers a way back from another language, and another speaker, where the notes say so and nowhere else', () => {
    expect(seeds.rows.filter((row) => /translated/u.test(row.note)).length).toBeGreaterThan(4);
    expect(inferenceFaults(seeds, groupSayings(seeds.documents, [seedThread(seeds)]))).toEqual([]);
  });

  it('leaves a reply’s own summary in marks alone', () => {
    const sayings = groupSayings(seeds.documents, [seedThread(seeds)]);
    const own = sayings.filter((saying) => saying.postId === 'post-2');
    expect(own).toHaveLength(1);
    expect(sayings.filter((saying) => saying.sayingId === own[0]?.sayingId)).toHaveLength(1);
    expect(own[0]?.speaker).toBeNull();
  });

  it.each(Array.from({ length: 8 }, (_, i) => i + 1))('holds on copies with other names and words (%i)', (seed) => {
    const copy = mutated(seeds, seed, (seed % 8) * 0.12);
    const [opening = ''] = copy.posts;
    const trace = traceSources(
      { id: 'x', ownText: opening, attribution: creditOf(copy, opening), postedAt: UNKNOWN_MOMENT },
      [...copy.documents].reverse(),
    );
    expect(trace.sources[0]).toMatchObject({
      documentId: seeds.sourceFile,
      relation: 'derived_from',
      quotationsMatched: 5,
      declared: copy.credit.agency,
    });
    expect(trace.sources.slice(1).map((link) => link.relation)).toEqual(['same_event', 'same_event', 'same_event']);
    const sayings = groupSayings([...copy.documents].reverse(), [seedThread(copy)]);
    expect(faults(copy, sayings)).toEqual([]);
    expect(inferenceFaults(copy, sayings)).toEqual([]);
  });
});
