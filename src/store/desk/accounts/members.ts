import { randomUUID } from 'node:crypto';
import { UsageError } from '../../../model/errors.js';
import { firstRow, type Row, rowsOf } from '../../row.js';
import type { Session } from '../../session.js';
import { arrayLiteral, storableText } from '../../values.js';
import { appendAudit } from './audit.js';
import type { Actor, MemberChange, MemberRecord, MemberRole, NewMember, SiteRecord } from './records.js';

const MEMBERS = `
  select u.id, u.name, u.email, m.role, m.all_sites, m.disabled_at, m.seen_at,
    coalesce(u.two_factor_enabled, false) as two_factor,
    exists (select 1 from threadbare_desk.account a where a.user_id = u.id and a.password is not null) as has_password,
    coalesce((select array_agg(s.site_id order by s.host) from threadbare_desk.member_site ms
      join threadbare.site s using (site_id) where ms.user_id = u.id), '{}') as site_ids,
    coalesce((select array_agg(s.host order by s.host) from threadbare_desk.member_site ms
      join threadbare.site s using (site_id) where ms.user_id = u.id), '{}') as hosts
  from threadbare_desk.member m join threadbare_desk."user" u on u.id = m.user_id`;

export const roleOf = (text: string): MemberRole => (text === 'admin' || text === 'moderator' ? text : 'reader');

const textsOf = (value: unknown): readonly string[] => (Array.isArray(value) ? value.map(String) : []);

function memberOf(row: Row): MemberRecord {
  const hosts = textsOf(row.value('hosts'));
  return {
    userId: row.text('id'),
    name: row.text('name'),
    email: row.text('email'),
    role: roleOf(row.text('role')),
    allSites: row.boolean('all_sites'),
    sites: textsOf(row.value('site_ids')).map((siteId, i) => ({ siteId, host: hosts[i] ?? '' })),
    disabledAt: row.textOrNull('disabled_at'),
    seenAt: row.textOrNull('seen_at'),
    twoFactor: row.boolean('two_factor'),
    hasPassword: row.boolean('has_password'),
  };
}

/** Everybody, by name. */
export async function listMembers(session: Session): Promise<MemberRecord[]> {
  return rowsOf(await session.query(`${MEMBERS} order by lower(u.name), u.id`)).map(memberOf);
}

/** One member by id or by address (any case); null: there is none. */
export async function findMember(session: Session, idOrEmail: string): Promise<MemberRecord | null> {
  const row = firstRow(
    await session.query(`${MEMBERS} where u.id = $1 or u.email = $2`, [idOrEmail, idOrEmail.toLowerCase()]),
  );
  return row === null ? null : memberOf(row);
}

/** Every site that is stored, by host. */
export async function listSites(session: Session): Promise<SiteRecord[]> {
  const rows = await session.query('select site_id, host from threadbare.site order by host');
  return rowsOf(rows).map((row) => ({ siteId: row.text('site_id'), host: row.text('host') }));
}

/**
 * Makes an account.
 *
 * @returns its id
 * @throws UsageError `account-exists` where the address is taken; `admin-sites` for an admin of some sites
 */
export async function insertMember(session: Session, by: Actor, member: NewMember): Promise<string> {
  keepAdminsWhole(member.role, member.sites === null);
  const userId = randomUUID();
  const email = member.email.toLowerCase();
  const made = await session.query(
    `insert into threadbare_desk."user" (id, name, email, email_verified, created_at, updated_at, two_factor_enabled)
     values ($1, $2, $3, true, now(), now(), false) on conflict (email) do nothing returning id`,
    [userId, storableText(member.name), storableText(email)],
  );
  if (made.rows.length === 0) throw new UsageError('account-exists', `There is an account for ${email} already.`);
  await session.query(
    `insert into threadbare_desk.member (user_id, role, all_sites, preferences) values ($1, $2, $3::boolean, '{}')`,
    [userId, member.role, String(member.sites === null)],
  );
  await writeSites(session, userId, member.sites);
  if (member.passwordHash !== null) await writePassword(session, userId, member.passwordHash);
  await appendAudit(session, {
    ...by,
    action: 'member.add',
    subject: userId,
    detail: { role: member.role, sites: member.sites },
  });
  return userId;
}

/** The sites of somebody become exactly these; null: all, none of them named. */
async function writeSites(session: Session, userId: string, sites: readonly string[] | null): Promise<void> {
  const list = arrayLiteral(sites ?? []);
  await session.query(
    'delete from threadbare_desk.member_site where user_id = $1 and not (site_id = any($2::uuid[]))',
    [userId, list],
  );
  await session.query(
    `insert into threadbare_desk.member_site (user_id, site_id)
     select $1, s.site_id from threadbare.site s where s.site_id = any($2::uuid[]) on conflict do nothing`,
    [userId, list],
  );
}

/** Gives somebody a password in place of the one before. */
export async function writePassword(session: Session, userId: string, hash: string): Promise<void> {
  const changed = await session.query(
    `update threadbare_desk.account set password = $2, updated_at = now()
     where user_id = $1 and provider_id = 'credential' returning id`,
    [userId, hash],
  );
  if (changed.rows.length > 0) return;
  await session.query(
    `insert into threadbare_desk.account (id, account_id, provider_id, user_id, password, created_at, updated_at)
     values ($1, $2, 'credential', $2, $3, now(), now())`,
    [randomUUID(), userId, hash],
  );
}

/**
 * Changes what somebody may do, at once. False: there is no such member.
 *
 * @throws UsageError `last-admin`, `admin-sites`
 */
export async function changeMember(
  session: Session,
  by: Actor,
  userId: string,
  change: MemberChange,
): Promise<boolean> {
  await oneAtATime(session);
  const member = await findMember(session, userId);
  if (member === null) return false;
  if (change.role !== undefined && change.role !== 'admin') await keepAnAdmin(session, userId);
  keepAdminsWhole(change.role ?? member.role, change.sites === undefined ? member.allSites : change.sites === null);
  await session.query(
    `update threadbare_desk.member set role = coalesce($2, role),
       all_sites = coalesce($3::boolean, all_sites) where user_id = $1`,
    [userId, change.role ?? null, change.sites === undefined ? null : String(change.sites === null)],
  );
  if (change.sites !== undefined) await writeSites(session, userId, change.sites);
  if (change.name !== undefined) {
    await session.query('update threadbare_desk."user" set name = $2, updated_at = now() where id = $1', [
      userId,
      storableText(change.name),
    ]);
  }
  await appendAudit(session, { ...by, action: 'member.change', subject: userId, detail: { ...change } });
  return true;
}

/** Closes or opens an account; a closed one has no session and no token. False: there is no such member. */
export async function closeMember(session: Session, by: Actor, userId: string, closed: boolean): Promise<boolean> {
  await oneAtATime(session);
  if (closed) await keepAnAdmin(session, userId);
  const changed = await session.query(
    `update threadbare_desk.member set disabled_at = case when $2::boolean then coalesce(disabled_at, now()) end
     where user_id = $1 returning user_id`,
    [userId, String(closed)],
  );
  if (changed.rows.length === 0) return false;
  if (closed) await session.query('delete from threadbare_desk.session where user_id = $1', [userId]);
  const action = closed ? 'member.disable' : 'member.enable';
  await appendAudit(session, { ...by, action, subject: userId, detail: {} });
  return true;
}

/** Takes the second factor away of somebody who lost it. False: there was none. */
export async function dropSecondFactor(session: Session, by: Actor, userId: string): Promise<boolean> {
  const gone = await session.query('delete from threadbare_desk.two_factor where user_id = $1 returning id', [userId]);
  await session.query(`update threadbare_desk."user" set two_factor_enabled = false where id = $1`, [userId]);
  if (gone.rows.length === 0) return false;
  await appendAudit(session, { ...by, action: 'member.second-factor-removed', subject: userId, detail: {} });
  return true;
}

/** Admins keep accounts, tokens and the audit log of the whole desk: one of some sites would see the others there. */
function keepAdminsWhole(role: MemberRole, allSites: boolean): void {
  if (role === 'admin' && !allSites)
    throw new UsageError('admin-sites', 'An admin sees all sites: give all of them, or another role.');
}

/** Two admins who close each other's account at the same time would leave none. */
async function oneAtATime(session: Session): Promise<void> {
  await session.query(`select pg_advisory_xact_lock(hashtextextended('threadbare desk members', 7))`);
}

async function keepAnAdmin(session: Session, userId: string): Promise<void> {
  const row = firstRow(
    await session.query(
      `select exists (select 1 from threadbare_desk.member where user_id = $1 and role = 'admin' and disabled_at is null)
         and not exists (select 1 from threadbare_desk.member
           where user_id <> $1 and role = 'admin' and disabled_at is null) as last`,
      [userId],
    ),
  );
  if (row?.boolean('last') === true)
    throw new UsageError('last-admin', 'This is the only admin: make another one first.');
}
