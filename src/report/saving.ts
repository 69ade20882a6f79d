import { ask, numberOf } from './rows.js';
import { type Question, section } from './section.js';
import { change, inWords, percent, thousands } from './words.js';

const SQL = `
select kind, position, size_raw, size_folded, size_repeated_raw, size_repeated_folded, size_own_folded,
       (select count(*) from v_quote q
         where q.thread_id = p.thread_id and q.post_id = p.post_id and q.parent_index is null
           and q.verdict not in ('source_absent', 'unattributed')) as repeated,
       (select count(*) from v_quote q
         where q.thread_id = p.thread_id and q.post_id = p.post_id and q.parent_index is null
           and q.verdict in ('altered', 'misattributed')) as changed
  from v_post p where thread_id = $1::uuid and kind <> 'stub' order by position`;

/**
 * How much of the thread is said twice. Sizes are code points of the bodies as printed; a quote counts as repeated
 * when its source is at hand, so that taking it out loses nothing. The replies' own words are measured with white
 * space folded, over every post after the first.
 */
export const saving: Question = async (store, threadId) => {
  const rows = await ask(store, SQL, [threadId]);
  const sum = (column: string, from = 0): number =>
    rows.slice(from).reduce((total, row) => total + (numberOf(row, column) ?? 0), 0);
  const bodies = sum('size_raw');
  const repeated = sum('size_repeated_raw');
  const copies = sum('repeated');
  const replies = sum('size_folded', 1);
  const repliesOwn = sum('size_own_folded', 1);
  const saved = bodies === 0 ? 0 : -repeated / bodies;
  const sentences =
    repeated === 0
      ? [`Bodies of ${thousands(bodies)} characters hold no quote that repeats a post at hand.`]
      : [
          `Bodies of ${thousands(bodies)} characters become ${thousands(bodies - repeated)} when the ${named(copies, sum('changed') === 0)} taken out (${change(saved)}).`,
        ];
  if (replies > 0) sentences.push(`Replies are ${percent(repliesOwn / replies)} their authors' own words.`);
  return section('saving', 'How much is said twice', {
    sentences,
    figures: {
      bodies,
      afterStripping: bodies - repeated,
      repeated,
      copies,
      change: bodies === 0 ? null : -repeated / bodies,
      bodiesFolded: sum('size_folded'),
      repeatedFolded: sum('size_repeated_folded'),
      ownFolded: sum('size_own_folded'),
      repliesFolded: replies,
      repliesOwnFolded: repliesOwn,
      repliesOwnShare: replies === 0 ? null : repliesOwn / replies,
    },
  });
};

/** Quotes that changed words are no copies. */
function named(copies: number, faithful: boolean): string {
  const [one, many] = faithful
    ? ['repeated copy', 'repeated copies']
    : ['quote of a post at hand', 'quotes of posts at hand'];
  return copies === 1 ? `${one} is` : `${inWords(copies)} ${many} are`;
}
