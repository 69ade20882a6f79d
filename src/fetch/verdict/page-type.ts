import { type Exchange, headerOf } from '../exchange.js';

const PAGE = /^(?:text\/(?:html|plain|x-mail)|application\/(?:xhtml\+xml|json|(?:[\w.+-]+\+)?json)|message\/rfc822)$/;
/** What servers say that do not know: the bytes decide. */
const UNSURE =
  /^(?:|text\/?|application\/octet-stream|application\/x-httpd-php|application\/(?:unknown|force-download)|text\/xml|application\/xml|binary\/octet-stream|[^/]*)$/;
const MARKUP = /<(?:!doctype\s+html|html|head|body|div|p|table)\b/i;

/**
 * Why an answer cannot be a page, or null: by its declared type, and where that says nothing by its first bytes.
 * @returns the type, for people
 */
export function notAPage(exchange: Exchange): string | null {
  const declared = (headerOf(exchange.headers, 'content-type') ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
  if (PAGE.test(declared)) return null;
  if (!UNSURE.test(declared)) return declared;
  const start = Buffer.from(exchange.body.buffer, exchange.body.byteOffset, Math.min(exchange.body.byteLength, 2048));
  const text = start.toString('latin1');
  if (MARKUP.test(text)) return null;
  const xml = /^[\s\u00ef\u00bb\u00bf]{0,40}<\?xml|<(?:rss|feed|rdf|urlset|sitemapindex)\b/i.test(text);
  if (xml) return 'XML';
  // NUL and other controls stand in no text of one byte a character; UTF-16 begins with its mark.
  const binary = /[\x00-\x08\x0e-\x1a]/.test(text) && !/^(?:\xff\xfe|\xfe\xff)/.test(text);
  return binary ? declared || 'binary data' : null;
}
