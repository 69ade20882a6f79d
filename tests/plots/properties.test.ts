import { load } from 'cheerio';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  activity,
  authorTone,
  forumTrends,
  type Plot,
  quoteTravel,
  reasonsOverTime,
  replyNetwork,
  stanceSplit,
  standalone,
  toneTimeline,
} from '../../src/plots/index.js';
import { count, day, score, words } from './arbitraries.js';

const options = fc.record({
  width: fc.option(fc.constantFrom(280, 340, 640, 1200, 5, Number.NaN), { nil: undefined }),
});
const subject = fc.record({ text: words });

const points = fc.array(
  fc.record({
    position: fc.option(fc.integer({ min: 1, max: 20_000 })),
    day: fc.option(day),
    sentiment: score,
    hostility: score,
    subject: fc.option(subject, { nil: undefined }),
  }),
  { maxLength: 40 },
);

const id = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'nobody');

/** Every plot over any data. */
const PLOTS: readonly (readonly [string, fc.Arbitrary<() => Plot>])[] = [
  [
    'tone',
    fc.tuple(points, fc.constantFrom('post', 'day'), words, options).map(
      ([data, by, title, how]) =>
        () =>
          toneTimeline({ points: data, by, title }, how),
    ),
  ],
  [
    'author',
    fc.tuple(points, words, options).map(
      ([data, author, how]) =>
        () =>
          authorTone({ author, points: data }, how),
    ),
  ],
  [
    'stances',
    fc
      .tuple(
        fc.array(
          fc.record({ target: words, kind: words, favor: count, against: count, none: count, abstained: count }),
          {
            maxLength: 20,
          },
        ),
        options,
      )
      .map(
        ([targets, how]) =>
          () =>
            stanceSplit({ targets }, how),
      ),
  ],
  [
    'network',
    fc
      .tuple(
        fc.uniqueArray(fc.record({ id, name: words, posts: count }), { selector: (member) => member.id }),
        fc.array(fc.record({ from: id, to: id, replies: count, agree: count, disagree: count }), { maxLength: 20 }),
        options,
      )
      .map(
        ([members, edges, how]) =>
          () =>
            replyNetwork({ members, edges }, how),
      ),
  ],
  [
    'travel',
    fc
      .tuple(
        words,
        fc.array(
          fc.record({
            place: subject,
            lane: words,
            at: fc.option(fc.oneof(day, fc.constantFrom('2031-05-02T16:20:00Z', '+275760-09-13T00:00:00Z'))),
            relation: fc.constantFrom('reference', 'same', 'differs', 'truncated', 'reported'),
            similarity: fc.oneof(fc.double({ min: 0, max: 1 }), fc.constant(Number.NaN)),
            words,
          }),
          { maxLength: 70 },
        ),
        options,
      )
      .map(
        ([saying, steps, how]) =>
          () =>
            quoteTravel({ saying, steps }, how),
      ),
  ],
  [
    'activity',
    fc.tuple(fc.array(fc.record({ day: fc.option(day), count }), { maxLength: 30 }), words, options).map(
      ([days, title, how]) =>
        () =>
          activity({ days, title, noun: 'post' }, how),
    ),
  ],
  [
    'trends',
    fc
      .tuple(
        fc.array(
          fc.record({
            forum: words,
            days: fc.array(
              fc.record({
                day,
                posts: count,
                sentiment: score,
                hostility: score,
                open: score,
                flagged: fc.option(count, { nil: undefined }),
              }),
              { maxLength: 10 },
            ),
          }),
          { maxLength: 15 },
        ),
        options,
      )
      .map(
        ([forums, how]) =>
          () =>
            forumTrends({ forums }, how),
      ),
  ],
  [
    'reasons',
    fc
      .tuple(
        fc.array(fc.record({ key: words, name: words, days: fc.array(fc.record({ day, count }), { maxLength: 10 }) }), {
          maxLength: 9,
        }),
        options,
      )
      .map(
        ([reasons, how]) =>
          () =>
            reasonsOverTime({ reasons }, how),
      ),
  ],
];

const ELEMENTS = new Set(['svg', 'title', 'desc', 'g', 'rect', 'circle', 'line', 'path', 'polygon', 'text', 'style']);

/** All there is in a picture, read as strictly as XML is. */
function elementsOf(svg: string): { name: string; attributes: Readonly<Record<string, string>> }[] {
  const $ = load(svg, { xml: { decodeEntities: true } });
  return $('*')
    .toArray()
    .flatMap((node) => ('attribs' in node ? [{ name: node.name, attributes: node.attribs }] : []));
}

describe.each(PLOTS)('%s', (_name, arbitrary) => {
  test('draws anything: numbers alone, everything escaped, the same again, a table as wide as its head', () => {
    fc.assert(
      fc.property(arbitrary, (draw) => {
        const plot = draw();
        expect(draw()).toEqual(plot);
        const elements = elementsOf(plot.svg);
        expect(elements.filter(({ name }) => !ELEMENTS.has(name))).toEqual([]);
        for (const { attributes } of elements) {
          const names = Object.keys(attributes);
          expect(names.filter((name) => /^on|^style$|href|^src$/i.test(name))).toEqual([]);
          const figures = Object.entries(attributes).filter(([name]) => !/^(?:class|id|role|xmlns|aria-)/.test(name));
          expect(figures.filter(([, value]) => /NaN|Infinity|undefined|null/.test(value))).toEqual([]);
        }
        expect(plot.svg).not.toMatch(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]|url\(/);
        expect(plot.svg).not.toMatch(/\p{Cs}/u);
        for (const row of plot.table.rows) expect(row.length).toBe(plot.table.columns.length);
        expect(`${plot.summary}${plot.title}`).not.toMatch(/NaN|Infinity|undefined/);
        expect(plot.summary.length).toBeGreaterThan(5);
        expect(standalone(plot)).toContain('<style>');
      }),
      { numRuns: 150 },
    );
  });

  test('is told to those who do not see it: a role, a title and a description by their ids', () => {
    fc.assert(
      fc.property(arbitrary, (draw) => {
        const [root, title, description] = elementsOf(draw().svg);
        expect(root?.attributes.role).toBe('img');
        expect([title?.name, description?.name]).toEqual(['title', 'desc']);
        expect(root?.attributes['aria-labelledby']).toBe(title?.attributes.id);
        expect(root?.attributes['aria-describedby']).toBe(description?.attributes.id);
      }),
      { numRuns: 20 },
    );
  });
});
