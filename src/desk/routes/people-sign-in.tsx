import { UsageError } from '../../model/errors.js';
import { authOf } from '../auth/desk-auth.js';
import { OIDC_ID } from '../auth/engine.js';
import { identify } from '../auth/identify.js';
import { hashOf, passwordFault } from '../auth/password.js';
import { lockoutKey, ownPath, type SignIn, signIn, signInWithCode, signOut } from '../auth/sign-in.js';
import { relativeTime } from '../design/time.js';
import { FirstPage, InvitePage, SecondFactorPage, SignInPage, SpentPage } from '../pages/people/sign-in.js';
import { html, see } from '../respond.js';
import type { MemberVisit, Route, Visit } from '../visit.js';

/** Where somebody goes who said nothing else. */
const START = '/queue';

const NOTICES: Readonly<Record<string, string>> = {
  out: 'You are signed out.',
  password: 'The password is changed. Sign in with the new one.',
};

export const SIGN_IN_ROUTES: readonly Route[] = [
  { method: 'GET', path: '/', access: 'public', answer: front },
  { method: 'POST', path: '/sign-in', access: 'public', answer: postSignIn },
  { method: 'GET', path: '/second-factor', access: 'public', answer: async (visit) => secondFactor(visit, null) },
  { method: 'POST', path: '/second-factor', access: 'public', answer: postSecondFactor },
  { method: 'POST', path: '/sign-out', access: 'reader', answer: postSignOut },
  { method: 'GET', path: '/first', access: 'public', answer: (visit) => first(visit, linkOf(visit), {}) },
  { method: 'POST', path: '/first', access: 'public', answer: postFirst },
  { method: 'GET', path: '/invite', access: 'public', answer: (visit) => invite(visit, linkOf(visit), null) },
  { method: 'POST', path: '/invite', access: 'public', answer: postInvite },
  { method: 'GET', path: '/oidc/start', access: 'public', answer: startService },
  { method: 'GET', path: '/oidc/callback', access: 'public', answer: endService },
];

const linkOf = ({ url }: Visit): string => url.searchParams.get('token') ?? '';

/** A page with cookies for the browser. */
function withCookies(response: Response, cookies: readonly string[]): Response {
  for (const cookie of cookies) response.headers.append('set-cookie', cookie);
  return response;
}

async function front(visit: Visit): Promise<Response> {
  const next = ownPath(visit.url.searchParams.get('next'), START);
  const prolonged = new Headers();
  if ((await identify(visit, prolonged)) !== null) return withCookies(see(next), prolonged.getSetCookie());
  const refused = visit.url.searchParams.has('refused');
  return signInPage(visit, next, {
    notice: NOTICES[visit.url.searchParams.get('notice') ?? ''] ?? null,
    fault: refused ? 'The other service did not let you in, or there is no account here for your address.' : null,
  });
}

async function signInPage(
  visit: Visit,
  next: string,
  props: { readonly email?: string; readonly fault?: string | null; readonly notice?: string | null },
  status = 200,
  headers: Readonly<Record<string, string>> = {},
): Promise<Response> {
  const { settings } = await authOf(visit.store);
  const isNew = !(await visit.store.desk.accounts.hasMembers());
  return html(
    <SignInPage next={next} service={settings.oidc?.name ?? null} isNew={isNew} {...props} />,
    status,
    headers,
  );
}

async function postSignIn(visit: Visit): Promise<Response> {
  const form = await visit.form();
  const email = form.get('email') ?? '';
  const next = ownPath(form.get('next'), START);
  const result = await signIn(visit, { email, password: form.get('password') ?? '', stay: form.has('stay') });
  return begun(visit, result, next, (fault, status, headers) =>
    signInPage(visit, next, { email, fault }, status, headers),
  );
}

type Refuse = (fault: string, status: number, headers: Readonly<Record<string, string>>) => Promise<Response>;

/** What the browser does after a try to sign in. */
async function begun(visit: Visit, result: SignIn, next: string, refuse: Refuse): Promise<Response> {
  if (result.kind === 'in' || result.kind === 'second-factor')
    return withCookies(
      see(result.kind === 'in' ? next : `/second-factor?${new URLSearchParams({ next })}`),
      result.cookies,
    );
  if (result.kind === 'refused')
    return refuse('That did not fit: the address, the password or the code is not right.', 422, {});
  const seconds =
    result.kind === 'limited'
      ? result.seconds
      : Math.max(1, Math.ceil((Date.parse(result.until) - visit.now.getTime()) / 1000));
  const when = relativeTime(new Date(visit.now.getTime() + Math.max(60, seconds) * 1000), visit.now);
  return refuse(`There were too many tries. Try again ${when}.`, 429, { 'retry-after': String(seconds) });
}

function secondFactor(
  visit: Visit,
  fault: string | null,
  status = 200,
  headers: Readonly<Record<string, string>> = {},
  next = ownPath(visit.url.searchParams.get('next'), START),
): Promise<Response> {
  return html(<SecondFactorPage next={next} fault={fault} />, status, headers);
}

async function postSecondFactor(visit: Visit): Promise<Response> {
  const form = await visit.form();
  const next = ownPath(form.get('next'), START);
  const result = await signInWithCode(visit, form.get('code') ?? '');
  return begun(visit, result, next, (fault, status, headers) => secondFactor(visit, fault, status, headers, next));
}

async function postSignOut(visit: MemberVisit): Promise<Response> {
  await visit.store.desk.decisions.releaseAll(visit.visitor.userId);
  return withCookies(see('/?notice=out'), await signOut(visit));
}

interface FirstFields {
  readonly email?: string;
  readonly name?: string;
  readonly fault?: string | null;
}

async function first(visit: Visit, token: string, fields: FirstFields, status = 200): Promise<Response> {
  const link = await visit.store.desk.accounts.readLink(token);
  if (link?.purpose !== 'first') return html(<SpentPage />, 410);
  return html(<FirstPage token={token} {...fields} />, status);
}

async function postFirst(visit: Visit): Promise<Response> {
  const form = await visit.form();
  const [token, email, name] = ['token', 'email', 'name'].map((field) => form.get(field)?.trim() ?? '');
  const password = form.get('password') ?? '';
  const fault =
    name === '' || !isEmail(email ?? '')
      ? 'Give a name and an e-mail address.'
      : passwordFault(password, [email ?? '', name ?? '']);
  const fields = { email: email ?? '', name: name ?? '' };
  if (fault !== null) return first(visit, token ?? '', { ...fields, fault }, 422);
  return spending(async () => {
    await visit.store.desk.accounts.spendFirstLink(token ?? '', { ...fields, passwordHash: await hashOf(password) });
    return enter(visit, fields.email, password);
  });
}

async function invite(visit: Visit, token: string, fault: string | null, status = 200): Promise<Response> {
  const link = await visit.store.desk.accounts.readLink(token);
  if (link?.purpose !== 'password' || link.email === null) return html(<SpentPage />, 410);
  return html(<InvitePage token={token} email={link.email} name={link.name ?? link.email} fault={fault} />, status);
}

async function postInvite(visit: Visit): Promise<Response> {
  const form = await visit.form();
  const token = form.get('token') ?? '';
  const password = form.get('password') ?? '';
  const link = await visit.store.desk.accounts.readLink(token);
  const fault = passwordFault(password, [link?.email ?? '', link?.name ?? '']);
  if (fault !== null) return invite(visit, token, fault, 422);
  return spending(async () => {
    const { email } = await visit.store.desk.accounts.spendPasswordLink(token, await hashOf(password));
    await visit.store.desk.accounts.forgetTries(await lockoutKey(visit, email));
    return enter(visit, email, password);
  });
}

/** Signs in whoever just chose the password. */
async function enter(visit: Visit, email: string, password: string): Promise<Response> {
  const result = await signIn(visit, { email, password, stay: false });
  return begun(visit, result, START, (fault, status, headers) =>
    signInPage(visit, START, { email, fault }, status, headers),
  );
}

async function spending(work: () => Promise<Response>): Promise<Response> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof UsageError && error.code === 'link-spent') return html(<SpentPage />, 410);
    throw error;
  }
}

export const isEmail = (text: string): boolean => /^[^\s@]+@[^\s@]+$/.test(text);

/** Leads to the service that says who somebody is. */
async function startService(visit: Visit): Promise<Response> {
  const auth = await authOf(visit.store);
  if (auth.settings.oidc === null) return see('/');
  const answer = await (await auth.engineFor(visit)).ask({
    path: '/sign-in/social',
    body: {
      provider: OIDC_ID,
      callbackURL: ownPath(visit.url.searchParams.get('next'), START),
      errorCallbackURL: '/?refused=1',
      disableRedirect: true,
    },
    headers: visit.request.headers,
    address: visit.address,
  });
  const url = answer.body.url;
  return withCookies(see(typeof url === 'string' ? url : '/?refused=1'), answer.cookies);
}

/** What the service said: a session for whom there is an account already, else the sign-in again. */
async function endService(visit: Visit): Promise<Response> {
  const auth = await authOf(visit.store);
  if (auth.settings.oidc === null) return see('/');
  const engine = await auth.engineFor(visit);
  const answer = await engine.ask({
    path: `/callback/${OIDC_ID}`,
    query: visit.url.search,
    headers: visit.request.headers,
    address: visit.address,
  });
  const cookie = answer.cookies.map((line) => line.split(';')[0] ?? '').join('; ');
  const session = await engine.session(new Headers({ cookie }));
  if (session === null) return withCookies(see('/?refused=1'), answer.cookies);
  await visit.store.desk.accounts.note({
    userId: session.userId,
    tokenId: null,
    action: 'session.begin',
    subject: session.userId,
    detail: { address: visit.address, by: auth.settings.oidc.name },
  });
  return withCookies(see(ownPath(answer.location, START)), answer.cookies);
}
