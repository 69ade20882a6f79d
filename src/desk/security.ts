import type { Visit } from './visit.js';

/**
 * What every answer carries. Scripts and styles come from the desk's own files, never from a page; forms go nowhere else;
 * nothing may frame it; no address leaks to the forum a link leads to. Answers of people are not kept by caches.
 */
const HEADERS: Readonly<Record<string, string>> = {
  'content-security-policy':
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; " +
    "form-action 'self'; frame-src 'self'; base-uri 'none'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  // Nothing to other places; to the desk itself, since browsers leave out where a form came from together with it.
  'referrer-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
  'cache-control': 'no-store',
};

/** The answer with the headers above, where it does not set its own, and with those `extra` ones. */
export function secured(answer: Response, visit: Visit | null, extra: Headers): Response {
  const headers = new Headers(answer.headers);
  for (const [name, value] of Object.entries(HEADERS)) if (!headers.has(name)) headers.set(name, value);
  for (const [name, value] of extra) headers.append(name, value);
  if (visit?.url.protocol === 'https:') headers.set('strict-transport-security', 'max-age=31536000');
  return new Response(answer.body, { status: answer.status, headers });
}
