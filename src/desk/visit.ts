import type { Store } from '../store/index.js';

/** What a person of the desk may do: a reader looks, a moderator decides, an admin keeps accounts and settings. */
export type Role = 'reader' | 'moderator' | 'admin';

/** Roles from the least to the most; each may do what those before it may. */
export const ROLES: readonly Role[] = ['reader', 'moderator', 'admin'];

/** What a token may be used for; a person who is signed in has all that the role allows. */
export type TokenScope = 'read' | 'decide' | 'report' | 'admin';

export const TOKEN_SCOPES: readonly TokenScope[] = ['read', 'decide', 'report', 'admin'];

/** How somebody wants the pages. */
export interface Preferences {
  readonly theme: 'system' | 'light' | 'dark';
  /** Hostile words are blurred until asked for. */
  readonly blur: boolean;
  /** Pictures of posts are shown, through the desk's own proxy. */
  readonly images: boolean;
  /** Single keys do something (WCAG 2.1.4 wants a way to switch them off). */
  readonly keys: boolean;
}

export const DEFAULT_PREFERENCES: Preferences = { theme: 'system', blur: true, images: false, keys: true };

/** Who asks. */
export interface Visitor {
  readonly userId: string;
  readonly name: string;
  readonly role: Role;
  /** Ids of the sites this person may see; null: all. Every question to the data takes it: see `read/scope.ts`. */
  readonly sites: readonly string[] | null;
  readonly preferences: Preferences;
  /** The token it came by; null: signed in. */
  readonly token: { readonly tokenId: string; readonly scopes: readonly TokenScope[] } | null;
  /** What every form of this person carries in its field `csrf`. */
  readonly csrf: string;
}

/** One request, as the routes see it. */
export interface Visit {
  readonly store: Store;
  readonly request: Request;
  readonly url: URL;
  /** Parts of the path, by name. */
  readonly params: Readonly<Record<string, string>>;
  readonly now: Date;
  /** Address the request came from. */
  readonly address: string | null;
  /** Fields of a form that was sent; empty for other requests. */
  readonly form: () => Promise<URLSearchParams>;
}

/** A request of somebody who is known. */
export interface MemberVisit extends Visit {
  readonly visitor: Visitor;
}

/**
 * An address of the desk and who may ask for it. `public` answers anybody; others answer 401 or lead to the sign-in page
 * without a visitor, and 403 below the role. Tokens reach addresses under /api/v1 alone, and need the scope as well.
 */
export type Route =
  | {
      readonly method: Method;
      readonly path: string;
      readonly access: 'public';
      readonly answer: (visit: Visit) => Promise<Response>;
    }
  | {
      readonly method: Method;
      readonly path: string;
      readonly access: Role;
      /** Scope a token needs; left out where tokens have no way. */
      readonly scope?: TokenScope;
      readonly answer: (visit: MemberVisit) => Promise<Response>;
    };

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
