import { describe, expect, it } from 'vitest';
import { UNKNOWN_MOMENT } from '../../src/model/moment.js';
import { codePointLength, sliceCodePoints } from '../../src/model/text.js';
import type { Attribution, StoredDocument } from '../../src/model/thread.js';
import { FINGERPRINT_LIMIT, fingerprint } from '../../src/quotes/fingerprint.js';
import { SOURCE_SETTINGS, type SourceTrace, traceSources } from '../../src/quotes/sources.js';
import { article } from './made-up.js';

const WIRE = [
  'The ferry to Holm Island will not sail again before Friday, harbour master Ada Brandt said on Tuesday.',
  '“We looked at the hull for two whole days and found a crack as long as my arm,” Brandt told the Bay Echo.',
  'The crack was found by a diver who had been sent down to look for a lost anchor near the old quay.',
  '“Nobody wants to tell three hundred people that they have to wait, but I will not send them out in this boat,” she added.',
  'The town council will meet on Thursday to discuss whether a second ferry can be hired from the mainland.',
].join('\n');

const DIGEST = [
  'Islanders are stuck for days after a diver discovered damage below the waterline of their only boat.',
  '"We looked at the hull for two whole days and found a crack as long as my arm," harbour master Ada Brandt explained.',
  'She made no promises. "Nobody wants to tell three hundred people that they have to wait, but I will not send them out in this boat," Brandt said.',
  'Based on a report by Bay Wire 2031-05-04',
].join('\n');

function credit(text: string, agency: string | null): Attribution | null {
  const line = text.split('\n').find((part) => part.startsWith('Based on'));
  if (line === undefined) return null;
  const start = codePointLength(text.slice(0, text.indexOf(line)));
  return { text: line, agency, date: '2031-05-04', start, end: start + codePointLength(line) };
}

const trace = (text: string, documents: readonly StoredDocument[], agency: string | null = 'Bay Wire'): SourceTrace =>
  traceSources({ id: 'post', ownText: text, attribution: credit(text, agency), postedAt: UNKNOWN_MOMENT }, documents);

describe('relations', () => {
  it('derives a digest from the wire text it credits', () => {
    const { sources } = trace(DIGEST, [article('wire', WIRE, { agency: 'Bay Wire' })]);
    expect(sources).toHaveLength(1);
    expect(sources[0]).toMatchObject({
      documentId: 'wire',
      relation: 'derived_from',
      declared: 'Bay Wire',
      quotationsMatched: 2,
      quotationsTotal: 2,
      orderKept: true,
    });
  });

  it.each([
    ['another agency', { agency: 'North Agency' }],
    ['no agency', {}],
  ])('only carries the same quotations with %s', (_name, more) => {
    expect(trace(DIGEST, [article('wire', WIRE, more)]).sources[0]).toMatchObject({
      relation: 'carries_same_quotations',
      declared: null,
    });
  });

  it('knows the agency among several names, and from the line alone', () => {
    const listed = article('wire', WIRE, { agency: 'Holm Press, citing the Bay Wire and NA' });
    expect(trace(DIGEST, [listed]).sources[0]?.declared).toBe('Bay Wire');
    expect(trace(DIGEST, [article('wire', WIRE, { publisher: 'The Bay Wire' })], null).sources[0]?.relation).toBe(
      'derived_from',
    );
  });

  it('prefers the credited one of two outlets with the same wire, and neither where both claim it', () => {
    const copy = article('copy', `${WIRE}\nThe mayor was not available for comment.`);
    const ours = article('wire', WIRE, { agency: 'Bay Wire' });
    const relations = (documents: readonly StoredDocument[]): unknown =>
      Object.fromEntries(trace(DIGEST, documents).sources.map((link) => [link.documentId, link.relation]));
    expect(relations([copy, ours])).toEqual({ wire: 'derived_from', copy: 'carries_same_quotations' });
    expect(relations([{ ...copy, agency: 'Bay Wire' }, ours])).toEqual({
      wire: 'carries_same_quotations',
      copy: 'carries_same_quotations',
    });
  });

  it('does not derive a post from an article that came out days later', () => {
    const later = article('wire', WIRE, {
      agency: 'Bay Wire',
      published: { at: '2031-05-09T10:00:00Z', local: null, raw: null, precision: 'minute' },
    });
    const postedAt = { at: '2031-05-04T10:00:00Z', local: null, raw: null, precision: 'minute' } as const;
    const found = traceSources({ id: 'p', ownText: DIGEST, attribution: credit(DIGEST, 'Bay Wire'), postedAt }, [
      later,
    ]);
    expect(found.sources[0]?.relation).toBe('carries_same_quotations');
    expect(found.repeats).toEqual([]);
  });

  it('derives a plain paste without quotations', () => {
    const plain = WIRE.split('\n')
      .filter((line) => !line.includes('“'))
      .join('\n');
    const found = trace(`Seen this?\n${plain}\nBased on a report by Bay Wire`, [
      article('wire', WIRE, { agency: 'Bay Wire' }),
    ]);
    expect(found.sources[0]?.relation).toBe('derived_from');
    expect(found.sources[0]?.quotationsTotal).toBe(0);
    expect(found.repeats.length).toBeGreaterThan(0);
  });

  it('finds the source where names are spelled otherwise', () => {
    const text = WIRE.replaceAll('Brandt', 'Brandtskiy').replaceAll('Holm Island', 'the U.S. coast');
    const other = DIGEST.replaceAll('Brandt', 'Brandtsky');
    expect(trace(other, [article('wire', text, { agency: 'Bay Wire' })]).sources[0]?.relation).toBe('derived_from');
  });

  it('says nothing about a post on something else', () => {
    const other =
      'My new kettle whistles in two tones at once and I would like to know whether that is normal for this brand.';
    expect(trace(other, [article('wire', WIRE, { agency: 'Bay Wire' })])).toEqual({
      sources: [],
      repeats: [],
      quoted: [],
    });
  });
});

it('has its thresholds as settings', () => {
  const own = { id: 'post', ownText: DIGEST, attribution: credit(DIGEST, 'Bay Wire'), postedAt: UNKNOWN_MOMENT };
  const strict = { ...SOURCE_SETTINGS, quotationsNeeded: 3, pasteRun: 100, pastedShare: 0.99 };
  const documents = [article('wire', WIRE, { agency: 'Bay Wire' })];
  expect(traceSources(own, documents, strict).sources[0]?.relation).not.toBe('derived_from');
  expect(traceSources(own, documents).sources[0]?.relation).toBe('derived_from');
});

describe('spans', () => {
  it('marks quotations of others and repeats by code points', () => {
    const text = `🚢🚢 ${DIGEST}`;
    const found = trace(text, [article('wire', WIRE, { agency: 'Bay Wire' })]);
    const quoted = found.quoted.map(([from, to]) => sliceCodePoints(text, from, to));
    expect(quoted).toHaveLength(2);
    for (const part of quoted) expect(part).toMatch(/^".*"$/u);
    for (const repeat of found.repeats) {
      expect(repeat).toMatchObject({ kind: 'article', sourceDocumentId: 'wire', sourcePostId: null });
      expect(sliceCodePoints(text, repeat.start, repeat.end).split(' ').length).toBeGreaterThanOrEqual(12);
    }
    expect(found.repeats).toHaveLength(2);
  });

  it('leaves the credit and image placeholders out of the figures', () => {
    const bare = trace(DIGEST, [article('wire', WIRE)]).sources[0];
    const cluttered = trace(`image.png\n${DIGEST}\nlogo-small.jpg\nimage.png`, [article('wire', WIRE)]).sources[0];
    expect(cluttered?.containment).toBe(bare?.containment);
    expect(cluttered?.pastedShare).toBe(bare?.pastedShare);
  });

  it('takes a single long quotation of an article for somebody else’s words, without a relation', () => {
    const text =
      'I cried when I read it: "Nobody wants to tell three hundred people that they have to wait", she really said that about us.';
    const found = trace(text, [article('wire', WIRE)]);
    expect(found.quoted).toHaveLength(1);
    expect(found.sources).toEqual([]);
  });
});

describe('fingerprint', () => {
  it('is deterministic, distinct, ascending and fits a signed 64-bit integer', () => {
    const hashes = fingerprint(WIRE);
    expect(hashes).toEqual(fingerprint(WIRE));
    expect(hashes.every((hash, i) => i === 0 || hash > (hashes[i - 1] ?? hash))).toBe(true);
    expect(hashes.every((hash) => BigInt.asIntN(64, hash) === hash)).toBe(true);
    expect(hashes.some((hash) => hash < 0n)).toBe(true);
  });

  it('shares a hash exactly where five words are common, whatever the marks and spelling of names', () => {
    const common = (a: string, b: string): number => {
      const own = new Set(fingerprint(a));
      return fingerprint(b).filter((hash) => own.has(hash)).length;
    };
    expect(common('so the old ferry sank again today', 'they say “the old ferry, sank AGAIN”')).toBe(1);
    expect(common('so the old ferry sank quickly', 'the old ferry sank again')).toBe(0);
    expect(common('Ana Velskiy of the U.S. came home', 'Ana Velsky of the United States came')).toBe(2);
    expect(fingerprint('four words are few')).toEqual([]);
  });

  it('thins a very large text evenly', () => {
    const large = Array.from({ length: 200_000 }, (_, i) => `word${i}`).join(' ');
    const hashes = fingerprint(large);
    expect(hashes.length).toBeGreaterThan(FINGERPRINT_LIMIT / 4);
    expect(hashes.length).toBeLessThanOrEqual(FINGERPRINT_LIMIT);
    const own = new Set(hashes);
    const part = fingerprint(Array.from({ length: 1_000 }, (_, i) => `word${i + 90_000}`).join(' '));
    expect(part.filter((hash) => own.has(hash)).length).toBeGreaterThan(100);
  });
});
