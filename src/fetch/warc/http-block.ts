import type { Exchange, Header } from '../exchange.js';
import { oneLine } from './record.js';

/** What is sent to be let in, and what is given to be known again; none of it is written down. */
const CREDENTIALS =
  /^(?:cookie2?|set-cookie2?|(?:proxy-)?authorization|(?:proxy-)?authentication-info|x-(?:api|auth|access)-?(?:key|token)|x-csrf-?token|x-xsrf-token)$/i;

/** The request as it was sent, credentials left out. */
export function requestBlock({ url, requestHeaders }: Exchange): Buffer {
  const { pathname, search, host } = new URL(url);
  const named = requestHeaders.some(([name]) => name.toLowerCase() === 'host');
  const headers: readonly Header[] = named ? requestHeaders : [['Host', host], ...requestHeaders];
  return headOf(`GET ${pathname}${search} HTTP/1.1`, headers);
}

/** The answer as it was received, credentials left out; a body that came in chunks is kept whole. */
export function responseBlock(exchange: Exchange): Buffer {
  return Buffer.concat([responseHead(exchange), exchange.raw]);
}

/** The head of the answer alone, as a `revisit` record keeps it. */
export function responseHead({ status, statusText, headers }: Exchange): Buffer {
  return headOf(`HTTP/1.1 ${status} ${statusText}`, headers.map(withoutChunking));
}

/** Readers unpack chunks where this header says so; they are gone, so it is kept under another name. */
const withoutChunking = ([name, value]: Header): Header =>
  name.toLowerCase() === 'transfer-encoding' ? ['X-Archive-Orig-Transfer-Encoding', value] : [name, value];

function headOf(first: string, headers: readonly Header[]): Buffer {
  const lines = headers
    .filter(([name]) => !CREDENTIALS.test(name.trim()))
    .map(([name, value]) => `${oneLine(name)}: ${oneLine(value)}`);
  return Buffer.concat([oneLine(first), ...lines, ''].map((line) => Buffer.concat([bytesOf(line), CRLF])));
}

const CRLF = Buffer.from('\r\n');

/** Header values hold one byte of the wire per character; what cannot be one was made elsewhere and is UTF-8. */
const bytesOf = (line: string): Buffer => Buffer.from(line, /^[\0-\xff]*$/.test(line) ? 'latin1' : 'utf8');

/** An address as `WARC-Target-URI` takes it: ASCII, without a name and password. */
export function targetUri(url: string): string {
  const address = new URL(url);
  address.username = '';
  address.password = '';
  return address.href;
}
