import { z } from 'zod';
import { LIVE_EVENTS } from '../../store/desk/decisions/live.js';
import { isUuid } from '../../store/desk/decisions/uuid.js';
import type { EventKind } from '../../store/desk/decisions.js';
import type { Store } from '../../store/index.js';
import type { Visitor } from '../visit.js';
import { EVENT_KIND } from './post-events.js';
import type { Condition } from './queue-filter.js';
import { siteScope, sitesOf } from './scope.js';

/** What the log is narrowed to. */
export interface LogFilter {
  readonly kind: EventKind | null;
  /** Name of the moderator, in any case. */
  readonly by: string | null;
  /** Host. */
  readonly site: string | null;
  readonly thread: string | null;
  /** Days (YYYY-MM-DD), both included, UTC. */
  readonly from: string | null;
  readonly to: string | null;
}

/** An event as the log shows it. */
export interface LogEvent {
  /** Order in which events were written. */
  readonly seq: number;
  readonly eventId: string;
  /** The decision it belongs to. */
  readonly decisionId: string;
  readonly at: string;
  readonly kind: EventKind;
  /** Name; null: the desk itself, or an account that is gone. */
  readonly by: string | null;
  /** It came by a program's token. */
  readonly byProgram: boolean;
  readonly site: string | null;
  readonly threadId: string;
  readonly postId: string;
  readonly threadTitle: string | null;
  /** Address of the post on the forum. */
  readonly url: string | null;
  readonly author: string | null;
  readonly reason: string | null;
  readonly label: string | null;
  readonly note: string | null;
  readonly template: string | null;
  readonly incident: string | null;
  /** The event an undo takes back. */
  readonly undoes: string | null;
  /** It was taken back since. */
  readonly undone: boolean;
}

const day = (text: string | null): string | null =>
  text !== null && /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(text)) ? text : null;

/** The filter an address names; what cannot be read narrows nothing. */
export function logFilterOf(params: URLSearchParams): LogFilter {
  const text = (name: string): string | null => params.get(name)?.trim() || null;
  const thread = text('thread');
  const kind = EVENT_KIND.safeParse(text('kind'));
  return {
    kind: kind.success ? kind.data : null,
    by: text('by'),
    site: text('site'),
    thread: thread !== null && isUuid(thread) ? thread : null,
    from: day(text('from')),
    to: day(text('to')),
  };
}

/** The parts of an address that name this filter. */
export function logQuery(filter: LogFilter): URLSearchParams {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(filter)) if (typeof value === 'string') query.append(name, value);
  return query;
}

function conditionOf({ kind, by, site, thread, from, to }: LogFilter, first: number): Condition {
  const params: unknown[] = [];
  const parts: string[] = [];
  const add = (value: unknown, sql: (n: string) => string): void => {
    params.push(value);
    parts.push(sql(`$${first + params.length - 1}`));
  };
  if (kind !== null) add(kind, (n) => `e.kind = ${n}`);
  if (by !== null)
    add(by, (n) => `e.user_id in (select w.id from threadbare_desk."user" w where lower(w.name) = lower(${n}))`);
  if (site !== null) add(site, (n) => `e.site_id = (select s.site_id from threadbare.site s where s.host = ${n})`);
  if (thread !== null) add(thread, (n) => `e.thread_id = ${n}::uuid`);
  if (from !== null) add(from, (n) => `e.at >= ${n}::date at time zone 'UTC'`);
  if (to !== null) add(to, (n) => `e.at < (${n}::date + 1) at time zone 'UTC'`);
  return { sql: parts.length === 0 ? 'true' : parts.join(' and '), params };
}

/** $1 the sites, then the filter; `limited` is put where the events are chosen. Few first, names after. */
const sql = (where: string, limited: string): string => `
with recursive ${LIVE_EVENTS},
chosen as (
  select e.* from threadbare_desk.event e where ${siteScope('e.site_id', 1)} and ${where} ${limited})
select e.seq, e.event_id, coalesce(e.batch_id, e.event_id) as decision_id, e.at, e.kind, u.name as by,
  e.token_id is not null as by_program, s.host as site, e.thread_id, e.post_id, t.title as thread_title, p.url,
  a.name as author, e.reason, e.label, e.note, m.name as template, e.incident, e.undoes,
  d.event_id is not null as undone
from chosen e
left join threadbare_desk."user" u on u.id = e.user_id
left join threadbare.site s on s.site_id = e.site_id
left join threadbare.thread t on t.thread_id = e.thread_id
left join threadbare.post p on p.thread_id = e.thread_id and p.post_id = e.post_id
left join threadbare.author a on a.author_id = p.author_id
left join threadbare_desk.template m on m.template_id = e.template_id
left join undone_event d on d.thread_id = e.thread_id and d.event_id = e.event_id`;

const ROW = z
  .object({
    seq: z.number(),
    event_id: z.string(),
    decision_id: z.string(),
    at: z.string(),
    kind: EVENT_KIND,
    by: z.string().nullable(),
    by_program: z.boolean(),
    site: z.string().nullable(),
    thread_id: z.string(),
    post_id: z.string(),
    thread_title: z.string().nullable(),
    url: z.string().nullable(),
    author: z.string().nullable(),
    reason: z.string().nullable(),
    label: z.string().nullable(),
    note: z.string().nullable(),
    template: z.string().nullable(),
    incident: z.string().nullable(),
    undoes: z.string().nullable(),
    undone: z.boolean(),
  })
  .transform(
    (row): LogEvent => ({
      seq: row.seq,
      eventId: row.event_id,
      decisionId: row.decision_id,
      at: row.at,
      kind: row.kind,
      by: row.by,
      byProgram: row.by_program,
      site: row.site,
      threadId: row.thread_id,
      postId: row.post_id,
      threadTitle: row.thread_title,
      url: row.url,
      author: row.author,
      reason: row.reason,
      label: row.label,
      note: row.note,
      template: row.template,
      incident: row.incident,
      undoes: row.undoes,
      undone: row.undone,
    }),
  );

export interface LogPage {
  readonly events: readonly LogEvent[];
  /** Where the next page begins (`before`); null: this is the last. */
  readonly next: number | null;
}

/** Events, the latest first. Pages stay whole while others are added. */
export async function readLog(
  store: Store,
  visitor: Pick<Visitor, 'sites'>,
  filter: LogFilter,
  { before = null, limit = 50 }: { readonly before?: number | null; readonly limit?: number } = {},
): Promise<LogPage> {
  const { sql: where, params } = conditionOf(filter, 4);
  const { rows } = await store.query(
    `${sql(`${where} and ($2::bigint is null or e.seq < $2::bigint)`, 'order by e.seq desc limit $3::integer')} order by e.seq desc`,
    { params: [sitesOf(visitor), before, limit + 1, ...params] },
  );
  const events = z.array(ROW).parse(rows);
  const shown = events.slice(0, limit);
  return { events: shown, next: events.length > limit ? (shown.at(-1)?.seq ?? null) : null };
}

/** All events of a filter in the order they were written, some hundred at a time, as they were at one moment. */
export async function eachLogEvent(
  store: Store,
  visitor: Pick<Visitor, 'sites'>,
  filter: LogFilter,
  write: (events: readonly LogEvent[]) => Promise<void> | void,
): Promise<void> {
  const { sql: where, params } = conditionOf(filter, 2);
  await store.reading(async (reader) => {
    const batches = reader.scan(`${sql(where, '')} order by e.seq`, { params: [sitesOf(visitor), ...params] });
    for await (const { rows } of batches) await write(z.array(ROW).parse(rows));
  });
}

/** Columns of the exported log: names and how each is read. */
const EXPORTED: readonly (readonly [string, (event: LogEvent) => unknown])[] = [
  ['seq', (e) => e.seq],
  ['event_id', (e) => e.eventId],
  ['decision_id', (e) => e.decisionId],
  ['at', (e) => e.at],
  ['kind', (e) => e.kind],
  ['by', (e) => e.by],
  ['by_program', (e) => e.byProgram],
  ['site', (e) => e.site],
  ['thread_id', (e) => e.threadId],
  ['post_id', (e) => e.postId],
  ['thread_title', (e) => e.threadTitle],
  ['url', (e) => e.url],
  ['author', (e) => e.author],
  ['reason', (e) => e.reason],
  ['label', (e) => e.label],
  ['note', (e) => e.note],
  ['template', (e) => e.template],
  ['incident', (e) => e.incident],
  ['undoes', (e) => e.undoes],
  ['undone', (e) => e.undone],
];

export const LOG_COLUMNS: readonly string[] = EXPORTED.map(([name]) => name);

/** The cells of an event in the order of `LOG_COLUMNS`. */
export const logCells = (event: LogEvent): readonly unknown[] => EXPORTED.map(([, read]) => read(event));

/** An event under the names of `LOG_COLUMNS`. */
export const logRecord = (event: LogEvent): Readonly<Record<string, unknown>> =>
  Object.fromEntries(EXPORTED.map(([name, read]) => [name, read(event)]));
