import { z } from 'zod';
import type { Store } from '../../store/index.js';

/** What the desk decided about a post. */
export interface PostState {
  readonly state: string;
  readonly eventId: string;
  readonly by: string | null;
  readonly at: string;
  readonly doneAt: string | null;
}

/** The state of a post and what it is queued for. */
export interface PostDesk {
  readonly state: PostState | null;
  readonly incident: string | null;
  /** Kinds, the strongest first; `report` where members reported it. */
  readonly reasons: readonly string[];
  readonly reports: number;
}

const SQL = `
select k.post_id, s.state, s.event_id, s.at, s.done_at, u.name as by, i.incident, i.reasons, i.reports
  from unnest($2::uuid[]) as k(post_id)
  left join threadbare_desk.state s on s.thread_id = $1::uuid and s.post_id = k.post_id
  left join threadbare_desk."user" u on u.id = s.user_id
  left join threadbare_desk.item i on i.thread_id = $1::uuid and i.post_id = k.post_id
 where s.post_id is not null or i.post_id is not null`;

const ROW = z.object({
  post_id: z.string(),
  state: z.string().nullable(),
  event_id: z.string().nullable(),
  at: z.string().nullable(),
  done_at: z.string().nullable(),
  by: z.string().nullable(),
  incident: z.string().nullable(),
  reasons: z.array(z.string()).nullable(),
  reports: z.number().nullable(),
});

const NONE: PostDesk = { state: null, incident: null, reasons: [], reports: 0 };

/** What the desk knows of some posts of a thread that the visitor may see. */
export async function readDesk(
  store: Store,
  threadId: string,
  postIds: readonly string[],
): Promise<ReadonlyMap<string, PostDesk>> {
  const { rows } = await store.query(SQL, { params: [threadId, postIds] });
  return new Map(
    z
      .array(ROW)
      .parse(rows)
      .map((row) => [row.post_id, fromRow(row)]),
  );
}

const fromRow = (row: z.infer<typeof ROW>): PostDesk => ({
  state:
    row.state === null || row.event_id === null || row.at === null
      ? null
      : { state: row.state, eventId: row.event_id, by: row.by, at: row.at, doneAt: row.done_at },
  incident: row.incident,
  reasons: row.reasons ?? [],
  reports: row.reports ?? 0,
});

export const deskOf = (all: ReadonlyMap<string, PostDesk>, postId: string): PostDesk => all.get(postId) ?? NONE;

/** A post of the thread that is worth a look. */
export interface FlaggedPost {
  readonly postId: string;
  readonly ordinal: number;
  readonly position: number | null;
  readonly author: string | null;
  readonly reasons: readonly string[];
  readonly state: string;
}

const FLAGGED = `
select i.post_id, p.ordinal, p.position, a.name as author, i.reasons, i.state
  from threadbare_desk.item i
  join threadbare.post p on p.thread_id = i.thread_id and p.post_id = i.post_id
  left join threadbare.author a on a.author_id = p.author_id
 where i.thread_id = $1::uuid order by p.ordinal limit 2000`;

const FLAG = z
  .object({
    post_id: z.string(),
    ordinal: z.number(),
    position: z.number().nullable(),
    author: z.string().nullable(),
    reasons: z.array(z.string()),
    state: z.string(),
  })
  .transform(({ post_id, ...row }): FlaggedPost => ({ postId: post_id, ...row }));

/** Posts of a thread with a reason or a report, in reading order; at most 2,000. */
export async function readFlagged(store: Store, threadId: string): Promise<readonly FlaggedPost[]> {
  const { rows } = await store.query(FLAGGED, { params: [threadId] });
  return z.array(FLAG).parse(rows);
}
