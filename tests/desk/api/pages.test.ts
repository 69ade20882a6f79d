import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { deskAs, formOf } from '../support.js';
import { adminOf, type Board, moderatorOf, openBoard } from './support.js';

let board: Board;
beforeAll(async () => {
  board = await openBoard();
});
afterAll(() => board.close());

const asAda = () => deskAs(board.store, adminOf(board));
const textOf = async (answer: Response): Promise<string> => answer.text();

describe('the pages of webhooks', () => {
  test('make one, show its key once, try it, send again, switch it off and on, delete it', async () => {
    const desk = asAda();
    expect(await textOf(await desk('/webhooks'))).toContain('No webhooks yet');
    const made = await desk('/webhooks', formOf({ url: 'https://hooks.example.org/desk', kind: 'remove' }));
    expect(made.status).toBe(200);
    const page = await textOf(made);
    expect(page).toMatch(/whsec_[A-Za-z0-9+/=]{40,}/);
    const [hook] = await board.store.desk.webhooks.list(null);
    const address = `/webhooks/${hook?.webhookId}`;
    expect(page).toContain('hears of'.replace('h', 'H'));
    expect(await textOf(await desk(address))).not.toContain('whsec_');

    const tested = await desk(`${address}/test`, formOf({}));
    expect([tested.status, tested.headers.get('location')]).toEqual([303, `${address}?done=tested`]);
    const [delivery] = await board.store.desk.webhooks.deliveries(null, hook?.webhookId ?? '', null, 5);
    expect(await textOf(await desk(address))).toContain('Test');
    expect((await desk(`${address}/again`, formOf({ delivery: delivery?.deliveryId ?? '' }))).status).toBe(303);
    expect((await desk(`${address}/again`, formOf({ delivery: 'x' }))).status).toBe(404);

    expect((await desk(`${address}/switch`, formOf({ on: 'no' }))).status).toBe(303);
    expect(await textOf(await desk(address))).toContain('switched off by hand');
    expect((await desk(`${address}/test`, formOf({}))).status).toBe(404);
    await desk(`${address}/switch`, formOf({ on: 'yes' }));
    expect((await board.store.desk.webhooks.list(null))[0]?.disabledAt).toBeNull();
    expect(await textOf(await desk(`${address}/secret`, formOf({})))).toContain('whsec_');

    await desk(address, formOf({ url: 'https://hooks.example.org/other', text: '1' }));
    expect((await board.store.desk.webhooks.list(null))[0]).toMatchObject({
      url: 'https://hooks.example.org/other',
      kinds: [],
      withText: true,
    });
    const wrong = await desk(address, formOf({ url: 'http://hooks.example.org/' }));
    expect(wrong.status).toBe(422);
    expect(await textOf(wrong)).toContain('It was not changed');
    expect((await desk(`${address}/remove`, formOf({}))).headers.get('location')).toBe('/webhooks?done=removed');
    expect((await desk(address)).status).toBe(404);
    const { rows } = await board.store.query("select action from threadbare_desk.audit where action like 'webhook.%'");
    expect(rows.length).toBe(6);
  });

  test('what was written stays in the form that was refused, escaped', async () => {
    const answer = await asAda()('/webhooks', formOf({ url: '"><script>alert(1)</script>', kind: 'warn' }));
    expect(answer.status).toBe(422);
    const page = await textOf(answer);
    expect(page).toContain('no address');
    expect(page).not.toContain('<script>alert');
    expect(page).toMatch(/value="warn"[^>]*checked/);
  });

  test('are for admins', async () => {
    expect((await deskAs(board.store, moderatorOf(board))('/webhooks')).status).toBe(403);
    expect((await asAda()('/webhooks/nonsense')).status).toBe(404);
    expect((await asAda()(`/webhooks/${board.threadId}/switch`, formOf({ on: 'no' }))).status).toBe(404);
  });
});
