import { stateNamed } from '../../store/desk/decisions/rows.js';
import { isUuid } from '../../store/desk/decisions/uuid.js';
import type { State } from '../../store/desk/decisions.js';

/** What the queue is narrowed to. All of it stands in the address. */
export interface QueueFilter {
  /** Host. */
  readonly site: string | null;
  /** Ids. */
  readonly forum: string | null;
  readonly thread: string | null;
  /** Id, or a name in any case. */
  readonly author: string | null;
  /** ISO 639-1; `none`: posts whose language is not known. */
  readonly language: string | null;
  /** Kinds, one of which a post must have; `report` for reports. */
  readonly reasons: readonly string[];
  /** Bounds of the machine's score, 0..1, both included. */
  readonly min: number | null;
  readonly max: number | null;
  /** Days of posting (YYYY-MM-DD), both included. */
  readonly from: string | null;
  readonly to: string | null;
  readonly state: State | 'decided' | 'all';
  /** Parts of the address that could not be read and narrow nothing. */
  readonly ignored: readonly string[];
}

const DAY = /^\d{4}-\d\d-\d\d$/;
const isDay = (text: string): boolean => DAY.test(text) && !Number.isNaN(Date.parse(`${text}T00:00:00Z`));
const isShare = (text: string): boolean => text.trim() !== '' && Number(text) >= 0 && Number(text) <= 1;
const isState = (text: string): boolean => text === 'all' || text === 'decided' || stateNamed(text) !== null;
const isReason = (text: string): boolean => /^[a-z_]{1,40}$/.test(text);
const any = (): boolean => true;

/** The filter an address names; empty fields of a form are left out, what cannot be read is said in `ignored`. */
export function queueFilterOf(params: URLSearchParams): QueueFilter {
  const ignored: string[] = [];
  const one = (name: string, holds: (text: string) => boolean): string | null => {
    const text = params.get(name)?.trim() ?? '';
    if (text === '') return null;
    if (holds(text)) return text;
    ignored.push(name);
    return null;
  };
  const share = (name: string): number | null => {
    const text = one(name, isShare);
    return text === null ? null : Number(text);
  };
  const reasons = params.getAll('reason').filter((reason) => reason !== '');
  if (!reasons.every(isReason)) ignored.push('reason');
  const state = one('state', isState) ?? 'open';
  return {
    site: one('site', any),
    forum: one('forum', isUuid),
    thread: one('thread', isUuid),
    author: one('author', any),
    language: one('language', any),
    reasons: [...new Set(reasons.filter(isReason))],
    min: share('min'),
    max: share('max'),
    from: one('from', isDay),
    to: one('to', isDay),
    state: state === 'all' || state === 'decided' ? state : (stateNamed(state) ?? 'open'),
    ignored,
  };
}

/** The parts of an address that name this filter, always in the same order; what narrows nothing is left out. */
export function queueQuery(filter: QueueFilter): URLSearchParams {
  const query = new URLSearchParams();
  const { site, forum, thread, author, language, from, to } = filter;
  for (const [name, value] of Object.entries({ site, forum, thread, author, language })) {
    if (value !== null) query.append(name, value);
  }
  for (const reason of filter.reasons) query.append('reason', reason);
  for (const [name, value] of Object.entries({ min: filter.min, max: filter.max, from, to })) {
    if (value !== null) query.append(name, String(value));
  }
  if (filter.state !== 'open') query.append('state', filter.state);
  return query;
}

/** Whether it narrows anything. */
export const isNarrow = (filter: QueueFilter): boolean => queueQuery(filter).size > 0;

/** A condition on items `i` and its parameters. */
export interface Condition {
  readonly sql: string;
  readonly params: readonly unknown[];
}

/**
 * The filter as SQL over `threadbare_desk.item`.
 *
 * @param first number of the first parameter
 * @param item what the table is called in the statement; parameters are the same for any name
 */
export function filterSql(filter: QueueFilter, first: number, item = 'i'): Condition {
  const parts: string[] = [];
  const params: unknown[] = [];
  const add = (value: unknown, sql: (n: string) => string): void => {
    params.push(value);
    parts.push(sql(`$${first + params.length - 1}`));
  };
  const { site, forum, thread, author, language, reasons, min, max, from, to, state } = filter;
  if (state === 'decided') parts.push(`${item}.state <> 'open'`);
  else if (state === 'open') parts.push(`${item}.state = 'open'`);
  else if (state !== 'all') add(state, (n) => `${item}.state = ${n}`);
  if (site !== null)
    add(site, (n) => `${item}.site_id = (select s.site_id from threadbare.site s where s.host = ${n})`);
  if (forum !== null) add(forum, (n) => `${item}.forum_id = ${n}::uuid`);
  if (thread !== null) add(thread, (n) => `${item}.thread_id = ${n}::uuid`);
  if (author !== null && isUuid(author)) add(author, (n) => `${item}.author_id = ${n}::uuid`);
  else if (author !== null) add(author, (n) => `${item}.author_id in (${NAMED(n)})`);
  if (language === 'none') parts.push(`${item}.language is null`);
  else if (language !== null) add(language, (n) => `${item}.language = ${n}`);
  if (reasons.length > 0) add(reasons, (n) => `${item}.reasons && ${n}::text[]`);
  if (min !== null) add(min, (n) => `${item}.score >= ${n}::double precision`);
  if (max !== null) add(max, (n) => `${item}.score <= ${n}::double precision`);
  if (from !== null) add(from, (n) => `${item}.posted_at >= ${n}::date at time zone 'UTC'`);
  if (to !== null) add(to, (n) => `${item}.posted_at < (${n}::date + 1) at time zone 'UTC'`);
  return { sql: parts.length === 0 ? 'true' : parts.join(' and '), params };
}

const NAMED = (n: string): string => `select a.author_id from threadbare.author a where lower(a.name) = lower(${n})`;
