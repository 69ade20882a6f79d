import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { z } from 'zod';
import { type Block, renderBody } from '../../model/body.js';
import type { Store } from '../../store/index.js';

/** A post as one saved page shows it. */
export interface SnapshotPost {
  readonly position: number;
  readonly externalId: string | null;
  readonly author: string | null;
  readonly postedRaw: string | null;
  readonly kind: string;
  /** The whole body, quotes included. */
  readonly text: string;
}

/** What the parser read from a saved page. */
export interface PageSnapshot {
  readonly title: string | null;
  readonly url: string | null;
  readonly engine: string;
  readonly posts: readonly SnapshotPost[];
}

const unpack = promisify(gunzip);

/** Bytes of an unpacked snapshot: beyond it a page is no page of posts. */
const LARGEST = 64 * 1024 * 1024;

const SQL = `
select encode(snapshot, 'base64') as snapshot from threadbare.page where thread_id = $1::uuid and content_hash = $2`;

/** Snapshots are only ever written by the store, from pages of this form. */
const PAGE = z.object({
  engine: z.string(),
  thread: z.object({ title: z.string().nullable(), url: z.string().nullable() }),
  posts: z.array(
    z.object({
      position: z.number(),
      externalId: z.string().nullable(),
      kind: z.string(),
      author: z.object({ name: z.string().nullable() }),
      postedAt: z.object({ raw: z.string().nullable().catch(null) }),
      rawBody: z.string().nullable(),
      blocks: z.custom<readonly Block[]>(Array.isArray),
    }),
  ),
});

/** What the parser read from one saved page; null where there is none of this hash. The thread must be one of the visitor's. */
export async function readSnapshot(store: Store, threadId: string, contentHash: string): Promise<PageSnapshot | null> {
  const { rows } = await store.query(SQL, { params: [threadId, contentHash] });
  const packed = rows[0]?.snapshot;
  if (typeof packed !== 'string') return null;
  const bytes = await unpack(Buffer.from(packed, 'base64'), { maxOutputLength: LARGEST });
  const page = PAGE.parse(JSON.parse(bytes.toString('utf8')));
  return {
    title: page.thread.title,
    url: page.thread.url,
    engine: page.engine,
    posts: page.posts.map(({ position, externalId, kind, author, postedAt, rawBody, blocks }) => ({
      position,
      externalId,
      kind,
      author: author.name,
      postedRaw: postedAt.raw,
      text: rawBody ?? renderBody(blocks).text,
    })),
  };
}
