import { documentName } from './document-name.js';
import { ask, flagOf, numberOf, type Row, textOf } from './rows.js';
import { type Question, section } from './section.js';
import { percent, postName } from './words.js';

const SQL = `
select p.position, p.kind, p.author, s.*, d.title, d.publisher, d.agency
  from v_source s
  join v_post p on p.thread_id = s.thread_id and p.post_id = s.post_id
  join v_document d on d.document_id = s.document_id
 where s.thread_id = $1::uuid
 order by p.position, (s.relation = 'derived_from') desc, s.score desc, s.document_id`;

/** Which articles a post comes from, with the evidence, and which only report the same event. */
export const sources: Question = async (store, threadId) => {
  const rows = await ask(store, SQL, [threadId]);
  const derived = rows.filter((row) => textOf(row, 'relation') !== 'same_event');
  const others = rows.filter((row) => textOf(row, 'relation') === 'same_event');
  const sentences = derived.map(evidence);
  if (others.length > 0) sentences.push(`Same event, not the source: ${others.map(documentName).join('; ')}.`);
  if (rows.length === 0) sentences.push('No ingested article shares words with this thread.');
  return section('sources', 'Where the words come from', {
    sentences,
    figures: { derivedFrom: derived.length, sameEvent: others.length },
    table:
      rows.length === 0
        ? null
        : {
            columns: [
              'post',
              'article',
              'relation',
              'score',
              'pasted',
              'declared',
              'quotations',
              '8-grams',
              'longest run',
            ],
            rows: rows.map((row) => [
              postName(numberOf(row, 'position'), textOf(row, 'kind'), textOf(row, 'author')),
              documentName(row),
              (textOf(row, 'relation') ?? '').replaceAll('_', ' '),
              numberOf(row, 'score'),
              percent(numberOf(row, 'pasted_share') ?? 0),
              textOf(row, 'declared'),
              numberOf(row, 'quotations_matched'),
              numberOf(row, 'containment'),
              numberOf(row, 'longest_run'),
            ]),
          },
  });
};

function evidence(row: Row): string {
  const post = postName(numberOf(row, 'position'), textOf(row, 'kind'), textOf(row, 'author'));
  const total = numberOf(row, 'quotations_total');
  const parts = [
    `${numberOf(row, 'quotations_matched') ?? 0}${total === null ? '' : ` of ${total}`} quotations matched`,
    `8-gram containment ${(numberOf(row, 'containment') ?? 0).toFixed(2)}`,
    `longest run ${numberOf(row, 'longest_run') ?? 0} words`,
    textOf(row, 'declared') === null ? null : `declared “${textOf(row, 'declared')}”`,
    flagOf(row, 'order_kept') ? 'order kept' : null,
  ].filter((part) => part !== null);
  const verb = textOf(row, 'relation') === 'derived_from' ? 'is derived from' : 'carries the same quotations as';
  return `Post ${post} ${verb} ${documentName(row)}: ${parts.join(', ')}.`;
}
