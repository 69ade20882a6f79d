import type { OtherPost } from '../../model/across.js';
import type { Precision } from '../../model/moment.js';
import { type Row, rowsOf } from '../row.js';
import type { Session } from '../session.js';
import { arrayLiteral } from '../values.js';

/** A post somewhere on the site. */
export interface PostKey {
  readonly threadId: string;
  readonly postId: string;
}

/** A key as text, for maps; sorts by thread, then post. */
export const keyOf = ({ threadId, postId }: PostKey): string => `${threadId}/${postId}`;

/** Posts read at a time: a hostile site may hold posts of megabytes. */
const BATCH = 500;

/** Posts as other threads read them, ordered by thread and post id; keys that are no more are left out. */
export async function readOthers(session: Session, keys: readonly PostKey[]): Promise<OtherPost[]> {
  const sorted = [...new Map(keys.map((key) => [keyOf(key), key]))].sort(([a], [b]) => (a < b ? -1 : 1));
  const out: OtherPost[] = [];
  for (let at = 0; at < sorted.length; at += BATCH) {
    const batch = sorted.slice(at, at + BATCH).map(([, key]) => key);
    const params = [arrayLiteral(batch.map((key) => key.threadId)), arrayLiteral(batch.map((key) => key.postId))];
    out.push(...rowsOf(await session.query(READ, params)).map(otherPost));
  }
  return out;
}

const READ = `select p.thread_id, p.post_id, a.name, p.author_external_id, p.external_id, p.url, p.position,
    p.posted_at, p.posted_local, p.posted_raw, p.posted_precision, p.own_text, q.top, q.body, r.own_texts
  from unnest($1::uuid[], $2::uuid[]) with ordinality as k(thread_id, post_id, n)
  join threadbare.post p on p.thread_id = k.thread_id and p.post_id = k.post_id
  left join threadbare.author a on a.author_id = p.author_id
  cross join lateral (
    select count(*) filter (where q.parent_index is null)::integer as top,
      case when count(*) > 0 then threadbare.body_text(p.own_text, p.parts,
        array_agg(threadbare.quote_text(q.text, o.own_text, q.source_start, q.source_end) order by q.quote_index)) end as body
    from threadbare.quote q
    left join threadbare.post o on o.thread_id = q.thread_id and o.post_id = q.local_source_id
    where q.thread_id = p.thread_id and q.post_id = p.post_id) q
  cross join lateral (
    select coalesce(array_agg(v.own_text order by v.number), '{}') as own_texts
    from threadbare.revision v where v.thread_id = p.thread_id and v.post_id = p.post_id) r
  order by k.n`;

function otherPost(row: Row): OtherPost {
  const revisions = row.value('own_texts');
  return {
    threadId: row.text('thread_id'),
    postId: row.text('post_id'),
    author: row.textOrNull('name'),
    authorExternalId: row.textOrNull('author_external_id'),
    externalId: row.textOrNull('external_id'),
    url: row.textOrNull('url'),
    position: row.numberOrNull('position'),
    postedAt: {
      at: row.textOrNull('posted_at'),
      local: row.textOrNull('posted_local'),
      raw: row.textOrNull('posted_raw'),
      precision: precisionOf(row.text('posted_precision')),
    },
    ownText: row.text('own_text'),
    bodyText: row.textOrNull('body'),
    topQuotes: row.number('top'),
    revisions: Array.isArray(revisions) ? revisions.map(String) : [],
  };
}

function precisionOf(word: string): Precision {
  return word === 'second' || word === 'minute' || word === 'day' ? word : 'unknown';
}
