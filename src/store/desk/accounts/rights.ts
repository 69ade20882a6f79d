import { firstRow, type Row } from '../../row.js';
import type { Session } from '../../session.js';
import { storableJson } from '../../values.js';
import { roleOf } from './members.js';
import type { MemberRights } from './records.js';

/** Minutes without a request after which the next one begins a new visit. */
const PAUSE_MINUTES = 30;
/** Seconds between two notes that somebody, or a token, was at work. */
const NOTE_SECONDS = 60;

const RIGHTS = `
  u.id, u.name, m.role, m.preferences, m.seen_at is null or m.seen_at < $2::timestamptz - interval '${NOTE_SECONDS} seconds' as stale,
  case when not m.all_sites then
    coalesce((select array_agg(ms.site_id) from threadbare_desk.member_site ms where ms.user_id = m.user_id), '{}')
  end as sites`;

function rightsOf(row: Row): MemberRights {
  const sites = row.value('sites');
  return {
    userId: row.text('id'),
    name: row.text('name'),
    role: roleOf(row.text('role')),
    sites: Array.isArray(sites) ? sites.map(String) : null,
    preferences: row.value('preferences'),
  };
}

/** What somebody may do now, and a note that they are at work; null: no such member, or a closed account. */
export async function readRights(session: Session, userId: string, now: string): Promise<MemberRights | null> {
  const row = firstRow(
    await session.query(
      `select ${RIGHTS} from threadbare_desk.member m join threadbare_desk."user" u on u.id = m.user_id
       where m.user_id = $1 and m.disabled_at is null`,
      [userId, now],
    ),
  );
  if (row === null) return null;
  if (row.boolean('stale')) await noteSeen(session, userId, now);
  return rightsOf(row);
}

async function noteSeen(session: Session, userId: string, now: string): Promise<void> {
  const pause = `(seen_at is null or seen_at < $2::timestamptz - interval '${PAUSE_MINUTES} minutes')`;
  await session.query(
    `update threadbare_desk.member set
       last_visit = case when ${pause} then this_visit else last_visit end,
       this_visit = case when ${pause} then $2::timestamptz else this_visit end,
       seen_at = greatest(seen_at, $2::timestamptz)
     where user_id = $1`,
    [userId, now],
  );
}

/** What a token may do now. */
export interface TokenRights extends MemberRights {
  readonly tokenId: string;
  readonly scopes: readonly string[];
}

/** The rights behind the hash of a token; null: none such, expired, revoked, or its owner's account is closed. */
export async function readTokenRights(session: Session, hash: string, now: string): Promise<TokenRights | null> {
  const row = firstRow(
    await session.query(
      `select ${RIGHTS}, t.token_id, t.scopes,
         t.last_used_at is null or t.last_used_at < $2::timestamptz - interval '${NOTE_SECONDS} seconds' as unnoted
       from threadbare_desk.token t
       join threadbare_desk.member m on m.user_id = t.user_id
       join threadbare_desk."user" u on u.id = m.user_id
       where t.hash = $1 and t.revoked_at is null and (t.expires_at is null or t.expires_at > $2::timestamptz)
         and m.disabled_at is null`,
      [hash, now],
    ),
  );
  if (row === null) return null;
  if (row.boolean('unnoted'))
    await session.query('update threadbare_desk.token set last_used_at = $2::timestamptz where token_id = $1::uuid', [
      row.text('token_id'),
      now,
    ]);
  const scopes = row.value('scopes');
  return {
    ...rightsOf(row),
    tokenId: row.text('token_id'),
    scopes: Array.isArray(scopes) ? scopes.map(String) : [],
  };
}

/** When the visit before this one began, and this one; ISO 8601, null: there was none. */
export async function readVisits(
  session: Session,
  userId: string,
): Promise<{ readonly lastVisit: string | null; readonly thisVisit: string | null }> {
  const row = firstRow(
    await session.query('select last_visit, this_visit from threadbare_desk.member where user_id = $1', [userId]),
  );
  return { lastVisit: row?.textOrNull('last_visit') ?? null, thisVisit: row?.textOrNull('this_visit') ?? null };
}

/** Adds to somebody's preferences; what is not named stays. */
export async function writePreferences(
  session: Session,
  userId: string,
  change: Readonly<Record<string, unknown>>,
): Promise<void> {
  await session.query(
    'update threadbare_desk.member set preferences = preferences || $2::text::jsonb where user_id = $1',
    [userId, storableJson(change)],
  );
}
