import { ask, diffOf, flagOf, numberOf, textOf } from './rows.js';
import { type Cell, type Question, section } from './section.js';
import { count, opening, percent, postName } from './words.js';

const SQL = `
select p.position, p.kind, p.author, q.quote_index, q.parent_index, q.attributed_author, q.verdict, q.method, q.similarity,
       q.meaning_changed, q.text, a.diff, s.position as source_position, s.kind as source_kind, s.author as source_author
  from v_quote q
  join v_post p on p.thread_id = q.thread_id and p.post_id = q.post_id
  left join v_altered_quote a on a.thread_id = q.thread_id and a.post_id = q.post_id and a.quote_index = q.quote_index
  left join v_post s on s.thread_id = q.thread_id and s.post_id = q.source_post_id
 where q.thread_id = $1::uuid
 order by p.position nulls first, q.quote_index`;

const MEANINGS: Readonly<Record<string, string>> = {
  exact: 'say what the source says',
  elided: "leave out the source's own quotes",
  trimmed: 'leave words out at the ends',
  altered: 'do not say what the source says',
  misattributed: 'name somebody else than wrote it',
  source_absent: 'are the only copy there is',
  unattributed: 'name nobody, and no source is found',
};

/** Who is quoted, and whether the words are those of the source. */
export const quotes: Question = async (store, threadId) => {
  const rows = await ask(store, SQL, [threadId]);
  const verdicts = new Map<string, number>();
  for (const row of rows) {
    const verdict = textOf(row, 'verdict') ?? 'unknown';
    verdicts.set(verdict, (verdicts.get(verdict) ?? 0) + 1);
  }
  const changed = rows.filter((row) => flagOf(row, 'meaning_changed')).length;
  const sentences =
    rows.length === 0
      ? ['Nobody is quoted.']
      : [
          `${count(rows.length, 'quote')}: ${[...verdicts].map(([verdict, n]) => `${n} ${verdict.replace('_', ' ')} (${MEANINGS[verdict] ?? ''})`).join(', ')}.`,
        ];
  if (changed > 0) sentences.push(`${count(changed, 'quote')} changed a negation, a number or a name.`);
  return section('quotes', 'Quotes and whether they are true', {
    sentences,
    figures: { quotes: rows.length, meaningChanged: changed, ...Object.fromEntries(verdicts) },
    table:
      rows.length === 0
        ? null
        : {
            columns: ['in post', 'names', 'source', 'verdict', 'alike', 'words'],
            rows: rows.map((row): Cell[] => [
              postName(numberOf(row, 'position'), textOf(row, 'kind'), textOf(row, 'author')),
              textOf(row, 'attributed_author'),
              textOf(row, 'source_kind') === null
                ? null
                : postName(numberOf(row, 'source_position'), textOf(row, 'source_kind'), textOf(row, 'source_author')),
              `${(textOf(row, 'verdict') ?? '').replace('_', ' ')}${flagOf(row, 'meaning_changed') ? ', meaning changed' : ''}`,
              alike(numberOf(row, 'similarity')),
              diffOf(row, 'diff') ?? opening(textOf(row, 'text') ?? '', 80),
            ]),
          },
  });
};

const alike = (similarity: number | null): string | null => (similarity === null ? null : percent(similarity));
