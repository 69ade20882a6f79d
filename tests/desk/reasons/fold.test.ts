import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { refreshReasons } from '../../../src/desk/reasons/refresh.js';
import { boardRows, itemOf, openReasonBoard, PILE, type ReasonBoard } from './board.js';

const ADMIN = { userId: null, tokenId: null, sites: null };
const STATES = {
  approve: 'approved',
  remove: 'removed',
  warn: 'warned',
  escalate: 'escalated',
  reopen: 'open',
} as const;
const KINDS = ['approve', 'remove', 'warn', 'escalate', 'reopen'] as const;

let board: ReasonBoard;
beforeAll(async () => {
  board = await openReasonBoard();
  await board.add(boardRows([PILE]));
  await refreshReasons(board.store);
}, 60_000);
afterAll(() => board.close());

/** What somebody or the machine does with one post. */
const step = fc.oneof(
  fc.constantFrom(...KINDS).map((kind) => ({ what: 'decide', kind }) as const),
  fc.constant({ what: 'undo' } as const),
  fc.constant({ what: 'report' } as const),
  fc.constant({ what: 'refresh' } as const),
);

it('an item has the state its decisions lead to, whatever the machine does between them', {
  timeout: 120_000,
}, async () => {
  const item = await itemOf(board.store, '23307');
  const post = { threadId: String(item?.thread_id), postId: String(item?.post_id) };
  let reports = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 8 }), async (steps) => {
      // An oracle of its own: the stack of decisions that stand.
      const standing: { readonly id: string; readonly state: string }[] = [];
      await board.store.query('delete from threadbare_desk.event', { readOnly: false });
      await board.store.query('delete from threadbare_desk.state', { readOnly: false });
      await board.store.query(`update threadbare_desk.item set state = 'open'`, { readOnly: false });
      for (const one of steps) {
        if (one.what === 'refresh') await refreshReasons(board.store, { full: true });
        if (one.what === 'decide') {
          const id = randomUUID();
          await board.store.desk.decisions.decide(ADMIN, { decisionId: id, kind: one.kind, posts: [post] });
          standing.push({ id, state: STATES[one.kind] });
        }
        if (one.what === 'undo') {
          const last = standing.pop();
          if (last !== undefined && last.id !== '')
            await board.store.desk.decisions.undo(ADMIN, { undoId: randomUUID(), target: last.id });
          else if (last !== undefined) standing.push(last);
        }
        if (one.what === 'report') {
          reports += 1;
          const open = (standing.at(-1)?.state ?? 'open') === 'open';
          await board.store.desk.reasons.importReports(
            [{ target: `${post.threadId}/${post.postId}`, reporter: `member ${reports}`, externalId: String(reports) }],
            { userId: null, source: 'api', sites: null },
          );
          if (!open) standing.push({ id: '', state: 'open' });
        }
        const state = standing.at(-1)?.state ?? 'open';
        expect((await itemOf(board.store, '23307'))?.state).toBe(state);
      }
    }),
    { numRuns: 15 },
  );
});
