import { type Row, rowsOf } from '../../row.js';
import type { Session } from '../../session.js';
import { arrayLiteral, storableJson } from '../../values.js';
import { queueDeliveries } from '../webhooks/queue.js';
import { changesState, foldState } from './fold.js';
import { grouped } from './grouped.js';
import { kindOf } from './rows.js';
import type { Actor, EventKind, PostKey } from './types.js';

/** An event to be written. */
export interface EventDraft extends PostKey {
  readonly eventId: string;
  readonly siteId: string | null;
  readonly kind: EventKind;
  readonly reason: string | null;
  readonly label: string | null;
  readonly note: string | null;
  readonly templateId: string | null;
  readonly incident: string | null;
  readonly batchId: string | null;
  readonly undoes: string | null;
  readonly textHash: string | null;
}

/** Draft of an event that says nothing but what it is. */
export const plainEvent = (
  eventId: string,
  kind: EventKind,
  subject: PostKey & Pick<EventDraft, 'siteId' | 'incident' | 'textHash'>,
): EventDraft => ({
  eventId,
  kind,
  threadId: subject.threadId,
  postId: subject.postId,
  siteId: subject.siteId,
  incident: subject.incident,
  textHash: subject.textHash,
  reason: null,
  label: null,
  note: null,
  templateId: null,
  batchId: null,
  undoes: null,
});

/**
 * Writes events in their order, brings the states of their posts up to date and queues what webhooks are told, all in the
 * transaction of the caller, who holds `lockDecisions`.
 */
export async function appendEvents(
  session: Session,
  by: Pick<Actor, 'userId' | 'tokenId'>,
  drafts: readonly EventDraft[],
): Promise<void> {
  if (drafts.length === 0) return;
  await session.query(INSERT, [storableJson(drafts.map(columnsOf)), by.userId, by.tokenId]);
  await deriveStates(
    session,
    drafts.filter(({ kind }) => changesState(kind)),
  );
  await queueDeliveries(
    session,
    drafts.map(({ eventId }) => eventId),
  );
}

const INSERT = `insert into threadbare_desk.event
    (thread_id, event_id, post_id, site_id, kind, reason, label, note, template_id, incident, batch_id, undoes, text_hash,
     user_id, token_id)
  select (e.value ->> 'thread_id')::uuid, (e.value ->> 'event_id')::uuid, (e.value ->> 'post_id')::uuid,
    (e.value ->> 'site_id')::uuid, e.value ->> 'kind', e.value ->> 'reason', e.value ->> 'label', e.value ->> 'note',
    (e.value ->> 'template_id')::uuid, e.value ->> 'incident', (e.value ->> 'batch_id')::uuid,
    (e.value ->> 'undoes')::uuid, e.value ->> 'text_hash', $2, $3::uuid
  from jsonb_array_elements($1::jsonb) with ordinality as e(value, n)
  order by e.n`;

const columnsOf = (draft: EventDraft): Readonly<Record<string, string | null>> => ({
  thread_id: draft.threadId,
  event_id: draft.eventId,
  post_id: draft.postId,
  site_id: draft.siteId,
  kind: draft.kind,
  reason: draft.reason,
  label: draft.label,
  note: draft.note,
  template_id: draft.templateId,
  incident: draft.incident,
  batch_id: draft.batchId,
  undoes: draft.undoes,
  text_hash: draft.textHash,
});

/** Derives the states of some posts from their events anew, and those of their items. */
export async function deriveStates(session: Session, posts: readonly PostKey[]): Promise<void> {
  if (posts.length === 0) return;
  const events = await session.query(
    `select e.thread_id, e.post_id, e.event_id, e.kind, e.undoes, e.user_id, e.site_id, e.at
     from (select distinct * from unnest($1::uuid[], $2::uuid[]) as k(thread_id, post_id)) a
     join threadbare_desk.event e on e.thread_id = a.thread_id and e.post_id = a.post_id
     order by e.seq`,
    [arrayLiteral(posts.map(({ threadId }) => threadId)), arrayLiteral(posts.map(({ postId }) => postId))],
  );
  const byPost = grouped(rowsOf(events), (row) => `${row.text('thread_id')} ${row.text('post_id')}`);
  await session.query(WRITE_STATES, [storableJson([...byPost.values()].flatMap(stateRow))]);
}

/** The row of `state` a post's events lead to; none while nothing was decided on it. */
function stateRow(rows: readonly Row[]): Readonly<Record<string, string | null>>[] {
  const fold = foldState(
    rows.map((row) => ({ eventId: row.text('event_id'), kind: kindOf(row), undoes: row.textOrNull('undoes') })),
  );
  const from = rows.find((row) => row.text('event_id') === fold.eventId);
  const changed = rows.find((row) => row.text('event_id') === fold.changedBy) ?? from;
  if (from === undefined || changed === undefined || !rows.some((row) => changesState(kindOf(row)))) return [];
  return [
    {
      thread_id: from.text('thread_id'),
      post_id: from.text('post_id'),
      site_id: from.textOrNull('site_id'),
      state: fold.state,
      event_id: from.text('event_id'),
      user_id: from.textOrNull('user_id'),
      at: changed.text('at'),
    },
  ];
}

/**
 * What was carried out on the forum stays noted: where the state is younger, the forum has still to follow it
 * (`done_at < at`).
 */
const WRITE_STATES = `with given as (
    select (e.value ->> 'thread_id')::uuid as thread_id, (e.value ->> 'post_id')::uuid as post_id,
      (e.value ->> 'site_id')::uuid as site_id, e.value ->> 'state' as state, (e.value ->> 'event_id')::uuid as event_id,
      e.value ->> 'user_id' as user_id, (e.value ->> 'at')::timestamptz as at
    from jsonb_array_elements($1::jsonb) as e(value)),
  written as (
    insert into threadbare_desk.state as s (thread_id, post_id, site_id, state, event_id, user_id, at)
    select thread_id, post_id, site_id, state, event_id, user_id, at from given
    on conflict (thread_id, post_id) do update set state = excluded.state, event_id = excluded.event_id,
      user_id = excluded.user_id, at = excluded.at, site_id = coalesce(excluded.site_id, s.site_id))
  update threadbare_desk.item i set state = g.state
  from given g where i.thread_id = g.thread_id and i.post_id = g.post_id and i.state <> g.state`;
