import type { FetchFailure } from '../exchange.js';
import { privateReason } from './ip.js';

export type Target = { readonly url: URL } | { readonly failure: FetchFailure };

/**
 * Reads an address that is to be fetched, without the network: http(s) only, no name and password inside it, and no
 * literal IP address that is not public, in whatever spelling (the URL standard brings decimal, octal, hexadecimal and
 * shortened ones to one form). Any port. Names are looked up, and checked again, when a connection is opened.
 */
export function readTarget(address: string, options: { readonly allowPrivate: boolean }): Target {
  const url = parsed(address);
  if (url === null) return refused(address, 'bad-address', 'is no address');
  if (url.protocol !== 'http:' && url.protocol !== 'https:')
    return refused(address, 'bad-address', 'is neither http nor https');
  if (url.username !== '' || url.password !== '') {
    const message = 'holds a name and a password; leave them out and give a cookies file if the forum asks who you are';
    return refused(address, 'bad-address', message);
  }
  const literal = literalIp(url);
  const reason = literal === null || options.allowPrivate ? null : privateReason(literal);
  if (reason !== null) {
    const message = `is not on the public internet: ${literal} is ${reason}; use --allow-private if it is meant`;
    return refused(address, 'private-address', message);
  }
  return { url };
}

/**
 * The IP address that an URL names itself; null where it has a name that is looked up. By the URL standard a host in
 * brackets is IPv6, and one whose last part is a number is IPv4, in its usual form.
 */
export function literalIp(url: URL): string | null {
  const host = url.hostname;
  if (host.startsWith('[')) return host.slice(1, -1);
  return /\.\d+$/.test(host) ? host : null;
}

/** One parse instead of two (`URL.canParse` first), which is a tenth of what a request costs us. */
function parsed(address: string): URL | null {
  try {
    return new URL(address);
  } catch {
    return null;
  }
}

/** An address as it may be shown: without a name and a password. */
export function shownAddress(address: string): string {
  const url = parsed(address);
  if (url === null) {
    // No parser says where a password would stand: all that stands before an @ goes, up to the next separator.
    const pieces = address.split('@');
    const last = pieces.pop() ?? '';
    return pieces.map((piece) => piece.slice(0, endOfSeparators(piece))).join('') + last;
  }
  url.username = '';
  url.password = '';
  return url.href;
}

/** Where the last separator of a text ends. */
function endOfSeparators(text: string): number {
  return 1 + Math.max(...['/', '\\', '?', '#'].map((separator) => text.lastIndexOf(separator)));
}

function refused(address: string, code: 'bad-address' | 'private-address', what: string): Target {
  const url = shownAddress(address);
  return { failure: { url, code, message: `${url} ${what}.`, retry: false } };
}
