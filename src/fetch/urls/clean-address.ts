import { isAddress, isSession, withoutParameters, withoutSession } from '../../model/address.js';
import { isProgramAddress } from './program-address.js';
import { VIEW_PARAMETERS } from './view-parameters.js';

/** Longer addresses are refused: RFC 9110 asks for 8,000 octets, no engine prints a quarter of it. */
const MAX_LENGTH = 8_000;
/** A query that was taken from markup without decoding its `&amp;`, once or twice over. */
const ESCAPED_AMPERSAND = /&(?:(?:amp|#0{0,6}38|#x0{0,6}26);)+/gi;

/** Discuz: thread, its page, and the page of the list the reader came from, which is no part of the page. */
const DISCUZ_THREAD = /(\/thread-\d{1,10}-\d{1,6})-\d{1,6}\.html$/;

/**
 * The address that stands for a page: two spellings of the same page give one. Only http and https; no user name or
 * password, fragment, default port, session id, tracking tag, sort order, highlight or skin; host in lower case;
 * percent escapes as RFC 3986, section 6.2.2 normalises them. What selects (ids, pages, offsets, filters, languages)
 * stays, in the order it stood: robots.txt rules and some servers depend on it. Total and idempotent.
 * @returns null for what is no address of a page: another scheme, no host, longer than 8,000 characters
 */
export function cleanAddress(url: string): string | null {
  if (url.length > MAX_LENGTH) return null;
  const text = url.trim().replace(ESCAPED_AMPERSAND, '&');
  if (!/^https?:/i.test(text) || !isAddress(text)) return null;
  const parsed = new URL(text);
  const host = parsed.hostname.replace(/\.+$/, '');
  if (host === '') return null;
  const port = parsed.port === '' ? '' : `:${parsed.port}`;
  const path = cleanPath(parsed.pathname);
  const query = cleanQuery(parsed.search.slice(1), path);
  const clean = `${parsed.protocol}//${host}${port}${path}${query === '' ? '' : `?${query}`}`;
  return clean.length > MAX_LENGTH ? null : clean;
}

function cleanPath(path: string): string {
  // Taking a session or an escape out may lay another bare; each round shortens the path.
  let before = '';
  let after = normalEscapes(path);
  while (after !== before) {
    before = after;
    after = withoutSession(before.replace(ESCAPED_AMPERSAND, '&'));
  }
  return after === '' ? '/' : after.replace(DISCUZ_THREAD, '$1-1.html');
}

function cleanQuery(query: string, path: string): string {
  const program = isProgramAddress(path, query);
  return withoutParameters(normalEscapes(query), (name, value) => {
    // What is left of an ampersand that was escaped inside an escape; alone it asks WordPress for a page for telephones.
    if (value === null && name === 'amp') return true;
    return isSession(name, value ?? '') || isView(name, value ?? '', path, program);
  });
}

function isView(name: string, value: string, path: string, program: boolean): boolean {
  return VIEW_PARAMETERS.some(
    (view) =>
      view.name.test(name) &&
      view.value.test(value) &&
      (view.path === undefined || view.path.test(path)) &&
      (!program || view.everywhere === true),
  );
}

/**
 * Escapes of letters, digits and `-._~` stand for themselves (RFC 3986, 6.2.2.2), the others in upper case; a percent
 * sign that escapes nothing is escaped, so that no new escape comes of it.
 */
function normalEscapes(text: string): string {
  if (!text.includes('%')) return text;
  return text.replace(/%([0-9a-f]{2})?/gi, (escaped, hex: string | undefined) => {
    if (hex === undefined) return '%25';
    const character = String.fromCharCode(Number.parseInt(hex, 16));
    return /[\w.~-]/.test(character) ? character : escaped.toUpperCase();
  });
}
