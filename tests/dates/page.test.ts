import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decideOrder, type OrderEvidence } from '../../src/engines/dates/day-order.js';
import { defineEngine } from '../../src/engines/define-engine.js';
import type { EngineSpec } from '../../src/engines/engine.js';
import { parseTree } from '../../src/engines/html/page-tree.js';
import { readPage } from '../../src/engines/parse-page.js';
import type { ThreadPage } from '../../src/model/page.js';

const NOTHING: OrderEvidence = { posted: [], own: [], pairs: [], cited: [], stray: () => [], yearFirst: false };

describe('the order of day and month', () => {
  it('is proven by a 13, by a weekday, by time that cannot run backwards, by citations, by other dates, in this turn', () => {
    const own = ['03/05/2024, 10:15', '04/05/2024, 09:00'];
    const order = (evidence: Partial<OrderEvidence>) => decideOrder({ ...NOTHING, own, ...evidence }).order;
    expect(order({})).toBeNull();
    expect(order({ own: [...own, '13/05/2024'] })).toBe('day-first');
    expect(order({ own: [...own, 'Tue, 03/05/2024'] })).toBe('month-first');
    expect(order({ pairs: [['04/02/2024', '03/05/2024']] })).toBe('day-first');
    expect(order({ pairs: [['03/05/2024', '02/06/2024']] })).toBe('day-first');
    expect(order({ pairs: [['12/01/2023', '01/02/2024']] })).toBeNull();
    expect(order({ cited: ['X said on 05/13/2024'] })).toBe('month-first');
    expect(order({ stray: () => ['05/13/2024'] })).toBe('month-first');
    expect(order({ own: [...own, '13/05/2024'], stray: () => ['05/14/2024'] })).toBe('day-first');
  });

  it('is told by days that would all be one day of different months, but for the first of each', () => {
    const order = (...posted: string[]) => decideOrder({ ...NOTHING, posted }).order;
    expect(order('03-05-2024', '03-06-2024', '03-08-2024')).toBe('month-first');
    expect(order('05-03-2024', '06-03-2024', '08-03-2024')).toBe('day-first');
    expect(order('03-05-2024', '03-05-2024', '03-06-2024')).toBeNull();
    const lively = (day: string) => [day, day, day];
    expect(order(...lively('03-05-2024'), ...lively('03-06-2024'))).toBe('month-first');
    expect(order(...lively('03-05-2024'), ...lively('03-09-2024'))).toBeNull();
    expect(order(...lively('01-05-2024'), ...lively('01-06-2024'))).toBeNull();
    expect(order('01-05-2024', '01-06-2024', '01-08-2024')).toBeNull();
    expect(order('03-05-2024', '03-06-2024', '03-08-2024', '04-08-2024')).toBeNull();
  });

  it('is left open where the page contradicts itself, and where dates run backwards either way', () => {
    expect(decideOrder({ ...NOTHING, own: ['13/05/2024', '05/13/2024', '3/5/2024'] }).order).toBeNull();
    const pairs = [['03/05/2024', '02/04/2024']] as const;
    expect(decideOrder({ ...NOTHING, own: ['03/05/2024', '02/04/2024'], pairs }).order).toBeNull();
  });

  it('asks whether a two-digit year stands first where the language does so', () => {
    const own = ['24-03-01 10:15', '24-03-02 09:00'];
    expect(decideOrder({ ...NOTHING, own, yearFirst: true }).order).toBe('doubtful');
    expect(decideOrder({ ...NOTHING, own: [...own, '24-03-32'], yearFirst: true }).order).toBe('day-first');
    expect(decideOrder({ ...NOTHING, own: [...own, '99-12-31'], yearFirst: true }).order).toBe('year-first');
  });

  it('says what decided', () => {
    const { because } = decideOrder({ ...NOTHING, own: ['03/05/2024', '26/10/2013'] });
    expect(because).toBe('dates in figures are read day first: "26/10/2013" is on the page');
  });
});

/** A small board of no engine, as plain as dates allow. */
const BOARD: EngineSpec = defineEngine({
  engine: 'plain',
  generation: '1',
  detect: [{ select: '.post', weight: 1, says: 'posts' }],
  thread: { clock: [{ select: '.clock' }], zone: [{ select: '.zone' }] },
  post: {
    list: '.post',
    body: '.body',
    externalId: [{ attr: 'id', match: /\d+/ }],
    posted: { machine: [{ select: '.date', attr: 'title' }], shown: [{ select: '.date' }] },
  },
});

function pageOf(dates: readonly string[], around = '', lang = 'en'): ThreadPage {
  const posts = dates.map(
    (date, index) =>
      `<div class="post" id="p${index + 1}"><p class="date">${date}</p><div class="body">words</div></div>`,
  );
  const tree = parseTree(`<html lang="${lang}"><body>${posts.join('')}${around}</body></html>`);
  return readPage(tree, { spec: BOARD, detection: { confidence: 1, evidence: [] } }, null, {});
}

const locals = (page: ThreadPage) => page.posts.map((post) => post.postedAt.local);

describe('dates of a page', () => {
  it('bind relative words to the page clock, in whatever sentence it stands', () => {
    const dates = ['Yesterday, 21:12', 'Today, 10:15', '5 minutes ago'];
    const clock = (words: string) => `<p class="clock">${words}</p>`;
    const wanted = ['2024-02-29T21:12', '2024-03-01T10:15', '2024-03-01T11:00'];
    expect(locals(pageOf(dates, clock('It is currently Fri Mar 01, 2024 11:05 am')))).toEqual(wanted);
    expect(locals(pageOf(dates, clock('Current time: 2024-03-01, 11:05 AM')))).toEqual(wanted);
    expect(locals(pageOf(dates, clock('Aktuelle Zeit: Fr 1. Mär 2024, 11:05')))).toEqual(wanted);
    expect(locals(pageOf(dates, clock('The time now is 11:05 AM.')))).toEqual([null, null, null]);
    expect(locals(pageOf(dates))).toEqual([null, null, null]);
  });

  it('tell the order by post ids and the clock, and say so; ambiguous ones are a problem', () => {
    const told = pageOf(['03/02/2024, 10:15', '05/01/2024, 10:15']);
    expect(locals(told)).toEqual(['2024-03-02T10:15', '2024-05-01T10:15']);
    expect(told.detection.evidence.join()).toContain('month first');
    const clocked = pageOf(['01/04/2024, 10:15'], '<p class="clock">Fri Mar 01, 2024 11:05 am</p>');
    expect(locals(clocked)).toEqual(['2024-01-04T10:15']);
    const open = pageOf(['03/05/2024, 10:15'], '', 'de');
    expect(locals(open)).toEqual([null]);
    expect(open.problems.map(({ code }) => code)).toContain('ambiguous-date');
    expect(open.problems.map(({ message }) => message).join()).toContain("the page's language is de");
  });

  it('tell the order by dates of the same form around the posts, not by what people wrote', () => {
    expect(locals(pageOf(['03/05/2024'], '<footer>Board since 24/12/2001</footer>'))).toEqual(['2024-05-03']);
    expect(
      locals(pageOf(['03/05/2024'], '<div class="post" id="p9"><div class="body">on 24/12/2001</div></div>')),
    ).toEqual([null, null]);
  });

  it('take the day from a title and the clock from the words beside it', () => {
    const page = pageOf(['12-24-2023', '<span></span>Yesterday, 09:30 AM']);
    expect(locals(page)).toEqual(['2023-12-24', null]);
    const titled = parseTree(
      '<div class="post" id="p1"><i class="date" title="11-20-2026">Yesterday, 09:30 AM</i><div class="body">w</div></div>',
    );
    const read = readPage(titled, { spec: BOARD, detection: { confidence: 1, evidence: [] } }, null, {});
    expect(locals(read)).toEqual(['2026-11-20T09:30']);
  });

  it('take the instant of the opener from structured data that fits its wall clock', () => {
    const data = (created: string) =>
      `<script type="application/ld+json">${JSON.stringify({ '@context': 'https://schema.org', '@type': 'DiscussionForumPosting', datePublished: created })}</script>`;
    const dates = ['5 May 2024, 10:15', '6 May 2024, 10:15'];
    const [opener, reply] = pageOf(dates, data('2024-05-05T08:15:30+00:00')).posts;
    expect(opener?.postedAt).toMatchObject({ at: '2024-05-05T08:15:30+00:00', local: '2024-05-05T10:15' });
    expect(reply?.postedAt).toMatchObject({ at: null, local: '2024-05-06T10:15' });
    expect(pageOf(dates, data('2024-05-05T08:05:30+00:00')).posts[0]?.postedAt.at).toBeNull();
    expect(pageOf(dates, data('2024-05-07T10:15:30+00:00')).posts[0]?.postedAt.at).toBeNull();
  });

  it('warn where one printed offset covers summer and winter', () => {
    const dates = ['Jan 05, 2024 10:15', 'Jul 05, 2024 10:15'];
    const codes = (zone: string) => pageOf(dates, `<p class="zone">${zone}</p>`).problems.map(({ code }) => code);
    expect(codes('All times are GMT -5. The time now is 11:05 AM.')).toContain('doubtful-zone');
    expect(codes('All times are UTC - 5 hours')).not.toContain('doubtful-zone');
    expect(codes('America/New_York')).not.toContain('doubtful-zone');
    expect(codes('')).not.toContain('doubtful-zone');
  });

  it('never give a post a wrong day: right, or none', () => {
    const days = fc.array(fc.integer({ min: 0, max: 5000 }), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(days, fc.boolean(), (offsets, dayFirst) => {
        const isos = [...offsets]
          .sort((a, b) => a - b)
          .map((n) => new Date(Date.UTC(2010, 0, 1 + n)).toISOString().slice(0, 10));
        const shown = isos.map((iso) => {
          const [year = '', month = '', day = ''] = iso.split('-');
          return dayFirst ? `${day}/${month}/${year}` : `${month}/${day}/${year}`;
        });
        locals(pageOf(shown)).forEach((local, index) => {
          if (local !== null) expect(local).toBe(isos[index]);
        });
      }),
    );
  });
});
