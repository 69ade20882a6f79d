import { z } from 'zod';
import { DECISION_KINDS } from '../../../store/desk/decisions/types.js';
import { REASON_KINDS } from '../../../store/desk/reasons/kinds.js';
import { json, maybe, state, time, uuid } from './basic.js';
import { eventKind } from './webhooks.js';

export const decisionKind = z.enum(DECISION_KINDS);
export const reasonKind = z.enum(REASON_KINDS);

export const Claim = z
  .object({ incident: z.string(), user_id: z.string(), by: z.string(), until: time, mine: z.boolean() })
  .meta({ id: 'Claim', description: 'Who works on an incident, until when.' });

export const Reason = z
  .object({
    kind: reasonKind,
    index: z.number().int(),
    score: z.number(),
    incident: z.string(),
    noticed_at: time,
    muted: z.boolean(),
    evidence: json.meta({ description: 'Places and figures; docs/desk-reasons.md.' }),
    other: maybe(z.object({ thread_id: uuid, post_id: uuid, author: maybe(z.string()) })),
    words: z.object({ title: z.string(), sentence: z.string(), sure: z.string(), marks: z.array(json) }),
  })
  .meta({ id: 'Reason', description: 'Why the machine asks for a look.' });

export const Report = z
  .object({
    report_id: uuid,
    reporter: maybe(z.string()),
    category: maybe(z.string()),
    note: maybe(z.string()),
    reported_at: maybe(time),
    imported_at: time,
    source: z.enum(['csv', 'api']),
  })
  .meta({ id: 'Report', description: 'A report of a member.' });

export const PostEvent = z
  .object({
    event_id: uuid,
    decision_id: uuid.meta({ description: 'The decision it belongs to: what an undo names.' }),
    kind: eventKind,
    reason: maybe(z.string()),
    label: maybe(z.string()),
    note: maybe(z.string()),
    by: maybe(z.string()),
    at: time,
    stands: z.boolean().meta({ description: 'Nobody has taken it back.' }),
  })
  .meta({ id: 'PostEvent' });

export const Incident = z
  .object({
    incident: z.string(),
    fresh: z.boolean().meta({ description: 'One of its posts came since your last visit.' }),
    rank: z.number(),
    score: z.number(),
    reports: z.number().int(),
    posts: z.number().int(),
    reasons: z.array(z.string()),
  })
  .meta({ id: 'Incident', description: 'Posts that are one decision.' });

export const Item = z
  .object({
    thread_id: uuid,
    post_id: uuid,
    state: state,
    seen: z.string().meta({ description: 'Send it with a decision: somebody else’s in between is then told.' }),
    text_hash: z.string().meta({ description: 'Send it with a decision: words changed in between are then told.' }),
    score: z.number(),
    fresh: z.boolean(),
    site: maybe(z.string()),
    thread_title: maybe(z.string()),
    position: maybe(z.number().int()),
    url: maybe(z.string()),
    author_id: maybe(uuid),
    author: maybe(z.string()),
    posted_at: maybe(time),
    own_text: maybe(z.string()),
    analysis_text: maybe(z.string()),
    language: maybe(z.string()),
    incivility: maybe(z.number()),
    reasons: z.array(Reason),
    reports: z.array(Report),
    events: z.array(PostEvent),
  })
  .meta({ id: 'Item', description: 'A post that is worth a look.' });

export const IncidentDetail = Incident.extend({
  title: z.string(),
  claim: maybe(Claim),
  items: z.array(Item).meta({ description: 'Its posts, at most a hundred.' }),
}).meta({ id: 'IncidentDetail', description: 'An incident as one decides on it.' });

export const Done = z
  .object({
    decision_id: uuid,
    kind: eventKind,
    posts: z.number().int(),
    events: z.array(uuid),
    repeated: z.boolean().meta({ description: 'It was there already: the same was sent twice.' }),
  })
  .meta({ id: 'Done', description: 'A decision that was kept.' });

export const Template = z
  .object({
    template_id: uuid,
    name: z.string(),
    kind: decisionKind,
    note: z.string(),
    created_by: maybe(z.string()),
    created_at: time,
    retired_at: maybe(time),
  })
  .meta({ id: 'Template', description: 'Words for decisions that come again.' });

export const SavedQueue = z
  .object({
    queue_id: uuid,
    name: z.string(),
    filters: z.string().meta({ description: 'Query string of the queue’s address.' }),
    shared: z.boolean(),
    by: z.string(),
    mine: z.boolean(),
  })
  .meta({ id: 'SavedQueue' });

export const Mute = z
  .object({ reason: reasonKind, site_id: maybe(uuid), host: maybe(z.string()), user_id: maybe(z.string()), at: time })
  .meta({ id: 'Mute', description: 'A kind of reason nobody is asked about any more.' });

export const Precision = z
  .object({
    reason: reasonKind,
    decided: z.number().int(),
    right: z.number().int(),
    wrong: z.number().int(),
    precision: maybe(z.number()),
    low: z.number(),
    high: z.number(),
    muted: z.boolean(),
    weak: z.boolean(),
  })
  .meta({ id: 'Precision', description: 'How often a kind of reason was right, with the 95 % interval.' });
