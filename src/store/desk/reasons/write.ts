import { rowsOf } from '../../row.js';
import type { Session } from '../../session.js';
import { arrayLiteral, storableJson } from '../../values.js';
import type { FoundReason } from './kinds.js';

/** Reasons of one thread. */
export interface ThreadReasons {
  readonly threadId: string;
  readonly reasons: readonly FoundReason[];
}

/** The wanted rows; reasons of one kind at one post count from 0 in the order they are given in, the strongest first. */
const WANTED = `
  with wanted as (
    select thread_id, post_id, reason, reason_index, score, incident, other_post_id, evidence
    from jsonb_to_recordset($1::jsonb) as w(thread_id uuid, post_id uuid, reason text, reason_index integer,
      score double precision, incident text, other_post_id uuid, evidence jsonb))`;

const PUT = `${WANTED}
  insert into threadbare_desk.reason as r
    (thread_id, post_id, reason, reason_index, score, incident, other_post_id, evidence)
  select w.* from wanted w
  join threadbare.post p on p.thread_id = w.thread_id and p.post_id = w.post_id
  on conflict (thread_id, post_id, reason, reason_index) do update
  set score = excluded.score, incident = excluded.incident, other_post_id = excluded.other_post_id,
    evidence = excluded.evidence
  where (r.score, r.incident, r.other_post_id, r.evidence)
    is distinct from (excluded.score, excluded.incident, excluded.other_post_id, excluded.evidence)
  returning 1`;

const DROP = `${WANTED}
  delete from threadbare_desk.reason r where r.thread_id = any($2::uuid[])
    and not exists (select 1 from wanted w where w.thread_id = r.thread_id and w.post_id = r.post_id
      and w.reason = r.reason and w.reason_index = r.reason_index)
  returning 1`;

/** Makes the reasons of some threads exactly these; rows that are right stay as they are. Gives how many changed. */
export async function putReasons(session: Session, threads: readonly ThreadReasons[]): Promise<number> {
  const rows = storableJson(threads.flatMap(rowsOfThread));
  const dropped = rowsOf(
    await session.query(DROP, [rows, arrayLiteral(threads.map(({ threadId }) => threadId))]),
  ).length;
  return dropped + rowsOf(await session.query(PUT, [rows])).length;
}

function rowsOfThread({ threadId, reasons }: ThreadReasons) {
  const counts = new Map<string, number>();
  return reasons
    .toSorted((a, b) => b.score - a.score)
    .map((one) => {
      const key = `${one.postId} ${one.evidence.reason}`;
      const index = counts.get(key) ?? 0;
      counts.set(key, index + 1);
      return {
        thread_id: threadId,
        post_id: one.postId,
        reason: one.evidence.reason,
        reason_index: index,
        score: one.score,
        incident: one.incident,
        other_post_id: one.otherPostId,
        evidence: one.evidence,
      };
    });
}
