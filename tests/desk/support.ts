import { buildDesk } from '../../src/desk/app.js';
import { DEFAULT_PREFERENCES, type Route, type Visitor } from '../../src/desk/visit.js';
import type { Store } from '../../src/store/index.js';

/** A person of the desk for tests; an admin who sees everything unless told otherwise. */
export const visitorLike = (who: Partial<Visitor> = {}): Visitor => ({
  userId: 'user-1',
  name: 'Mara Moderator',
  role: 'admin',
  sites: null,
  preferences: DEFAULT_PREFERENCES,
  token: null,
  csrf: 'test',
  ...who,
});

/** The desk over a store, asked as `who` (null: nobody that is known), without accounts, cookies or a port. */
export function deskAs(
  store: Store,
  who: Partial<Visitor> | null = {},
  routes?: readonly Route[],
): (path: string, init?: RequestInit) => Promise<Response> {
  const app = buildDesk({
    store,
    routes,
    identify: async () => (who === null ? null : visitorLike(who)),
    isOurs: async () => true,
    onError: (error) => {
      throw error;
    },
  });
  return async (path, init) => app.request(new URL(path, 'http://127.0.0.1').href, init);
}

/** A form as a browser sends it. */
export const formOf = (fields: Readonly<Record<string, string>>): RequestInit => ({
  method: 'POST',
  headers: { 'content-type': 'application/x-www-form-urlencoded' },
  body: new URLSearchParams(fields).toString(),
});
