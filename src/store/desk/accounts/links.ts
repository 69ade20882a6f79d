import { createHash, randomBytes } from 'node:crypto';
import { UsageError } from '../../../model/errors.js';
import { firstRow } from '../../row.js';
import type { Session } from '../../session.js';
import { storableJson } from '../../values.js';
import { appendAudit } from './audit.js';
import { insertMember, writePassword } from './members.js';
import { type Actor, COMMAND_LINE, type LinkPurpose, type LinkRecord } from './records.js';

/** Bytes of chance in a link. */
const LINK_BYTES = 32;

/*
 * Links stand in the table of settings under the hash of their token: `link:<sha-256>`. Using one deletes its row in the
 * transaction that does what it is for, so each works once.
 */
const nameOf = (token: string): string => `link:${createHash('sha256').update(token).digest('hex')}`;

/** What a link is made for. */
export interface NewLink {
  readonly purpose: LinkPurpose;
  /** Whose password; null for the first account. */
  readonly userId: string | null;
  /** Hours it can be used. */
  readonly hours: number;
}

/** Makes a link and ends earlier ones for the same purpose and member. Gives its token. */
export async function makeLink(session: Session, by: Actor, link: NewLink): Promise<string> {
  const token = randomBytes(LINK_BYTES).toString('base64url');
  await session.query(
    `delete from threadbare_desk.setting where name like 'link:%' and value ->> 'purpose' = $1
       and value ->> 'user' is not distinct from $2`,
    [link.purpose, link.userId],
  );
  await session.query(
    `insert into threadbare_desk.setting (name, value)
     values ($1, $2::text::jsonb || jsonb_build_object('until', now() + $3::integer * interval '1 hour'))`,
    [nameOf(token), storableJson({ purpose: link.purpose, user: link.userId }), String(link.hours)],
  );
  if (link.purpose === 'password')
    await appendAudit(session, { ...by, action: 'member.link', subject: link.userId, detail: { hours: link.hours } });
  return token;
}

const IN_TIME = `name = $1 and (value ->> 'until')::timestamptz > now()`;

/** What a link is for; null: unknown, used or too old. */
export async function readLink(session: Session, token: string): Promise<LinkRecord | null> {
  const row = firstRow(
    await session.query(
      `select s.value ->> 'purpose' as purpose, u.id, u.email, u.name from threadbare_desk.setting s
       left join threadbare_desk."user" u on u.id = s.value ->> 'user' where s.${IN_TIME}`,
      [nameOf(token)],
    ),
  );
  if (row === null) return null;
  return {
    purpose: row.text('purpose') === 'first' ? 'first' : 'password',
    userId: row.textOrNull('id'),
    email: row.textOrNull('email'),
    name: row.textOrNull('name'),
  };
}

async function useUp(session: Session, token: string, purpose: LinkPurpose): Promise<string | null> {
  const row = firstRow(
    await session.query(
      `delete from threadbare_desk.setting where ${IN_TIME} and value ->> 'purpose' = $2 returning value ->> 'user' as user_id`,
      [nameOf(token), purpose],
    ),
  );
  if (row === null) throw new UsageError('link-spent', 'This link was used already or is too old. Ask for a new one.');
  return row.textOrNull('user_id');
}

/**
 * Makes the first account, an admin of all sites, by the link that was printed.
 *
 * @throws UsageError `link-spent`; also where there is an account by now
 */
export async function spendFirstLink(
  session: Session,
  token: string,
  account: { readonly email: string; readonly name: string; readonly passwordHash: string },
): Promise<string> {
  await session.query(`select pg_advisory_xact_lock(hashtextextended('threadbare desk members', 7))`);
  await useUp(session, token, 'first');
  if (await hasMembers(session))
    throw new UsageError('link-spent', 'There is an account by now: sign in with it, or ask its owner.');
  return insertMember(session, COMMAND_LINE, { ...account, role: 'admin', sites: null });
}

/** Gives the owner of a link a password, ends their sessions. Gives their id and address. */
export async function spendPasswordLink(
  session: Session,
  token: string,
  hash: string,
): Promise<{ readonly userId: string; readonly email: string }> {
  const userId = await useUp(session, token, 'password');
  const row = firstRow(await session.query('select id, email from threadbare_desk."user" where id = $1', [userId]));
  if (row === null) throw new UsageError('link-spent', 'The account of this link is gone. Ask for a new one.');
  await setPassword(session, { userId: row.text('id'), tokenId: null }, row.text('id'), hash);
  return { userId: row.text('id'), email: row.text('email') };
}

/** A new password; whoever was signed in with the old one is so no more. */
export async function setPassword(session: Session, by: Actor, userId: string, hash: string): Promise<void> {
  await writePassword(session, userId, hash);
  await session.query('delete from threadbare_desk.session where user_id = $1', [userId]);
  await appendAudit(session, { ...by, action: 'member.password', subject: userId, detail: {} });
}

export async function hasMembers(session: Session): Promise<boolean> {
  const row = firstRow(await session.query('select exists (select 1 from threadbare_desk.member) as found'));
  return row?.boolean('found') === true;
}

/** Whether an open account has a password: then nobody else can make the first one. */
export async function hasPassword(session: Session): Promise<boolean> {
  const row = firstRow(
    await session.query(
      `select exists (select 1 from threadbare_desk.member m join threadbare_desk.account a on a.user_id = m.user_id
         where m.disabled_at is null and a.password is not null) as found`,
    ),
  );
  return row?.boolean('found') === true;
}
