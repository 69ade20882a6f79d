import { z } from 'zod';
import { json, maybe, state, time, uuid } from './basic.js';
import { eventKind } from './webhooks.js';
import { Claim, Precision } from './work.js';

export const LogEvent = z
  .object({
    seq: z.number().int().meta({ description: 'Order in which events were written.' }),
    event_id: uuid,
    decision_id: uuid,
    at: time,
    kind: eventKind,
    by: maybe(z.string()),
    by_program: z.boolean(),
    site: maybe(z.string()),
    thread_id: uuid,
    post_id: uuid,
    thread_title: maybe(z.string()),
    url: maybe(z.string()),
    author: maybe(z.string()),
    reason: maybe(z.string()),
    label: maybe(z.string()),
    note: maybe(z.string()),
    template: maybe(z.string()),
    incident: maybe(z.string()),
    undoes: maybe(uuid),
    undone: z.boolean(),
  })
  .meta({ id: 'LogEvent', description: 'What somebody did with a post.' });

export const WorkItem = z
  .object({
    thread_id: uuid,
    post_id: uuid,
    state,
    at: time,
    by: maybe(z.string()),
    done: z.boolean(),
    done_at: maybe(time),
    done_by: maybe(z.string()),
    note: maybe(z.string()),
    url: maybe(z.string()),
    site: maybe(z.string()),
    thread_title: maybe(z.string()),
    author: maybe(z.string()),
    author_id: maybe(uuid),
    position: maybe(z.number().int()),
  })
  .meta({ id: 'WorkItem', description: 'Something that is to be carried out on the forum.' });

const step = z.object({
  day: z.string(),
  posts: z.number().int(),
  sentiment: maybe(z.number()),
  hostility: maybe(z.number()),
});

const decisions = z.object({
  user_id: maybe(z.string()),
  name: maybe(z.string()),
  approved: z.number().int(),
  removed: z.number().int(),
  warned: z.number().int(),
  escalated: z.number().int(),
  total: z.number().int(),
});

export const Overview = z
  .object({
    totals: z.object({ threads: z.number().int(), sites: z.number().int() }),
    since: z.object({ since: maybe(time), threads: z.number().int(), posts: z.number().int(), more: z.boolean() }),
    came: z.object({
      from: z.object({ how: z.enum(['now', 'daily', 'none']), at: maybe(time), changes_since: z.number().int() }),
      step: z.enum(['day', 'week', 'month']),
      first_day: maybe(z.string()),
      last_day: maybe(z.string()),
      steps: z.array(step),
      forums: z.array(
        step.omit({ day: true }).extend({
          site_id: maybe(uuid),
          forum_id: maybe(uuid),
          site: maybe(z.string()),
          path: z.array(z.string()),
          steps: z.array(step),
        }),
      ),
    }),
    open: z.object({
      states: z.array(z.object({ state: z.string(), posts: z.number().int() })),
      reasons: z.array(z.object({ reason: z.string(), posts: z.number().int(), fresh: z.number().int() })),
      incidents: z.number().int(),
      fresh: z.number().int(),
      oldest: json,
      reports: z.number().int(),
      unmatched: z.number().int(),
      claims: z.array(Claim.pick({ incident: true, user_id: true, until: true }).extend({ name: maybe(z.string()) })),
    }),
    decided: z.object({
      days: z.array(z.object({ day: z.string(), count: z.number().int() })),
      own: decisions,
      all: decisions,
      people: z.array(decisions),
    }),
    precision: z.array(Precision),
  })
  .meta({ id: 'Overview', description: 'How things stand on your sites.' });
