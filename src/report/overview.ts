import type { Store } from '../store/index.js';
import { ask, numberOf, type Row, textOf } from './rows.js';
import { type Section, section } from './section.js';
import { count, opening } from './words.js';

/** Threads listed; the sentences say when there are more. */
const LISTED = 200;

const THREADS = `
with quoted as (
  select thread_id, count(*) as quotes, count(*) filter (where meaning_changed) as meaning_changed,
         count(*) filter (where verdict in ('altered', 'misattributed')) as untrue
    from v_quote group by thread_id
), repeated as (
  select thread_id, count(*) filter (where kind not in ('self', 'double_post')) as repeats from v_repeat group by thread_id
)
select t.thread_id, t.title, t.site, t.engine, t.posts, t.known_posts, coalesce(q.quotes, 0) as quotes,
       coalesce(q.untrue, 0) as untrue, coalesce(q.meaning_changed, 0) as meaning_changed,
       coalesce(r.repeats, 0) as repeats
  from v_thread t
  left join quoted q on q.thread_id = t.thread_id
  left join repeated r on r.thread_id = t.thread_id
 order by coalesce(q.meaning_changed, 0) desc, coalesce(q.untrue, 0) desc, t.title nulls last, t.site nulls last, t.thread_id
 limit ${LISTED}`;

const TOTALS = `
select (select count(*) from v_thread) as threads, (select coalesce(sum(posts), 0) from v_thread) as posts,
       (select count(*) from v_document) as documents, (select count(*) from v_quote) as quotes,
       (select count(*) from v_altered_quote) as altered,
       (select count(*) from v_quote where verdict = 'misattributed') as misattributed,
       (select count(*) from v_quote where meaning_changed) as meaning_changed,
       (select count(*) from v_repeat where kind not in ('self', 'double_post')) as repeats,
       (select count(*) from v_saying, jsonb_array_elements(inference) item
         where item ->> 'kind' = 'back_translated') as back_translated,
       (select count(*) from v_saying, jsonb_array_elements(inference) item
         where item ->> 'kind' = 'moved_to_another_speaker') as moved,
       (select count(*) from v_problem) as problems`;

/** Everything stored at a glance: totals, and the threads, those with changed quotes first. */
export async function overview(store: Store): Promise<Section> {
  const [totals] = await ask(store, TOTALS, []);
  const rows = await ask(store, THREADS, []);
  const n = (column: string): number => numberOf(totals, column) ?? 0;
  return section('overview', 'What is stored', {
    sentences:
      n('threads') + n('documents') === 0
        ? ['Nothing is stored yet; try `threadbare ingest FOLDER`.']
        : sentences(n, rows.length),
    figures: {
      ...Object.fromEntries(['threads', 'posts', 'documents', 'quotes', 'altered'].map((key) => [key, n(key)])),
      meaningChanged: n('meaning_changed'),
      misattributed: n('misattributed'),
      repeats: n('repeats'),
      backTranslated: n('back_translated'),
      movedToAnotherSpeaker: n('moved'),
      problems: n('problems'),
    },
    table:
      rows.length === 0
        ? null
        : {
            columns: ['thread', 'title', 'engine', 'posts', 'known', 'quotes', 'untrue', 'meaning', 'repeats'],
            rows: rows.map(threadRow),
          },
  });
}

function sentences(n: (column: string) => number, listed: number): string[] {
  const inferred = n('back_translated') + n('moved');
  return [
    `${count(n('threads'), 'thread')} with ${count(n('posts'), 'post')} and ${count(n('documents'), 'article')}.`,
    `${count(n('quotes'), 'quote')}, ${n('altered')} of them not in the words of the source (${n('meaning_changed')} with another meaning), ${n('misattributed')} under a wrong name.`,
    `${count(n('repeats'), 'stretch', 'stretches')} of somebody else's words without a quote mark.`,
    ...(inferred === 0
      ? []
      : [`Inferences about sayings: ${n('back_translated')} translated back, ${n('moved')} moved to another speaker.`]),
    `${count(n('problems'), 'problem')} noted.`,
    ...(n('threads') > listed ? [`Listed are ${listed} threads, those with changed quotes first.`] : []),
  ];
}

const threadRow = (row: Row) => [
  (textOf(row, 'thread_id') ?? '').slice(0, 8),
  opening(textOf(row, 'title') ?? textOf(row, 'site') ?? '(no title)', 70),
  textOf(row, 'engine'),
  numberOf(row, 'posts'),
  numberOf(row, 'known_posts'),
  numberOf(row, 'quotes'),
  numberOf(row, 'untrue'),
  numberOf(row, 'meaning_changed'),
  numberOf(row, 'repeats'),
];
