import { spawn } from 'node:child_process';
import { createHmac, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { deliverWebhooks } from '../../../src/desk/webhooks/deliver.js';
import { outcomeOf } from '../../../src/desk/webhooks/outcome.js';
import { isSigned, newSecret, signatureOf } from '../../../src/desk/webhooks/sign.js';
import type { DecisionKind } from '../../../src/store/desk/decisions.js';
import { openStore, type Store } from '../../../src/store/index.js';
import { dataFolder } from '../../support/embedded.js';
import { startServer, type TestServer } from '../../support/postgres.js';
import { adminOf, apiAs, at, type Board, byToken, dataOf, fits, moderatorOf, openBoard } from './support.js';
import { type WebhookServer, webhookServer } from './webhook-server.js';

let board: Board;
let other: WebhookServer;
const START = Date.parse('2030-01-01T00:00:00Z');
let clock = START;

beforeAll(async () => {
  board = await openBoard();
});
afterAll(() => board.close());
beforeEach(async () => {
  other = await webhookServer();
  clock = Date.now() + 1_000;
});
afterEach(async () => {
  await other.close();
  await board.store.query('delete from threadbare_desk.delivery', { readOnly: false });
  await board.store.query('delete from threadbare_desk.webhook', { readOnly: false });
});

/** Time enough for a busy machine; those who never answer are given less. */
const PATIENT = 10_000;

const deliver = (store: Store = board.store, allowPrivate = true, timeoutMs = PATIENT) =>
  deliverWebhooks(store, {
    signal: new AbortController().signal,
    allowPrivate,
    now: () => new Date(clock),
    timeoutMs,
  });

const later = (seconds: number): void => {
  clock += seconds * 1_000;
};

async function makeHook(more: Readonly<Record<string, unknown>> = {}): Promise<{ id: string; secret: string }> {
  const told = await apiAs(board.store, adminOf(board))('POST', '/webhooks', { url: other.url, ...more });
  const made = fits('POST', '/webhooks', told);
  return { id: String(at(made, 'webhook_id')), secret: String(at(made, 'secret')) };
}

async function decide(kind: DecisionKind, note: string | null = null): Promise<string> {
  const decisionId = randomUUID();
  const done = await board.store.desk.decisions.decide(
    { userId: board.moderatorId, tokenId: null, sites: [board.siteId] },
    { decisionId, kind, posts: [{ threadId: board.threadId, postId: board.postId }], note, takeOver: true },
  );
  expect(done.outcome).toBe('done');
  return decisionId;
}

const kindsHeard = (): unknown[] => other.heard.map(({ message }) => at(message, 'type'));
const hookOf = async (id: string) => (await board.store.desk.webhooks.list(null, id))[0];

describe('a decision is told', () => {
  test('signed as Standard Webhooks has it, with ids and without words of the post', async () => {
    const { id, secret } = await makeHook();
    const decisionId = await decide('remove', 'see rule 3');
    expect(await deliver()).toEqual({ delivered: 1, failed: 0 });
    const [heard] = other.heard;
    if (heard === undefined) throw new Error('nothing was heard');
    // By hand, as another program would.
    const mac = createHmac('sha256', Buffer.from(secret.replace('whsec_', ''), 'base64'))
      .update(`${heard.id}.${heard.seconds}.${heard.body}`)
      .digest('base64');
    expect(heard.signature).toBe(`v1,${mac}`);
    expect(isSigned(secret, heard.id, heard.seconds, `${heard.body} `, heard.signature)).toBe(false);
    expect(isSigned(newSecret(), heard.id, heard.seconds, heard.body, heard.signature)).toBe(false);
    expect(isSigned(secret, heard.id, heard.seconds, heard.body, `v1,AAAA ${heard.signature}`)).toBe(true);
    expect(heard.message).toMatchObject({
      type: 'decision.remove',
      data: {
        kind: 'remove',
        thread_id: board.threadId,
        post_id: board.postId,
        site: 'board.example.org',
        external_post_id: '702',
        state: 'removed',
        note: 'see rule 3',
        moderator: 'mara',
        batch_id: decisionId,
      },
    });
    expect(heard.body).not.toContain('idiot');
    expect(at(heard.message, 'data', 'text')).toBeUndefined();
    expect(await deliver()).toEqual({ delivered: 0, failed: 0 });
    const [delivery] = await board.store.desk.webhooks.deliveries(null, id, null, 10);
    expect(delivery).toMatchObject({ attempts: 1, status: 204, nextAt: null, kind: 'remove', deliveryId: heard.id });
    expect(delivery?.deliveredAt).not.toBeNull();
  });

  test('with the words of the post only where asked for', async () => {
    await makeHook({ with_text: true });
    await decide('approve');
    await deliver();
    expect(String(at(other.heard[0]?.message, 'data', 'text'))).toContain('idiot');
  });

  test('of the kinds and sites asked for alone', async () => {
    await makeHook({ kinds: ['remove', 'undo'] });
    await makeHook({ sites: [board.otherSiteId] });
    await decide('approve');
    const removed = await decide('remove');
    const by = { userId: board.moderatorId, tokenId: null, sites: null };
    await board.store.desk.decisions.undo(by, { undoId: randomUUID(), target: removed });
    await deliver();
    expect(kindsHeard()).toEqual(['decision.remove', 'decision.undo']);
  });

  test('once, however often the decision is sent', async () => {
    await makeHook();
    const decision = {
      decisionId: randomUUID(),
      kind: 'note' as const,
      posts: [{ threadId: board.threadId, postId: board.postId }],
      note: 'once',
    };
    const by = { userId: board.moderatorId, tokenId: null, sites: null };
    await board.store.desk.decisions.decide(by, decision);
    await board.store.desk.decisions.decide(by, decision);
    await deliver();
    await deliver();
    expect(kindsHeard()).toEqual(['decision.note']);
  });
});

describe('failures', () => {
  test('are tried again after a while, and hold back what comes after', async () => {
    const { id } = await makeHook();
    other.plan.push(500, 'silent', 503);
    await decide('warn');
    await decide('approve');
    await decide('remove');
    expect(await deliver()).toEqual({ delivered: 0, failed: 1 });
    expect(await deliver()).toEqual({ delivered: 0, failed: 0 });
    later(6);
    expect(await deliver(board.store, true, 2_000)).toEqual({ delivered: 0, failed: 1 });
    await other.until(2);
    expect((await hookOf(id))?.failingSince).not.toBeNull();
    later(31);
    expect(await deliver()).toEqual({ delivered: 0, failed: 1 });
    later(121);
    expect(await deliver()).toEqual({ delivered: 3, failed: 0 });
    expect(kindsHeard()).toEqual([...Array(4).fill('decision.warn'), 'decision.approve', 'decision.remove']);
    expect(new Set(other.heard.slice(0, 4).map((one) => one.id)).size).toBe(1);
    expect((await hookOf(id))?.failingSince).toBeNull();
  });

  test('Retry-After is followed; redirects are not', async () => {
    const { id } = await makeHook();
    other.headers['retry-after'] = '900';
    other.headers.location = 'https://elseboard.example/';
    other.plan.push(307);
    await decide('warn');
    await deliver();
    later(600);
    expect(await deliver()).toEqual({ delivered: 0, failed: 0 });
    const [delivery] = await board.store.desk.webhooks.deliveries(null, id, null, 10);
    expect(delivery?.error).toContain('leads elsewhere');
    later(400);
    expect(await deliver()).toEqual({ delivered: 1, failed: 0 });
  });

  test('after a day the next message has its turn; after three the webhook is switched off, and says why', async () => {
    const { id } = await makeHook();
    for (const kind of ['warn', 'approve', 'warn', 'approve'] as const) await decide(kind);
    other.plan.push(...Array<number>(90).fill(500));
    let hook = await hookOf(id);
    for (let hours = 0; hours < 90 && hook?.disabledAt === null; hours += 1) {
      await deliver();
      later(3_600);
      hook = await hookOf(id);
    }
    expect(hook?.disabledBecause).toContain('three days');
    expect(kindsHeard()).toContain('decision.approve');
    const told = await apiAs(board.store, adminOf(board))('PATCH', `/webhooks/${id}`, { on: true });
    expect(at(fits('PATCH', '/webhooks/:webhook_id', told), 'disabled_at')).toBeNull();
    other.plan.length = 0;
    await decide('remove');
    later(10);
    expect((await deliver()).failed).toBe(0);
    expect(kindsHeard().at(-1)).toBe('decision.remove');
  });

  test('410 switches it off at once; while it is off nothing is queued', async () => {
    const { id } = await makeHook();
    other.plan.push(410);
    await decide('warn');
    await deliver();
    expect((await hookOf(id))?.disabledBecause).toContain('410');
    await decide('approve');
    expect((await board.store.desk.webhooks.deliveries(null, id, null, 10)).length).toBe(1);
  });

  test('private addresses are not called unless that was allowed', async () => {
    const { id } = await makeHook();
    await decide('warn');
    expect(await deliver(board.store, false)).toEqual({ delivered: 0, failed: 1 });
    expect(other.heard).toEqual([]);
    const [delivery] = await board.store.desk.webhooks.deliveries(null, id, null, 10);
    expect(delivery?.error).toContain('--allow-private-webhooks');
  });

  test('a decision that was erased is not told', async () => {
    const { id } = await makeHook();
    await decide('warn', 'a note about somebody');
    await board.store.query("delete from threadbare_desk.event where note = 'a note about somebody'", {
      readOnly: false,
    });
    await deliver();
    expect(other.heard).toEqual([]);
    expect((await hookOf(id))?.waiting).toBe(0);
    expect((await hookOf(id))?.failingSince).toBeNull();
  });

  test('waits grow from seconds to hours and fit into a day', () => {
    const now = new Date(START);
    const taken = { firstAt: now.toISOString(), failingSince: null };
    const waits = Array.from({ length: 12 }, (_none, i) => {
      const { nextAt } = outcomeOf(
        { ...taken, attempt: i + 1 },
        { kind: 'answer', status: 500, retryAfter: null },
        now,
      );
      return (Date.parse(nextAt ?? '') - START) / 1_000;
    });
    expect(waits[0]).toBe(5);
    expect([...waits].sort((a, b) => a - b)).toEqual(waits);
    expect(waits.slice(0, 9).reduce((sum, wait) => sum + wait, 0)).toBeLessThan(86_400);
  });
});

describe('by hand', () => {
  test('a test message goes first, and a delivery again under its id', async () => {
    const ask = apiAs(board.store, adminOf(board));
    const { id } = await makeHook();
    await decide('warn');
    fits('POST', '/webhooks/:webhook_id/test', await ask('POST', `/webhooks/${id}/test`));
    await deliver();
    expect(kindsHeard()).toEqual(['desk.test', 'decision.warn']);
    const listed = await ask('GET', `/webhooks/${id}/deliveries`);
    fits('GET', '/webhooks/:webhook_id/deliveries', listed);
    const deliveryId = String(at(dataOf(listed), 0, 'delivery_id'));
    expect((await ask('POST', `/webhooks/${id}/deliveries/${deliveryId}/again`)).status).toBe(204);
    later(5);
    await deliver();
    expect(kindsHeard().at(-1)).toBe('decision.warn');
    expect(other.heard.at(-1)?.id).toBe(deliveryId);
  });

  test('a new key counts from the next message on', async () => {
    const { id, secret } = await makeHook();
    const told = await apiAs(board.store, adminOf(board))('PATCH', `/webhooks/${id}`, { new_secret: true });
    const next = String(at(told.body, 'secret'));
    expect(next).not.toBe(secret);
    await decide('warn');
    await deliver();
    const [heard] = other.heard;
    expect(heard?.signature).toBe(signatureOf(next, heard?.id ?? '', heard?.seconds ?? 0, heard?.body ?? ''));
  });

  test('addresses that cannot be', async () => {
    const ask = apiAs(board.store, adminOf(board));
    for (const url of [
      'ftp://x.example',
      'http://hooks.example.org/',
      'https://me:secret@x.example/',
      'nonsense',
      '//x',
    ]) {
      const told = await ask('POST', '/webhooks', { url });
      expect(told.status, url).toBe(400);
      expect(at(told.body, 'errors', 0, 'pointer')).toBe('#/url');
    }
  });

  test('are for admins, with the scope; the key is told once', async () => {
    await makeHook();
    expect((await apiAs(board.store, moderatorOf(board))('GET', '/webhooks')).status).toBe(403);
    const token = { ...adminOf(board), ...byToken('read', 'decide', 'report') };
    expect((await apiAs(board.store, token)('GET', '/webhooks')).status).toBe(403);
    const told = await apiAs(board.store, adminOf(board))('GET', '/webhooks');
    expect(JSON.stringify(told.body)).not.toContain('whsec_');
    const id = randomUUID();
    const ask = apiAs(board.store, adminOf(board));
    expect((await ask('POST', '/webhooks', { webhook_id: id, url: other.url })).status).toBe(201);
    expect((await ask('POST', '/webhooks', { webhook_id: id, url: other.url })).status).toBe(409);
    expect((await ask('DELETE', `/webhooks/${id}`)).status).toBe(204);
    expect((await ask('DELETE', `/webhooks/${id}`)).status).toBe(404);
  });
});

describe('several desks, and one that dies', () => {
  /** Events that were told to nobody, for every webhook of a store. */
  const queue = async (store: Store, count: number): Promise<void> => {
    for (let i = 0; i < count; i += 1)
      await store.query(
        `with e as (insert into threadbare_desk.event (thread_id, event_id, post_id, kind)
           values (gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), 'note') returning seq)
         insert into threadbare_desk.delivery (delivery_id, webhook_id, event_seq, next_at)
         select gen_random_uuid(), w.webhook_id, e.seq, now() from e, threadbare_desk.webhook w`,
        { readOnly: false },
      );
  };
  const make = (store: Store, url: string) =>
    store.desk.webhooks.make({
      webhookId: randomUUID(),
      url,
      secret: newSecret(),
      kinds: [],
      sites: null,
      withText: false,
      createdBy: 'ada',
    });

  test('a desk killed in the middle of a delivery: the next one tells it again under the same id', async () => {
    const folder = await dataFolder();
    try {
      const before = await openStore({ dataDir: folder });
      await make(before, other.url);
      await queue(before, 2);
      await before.close();
      other.plan.push('silent');
      const script = fileURLToPath(new URL('webhook-child.ts', import.meta.url));
      const child = spawn(process.execPath, ['--import', 'tsx', script, folder], {
        stdio: ['ignore', 'ignore', 'inherit'],
      });
      await other.until(1);
      child.kill('SIGKILL');
      await once(child, 'exit');
      const store = await openStore({ dataDir: folder });
      try {
        clock = Date.now();
        expect(await deliver(store)).toEqual({ delivered: 0, failed: 0 });
        later(90);
        expect(await deliver(store)).toEqual({ delivered: 2, failed: 0 });
      } finally {
        await store.close();
      }
      expect(other.heard.length).toBe(3);
      expect(other.heard[1]?.id).toBe(other.heard[0]?.id);
      expect(other.heard[2]?.id).not.toBe(other.heard[0]?.id);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  }, 180_000);

  test('four desks on one server tell each event once, in order', async (context) => {
    const server: TestServer | null = await startServer();
    if (server === null) return context.skip();
    const databaseUrl = await server.createDatabase();
    const stores = await Promise.all(
      Array.from({ length: 4 }, () => openStore({ databaseUrl, dataDir: board.folder })),
    );
    const [first] = stores;
    if (first === undefined) throw new Error('no store');
    try {
      for (const url of [other.url, `${other.url}/two`]) await make(first, url);
      await queue(first, 30);
      clock = Date.now() + 2_000;
      const done = await Promise.all(stores.map((store) => deliver(store)));
      expect(done.reduce((sum, { failed }) => sum + failed, 0)).toBe(0);
      // Those who find nothing to do stop; what is left over is told by the next round.
      await deliver(first);
      expect(other.heard.length).toBe(60);
      expect(new Set(other.heard.map(({ id }) => id)).size).toBe(60);
      for (const place of ['/hook', '/hook/two']) {
        const seqs = other.heard
          .filter((one) => one.path === place)
          .map(({ message }) => Number(at(message, 'data', 'seq')));
        expect(seqs.length).toBe(30);
        expect(seqs).toEqual([...seqs].sort((a, b) => a - b));
      }
    } finally {
      await Promise.all(stores.map((store) => store.close()));
      await server.stop();
    }
  });
});
