import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { API } from '../../../src/desk/api/routes.js';
import { deskAs } from '../support.js';
import { adminOf, allOf, apiAs, at, type Board, byToken, dataOf, fits, moderatorOf, openBoard } from './support.js';

let board: Board;
beforeAll(async () => {
  board = await openBoard();
});
afterAll(() => board.close());

describe('reading', () => {
  test('every address that reads answers what it declares', async () => {
    const ask = apiAs(board.store, adminOf(board));
    const author = at(dataOf(await ask('GET', '/authors?name=Ana')), 0, 'author_id');
    const incident = at(dataOf(await ask('GET', '/queue')), 0, 'incident');
    const made = await ask('POST', '/webhooks', { url: 'https://hooks.example.org/desk' });
    const parts: Readonly<Record<string, unknown>> = {
      thread_id: board.threadId,
      post_id: board.postId,
      author_id: author,
      incident,
      webhook_id: at(made.body, 'webhook_id'),
    };
    const left: string[] = [];
    for (const { method, path, doc } of API) {
      if (method !== 'GET' || doc.answer === null) continue;
      const place = path.replace('/api/v1', '');
      const needs = [...place.matchAll(/:(\w+)/g)].map(([, name = '']) => name);
      if (needs.some((name) => parts[name] === undefined)) {
        left.push(place);
        continue;
      }
      const filled = place.replace(/:(\w+)/g, (_all, name: string) => encodeURIComponent(String(parts[name])));
      fits('GET', place, await ask('GET', place === '/search' ? `${filled}?q=ferry` : filled));
    }
    // There is no article on this board.
    expect(left).toEqual(['/sources/:document_id']);
  });

  test('a post says what is known about it', async () => {
    const ask = apiAs(board.store, moderatorOf(board));
    const told = await ask('GET', `/posts/${board.threadId}/${board.postId}`);
    expect(at(told.body, 'post', 'author')).toBe('Bo');
    expect(at(told.body, 'quotes', 0, 'verdict')).toBe('altered');
    expect(at(told.body, 'quotes', 0, 'meaning_changed')).toBe(true);
    expect(at(told.body, 'quotes', 0, 'diff')).not.toBeNull();
    expect(at(told.body, 'incivility', 0, 'score')).toBeGreaterThan(0);
    expect(at(told.body, 'answers', 0, 'via')).toBe('quote');
  });

  test('a search finds words and says where', async () => {
    const told = await apiAs(board.store, moderatorOf(board))('GET', '/search?q=ferry');
    const pieces = at(dataOf(told), 0, 'snippet');
    expect(pieces).toContainEqual({ text: 'ferry', found: true });
  });
});

describe('sites', () => {
  test('somebody of one site sees nothing of another, also not by its ids', async () => {
    const ask = apiAs(board.store, moderatorOf(board));
    expect(dataOf(await ask('GET', '/sites')).map((row) => at(row, 'host'))).toEqual(['board.example.org']);
    const threads = dataOf(await ask('GET', '/threads')).map((row) => at(row, 'thread_id'));
    expect(threads).toContain(board.threadId);
    expect(threads).not.toContain(board.otherThreadId);
    expect(dataOf(await ask('GET', '/threads?site=other.example.net'))).toEqual([]);
    expect(dataOf(await ask('GET', '/search?q=hedges'))).toEqual([]);
    expect(dataOf(await ask('GET', '/authors?name=Jon'))).toEqual([]);
    const all = apiAs(board.store, adminOf(board));
    const jon = String(at(dataOf(await all('GET', '/authors?name=Jon')), 0, 'author_id'));
    for (const place of [
      `/threads/${board.otherThreadId}`,
      `/threads/${board.otherThreadId}/posts`,
      `/threads/${board.otherThreadId}/quotes`,
      `/posts/${board.otherThreadId}/${board.otherPostId}`,
      `/authors/${jon}`,
      `/authors/${jon}/posts`,
    ]) {
      expect((await ask('GET', place)).status, place).toBe(404);
      expect((await all('GET', place)).status, place).toBe(200);
    }
    expect(dataOf(await ask('GET', '/problems')).every((row) => at(row, 'thread_id') !== board.otherThreadId)).toBe(
      true,
    );
  });
});

describe('refusals', () => {
  test('nobody gets 401 everywhere but at the description, whatever the method', async () => {
    const ask = apiAs(board.store, null);
    expect((await ask('GET', '/openapi.json')).status).toBe(200);
    for (const { method, path } of API) {
      const told = await ask(method, path.replace('/api/v1', '').replace(/:\w+/g, board.threadId));
      expect(told.status, `${method} ${path}`).toBe(401);
      expect(told.headers.get('content-type')).toContain('application/problem+json');
    }
    for (const method of ['GET', 'POST', 'PUT', 'PATCH', 'DELETE']) {
      expect((await ask(method, '/no-such-thing')).status).toBe(401);
      expect((await ask(method, '')).status).toBe(401);
    }
  });

  test('unknown addresses are 404 for those who are known, other methods 405 with what is allowed', async () => {
    const ask = apiAs(board.store, { ...adminOf(board), ...byToken('read') });
    expect((await ask('GET', '/no-such-thing')).status).toBe(404);
    expect((await ask('GET', '/')).status).toBe(404);
    const told = await ask('DELETE', '/threads');
    expect(told.status).toBe(405);
    expect(told.headers.get('allow')).toBe('GET, HEAD');
    expect((await ask('PUT', `/webhooks/${board.threadId}`)).headers.get('allow')).toBe('DELETE, GET, HEAD, PATCH');
  });

  test('a token needs the scope, its owner the role', async () => {
    const reads = apiAs(board.store, { ...adminOf(board), ...byToken('read') });
    expect((await reads('GET', '/threads')).status).toBe(200);
    expect((await reads('GET', '/members')).status).toBe(403);
    expect((await reads('POST', '/decisions', {})).status).toBe(403);
    const reader = apiAs(board.store, { role: 'reader', ...byToken('read', 'decide', 'admin') });
    expect((await reader('POST', '/decisions', {})).status).toBe(403);
    expect((await reader('GET', '/webhooks')).status).toBe(403);
  });

  test('what is wrong is told by place', async () => {
    const ask = apiAs(board.store, adminOf(board));
    const query = await ask('GET', '/threads?limit=900&titel=x');
    expect(query.status).toBe(400);
    expect(at(query.body, 'type')).toBe('urn:threadbare:problem:invalid-request');
    expect(at(query.body, 'errors')).toEqual([
      { parameter: 'limit', detail: expect.stringContaining('200') },
      { parameter: 'titel', detail: expect.stringContaining('not known') },
    ]);
    const body = await ask('POST', '/decisions', {
      decision_id: 'x',
      kind: 'remove',
      posts: [{ thread_id: board.threadId }],
    });
    const pointers = at(body.body, 'errors');
    expect(Array.isArray(pointers) ? pointers.map((one) => at(one, 'pointer')) : null).toEqual([
      '#/decision_id',
      '#/posts/0/post_id',
    ]);
    expect((await ask('GET', '/threads/not-an-id')).status).toBe(404);
  });

  test('bodies of another type, broken or too large', async () => {
    const ask = apiAs(board.store, adminOf(board));
    expect(
      (await ask('POST', '/decisions', 'a=1', { 'content-type': 'application/x-www-form-urlencoded' })).status,
    ).toBe(415);
    const broken = await ask('POST', '/decisions', '{"kind": ');
    expect(broken.status).toBe(400);
    expect(at(broken.body, 'type')).toBe('urn:threadbare:problem:malformed-json');
    const large = await ask('POST', '/decisions', JSON.stringify({ note: 'x'.repeat(1_100_000) }));
    expect(large.status).toBe(413);
  });

  test('an answer that has not changed is not sent again; HEAD has no body', async () => {
    const desk = deskAs(board.store, adminOf(board));
    const first = await desk('/api/v1/threads');
    const etag = first.headers.get('etag') ?? '';
    expect(etag).toMatch(/^".+"$/);
    const again = await desk('/api/v1/threads', { headers: { 'if-none-match': `W/${etag}` } });
    expect(again.status).toBe(304);
    expect(await again.text()).toBe('');
    const head = await desk('/api/v1/threads', { method: 'HEAD' });
    expect(head.status).toBe(200);
    expect(await head.text()).toBe('');
    expect(first.headers.get('access-control-allow-origin')).toBeNull();
  });
});

describe('pages', () => {
  test('all pages together are all rows once', async () => {
    const ask = apiAs(board.store, adminOf(board));
    for (const place of [
      '/threads',
      `/threads/${board.threadId}/posts`,
      `/threads/${board.threadId}/quotes`,
      '/authors',
    ]) {
      const whole = await allOf(ask, `${place}?limit=200`);
      expect(whole.length, place).toBeGreaterThan(2);
      for (const limit of [1, 2, 3]) expect(await allOf(ask, `${place}?limit=${limit}`), place).toEqual(whole);
    }
    const found = await allOf(ask, '/search?q=the&limit=200');
    expect(await allOf(ask, '/search?q=the&limit=2')).toEqual(found);
  });

  test('a cursor is of its list and its filters alone', async () => {
    const ask = apiAs(board.store, adminOf(board));
    const next = String(at((await ask('GET', '/threads?limit=1')).body, 'next')).replace('/api/v1', '');
    expect((await ask('GET', next)).status).toBe(200);
    const cursor = new URLSearchParams(next.split('?')[1]).get('cursor') ?? '';
    for (const place of [
      `/authors?cursor=${cursor}`,
      `/threads?site=x&cursor=${cursor}`,
      '/threads?cursor=abc',
      '/threads?cursor=WzFd',
    ]) {
      const told = await ask('GET', place);
      expect(told.status, place).toBe(400);
      expect(at(told.body, 'type')).toBe('urn:threadbare:problem:bad-cursor');
    }
  });
});
