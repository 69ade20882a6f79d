import type { Visit } from '../visit.js';
import { audit } from './audit.js';
import { authOf } from './desk-auth.js';
import type { AuthAnswer } from './engine.js';

/** What became of a try to sign in. Cookies are for the browser. */
export type SignIn =
  | { readonly kind: 'in'; readonly cookies: readonly string[] }
  | { readonly kind: 'second-factor'; readonly cookies: readonly string[] }
  /** Address and password do not belong together, or there is no such account, or it is closed. */
  | { readonly kind: 'refused' }
  /** Too many failures under this address; again from then on (ISO 8601). */
  | { readonly kind: 'locked'; readonly until: string }
  /** Too many tries from this computer. */
  | { readonly kind: 'limited'; readonly seconds: number };

/** Address and password of a sign-in; `stay`: beyond the end of the browser. */
export interface Credentials {
  readonly email: string;
  readonly password: string;
  readonly stay: boolean;
}

/** The name under which failures with an address are counted: nobody reads from it which addresses were tried. */
export async function lockoutKey(visit: Pick<Visit, 'store'>, email: string): Promise<string> {
  return (await authOf(visit.store)).sign('lockout', email.trim().toLowerCase());
}

/** Signs in by address and password. Every answer is the same whether or not there is an account for the address. */
export async function signIn(visit: Visit, { email, password, stay }: Credentials): Promise<SignIn> {
  const { accounts } = visit.store.desk;
  const key = await lockoutKey(visit, email);
  const until = await accounts.beginTry(key, visit.now);
  if (until !== null) {
    await audit(visit, 'session.locked', null, { address: visit.address });
    return { kind: 'locked', until };
  }
  const engine = await (await authOf(visit.store)).engineFor(visit);
  const answer = await engine.ask({
    path: '/sign-in/email',
    body: { email: email.trim(), password, rememberMe: stay },
    headers: visit.request.headers,
    address: visit.address,
  });
  if (answer.status === 429) return { kind: 'limited', seconds: answer.retryAfter };
  if (answer.status !== 200) {
    await audit(visit, 'session.refused', null, { address: visit.address });
    return { kind: 'refused' };
  }
  await accounts.forgetTries(key);
  if (answer.body.twoFactorRedirect === true) return { kind: 'second-factor', cookies: answer.cookies };
  await noteBegin(visit, answer, 'password');
  return { kind: 'in', cookies: answer.cookies };
}

/** Ends a sign-in that waits for its second factor: a code of the app, or one of the backup codes. */
export async function signInWithCode(visit: Visit, code: string): Promise<SignIn> {
  const bare = code.replace(/\s/g, '');
  const isBackup = !/^\d{6}$/.test(bare);
  const engine = await (await authOf(visit.store)).engineFor(visit);
  const answer = await engine.ask({
    path: isBackup ? '/two-factor/verify-backup-code' : '/two-factor/verify-totp',
    body: { code: bare },
    headers: visit.request.headers,
    address: visit.address,
  });
  if (answer.status === 429) return { kind: 'limited', seconds: answer.retryAfter };
  if (answer.status !== 200) {
    await audit(visit, 'session.refused', null, { address: visit.address, factor: isBackup ? 'backup' : 'code' });
    return { kind: 'refused' };
  }
  await noteBegin(visit, answer, isBackup ? 'backup code' : 'code');
  return { kind: 'in', cookies: answer.cookies };
}

async function noteBegin(visit: Visit, answer: AuthAnswer, by: string): Promise<void> {
  const user = answer.body.user;
  const id = typeof user === 'object' && user !== null && 'id' in user ? String(user.id) : null;
  await visit.store.desk.accounts.note({
    userId: id,
    tokenId: null,
    action: 'session.begin',
    subject: id,
    detail: { address: visit.address, by },
  });
}

/** Ends the session of a request; gives the cookies that tell the browser. */
export async function signOut(visit: Visit): Promise<readonly string[]> {
  const engine = await (await authOf(visit.store)).engineFor(visit);
  const answer = await engine.ask({
    path: '/sign-out',
    body: {},
    headers: visit.request.headers,
    address: visit.address,
  });
  return answer.cookies;
}

/** A path of the desk to go on with, from what an address said; anything else gives `fallback`. */
export function ownPath(text: string | null, fallback: string): string {
  return text !== null && /^\/(?![/\\])[^\\\p{Cc}]*$/u.test(text) ? text : fallback;
}
