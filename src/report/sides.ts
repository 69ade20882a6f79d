import { ask, numberOf, type Row, textOf } from './rows.js';
import { type Question, section } from './section.js';
import { count, percent, postName } from './words.js';

const SIDES = `
select side, members, posts, share, undecided_share, confidence from v_side where thread_id = $1::uuid order by side`;

const STANCES = `
select side, target, stance, share, members from v_side_stance
 where thread_id = $1::uuid order by side, (target_kind = 'proposition') desc, members desc, share desc, target`;

const SUMMARY = `
select s.side, s.text, p.position, p.kind, p.author
  from v_side_summary s join v_post p on p.thread_id = s.thread_id and p.post_id = s.post_id
 where s.thread_id = $1::uuid order by s.side, p.ordinal, s.start_offset`;

const REASON = `
select value ->> 'reason' as reason from v_annotation
 where thread_id = $1::uuid and analyzer = 'sides' and post_id is null and selected`;

/** Whether a thread falls into two sides, how large they are, what they stand for and a few of their own sentences. */
export const sides: Question = async (store, threadId) => {
  const rows = await ask(store, SIDES, [threadId]);
  const stances = await ask(store, STANCES, [threadId]);
  const summary = await ask(store, SUMMARY, [threadId]);
  const sentences = rows.map((row) => describe(row, stances));
  if (rows.length === 0) sentences.push(`No two sides: ${await reasonOf(store, threadId)}.`);
  const undecided = numberOf(rows[0], 'undecided_share');
  if (undecided !== null && undecided > 0) sentences.push(`${percent(undecided)} of the members are undecided.`);
  return section('sides', 'Sides', {
    sentences,
    figures: {
      sides: rows.length,
      undecidedShare: undecided,
      confidence: numberOf(rows[0], 'confidence'),
    },
    table:
      summary.length === 0
        ? null
        : {
            columns: ['side', 'post', 'in their own words'],
            rows: summary.map((row) => [
              textOf(row, 'side'),
              postName(numberOf(row, 'position'), textOf(row, 'kind'), textOf(row, 'author')),
              textOf(row, 'text'),
            ]),
          },
  });
};

const MOST_STANCES = 3;

function describe(row: Row, stances: readonly Row[]): string {
  const side = textOf(row, 'side');
  const own = stances
    .filter((stance) => textOf(stance, 'side') === side)
    .slice(0, MOST_STANCES)
    .map((stance) => `${textOf(stance, 'stance') === 'favor' ? 'for' : 'against'} “${textOf(stance, 'target')}”`);
  const size = `${count(numberOf(row, 'members') ?? 0, 'member')} (${percent(numberOf(row, 'share') ?? 0)}), ${count(numberOf(row, 'posts') ?? 0, 'post')}`;
  return `Side ${side}: ${size}${own.length === 0 ? '' : `; ${own.join(', ')}`}.`;
}

async function reasonOf(store: Parameters<Question>[0], threadId: string): Promise<string> {
  const [row] = await ask(store, REASON, [threadId]);
  return textOf(row, 'reason') ?? 'the thread has not been analyzed; run `threadbare analyze`';
}
