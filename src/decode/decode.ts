import iconv from 'iconv-lite';
import { InputError } from '../model/errors.js';
import type { Problem } from '../model/problem.js';
import { binaryKind } from './binary.js';
import { type CharsetSource, chooseCharset } from './charset.js';
import { isDecodable } from './declared-charset.js';
import { type Format, formatOf } from './format.js';

/** Bytes as text, with how they were read. */
export interface Decoded {
  /** Line ends are LF, the byte order mark is gone. */
  readonly text: string;
  readonly format: Format;
  readonly charset: string;
  readonly charsetFrom: CharsetSource;
  readonly problems: readonly Problem[];
}

export interface DecodeHints {
  /** The content type as a server sent it. */
  readonly contentType?: string | null;
  readonly fileName?: string | null;
}

/**
 * Turns the bytes of a saved page into text: charset by byte order mark, header, meta and sniffing, in that order, a
 * declaration that the bytes disprove set aside and reported (`wrong-charset`); then markup, text or JSON by content.
 * Linear in the size of the input.
 *
 * @throws InputError `empty-input` for nothing but white space, `binary-input` for what is no text, with its kind.
 */
export function decode(bytes: Uint8Array, hints: DecodeHints = {}): Decoded {
  const fileName = hints.fileName ?? null;
  const contentType = hints.contentType ?? null;
  if (bytes.length === 0) {
    throw new InputError('empty-input', 'The file is empty: save the page again.', fileName);
  }
  const header = /charset\s*=\s*["']?([\w:.-]{2,40})/i.exec(contentType ?? '')?.[1] ?? null;
  const charset = chooseCharset(bytes, header);
  // UTF-16 is full of zero bytes, so only the other charsets can be told from binary data by them.
  const kind = charset.name.startsWith('utf-16') ? null : binaryKind(bytes);
  if (kind !== null) {
    throw new InputError(
      'binary-input',
      `This is ${kind}, not a page or a text: save the page as HTML or text and name that file.`,
      fileName,
    );
  }
  const raw = textOf(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), charset.name);
  const text = raw.includes('\r') ? raw.replace(/\r\n?/g, '\n') : raw;
  if (!/\S/.test(text)) {
    throw new InputError('empty-input', 'The file holds nothing but white space: save the page again.', fileName);
  }
  return {
    text,
    format: formatOf(text, fileName, contentType),
    charset: charset.name,
    charsetFrom: charset.from,
    problems: problemsOf(charset.name, charset.wrong, countReplacements(text) - alreadyLost(bytes, charset.name)),
  };
}

/** iconv-lite reads all but a few charsets; these the runtime reads. */
function textOf(bytes: Buffer, charset: string): string {
  return isDecodable(charset) ? new TextDecoder(charset).decode(bytes) : iconv.decode(bytes, charset);
}

function problemsOf(charset: string, wrong: string | null, lost: number): Problem[] {
  const problems: Problem[] = [];
  if (wrong !== null) {
    const message = `The page declares ${wrong}, but its bytes are ${charset}: read as ${charset}.`;
    problems.push({ code: 'wrong-charset', message, post: null });
  }
  if (lost > 0) {
    const message = `${lost} characters could not be read as ${charset} and stand as U+FFFD.`;
    problems.push({ code: 'undecodable-characters', message, post: null });
  }
  return problems;
}

/** Replacement characters that stand in the bytes themselves: lost before the page was saved, not here. */
function alreadyLost(bytes: Uint8Array, charset: string): number {
  if (charset !== 'utf-8') return 0;
  const all = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const mark = Buffer.from('\ufffd', 'utf8');
  let n = 0;
  for (let at = all.indexOf(mark); at >= 0; at = all.indexOf(mark, at + mark.length)) n += 1;
  return n;
}

function countReplacements(text: string): number {
  let n = 0;
  for (let at = text.indexOf('\ufffd'); at >= 0; at = text.indexOf('\ufffd', at + 1)) n += 1;
  return n;
}
