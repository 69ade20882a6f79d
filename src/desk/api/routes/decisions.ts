import { z } from 'zod';
import type { Decided, PostKey as Key } from '../../../store/desk/decisions.js';
import { actorOf } from '../../read/actor.js';
import { type ApiRoute, apiRoute, type Given, missing } from '../define.js';
import { refusal } from '../refusal.js';
import { uuid } from '../schemas/basic.js';
import { Done, decisionKind, reasonKind } from '../schemas/work.js';
import { snake, snakeFields } from '../snake.js';

const DECIDE = { access: 'moderator', scope: 'decide', tag: 'Decisions' } as const;

const note = z.string().max(10_000).nullable().optional();
const ID = 'A UUID made by you: sent twice, it has the effect of once.';

const posts = z
  .array(
    z.strictObject({
      thread_id: uuid,
      post_id: uuid,
      seen: z.string().max(100).nullable().optional(),
      text_hash: z.string().max(100).nullable().optional(),
    }),
  )
  .min(1)
  .max(1_000);

const keys = z
  .array(z.strictObject({ thread_id: uuid, post_id: uuid }))
  .min(1)
  .max(1_000);

const keyOf = (post: { readonly thread_id: string; readonly post_id: string }): Key => ({
  threadId: post.thread_id,
  postId: post.post_id,
});

/** Deciding and taking back. What a decision needs to be safe to repeat is its id. */
export const DECISION_API_ROUTES: readonly ApiRoute[] = [
  apiRoute({
    ...DECIDE,
    method: 'POST',
    path: '/decisions',
    summary: 'Decide on a post, or on up to a thousand at once',
    description:
      'All of it is kept or nothing. 409 where somebody decided meanwhile, the words changed, or somebody works on the incident: the answer says which.',
    body: z.strictObject({
      decision_id: uuid.meta({ description: ID }),
      kind: decisionKind,
      posts,
      note,
      label: z.string().min(1).max(60).nullable().optional().meta({ description: 'Of kind label.' }),
      reason: reasonKind.nullable().optional().meta({ description: 'Of kind wrong_reason: which one.' }),
      template_id: uuid.nullable().optional(),
      also_approve: z.boolean().optional().meta({ description: 'Of kind wrong_reason: nothing else asks for a look.' }),
      take_over: z.boolean().optional().meta({ description: 'Decide though somebody else works on the incident.' }),
    }),
    answer: Done,
    handle: async ({ body }, { store, visitor }) =>
      answerOf(
        await store.desk.decisions.decide(actorOf(visitor), {
          decisionId: body.decision_id,
          kind: body.kind,
          posts: body.posts.map((post) => ({ ...keyOf(post), seen: post.seen, textHash: post.text_hash })),
          note: body.note,
          label: body.label,
          reason: body.reason,
          templateId: body.template_id,
          alsoApprove: body.also_approve,
          takeOver: body.take_over,
        }),
      ),
  }),
  apiRoute({
    ...DECIDE,
    method: 'POST',
    path: '/undos',
    summary: 'Take a decision back, or one event, or an undo',
    body: z.strictObject({
      undo_id: uuid.meta({ description: ID }),
      target: uuid.meta({ description: 'The decision, or one event of it.' }),
      posts: keys.optional().meta({ description: 'Only these posts of it.' }),
      note,
    }),
    answer: Done,
    handle: async ({ body }, { store, visitor }) =>
      answerOf(
        await store.desk.decisions.undo(actorOf(visitor), {
          undoId: body.undo_id,
          target: body.target,
          posts: body.posts?.map(keyOf),
          note: body.note,
        }),
      ),
  }),
  apiRoute({
    ...DECIDE,
    method: 'POST',
    path: '/done',
    summary: 'Note that decisions were carried out on the forum, or were not',
    body: z.strictObject({ posts: keys, done: z.boolean().default(true) }),
    answer: z.object({ posts: z.number().int().meta({ description: 'Posts it was noted for.' }) }),
    handle: async ({ body }, { store, visitor }) => ({
      ok: { posts: await store.desk.decisions.markDone(actorOf(visitor), body.posts.map(keyOf), body.done) },
    }),
  }),
];

/** What became of a decision, as the API says it. */
function answerOf(decided: Decided): Given<z.input<typeof Done>> {
  if (decided.outcome === 'done') {
    const { outcome: _outcome, ...done } = decided;
    return { ok: Done.parse(snake(done)) };
  }
  if (decided.outcome === 'unknown') return { refused: missing() };
  return { refused: refusal(409, 'conflict', WHY[decided.outcome], conflictOf(decided)) };
}

const conflictOf = (decided: Exclude<Decided, { outcome: 'done' | 'unknown' }>): Record<string, unknown> => {
  const { outcome, ...rest } = decided;
  return { conflict: outcome, ...snakeFields(rest) };
};

const WHY: Readonly<Record<'meanwhile' | 'changed' | 'claimed' | 'other', string>> = {
  meanwhile: 'Somebody decided on these posts since you saw them. Send it again with what you see now.',
  changed: 'The words of these posts are others than those you read. Read them and send it again.',
  claimed: 'Somebody works on this incident. Send take_over to decide all the same.',
  other: 'This id stands for another decision. Make a new one.',
};
