import { describe, expect, it } from 'vitest';
import { UNKNOWN_MOMENT } from '../../src/model/moment.js';
import type { Saying, StoredDocument } from '../../src/model/thread.js';
import { findAttribution } from '../../src/quotes/attribution.js';
import { groupSayings } from '../../src/quotes/sayings.js';
import { traceSources } from '../../src/quotes/sources.js';
import { LANGUAGES, type Language, paper } from './languages.js';

const agency = (language: Language): StoredDocument =>
  paper(
    language,
    'agency',
    language.sentences.map((one) => one.said),
    language.speaker,
    8,
  );

const rowsOf = (sayings: readonly Saying[], id: string): Saying[] =>
  sayings.filter((one) => one.documentId === id && one.form === 'direct').sort((a, b) => a.start - b.start);

describe.each(LANGUAGES)('a post made from an article in $name', (language) => {
  const { sentences, speaker, credit } = language;
  const source = { ...agency(language), agency: language.agency };
  const others = [
    paper(
      language,
      'again',
      sentences.map((one) => one.translated),
      speaker,
      12,
    ),
    ...LANGUAGES.filter((other) => other !== language).map(agency),
  ];
  const own = `${source.text}\n${credit}`;

  it('names its source, and is derived from it alone', () => {
    const line = findAttribution(own);
    expect(line).toMatchObject({ agency: language.agency, date: '2031-05-02' });
    const attribution = line === null ? null : { ...line, start: own.length - credit.length, end: own.length };
    const { sources } = traceSources({ id: 'p', ownText: own, attribution, postedAt: UNKNOWN_MOMENT }, [
      ...others,
      source,
    ]);
    expect(sources[0]).toMatchObject({
      documentId: source.id,
      relation: 'derived_from',
      declared: language.agency,
      quotationsMatched: sentences.length,
      orderKept: true,
    });
    expect(sources.slice(1).filter((link) => link.relation !== 'same_event')).toEqual([]);
  });

  it('carries the same quotations where it names nobody', () => {
    const { sources } = traceSources({ id: 'p', ownText: source.text, attribution: null, postedAt: UNKNOWN_MOMENT }, [
      ...others,
      source,
    ]);
    expect(sources[0]).toMatchObject({ documentId: source.id, relation: 'carries_same_quotations', declared: null });
  });
});

describe.each(LANGUAGES)('sayings in $name', (language) => {
  const { sentences, speaker, other } = language;
  const papers = [
    agency(language),
    paper(
      language,
      'copy',
      sentences.map((one) => one.said),
      speaker,
      9,
    ),
    paper(
      language,
      'edited',
      sentences.map((one) => one.altered),
      speaker,
      10,
    ),
    paper(
      language,
      'short',
      sentences.map((one) => one.cut),
      speaker,
      11,
    ),
    paper(
      language,
      'again',
      sentences.map((one) => one.translated),
      speaker,
      12,
    ),
    paper(
      language,
      'moved',
      sentences.map((one) => one.said),
      other,
      13,
    ),
  ];
  const sayings = groupSayings(papers, []);

  it('finds who speaks', () => {
    for (const { id } of papers)
      expect(rowsOf(sayings, id).map((row) => row.speaker)).toEqual(
        sentences.map(() => (id.endsWith('moved') ? other : speaker)),
      );
  });

  it.each([
    ['copy', 'same'],
    ['edited', 'differs'],
    ['short', 'truncated'],
    ['again', 'differs'],
    ['moved', 'same'],
  ])('the paper "%s" is %s', (id, relation) => {
    const references = rowsOf(sayings, `${language.name}-agency`);
    expect(references.map((row) => row.reference)).toEqual([true, true]);
    const rows = rowsOf(sayings, `${language.name}-${id}`);
    expect(rows.map((row) => [row.sayingId, row.relation])).toEqual(references.map((row) => [row.sayingId, relation]));
  });

  it('calls a sentence put into words again back-translated, an edited one not', () => {
    const kinds = (id: string): (string | undefined)[] =>
      rowsOf(sayings, `${language.name}-${id}`).map(
        (row) => row.inference?.find((one) => one.kind === 'back_translated')?.kind,
      );
    expect(kinds('again')).toEqual(sentences.map(() => 'back_translated'));
    for (const id of ['agency', 'copy', 'edited', 'short', 'moved'])
      expect(kinds(id)).toEqual(sentences.map(() => undefined));
  });

  it('finds it given without marks, and who says it', () => {
    const bare = paper(
      { ...language, marks: ['', ''] },
      'bare',
      sentences.map((one) => one.altered),
      speaker,
      9,
    );
    const rows = groupSayings([agency(language), bare], []).filter((row) => row.documentId === bare.id);
    expect(rows.map((row) => row.speaker)).toEqual(sentences.map(() => speaker));
    for (const row of rows) {
      // Where no first person is printed, the words alone do not tell speech from a report.
      expect(row.relation).toBe(row.form === 'marks_lost' ? 'differs' : 'reported');
      expect(row.similarity).toBeGreaterThan(0.8);
    }
  });

  it('sees that a sentence moved to another speaker', () => {
    const moved = sayings.flatMap((row) => (row.inference ?? []).map((one) => [row.documentId, one] as const));
    const found = moved.filter(([, one]) => one.kind === 'moved_to_another_speaker');
    expect(found.map(([id]) => id)).toEqual(sentences.map(() => `${language.name}-moved`));
    for (const [, one] of found) {
      expect(one.evidence).toMatchObject({ from: speaker, to: other, otherSourcesNamingTheSecond: 0 });
      expect(one.confidence).toBeGreaterThan(0.6);
      expect(one.confidence).toBeLessThanOrEqual(0.95);
    }
  });

  it('joins the two sentences nowhere', () => {
    const families = sentences.map(
      (_, i) => new Set(papers.flatMap(({ id }) => rowsOf(sayings, id)[i]?.sayingId ?? [])),
    );
    expect(families.map((family) => family.size)).toEqual([1, 1]);
    expect([...(families[0] ?? [])]).not.toEqual([...(families[1] ?? [])]);
  });
});
