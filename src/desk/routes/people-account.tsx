import { audit } from '../auth/audit.js';
import { authOf } from '../auth/desk-auth.js';
import type { AuthAnswer } from '../auth/engine.js';
import { passwordFault } from '../auth/password.js';
import { ownPath } from '../auth/sign-in.js';
import { AccountPage, TwoFactorPage } from '../pages/people/account.js';
import { notFound } from '../refusals.js';
import { html, see } from '../respond.js';
import type { MemberVisit, Route } from '../visit.js';

const post = (path: string, answer: (visit: MemberVisit) => Promise<Response>): Route => ({
  method: 'POST',
  path,
  access: 'reader',
  answer,
});

export const ACCOUNT_ROUTES: readonly Route[] = [
  { method: 'GET', path: '/account', access: 'reader', answer: (visit) => account(visit, null) },
  post('/account/name', postName),
  post('/account/password', postPassword),
  post('/account/sessions', postSessions),
  post('/account/two-factor', postTwoFactor),
  post('/account/two-factor/confirm', postConfirm),
  post('/account/two-factor/codes', postCodes),
  post('/account/two-factor/off', postOff),
  post('/preferences', postPreferences),
];

const NOTICES: Readonly<Record<string, string>> = {
  name: 'The name is saved.',
  password: 'The password is changed.',
  sessions: 'Signed out there.',
  on: 'The second factor is on.',
  off: 'The second factor is off.',
  preferences: 'Saved.',
};

async function account(visit: MemberVisit, fault: string | null, status = 200): Promise<Response> {
  const { accounts } = visit.store.desk;
  const { userId } = visit.visitor;
  const member = await accounts.member(userId);
  if (member === null) return notFound(visit.request, visit.visitor);
  const notice = fault === null ? (NOTICES[visit.url.searchParams.get('done') ?? ''] ?? null) : null;
  return html(
    <AccountPage
      visitor={visit.visitor}
      member={member}
      sessions={await accounts.sessions(userId)}
      current={await sessionOf(visit)}
      now={visit.now}
      notice={notice}
      fault={fault}
    />,
    status,
  );
}

async function sessionOf(visit: MemberVisit): Promise<string | null> {
  const engine = await (await authOf(visit.store)).engineFor(visit);
  return (await engine.session(visit.request.headers))?.sessionId ?? null;
}

/** Who changes something about themselves. */
const self = ({ visitor }: MemberVisit) => ({ userId: visitor.userId, tokenId: null });

async function ask(visit: MemberVisit, path: string, body: Readonly<Record<string, unknown>>): Promise<AuthAnswer> {
  const engine = await (await authOf(visit.store)).engineFor(visit);
  return engine.ask({ path, body, headers: visit.request.headers, address: visit.address });
}

/** Done, with cookies where the session is a new one. */
function done(what: string, cookies: readonly string[] = []): Response {
  const response = see(`/account?done=${what}`);
  for (const cookie of cookies) response.headers.append('set-cookie', cookie);
  return response;
}

const refused = (answer: AuthAnswer, fault: string): string =>
  answer.status === 429 ? 'There were too many tries. Wait a minute.' : fault;

const WRONG_PASSWORD = 'That is not your password.';

async function postName(visit: MemberVisit): Promise<Response> {
  const name = (await visit.form()).get('name')?.trim() ?? '';
  if (name === '' || name.length > 100) return account(visit, 'A name has 1 to 100 characters.', 422);
  await visit.store.desk.accounts.changeMember(self(visit), visit.visitor.userId, { name });
  return done('name');
}

async function postPassword(visit: MemberVisit): Promise<Response> {
  const form = await visit.form();
  const password = form.get('password') ?? '';
  const member = await visit.store.desk.accounts.member(visit.visitor.userId);
  const fault = passwordFault(password, [member?.email ?? '', member?.name ?? '']);
  if (fault !== null) return account(visit, fault, 422);
  const answer = await ask(visit, '/change-password', {
    currentPassword: form.get('current') ?? '',
    newPassword: password,
    revokeOtherSessions: true,
  });
  if (answer.status !== 200) return account(visit, refused(answer, WRONG_PASSWORD), 422);
  await audit(visit, 'member.password', visit.visitor.userId);
  return done('password', answer.cookies);
}

async function postSessions(visit: MemberVisit): Promise<Response> {
  const which = (await visit.form()).get('session') ?? '';
  const keep = await sessionOf(visit);
  await visit.store.desk.accounts.endSessions(self(visit), visit.visitor.userId, {
    sessionId: which === 'others' ? null : which,
    keep,
  });
  return done('sessions');
}

async function postTwoFactor(visit: MemberVisit): Promise<Response> {
  const answer = await ask(visit, '/two-factor/enable', { password: (await visit.form()).get('password') ?? '' });
  const { totpURI, backupCodes } = answer.body;
  if (answer.status !== 200 || typeof totpURI !== 'string' || !Array.isArray(backupCodes))
    return account(visit, refused(answer, WRONG_PASSWORD), 422);
  return html(<TwoFactorPage visitor={visit.visitor} uri={totpURI} codes={backupCodes.map(String)} />);
}

async function postConfirm(visit: MemberVisit): Promise<Response> {
  const code = ((await visit.form()).get('code') ?? '').replace(/\s/g, '');
  const answer = await ask(visit, '/two-factor/verify-totp', { code });
  if (answer.status !== 200)
    return account(visit, refused(answer, 'The code was not right. Set the second factor up once more.'), 422);
  await audit(visit, 'member.second-factor', visit.visitor.userId);
  return done('on', answer.cookies);
}

async function postCodes(visit: MemberVisit): Promise<Response> {
  const answer = await ask(visit, '/two-factor/generate-backup-codes', {
    password: (await visit.form()).get('password') ?? '',
  });
  const { backupCodes } = answer.body;
  if (answer.status !== 200 || !Array.isArray(backupCodes)) return account(visit, refused(answer, WRONG_PASSWORD), 422);
  await audit(visit, 'member.backup-codes', visit.visitor.userId);
  return html(<TwoFactorPage visitor={visit.visitor} uri={null} codes={backupCodes.map(String)} />);
}

async function postOff(visit: MemberVisit): Promise<Response> {
  const answer = await ask(visit, '/two-factor/disable', { password: (await visit.form()).get('password') ?? '' });
  if (answer.status !== 200) return account(visit, refused(answer, WRONG_PASSWORD), 422);
  await audit(visit, 'member.second-factor-removed', visit.visitor.userId);
  return done('off', answer.cookies);
}

const THEMES = ['system', 'light', 'dark'];
const SWITCHES = ['blur', 'images', 'keys'];

async function postPreferences(visit: MemberVisit): Promise<Response> {
  const form = await visit.form();
  const theme = form.get('theme');
  const change = {
    ...(theme !== null && THEMES.includes(theme) ? { theme } : {}),
    // A form sends `off` in a hidden field and, where the box is ticked, `on` behind it.
    ...Object.fromEntries(
      SWITCHES.filter((name) => form.has(name)).map((name) => [name, form.getAll(name).at(-1) === 'on']),
    ),
  };
  await visit.store.desk.accounts.setPreferences(visit.visitor.userId, change);
  const back = ownPath(form.get('back'), '/account');
  return see(back === '/account' ? '/account?done=preferences' : back);
}
