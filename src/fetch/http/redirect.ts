import { isAddress } from '../../model/address.js';
import { type Exchange, headerOf } from '../exchange.js';

const REDIRECTS: readonly number[] = [301, 302, 303, 307, 308];

/**
 * Where an answer sends its reader: the absolute http(s) address of a redirect, without its fragment; null where the
 * answer is no redirect or its target is no such address. Bytes above 127 in `Location`, which many forums send
 * unescaped, are escaped as they are, as browsers do: the header holds one character per byte.
 */
export function redirectTarget(exchange: Exchange): string | null {
  if (!REDIRECTS.includes(exchange.status)) return null;
  const location = headerOf(exchange.headers, 'location')?.trim() ?? '';
  const escaped = location.replace(/[\x80-\xff]/g, (byte) => `%${byte.charCodeAt(0).toString(16).toUpperCase()}`);
  if (escaped === '' || !isAddress(escaped, exchange.url)) return null;
  const url = new URL(escaped, exchange.url);
  url.hash = '';
  return url.protocol === 'http:' || url.protocol === 'https:' ? url.href : null;
}
