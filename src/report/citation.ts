import { createHash } from 'node:crypto';
import { z } from 'zod';
import { sliceCodePoints } from '../model/text.js';

/*
 * A citation: posts as they stood, what they quote and where it comes from, with the hashes by which anybody can check
 * that nothing of it was changed later. All hashes are SHA-256 in lower-case hexadecimal, of texts as UTF-8.
 */

const TEXT = z.object({ text: z.string(), sha256: z.string() });

/** A saved page: what the words were read from. */
const PAGE = z.object({
  /** Name of the file without its folders. */
  file: z.string().nullable(),
  url: z.string().nullable(),
  sha256: z.string(),
  /** When it was fetched; null where nobody recorded it. */
  capturedAt: z.string().nullable(),
  /** When it was read into the database. */
  readAt: z.string().nullable(),
  /** Whether this page has the words in the wording cited; false: an earlier or later one. */
  sameText: z.boolean(),
  /** Path of the copy in the bundle's folder; null where there is none. */
  copy: z.string().nullable(),
});

const PLACE = z.object({
  kind: z.enum(['post', 'article']),
  id: z.string(),
  threadId: z.string().nullable(),
  name: z.string(),
  url: z.string().nullable(),
  title: z.string().nullable(),
  author: z.string().nullable(),
  position: z.number().nullable(),
  publisher: z.string().nullable(),
  agency: z.string().nullable(),
  at: z.string().nullable(),
  local: z.string().nullable(),
});

const STEP = z.object({
  op: z.enum(['equal', 'delete', 'insert']),
  text: z.string(),
  sourceStart: z.number(),
  sourceEnd: z.number(),
  quoteStart: z.number(),
  quoteEnd: z.number(),
});

const QUOTE = z.object({
  index: z.number(),
  parentIndex: z.number().nullable(),
  attributedAuthor: z.string().nullable(),
  verdict: z.string(),
  meaningChanged: z.boolean(),
  similarity: z.number().nullable(),
  declaredEdit: z.string().nullable(),
  sourceEditedLater: z.boolean(),
  quoted: TEXT,
  /** Null where no source is known. `start` and `end` are code points of `words`, its own text. */
  source: z
    .object({
      place: PLACE.nullable(),
      words: TEXT,
      start: z.number().nullable(),
      end: z.number().nullable(),
      pages: z.array(PAGE),
    })
    .nullable(),
  /** An article with the same words, where the quote names a post that is not stored. */
  article: z.object({ place: PLACE, words: TEXT, pages: z.array(PAGE) }).nullable(),
  diff: z.array(STEP).nullable(),
  /** False where the diff is against a wording the source no longer has; then its offsets are that wording's. */
  diffFits: z.boolean(),
});

const ARTICLE = z.object({
  place: PLACE.nullable(),
  relation: z.string(),
  score: z.number(),
  declared: z.string().nullable(),
  quotationsMatched: z.number(),
  containment: z.number(),
  longestRun: z.number(),
  pages: z.array(PAGE),
});

const RENDERING = z.object({
  place: PLACE.nullable(),
  speaker: z.string().nullable(),
  words: TEXT,
  form: z.string(),
  relation: z.string(),
  similarity: z.number(),
  diff: z.array(STEP).nullable(),
  inference: z.array(
    z.object({
      kind: z.enum(['back_translated', 'moved_to_another_speaker']),
      confidence: z.number(),
      evidence: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null(), z.array(z.string())])),
    }),
  ),
});

const SAYING = z.object({
  sayingId: z.string(),
  basis: z.enum(['earliest', 'declared', 'chosen']),
  reference: RENDERING,
  renderings: z.array(RENDERING),
});

const POST = z.object({
  place: PLACE,
  permalink: z.string().nullable(),
  externalId: z.string().nullable(),
  postKind: z.string(),
  site: z.string().nullable(),
  engine: z.string(),
  threadUrl: z.string().nullable(),
  authorInferred: z.boolean(),
  postedRaw: z.string().nullable(),
  postedPrecision: z.string(),
  editedAt: z.string().nullable(),
  body: TEXT,
  own: TEXT,
  pages: z.array(PAGE),
  quotes: z.array(QUOTE),
  articles: z.array(ARTICLE),
  sayings: z.array(SAYING),
});

/** What a bundle holds; `digest` covers everything else in it. */
export const CITATION = z.object({
  format: z.literal('threadbare-citation'),
  version: z.literal(1),
  tool: z.string(),
  createdAt: z.string(),
  posts: z.array(POST),
  digest: z.string(),
});

export type Citation = z.infer<typeof CITATION>;
export type CitedPost = z.infer<typeof POST>;
export type CitedPage = z.infer<typeof PAGE>;
export type CitedQuote = z.infer<typeof QUOTE>;
export type CitedText = z.infer<typeof TEXT>;
export type CitedSaying = z.infer<typeof SAYING>;
export type CitedRendering = z.infer<typeof RENDERING>;

/** The first step of a diff, from 1, whose words do not stand where it says in the two texts; null where all do. */
export function misplacedStep(diff: CitedQuote['diff'], source: string, quoted: string): number | null {
  const at = (diff ?? []).findIndex((step) =>
    step.op === 'insert'
      ? sliceCodePoints(quoted, step.quoteStart, step.quoteEnd) !== step.text
      : sliceCodePoints(source, step.sourceStart, step.sourceEnd) !== step.text,
  );
  return at < 0 ? null : at + 1;
}

/** SHA-256 of bytes, or of a text as UTF-8, in hexadecimal. */
export function sha256(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}

/** A text with its hash. */
export function hashed(text: string): CitedText {
  return { text, sha256: sha256(text) };
}

/** Hash of everything in a citation but its digest: of its canonical JSON. */
export function digestOf(citation: Omit<Citation, 'digest'>): string {
  return sha256(canonicalJson({ ...citation, digest: undefined }));
}

/**
 * JSON with the names of every object in the order of their code units and no white space, so that equal content has
 * equal bytes. Values JSON does not have (undefined) are left out.
 */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_key, item: unknown) => {
    if (item === null || typeof item !== 'object' || Array.isArray(item)) return item;
    return Object.fromEntries(Object.entries(item).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)));
  });
}
