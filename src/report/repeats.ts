import type { Store } from '../store/index.js';
import { nameIn, type Place, readPlaces } from './places.js';
import { ask, numberOf, type Row, textOf } from './rows.js';
import { type Cell, type Question, section } from './section.js';
import { count, opening } from './words.js';

/** A stretch of own text that was written before, without a quote mark. */
export interface RepeatSpan {
  readonly postId: string;
  readonly kind: string;
  /** Code points of the post's own text. */
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly post: Place | null;
  readonly source: Place | null;
}

const SQL = `
select r.*
  from v_repeat r join v_post p on p.thread_id = r.thread_id and p.post_id = r.post_id
 where r.thread_id = $1::uuid
 order by p.ordinal, r.start_offset, r.end_offset`;

/** The unmarked repeats of a thread, as they stand. */
export async function readRepeats(store: Store, threadId: string): Promise<RepeatSpan[]> {
  const rows = await ask(store, SQL, [threadId]);
  const places = await readPlaces(
    store,
    rows.flatMap((row) => [{ threadId, postId: textOf(row, 'post_id') ?? '' }, ...sourcePost(row, threadId)]),
    rows.flatMap((row) => textOf(row, 'source_document_id') ?? []),
  );
  return rows.map((row) => ({
    postId: textOf(row, 'post_id') ?? '',
    kind: textOf(row, 'kind') ?? 'unknown',
    start: numberOf(row, 'start_offset') ?? 0,
    end: numberOf(row, 'end_offset') ?? 0,
    text: textOf(row, 'text') ?? '',
    post: places.get(textOf(row, 'post_id') ?? '') ?? null,
    source: places.get(textOf(row, 'source_post_id') ?? textOf(row, 'source_document_id') ?? '') ?? null,
  }));
}

/** A source in another thread is named with that thread. */
function sourcePost(row: Row, threadId: string): { threadId: string; postId: string }[] {
  const postId = textOf(row, 'source_post_id');
  return postId === null ? [] : [{ threadId: textOf(row, 'source_thread_id') ?? threadId, postId }];
}

/** Kinds in the order they are told, the most telling first. */
const KINDS: Readonly<Record<string, string>> = {
  campaign: 'a text that several accounts post',
  unmarked: "another author's words",
  article: 'from an article',
  double_post: 'the whole post again',
  self: "the author's own earlier words",
};

/** What was written before and is not marked as a quote, by kind, with where it comes from. */
export const repeats: Question = async (store, threadId) => {
  const spans = await readRepeats(store, threadId);
  const order = Object.keys(KINDS);
  const told = [...spans].sort((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind));
  const kinds = new Map<string, number>();
  for (const { kind } of told) kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
  const posts = new Set(spans.map((span) => span.postId)).size;
  const elsewhere = spans.filter(({ source }) => source?.kind === 'post' && source.threadId !== threadId).length;
  return section('repeats', 'Said before, without a quote mark', {
    sentences:
      spans.length === 0
        ? ['No post repeats twelve or more words of an earlier post or an article.']
        : [
            `${count(spans.length, 'stretch', 'stretches')} in ${count(posts, 'post')}: ${[...kinds].map(([kind, n]) => `${n} ${kind.replaceAll('_', ' ')} (${KINDS[kind] ?? ''})`).join(', ')}.`,
            ...(elsewhere === 0 ? [] : [`${elsewhere} of them stood in another thread.`]),
          ],
    figures: { repeats: spans.length, posts, fromOtherThreads: elsewhere, ...Object.fromEntries(kinds) },
    table:
      spans.length === 0
        ? null
        : {
            columns: ['post', 'kind', 'source', 'characters', 'words'],
            rows: told.map((span): Cell[] => [
              span.post?.name.replace(/^post /, '') ?? null,
              span.kind.replaceAll('_', ' '),
              nameIn(threadId, span.source)?.replace(/^post /, '') ?? null,
              span.end - span.start,
              opening(span.text, 120),
            ]),
          },
  });
};
