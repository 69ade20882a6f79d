import { rowsOf } from '../../row.js';
import type { Session } from '../../session.js';
import { arrayLiteral } from '../../values.js';
import { LIVE_EVENTS } from '../decisions/live.js';
import { isReasonKind, REASON_KINDS } from './kinds.js';
import type { ReasonPrecision } from './types.js';

export type { ReasonPrecision } from './types.js';

/** A reason is weak when, after so many decisions, even the upper end of its interval lies below this. */
export const WEAK = { decisions: 20, below: 0.3 };
/** Two-sided 95 % of the normal distribution. */
const Z = 1.959964;

/**
 * Decisions on posts that have the reason now; `approve` speaks against it, `wrong_reason` too. It begins with what was
 * decided, which is little beside the reasons.
 */
const COUNTS = `
  with recursive ${LIVE_EVENTS},
  wrong as (
    select distinct thread_id, post_id, reason from live_event where kind = 'wrong_reason'),
  decided as (
    select thread_id, post_id, state = 'approved' as approved from threadbare_desk.state where state <> 'open'
    union
    select w.thread_id, w.post_id, false from wrong w
    where not exists (select 1 from threadbare_desk.state s
      where s.thread_id = w.thread_id and s.post_id = w.post_id and s.state <> 'open')),
  judged as (
    select distinct d.thread_id, d.post_id, r.reason,
      d.approved or exists (select 1 from wrong w
        where w.thread_id = r.thread_id and w.post_id = r.post_id and w.reason = r.reason) as wrong,
      s.state is not null as has_state
    from decided d
    join threadbare.thread t on t.thread_id = d.thread_id
    join threadbare_desk.reason r on r.thread_id = d.thread_id and r.post_id = d.post_id
    left join threadbare_desk.state s on s.thread_id = d.thread_id and s.post_id = d.post_id and s.state <> 'open'
    where $1::uuid[] is null or t.site_id = any($1::uuid[]))
  select k.reason, (count(j.reason) filter (where j.has_state or j.wrong))::integer as decided,
    (count(*) filter (where j.wrong))::integer as wrong,
    exists (select 1 from threadbare_desk.mute m where m.reason = k.reason and m.site = '') as muted
  from unnest($2::text[]) as k(reason)
  left join judged j on j.reason = k.reason
  group by k.reason order by k.reason`;

/** Precision of each kind of reason, over the sites somebody may see (null: all). */
export async function precisionOf(session: Session, sites: readonly string[] | null): Promise<ReasonPrecision[]> {
  const result = await session.query(COUNTS, [sites === null ? null : arrayLiteral(sites), arrayLiteral(REASON_KINDS)]);
  return rowsOf(result).flatMap((row) => {
    const reason = row.text('reason');
    if (!isReasonKind(reason)) return [];
    const decided = row.number('decided');
    const right = decided - row.number('wrong');
    const [low, high] = wilson(right, decided);
    return [
      {
        reason,
        decided,
        right,
        wrong: decided - right,
        precision: decided === 0 ? null : right / decided,
        low,
        high,
        muted: row.boolean('muted'),
        weak: decided >= WEAK.decisions && high < WEAK.below,
      },
    ];
  });
}

/** Interval of Wilson (1927) for a share; the whole of 0..1 where nothing was counted. */
export function wilson(right: number, all: number): readonly [number, number] {
  if (all === 0) return [0, 1];
  const share = right / all;
  const middle = share + (Z * Z) / (2 * all);
  const half = Z * Math.sqrt((share * (1 - share)) / all + (Z * Z) / (4 * all * all));
  const width = 1 + (Z * Z) / all;
  return [Math.max(0, (middle - half) / width), Math.min(1, (middle + half) / width)];
}
