import { isAddress } from '../../model/address.js';
import { UsageError } from '../../model/errors.js';

/** Another service that says who somebody is: OpenID Connect. */
export interface OidcSettings {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** What the button says. */
  readonly name: string;
}

/** What sign-in is built from. */
export interface AuthSettings {
  /** Where people reach the desk, without a path: `https://desk.example`. */
  readonly address: string;
  readonly oidc: OidcSettings | null;
}

export const DEFAULT_SETTINGS: AuthSettings = { address: 'http://127.0.0.1:8787', oidc: null };

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * The service named by THREADBARE_OIDC_ISSUER, _CLIENT_ID, _CLIENT_SECRET and (for the button) _NAME; null: none is.
 *
 * @throws UsageError `bad-oidc` where only some are set, or the issuer is no https address
 */
export function oidcFrom(env: Environment): OidcSettings | null {
  const value = (name: string): string => env[`THREADBARE_OIDC_${name}`]?.trim() ?? '';
  const [issuer, clientId, clientSecret] = [value('ISSUER'), value('CLIENT_ID'), value('CLIENT_SECRET')];
  if (issuer === '' && clientId === '' && clientSecret === '') return null;
  if (issuer === '' || clientId === '' || clientSecret === '')
    throw new UsageError(
      'bad-oidc',
      'Sign-in by another service needs THREADBARE_OIDC_ISSUER, THREADBARE_OIDC_CLIENT_ID and THREADBARE_OIDC_CLIENT_SECRET.',
    );
  if (!isAddress(issuer) || !(new URL(issuer).protocol === 'https:' || isLoopback(new URL(issuer).hostname)))
    throw new UsageError('bad-oidc', `THREADBARE_OIDC_ISSUER must be an https address, not ${issuer}.`);
  return { issuer: issuer.replace(/\/$/, ''), clientId, clientSecret, name: value('NAME') || new URL(issuer).hostname };
}

/** Whether a host name means this machine. */
export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '[::1]' || host === '::1' || /^127(?:\.\d{1,3}){3}$/.test(host);
}
