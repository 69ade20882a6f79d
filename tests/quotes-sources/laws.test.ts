import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { UNKNOWN_MOMENT } from '../../src/model/moment.js';
import { sliceCodePoints } from '../../src/model/text.js';
import { fingerprint } from '../../src/quotes/fingerprint.js';
import { extractQuotations } from '../../src/quotes/quotations.js';
import { groupSayings } from '../../src/quotes/sayings.js';
import { traceSources } from '../../src/quotes/sources.js';
import { commonWords } from '../../src/quotes/word-align.js';
import { article, post, thread } from './made-up.js';

const piece = fc.constantFrom(
  ...'“ ” " \' ’ ‘ „ « » \n , . … : ; — 🚢 said Brandt Olsen he told accused of that we I the ferry sails tomorrow 1,000 U.S. not'.split(
    ' ',
  ),
  '\n',
  'we have to thank the divers for the boat',
  'Ada Brandt said: “we have to thank the divers for the old boat.”',
);
const text = fc.oneof(
  fc.array(piece, { maxLength: 60 }).map((parts) => parts.join(' ')),
  fc.string({ unit: 'binary' }),
);

describe('laws', () => {
  it('quotations are total and slice to their text, in order', () => {
    fc.assert(
      fc.property(text, fc.constantFrom('article' as const, 'post' as const), (value, kind) => {
        let last = 0;
        for (const item of extractQuotations(value, kind)) {
          expect(sliceCodePoints(value, item.start, item.end)).toBe(item.text);
          expect(item.start).toBeGreaterThanOrEqual(last);
          last = item.start;
        }
      }),
    );
  });

  it('sources are total; spans slice, are disjoint and shares stay shares', () => {
    fc.assert(
      fc.property(text, fc.array(text, { maxLength: 4 }), (own, others) => {
        const documents = others.map((value, i) => article(`d${i}`, value));
        const found = traceSources({ id: 'p', ownText: own, attribution: null, postedAt: UNKNOWN_MOMENT }, documents);
        const length = [...own].length;
        let last = 0;
        for (const repeat of found.repeats) {
          expect(repeat.start).toBeGreaterThanOrEqual(last);
          expect(repeat.end).toBeGreaterThan(repeat.start);
          last = repeat.end;
        }
        expect(last).toBeLessThanOrEqual(length);
        for (const link of found.sources) {
          for (const share of [link.score, link.pastedShare, link.containment]) {
            expect(share).toBeGreaterThanOrEqual(0);
            expect(share).toBeLessThanOrEqual(1);
          }
        }
        const related = new Set(fingerprint(own));
        for (const link of found.sources) {
          const other = documents.find((document) => document.id === link.documentId);
          expect(fingerprint(other?.text ?? '').some((hash) => related.has(hash))).toBe(true);
        }
      }),
    );
  });

  it('sayings are the same for any order, have one reference each and slice to their text', () => {
    fc.assert(
      fc.property(
        fc.array(text, { maxLength: 5 }),
        fc.array(text, { maxLength: 4 }),
        fc.nat(),
        (articles, posts, turn) => {
          const documents = articles.map((value, i) => article(`d${i}`, value));
          const threads = posts.map((value, i) => thread(`t${i}`, [post(`p${i}`, value)]));
          const rows = groupSayings(documents, threads);
          const rotate = <T>(items: readonly T[]): T[] => {
            const k = items.length === 0 ? 0 : turn % items.length;
            return [...items.slice(k), ...items.slice(0, k)].reverse();
          };
          expect(groupSayings(rotate([...documents, ...documents]), rotate(threads))).toEqual(rows);
          const references = new Map<string, number>();
          for (const row of rows) {
            references.set(row.sayingId, (references.get(row.sayingId) ?? 0) + (row.reference ? 1 : 0));
            const source =
              row.documentId === null ? posts[Number(row.postId?.slice(1))] : articles[Number(row.documentId.slice(1))];
            expect(sliceCodePoints(source ?? '', row.start, row.end)).toBe(row.text);
          }
          expect([...references.values()].every((n) => n === 1)).toBe(true);
          const places = rows.map((row) => [row.documentId, row.postId, row.start, row.end, row.form].join(' '));
          expect(new Set(places).size).toBe(places.length);
        },
      ),
    );
  });

  it('common words are common, in order, and as many as any', () => {
    const list = fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { maxLength: 12 });
    fc.assert(
      fc.property(list, list, (a, b) => {
        const pairs = commonWords(a, b);
        pairs.forEach(([i, j], k) => {
          expect(a[i]).toBe(b[j]);
          if (k > 0) expect(i > (pairs[k - 1]?.[0] ?? i) && j > (pairs[k - 1]?.[1] ?? j)).toBe(true);
        });
        expect(pairs.length).toBe(slowest(a, b));
      }),
    );
  });
});

/** Longest common subsequence by the definition. */
function slowest(a: readonly string[], b: readonly string[]): number {
  const rows: number[][] = [Array.from({ length: b.length + 1 }, () => 0)];
  a.forEach((word, i) => {
    const row = [0];
    b.forEach((other, j) => {
      row.push(word === other ? (rows[i]?.[j] ?? 0) + 1 : Math.max(rows[i]?.[j + 1] ?? 0, row[j] ?? 0));
    });
    rows.push(row);
  });
  return rows.at(-1)?.at(-1) ?? 0;
}

describe('hostile input stays bounded', () => {
  const fill = (unit: string, size: number): string => unit.repeat(Math.ceil(size / unit.length));
  const units = [
    'the ferry sails at dawn ',
    '“a „b «c "d ',
    '"a" ',
    "'a 'b ",
    '.',
    'he said that Brandt told Olsen ',
    'accused of ',
    'I told him that we all went,\n',
    'We went home. It was late, Brandt said. ',
    'A B C D ',
    '"we have to go there now" said Olsen. ',
  ];
  const seconds = (run: () => unknown): number => {
    const started = process.cpuUsage().user;
    run();
    return (process.cpuUsage().user - started) / 1e6;
  };

  // A quadratic step would take minutes here; linear ones stay under a second or two, on a busy machine too.
  it.each(units)('repeats of %j', (unit) => {
    const value = fill(unit, 200_000);
    expect(seconds(() => extractQuotations(value, 'article'))).toBeLessThan(15);
    const documents = [article('a', value.slice(0, 40_000)), article('b', `${value.slice(0, 40_000)} and more`)];
    const own = value.slice(0, 40_000);
    expect(
      seconds(() => {
        traceSources({ id: 'p', ownText: own, attribution: null, postedAt: UNKNOWN_MOMENT }, documents);
        groupSayings(documents, [thread('t', [post('p', own)])]);
      }),
    ).toBeLessThan(15);
  });

  it('five megabytes', () => {
    const line =
      'Ada Brandt met the crew on the old quay. “We have to thank the divers for number %,” she told Olsen at noon.\n';
    const value = Array.from({ length: 46_000 }, (_, i) => line.replace('%', String(i))).join('');
    expect(value.length).toBeGreaterThan(5_000_000);
    expect(
      seconds(() => expect(extractQuotations(value, 'article').length).toBeGreaterThanOrEqual(46_000)),
    ).toBeLessThan(40);
    expect(seconds(() => fingerprint(value))).toBeLessThan(40);
  });
});
