import type { Store } from '../store/index.js';
import { ask, numberOf, textOf } from './rows.js';
import { type Section, section } from './section.js';
import { count, opening } from './words.js';

const THREADS = `
select t.thread_id, t.title, t.site, t.engine, t.posts, t.known_posts,
       (select count(*) from v_quote q where q.thread_id = t.thread_id) as quotes,
       (select count(*) from v_altered_quote q where q.thread_id = t.thread_id) as altered
  from v_thread t order by t.title nulls last, t.site nulls last, t.thread_id limit 200`;

const TOTALS = `
select (select count(*) from v_thread) as threads, (select coalesce(sum(posts), 0) from v_thread) as posts,
       (select count(*) from v_document) as documents, (select count(*) from v_quote) as quotes,
       (select count(*) from v_altered_quote) as altered, (select count(*) from v_problem) as problems`;

/** Everything stored at a glance: totals, and the threads (the first 200 by title). */
export async function overview(store: Store): Promise<Section> {
  const [totals] = await ask(store, TOTALS, []);
  const rows = await ask(store, THREADS, []);
  const n = (column: string): number => numberOf(totals, column) ?? 0;
  const sentences =
    n('threads') + n('documents') === 0
      ? ['Nothing is stored yet; try `threadbare ingest FOLDER`.']
      : [
          `${count(n('threads'), 'thread')} with ${count(n('posts'), 'post')} and ${count(n('documents'), 'article')}.`,
          `${count(n('quotes'), 'quote')}, ${n('altered')} of them not in the words of the source.`,
          `${count(n('problems'), 'problem')} noted.`,
        ];
  return section('overview', 'What is stored', {
    sentences,
    figures: Object.fromEntries(
      ['threads', 'posts', 'documents', 'quotes', 'altered', 'problems'].map((key) => [key, n(key)]),
    ),
    table:
      rows.length === 0
        ? null
        : {
            columns: ['thread', 'title', 'engine', 'posts', 'known', 'quotes', 'altered'],
            rows: rows.map((row) => [
              (textOf(row, 'thread_id') ?? '').slice(0, 8),
              opening(textOf(row, 'title') ?? textOf(row, 'site') ?? '(no title)', 70),
              textOf(row, 'engine'),
              numberOf(row, 'posts'),
              numberOf(row, 'known_posts'),
              numberOf(row, 'quotes'),
              numberOf(row, 'altered'),
            ]),
          },
  });
}
