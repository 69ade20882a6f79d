import { z } from 'zod';
import type { ReasonKind } from '../../../store/desk/reasons.js';
import { audit } from '../../auth/audit.js';
import { actorOf } from '../../read/actor.js';
import type { MemberVisit } from '../../visit.js';
import { type ApiRoute, apiAction, apiRoute, missing } from '../define.js';
import { invalid, refusal } from '../refusal.js';
import { flag, uuid } from '../schemas/basic.js';
import { decisionKind, Mute, Precision, reasonKind, SavedQueue, Template } from '../schemas/work.js';
import { snake } from '../snake.js';

const READ = { access: 'reader', scope: 'read', tag: 'Desk' } as const;
const WORK = { access: 'moderator', scope: 'decide', tag: 'Desk' } as const;

/** Saved queues are everybody's own; a token needs the scope all the same. */
const OWN = { access: 'reader', scope: 'decide', tag: 'Desk' } as const;

const name = z.string().trim().min(1).max(100);
const NAME_TAKEN = 'There is another one with this name.';

const muted = z.strictObject({
  site_id: uuid
    .nullable()
    .default(null)
    .meta({ description: 'One site; null: everywhere, for those who see all sites.' }),
});

/** Whether somebody may settle something for a site, or (null) for all. */
const mayFor = ({ visitor }: MemberVisit, siteId: string | null): boolean =>
  visitor.sites === null || (siteId !== null && visitor.sites.includes(siteId));

/** Templates, saved queues, muted reasons: what the desk keeps beside decisions. */
export const DESK_API_ROUTES: readonly ApiRoute[] = [
  apiRoute({
    ...READ,
    method: 'GET',
    path: '/templates',
    summary: 'Words for decisions',
    query: z.strictObject({ kind: decisionKind.optional(), retired: flag.default(false) }),
    answer: z.object({ data: z.array(Template) }),
    handle: async ({ query }, { store }) => {
      const found = await store.desk.decisions.templates(query.kind ?? null, query.retired);
      return { ok: { data: found.map((row) => Template.parse(snake(row))) } };
    },
  }),
  apiRoute({
    ...WORK,
    method: 'PUT',
    path: '/templates/:template_id',
    summary: 'Make a template under an id of yours; replaces retires the one it takes the place of',
    params: z.object({ template_id: uuid }),
    body: z.strictObject({
      name,
      kind: decisionKind,
      note: z.string().trim().min(1).max(10_000),
      replaces: uuid.nullable().optional(),
    }),
    answer: Template,
    handle: async ({ params, body }, visit) => {
      const { store, visitor } = visit;
      const draft = { ...body, templateId: params.template_id };
      const made = await store.desk.decisions.putTemplate(actorOf(visitor), draft);
      if (made === 'name-taken') return { refused: refusal(409, 'conflict', NAME_TAKEN) };
      if (made === 'made') await audit(visit, 'template.make', params.template_id, { name: body.name });
      const all = await store.desk.decisions.templates(null, true);
      return { ok: Template.parse(snake(all.find(({ templateId }) => templateId === params.template_id))) };
    },
  }),
  apiAction({
    ...WORK,
    method: 'DELETE',
    path: '/templates/:template_id',
    summary: 'Retire a template; decisions keep it',
    params: z.object({ template_id: uuid }),
    handle: async ({ params }, visit) => {
      const { store, visitor } = visit;
      if (!(await store.desk.decisions.retireTemplate(actorOf(visitor), params.template_id))) return missing();
      await audit(visit, 'template.retire', params.template_id, {});
      return null;
    },
  }),
  apiRoute({
    ...READ,
    method: 'GET',
    path: '/queues',
    summary: 'Saved queues: your own, and those others share',
    answer: z.object({ data: z.array(SavedQueue) }),
    handle: async (_input, { store, visitor }) => {
      const found = await store.desk.decisions.savedQueues(actorOf(visitor));
      return { ok: { data: found.map((row) => SavedQueue.parse(snake(row))) } };
    },
  }),
  apiRoute({
    ...OWN,
    method: 'PUT',
    path: '/queues/:queue_id',
    summary: 'Save a queue; the same name again replaces its filters',
    params: z.object({ queue_id: uuid }),
    body: z.strictObject({ name, filters: z.string().max(2_000), shared: z.boolean().default(false) }),
    answer: z.object({ outcome: z.enum(['made', 'changed']) }),
    handle: async ({ params, body }, { store, visitor }) => ({
      ok: {
        outcome: await store.desk.decisions.saveQueue(actorOf(visitor), { ...body, queueId: params.queue_id }),
      },
    }),
  }),
  apiAction({
    ...OWN,
    method: 'DELETE',
    path: '/queues/:queue_id',
    summary: 'Forget a saved queue of yours; admins forget anybody’s',
    params: z.object({ queue_id: uuid }),
    handle: async ({ params }, { store, visitor }) => {
      const anyones = visitor.role === 'admin';
      return (await store.desk.decisions.dropQueue(actorOf(visitor), params.queue_id, { anyones })) ? null : missing();
    },
  }),
  apiRoute({
    ...READ,
    method: 'GET',
    path: '/reasons',
    summary: 'Kinds of reasons, and how often each was right',
    answer: z.object({ data: z.array(Precision), mutes: z.array(Mute) }),
    handle: async (_input, { store, visitor }) => {
      const precision = await store.desk.reasons.precision(visitor.sites);
      const mutes = await store.desk.reasons.mutes();
      const own = mutes.filter(({ siteId }) => siteId === null || visitor.sites?.includes(siteId) !== false);
      return {
        ok: {
          data: precision.map((row) => Precision.parse(snake(row))),
          mutes: own.map((row) => Mute.parse(snake(row))),
        },
      };
    },
  }),
  muteAction('mute', 'Do not ask about a kind of reason any more', async (visit, reason, siteId) => {
    await visit.store.desk.reasons.mute(reason, siteId, visit.visitor.userId);
    await audit(visit, 'mute.set', reason, { siteId });
  }),
  muteAction('unmute', 'Ask about a kind of reason again', async (visit, reason, siteId) => {
    await visit.store.desk.reasons.unmute(reason, siteId);
    await audit(visit, 'mute.drop', reason, { siteId });
  }),
];

const notYours = (): Response =>
  invalid([
    { pointer: '#/site_id', detail: 'Name one of your sites; for all of them only those who see all sites can.' },
  ]);

/** Muting and its contrary: the same question in both directions. */
function muteAction(
  word: 'mute' | 'unmute',
  summary: string,
  change: (visit: MemberVisit, reason: ReasonKind, siteId: string | null) => Promise<void>,
): ApiRoute {
  return apiAction({
    ...WORK,
    method: 'PUT',
    path: `/reasons/:reason/${word}`,
    summary,
    params: z.object({ reason: reasonKind }),
    body: muted,
    handle: async ({ params, body }, visit) => {
      if (!mayFor(visit, body.site_id)) return notYours();
      await change(visit, params.reason, body.site_id);
      return null;
    },
  });
}
