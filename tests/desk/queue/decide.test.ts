import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { EVENT_KIND } from '../../../src/desk/read/post-events.js';
import { foldState } from '../../../src/store/desk/decisions/fold.js';
import { LIVE_EVENTS } from '../../../src/store/desk/decisions/live.js';
import type { Actor, Decision } from '../../../src/store/desk/decisions.js';
import { openStore } from '../../../src/store/index.js';
import { startServer, type TestServer } from '../../support/postgres.js';
import { openQueueBoard, type QueueBoard } from './board.js';

let server: TestServer | null = null;
beforeAll(async () => {
  server = await startServer();
});
afterAll(async () => {
  await server?.stop();
});

describe.each(['embedded', 'server'] as const)('decisions, %s', (end) => {
  let board: QueueBoard | null = null;
  beforeAll(async () => {
    if (end === 'server' && server === null) return;
    board = await openQueueBoard(end === 'server' ? ((await server?.createDatabase()) ?? null) : null);
  });
  afterAll(async () => {
    await board?.close();
  });

  /** The test with the board; skipped where there is no server. */
  const on = (name: string, test: (board: QueueBoard) => Promise<void>): void =>
    it(name, async (context) => {
      if (board === null) return context.skip();
      await test(board);
    });

  const decision = (kind: Decision['kind'], posts: Decision['posts'], more: Partial<Decision> = {}): Decision => ({
    decisionId: randomUUID(),
    kind,
    posts,
    ...more,
  });

  const stateOf = async ({ store }: QueueBoard, postId: string): Promise<unknown> => {
    const { rows } = await store.query(
      `select s.state, i.state as item from threadbare_desk.state s
       left join threadbare_desk.item i on i.thread_id = s.thread_id and i.post_id = s.post_id where s.post_id = $1::uuid`,
      { params: [postId] },
    );
    return rows[0];
  };

  const eventsOf = async ({ store }: QueueBoard): Promise<number> =>
    Number((await store.query('select count(*)::integer as n from threadbare_desk.event')).rows[0]?.n);

  on('writes one event a post, once, and the state with it', async (b) => {
    const { decisions } = b.store.desk;
    const [first, second] = (await b.queued()).slice(2);
    if (first === undefined || second === undefined) throw new Error('The board has no queue.');
    const given = decision('remove', [first, second], { note: ' rude ' });
    const before = await eventsOf(b);
    const decided = await decisions.decide(b.mara, given);
    expect(decided).toMatchObject({ outcome: 'done', posts: 2, repeated: false });
    expect(await stateOf(b, first.postId)).toEqual({ state: 'removed', item: 'removed' });
    // The answer was lost, the form is sent again.
    expect(await decisions.decide(b.mara, given)).toEqual({ ...decided, repeated: true });
    expect(await eventsOf(b)).toBe(before + 2);
    // Somebody else with the same id, or the same id for something else.
    expect(await decisions.decide(b.ben, given)).toMatchObject({ outcome: 'other' });
    expect(await decisions.decide(b.mara, { ...given, kind: 'approve' })).toMatchObject({ outcome: 'other' });
    const undone = await decisions.undo(b.ben, { undoId: randomUUID(), target: given.decisionId });
    expect(undone).toMatchObject({ outcome: 'done', posts: 2 });
    expect(await stateOf(b, second.postId)).toEqual({ state: 'open', item: 'open' });
    const { rows } = await b.store.query(`select note from threadbare_desk.event where batch_id = $1::uuid`, {
      params: [given.decisionId],
    });
    expect(rows).toEqual([{ note: 'rude' }, { note: 'rude' }]);
  });

  on('tells the second of two who decided meanwhile, and lets him decide all the same', async (b) => {
    const { decisions } = b.store.desk;
    const [, , , post] = await b.queued();
    if (post === undefined) throw new Error('The board has no queue.');
    const both = await Promise.all([
      decisions.decide(b.mara, decision('remove', [post])),
      decisions.decide(b.ben, decision('approve', [post])),
    ]);
    const done = both.filter(({ outcome }) => outcome === 'done');
    const told = both.find((one) => one.outcome === 'meanwhile');
    expect(done).toHaveLength(1);
    if (told?.outcome !== 'meanwhile') throw new Error('Nobody was told.');
    const [meanwhile] = told.posts;
    const maraWon = both[0]?.outcome === 'done';
    expect(meanwhile).toMatchObject({ state: maraWon ? 'removed' : 'approved', by: maraWon ? 'mara' : 'ben' });
    const again = { ...post, seen: meanwhile?.eventId ?? null };
    expect(await decisions.decide(maraWon ? b.ben : b.mara, decision('escalate', [again]))).toMatchObject({
      outcome: 'done',
    });
    expect(await stateOf(b, post.postId)).toEqual({ state: 'escalated', item: 'escalated' });
  });

  on('does not touch posts of other sites, whoever names them', async (b) => {
    const { decisions } = b.store.desk;
    const [post] = await b.queued();
    if (post === undefined) throw new Error('The board has no queue.');
    const before = await eventsOf(b);
    expect(await decisions.decide(b.stranger, decision('remove', [post]))).toEqual({ outcome: 'unknown' });
    expect(await decisions.decide(b.mara, decision('remove', [post, b.otherPost]))).toEqual({ outcome: 'unknown' });
    expect(await decisions.claim(b.stranger, post.incident)).toBeNull();
    expect(await eventsOf(b)).toBe(before);
    const given = decision('warn', [b.otherPost]);
    expect(await decisions.decide(b.stranger, given)).toMatchObject({ outcome: 'done' });
    expect(await decisions.undo(b.mara, { undoId: randomUUID(), target: given.decisionId })).toEqual({
      outcome: 'unknown',
    });
    expect(await decisions.markDone(b.mara, [b.otherPost], true)).toBe(0);
    expect(await stateOf(b, b.otherPost.postId)).toEqual({ state: 'warned', item: 'warned' });
  });

  on('keeps decisions on posts nobody asked to look at', async (b) => {
    expect(await b.store.desk.decisions.decide(b.mara, decision('remove', [b.quiet]))).toMatchObject({
      outcome: 'done',
    });
    expect(await stateOf(b, b.quiet.postId)).toEqual({ state: 'removed', item: null });
  });

  on('says that the words are others than those that were read', async (b) => {
    const [, , , , post] = await b.queued();
    if (post === undefined) throw new Error('The board has no queue.');
    const { decisions } = b.store.desk;
    const read = { ...post, textHash: '0'.repeat(32) };
    expect(await decisions.decide(b.mara, decision('remove', [read]))).toMatchObject({
      outcome: 'changed',
      posts: [{ postId: post.postId }],
    });
    expect(await decisions.decide(b.mara, decision('note', [read], { note: 'read an older one' }))).toMatchObject({
      outcome: 'done',
    });
  });

  on('leaves an incident to whoever has claimed it, until it is taken over', async (b) => {
    const { decisions } = b.store.desk;
    const [post] = await b.queued();
    if (post === undefined) throw new Error('The board has no queue.');
    expect(await decisions.claim(b.mara, post.incident)).toMatchObject({ mine: true, by: 'mara' });
    expect(await decisions.claim(b.ben, post.incident)).toMatchObject({ mine: false, by: 'mara' });
    expect(await decisions.decide(b.ben, decision('approve', [post]))).toMatchObject({
      outcome: 'claimed',
      by: 'mara',
    });
    expect(await decisions.claim(b.ben, post.incident, { takeOver: true })).toMatchObject({ mine: true, by: 'ben' });
    expect(await decisions.decide(b.mara, decision('approve', [post], { takeOver: true }))).toMatchObject({
      outcome: 'done',
    });
    await decisions.releaseAll(b.ben.userId ?? '');
    expect((await b.store.query('select * from threadbare_desk.claim')).rows).toEqual([]);
  });

  on('calls a reason wrong and approves with it, and takes both back at once', async (b) => {
    const { decisions } = b.store.desk;
    const post = (await b.queued()).find(({ reasons }) => reasons.join() === 'misattribution');
    if (post === undefined) throw new Error('No post has a wrong name.');
    const given = decision('wrong_reason', [post], { reason: 'misattribution', alsoApprove: true });
    expect(await decisions.decide(b.mara, given)).toMatchObject({ outcome: 'done', posts: 1 });
    expect((await b.queued()).some(({ postId }) => postId === post.postId)).toBe(false);
    await decisions.undo(b.mara, { undoId: randomUUID(), target: given.decisionId });
    expect((await b.queued()).find(({ postId }) => postId === post.postId)).toMatchObject({ state: 'open' });
  });

  on('takes the words of a template, and none of another kind', async (b) => {
    const { decisions } = b.store.desk;
    const templateId = randomUUID();
    const draft = { templateId, name: 'Rude', kind: 'warn' as const, note: 'Stay with the matter.' };
    expect(await decisions.putTemplate(b.mara, draft)).toBe('made');
    expect(await decisions.putTemplate(b.mara, draft)).toBe('known');
    expect(await decisions.putTemplate(b.ben, { ...draft, templateId: randomUUID() })).toBe('name-taken');
    const [, , , , , post] = await b.queued();
    if (post === undefined) throw new Error('The board has no queue.');
    const given = decision('warn', [post], { templateId });
    expect(await decisions.decide(b.mara, { ...given, kind: 'remove' })).toEqual({ outcome: 'unknown' });
    await decisions.decide(b.mara, given);
    const { rows } = await b.store.query('select note from threadbare_desk.event where batch_id = $1::uuid', {
      params: [given.decisionId],
    });
    expect(rows).toEqual([{ note: draft.note }]);
    const next = { ...draft, templateId: randomUUID(), note: 'Stay with it.', replaces: templateId };
    expect(await decisions.putTemplate(b.ben, next)).toBe('made');
    expect((await decisions.templates('warn')).map(({ note }) => note)).toEqual(['Stay with it.']);
  });

  on('shares queues, but not their names with those who may not see the site', async (b) => {
    const { decisions } = b.store.desk;
    const queue = { queueId: randomUUID(), name: 'Quay', filters: 'site=board.example.org', shared: true };
    expect(await decisions.saveQueue(b.mara, queue)).toBe('made');
    expect(await decisions.saveQueue(b.mara, { ...queue, filters: 'site=board.example.org&min=0.5' })).toBe('changed');
    expect(await decisions.savedQueues(b.ben)).toMatchObject([{ name: 'Quay', mine: false, by: 'mara' }]);
    expect(await decisions.savedQueues(b.stranger)).toEqual([]);
    expect(await decisions.dropQueue(b.ben, queue.queueId)).toBe(false);
    expect(await decisions.dropQueue(b.mara, queue.queueId)).toBe(true);
  });

  on('refuses what does not say what it must', async (b) => {
    const [post] = await b.queued();
    if (post === undefined) throw new Error('The board has no queue.');
    const { decisions } = b.store.desk;
    for (const wrong of [
      decision('remove', []),
      decision('remove', [post, post]),
      decision('label', [post]),
      decision('label', [post], { label: 'Two words' }),
      decision('note', [post], { note: '  ' }),
      decision('wrong_reason', [post]),
      { ...decision('remove', [post]), decisionId: 'again' },
      decision('remove', [{ threadId: post.threadId, postId: "' or 1=1" }]),
    ])
      await expect(decisions.decide(b.mara, wrong)).rejects.toMatchObject({ code: 'bad-decision' });
  });

  on('has states and items that follow from the events, and the same in SQL', async (b) => {
    const { rows } = await b.store.query(
      `with recursive ${LIVE_EVENTS}
       select e.post_id, e.event_id, e.kind, e.undoes, s.state, s.event_id as from_event, i.state as item,
         l.event_id is not null as live
       from threadbare_desk.event e
       left join threadbare_desk.state s on s.thread_id = e.thread_id and s.post_id = e.post_id
       left join threadbare_desk.item i on i.thread_id = e.thread_id and i.post_id = e.post_id
       left join live_event l on l.thread_id = e.thread_id and l.event_id = e.event_id order by e.seq`,
    );
    const posts = new Map<string, typeof rows>();
    for (const row of rows) posts.set(String(row.post_id), [...(posts.get(String(row.post_id)) ?? []), row]);
    expect(posts.size).toBeGreaterThan(4);
    for (const events of posts.values()) {
      const fold = foldState(
        events.map((row) => ({
          eventId: String(row.event_id),
          kind: EVENT_KIND.parse(row.kind),
          undoes: row.undoes === null ? null : String(row.undoes),
        })),
      );
      expect(events[0]?.state ?? 'open').toBe(fold.state);
      if (events[0]?.item !== null) expect(events[0]?.item).toBe(fold.state);
      for (const row of events) if (row.kind !== 'undo') expect(row.live).toBe(fold.live.has(String(row.event_id)));
    }
  });

  on('opens a post again when members report it anew', async (b) => {
    const { decisions, reasons } = b.store.desk;
    const [post] = await b.queued();
    if (post === undefined) throw new Error('The board has no queue.');
    await decisions.decide(b.mara, decision('approve', [{ ...post, seen: null }], { takeOver: true }));
    const by = { userId: null, source: 'csv', sites: null } as const;
    const target = 'https://board.example.org/topic/7/?do=findComment&comment=704';
    await reasons.importReports([{ target, reporter: 'Zoe', category: 'rude' }], by);
    expect(await stateOf(b, post.postId)).toEqual({ state: 'open', item: 'open' });
    const { rows } = await b.store.query(
      `select kind, user_id from threadbare_desk.event where post_id = $1::uuid order by seq desc limit 1`,
      { params: [post.postId] },
    );
    expect(rows).toEqual([{ kind: 'reopen', user_id: null }]);
  });
});

it('leaves nothing half where it breaks off in the middle', async (context) => {
  if (server === null) return context.skip();
  const url = await server.createDatabase();
  const board = await openQueueBoard(url);
  try {
    const posts = (await board.queued()).slice(0, 3);
    // The last thing of the transaction fails, as if the process had been killed between the events and the states.
    await board.store.query(
      `create function threadbare_desk.broken() returns trigger language plpgsql as $$ begin raise exception 'cut'; end $$`,
      { readOnly: false },
    );
    await board.store.query(
      'create trigger broken before insert on threadbare_desk.state for each row execute function threadbare_desk.broken()',
      { readOnly: false },
    );
    const actor: Actor = board.mara;
    const given = { decisionId: randomUUID(), kind: 'remove', posts } as const;
    await expect(board.store.desk.decisions.decide(actor, given)).rejects.toThrow();
    const count = async () => (await board.store.query('select event_id from threadbare_desk.event')).rows.length;
    expect(await count()).toBe(0);
    await board.store.query('drop trigger broken on threadbare_desk.state', { readOnly: false });
    // Another process sends the same again.
    const other = await openStore({ databaseUrl: url, dataDir: 'unused' });
    try {
      expect(await other.desk.decisions.decide(actor, given)).toMatchObject({ outcome: 'done', repeated: false });
    } finally {
      await other.close();
    }
    expect(await count()).toBe(3);
  } finally {
    await board.close();
  }
});
