import { betterAuth } from 'better-auth/minimal';
import { genericOAuth, twoFactor } from 'better-auth/plugins';
import type { Store } from '../../store/index.js';
import type { AuthSettings, OidcSettings } from './settings.js';

/** Days a session lasts that was asked to stay; otherwise it ends with the browser, after a day at most. */
export const SESSION_DAYS = 14;
/** Tries to sign in, and to give a code, from one address in a minute. */
const TRIES_PER_MINUTE = 20;
/** Where our own requests tell the address of whoever asks; what a browser sends under this name is not passed on. */
const ADDRESS_HEADER = 'x-desk-address';
/** Nobody reaches it from outside: requests to it are made here. */
const BASE_PATH = '/auth';
/** Under which name the other service is kept. */
export const OIDC_ID = 'oidc';

/** A question to the library that keeps sessions, second factors and passwords. */
export interface AuthQuestion {
  readonly path: string;
  readonly body?: Readonly<Record<string, unknown>>;
  readonly query?: string;
  /** Headers of the request it is asked for. */
  readonly headers: Headers;
  readonly address: string | null;
}

export interface AuthAnswer {
  readonly status: number;
  readonly body: Readonly<Record<string, unknown>>;
  /** For the browser. */
  readonly cookies: readonly string[];
  readonly location: string | null;
  /** Seconds until it answers again, where it was asked too often. */
  readonly retryAfter: number;
}

/** A session that is there. */
export interface KnownSession {
  readonly sessionId: string;
  readonly userId: string;
  /** For the browser, where the session was prolonged. */
  readonly cookies: readonly string[];
}

/** Sessions, second factors and passwords, by better-auth. */
export interface AuthEngine {
  readonly ask: (question: AuthQuestion) => Promise<AuthAnswer>;
  readonly session: (headers: Headers) => Promise<KnownSession | null>;
}

/** What may speak about an error of the library. */
export type AuthLog = (message: string) => void;

/** An engine over the store; `secure`: its cookies are for https alone. */
export async function makeEngine(
  store: Store,
  secret: string,
  settings: AuthSettings,
  secure: boolean,
  log: AuthLog,
): Promise<AuthEngine> {
  const { accounts } = store.desk;
  const auth = betterAuth({
    appName: 'Threadbare',
    baseURL: settings.address,
    basePath: BASE_PATH,
    secret,
    database: await accounts.authDatabase(),
    telemetry: { enabled: false },
    // Messages name neither addresses nor passwords; those about a wrong password are no news.
    logger: { level: 'error', log: (_level, message) => log(message) },
    emailAndPassword: { enabled: true, disableSignUp: true, minPasswordLength: 12, maxPasswordLength: 128 },
    session: { expiresIn: SESSION_DAYS * 86_400, updateAge: 86_400 },
    account: { accountLinking: { enabled: true } },
    rateLimit: {
      enabled: true,
      storage: 'database',
      window: 60,
      max: 100,
      customRules: {
        '/sign-in/email': { window: 60, max: TRIES_PER_MINUTE },
        '/two-factor/verify-totp': { window: 60, max: TRIES_PER_MINUTE },
        '/two-factor/verify-backup-code': { window: 60, max: TRIES_PER_MINUTE },
      },
    },
    advanced: {
      cookiePrefix: 'threadbare',
      useSecureCookies: secure,
      defaultCookieAttributes: { httpOnly: true, sameSite: 'lax', path: '/' },
      ipAddress: { ipAddressHeaders: [ADDRESS_HEADER] },
    },
    databaseHooks: {
      session: {
        // Closed accounts, and those another service may make: whoever is no member has no session.
        create: { before: async ({ userId }) => (await accounts.rights(userId, new Date())) !== null },
      },
    },
    plugins: [
      twoFactor({ issuer: 'Threadbare' }),
      ...(settings.oidc === null ? [] : [genericOAuth({ config: [providerOf(settings.oidc, settings.address)] })]),
    ],
  });
  return {
    ask: async ({ path, body, query = '', headers, address }) => {
      const request = new Request(`${settings.address}${BASE_PATH}${path}${query}`, {
        method: body === undefined ? 'GET' : 'POST',
        headers: innerHeaders(headers, address, settings.address),
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      return answerOf(await auth.handler(request));
    },
    session: async (headers) => {
      const { response, headers: sent } = await auth.api.getSession({
        headers: cookieOf(headers),
        returnHeaders: true,
      });
      if (response === null) return null;
      return { sessionId: response.session.id, userId: response.user.id, cookies: sent.getSetCookie() };
    },
  };
}

const providerOf = (oidc: OidcSettings, address: string) => ({
  providerId: OIDC_ID,
  name: oidc.name,
  discoveryUrl: `${oidc.issuer}/.well-known/openid-configuration`,
  clientId: oidc.clientId,
  clientSecret: oidc.clientSecret,
  scopes: ['openid', 'email', 'profile'],
  redirectURI: `${address}/oidc/callback`,
  pkce: true,
  requireIdTokenVerification: true,
  disableSignUp: true,
});

function cookieOf(headers: Headers): Headers {
  return new Headers({ cookie: headers.get('cookie') ?? '' });
}

/** What is passed on of a request: its cookies, what the browser calls itself, and where it came from. */
function innerHeaders(headers: Headers, address: string | null, origin: string): Headers {
  const inner = cookieOf(headers);
  inner.set('origin', origin);
  inner.set('content-type', 'application/json');
  inner.set('user-agent', headers.get('user-agent') ?? '');
  if (address !== null) inner.set(ADDRESS_HEADER, address);
  return inner;
}

async function answerOf(response: Response): Promise<AuthAnswer> {
  const text = await response.text();
  const body: unknown =
    /json/.test(response.headers.get('content-type') ?? '') && text !== '' ? JSON.parse(text) : null;
  return {
    status: response.status,
    body: typeof body === 'object' && body !== null ? { ...body } : {},
    cookies: response.headers.getSetCookie(),
    location: response.headers.get('location'),
    retryAfter: Number(response.headers.get('x-retry-after') ?? '0') || 60,
  };
}
