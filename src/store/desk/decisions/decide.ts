import { UsageError } from '../../../model/errors.js';
import { deterministicId } from '../../../model/ids.js';
import { firstRow, rowsOf } from '../../row.js';
import type { Session } from '../../session.js';
import { arrayLiteral } from '../../values.js';
import { remakeItems } from '../reasons/items.js';
import { lockDeskThreads } from '../reasons/lock.js';
import { appendEvents, type EventDraft, plainEvent } from './append.js';
import { changesState } from './fold.js';
import { lockDecisions } from './lock.js';
import { kindOf } from './rows.js';
import { findSubjects, type Subject } from './subjects.js';
import type { Actor, Decided, Decision, DecisionKind } from './types.js';
import { isUuid } from './uuid.js';

/** Posts of one decision: more would hold the others up for longer than a second. */
export const MOST_POSTS = 1_000;
/** Characters of a note. */
export const LONGEST_NOTE = 10_000;

/** See `DecisionStore.decide`. */
export async function decide(session: Session, by: Actor, decision: Decision): Promise<Decided> {
  check(decision);
  await lockDeskThreads(
    session,
    decision.posts.map(({ threadId }) => threadId),
  );
  await lockDecisions(session);
  const known = await knownDecision(session, by, decision.decisionId, decision.kind);
  if (known !== null) return known;
  const subjects = await findSubjects(session, by, decision.posts);
  if (subjects.length < decision.posts.length) return { outcome: 'unknown' };
  const words = await templateWords(session, decision.templateId ?? null, decision.kind);
  if (words === 'unknown') return { outcome: 'unknown' };
  const refused = disagreement(decision, subjects) ?? (await claimedByOther(session, by, decision, subjects));
  if (refused !== null) return refused;
  const note = decision.note?.trim() ?? '';
  const events = subjects.flatMap((subject) => draftsOf(decision, subject, note === '' ? words : note));
  await appendEvents(session, by, events);
  if (decision.kind === 'wrong_reason') await remakeItems(session, subjects);
  if (changesState(decision.kind) || decision.alsoApprove === true) await freeClaims(session, by, subjects);
  return {
    outcome: 'done',
    decisionId: decision.decisionId,
    kind: decision.kind,
    posts: subjects.length,
    events: events.map(({ eventId }) => eventId),
    repeated: false,
  };
}

const LABEL = /^[a-z][a-z0-9_]{0,39}$/;

/** Throws UsageError `bad-decision` where a decision does not say what it must. */
function check({ decisionId, kind, posts, note, label, reason, templateId }: Decision): void {
  const ids = [
    decisionId,
    ...(templateId == null ? [] : [templateId]),
    ...posts.flatMap((p) => [p.threadId, p.postId]),
  ];
  const faults = [
    ids.every(isUuid) ? null : 'its ids must be UUIDs',
    posts.length > 0 && posts.length <= MOST_POSTS ? null : `give 1 to ${MOST_POSTS} posts`,
    new Set(posts.map(({ postId }) => postId)).size === posts.length ? null : 'a post is named twice',
    (note ?? '').length <= LONGEST_NOTE ? null : `a note has at most ${LONGEST_NOTE} characters`,
    kind !== 'label' || LABEL.test(label ?? '') ? null : 'a label is one word of small letters, digits and _',
    kind !== 'wrong_reason' || (reason ?? '') !== '' ? null : 'say which reason was wrong',
    kind !== 'note' || (note ?? '').trim() !== '' || templateId != null ? null : 'a note needs words',
  ].filter((fault) => fault !== null);
  if (faults.length > 0) throw new UsageError('bad-decision', `The decision cannot be taken: ${faults.join('; ')}.`);
}

/** What the same id was used for before; null: it is new. */
export async function knownDecision(
  session: Session,
  by: Actor,
  decisionId: string,
  kind: Decision['kind'] | 'undo',
): Promise<Decided | null> {
  const rows = rowsOf(
    await session.query(
      `select event_id, post_id, kind, user_id from threadbare_desk.event where batch_id = $1::uuid order by seq`,
      [decisionId],
    ),
  );
  const [first] = rows;
  if (first === undefined) return null;
  if (first.textOrNull('user_id') !== by.userId || kindOf(first) !== kind) return { outcome: 'other', decisionId };
  return {
    outcome: 'done',
    decisionId,
    kind,
    posts: new Set(rows.map((row) => row.text('post_id'))).size,
    events: rows.map((row) => row.text('event_id')),
    repeated: true,
  };
}

/** Words of a template that is in use for this kind; null: none was asked for. */
async function templateWords(
  session: Session,
  templateId: string | null,
  kind: DecisionKind,
): Promise<string | null | 'unknown'> {
  if (templateId === null) return null;
  const row = firstRow(
    await session.query(
      `select note from threadbare_desk.template where template_id = $1::uuid and kind = $2 and retired_at is null`,
      [templateId, kind],
    ),
  );
  return row?.text('note') ?? 'unknown';
}

/** Where what was seen is not what there is. Notes and labels hurt nobody's decision and are always taken. */
function disagreement({ kind, posts, alsoApprove }: Decision, subjects: readonly Subject[]): Decided | null {
  if (!changesState(kind) && alsoApprove !== true) return null;
  const pairs = subjects.flatMap((subject, i) => {
    const post = posts[i];
    return post === undefined ? [] : [{ subject, post }];
  });
  const decided = pairs.flatMap(({ subject, post }) =>
    post.seen != null && post.seen !== subject.seen && subject.last !== null ? [subject.last] : [],
  );
  if (decided.length > 0) return { outcome: 'meanwhile', posts: decided };
  const changed = pairs.filter(
    ({ subject, post }) => post.textHash != null && subject.textHash !== null && post.textHash !== subject.textHash,
  );
  if (changed.length === 0) return null;
  return { outcome: 'changed', posts: changed.map(({ post: { threadId, postId } }) => ({ threadId, postId })) };
}

async function claimedByOther(
  session: Session,
  by: Actor,
  decision: Decision,
  subjects: readonly Subject[],
): Promise<Decided | null> {
  if (decision.takeOver === true || (!changesState(decision.kind) && decision.alsoApprove !== true)) return null;
  const row = firstRow(
    await session.query(
      `select c.incident, c.until, coalesce(u.name, c.user_id) as by from threadbare_desk.claim c
       left join threadbare_desk."user" u on u.id = c.user_id
       where c.incident = any($1::text[]) and c.until > now() and c.user_id is distinct from $2
       order by c.incident limit 1`,
      [arrayLiteral(incidentsOf(subjects)), by.userId],
    ),
  );
  if (row === null) return null;
  return { outcome: 'claimed', incident: row.text('incident'), by: row.text('by'), until: row.text('until') };
}

/** What was claimed to be decided is free once it is. */
async function freeClaims(session: Session, by: Actor, subjects: readonly Subject[]): Promise<void> {
  await session.query(
    `delete from threadbare_desk.claim where incident = any($1::text[]) and (user_id = $2 or until <= now())`,
    [arrayLiteral(incidentsOf(subjects)), by.userId],
  );
}

const incidentsOf = (subjects: readonly Subject[]): string[] => [
  ...new Set(subjects.flatMap(({ incident }) => (incident === null ? [] : [incident]))),
];

function draftsOf(decision: Decision, subject: Subject, note: string | null): EventDraft[] {
  const { decisionId, kind, posts, label = null, reason = null, templateId = null, alsoApprove } = decision;
  const kinds: readonly DecisionKind[] = kind === 'wrong_reason' && alsoApprove === true ? [kind, 'approve'] : [kind];
  return kinds.map((one) => ({
    ...plainEvent(
      posts.length === 1 && kinds.length === 1
        ? decisionId
        : deterministicId('desk-event', decisionId, subject.threadId, subject.postId, one),
      one,
      subject,
    ),
    batchId: decisionId,
    note,
    templateId,
    label: one === 'label' ? label : null,
    reason: one === 'wrong_reason' ? reason : null,
  }));
}
