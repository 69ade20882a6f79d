import { siteMarks } from '../../across/site-marks.js';
import { rowsOf } from '../../row.js';
import type { Session } from '../../session.js';
import { arrayLiteral } from '../../values.js';
import { groupBy } from './group.js';
import { hostsOf, readTarget, type TargetWays } from './report-target.js';

/** The post a report is on. */
export interface Match {
  readonly threadId: string;
  readonly postId: string;
  readonly siteId: string | null;
}

interface Candidate extends Match {
  readonly url: string | null;
  readonly externalId: string | null;
  readonly threadExternalId: string | null;
}

/** A report's target as given, and the host of the forum where that is said beside it. */
export interface Target {
  readonly target: string;
  readonly site: string | null;
}

/** Marks asked for at a time. */
const CHUNK = 500;

/**
 * Finds the posts of targets, in their order; null where none is stored or several fit. Ids and addresses are looked up in
 * the index that links quotes across threads (post_print), which holds them mixed with their site; a post's id alone, in
 * ids of this database, has no index and costs one reading of all posts for all targets together.
 */
export async function matchPosts(session: Session, targets: readonly Target[]): Promise<(Match | null)[]> {
  const ways = targets.map(({ target, site }) => readTarget(target, site));
  const byId = await byIds(session, ways);
  const byMark = await byMarks(session, ways);
  return ways.map((way) =>
    way.ids === null
      ? choose(way, byMark)
      : ((byId.get(way.ids.postId) ?? []).find((one) => fitsThread(way, one)) ?? null),
  );
}

const fitsThread = ({ ids }: TargetWays, match: Match): boolean =>
  ids === null || ids.threadId === null || ids.threadId === match.threadId;

async function byIds(session: Session, ways: readonly TargetWays[]): Promise<ReadonlyMap<string, readonly Match[]>> {
  const ids = ways.flatMap(({ ids }) => (ids === null ? [] : [ids]));
  if (ids.length === 0) return new Map();
  const whole = ids.flatMap((one) => (one.threadId === null ? [] : [[one.threadId, one.postId] as const]));
  const alone = ids.filter((one) => one.threadId === null).map((one) => one.postId);
  const result = await session.query(
    `select p.thread_id, p.post_id, t.site_id from unnest($1::uuid[], $2::uuid[]) as k(thread_id, post_id)
     join threadbare.post p on p.thread_id = k.thread_id and p.post_id = k.post_id
     join threadbare.thread t on t.thread_id = p.thread_id
     union
     select p.thread_id, p.post_id, t.site_id from threadbare.post p
     join threadbare.thread t on t.thread_id = p.thread_id
     where cardinality($3::uuid[]) > 0 and p.post_id = any($3::uuid[])`,
    [
      arrayLiteral(whole.map(([threadId]) => threadId)),
      arrayLiteral(whole.map(([, postId]) => postId)),
      arrayLiteral(alone),
    ],
  );
  return groupBy(rowsOf(result).map(matchOf), (match) => match.postId);
}

const matchOf = (row: ReturnType<typeof rowsOf>[number]): Match => ({
  threadId: row.text('thread_id'),
  postId: row.text('post_id'),
  siteId: row.textOrNull('site_id'),
});

/** Everything the index holds under the marks of some targets, by mark. */
async function byMarks(
  session: Session,
  ways: readonly TargetWays[],
): Promise<ReadonlyMap<bigint, readonly Candidate[]>> {
  const marks = [...new Set(ways.flatMap((way) => [...marksOf(way)]))];
  const found = new Map<bigint, Candidate[]>();
  for (let start = 0; start < marks.length; start += CHUNK) {
    const chunk = marks.slice(start, start + CHUNK);
    const result = await session.query(
      `select k.mark::text as mark, p.thread_id, p.post_id, t.site_id, p.url, p.external_id,
         t.external_id as thread_external_id
       from unnest($1::bigint[]) as k(mark)
       cross join lateral (
         select m.thread_id, m.post_id from threadbare.post_print m where m.prints @> array[k.mark] limit 50) m
       join threadbare.post p on p.thread_id = m.thread_id and p.post_id = m.post_id
       join threadbare.thread t on t.thread_id = p.thread_id
       where p.kind <> 'stub'`,
      [arrayLiteral(chunk.map(String))],
    );
    for (const row of rowsOf(result)) {
      const mark = BigInt(row.text('mark'));
      const candidate = {
        ...matchOf(row),
        url: row.textOrNull('url'),
        externalId: row.textOrNull('external_id'),
        threadExternalId: row.textOrNull('thread_external_id'),
      };
      found.set(mark, [...(found.get(mark) ?? []), candidate]);
    }
  }
  return found;
}

function* marksOf({ host, urls, externalIds }: TargetWays): Generator<bigint> {
  if (host === null) return;
  for (const site of hostsOf(host)) {
    const marks = siteMarks(site);
    for (const url of urls) yield marks.url(url);
    for (const id of externalIds) yield marks.id(id);
  }
}

/** The post a target means: by its address, else by its id, in the thread that the address names where several have it. */
function choose(way: TargetWays, byMark: ReadonlyMap<bigint, readonly Candidate[]>): Match | null {
  const candidates = new Map<string, Candidate>();
  for (const mark of marksOf(way)) for (const one of byMark.get(mark) ?? []) candidates.set(one.postId, one);
  const all = [...candidates.values()];
  const ways = [
    all.filter(({ url }) => url !== null && way.urls.includes(url)),
    ...way.externalIds.map((id) =>
      all.filter(
        (one) =>
          one.externalId === id && (way.threadExternalId === null || one.threadExternalId === way.threadExternalId),
      ),
    ),
  ];
  for (const found of ways) {
    const named = found.filter((one) => one.threadExternalId !== null && way.numbers.includes(one.threadExternalId));
    const few = named.length > 0 ? named : found;
    const [only] = few;
    if (only !== undefined && few.length === 1)
      return { threadId: only.threadId, postId: only.postId, siteId: only.siteId };
  }
  return null;
}
