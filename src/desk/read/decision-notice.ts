import { z } from 'zod';
import { LIVE_EVENTS } from '../../store/desk/decisions/live.js';
import { isUuid } from '../../store/desk/decisions/uuid.js';
import type { EventKind } from '../../store/desk/decisions.js';
import type { Store } from '../../store/index.js';
import { count } from '../design/words.js';
import type { MemberVisit, Visitor } from '../visit.js';
import { EVENT_KIND } from './post-events.js';
import { doneWord } from './queue-words.js';
import { siteScope, sitesOf } from './scope.js';

/** What a decision was, for the page that comes after it. */
export interface DecisionSaid {
  readonly decisionId: string;
  readonly kind: EventKind;
  readonly posts: number;
  /** "Removed 3 posts." */
  readonly text: string;
  /** It stands, and can be taken back. */
  readonly stands: boolean;
}

const SQL = `
with recursive ${LIVE_EVENTS}
select e.kind, count(distinct e.post_id)::integer as posts,
  bool_or(e.kind = 'undo' or exists (select 1 from live_event l where l.thread_id = e.thread_id and l.event_id = e.event_id)) as stands
from threadbare_desk.event e
where e.batch_id = $2::uuid and ${siteScope('e.site_id', 1)}
group by e.kind order by min(e.seq)`;

const ROW = z.object({ kind: EVENT_KIND, posts: z.number(), stands: z.boolean() });

/** A decision by its id; null: there is none they may see. */
export async function readDecision(
  store: Store,
  visitor: Pick<Visitor, 'sites'>,
  decisionId: string,
): Promise<DecisionSaid | null> {
  if (!isUuid(decisionId)) return null;
  const { rows } = await store.query(SQL, { params: [sitesOf(visitor), decisionId] });
  const kinds = z.array(ROW).parse(rows);
  const [first] = kinds;
  if (first === undefined) return null;
  const also = kinds.some(({ kind }) => kind === 'approve') && first.kind === 'wrong_reason' ? ', and approved' : '';
  return {
    decisionId,
    kind: first.kind,
    posts: first.posts,
    text:
      first.kind === 'undo'
        ? `Taken back on ${count(first.posts, 'post')}.`
        : `${doneWord(first.kind)}${also}: ${count(first.posts, 'post')}.`,
    stands: first.stands,
  };
}

/** What the address says was just done (`done`); null: nothing. */
export async function decisionNotice({ store, visitor, url }: MemberVisit): Promise<DecisionSaid | null> {
  const id = url.searchParams.get('done');
  return id === null ? null : readDecision(store, visitor, id);
}
