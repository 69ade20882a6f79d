import type { Visit, Visitor } from '../visit.js';
import { sameText } from './desk-auth.js';

/** Header in which scripts of the desk send what forms have in their field `csrf`. */
export const CSRF_HEADER = 'x-csrf';

/**
 * Whether a request that changes something comes from a page of the desk: the browser says so (`Sec-Fetch-Site`, or
 * `Origin` where it is older), and the form of somebody signed in carries what only their pages know. Programs without a
 * browser send neither header; for them the field decides, and before the sign-in there is nothing to misuse.
 */
export async function isOurs(visit: Visit, visitor: Visitor | null): Promise<boolean> {
  if (!fromOwnPage(visit)) return false;
  if (visitor === null) return true;
  const sent = visit.request.headers.get(CSRF_HEADER) ?? (await visit.form()).get('csrf') ?? '';
  return sameText(sent, visitor.csrf);
}

function fromOwnPage({ request, url }: Visit): boolean {
  const site = request.headers.get('sec-fetch-site');
  if (site !== null) return site === 'same-origin';
  const origin = request.headers.get('origin');
  return origin === null || origin === url.origin;
}
