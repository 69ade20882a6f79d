import { LIVE_EVENTS } from '../store/desk/decisions/live.js';

/** What somebody said about a post at the desk that nobody has taken back. */
export interface DeskSaid {
  readonly by: string;
  readonly kind: string;
  readonly reason: string | null;
  readonly label: string | null;
}

/** A post that was decided on or labelled, with what the machine says of it. */
export interface DeskPost {
  readonly postId: string;
  readonly threadId: string;
  /** open, approved, removed, warned or escalated */
  readonly state: string;
  /** In the order it was said. */
  readonly said: readonly DeskSaid[];
  /** Strongest score of each kind of reason the machine gives, muted ones too. */
  readonly reasons: Readonly<Record<string, number>>;
  /** 0 civil .. 1 uncivil; null: not scored. */
  readonly incivility: number | null;
  readonly text: string;
  /** Words of the post it answers; empty: none. */
  readonly parentText: string;
}

/** Answers a question in SQL with rows by column name. */
export type Ask = (sql: string) => Promise<readonly Readonly<Record<string, unknown>>[]>;

const SAID = `
with recursive ${LIVE_EVENTS}
select e.thread_id, e.post_id, e.kind, e.reason, e.label, coalesce(e.user_id, '') as by, coalesce(s.state, 'open') as state
from live_event e left join threadbare_desk.state s on s.thread_id = e.thread_id and s.post_id = e.post_id
where e.kind <> 'note' and e.user_id is not null order by e.seq`;

/** Few first: posts somebody spoke about, then what is known of them. */
const KNOWN = `
with asked as materialized (
  select distinct thread_id, post_id from threadbare_desk.event
  where kind not in ('note', 'undo') and user_id is not null)
select a.post_id, v.analysis_text as text, v.incivility, coalesce(r.reasons, '{}') as reasons, coalesce(o.analysis_text, o.own_text, '') as parent
from asked a
join v_post v on v.thread_id = a.thread_id and v.post_id = a.post_id
left join lateral (
  select jsonb_object_agg(x.reason, x.score) as reasons from (
    select r.reason, max(r.score) as score from threadbare_desk.reason r
    where r.thread_id = a.thread_id and r.post_id = a.post_id group by r.reason) x) r on true
left join lateral (
  select e.to_post_id from threadbare.reply e where e.thread_id = a.thread_id and e.from_post_id = a.post_id
  order by e.via = 'parent' desc, e.to_post_id limit 1) p on true
left join threadbare.post o on o.thread_id = a.thread_id and o.post_id = p.to_post_id`;

/** All posts of which something was said at the desk that stands; those not stored any more are left out. */
export async function readDeskPosts(ask: Ask): Promise<readonly DeskPost[]> {
  const [said, known] = [await ask(SAID), await ask(KNOWN)];
  const by = new Map<string, { threadId: string; state: string; said: DeskSaid[] }>();
  for (const row of said) {
    const held = by.get(String(row.post_id)) ?? { threadId: String(row.thread_id), state: String(row.state), said: [] };
    by.set(String(row.post_id), held);
    held.said.push({
      by: String(row.by),
      kind: String(row.kind),
      reason: textOr(row.reason),
      label: textOr(row.label),
    });
  }
  return known
    .flatMap((row): DeskPost[] => {
      const held = by.get(String(row.post_id));
      if (held === undefined) return [];
      return [
        {
          postId: String(row.post_id),
          ...held,
          reasons: scoresOf(row.reasons),
          incivility: typeof row.incivility === 'number' ? row.incivility : null,
          text: String(row.text),
          parentText: String(row.parent),
        },
      ];
    })
    .sort((a, b) => (a.postId < b.postId ? -1 : 1));
}

const textOr = (value: unknown): string | null => (typeof value === 'string' ? value : null);

function scoresOf(value: unknown): Record<string, number> {
  if (typeof value !== 'object' || value === null) return {};
  return Object.fromEntries(
    Object.entries(value).flatMap(([kind, score]) => (typeof score === 'number' ? [[kind, score]] : [])),
  );
}
