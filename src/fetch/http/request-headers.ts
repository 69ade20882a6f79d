import type { FetchRequest, Header, PostRequest } from '../exchange.js';

/** Pages first, then what APIs give; anything rather than nothing. */
const ACCEPT = 'text/html,application/xhtml+xml,application/json;q=0.9,text/plain;q=0.8,*/*;q=0.5';
/** What unpack.ts undoes. */
const ACCEPT_ENCODING = 'gzip, deflate, br';

/** Whether a value may stand in a header (RFC 9110, 5.5): no control characters, one byte per character. */
export const isSendable = (value: string): boolean => /^[\t\x20-\x7e\x80-\xff]*$/.test(value);

/**
 * All headers of a request, without cookies, as they stand on the wire: undici writes the first two itself, these very
 * ones. Validators that cannot stand in a header are left out: the page is then sent whole.
 */
export function requestHeaders(url: URL, request: FetchRequest | PostRequest, userAgent: string): Header[] {
  const accept = ('accept' in request ? request.accept : undefined) ?? ACCEPT;
  const headers: Header[] = [
    ['Host', url.host],
    ['Connection', 'keep-alive'],
    ['User-Agent', userAgent],
    ['Accept', isSendable(accept) ? accept : ACCEPT],
    ['Accept-Encoding', ACCEPT_ENCODING],
  ];
  if ('body' in request) return [...headers, ...request.headers.filter(([, value]) => isSendable(value))];
  if (request.etag && isSendable(request.etag)) headers.push(['If-None-Match', request.etag]);
  if (request.lastModified && isSendable(request.lastModified))
    headers.push(['If-Modified-Since', request.lastModified]);
  return headers;
}
