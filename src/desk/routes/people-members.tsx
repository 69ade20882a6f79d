import { UsageError } from '../../model/errors.js';
import type { MemberRecord, MemberRole } from '../../store/desk/accounts/records.js';
import { authOf } from '../auth/desk-auth.js';
import { lockoutKey } from '../auth/sign-in.js';
import { LinkPage, type MemberFields, MemberPage, MembersPage } from '../pages/people/members.js';
import { notFound } from '../refusals.js';
import { html, see } from '../respond.js';
import { type MemberVisit, ROLES, type Route } from '../visit.js';
import { isEmail } from './people-sign-in.js';

/** Hours a link lasts that lets somebody choose a password. */
const LINK_HOURS = 48;

const admin = (method: 'GET' | 'POST', path: string, answer: (visit: MemberVisit) => Promise<Response>): Route => ({
  method,
  path,
  access: 'admin',
  answer,
});

export const MEMBER_ROUTES: readonly Route[] = [
  admin('GET', '/members', (visit) => members(visit, {})),
  admin('POST', '/members', postMember),
  admin('GET', '/members/:userId', (visit) => one(visit, (member) => page(visit, member, null))),
  admin('POST', '/members/:userId', (visit) => one(visit, (member) => postRights(visit, member))),
  admin('POST', '/members/:userId/link', (visit) => one(visit, (member) => postLink(visit, member))),
  admin('POST', '/members/:userId/second-factor', (visit) => one(visit, (member) => postSecondFactor(visit, member))),
  admin('POST', '/members/:userId/close', (visit) => one(visit, (member) => postClosed(visit, member, true))),
  admin('POST', '/members/:userId/open', (visit) => one(visit, (member) => postClosed(visit, member, false))),
];

const NOTICES: Readonly<Record<string, string>> = {
  rights: 'Saved. It counts at once.',
  factor: 'The second factor is gone. They sign in with the password alone.',
  close: 'The account is closed.',
  open: 'The account is open.',
};

/** Who changes something about somebody. */
const by = ({ visitor }: MemberVisit) => ({ userId: visitor.userId, tokenId: visitor.token?.tokenId ?? null });

async function members(
  visit: MemberVisit,
  props: { readonly fault?: string; readonly fields?: MemberFields },
  status = 200,
): Promise<Response> {
  const { accounts } = visit.store.desk;
  const [all, sites] = [await accounts.members(), await accounts.sites()];
  return html(<MembersPage visitor={visit.visitor} members={all} sites={sites} now={visit.now} {...props} />, status);
}

/** The member of the address, or the page that says there is none. */
async function one(visit: MemberVisit, use: (member: MemberRecord) => Promise<Response>): Promise<Response> {
  const member = await visit.store.desk.accounts.member(visit.params.userId ?? '');
  return member === null ? notFound(visit.request, visit.visitor) : use(member);
}

async function page(visit: MemberVisit, member: MemberRecord, fault: string | null, status = 200): Promise<Response> {
  const notice = fault === null ? (NOTICES[visit.url.searchParams.get('done') ?? ''] ?? null) : null;
  const sites = await visit.store.desk.accounts.sites();
  return html(
    <MemberPage visitor={visit.visitor} member={member} sites={sites} now={visit.now} notice={notice} fault={fault} />,
    status,
  );
}

const roleOf = (text: string): MemberRole => ROLES.find((role) => role === text) ?? 'reader';

async function fieldsOf(visit: MemberVisit): Promise<MemberFields> {
  const form = await visit.form();
  return {
    email: form.get('email')?.trim() ?? '',
    name: form.get('name')?.trim() ?? '',
    role: form.get('role') ?? 'moderator',
    allSites: form.has('all'),
    sites: form.getAll('site'),
  };
}

/** Runs `work`; what is wrong with what was asked is told on the page it came from. */
async function told(work: () => Promise<Response>, again: (fault: string) => Promise<Response>): Promise<Response> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof UsageError) return again(error.message);
    throw error;
  }
}

async function postMember(visit: MemberVisit): Promise<Response> {
  const fields = await fieldsOf(visit);
  const again = (fault: string): Promise<Response> => members(visit, { fault, fields }, 422);
  if (!isEmail(fields.email)) return again('That is no e-mail address.');
  if (fields.name === '' || fields.name.length > 100) return again('A name has 1 to 100 characters.');
  if (!fields.allSites && fields.sites.length === 0) return again('Say which sites the account may see.');
  return told(async () => {
    const userId = await visit.store.desk.accounts.addMember(by(visit), {
      email: fields.email,
      name: fields.name,
      role: roleOf(fields.role),
      sites: fields.allSites ? null : fields.sites,
      passwordHash: null,
    });
    const member = await visit.store.desk.accounts.member(userId);
    return member === null ? notFound(visit.request, visit.visitor) : postLink(visit, member);
  }, again);
}

async function postRights(visit: MemberVisit, member: MemberRecord): Promise<Response> {
  const fields = await fieldsOf(visit);
  return told(
    async () => {
      await visit.store.desk.accounts.changeMember(by(visit), member.userId, {
        role: roleOf(fields.role),
        sites: fields.allSites ? null : fields.sites,
      });
      return done(member, 'rights');
    },
    (fault) => page(visit, member, fault, 422),
  );
}

async function postLink(visit: MemberVisit, member: MemberRecord): Promise<Response> {
  const { accounts } = visit.store.desk;
  const token = await accounts.makeLink(by(visit), {
    purpose: 'password',
    userId: member.userId,
    hours: LINK_HOURS,
  });
  await accounts.forgetTries(await lockoutKey(visit, member.email));
  const { settings } = await authOf(visit.store);
  const link = `${settings.address}/invite?${new URLSearchParams({ token }).toString()}`;
  return html(<LinkPage visitor={visit.visitor} member={member} link={link} hours={LINK_HOURS} />);
}

async function postSecondFactor(visit: MemberVisit, member: MemberRecord): Promise<Response> {
  await visit.store.desk.accounts.dropSecondFactor(by(visit), member.userId);
  return done(member, 'factor');
}

async function postClosed(visit: MemberVisit, member: MemberRecord, closed: boolean): Promise<Response> {
  return told(
    async () => {
      await visit.store.desk.accounts.closeMember(by(visit), member.userId, closed);
      if (closed) await visit.store.desk.decisions.releaseAll(member.userId);
      return done(member, closed ? 'close' : 'open');
    },
    (fault) => page(visit, member, fault, 422),
  );
}

const done = (member: MemberRecord, what: string): Response =>
  see(`/members/${encodeURIComponent(member.userId)}?done=${what}`);
