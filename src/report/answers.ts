import type { Store } from '../store/index.js';
import { type CheckedQuote, checkedQuotes } from './checked-quotes.js';
import { ask, numberOf, textOf } from './rows.js';
import { type Cell, type Question, type Section, section } from './section.js';
import { count, opening } from './words.js';

/** A stretch of a post's own text and the top-level quotes it answers. */
export interface Answer {
  readonly postId: string;
  readonly segmentIndex: number;
  /** Code points of the post's own text. */
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** `quote_index` of the quotes. */
  readonly answers: readonly number[];
}

const SQL = `
select s.* from v_segment s join v_post p on p.thread_id = s.thread_id and p.post_id = s.post_id
 where s.thread_id = $1::uuid and cardinality(s.answers) > 0
 order by p.ordinal, s.segment_index`;

/** The stretches of own text that answer a quote, as they stand. */
export async function readAnswers(store: Store, threadId: string): Promise<Answer[]> {
  const rows = await ask(store, SQL, [threadId]);
  return rows.map((row) => ({
    postId: textOf(row, 'post_id') ?? '',
    segmentIndex: numberOf(row, 'segment_index') ?? 0,
    start: numberOf(row, 'start_offset') ?? 0,
    end: numberOf(row, 'end_offset') ?? 0,
    text: textOf(row, 'text') ?? '',
    answers: Array.isArray(row.answers) ? row.answers.filter((one) => typeof one === 'number') : [],
  }));
}

/** Point by point: which own words answer which quote. */
export const answers: Question = async (store, threadId) =>
  answersSection(await readAnswers(store, threadId), await checkedQuotes(store, threadId));

/** Answers for reading, each beside the quotes it answers. */
export function answersSection(found: readonly Answer[], quotes: readonly CheckedQuote[]): Section {
  const keyOf = (postId: string, index: number): string => `${postId} ${index}`;
  const byKey = new Map(quotes.map((quote) => [keyOf(quote.postId, quote.index), quote]));
  const answered = new Set(found.flatMap((one) => one.answers.map((index) => keyOf(one.postId, index))));
  const top = quotes.filter((quote) => quote.parentIndex === null);
  const open = top.filter((quote) => !answered.has(keyOf(quote.postId, quote.index))).length;
  const pointByPoint = [...countBy(found.map((one) => one.postId)).values()].filter((n) => n > 1).length;
  return section('answers', 'Point by point: what answers which quote', {
    sentences:
      top.length === 0
        ? ['Nobody is quoted.']
        : [
            `${count(found.length, 'stretch', 'stretches')} of own words ${found.length === 1 ? 'answers' : 'answer'} ${count(answered.size, 'quote')}; ${count(pointByPoint, 'post')} ${pointByPoint === 1 ? 'goes' : 'go'} point by point.`,
            ...(open === 0
              ? []
              : [`${count(open, 'quote')} ${open === 1 ? 'stands' : 'stand'} without a word beside.`]),
          ],
    figures: { answers: found.length, answered: answered.size, unanswered: open, pointByPoint },
    table:
      found.length === 0
        ? null
        : {
            columns: ['post', 'quoted from', 'quoted', 'answered with'],
            rows: found.map((one): Cell[] => {
              const of = one.answers.flatMap((index) => byKey.get(keyOf(one.postId, index)) ?? []);
              return [
                of[0]?.post?.name.replace(/^post /, '') ?? null,
                [...new Set(of.map(nameOf))].join(', ') || null,
                of.map((quote) => `“${opening(quote.text, 80)}”`).join(' '),
                opening(one.text, 160),
              ];
            }),
          },
  });
}

const nameOf = (quote: CheckedQuote): string =>
  quote.source?.name.replace(/^post /, '') ?? quote.attributedAuthor ?? 'nobody named';

function countBy(keys: readonly string[]): Map<string, number> {
  const out = new Map<string, number>();
  for (const key of keys) out.set(key, (out.get(key) ?? 0) + 1);
  return out;
}
