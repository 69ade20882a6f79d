import { documentName } from './document-name.js';
import { ask, diffOf, flagOf, numberOf, type Row, textOf } from './rows.js';
import { type Cell, type Question, section } from './section.js';
import { count, opening, percent, postName } from './words.js';

/** Families that touch the thread: said in one of its posts, or in an article one of its posts comes from. */
const SQL = `
with family as (
  select distinct s.saying_id from v_saying s
   where s.post_id in (select post_id from v_post where thread_id = $1::uuid)
      or s.document_id in (select document_id from v_source where thread_id = $1::uuid)
)
select s.*, p.position, p.kind as post_kind, p.author, d.title, d.publisher, d.agency, d.file
  from v_saying s
  left join v_post p on p.post_id = s.post_id
  left join v_document d on d.document_id = s.document_id
 where s.saying_id in (select saying_id from family)
   and (s.post_id is null or p.thread_id = $1::uuid)
 order by s.saying_id, s.reference desc, s.similarity desc, s.text`;

/** The same words as different sources give them, each against a named reference. */
export const sayings: Question = async (store, threadId) => {
  const rows = await ask(store, SQL, [threadId]);
  const references = new Map(
    rows.filter((row) => flagOf(row, 'reference')).map((row) => [textOf(row, 'saying_id'), row]),
  );
  const differing = rows.filter((row) => ['differs', 'truncated'].includes(textOf(row, 'relation') ?? ''));
  const families = new Set(rows.map((row) => textOf(row, 'saying_id'))).size;
  return section('sayings', 'One saying, several wordings', {
    sentences: [
      families === 0
        ? 'No saying stands in more than one source.'
        : `${count(families, 'saying')} in several sources; ${count(differing.length, 'rendering')} not in the words of the reference.`,
    ],
    figures: { sayings: families, renderings: rows.length, differing: differing.length },
    table:
      differing.length === 0
        ? null
        : {
            columns: ['speaker', 'source', 'against', 'relation', 'alike', 'words'],
            rows: differing.map((row): Cell[] => {
              const reference = references.get(textOf(row, 'saying_id'));
              return [
                textOf(row, 'speaker') ?? textOf(reference, 'speaker'),
                sourceName(row),
                reference === undefined ? null : `${sourceName(reference)}${basis(reference)}`,
                textOf(row, 'relation'),
                percent(numberOf(row, 'similarity') ?? 0),
                diffOf(row, 'diff') ?? opening(textOf(row, 'text') ?? '', 160),
              ];
            }),
          },
  });
};

function sourceName(row: Row): string {
  if (textOf(row, 'document_id') !== null) return documentName(row);
  return `post ${postName(numberOf(row, 'position'), textOf(row, 'post_kind'), textOf(row, 'author'))}`;
}

function basis(row: Row): string {
  const value = textOf(row, 'reference_basis');
  return value === null ? '' : `, ${value}`;
}
