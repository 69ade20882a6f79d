import type { Moment } from '../model/moment.js';
import type { Word } from '../model/text.js';
import { words as printedWords } from '../model/text.js';
import type { LinkedThread, StoredDocument } from '../model/thread.js';
import { extractQuotations, type Quotation } from './quotations.js';
import { sourceWords, stemOf } from './source-words.js';
import { spanIndex } from './span-index.js';

/** A text in which people are quoted: a document or a post. */
export interface SayingSource {
  readonly id: string;
  readonly documentId: string | null;
  readonly postId: string | null;
  readonly threadId: string | null;
  readonly text: string;
  readonly words: readonly Word[];
  /** Spans that repeat an earlier post: its words, not a rendering here. */
  readonly repeats: readonly { readonly start: number; readonly end: number }[];
  readonly publishedAt: string | null;
  /** The latest moment at which it can have come out, in milliseconds; infinite where nothing is known. */
  readonly latest: number;
  /** A post names it as what it was taken from. */
  readonly declared: boolean;
}

/** Somebody's words as one source gives them, ready to be compared. */
export interface Rendering {
  readonly source: SayingSource;
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly inTitle: boolean;
  readonly form: 'direct' | 'marks_lost' | 'indirect';
  readonly speaker: string | null;
  /** Folded words; offsets are code points of `text`. */
  readonly words: readonly Word[];
  readonly forms: readonly string[];
  readonly stems: readonly string[];
  /** Words as printed, before phrases are folded to one. */
  readonly printed: number;
}

/** All sources by id, each once, whatever the order of the arguments. */
export function sayingSources(documents: readonly StoredDocument[], threads: readonly LinkedThread[]): SayingSource[] {
  const declared = new Set(
    threads.flatMap((thread) =>
      thread.posts.flatMap((post) =>
        post.sources
          .filter((link) => link.relation === 'derived_from' && link.declared !== null)
          .map((link) => link.documentId),
      ),
    ),
  );
  const out = new Map<string, SayingSource>();
  for (const document of documents) {
    out.set(document.id, {
      id: document.id,
      documentId: document.id,
      postId: null,
      threadId: null,
      text: document.text,
      words: sourceWords(document.text),
      repeats: [],
      publishedAt: document.published.at,
      latest: latestTime(document.published),
      declared: declared.has(document.id),
    });
  }
  for (const thread of threads) {
    for (const post of thread.posts) {
      if (post.kind !== 'post') continue;
      const before = post.postedBefore === null ? Number.POSITIVE_INFINITY : Date.parse(post.postedBefore);
      out.set(post.id, {
        id: post.id,
        documentId: null,
        postId: post.id,
        threadId: thread.id,
        text: post.body.ownText,
        words: sourceWords(post.body.ownText),
        repeats: post.repeats.filter((repeat) => repeat.sourcePostId !== null),
        publishedAt: post.postedAt.at,
        latest: Math.min(latestTime(post.postedAt), Number.isFinite(before) ? before : Number.POSITIVE_INFINITY),
        declared: false,
      });
    }
  }
  return [...out.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
}

const HALF_DAY = 43_200_000;

/**
 * The latest instant a printed time can mean. Without a zone the clock may be twelve hours behind UTC; a bare day may
 * be its last minute. So "earliest" is the source that was certainly out first, not the one that may have been.
 */
function latestTime(moment: Moment): number {
  const at = Date.parse(moment.at ?? '');
  const day = moment.precision === 'day' ? 2 * HALF_DAY : 0;
  if (Number.isFinite(at)) return at + day;
  if (moment.local === null) return Number.POSITIVE_INFINITY;
  const local = Date.parse(`${moment.local.length === 10 ? `${moment.local}T00:00` : moment.local}Z`);
  return Number.isFinite(local)
    ? local + HALF_DAY + (moment.local.length === 10 ? 2 * HALF_DAY : 0)
    : Number.POSITIVE_INFINITY;
}

/** A rendering of a stretch of a source (or of a title). */
export function renderingOf(
  source: SayingSource,
  part: Pick<Quotation, 'text' | 'start' | 'end' | 'form' | 'speaker'>,
  inTitle = false,
): Rendering {
  const words = sourceWords(part.text);
  const forms = words.map((word) => word.form);
  const { text, start, end, form, speaker } = part;
  return {
    source,
    text,
    start,
    end,
    inTitle,
    form,
    speaker,
    words,
    forms,
    stems: forms.map(stemOf),
    printed: printedWords(text).length,
  };
}

/**
 * What the sources quote and report, in order. In posts only the own text is read, and what repeats an earlier post
 * (marked or not) is that post's, not a rendering of its own.
 */
export function extractedRenderings(
  sources: readonly SayingSource[],
  documents: readonly StoredDocument[],
): Rendering[] {
  const titles = new Map(documents.map((document) => [document.id, document.title]));
  return sources.flatMap((source) => {
    const repeats = spanIndex(source.repeats);
    const found = extractQuotations(source.text, source.documentId === null ? 'post' : 'article')
      .filter(({ start, end }) => !repeats(start, end).some((repeat) => repeat.start <= start && repeat.end >= end - 1))
      .map((quotation) => renderingOf(source, quotation));
    const title = titles.get(source.id) ?? null;
    if (source.documentId === null || title === null || source.text.startsWith(title)) return found;
    const headed = extractQuotations(title, 'article').filter((quotation) => quotation.form === 'direct');
    return [...headed.map((quotation) => renderingOf(source, quotation, true)), ...found];
  });
}
