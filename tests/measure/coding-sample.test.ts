import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ALLOCATIONS, allocate, pullsOf } from '../../src/measure/coding/allocate.js';
import { guardCell, readCsv, unguardCell, writeCsv } from '../../src/measure/coding/csv.js';
import { coderNames, dealItems, itemNames, orderFor } from '../../src/measure/coding/deal.js';
import { drawSample, type FrameItem } from '../../src/measure/coding/draw.js';
import { codingKey, parseKey } from '../../src/measure/coding/key.js';
import { pseudonymizer } from '../../src/measure/coding/pseudonyms.js';
import { labelText, readLabels } from '../../src/measure/coding/read-labels.js';
import { CODING_SCHEMES, CODING_TASKS } from '../../src/measure/coding/tasks.js';

const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0);

describe('allocation', () => {
  test('gives out exactly what is asked for, to each at least its minimum and never more than it has', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 500 }), { minLength: 1, maxLength: 20 }),
        fc.integer({ min: 1, max: 2000 }),
        fc.integer({ min: 0, max: 5 }),
        fc.constantFrom(...ALLOCATIONS),
        (sizes, n, least, how) => {
          const strata = sizes.map((size, i) => Array.from({ length: size }, () => ({ confidence: (i % 10) / 10 })));
          const given = allocate(n, sizes, pullsOf(how, strata), least);
          expect(sum(given)).toBe(Math.min(n, sum(sizes)));
          const floor = Math.min(least, Math.floor(n / sizes.length));
          given.forEach((number, i) => {
            expect(number).toBeLessThanOrEqual(sizes[i] ?? 0);
            expect(number).toBeGreaterThanOrEqual(Math.min(floor, sizes[i] ?? 0));
          });
        },
      ),
    );
  });

  test('by size, evenly, or more to where the machine is unsure', () => {
    const strata = [
      Array.from({ length: 80 }, () => ({ confidence: 0.95 })),
      Array.from({ length: 20 }, () => ({ confidence: 0.5 })),
    ];
    const of = (how: (typeof ALLOCATIONS)[number]) => allocate(20, [80, 20], pullsOf(how, strata), 2);
    expect(of('proportional')).toEqual([16, 4]);
    expect(of('equal')).toEqual([10, 10]);
    expect(of('optimal')[1]).toBeGreaterThan(4);
  });
});

const frameOf = (size: number): (FrameItem & { threadId: string; postId: string; about: null })[] =>
  Array.from({ length: size }, (_, i) => ({
    id: `post ${i}`,
    threadId: `t${i % 3}`,
    postId: `p${i}`,
    about: null,
    strata: [i % 5 === 0 ? 'favor' : 'against', `site ${i % 2}`],
    answer: i % 5 === 0 ? 'favor' : 'against',
    confidence: 0.7,
  }));
const OPTIONS = { n: 40, seed: 7, allocation: 'proportional', least: 2, dimensions: ['stance', 'site'] } as const;

describe('the draw', () => {
  test('takes each item once, and weights sum to the population, stratum by stratum', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 300 }), fc.integer({ min: 1, max: 120 }), (size, n) => {
        const drawn = drawSample(frameOf(size), { ...OPTIONS, n });
        const ids = drawn.items.map(({ unit }) => unit.id);
        expect(new Set(ids).size).toBe(ids.length);
        expect(ids.length).toBe(Math.min(n, size));
        expect(sum(drawn.strata.map(({ population }) => population))).toBe(size);
        drawn.strata.forEach(({ population, sampled }, at) => {
          const weights = drawn.items.filter(({ stratum }) => stratum === at).map(({ inclusion }) => 1 / inclusion);
          if (sampled > 0) expect(sum(weights)).toBeCloseTo(population, 6);
        });
      }),
    );
  });

  test('does not depend on the order of the frame, but on the seed', () => {
    const frame = frameOf(200);
    const idsOf = (items: typeof frame, seed: number) =>
      drawSample(items, { ...OPTIONS, seed }).items.map(({ unit }) => unit.id);
    expect(idsOf([...frame].reverse(), 7)).toEqual(idsOf(frame, 7));
    expect(idsOf(frame, 8)).not.toEqual(idsOf(frame, 7));
  });

  test('draws every item equally often', () => {
    const frame = frameOf(40).map((item) => ({ ...item, strata: ['all'] }));
    const times = new Map<string, number>();
    for (let seed = 0; seed < 400; seed += 1)
      for (const { unit } of drawSample(frame, { ...OPTIONS, n: 10, seed, dimensions: ['x'] }).items)
        times.set(unit.id, (times.get(unit.id) ?? 0) + 1);
    // Expected 100 each, with a standard deviation below 9.
    expect(times.size).toBe(40);
    expect(Math.min(...times.values())).toBeGreaterThan(60);
    expect(Math.max(...times.values())).toBeLessThan(140);
  });

  test('puts strata too many for the sample together', () => {
    const frame = frameOf(100).map((item, i) => ({ ...item, strata: [`thread ${i % 50}`, ''] }));
    const drawn = drawSample(frame, { ...OPTIONS, n: 10 });
    expect(drawn.strata.length).toBe(5);
    expect(drawn.strata.map(({ name }) => name)).toContain('all other strata');
    expect(sum(drawn.strata.map(({ sampled }) => sampled))).toBe(10);
  });
});

describe('dealing out', () => {
  test('all code the overlap, one coder each the rest, in orders of their own', () => {
    const coders = coderNames(3);
    const dealt = dealItems(50, coders, 0.2, 1);
    expect(dealt.filter((who) => who.length === 3)).toHaveLength(10);
    expect(dealt.filter((who) => who.length === 1)).toHaveLength(40);
    const loads = coders.map((coder) => dealt.filter((who) => who.includes(coder)).length);
    expect(Math.max(...loads) - Math.min(...loads)).toBeLessThanOrEqual(1);
    const items = Array.from({ length: 50 }, (_, i) => i);
    const orders = coders.map((coder) => orderFor(coder, items, 1));
    for (const order of orders) expect([...order].sort((a, b) => a - b)).toEqual(items);
    expect(orders[0]).not.toEqual(orders[1]);
  });

  test('names of items are unlike each other and say nothing', () => {
    const ids = Array.from({ length: 3000 }, (_, i) => `post ${i}`);
    const names = itemNames(ids, 1);
    expect(new Set(names).size).toBe(3000);
    expect(names.every((name) => /^[a-z0-9]{5,7}$/.test(name))).toBe(true);
    expect(itemNames(ids, 2)[0]).not.toBe(names[0]);
  });
});

describe('CSV', () => {
  test('comes back as it was, whatever the cells hold', () => {
    const cell = fc.string({
      unit: fc.constantFrom('a', '"', ',', ';', '\n', '\r', '\t', '=', '+', '-', '@', "'", ' ', 'é', '＝'),
    });
    fc.assert(
      fc.property(fc.array(fc.tuple(cell, cell), { maxLength: 8 }), fc.boolean(), (rows, bom) => {
        const all = [['item', 'label'], ...rows.map(([a, b]) => [`x${a}`, b])];
        expect(readCsv(writeCsv(all, bom)).map(({ cells }) => cells)).toEqual(all);
      }),
    );
  });

  test.each(['=1+1', '+1', '-1', '@sum', '\t=1', '＝1', "'=1"])(
    '%j is no formula any more, and can be had back',
    (text) => {
      expect(guardCell(text)).toBe(`'${text}`);
      expect(unguardCell(guardCell(text))).toBe(text);
    },
  );

  test('reads what spreadsheets save: semicolons, tabs, line breaks in cells; and tells the line', () => {
    const rows = readCsv('item;label\r\n"a\nb; c";favor\r\n\r\nx;none\n');
    expect(rows.map(({ line, cells }) => [line, ...cells])).toEqual([
      [1, 'item', 'label'],
      [2, 'a\nb; c', 'favor'],
      [5, 'x', 'none'],
    ]);
    expect(readCsv('item\tlabel\na,b\tfavor')[1]?.cells).toEqual(['a,b', 'favor']);
    const utf16 = new Uint8Array([0xff, 0xfe, ...Buffer.from('item\tlabel\n', 'utf16le')]);
    expect(readCsv(labelText(utf16))[0]?.cells).toEqual(['item', 'label']);
    expect(labelText(new Uint8Array([0x46, 0xe4, 0x68, 0x72]))).toBe('Fähr');
  });
});

describe('names in texts', () => {
  const hide = pseudonymizer(['Kestrel', 'Al', 'Rose', 'Kestrel Jr.'], ['The rose is red, says Kestrel.']);

  test.each([
    ['Kestrel is right, Kestrel Jr. is not', 'Member A is right, Member D is not'],
    ['@kestrel @al hm', 'Member A Member B hm'],
    ['Al and a rose; Rose knows', 'Al and a rose; Rose knows'],
    ['@rose knows', 'Member C knows'],
    ['Kestrels fly', 'Kestrels fly'],
    ['write to kes.trel@pier.example now', 'write to [mail] now'],
  ])('%s', (text, hidden) => {
    expect(hide(text)).toBe(hidden);
  });

  test('are kept where nobody is known', () => {
    expect(pseudonymizer([], [])('Kestrel and @al')).toBe('Kestrel and @al');
  });
});

describe('labels', () => {
  const scheme = CODING_SCHEMES.stance;
  const read = (text: string, name = 'sheets/anna.csv') =>
    readLabels([{ name, text }], scheme, new Set(['a1', 'b2', 'c3']));

  test('are read however they are written', () => {
    const { labels, problems, coders } = read('Item,Text,LABEL\na1,x,Favour\nb2,y, ? \nc3,z,\n');
    expect(labels).toEqual([
      { coder: 'anna', item: 'a1', label: 'favor' },
      { coder: 'anna', item: 'b2', label: null },
    ]);
    expect(problems).toEqual([]);
    expect(coders).toEqual(['anna']);
  });

  test('that cannot be counted are told with file, line and what to do', () => {
    const { labels, problems } = read('item,label\na1,yeah\nzz,favor\n,favor\nb2,favor\nb2,against\n');
    expect(labels).toHaveLength(1);
    expect(problems.map(({ code, line }) => [code, line])).toEqual([
      ['unknown-label', 2],
      ['unknown-item', 3],
      ['no-item', 4],
      ['double-item', 6],
    ]);
    expect(problems[0]?.message).toContain('against, none, favor');
    expect(() => read('name,answer\n')).toThrow(/item and label/);
  });

  test('of several coders in one file', () => {
    const { coders, labels } = read('item,coder,label\na1,anna,favor\na1,bo,none\n');
    expect(coders).toEqual(['anna', 'bo']);
    expect(labels.map(({ coder }) => coder)).toEqual(['anna', 'bo']);
  });

  test('of two files with one name are of two coders', () => {
    const files = ['x/sheet.csv', 'y/sheet.csv'].map((name) => ({ name, text: 'item,label\na1,favor\n' }));
    expect(readLabels(files, scheme, null).coders).toEqual(['x/sheet', 'y/sheet']);
  });

  test.each(CODING_TASKS)('of %s can all be written, and none means two things', (task) => {
    const { labels } = CODING_SCHEMES[task];
    const written = labels.flatMap(({ label, also }) => [label, ...also]);
    expect(new Set(written).size).toBe(written.length);
    const text = `item,label\n${written.map((one, i) => `i${i},"${guardCell(one)}"`).join('\n')}\n`;
    const { problems } = readLabels([{ name: 'x.csv', text }], CODING_SCHEMES[task], null);
    expect(problems).toEqual([]);
  });
});

describe('the key', () => {
  const drawn = drawSample(frameOf(30), { ...OPTIONS, n: 10 });
  const head = {
    task: 'stance',
    targets: [],
    seed: 7,
    stratify: ['stance', 'site'],
    allocation: 'proportional',
    coders: ['coder-1'],
    analyzers: [{ analyzer: 'stance', version: '1' }],
  } as const;
  const names = itemNames(
    drawn.items.map(({ unit }) => unit.id),
    7,
  );

  test('comes back as it was written', () => {
    const key = codingKey(
      { ...head, targets: [], stratify: [...head.stratify], coders: [...head.coders], analyzers: [...head.analyzers] },
      drawn,
      names,
      names.map(() => ['coder-1']),
    );
    expect(parseKey(JSON.stringify(key), 'key.json')).toEqual(key);
    expect(sum(key.items.map(({ weight }) => weight))).toBeCloseTo(30, 6);
  });

  test.each(['', '{}', '[1]', '{"format": "threadbare-coding-key"}'])('%j is none', (text) => {
    expect(() => parseKey(text, 'key.json')).toThrow(/no key file/);
  });
});
