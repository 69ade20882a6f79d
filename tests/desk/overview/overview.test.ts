import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readOverview } from '../../../src/desk/read/overview.js';
import { type CameIn, readCameIn } from '../../../src/desk/read/overview-came.js';
import { openStore, type Store } from '../../../src/store/index.js';
import { temporaryFolder } from '../../cli/run-cli.js';
import { emptyDatabase } from '../../support/embedded.js';
import { deskAs, visitorLike } from '../support.js';
import { type BoardIds, decide, fillBoard, flag, idsOf, NORTH, SOUTH, write } from './board.js';

const { folder, remove } = temporaryFolder();
const NOW = new Date('2031-03-10T12:00:00Z');
let store: Store;
let ids: BoardIds;

beforeAll(async () => {
  const data = await emptyDatabase(path.join(folder, 'data'));
  await fillBoard(folder, data);
  store = await openStore({ dataDir: data });
  ids = await idsOf(store);
  await flag(store, ids.north, ids.dagny, {
    reasons: ['report', 'personal_attack'],
    reports: 3,
    state: 'open',
    at: '2031-03-09T00:00:00Z',
  });
  await flag(store, ids.south, ids.ingrid, {
    reasons: ['personal_attack'],
    reports: 0,
    state: 'removed',
    at: '2031-03-08T00:00:00Z',
  });
  await decide(store, ids.south, ids.ingrid, { state: 'removed', by: 'user-1', at: '2031-03-09T10:00:00Z' });
  await write(
    store,
    "insert into threadbare_desk.claim values ('post:' || $1 || ':' || $2, 'user-2', '2031-03-10T12:04:00Z')",
    [ids.dagny.threadId, ids.dagny.postId],
  );
  await write(
    store,
    "insert into threadbare_desk.report (report_id, site_id, target, source) values (gen_random_uuid(), $1::uuid, 'https://south.example.org/gone', 'csv')",
    [ids.south],
  );
});

afterAll(async () => {
  await store.close();
  remove();
});

const overviewOf = (sites: readonly string[] | null, since: string | null = null) =>
  readOverview(store, visitorLike({ sites }), { period: 90, since, now: NOW });

describe('the overview', () => {
  test('counts what is open by reason and state, the oldest, reports, claims', async () => {
    const { open, totals } = await overviewOf(null);
    expect(totals.threads).toBe(4);
    expect(open.states).toEqual([
      { state: 'open', posts: 1 },
      { state: 'removed', posts: 1 },
    ]);
    expect(open.reasons).toEqual([
      { reason: 'personal_attack', posts: 1, fresh: 1 },
      { reason: 'report', posts: 1, fresh: 1 },
    ]);
    expect(open).toMatchObject({ incidents: 1, moreIncidents: false, fresh: 1, reports: 3, unmatched: 1 });
    expect(open.oldest).toMatchObject({ ...ids.dagny, author: 'Dagny' });
    expect(open.claims).toMatchObject([{ userId: 'user-2', posts: 1 }]);
  });

  test('counts posts by day and forum, with what is open of them', async () => {
    const { came, trends, reasons } = await overviewOf(null);
    expect(came.from.how).toBe('now');
    expect(came.steps.map(({ day, posts }) => [day, posts])).toEqual([
      ['2031-03-04', 3],
      ['2031-03-05', 1],
      ['2031-03-06', 1],
      ['2031-03-07', 1],
    ]);
    expect(came.forums.map(({ site, path: sections, posts }) => [site, sections.join('/'), posts])).toEqual([
      [NORTH, 'Ferries', 4],
      ...[
        [NORTH, 'Town hall', 1],
        [SOUTH, 'Ferries', 1],
      ].sort(() => (came.forums[1]?.site === NORTH ? 0 : -1)),
    ]);
    const ferries = trends.find(({ forum }) => forum === `${NORTH} › Ferries`);
    expect(ferries?.days.find(({ day }) => day === '2031-03-06')).toMatchObject({ posts: 1, open: 1, flagged: 1 });
    // The post of the south has no date: it is in no trend.
    expect(reasons.map(({ key, days }) => [key, days])).toEqual([
      ['personal_attack', [{ day: '2031-03-06', count: 1 }]],
      ['report', [{ day: '2031-03-06', count: 1 }]],
    ]);
  });

  test('counts the same from the daily tables, and says where they are missing', async () => {
    const who = visitorLike({ sites: [ids.north] });
    const now = await readCameIn(store, who, null, NOW);
    expect(now).toMatchObject({ from: { how: 'now' }, step: 'month', firstDay: '2031-03-01' });
    expect(await readCameIn(store, who, null, NOW, 0)).toMatchObject({ from: { how: 'none' }, steps: [], forums: [] });
    await store.refreshDaily();
    const daily = await readCameIn(store, who, null, NOW, 0);
    expect(daily.from).toMatchObject({ how: 'daily', changesSince: 0 });
    const rounded = (came: CameIn): unknown =>
      JSON.parse(
        JSON.stringify({ ...came, from: null }, (_, value) =>
          typeof value === 'number' ? Math.round(value * 1e6) : value,
        ),
      );
    expect(rounded(daily)).toEqual(rounded(now));
  });

  test('keeps each site to itself', async () => {
    const south = await overviewOf([ids.south]);
    expect(south.totals).toEqual({ threads: 1, sites: 1 });
    expect(south.open.states).toEqual([{ state: 'removed', posts: 1 }]);
    expect(south.open).toMatchObject({ incidents: 0, oldest: null, claims: [], unmatched: 1 });
    expect(south.came.forums.map(({ site }) => site)).toEqual([SOUTH]);
    expect(south.decided.all.total).toBe(1);
    const north = await overviewOf([ids.north]);
    expect(north.open).toMatchObject({ incidents: 1, unmatched: 0 });
    expect(north.came.forums.every(({ site }) => site === NORTH)).toBe(true);
    expect(north.decided.all.total).toBe(0);
    const none = await overviewOf([]);
    expect(none.totals).toEqual({ threads: 0, sites: 0 });
    expect(none).toMatchObject({ open: { states: [], unmatched: 0 }, came: { steps: [], forums: [] } });
  });

  test('says what is new since the last visit', async () => {
    expect((await overviewOf(null, '2000-01-01T00:00:00Z')).since).toMatchObject({ threads: 4, more: false });
    expect((await overviewOf([ids.south], '2000-01-01T00:00:00Z')).since).toMatchObject({ threads: 1, posts: 2 });
    expect((await overviewOf(null, '2999-01-01T00:00:00Z')).since).toMatchObject({ threads: 0, posts: 0 });
    expect((await overviewOf(null, '2031-03-09T12:00:00Z')).open.fresh).toBe(0);
  });

  test('names people to admins alone', async () => {
    const options = { period: 90, since: null, now: NOW } as const;
    const admin = await readOverview(store, visitorLike({ userId: 'user-9' }), options);
    expect(admin.decided.people).toMatchObject([{ userId: 'user-1', removed: 1, total: 1 }]);
    expect(admin.decided.own.total).toBe(0);
    const moderator = await readOverview(store, visitorLike({ role: 'moderator' }), options);
    expect(moderator.decided).toMatchObject({ people: [], own: { removed: 1 }, all: { total: 1 } });
  });

  test('is a page, with and without anything to show, for any period', async () => {
    const ask = deskAs(store);
    for (const days of ['', '?days=30', '?days=365', '?days=all', '?days=nonsense']) {
      const answer = await ask(`/overview${days}`);
      expect(answer.status).toBe(200);
      const page = await answer.text();
      expect(page).toContain('<h1>Overview</h1>');
      expect(page).toContain('role="img"');
      expect(page).not.toMatch(/ style="|NaN|undefined/);
    }
    const nobody = await (await deskAs(store, { sites: [] })('/overview')).text();
    expect(nobody).toContain('Nothing is open.');
    expect(nobody).not.toContain('Northern');
  });
});
