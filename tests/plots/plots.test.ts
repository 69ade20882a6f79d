import { describe, expect, test } from 'vitest';
import {
  activity,
  forumTrends,
  plotStyle,
  quoteTravel,
  replyNetwork,
  stanceSplit,
  toneTimeline,
} from '../../src/plots/index.js';

const point = (position: number, sentiment: number | null, hostility: number | null, day: string | null = null) => ({
  position,
  day,
  sentiment,
  hostility,
});

const countOf = (svg: string, pattern: RegExp): number => Array.from(svg.matchAll(pattern)).length;

describe('tone', () => {
  test('says how it went and keeps single points beside the line', () => {
    const points = Array.from({ length: 12 }, (_, i) => point(i + 1, 0.5 - i / 12, i === 7 ? 0.9 : 0));
    const plot = toneTimeline({ points });
    expect(plot.summary).toContain('12 posts, mean tone +0.04.');
    expect(plot.summary).toContain('The first quarter has +0.42, the last −0.33.');
    expect(plot.summary).toContain('Most hostile: #8 with 0.90.');
    expect(countOf(plot.svg, /<circle/g)).toBe(12);
    expect(countOf(plot.svg, /<path/g)).toBe(2);
    expect(plot.table.rows[7]).toEqual(['#8', 1, '−0.08', 0.9]);
  });

  test('draws one point, and no line through it', () => {
    const plot = toneTimeline({ points: [point(1, 0.2, 0)] });
    expect(plot.empty).toBe(false);
    expect(countOf(plot.svg, /<path/g)).toBe(0);
    expect(countOf(plot.svg, /<circle/g)).toBe(1);
  });

  test('says that there is nothing', () => {
    expect(toneTimeline({ points: [] })).toMatchObject({ empty: true, summary: 'There are no posts yet.' });
    expect(toneTimeline({ points: [point(1, null, null)] }).summary).toBe('No post has a score yet.');
  });

  test('puts posts without a date at the day before, and says so', () => {
    const points = [point(1, 0, 0, '2031-05-02'), point(2, 1, 0), point(3, -1, 0, '2031-05-04')];
    const plot = toneTimeline({ points, by: 'day' });
    expect(plot.table.rows.map(([day, posts]) => [day, posts])).toEqual([
      ['2031-05-02', 2],
      ['2031-05-04', 1],
    ]);
    expect(plot.summary).toContain('1 post without a date stands at the day of the post before.');
  });

  test('goes by position where no date is known', () => {
    const plot = toneTimeline({ points: [point(1, 0, 0), point(2, 0.4, 0)], by: 'day' });
    expect(plot.table.columns[0]).toBe('post');
    expect(plot.summary).toContain('No date is known, so posts stand in their order.');
  });

  test('sums up long threads in stretches', () => {
    const plot = toneTimeline({ points: Array.from({ length: 10_000 }, (_, i) => point(i + 1, 0.1, 0.1)) });
    expect(plot.table.rows.length).toBe(295);
    expect(plot.summary).toContain('Each point is the mean of 34 posts.');
    expect(plot.svg.length).toBeLessThan(120_000);
  });
});

test('stances: counts on both sides, abstentions in words, the undecided not drawn', () => {
  const plot = stanceSplit({
    targets: [
      { target: 'The pier should open', kind: 'proposition', favor: 3, against: 5, none: 1, abstained: 7 },
      { target: 'Mats Lund', kind: 'person', favor: 0, against: 0, none: 0, abstained: 2 },
    ],
  });
  expect(plot.summary).toContain('9 stances decided on 2 targets, 9 left open because the words do not say.');
  expect(plot.svg).toContain('7 times not decided');
  expect(plot.svg).not.toContain('Mats Lund');
  expect(plot.table.rows[0]).toEqual(['The pier should open', 'proposition', 3, 5, 1, 7]);
});

describe('network', () => {
  const members = Array.from({ length: 80 }, (_, i) => ({ id: `m${i}`, name: `Member ${i}`, posts: 80 - i }));
  const edges = members.slice(1).map(({ id }, i) => ({ from: id, to: 'm0', replies: 80 - i, agree: 0, disagree: 1 }));

  test('draws sixty members and sums up the rest', () => {
    const plot = replyNetwork({ members, edges });
    expect(countOf(plot.svg, /<circle/g)).toBe(60);
    expect(countOf(plot.svg, /<polygon/g)).toBe(59);
    expect(plot.summary).toContain('Drawn are the 60 with the most answers; 20 more are left out.');
    expect(plot.table.rows.length).toBe(79);
  });

  test('does not depend on the order of members and answers', () => {
    const turned = { members: members.toReversed(), edges: edges.toReversed() };
    expect(replyNetwork(turned).svg).toBe(replyNetwork({ members, edges }).svg);
  });

  test('tells agreement from disagreement by the kind of line', () => {
    const answer = { from: 'm1', to: 'm0', replies: 3, agree: 0, disagree: 0 };
    const line = (agree: number, disagree: number) =>
      replyNetwork({ members, edges: [{ ...answer, agree, disagree }] }).svg;
    expect(countOf(line(2, 0), /<path class="p-stroke-1"/g)).toBe(1);
    expect(countOf(line(0, 2), /<path class="p-stroke-2 p-dashed"/g)).toBe(1);
    expect(countOf(line(1, 1), /<path class="p-stroke-3 p-dotted"/g)).toBe(1);
  });
});

test('travel: by time where all times are known, else in order, and says which', () => {
  const step = (at: string | null, relation: 'reference' | 'differs') => ({
    place: { text: `place ${at}`, href: '/post/1' },
    lane: 'Articles',
    at,
    relation,
    similarity: 0.5,
    words: 'No winter of closed gates',
  });
  const dated = quoteTravel({
    saying: 'closed gates',
    steps: [step('2031-05-02T10:00:00Z', 'reference'), step('2031-05-09T10:00:00Z', 'differs')],
  });
  expect(dated.summary).toBe('2 places. Compared with place 2031-05-02T10:00:00Z. 1 with other words.');
  expect(dated.table.rows[1]?.slice(2, 6)).toEqual([
    { text: 'place 2031-05-09T10:00:00Z', href: '/post/1' },
    'Articles',
    'other words',
    '50 %',
  ]);
  const undated = quoteTravel({ saying: 'closed gates', steps: [step(null, 'reference'), step(null, 'differs')] });
  expect(undated.summary).toContain('the marks stand in order and not at a distance');
});

describe('activity', () => {
  test('counts by days, weeks or months, with gaps, and says what has no date', () => {
    const days = activity({
      days: [
        { day: '2031-05-02', count: 3 },
        { day: '2031-05-05', count: 1 },
        { day: null, count: 2 },
      ],
      title: 'Posts',
      noun: 'post',
    });
    expect(days.table.rows).toEqual([
      ['2031-05-02', 3],
      ['2031-05-03', 0],
      ['2031-05-04', 0],
      ['2031-05-05', 1],
    ]);
    expect(days.summary).toBe(
      '4 posts from 2031-05-02 to 2031-05-05. The most in one day: 3 (2031-05-02). 2 posts without a date are not shown.',
    );
    const years = activity({
      days: [
        { day: '2001-05-02', count: 3 },
        { day: '2031-05-05', count: 1 },
      ],
      title: 'Posts',
      noun: 'post',
    });
    expect(years.table.columns[0]).toBe('year');
    expect(years.table.rows.length).toBe(31);
  });

  test('weeks begin on Monday', () => {
    const plot = activity({
      days: [
        { day: '2026-01-01', count: 1 },
        { day: '2026-06-01', count: 1 },
      ],
      title: 'Posts',
      noun: 'post',
    });
    expect(plot.table.columns[0]).toBe('week from');
    expect(plot.table.rows[0]).toEqual(['2025-12-29', 1]);
  });
});

test('trends: means are weighted by posts, shares by what they are shares of', () => {
  const plot = forumTrends({
    forums: [
      {
        forum: 'Town hall',
        days: [
          { day: '2031-05-02', posts: 9, sentiment: 0.1, hostility: 0, open: 1, flagged: 1 },
          { day: '2031-05-03', posts: 1, sentiment: -0.9, hostility: 1, open: 0, flagged: 3 },
        ],
      },
    ],
  });
  expect(plot.table.rows).toEqual([['Town hall', 10, '0.00', '0.10', '25 %']]);
});

describe('colours', () => {
  const channel = (value: number): number => (value <= 0.03928 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4);
  const luminance = (hex: string): number => {
    const [r, g, b] = [1, 3, 5].map((at) => channel(Number.parseInt(hex.slice(at, at + 2), 16) / 255));
    return 0.2126 * (r ?? 0) + 0.7152 * (g ?? 0) + 0.0722 * (b ?? 0);
  };
  const contrast = (a: string, b: string): number => {
    const [light, dark] = [luminance(a), luminance(b)].sort((x, y) => y - x);
    return ((light ?? 0) + 0.05) / ((dark ?? 0) + 0.05);
  };
  const palettes = {
    light: new Map(
      Array.from(plotStyle('themed').matchAll(/var\(--plot-(\w+),(#\w{6})\)/g), (m) => [m[1], m[2] ?? '']),
    ),
    dark: new Map(Array.from(plotStyle('themed').matchAll(/--plot-(\w+):(#\w{6})/g), (m) => [m[1], m[2] ?? ''])),
  };

  test.each(['light', 'dark'] as const)('stand out from %s paper: words 4.5:1, marks 3:1', (theme) => {
    const palette = palettes[theme];
    const paper = palette.get('paper') ?? '';
    for (const name of ['ink', 'muted']) expect(contrast(palette.get(name) ?? '', paper)).toBeGreaterThanOrEqual(4.5);
    for (const name of ['1', '2', '3', '4']) expect(contrast(palette.get(name) ?? '', paper)).toBeGreaterThanOrEqual(3);
  });

  test('for programs that know no properties are written out', () => {
    expect(plotStyle('light')).not.toMatch(/var\(|@media|\{\w+\}/);
  });
});
