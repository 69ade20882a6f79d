import { isAddress } from '../model/address.js';
import { InputError } from '../model/errors.js';
import { isMultipart, type MimePart, messageFields, parameterOf, readParts, unpackPart } from './mime-parts.js';
import type { ArchiveItem } from './read-archive.js';
import { readWhole } from './read-whole.js';
import { httpAddress, instantOf } from './saved-page.js';

const PAGE_TYPE = /^\s*(?:text\/html|application\/xhtml\+xml)\b/i;

/** Whether a file is MHTML: by its name, or by the head of a message of several parts. */
export function isMhtml(file: string, head: string): boolean {
  const named = /\.mht(?:ml)?$/i.test(file);
  return (named && /^[\w-]{1,80}:/m.test(head)) || (/^\s*[\w-]{1,80}:[^\n]{0,1000}\n/.test(head) && isMultipart(head));
}

/**
 * Reads a page saved as one file (MHTML, RFC 2557), as Chrome, Opera and Internet Explorer write it: every part that is
 * markup is a page, so that frames are pages of their own. The address is the part's `Content-Location` (that of the
 * first page may stand in the head as `Snapshot-Content-Location`), the time of fetching the head's `Date`. Frames
 * without an address of their own ("cid:", about:blank) hold what the page itself wrote and are left out.
 */
export async function* readMhtml(file: string): AsyncGenerator<ArchiveItem> {
  let bytes: Buffer;
  try {
    bytes = await readWhole(file);
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    yield { number: 0, url: null, error };
    return;
  }
  const head = messageFields(bytes);
  const fetchedAt = instantOf(head.get('date') ?? '');
  const snapshot = httpAddress(head.get('snapshot-content-location') ?? '');
  let pages = 0;
  for (const part of readParts(bytes)) {
    const { number } = part;
    const location = locationOf(part);
    const contentType = part.fields.get('content-type') ?? null;
    const isPage = contentType !== null && PAGE_TYPE.test(contentType);
    const url = httpAddress(location) ?? (pages === 0 ? (snapshot ?? baseOf(part)) : null);
    if (isPage && (pages === 0 || url !== null)) {
      const content = unpackPart(part);
      if (content === null) yield { number, url, error: broken(file, part) };
      else if (content.length > 0 || !part.cut)
        yield { page: { number, url, fetchedAt, contentType: declared(contentType), bytes: content } };
      pages += 1;
    }
    if (part.cut) yield { number, url, error: cutOff(file, number) };
  }
  if (pages === 0) {
    const message = 'no part of it is a page: this is no page saved as one file, or it is cut off; save the page again';
    yield { number: 0, url: null, error: new InputError('damaged-archive', message, file) };
  }
}

/** The type a part declares, with its charset alone: other parameters may hold anything. */
function declared(contentType: string): string {
  const charset = parameterOf(contentType, 'charset');
  const type = contentType.split(';', 1)[0]?.trim() ?? contentType;
  return charset === null ? type : `${type}; charset=${charset}`;
}

const locationOf = (part: MimePart): string => (part.fields.get('content-location') ?? '').replace(/\s+/g, '');

function baseOf(part: MimePart): string | null {
  const base = httpAddress(part.fields.get('content-base') ?? '');
  const location = locationOf(part);
  return base !== null && isAddress(location, base) ? httpAddress(new URL(location, base).href) : base;
}

function broken(file: string, part: MimePart): InputError {
  const encoding = part.fields.get('content-transfer-encoding') ?? 'none';
  const message = `part ${part.number} cannot be unpacked (transfer encoding ${encoding.slice(0, 40)}): it was passed over; save the page again`;
  return new InputError('damaged-archive', message, file);
}

const cutOff = (file: string, number: number): InputError =>
  new InputError(
    'damaged-archive',
    `the file ends inside part ${number}: what stands before was read; save the page again`,
    file,
  );
