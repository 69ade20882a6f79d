import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { deskLabelText, evalDeskLabels } from '../../../src/measure/desk-labels.js';
import type { Actor, DecisionKind, DecisionPost } from '../../../src/store/desk/decisions.js';
import { openQueueBoard, type QueueBoard } from './board.js';

let board: QueueBoard;
beforeAll(async () => {
  board = await openQueueBoard();
  const [reported, bo, ...others] = await board.queued();
  const say = async (by: Actor, kind: DecisionKind, post: DecisionPost | undefined, more = {}): Promise<string> => {
    if (post === undefined) throw new Error('The board has no queue.');
    const decisionId = randomUUID();
    await board.store.desk.decisions.decide(by, {
      decisionId,
      kind,
      posts: [{ threadId: post.threadId, postId: post.postId }],
      ...more,
    });
    return decisionId;
  };
  const rudi = others.filter(({ reasons }) => reasons.includes('personal_attack'));
  // Two right, one wrong, one taken back; Ben agrees once and disagrees once.
  await say(board.mara, 'remove', rudi[0]);
  await say(board.ben, 'remove', rudi[0], { takeOver: true });
  await say(board.mara, 'remove', rudi[1]);
  await say(board.ben, 'approve', rudi[2]);
  await say(board.mara, 'warn', rudi[2]);
  await say(board.ben, 'wrong_reason', bo, { reason: 'personal_attack' });
  const back = await say(board.ben, 'approve', rudi[3]);
  await board.store.desk.decisions.undo(board.ben, { undoId: randomUUID(), target: back });
  await say(board.mara, 'approve', reported);
  await say(board.mara, 'label', rudi[0], { label: 'uncivil' });
  await say(board.ben, 'label', rudi[0], { label: 'uncivil' });
  await say(board.mara, 'label', reported, { label: 'civil' });
  // The machine missed it.
  await say(board.mara, 'label', board.quiet, { label: 'personal_attack' });
});
afterAll(async () => {
  await board.close();
});

const measured = () => evalDeskLabels(async (sql) => (await board.store.query(sql)).rows);

it('measures the reasons and the tone against what stands of the decisions', async () => {
  const { report } = await measured();
  const of = (name: string) => report.figures.find((one) => one.name === name);
  // Raised: three right, Bo's called wrong; missed: the quiet one; its own score is 0.
  expect(of('personal_attack')).toMatchObject({ yes: 4, no: 2, precision: 3 / 4, recall: 3 / 4 });
  expect(of('incivility')).toMatchObject({ yes: 2, no: 1, precision: 1, recall: 1 / 2, auc: expect.any(Number) });
  expect(of('worth a look')).toMatchObject({ yes: 3, no: 1, precision: 1, recall: 1, auc: 1 });
  expect(report.moderators).toBe(2);
  expect(report.agreement.decisions).toMatchObject({ items: 2, pairs: [{ items: 2, equal: 0.5 }] });
  expect(report.agreement.civility).toMatchObject({ items: 1 });
  expect(deskLabelText(report)).toMatch(/\| personal_attack \| 4 \| 2 \| \.750 \| \.750 \|/);
});

it('writes a set that training reads, words only when asked for', async () => {
  const { files } = await measured();
  const lines = (withText: boolean) => files(withText).flatMap((file) => file.lines);
  expect(lines(false).some((line) => 'text' in line)).toBe(false);
  const set = files(true).filter(({ name }) => name.startsWith('desk_incivility/'));
  const rows = set.flatMap((file) => file.lines);
  expect(rows.map(({ label }) => label).sort()).toEqual(['civil', 'uncivil', 'uncivil']);
  expect(rows.every(({ text }) => typeof text === 'string' && text !== '')).toBe(true);
  const threads = set.map((file) => new Set(file.lines.map(({ group }) => group)));
  expect([...(threads[0] ?? [])].filter((thread) => threads[1]?.has(thread))).toEqual([]);
});

it('is what the command prints and writes', async () => {
  const { evalDesk } = await import('../../../src/cli/eval-desk.js');
  const { processContext } = await import('../../../src/cli/context.js');
  const out = path.join(board.folder, 'labels');
  const written: string[] = [];
  const context = {
    ...processContext(new AbortController().signal, true),
    env: {},
    out: {
      closed: () => false,
      isTerminal: false,
      columns: null,
      write: async (text: string) => {
        written.push(text);
        return true;
      },
    },
  };
  expect(await evalDesk(context, { data: board.folder, out, text: true, format: 'json', force: false })).toBe(0);
  expect(JSON.parse(written.join(''))).toMatchObject({ moderators: 2 });
  expect(readFileSync(path.join(out, 'desk_decisions.jsonl'), 'utf8').trim().split('\n').length).toBeGreaterThan(4);
  await expect(
    evalDesk(context, { data: board.folder, out, text: true, format: 'json', force: false }),
  ).rejects.toMatchObject({ code: 'sheets-exist' });
});
