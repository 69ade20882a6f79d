import { z } from 'zod';
import { STATES } from '../../store/desk/decisions/types.js';
import type { PostKey, State } from '../../store/desk/decisions.js';
import type { Store } from '../../store/index.js';
import type { Visitor } from '../visit.js';
import { siteScope, sitesOf } from './scope.js';

/** Something that is to be carried out on the forum. */
export interface WorkItem extends PostKey {
  /** What is to be: removed, warned, escalated; approved or open: put back what was done before. */
  readonly state: State;
  readonly at: string;
  readonly by: string | null;
  /** Carried out as it stands. */
  readonly done: boolean;
  readonly doneAt: string | null;
  readonly doneBy: string | null;
  readonly note: string | null;
  readonly url: string | null;
  readonly site: string | null;
  readonly threadTitle: string | null;
  readonly author: string | null;
  readonly authorId: string | null;
  readonly position: number | null;
}

export interface WorkOptions {
  readonly state?: State | null | undefined;
  /** Only what is open, only what is done, or both. */
  readonly done?: boolean | null | undefined;
  /** Own decisions, or those of all. */
  readonly who?: 'own' | 'all' | undefined;
  /** `next` of the page before. */
  readonly after?: string | null | undefined;
  readonly limit?: number | undefined;
}

export interface Worklist {
  readonly items: readonly WorkItem[];
  readonly next: string | null;
}

/*
 * What has to be done on the forum: removals, warnings, what was handed on; and to put back what was carried out before
 * somebody thought better of it (done_at < at). An approval of what was never touched asks for nothing.
 */
const SQL = `
select s.thread_id, s.post_id, s.state, s.at, u.name as by, coalesce(s.done_at >= s.at, false) as done, s.done_at,
  w.name as done_by, e.note, p.url, h.host as site, t.title as thread_title, a.name as author, p.author_id, p.position
from (
  select * from threadbare_desk.state s
  where ${siteScope('s.site_id', 1)} and ($2::text is null or s.user_id = $2) and ($3::text is null or s.state = $3)
    and (s.state in ('removed', 'warned', 'escalated') or s.done_at is not null)
    and ($4::boolean is null or coalesce(s.done_at >= s.at, false) = $4::boolean)
    and ($5::timestamptz is null or (s.at, s.post_id) < ($5::timestamptz, $6::uuid))
  order by s.at desc, s.post_id desc limit $7::integer) s
left join threadbare_desk."user" u on u.id = s.user_id
left join threadbare_desk."user" w on w.id = s.done_by
left join threadbare_desk.event e on e.thread_id = s.thread_id and e.event_id = s.event_id
left join threadbare.thread t on t.thread_id = s.thread_id
left join threadbare.site h on h.site_id = s.site_id
left join threadbare.post p on p.thread_id = s.thread_id and p.post_id = s.post_id
left join threadbare.author a on a.author_id = p.author_id
order by s.at desc, s.post_id desc`;

const ROW = z
  .object({
    thread_id: z.string(),
    post_id: z.string(),
    state: z.enum(STATES),
    at: z.string(),
    by: z.string().nullable(),
    done: z.boolean(),
    done_at: z.string().nullable(),
    done_by: z.string().nullable(),
    note: z.string().nullable(),
    url: z.string().nullable(),
    site: z.string().nullable(),
    thread_title: z.string().nullable(),
    author: z.string().nullable(),
    author_id: z.string().nullable(),
    position: z.number().nullable(),
  })
  .transform(
    (row): WorkItem => ({
      threadId: row.thread_id,
      postId: row.post_id,
      state: row.state,
      at: row.at,
      by: row.by,
      done: row.done,
      doneAt: row.done_at,
      doneBy: row.done_by,
      note: row.note,
      url: row.url,
      site: row.site,
      threadTitle: row.thread_title,
      author: row.author,
      authorId: row.author_id,
      position: row.position,
    }),
  );

const PLACE = /^(\d{4}-\d\d-\d\dT[\d:.]+Z)~([0-9a-f-]{36})$/;

/** What is to be carried out on the forum, the latest first. */
export async function readWorklist(
  store: Store,
  visitor: Pick<Visitor, 'sites' | 'userId'>,
  { state = null, done = null, who = 'own', after = null, limit = 50 }: WorkOptions,
): Promise<Worklist> {
  const [, at = null, postId = null] = PLACE.exec(after ?? '') ?? [];
  const { rows } = await store.query(SQL, {
    params: [sitesOf(visitor), who === 'own' ? visitor.userId : null, state, done, at, postId, limit + 1],
  });
  const items = z.array(ROW).parse(rows);
  const shown = items.slice(0, limit);
  const last = shown.at(-1);
  return { items: shown, next: items.length > limit && last !== undefined ? `${last.at}~${last.postId}` : null };
}

/** What a moderator does on the forum. */
export function taskWords({ state, doneAt, done }: Pick<WorkItem, 'state' | 'doneAt' | 'done'>): string {
  const before = !done && doneAt !== null;
  if (state === 'removed') return 'Remove';
  if (state === 'warned') return before ? 'Warn the author (something else was done before)' : 'Warn the author';
  if (state === 'escalated') return 'Hand on';
  return 'Put back: it was carried out, then decided otherwise';
}
