import { createHmac, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import type { DecisionPost, PostKey } from '../../store/desk/decisions.js';
import type { Store } from '../../store/index.js';
import type { Visitor } from '../visit.js';
import { filterSql, type QueueFilter } from './queue-filter.js';
import { siteScope, sitesOf } from './scope.js';

/** Posts one batch is about: as many as one decision takes. */
export const MOST_IN_BATCH = 1_000;
/** Posts of it that are looked at before it is decided. */
export const SAMPLE = 10;

/** A post of a batch, as it was when the batch was made. */
export interface BatchPost extends PostKey {
  readonly incident: string;
  readonly textHash: string;
}

export interface Batch {
  readonly posts: readonly BatchPost[];
  /** There are more than one batch holds. */
  readonly more: boolean;
}

const LIST = (filter: string): string => `
select i.thread_id, i.post_id, i.incident, i.text_hash from threadbare_desk.item i
where ${siteScope('i.site_id', 1)} and ${filter}
order by i.rank desc nulls last, i.thread_id, i.post_id limit ${MOST_IN_BATCH + 1}`;

const ROW = z
  .object({ thread_id: z.string(), post_id: z.string(), incident: z.string(), text_hash: z.string() })
  .transform(
    (row): BatchPost => ({
      threadId: row.thread_id,
      postId: row.post_id,
      incident: row.incident,
      textHash: row.text_hash,
    }),
  );

/** The open posts a filter leaves, the first of the queue first. */
export async function readBatch(store: Store, visitor: Pick<Visitor, 'sites'>, filter: QueueFilter): Promise<Batch> {
  const { sql, params } = filterSql({ ...filter, state: 'open' }, 2);
  const { rows } = await store.query(LIST(sql), { params: [sitesOf(visitor), ...params] });
  const posts = z.array(ROW).parse(rows);
  return { posts: posts.slice(0, MOST_IN_BATCH), more: posts.length > MOST_IN_BATCH };
}

const STILL = `
select k.thread_id, k.post_id from unnest($2::uuid[], $3::uuid[], $4::text[]) as k(thread_id, post_id, text_hash)
join threadbare_desk.item i on i.thread_id = k.thread_id and i.post_id = k.post_id
where i.state = 'open' and i.text_hash = k.text_hash and ${siteScope('i.site_id', 1)}`;

/** Those of a batch that are open still, with the words they had. */
export async function stillSo(
  store: Store,
  visitor: Pick<Visitor, 'sites'>,
  posts: readonly Omit<BatchPost, 'incident'>[],
): Promise<readonly DecisionPost[]> {
  const { rows } = await store.query(STILL, {
    params: [
      sitesOf(visitor),
      posts.map(({ threadId }) => threadId),
      posts.map(({ postId }) => postId),
      posts.map(({ textHash }) => textHash),
    ],
  });
  const open = new Set(
    z
      .array(z.object({ post_id: z.string() }))
      .parse(rows)
      .map(({ post_id }) => post_id),
  );
  return posts.filter(({ postId }) => open.has(postId)).map((post) => ({ ...post, seen: '' }));
}

/** A sample drawn by chance: each call another one. */
export function sampleOf<T>(things: readonly T[], size: number, random: () => number = Math.random): readonly T[] {
  const rest = [...things];
  const drawn: T[] = [];
  while (drawn.length < size && rest.length > 0) drawn.push(...rest.splice(Math.floor(random() * rest.length), 1));
  return drawn;
}

/** How long a sample that was looked at allows the decision. */
const VALID_MS = 30 * 60_000;

const pack = (posts: readonly Omit<BatchPost, 'incident'>[]): string =>
  Buffer.from(
    posts.map(({ threadId, postId, textHash }) => `${threadId}${postId}${textHash}`.replaceAll('-', '')).join(''),
    'hex',
  ).toString('base64url');

const signature = (key: string, userId: string, until: string, packed: string): string =>
  createHmac('sha256', key).update(`batch|${userId}|${until}|${packed}`).digest('base64url');

/**
 * The posts of a batch as a form carries them, signed for one person and half an hour: whoever sends it back was shown the
 * page with the sample, and decides on exactly these posts with exactly these words.
 */
export function sealBatch(
  key: string,
  userId: string,
  posts: readonly Omit<BatchPost, 'incident'>[],
  now: Date,
): string {
  const until = String(now.getTime() + VALID_MS);
  const packed = pack(posts);
  return [until, packed, signature(key, userId, until, packed)].join('.');
}

/** Null where the seal is not ours, not for this person, or too old. */
export function openBatch(
  key: string,
  userId: string,
  sealed: string,
  now: Date,
): readonly Omit<BatchPost, 'incident'>[] | null {
  const [until = '', packed = '', signed = ''] = sealed.split('.');
  const wanted = Buffer.from(signature(key, userId, until, packed));
  const given = Buffer.from(signed);
  if (given.length !== wanted.length || !timingSafeEqual(given, wanted)) return null;
  if (Number(until) < now.getTime()) return null;
  const hex = Buffer.from(packed, 'base64url').toString('hex');
  const each = 96;
  return Array.from({ length: hex.length / each }, (_, i) => {
    const part = hex.slice(i * each, (i + 1) * each);
    return { threadId: uuid(part.slice(0, 32)), postId: uuid(part.slice(32, 64)), textHash: part.slice(64) };
  });
}

const uuid = (hex: string): string =>
  [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
