import { firstRow } from '../../row.js';
import type { Session } from '../../session.js';

/** Failed sign-ins in a row under one address before it has to wait. */
export const FREE_FAILURES = 10;
/** Minutes of the first wait; each further failure doubles it. */
const FIRST_WAIT_MINUTES = 1;
/** Longest wait in minutes: whoever knows an address can keep its owner out, but not for a day. */
const LONGEST_WAIT_MINUTES = 60;
/** Hours after the last failure when all are forgotten. */
const FORGET_HOURS = 24;

/**
 * Counts a try before its password is looked at, so that many at once do not pass between asking and counting.
 *
 * @param key keyed hash of the address, whether or not there is an account for it
 * @param now ISO 8601
 * @returns null: try; else when tries are taken again (ISO 8601)
 */
export async function beginTry(session: Session, key: string, now: string): Promise<string | null> {
  const failures = `case when l.last_at < $2::timestamptz - interval '${FORGET_HOURS} hours' then 1 else l.failures + 1 end`;
  const begun = await session.query(
    `insert into threadbare_desk.lockout as l (key, failures, last_at) values ($1, 1, $2::timestamptz)
     on conflict (key) do update set failures = ${failures}, last_at = $2::timestamptz,
       locked_until = case when ${failures} >= ${FREE_FAILURES} then $2::timestamptz + interval '1 minute'
         * least(${LONGEST_WAIT_MINUTES}, ${FIRST_WAIT_MINUTES} * power(2, least(${failures} - ${FREE_FAILURES}, 20))) end
     where l.locked_until is null or l.locked_until <= $2::timestamptz returning key`,
    [key, now],
  );
  if (begun.rows.length > 0) return null;
  const row = firstRow(await session.query('select locked_until from threadbare_desk.lockout where key = $1', [key]));
  return row?.textOrNull('locked_until') ?? now;
}

/** The password was right, or was made anew: nothing is held against the address any more. */
export async function forgetTries(session: Session, key: string): Promise<void> {
  await session.query('delete from threadbare_desk.lockout where key = $1', [key]);
}
