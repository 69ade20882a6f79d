import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { adminOf, allOf, apiAs, at, type Board, byToken, dataOf, fits, moderatorOf, openBoard } from './support.js';

let board: Board;
beforeAll(async () => {
  board = await openBoard();
});
afterAll(() => board.close());

const mara = () => apiAs(board.store, moderatorOf(board));
const ada = () => apiAs(board.store, adminOf(board));
const here = () => ({ thread_id: board.threadId, post_id: board.postId });

describe('from the queue to the log', () => {
  test('an incident is read, claimed, decided with what was seen, carried out and taken back', async () => {
    const ask = mara();
    const [first] = dataOf(await ask('GET', '/queue'));
    const incident = encodeURIComponent(String(at(first, 'incident')));
    const detail = fits('GET', '/incidents/:incident', await ask('GET', `/incidents/${incident}`));
    expect(String(at(detail, 'items', 0, 'reasons', 0, 'words', 'sentence')).length).toBeGreaterThan(10);
    const item = at(detail, 'items', 0);
    const post = {
      thread_id: at(item, 'thread_id'),
      post_id: at(item, 'post_id'),
      seen: at(item, 'seen'),
      text_hash: at(item, 'text_hash'),
    };
    fits('PUT', '/incidents/:incident/claim', await ask('PUT', `/incidents/${incident}/claim`, {}));
    const taken = await ada()('PUT', `/incidents/${incident}/claim`, {});
    expect(taken.status).toBe(409);
    expect(at(taken.body, 'type')).toBe('urn:threadbare:problem:conflict');

    const decision = { decision_id: randomUUID(), kind: 'remove', posts: [post], note: 'rule 3' };
    const stopped = await ada()('POST', '/decisions', { ...decision, decision_id: randomUUID() });
    expect([stopped.status, at(stopped.body, 'conflict')]).toEqual([409, 'claimed']);
    const done = fits('POST', '/decisions', await ask('POST', '/decisions', decision));
    expect(at(done, 'repeated')).toBe(false);
    const again = fits('POST', '/decisions', await ask('POST', '/decisions', decision));
    expect(again).toEqual({ ...Object(done), repeated: true });
    const late = await ada()('POST', '/decisions', { ...decision, decision_id: randomUUID(), take_over: true });
    expect([late.status, at(late.body, 'conflict')]).toEqual([409, 'meanwhile']);
    expect(at(late.body, 'posts', 0, 'by')).toBe('mara');
    const other = await ask('POST', '/decisions', { ...decision, kind: 'approve' });
    expect([other.status, at(other.body, 'conflict')]).toEqual([409, 'other']);
    const changed = { ...decision, decision_id: randomUUID(), posts: [{ ...post, seen: null, text_hash: 'x' }] };
    expect(at((await ask('POST', '/decisions', changed)).body, 'conflict')).toBe('changed');
    expect((await ask('DELETE', `/incidents/${incident}/claim`)).status).toBe(204);

    const work = fits('GET', '/worklist', await ask('GET', '/worklist?done=false'));
    expect(at(work, 'data', 0, 'state')).toBe('removed');
    expect(at(await ask('POST', '/done', { posts: [here()] }), 'body', 'posts')).toBe(1);
    expect(dataOf(await ask('GET', '/worklist?done=false'))).toEqual([]);
    expect(dataOf(await ask('GET', '/worklist?done=true')).length).toBe(1);

    const undo = { undo_id: randomUUID(), target: decision.decision_id };
    fits('POST', '/undos', await ask('POST', '/undos', undo));
    const log = fits('GET', '/log', await ask('GET', '/log'));
    expect([at(log, 'data', 0, 'kind'), at(log, 'data', 1, 'kind'), at(log, 'data', 1, 'undone')]).toEqual([
      'undo',
      'remove',
      true,
    ]);
    const lines = String((await ask('GET', '/log.jsonl?kind=remove')).body)
      .trim()
      .split('\n');
    expect(lines.map((line) => at(JSON.parse(line), 'kind'))).toEqual(['remove']);
    fits('GET', '/overview', await ask('GET', '/overview'));
    const known = fits(
      'GET',
      '/posts/:thread_id/:post_id',
      await ask('GET', `/posts/${board.threadId}/${board.postId}`),
    );
    expect(at(known, 'events', 0, 'kind')).toBeTypeOf('string');
    expect(at(known, 'post', 'state')).toBe('open');
  });

  test('the log read in pages is whole while others write', async () => {
    const ask = mara();
    const write = async (count: number): Promise<void> => {
      for (let i = 0; i < count; i += 1)
        await ask('POST', '/decisions', { decision_id: randomUUID(), kind: 'note', posts: [here()], note: `n${i}` });
    };
    await write(7);
    const before = await allOf(ask, '/log');
    const seen: unknown[] = [];
    let next: unknown = '/api/v1/log?limit=2';
    while (typeof next === 'string') {
      const told = await ask('GET', next.replace('/api/v1', ''));
      seen.push(...dataOf(told));
      next = at(told.body, 'next');
      await write(1);
    }
    expect(seen).toEqual(before);
  });

  test('a moderator of another site can neither see nor decide', async () => {
    const stranger = apiAs(board.store, { ...moderatorOf(board), sites: [board.otherSiteId] });
    expect(dataOf(await stranger('GET', '/queue'))).toEqual([]);
    expect(dataOf(await stranger('GET', '/log'))).toEqual([]);
    expect(await allOf(stranger, '/worklist?who=all')).toEqual([]);
    const [first] = dataOf(await ada()('GET', '/queue?state=all'));
    const incident = encodeURIComponent(String(at(first, 'incident')));
    expect((await stranger('GET', `/incidents/${incident}`)).status).toBe(404);
    expect((await stranger('PUT', `/incidents/${incident}/claim`, {})).status).toBe(404);
    const decision = { decision_id: randomUUID(), kind: 'remove', posts: [here()] };
    expect((await stranger('POST', '/decisions', decision)).status).toBe(404);
    const [event] = dataOf(await ada()('GET', '/log'));
    const undo = { undo_id: randomUUID(), target: at(event, 'event_id') };
    expect((await stranger('POST', '/undos', undo)).status).toBe(404);
    expect(at(await stranger('POST', '/done', { posts: [here()] }), 'body', 'posts')).toBe(0);
  });
});

describe('reports', () => {
  const target = 'https://board.example.org/topic/7/?do=findComment&comment=705';

  test('in the desk’s own form; twice is once', async () => {
    const ask = apiAs(board.store, { ...moderatorOf(board), ...byToken('report') });
    const body = {
      reports: [
        {
          target: board.postId,
          reporter: 'Ana',
          category: 'insult',
          note: 'look',
          reported_at: '2024-03-06T10:00:00+01:00',
          external_id: 'r1',
        },
        { target: '7/705', site: 'board.example.org', external_id: 'r2' },
        { target: 'https://board.example.org/topic/9999/', external_id: 'r3' },
      ],
    };
    const first = fits('POST', '/reports', await ask('POST', '/reports', body));
    expect([at(first, 'new'), at(first, 'known'), at(first, 'unmatched')]).toEqual([2, 0, 1]);
    expect(at(first, 'rows', 0, 'post_id')).toBe(board.postId);
    const again = fits('POST', '/reports', await ask('POST', '/reports', body));
    expect([at(again, 'new'), at(again, 'known')]).toEqual([0, 2]);
    const queue = dataOf(await mara()('GET', '/queue?reason=report'));
    expect(at(queue, 0, 'reports')).toBeGreaterThan(0);
  });

  test('as CSV, with what could not be read', async () => {
    const csv = `url,reporter,note,date\n${target},Bo,spam,2024-03-06T10:00:00Z\n,Bo,nothing,\n`;
    const told = fits('POST', '/reports', await mara()('POST', '/reports', csv, { 'content-type': 'text/csv' }));
    expect(at(told, 'rows', 0, 'status')).toMatch(/new|unmatched/);
    expect(at(told, 'problems', 0, 'line')).toBe(3);
  });

  test('as items of Coop and as a report of Ozone', async () => {
    const coop = {
      items: [
        { id: '701', typeId: 'post', data: { site: 'board.example.org', url: board.postId, reason: 'harassment' } },
      ],
    };
    const first = fits('POST', '/reports', await mara()('POST', '/reports', coop));
    expect([at(first, 'new'), at(first, 'rows', 0, 'post_id')]).toEqual([1, board.postId]);
    const ozone = {
      event: {
        $type: 'tools.ozone.moderation.defs#modEventReport',
        reportType: 'com.atproto.moderation.defs#reasonRude',
        comment: 'rude',
      },
      subject: { $type: 'com.atproto.repo.strongRef', uri: board.postId, cid: 'bafy' },
      createdBy: 'did:plc:somebody',
    };
    const second = fits('POST', '/reports', await mara()('POST', '/reports', ozone));
    expect(at(second, 'new')).toBe(1);
    const other = { ...ozone, event: { $type: 'tools.ozone.moderation.defs#modEventMute' } };
    expect((await mara()('POST', '/reports', other)).status).toBe(400);
  });

  test('of posts elsewhere nothing is told', async () => {
    const told = fits(
      'POST',
      '/reports',
      await mara()('POST', '/reports', { reports: [{ target: board.otherPostId }] }),
    );
    expect(at(told, 'rows', 0)).toEqual({ status: 'unmatched', report_id: null, thread_id: null, post_id: null });
    expect(
      dataOf(await mara()('GET', '/reports/unmatched')).every((row) => at(row, 'target') !== board.otherPostId),
    ).toBe(true);
    fits('GET', '/reports/unmatched', await ada()('GET', '/reports/unmatched'));
  });

  test('what is wrong is told of the form that was meant', async () => {
    const told = await mara()('POST', '/reports', { reports: [{ target: '' }] });
    expect(at(told.body, 'errors', 0, 'pointer')).toBe('#/reports/0/target');
    const reader = apiAs(board.store, { ...adminOf(board), ...byToken('read') });
    expect((await reader('POST', '/reports', { reports: [{ target: 'x' }] })).status).toBe(403);
  });
});

describe('beside decisions', () => {
  test('templates', async () => {
    const id = randomUUID();
    const draft = { name: 'Rule 3', kind: 'warn', note: 'Please mind rule 3.' };
    fits('PUT', '/templates/:template_id', await mara()('PUT', `/templates/${id}`, draft));
    expect((await mara()('PUT', `/templates/${randomUUID()}`, draft)).status).toBe(409);
    expect(dataOf(await mara()('GET', '/templates?kind=warn')).length).toBe(1);
    expect((await mara()('DELETE', `/templates/${id}`)).status).toBe(204);
    expect((await mara()('DELETE', `/templates/${id}`)).status).toBe(404);
    expect(dataOf(await mara()('GET', '/templates'))).toEqual([]);
    expect(dataOf(await mara()('GET', '/templates?retired=true')).length).toBe(1);
  });

  test('saved queues', async () => {
    const id = randomUUID();
    fits('PUT', '/queues/:queue_id', await mara()('PUT', `/queues/${id}`, { name: 'Mine', filters: 'min=0.8' }));
    expect(at(dataOf(await mara()('GET', '/queues')), 0, 'name')).toBe('Mine');
    expect(dataOf(await ada()('GET', '/queues'))).toEqual([]);
    expect((await mara()('DELETE', `/queues/${id}`)).status).toBe(204);
    expect((await mara()('DELETE', `/queues/${id}`)).status).toBe(404);
  });

  test('reasons are muted for one’s own sites alone', async () => {
    const ask = mara();
    expect((await ask('PUT', '/reasons/pile_on/mute', {})).status).toBe(400);
    expect((await ask('PUT', '/reasons/pile_on/mute', { site_id: board.otherSiteId })).status).toBe(400);
    expect((await ask('PUT', '/reasons/pile_on/mute', { site_id: board.siteId })).status).toBe(204);
    const reasons = fits('GET', '/reasons', await ask('GET', '/reasons'));
    expect(at(reasons, 'mutes', 0, 'reason')).toBe('pile_on');
    expect((await ask('PUT', '/reasons/pile_on/unmute', { site_id: board.siteId })).status).toBe(204);
    expect((await ask('PUT', '/reasons/nonsense/mute', { site_id: board.siteId })).status).toBe(404);
  });
});

describe('people', () => {
  test('an account is made, changed and closed; its link is told once', async () => {
    const ask = ada();
    const body = { email: 'nils@desk.example', name: 'Nils', role: 'reader', sites: [board.siteId] };
    const made = fits('POST', '/members', await ask('POST', '/members', body));
    expect(String(at(made, 'link'))).toContain('/invite?token=');
    const id = String(at(made, 'user_id'));
    const patched = await ask('PATCH', `/members/${id}`, { role: 'moderator', closed: true });
    const changed = fits('PATCH', '/members/:user_id', patched);
    expect([at(changed, 'role'), at(changed, 'disabled_at')]).toEqual(['moderator', expect.any(String)]);
    fits('POST', '/members/:user_id/link', await ask('POST', `/members/${id}/link`));
    expect((await ask('POST', '/members', { ...body, email: 'no address' })).status).toBe(400);
    expect((await ask('POST', '/members', body)).status).toBe(400);
    expect((await ask('PATCH', '/members/nobody', { role: 'reader' })).status).toBe(404);
    expect((await mara()('GET', '/members')).status).toBe(403);
    const audit = await allOf(ask, '/audit?limit=2');
    expect(audit.length).toBeGreaterThan(3);
    expect(JSON.stringify(audit)).not.toContain(String(at(made, 'link')));
  });

  test('a token hands on no more than it has', async () => {
    const ask = ada();
    const made = fits('POST', '/tokens', await ask('POST', '/tokens', { name: 'a', scopes: ['read', 'admin'] }));
    expect(String(at(made, 'token'))).toMatch(/^tb_/);
    const byAdmin = apiAs(board.store, { ...adminOf(board), ...byToken('admin') });
    expect((await byAdmin('POST', '/tokens', { name: 'b', scopes: ['decide'] })).status).toBe(400);
    expect((await mara()('POST', '/tokens', { name: 'c', scopes: ['admin'] })).status).toBe(400);
    expect((await mara()('DELETE', `/tokens/${String(at(made, 'token_id'))}`)).status).toBe(404);
    expect((await ask('DELETE', `/tokens/${String(at(made, 'token_id'))}`)).status).toBe(204);
    expect(dataOf(await mara()('GET', '/tokens'))).toEqual([]);
    const me = fits('GET', '/me', await mara()('GET', '/me'));
    expect(at(me, 'sites')).toEqual([board.siteId]);
  });
});
