import { z } from 'zod';
import type { Store } from '../../store/index.js';

/** A post as the pages show it, without what others say about it. Offsets are code points. */
export interface ThreadPost {
  readonly threadId: string;
  readonly postId: string;
  readonly ordinal: number;
  readonly position: number | null;
  readonly kind: string;
  readonly authorId: string | null;
  readonly author: string | null;
  readonly authorInferred: boolean;
  readonly authorEvidence: string | null;
  readonly authorKind: string;
  readonly externalId: string | null;
  readonly url: string | null;
  readonly postedAt: string | null;
  readonly postedLocal: string | null;
  readonly postedAfter: string | null;
  readonly postedBefore: string | null;
  readonly editedAt: string | null;
  readonly editedLocal: string | null;
  readonly ownText: string;
  /** What the analyzers read. */
  readonly analysisText: string;
  /** Triples: quote or -1, start, end; null where the body is the own text alone. */
  readonly parts: readonly number[] | null;
  readonly originalShare: number | null;
  readonly language: string | null;
  readonly attribution: string | null;
  readonly signature: string | null;
  readonly images: readonly PostImage[];
  readonly attachments: readonly { readonly url: string | null; readonly name: string | null }[];
  readonly links: readonly { readonly url: string; readonly text: string }[];
  /** Hash of the own words, as decisions note it. */
  readonly textHash: string;
}

export interface PostImage {
  readonly url: string | null;
  readonly alt: string | null;
}

const listOf = <T extends z.ZodType>(item: T) => z.array(item).nullable().catch(null);

const ROW = z
  .object({
    thread_id: z.string(),
    post_id: z.string(),
    ordinal: z.number(),
    position: z.number().nullable(),
    kind: z.string(),
    author_id: z.string().nullable(),
    author: z.string().nullable(),
    author_inferred: z.boolean(),
    author_evidence: z.string().nullable(),
    author_kind: z.string(),
    external_id: z.string().nullable(),
    url: z.string().nullable(),
    posted_at: z.string().nullable(),
    posted_local: z.string().nullable(),
    posted_after: z.string().nullable(),
    posted_before: z.string().nullable(),
    edited_at: z.string().nullable(),
    edited_local: z.string().nullable(),
    own_text: z.string(),
    analysis_text: z.string(),
    parts: z.array(z.number()).nullable(),
    original_share: z.number().nullable(),
    language: z.string().nullable(),
    attribution: z.string().nullable(),
    signature: z.string().nullable(),
    images: listOf(z.object({ url: z.string().nullable(), alt: z.string().nullable() })),
    attachments: listOf(z.object({ url: z.string().nullable(), name: z.string().nullable() })),
    links: listOf(z.object({ url: z.string(), text: z.string() })),
    text_hash: z.string(),
  })
  .transform(
    (row): ThreadPost => ({
      threadId: row.thread_id,
      postId: row.post_id,
      ordinal: row.ordinal,
      position: row.position,
      kind: row.kind,
      authorId: row.author_id,
      author: row.author,
      authorInferred: row.author_inferred,
      authorEvidence: row.author_evidence,
      authorKind: row.author_kind,
      externalId: row.external_id,
      url: row.url,
      postedAt: row.posted_at,
      postedLocal: row.posted_local,
      postedAfter: row.posted_after,
      postedBefore: row.posted_before,
      editedAt: row.edited_at,
      editedLocal: row.edited_local,
      ownText: row.own_text,
      analysisText: row.analysis_text,
      parts: row.parts,
      originalShare: row.original_share,
      language: row.language,
      attribution: row.attribution,
      signature: row.signature,
      images: row.images ?? [],
      attachments: row.attachments ?? [],
      links: row.links ?? [],
      textHash: row.text_hash,
    }),
  );

const COLUMNS = `thread_id, post_id, ordinal, position, kind, author_id, author, author_inferred, author_evidence, author_kind,
  external_id, url, posted_at, posted_local, posted_after, posted_before, edited_at, edited_local, own_text, analysis_text,
  parts, original_share, language, attribution, signature, images, attachments, links, md5(own_text) as text_hash`;

/** Posts of a stretch of a thread, both ends included, in its order. */
export async function readStretch(store: Store, threadId: string, from: number, to: number): Promise<ThreadPost[]> {
  const { rows } = await store.query(
    `select ${COLUMNS} from v_post where thread_id = $1::uuid and ordinal between $2::integer and $3::integer order by ordinal`,
    { params: [threadId, from, to] },
  );
  return z.array(ROW).parse(rows);
}

/** One post of a thread; null where there is none. */
export async function readOnePost(store: Store, threadId: string, postId: string): Promise<ThreadPost | null> {
  const { rows } = await store.query(
    `select ${COLUMNS} from v_post where thread_id = $1::uuid and post_id = $2::uuid`,
    {
      params: [threadId, postId],
    },
  );
  return z.array(ROW).parse(rows)[0] ?? null;
}
