import { ask, numberOf, type Row, textOf } from './rows.js';
import { type Question, section } from './section.js';
import { count, postName, signed } from './words.js';

const TIMELINE = `
select bin, from_position, to_position, posts, sentiment, incivility, agree, disagree
  from v_timeline where thread_id = $1::uuid order by bin`;

const ESCALATIONS = `
select members, rise, before, after, from_position, to_position from v_escalation
 where thread_id = $1::uuid order by rise desc, from_position limit 5`;

const ANSWERED = `
select p.position, p.kind, p.author, a.replies, a.authors, a.disagree
  from v_answered a join v_post p on p.thread_id = a.thread_id and p.post_id = a.post_id
 where a.thread_id = $1::uuid order by a.replies desc, p.ordinal limit 1`;

/** How a thread went: tone and disagreement stretch by stretch, who grew hostile to whom, what was answered most. */
export const discussion: Question = async (store, threadId) => {
  const bins = await ask(store, TIMELINE, [threadId]);
  const escalations = await ask(store, ESCALATIONS, [threadId]);
  const [answered] = await ask(store, ANSWERED, [threadId]);
  const sentences = [
    ...(answered === undefined ? [] : [mostAnswered(answered)]),
    ...escalations.map(escalation),
    ...(escalations.length === 0 ? ['No two members grew steadily more hostile to each other.'] : []),
  ];
  return section('discussion', 'How the discussion went', {
    sentences: bins.length === 0 ? ['The thread has not been analyzed; run `threadbare analyze`.'] : sentences,
    figures: { stretches: bins.length, escalations: escalations.length },
    table:
      bins.length === 0
        ? null
        : {
            columns: ['posts', 'tone', 'incivility', 'agree', 'disagree'],
            rows: bins.map((row) => [
              rangeOf(row),
              signed(numberOf(row, 'sentiment')),
              numberOf(row, 'incivility'),
              numberOf(row, 'agree'),
              numberOf(row, 'disagree'),
            ]),
          },
  });
};

function rangeOf(row: Row): string {
  const from = numberOf(row, 'from_position');
  const to = numberOf(row, 'to_position');
  return from === to ? `#${from}` : `#${from}–#${to}`;
}

function mostAnswered(row: Row): string {
  const name = postName(numberOf(row, 'position'), textOf(row, 'kind'), textOf(row, 'author'));
  const answers = count(numberOf(row, 'replies') ?? 0, 'answer');
  const authors = numberOf(row, 'authors') ?? 0;
  const by = authors === 0 ? '' : ` by ${count(authors, 'member')}`;
  return `Most answered: ${name} with ${answers}${by}, ${numberOf(row, 'disagree')} of them in disagreement.`;
}

function escalation(row: Row): string {
  const members = row.members;
  const names = Array.isArray(members) ? members.map(String).join(' and ') : 'Two members';
  const before = (numberOf(row, 'before') ?? 0).toFixed(2);
  const after = (numberOf(row, 'after') ?? 0).toFixed(2);
  return `${names} grew more hostile to each other between ${rangeOf(row)}: ${before} to ${after} (0 calm, 1 hostile).`;
}
