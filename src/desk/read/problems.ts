import { z } from 'zod';
import type { Store } from '../../store/index.js';
import type { Visitor } from '../visit.js';
import { siteScope, sitesOf } from './scope.js';
import { isId } from './thread-head.js';

export interface ProblemFilter {
  readonly code: string | null;
  /** Part of the path of the file. */
  readonly file: string | null;
  readonly thread: string | null;
}

/** Something that could not be read, or does not add up. */
export interface ProblemLine {
  readonly code: string;
  readonly message: string;
  /** Path as given; null: shown by the pages of a thread together. */
  readonly file: string | null;
  readonly at: string;
  /** Position of the post on its page. */
  readonly post: number | null;
  readonly threadId: string | null;
  readonly threadTitle: string | null;
  readonly site: string | null;
}

export interface ProblemList {
  readonly problems: readonly ProblemLine[];
  /** All there are by code, the most first; of the filter, its code left out. */
  readonly codes: readonly { readonly code: string; readonly problems: number }[];
  readonly next: string | null;
}

/**
 * $1 sites, $2 part of a file, $3 thread. A problem without a thread belongs to no site that could be told: whoever sees
 * some sites alone does not see it.
 */
const MINE = `
select p.file, p.code, p.message, p.at, p.post, p.thread_id, t.title, t.site_id
  from v_problem p left join threadbare.thread t on t.thread_id = p.thread_id
 where ${siteScope('t.site_id', 1)} and ($2::text is null or p.file ilike $2) and ($3::uuid is null or p.thread_id = $3::uuid)`;

const CODES = `select code, count(*)::integer as problems from (${MINE}) mine group by code order by 2 desc, 1`;

/** Problems of one run have one time: what they say puts them in order among each other. $4 code, $5 the key after which, $6 how many. */
const LIST = `
with mine as (${MINE}), named as (
  select mine.*, to_char(at at time zone 'UTC', 'YYYYMMDDHH24MISSUS') ||
         md5(concat_ws('/', code, coalesce(file, ''), coalesce(post, -1), coalesce(thread_id::text, ''), message)) as key
    from mine where $4::text is null or code = $4
), few as (
  select * from named where $5::text is null or key < $5 order by key desc limit $6::integer
)
select f.code, f.message, f.file, f.at, f.post, f.thread_id, f.title, s.host, f.key
  from few f left join threadbare.site s on s.site_id = f.site_id order by f.key desc`;

const CODE = z.object({ code: z.string(), problems: z.number() });

const ROW = z.object({
  code: z.string(),
  message: z.string(),
  file: z.string().nullable(),
  at: z.string(),
  post: z.number().nullable(),
  thread_id: z.string().nullable(),
  title: z.string().nullable(),
  host: z.string().nullable(),
  key: z.string(),
});

const CURSOR = /^\d{20}[0-9a-f]{32}$/;

/**
 * Problems the visitor may see, the latest first.
 *
 * @param cursor `next` of the page before; one that cannot be read begins anew
 */
export async function readProblems(
  store: Store,
  visitor: Pick<Visitor, 'sites'>,
  filter: ProblemFilter,
  options: { readonly cursor?: string | null; readonly limit?: number } = {},
): Promise<ProblemList> {
  const limit = options.limit ?? 50;
  const cursor = options.cursor ?? '';
  const after = CURSOR.test(cursor) ? cursor : null;
  const file = filter.file === null ? null : `%${filter.file.replace(/[\\%_]/g, (mark) => `\\${mark}`)}%`;
  const thread = isId(filter.thread) ? filter.thread : null;
  const common = [sitesOf(visitor), file, thread];
  const [codes, list] = await Promise.all([
    store.query(CODES, { params: common }),
    store.query(LIST, { params: [...common, filter.code, after, limit + 1] }),
  ]);
  const rows = z.array(ROW).parse(list.rows);
  const last = rows[limit - 1];
  return {
    problems: rows.slice(0, limit).map((row) => ({
      code: row.code,
      message: row.message,
      file: row.file,
      at: row.at,
      post: row.post,
      threadId: row.thread_id,
      threadTitle: row.title,
      site: row.host,
    })),
    codes: z.array(CODE).parse(codes.rows),
    next: rows.length > limit && last !== undefined ? last.key : null,
  };
}
