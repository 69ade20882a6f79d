import type { Hono } from 'hono';
import { buildDesk } from '../../../src/desk/app.js';
import { isOurs } from '../../../src/desk/auth/csrf.js';
import { identify } from '../../../src/desk/auth/identify.js';
import { hashOf } from '../../../src/desk/auth/password.js';
import type { Door } from '../../../src/desk/door.js';
import type { Role, Route, TokenScope } from '../../../src/desk/visit.js';
import { COMMAND_LINE } from '../../../src/store/desk/accounts/records.js';
import type { Store } from '../../../src/store/index.js';

export const ORIGIN = 'http://127.0.0.1';
export const PASSWORD = 'seven quiet harbours';

/** Believes the address each browser below says it has: tries to sign in are counted by address. */
const DOOR: Door = { byProxy: true, hosts: null };

/** The desk with its own sign-in, without a port. */
export const realDesk = (
  store: Store,
  options: {
    readonly now?: () => Date;
    readonly door?: Door;
    readonly routes?: readonly Route[];
    readonly perMinute?: number;
  } = {},
): Hono =>
  buildDesk({
    store,
    identify,
    isOurs,
    onError: (error) => {
      throw error;
    },
    door: DOOR,
    ...options,
  });

/** A browser: keeps cookies, says where its forms come from. */
export interface Browser {
  readonly get: (path: string, headers?: Readonly<Record<string, string>>) => Promise<Response>;
  /** Sends a form; the field `csrf` of the page before, where `fields` has none. */
  readonly post: (
    path: string,
    fields?: Readonly<Record<string, string | readonly string[]>>,
    headers?: Readonly<Record<string, string>>,
  ) => Promise<Response>;
  readonly cookies: Map<string, string>;
  /** What the last page's forms carry. */
  readonly csrf: () => string;
}

let browsers = 0;

/** Opens a browser on a desk, on a computer of its own. */
export function browse(app: Pick<Hono, 'request'>, origin = ORIGIN): Browser {
  const cookies = new Map<string, string>();
  let csrf = '';
  browsers += 1;
  const address = `203.0.113.${browsers % 250}`;
  const send = async (path: string, init: RequestInit): Promise<Response> => {
    const headers = new Headers(init.headers);
    headers.set('x-forwarded-for', address);
    headers.set('cookie', [...cookies].map(([name, value]) => `${name}=${value}`).join('; '));
    const response = await app.request(new URL(path, origin).href, { ...init, headers });
    for (const line of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (value === '' || /max-age=0/i.test(line)) cookies.delete(name);
      else cookies.set(name, value);
    }
    csrf = /name="csrf" value="([^"]+)"/.exec(await response.clone().text())?.[1] ?? csrf;
    return response;
  };
  return {
    cookies,
    csrf: () => csrf,
    get: (path, headers = {}) => send(path, { headers }),
    post: (path, fields = {}, headers = {}) => {
      const body = new URLSearchParams(fields.csrf === undefined ? { csrf } : {});
      for (const [name, value] of Object.entries(fields))
        for (const one of Array.isArray(value) ? value : [value]) body.append(name, String(one));
      return send(path, {
        method: 'POST',
        headers: { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin', ...headers },
        body: body.toString(),
      });
    },
  };
}

/** Makes an account with the password above; gives its id. */
export async function makeMember(
  store: Store,
  who: { readonly email: string; readonly role: Role; readonly sites?: readonly string[] | null },
): Promise<string> {
  return store.desk.accounts.addMember(COMMAND_LINE, {
    email: who.email,
    name: who.email.replace(/@.*/, ''),
    role: who.role,
    sites: who.sites ?? null,
    passwordHash: await passwordHash(),
  });
}

let hashed: Promise<string> | null = null;
/** The same for all: hashing takes a tenth of a second, by intention. */
const passwordHash = (): Promise<string> => {
  hashed ??= hashOf(PASSWORD);
  return hashed;
};

/** A browser that is signed in as a new member. */
export async function signedIn(
  store: Store,
  who: { readonly email?: string; readonly role?: Role; readonly sites?: readonly string[] | null } = {},
  app: Pick<Hono, 'request'> = realDesk(store),
): Promise<Browser & { readonly userId: string; readonly cookie: string }> {
  count += 1;
  const email = who.email ?? `${who.role ?? 'admin'}-${count}@desk.example`;
  const userId = await makeMember(store, { email, role: who.role ?? 'admin', sites: who.sites ?? null });
  const browser = browse(app);
  const answer = await browser.post('/sign-in', { email, password: PASSWORD });
  if (answer.status !== 303) throw new Error(`Signing in gave ${answer.status}.`);
  await browser.get('/account');
  return {
    ...browser,
    userId,
    cookie: [...browser.cookies].map(([name, value]) => `${name}=${value}`).join('; '),
  };
}

let count = 0;

/** A token of a member. */
export const tokenOf = async (store: Store, userId: string, scopes: readonly TokenScope[]): Promise<string> =>
  (await store.desk.accounts.makeToken(COMMAND_LINE, { userId, name: 'test', scopes, expiresAt: null })).token;
