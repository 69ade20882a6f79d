import { z } from 'zod';
import { grouped } from '../../store/desk/decisions/grouped.js';
import type { Claim, DecisionPost } from '../../store/desk/decisions.js';
import type { Store } from '../../store/index.js';
import { incidentParts, incidentWords } from '../reasons/incident.js';
import { type ReasonedPost, readReasons } from '../reasons/read.js';
import type { Visitor } from '../visit.js';
import { type PostEvent, readPostEvents } from './post-events.js';
import {
  type PostContent,
  type QuoteLine,
  readContents,
  readQuoteLines,
  readStanceLines,
  type StanceLine,
} from './queue-content.js';
import { readSurroundings, type Surroundings } from './queue-context.js';
import type { QueueFilter } from './queue-filter.js';
import type { Incident } from './queue-list.js';
import { type QueuedPost, readQueuedPosts } from './queue-posts.js';

/** A post on a card. */
export interface CardPost {
  readonly queued: QueuedPost;
  /** Null: it is not stored any more. */
  readonly content: PostContent | null;
  readonly reasons: ReasonedPost['reasons'];
  readonly reports: ReasonedPost['reports'];
  readonly quotes: readonly QuoteLine[];
  readonly stances: readonly StanceLine[];
  /** Null for posts beyond the first ones. */
  readonly around: Surroundings | null;
  readonly events: readonly PostEvent[];
}

/** An incident as one decides on it. */
export interface Card {
  readonly incident: Incident;
  readonly title: string;
  /** Who is at it; null: nobody. */
  readonly claim: Claim | null;
  /** The first ones, with what stands around them, then some more. */
  readonly posts: readonly CardPost[];
  /** All posts a decision on the card is about, at most 100. */
  readonly decides: readonly DecisionPost[];
}

export interface CardOptions {
  /** Only posts it leaves are on the cards. */
  readonly filter: QueueFilter;
  readonly since: string | null;
  /** Posts of an incident shown with what stands around them. Default 3. */
  readonly inFull?: number | undefined;
  /** Posts of an incident shown at all. Default 20. */
  readonly shown?: number | undefined;
}

/** What a moderator needs to decide on some incidents: a dozen statements, however many there are. */
export async function readCards(
  store: Store,
  visitor: Pick<Visitor, 'sites' | 'userId'>,
  incidents: readonly Incident[],
  { filter, since, inFull = 3, shown = 20 }: CardOptions,
): Promise<readonly Card[]> {
  if (incidents.length === 0) return [];
  const keys = incidents.map(({ incident }) => incident);
  const byIncident = grouped(await readQueuedPosts(store, visitor, keys, filter, since), ({ incident }) => incident);
  const listed = [...byIncident.values()].flatMap((posts) => posts.slice(0, shown));
  const first = [...byIncident.values()].flatMap((posts) => posts.slice(0, inFull));
  const [contents, reasons, quotes, stances, around, events, claims, names] = await Promise.all([
    readContents(store, listed),
    readReasons(store, visitor.sites, listed),
    readQuoteLines(store, listed),
    readStanceLines(store, listed),
    readSurroundings(store, first),
    readPostEvents(store, listed),
    readClaims(store, visitor, keys),
    readNames(store, keys),
  ]);
  const cardPost = (queued: QueuedPost): CardPost => ({
    queued,
    content: contents.get(queued.postId) ?? null,
    reasons: reasons.get(queued.postId)?.reasons ?? [],
    reports: reasons.get(queued.postId)?.reports ?? [],
    quotes: quotes.get(queued.postId) ?? [],
    stances: stances.get(queued.postId) ?? [],
    around: around.get(queued.postId) ?? null,
    events: events.get(queued.postId) ?? [],
  });
  return incidents.map((incident) => {
    const posts = byIncident.get(incident.incident) ?? [];
    return {
      incident,
      title: titleOf(incident.incident, names),
      claim: claims.get(incident.incident) ?? null,
      posts: posts.slice(0, shown).map(cardPost),
      decides: posts.map(({ threadId, postId, textHash, state, last }) => ({
        threadId,
        postId,
        textHash,
        seen: state === 'open' ? '' : (last?.eventId ?? ''),
      })),
    };
  });
}

const CLAIMS = `
select c.incident, c.user_id, c.until, coalesce(u.name, c.user_id) as by
from threadbare_desk.claim c left join threadbare_desk."user" u on u.id = c.user_id
where c.incident = any($1::text[]) and c.until > now()`;

const CLAIM = z.object({ incident: z.string(), user_id: z.string(), until: z.string(), by: z.string() });

async function readClaims(
  store: Store,
  { userId }: Pick<Visitor, 'userId'>,
  incidents: readonly string[],
): Promise<ReadonlyMap<string, Claim>> {
  const { rows } = await store.query(CLAIMS, { params: [incidents] });
  return new Map(
    z
      .array(CLAIM)
      .parse(rows)
      .map(({ incident, user_id, until, by }) => [
        incident,
        { incident, userId: user_id, until, by, mine: user_id === userId },
      ]),
  );
}

/** Names incidents are called by: of authors, of threads, of the authors of posts. */
interface Names {
  readonly authors: ReadonlyMap<string, string>;
  readonly threads: ReadonlyMap<string, string>;
  readonly posts: ReadonlyMap<string, string>;
}

const NAMES = `
select 'authors' as what, a.author_id as id, a.name from threadbare.author a where a.author_id = any($1::uuid[])
union all
select 'threads', t.thread_id, t.title from threadbare.thread t where t.thread_id = any($2::uuid[]) and t.title is not null
union all
select 'posts', p.post_id, a.name from unnest($3::uuid[], $4::uuid[]) as k(thread_id, post_id)
join threadbare.post p on p.thread_id = k.thread_id and p.post_id = k.post_id
join threadbare.author a on a.author_id = p.author_id`;

const NAME = z.object({ what: z.enum(['authors', 'threads', 'posts']), id: z.string(), name: z.string() });

async function readNames(store: Store, incidents: readonly string[]): Promise<Names> {
  const parts = incidents.map(incidentParts);
  const posts = parts.flatMap(({ threadId, postId }) => (postId === null ? [] : [{ threadId, postId }]));
  const { rows } = await store.query(NAMES, {
    params: [
      parts.flatMap(({ authors }) => authors),
      parts.map(({ threadId }) => threadId),
      posts.map(({ threadId }) => threadId),
      posts.map(({ postId }) => postId),
    ],
  });
  const found = z.array(NAME).parse(rows);
  const named = (kind: string) =>
    new Map(found.filter(({ what }) => what === kind).map(({ id, name }): [string, string] => [id, name]));
  return { authors: named('authors'), threads: named('threads'), posts: named('posts') };
}

function titleOf(incident: string, names: Names): string {
  const parts = incidentParts(incident);
  const named = parts.kind === 'pile' ? [names.posts.get(parts.postId ?? '') ?? null] : null;
  return incidentWords(parts, {
    authors: named ?? parts.authors.map((id) => names.authors.get(id) ?? null),
    thread: names.threads.get(parts.threadId) ?? null,
  });
}
