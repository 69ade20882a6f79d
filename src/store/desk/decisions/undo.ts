import { UsageError } from '../../../model/errors.js';
import { deterministicId } from '../../../model/ids.js';
import { type Row, rowsOf } from '../../row.js';
import type { Session } from '../../session.js';
import { arrayLiteral } from '../../values.js';
import { remakeItems } from '../reasons/items.js';
import { lockDeskThreads } from '../reasons/lock.js';
import { appendEvents, type EventDraft, plainEvent } from './append.js';
import { knownDecision } from './decide.js';
import { foldState } from './fold.js';
import { grouped } from './grouped.js';
import { lockDecisions } from './lock.js';
import { kindOf } from './rows.js';
import type { Actor, Decided, Undo } from './types.js';
import { isUuid } from './uuid.js';

/**
 * See `DecisionStore.undo`. What stands already taken back is left alone. An event that was taken back and brought back
 * before is taken back by undoing the last undo of that row, so that each event has one undo at most and whether it
 * counts can be told by SQL (`live.ts`).
 */
export async function undo(session: Session, by: Actor, { undoId, target, posts, note }: Undo): Promise<Decided> {
  const ids = [undoId, target, ...(posts ?? []).flatMap(({ threadId, postId }) => [threadId, postId])];
  if (!ids.every(isUuid)) throw new UsageError('bad-decision', 'The undo cannot be taken: its ids must be UUIDs.');
  const asked = posts === undefined ? null : new Set(posts.map(({ threadId, postId }) => `${threadId} ${postId}`));
  const targets = (await eventsOf(session, by, target)).filter(
    (row) => asked === null || asked.has(`${row.text('thread_id')} ${row.text('post_id')}`),
  );
  await lockDeskThreads(
    session,
    targets.map((row) => row.text('thread_id')),
  );
  await lockDecisions(session);
  const known = await knownDecision(session, by, undoId, 'undo');
  if (known !== null) return known;
  if (targets.length === 0) return { outcome: 'unknown' };
  const history = await historyOf(session, targets);
  const events = targets.flatMap((row): EventDraft[] => {
    const own = history.get(row.text('post_id')) ?? [];
    const undoes = tailToUndo(own, row.text('event_id'));
    if (undoes === null) return [];
    const subject = {
      threadId: row.text('thread_id'),
      postId: row.text('post_id'),
      siteId: row.textOrNull('site_id'),
      incident: row.textOrNull('incident'),
      textHash: row.textOrNull('text_hash'),
    };
    const eventId = deterministicId('desk-undo', undoId, subject.threadId, undoes);
    return [{ ...plainEvent(eventId, 'undo', subject), batchId: undoId, undoes, note: note?.trim() || null }];
  });
  await appendEvents(session, by, events);
  // A reason said to be wrong counts again, or no longer.
  await remakeItems(session, events);
  return {
    outcome: 'done',
    decisionId: undoId,
    kind: 'undo',
    posts: new Set(events.map(({ postId }) => postId)).size,
    events: events.map(({ eventId }) => eventId),
    repeated: false,
  };
}

/** The events of a decision, or the one of this id, with those of sites the actor may not touch left out. */
async function eventsOf(session: Session, by: Actor, target: string): Promise<Row[]> {
  const rows = await session.query(
    `select thread_id, event_id, post_id, site_id, incident, text_hash from threadbare_desk.event
     where (event_id = $1::uuid or batch_id = $1::uuid) and ($2::uuid[] is null or site_id = any($2::uuid[]))
     order by seq desc`,
    [target, by.sites === null ? null : arrayLiteral(by.sites)],
  );
  return rowsOf(rows);
}

/** All events of the posts, by post, in the order they were written. */
async function historyOf(session: Session, targets: readonly Row[]): Promise<Map<string, Row[]>> {
  const rows = await session.query(
    `select e.post_id, e.event_id, e.kind, e.undoes
     from (select distinct * from unnest($1::uuid[], $2::uuid[]) as k(thread_id, post_id)) a
     join threadbare_desk.event e on e.thread_id = a.thread_id and e.post_id = a.post_id
     order by e.seq`,
    [
      arrayLiteral(targets.map((row) => row.text('thread_id'))),
      arrayLiteral(targets.map((row) => row.text('post_id'))),
    ],
  );
  return grouped(rowsOf(rows), (row) => row.text('post_id'));
}

/** The event an undo of this one has to name; null: it does not stand any more. */
function tailToUndo(history: readonly Row[], eventId: string): string | null {
  const fold = foldState(
    history.map((row) => ({ eventId: row.text('event_id'), kind: kindOf(row), undoes: row.textOrNull('undoes') })),
  );
  if (!fold.live.has(eventId)) return null;
  let tail = eventId;
  for (;;) {
    const next = history.find((row) => row.textOrNull('undoes') === tail);
    if (next === undefined) return tail;
    tail = next.text('event_id');
  }
}
