import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readReasons } from '../../../src/desk/reasons/read.js';
import { refreshReasons } from '../../../src/desk/reasons/refresh.js';
import type { ReportRow } from '../../../src/store/desk/reasons.js';
import { boardRows, itemOf, openReasonBoard, PILE, QUARREL, type ReasonBoard, TURNED } from './board.js';

const HOST = 'board.harrowbay.example';
const MACHINE = { userId: null, source: 'csv', sites: null } as const;
const ADMIN = { userId: null, tokenId: null, sites: null };

describe("members' reports", () => {
  let board: ReasonBoard;
  beforeAll(async () => {
    board = await openReasonBoard();
    await board.add(boardRows([QUARREL, PILE]));
    await refreshReasons(board.store);
  }, 60_000);
  afterAll(() => board.close());

  const send = (rows: readonly ReportRow[]) => board.store.desk.reasons.importReports(rows, MACHINE);

  it('finds posts by address, by ids of the forum and by our own', async () => {
    const item = await itemOf(board.store, '20912');
    const targets = [
      `https://${HOST}/viewtopic.php?p=20911#p20911`,
      `http://www.${HOST}/viewtopic.php?f=2&t=209&p=20911`,
      '209/20911',
      '20911',
      `https://desk.example/post/${String(item?.thread_id)}/${String(item?.post_id)}`,
      String(item?.post_id),
    ];
    const done = await send(targets.map((target, i) => ({ target, site: HOST, reporter: `member ${i}` })));
    expect(done.rows.map(({ status }) => status)).toEqual(targets.map(() => 'new'));
    expect(new Set(done.rows.slice(0, 4).map(({ postId }) => postId)).size).toBe(1);
    expect(done.rows[4]?.postId).toBe(item?.post_id);
    expect(done.rows[5]?.postId).toBe(item?.post_id);
  });

  it('puts a reported post above all reasons, and counts members, not reports', async () => {
    const one = await itemOf(board.store, '20911');
    expect(one).toMatchObject({ reports: 4, score: 0, reasons: ['report'] });
    const { rows } = await board.store.query('select max(rank) as rank from threadbare_desk.item where reports = 0');
    expect(Number(one?.rank)).toBeGreaterThan(Number(rows[0]?.rank));
    await send([
      { target: '20911', site: HOST, reporter: 'member 0', note: 'once more' },
      { target: '20911', site: HOST, reporter: 'member 0', note: 'and again' },
    ]);
    expect((await itemOf(board.store, '20911'))?.reports).toBe(4);
  });

  it('is the same the second time, by the id of the report or by all it says', async () => {
    const rows: ReportRow[] = [
      { target: '20903', site: HOST, externalId: 'r-1', reporter: 'Ines', note: 'rude' },
      { target: '20903', site: HOST, reporter: 'Odile', note: 'off topic', reportedAt: '2025-07-01T10:00:00Z' },
    ];
    expect(await send(rows)).toMatchObject({ new: 2, known: 0 });
    expect(await send(rows)).toMatchObject({ new: 0, known: 2 });
    expect(await send([{ ...rows[0], target: `https://${HOST}/x?p=20903`, note: 'rude' }])).toMatchObject({ known: 1 });
    expect((await itemOf(board.store, '20903'))?.reports).toBe(2);
  });

  it('keeps what has no post, and finds it when the post comes', async () => {
    const done = await send([{ target: '21005', site: HOST, reporter: 'Gregor', externalId: 'r-9' }]);
    expect(done).toMatchObject({ new: 0, unmatched: 1 });
    expect(await board.store.desk.reasons.unmatchedReports(null, 10)).toMatchObject([{ target: '21005' }]);
    await board.add(boardRows([TURNED]));
    await refreshReasons(board.store);
    expect(await board.store.desk.reasons.unmatchedReports(null, 10)).toEqual([]);
    expect(await itemOf(board.store, '21005')).toMatchObject({ reports: 1, reasons: ['report', 'altered_quote'] });
  });

  it('opens a decided post again, once for each new report', async () => {
    const item = await itemOf(board.store, '20910');
    const post = { threadId: String(item?.thread_id), postId: String(item?.post_id) };
    await board.store.desk.decisions.decide(ADMIN, {
      decisionId: 'ab0c6f62-6c0e-4a5a-9a61-0d6e0a1f2b3c',
      kind: 'approve',
      posts: [post],
    });
    expect((await itemOf(board.store, '20910'))?.state).toBe('approved');
    await refreshReasons(board.store, { full: true });
    expect((await itemOf(board.store, '20910'))?.state, 'reasons of the machine open nothing').toBe('approved');
    const again = { target: '20910', site: HOST, reporter: 'Kestrel', externalId: 'r-20' };
    expect(await send([again])).toMatchObject({ new: 1, reopened: 1 });
    expect((await itemOf(board.store, '20910'))?.state).toBe('open');
    expect(await send([again])).toMatchObject({ known: 1, reopened: 0 });
    const { rows } = await board.store.query(
      'select kind, user_id, note from threadbare_desk.event where post_id = $1::uuid order by seq',
      { params: [post.postId] },
    );
    expect(rows).toEqual([
      { kind: 'approve', user_id: null, note: null },
      { kind: 'reopen', user_id: null, note: 'reported again' },
    ]);
  });

  it('keeps nothing of a post on a site the caller may not see', async () => {
    const other = { userId: null, source: 'api', sites: ['00000000-0000-4000-8000-000000000000'] } as const;
    const row = { target: '20907', site: HOST, reporter: 'Nobody', externalId: 'r-30' };
    const done = await board.store.desk.reasons.importReports([row], other);
    expect(done).toMatchObject({ new: 0, unmatched: 1, rows: [{ status: 'elsewhere', postId: null }] });
    expect(await itemOf(board.store, '20907')).toBeNull();
  });

  it('is shown with the reasons, to those who may see the site', async () => {
    const item = await itemOf(board.store, '20910');
    const post = { threadId: String(item?.thread_id), postId: String(item?.post_id) };
    const shown = (await readReasons(board.store, null, [post])).get(post.postId);
    expect(shown?.reports).toMatchObject([{ reporter: 'Kestrel', source: 'csv' }]);
    expect(shown?.reasons.map(({ kind }) => kind)).toEqual(['personal_attack', 'escalation']);
    expect(shown?.reasons[0]?.words.sentence).toContain('Corvid');
    const none = (await readReasons(board.store, [], [post])).get(post.postId);
    expect(none).toEqual({ reasons: [], reports: [] });
  });

  it('counts no reason that is muted, and has it back when it is not', async () => {
    const { reasons } = board.store.desk;
    await reasons.mute('pile_on', null, null);
    expect(await itemOf(board.store, '23308'), 'nothing else was said of it').toBeNull();
    expect((await itemOf(board.store, '23305'))?.reasons).toEqual(['personal_attack']);
    expect(await reasons.mutes()).toMatchObject([{ reason: 'pile_on', siteId: null, host: null }]);
    await reasons.unmute('pile_on', null);
    expect((await itemOf(board.store, '23308'))?.reasons).toEqual(['pile_on']);
    await expect(reasons.mute('pile_on', '00000000-0000-4000-8000-000000000000', null)).rejects.toThrow('no site');
  });

  it('drops a reason that was called wrong at that post alone', async () => {
    const item = await itemOf(board.store, '23308');
    const post = { threadId: String(item?.thread_id), postId: String(item?.post_id) };
    await board.store.desk.decisions.decide(ADMIN, {
      decisionId: 'cd0c6f62-6c0e-4a5a-9a61-0d6e0a1f2b3c',
      kind: 'wrong_reason',
      reason: 'pile_on',
      posts: [post],
    });
    expect(await itemOf(board.store, '23308')).toBeNull();
    expect(await itemOf(board.store, '23307')).not.toBeNull();
    const found = (await board.store.desk.reasons.precision(null)).find(({ reason }) => reason === 'pile_on');
    expect(found).toMatchObject({ decided: 1, right: 0, wrong: 1, precision: 0, muted: false, weak: false });
    await board.store.desk.decisions.undo(ADMIN, {
      undoId: 'ef0c6f62-6c0e-4a5a-9a61-0d6e0a1f2b3c',
      target: 'cd0c6f62-6c0e-4a5a-9a61-0d6e0a1f2b3c',
    });
    expect(await itemOf(board.store, '23308')).not.toBeNull();
  });
});
