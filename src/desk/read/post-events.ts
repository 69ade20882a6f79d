import { z } from 'zod';
import { foldState } from '../../store/desk/decisions/fold.js';
import { grouped } from '../../store/desk/decisions/grouped.js';
import { DECISION_KINDS } from '../../store/desk/decisions/types.js';
import type { EventKind, PostKey } from '../../store/desk/decisions.js';
import type { Store } from '../../store/index.js';

/** Something that was done with a post. */
export interface PostEvent {
  readonly eventId: string;
  /** The decision it belongs to: what an undo names. */
  readonly decisionId: string;
  readonly kind: EventKind;
  readonly reason: string | null;
  readonly label: string | null;
  readonly note: string | null;
  /** Name; null: the desk itself, or an account that is gone. */
  readonly by: string | null;
  readonly at: string;
  /** It counts: nobody has taken it back. */
  readonly stands: boolean;
}

const SQL = `
select e.post_id, e.event_id, coalesce(e.batch_id, e.event_id) as decision_id, e.kind, e.reason, e.label, e.note, e.undoes,
  u.name as by, e.at
from unnest($1::uuid[], $2::uuid[]) as k(thread_id, post_id)
join threadbare_desk.event e on e.thread_id = k.thread_id and e.post_id = k.post_id
left join threadbare_desk."user" u on u.id = e.user_id
order by e.seq`;

export const EVENT_KIND = z.enum([...DECISION_KINDS, 'undo']);

const ROW = z.object({
  post_id: z.string(),
  event_id: z.string(),
  decision_id: z.string(),
  kind: EVENT_KIND,
  reason: z.string().nullable(),
  label: z.string().nullable(),
  note: z.string().nullable(),
  undoes: z.string().nullable(),
  by: z.string().nullable(),
  at: z.string(),
});

/** All that was done with some posts, by post, in order; the caller has seen to it that they may be seen. */
export async function readPostEvents(
  store: Store,
  posts: readonly PostKey[],
): Promise<ReadonlyMap<string, readonly PostEvent[]>> {
  if (posts.length === 0) return new Map();
  const { rows } = await store.query(SQL, {
    params: [posts.map(({ threadId }) => threadId), posts.map(({ postId }) => postId)],
  });
  const byPost = grouped(z.array(ROW).parse(rows), (row) => row.post_id);
  return new Map(
    [...byPost].map(([postId, events]) => {
      const { live } = foldState(
        events.map((event) => ({ eventId: event.event_id, kind: event.kind, undoes: event.undoes })),
      );
      return [
        postId,
        events.map((event) => ({
          eventId: event.event_id,
          decisionId: event.decision_id,
          kind: event.kind,
          reason: event.reason,
          label: event.label,
          note: event.note,
          by: event.by,
          at: event.at,
          stands: live.has(event.event_id),
        })),
      ];
    }),
  );
}
