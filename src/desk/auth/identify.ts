import { z } from 'zod';
import type { Store } from '../../store/index.js';
import { DEFAULT_PREFERENCES, type Preferences, TOKEN_SCOPES, type Visit, type Visitor } from '../visit.js';
import { authOf } from './desk-auth.js';

const PREFERENCES = z.object({
  theme: z.enum(['system', 'light', 'dark']).catch(DEFAULT_PREFERENCES.theme),
  blur: z.boolean().catch(DEFAULT_PREFERENCES.blur),
  images: z.boolean().catch(DEFAULT_PREFERENCES.images),
  keys: z.boolean().catch(DEFAULT_PREFERENCES.keys),
});

/** Preferences as they were stored, with what was not chosen as it is for everybody. */
function preferencesOf(stored: unknown): Preferences {
  return PREFERENCES.catch(DEFAULT_PREFERENCES).parse(stored);
}

const BEARER = /^Bearer +(\S+)$/i;

/**
 * Who asks: by the cookie of a session, or under /api/ by a token, which then stands alone. Rights are read anew at every
 * request, so that a change of role or a closed account counts at once.
 *
 * @param answer headers of the answer; a session that was prolonged sends its cookie again
 */
export async function identify(visit: Visit, answer: Headers): Promise<Visitor | null> {
  const authorization = visit.request.headers.get('authorization');
  if (authorization !== null && visit.url.pathname.startsWith('/api/'))
    return byToken(visit.store, BEARER.exec(authorization)?.[1] ?? null, visit.now);
  if (!(visit.request.headers.get('cookie') ?? '').includes('threadbare.session_token=')) return null;
  const auth = await authOf(visit.store);
  const session = await (await auth.engineFor(visit)).session(visit.request.headers);
  if (session === null) return null;
  const rights = await visit.store.desk.accounts.rights(session.userId, visit.now);
  if (rights === null) return null;
  for (const cookie of session.cookies) answer.append('set-cookie', cookie);
  return {
    ...rights,
    preferences: preferencesOf(rights.preferences),
    token: null,
    csrf: auth.sign('csrf', session.sessionId),
  };
}

async function byToken(store: Store, token: string | null, now: Date): Promise<Visitor | null> {
  if (token === null || !token.startsWith('tb_')) return null;
  const rights = await store.desk.accounts.tokenRights(token, now);
  if (rights === null) return null;
  const { tokenId, scopes, ...member } = rights;
  return {
    ...member,
    preferences: preferencesOf(rights.preferences),
    token: { tokenId, scopes: TOKEN_SCOPES.filter((scope) => scopes.includes(scope)) },
    csrf: '',
  };
}
