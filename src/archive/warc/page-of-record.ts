import { InputError } from '../../model/errors.js';
import type { ArchiveItem } from '../archive-item.js';
import { dechunk, type HttpAnswer, readHttp } from './http-answer.js';
import { type Damage, MAX_BLOCK_BYTES, type RawRecord } from './records.js';
import { MAX_BODY_BYTES, unpackBody } from './unpack-body.js';

/** What a page can be; images, styles and scripts of an archive are passed over. */
const PAGE_TYPE = /^\s*(?:text\/(?:html|plain)|application\/(?:xhtml\+xml|json|[\w.+-]+\+json))\b/i;
/** What tools write beside pages under the name of a resource: logs, screenshots, texts, lists of requests. */
const OF_TOOLS = /^(?:urn|metadata|dns|whois|filedesc):/i;
/** ISO 28500:2017, 6. */
const KINDS = new Set([
  'warcinfo',
  'response',
  'resource',
  'request',
  'metadata',
  'revisit',
  'conversion',
  'continuation',
]);
const MEGABYTE = 1024 * 1024;

/** A record as a page, as an error that names its file, or null where it holds no page. */
export function pageOfRecord(record: RawRecord | Damage, file: string): ArchiveItem | null {
  const { number, offset } = record;
  if ('damage' in record) {
    const where = record.url === null ? '' : `${record.url}, `;
    const message = `record ${number} (${where}byte ${offset}) is damaged: ${record.damage}. Reading went on behind it; fetch the file or the page again`;
    return { number, url: record.url, error: new InputError('damaged-archive', message, file) };
  }
  const { fields, block } = record;
  const kind = fields.get('warc-type') ?? '';
  const url = addressOf(fields.get('warc-target-uri'));
  const problem = (code: 'damaged-archive' | 'archived-error' | 'too-large', what: string): ArchiveItem => {
    const message = `record ${number} (${url === null ? '' : `${url}, `}byte ${offset}) ${what}`;
    return { number, url, error: new InputError(code, message, file) };
  };
  // Every record of a WARC says what it is (ISO 28500, 5.5); something else was taken for one.
  if (!KINDS.has(kind)) {
    const said =
      kind === ''
        ? 'does not say what it is'
        : `says that it is ${JSON.stringify(kind.slice(0, 40))}, of which there is none`;
    return problem('damaged-archive', `${said}: this is no WARC or WET file, or it is damaged here`);
  }
  if (kind !== 'response' && kind !== 'resource' && kind !== 'conversion') return null;
  if (url !== null && OF_TOOLS.test(url)) return null;
  const http = kind === 'response' ? readHttp(block) : null;
  const recordType = fields.get('content-type') ?? null;
  if (kind === 'response' && http === null) {
    if (recordType !== null && !/^\s*application\/http\b/i.test(recordType)) return null;
    return problem('damaged-archive', 'is no answer of a web server; fetch the page again');
  }
  const contentType = http === null ? recordType : (http.headers.get('content-type') ?? null);
  if (contentType !== null && !PAGE_TYPE.test(contentType)) return null;
  const status = http?.status ?? 200;
  // A redirect leads to a page that has a record of its own.
  if (status >= 300 && status < 400) return null;
  if (status !== 200) return problem('archived-error', `was answered with ${status}: there is no page in it`);
  if (record.tooLarge)
    return problem('too-large', `holds more than ${MAX_BLOCK_BYTES / MEGABYTE} MB: it was passed over`);
  const body = http === null ? { body: block } : bodyOf(http, fields.has('warc-truncated'));
  if ('failure' in body)
    return body.failure === 'too-large'
      ? problem('too-large', `unpacks to more than ${MAX_BODY_BYTES / MEGABYTE} MB: it was passed over`)
      : problem('damaged-archive', 'has a body that is damaged or cut off; fetch the page again');
  const fetchedAt = fields.get('warc-date') ?? null;
  return { page: { number, url, fetchedAt, contentType, bytes: body.body, offset } };
}

/** wget writes the address in angle brackets. */
function addressOf(field: string | undefined): string | null {
  const address = field === undefined ? '' : field.replace(/^<(.*)>$/, '$1');
  return address === '' ? null : address;
}

/** @param partly the record says that it holds only the beginning of the body */
function bodyOf({ headers, body }: HttpAnswer, partly: boolean): ReturnType<typeof unpackBody> {
  const chunked = /\bchunked\b/i.test(headers.get('transfer-encoding') ?? '');
  const whole = chunked ? dechunk(body) : { body, cut: false };
  if (whole.cut && !partly) return { failure: 'damaged' };
  return unpackBody(whole.body, headers.get('content-encoding') ?? '', partly);
}
