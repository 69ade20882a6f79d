import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { refreshReasons } from '../../../src/desk/reasons/refresh.js';
import { REASON_RULES } from '../../../src/desk/reasons/rules.js';
import { forget } from '../../../src/ingest/forget.js';
import { startServer } from '../../support/postgres.js';
import {
  BANTER,
  boardRows,
  COPIES,
  deskRows,
  itemOf,
  openReasonBoard,
  PILE,
  QUARREL,
  type ReasonBoard,
  TURNED,
} from './board.js';

const ALL = [QUARREL, TURNED, ...COPIES, PILE, BANTER];

describe('reasons of a board', () => {
  let board: ReasonBoard;
  beforeAll(async () => {
    board = await openReasonBoard();
    await board.add(boardRows(ALL));
    await refreshReasons(board.store);
  }, 60_000);
  afterAll(() => board.close());

  it('raises what is worth a look, and says why', async () => {
    expect((await itemOf(board.store, '20912'))?.reasons).toEqual(['personal_attack', 'escalation']);
    expect((await itemOf(board.store, '21005'))?.reasons).toEqual(['altered_quote']);
    expect((await itemOf(board.store, '21707'))?.reasons).toEqual(['campaign']);
    expect((await itemOf(board.store, '23308'))?.reasons).toEqual(['pile_on']);
    expect(await itemOf(board.store, '20901'), 'a civil opening post').toBeNull();
  });

  it('holds together what is one decision', async () => {
    const incidents = async (ids: readonly string[]): Promise<number> =>
      new Set(await Promise.all(ids.map(async (id) => (await itemOf(board.store, id))?.incident))).size;
    expect(await incidents(['20910', '20912', '20913']), 'a quarrel of two').toBe(1);
    expect(await incidents(['21707', '21809', '21911', '22009']), 'one text in four threads').toBe(1);
    expect(await incidents(['21005', '20912'])).toBe(2);
  });

  it('ranks banter below attacks', async () => {
    const banter = Number((await itemOf(board.store, '20602'))?.rank ?? 0);
    expect(banter).toBeLessThan(Number((await itemOf(board.store, '20912'))?.rank));
    expect(banter).toBeLessThan(0.5);
  });

  it('never has a rank of one or more without a report', async () => {
    const { rows } = await board.store.query('select max(rank) as rank from threadbare_desk.item');
    expect(rows[0]?.rank).toBeLessThan(1);
  });

  it('changes nothing when nothing changed, not even by making all anew', async () => {
    const before = await deskRows(board.store);
    const noticed = await board.store.query('select post_id, noticed_at from threadbare_desk.item order by 1');
    expect(await refreshReasons(board.store)).toEqual({ threads: 0, reasons: 0, items: 0, gone: 0 });
    const again = await refreshReasons(board.store, { full: true });
    expect(again).toMatchObject({ threads: ALL.length, reasons: 0, items: 0 });
    expect(await deskRows(board.store)).toEqual(before);
    expect((await board.store.query('select post_id, noticed_at from threadbare_desk.item order by 1')).rows).toEqual(
      noticed.rows,
    );
  });

  it('makes all anew under another version of the rules, and takes away what they do not say', async () => {
    const none = { version: 'none', reasonsOf: () => [] };
    await board.store.desk.reasons.refresh(none);
    expect(await deskRows(board.store)).toEqual({ reasons: [], items: [] });
    await board.store.desk.reasons.refresh(REASON_RULES);
    expect(await itemOf(board.store, '20912')).not.toBeNull();
  });

  it('stops when asked to, and the next one does the rest', async () => {
    await board.store.desk.reasons.refresh({ version: 'none', reasonsOf: () => [] });
    const stop = new AbortController();
    stop.abort();
    await expect(refreshReasons(board.store, { signal: stop.signal })).rejects.toThrow();
    expect((await deskRows(board.store)).items).toEqual([]);
    await refreshReasons(board.store);
    expect((await deskRows(board.store)).items).not.toEqual([]);
  });
});

describe('the order in which posts come', () => {
  it('does not matter, with refreshes between them or without', { timeout: 120_000 }, async () => {
    const [one, other] = [await openReasonBoard(), await openReasonBoard()];
    try {
      const topics = [...COPIES, TURNED];
      await one.add(boardRows(topics));
      await refreshReasons(one.store);
      for (const topic of topics.toReversed()) {
        await other.add(boardRows([topic]));
        await refreshReasons(other.store);
      }
      expect(await deskRows(other.store)).toEqual(await deskRows(one.store));
      const figures = await one.store.query(
        `select distinct evidence ->> 'accounts' as accounts, evidence ->> 'posts' as posts
         from threadbare_desk.reason where reason = 'campaign'`,
      );
      expect(figures.rows, 'a copy in another thread counts at all of them').toEqual([{ accounts: '4', posts: '4' }]);
    } finally {
      await one.close();
      await other.close();
    }
  });
});

describe('what is taken away', () => {
  it('leaves no reason and no item behind, and keeps decisions', { timeout: 120_000 }, async () => {
    const board = await openReasonBoard();
    try {
      await board.add(boardRows([QUARREL, PILE]));
      await refreshReasons(board.store);
      const item = await itemOf(board.store, '20912');
      await board.store.desk.decisions.decide(
        { userId: null, tokenId: null, sites: null },
        {
          decisionId: '7b0c6f62-6c0e-4a5a-9a61-0d6e0a1f2b3c',
          kind: 'remove',
          posts: [{ threadId: String(item?.thread_id), postId: String(item?.post_id) }],
        },
      );
      await forget(
        board.store,
        { kind: 'author', name: 'Corvid', site: null },
        { analyze: true, jobs: 1, signal: new AbortController().signal, onStep: () => undefined },
      );
      await refreshReasons(board.store);
      const orphans = await board.store.query(
        `select r.post_id from threadbare_desk.reason r
         where not exists (select 1 from threadbare.post p where p.thread_id = r.thread_id and p.post_id = r.post_id)
         union all
         select i.post_id from threadbare_desk.item i
         where not exists (select 1 from threadbare.post p where p.thread_id = i.thread_id and p.post_id = i.post_id)`,
      );
      expect(orphans.rows).toEqual([]);
      expect(await itemOf(board.store, '20912')).toBeNull();
      expect((await board.store.query('select kind from threadbare_desk.event')).rows).toEqual([{ kind: 'remove' }]);
    } finally {
      await board.close();
    }
  });
});

describe('a server', () => {
  it('makes the same rows as the embedded database', { timeout: 120_000 }, async (context) => {
    const server = await startServer();
    if (server === null) return context.skip();
    const [here, there] = [await openReasonBoard(), await openReasonBoard(await server.createDatabase())];
    try {
      for (const board of [here, there]) {
        await board.add(boardRows([QUARREL, TURNED, PILE, ...COPIES]));
        await refreshReasons(board.store);
      }
      expect(await deskRows(there.store)).toEqual(await deskRows(here.store));
      expect(await refreshReasons(there.store)).toEqual({ threads: 0, reasons: 0, items: 0, gone: 0 });
    } finally {
      await here.close();
      await there.close();
    }
  });

  it('lets two refresh at once, and somebody decide meanwhile', { timeout: 120_000 }, async (context) => {
    const server = await startServer();
    if (server === null) return context.skip();
    const board = await openReasonBoard(await server.createDatabase());
    try {
      await board.add(boardRows(ALL));
      await refreshReasons(board.store);
      const item = await itemOf(board.store, '20912');
      const post = { threadId: String(item?.thread_id), postId: String(item?.post_id) };
      const decisionId = '1b0c6f62-6c0e-4a5a-9a61-0d6e0a1f2b3d';
      await Promise.all([
        refreshReasons(board.store, { full: true }),
        board.store.desk.decisions.decide(
          { userId: null, tokenId: null, sites: null },
          { decisionId, kind: 'warn', posts: [post] },
        ),
        refreshReasons(board.store, { full: true }),
      ]);
      expect((await itemOf(board.store, '20912'))?.state).toBe('warned');
    } finally {
      await board.close();
    }
  });
});
