/** One leaf of a MIME message (RFC 2045, RFC 2046): its header fields and its body, still encoded for transfer. */
export interface MimePart {
  /** Place among the leaves, from 1. */
  readonly number: number;
  /** Fields by lower-case name, unfolded; the first of each name. */
  readonly fields: ReadonlyMap<string, string>;
  readonly body: Buffer;
  /** Whether the message ended before the part did: it holds what there was. */
  readonly cut: boolean;
}

/** Longest head of a part, in bytes; more is no head. */
const MAX_HEAD = 65_536;
/** Multiparts inside each other; deeper ones are passed over. */
const MAX_DEPTH = 8;

const BLANK_LINE = /\r?\n[ \t]*\r?\n/;

/** Whether bytes begin with the head of a multipart message: MHTML as browsers save it. */
export function isMultipart(head: string): boolean {
  const end = BLANK_LINE.exec(head)?.index ?? head.length;
  const fields = readFields(head.slice(0, end));
  return /^multipart\/(?:related|mixed|alternative)\b/i.test(fields.get('content-type') ?? '');
}

/** The head of the message itself. */
export function messageFields(bytes: Buffer): ReadonlyMap<string, string> {
  return readFields(splitHead(bytes).head);
}

/** The leaves of a message in order, multiparts taken apart. Time grows with the length, whatever the bytes. */
export function* readParts(bytes: Buffer): Generator<MimePart> {
  let number = 0;
  for (const part of leaves(bytes, false, 0)) {
    number += 1;
    yield { number, ...part };
  }
}

function* leaves(bytes: Buffer, cut: boolean, depth: number): Generator<Omit<MimePart, 'number'>> {
  const { head, body } = splitHead(bytes);
  const fields = readFields(head);
  const type = fields.get('content-type') ?? '';
  const boundary = /^multipart\//i.test(type) ? parameterOf(type, 'boundary') : null;
  if (boundary === null || boundary === '') yield { fields, body, cut };
  else if (depth < MAX_DEPTH)
    for (const part of between(body, boundary)) yield* leaves(part.bytes, part.cut || cut, depth + 1);
}

/** What stands between the lines of a boundary; a last part without the closing line is cut. */
function* between(body: Buffer, boundary: string): Generator<{ bytes: Buffer; cut: boolean }> {
  const mark = Buffer.from(`--${boundary}`, 'latin1');
  let start = -1;
  for (let at = body.indexOf(mark); at >= 0; at = body.indexOf(mark, at + mark.length)) {
    const line = lineBehind(body, at, mark.length);
    if (line === null) continue;
    // The line end in front of a boundary belongs to it.
    const end = body[at - 2] === 0x0d ? at - 2 : at - 1;
    if (start >= 0) yield { bytes: body.subarray(start, Math.max(start, end)), cut: false };
    if (line.closing) return;
    start = line.end;
  }
  if (start >= 0) yield { bytes: body.subarray(start), cut: true };
}

/** Longest line of a boundary behind its mark: the closing sign and blanks. */
const LONGEST_PADDING = 200;

/** The rest of a boundary's line; null where the mark stands within other words. */
function lineBehind(body: Buffer, at: number, length: number): { end: number; closing: boolean } | null {
  if (at > 0 && body[at - 1] !== 0x0a) return null;
  const from = at + length;
  const rest = body.subarray(from, from + LONGEST_PADDING).toString('latin1');
  const line = /^(--)?[ \t]*(\r?\n|$)/.exec(rest);
  if (line === null) return null;
  return { end: from + line[0].length, closing: line[1] !== undefined };
}

function splitHead(bytes: Buffer): { head: string; body: Buffer } {
  const start = bytes.subarray(0, MAX_HEAD).toString('latin1');
  // A part may begin with its blank line: it has no fields at all.
  if (/^[ \t]*\r?\n/.test(start)) return { head: '', body: bytes.subarray(start.indexOf('\n') + 1) };
  const blank = BLANK_LINE.exec(start);
  if (blank === null) return { head: start, body: bytes.subarray(bytes.length) };
  return { head: start.slice(0, blank.index), body: bytes.subarray(blank.index + blank[0].length) };
}

function readFields(head: string): Map<string, string> {
  const fields = new Map<string, string>();
  for (const line of head.replace(/\r?\n[ \t]+/g, ' ').split(/\r?\n/)) {
    const colon = line.indexOf(':');
    const name = line.slice(0, Math.max(0, colon)).trim().toLowerCase();
    if (/^[\w-]{1,80}$/.test(name) && !fields.has(name)) fields.set(name, line.slice(colon + 1).trim());
  }
  return fields;
}

/** A parameter of a field ("boundary", "charset"), without its quotation marks; null where it is absent. */
export function parameterOf(field: string, name: string): string | null {
  const found = new RegExp(`;\\s*${name}\\s*=\\s*(?:"([^"]{0,500})"|([^\\s;"]{1,500}))`, 'i').exec(field);
  return found === null ? null : (found[1] ?? found[2] ?? null);
}

/** The bytes of a part, its transfer encoding undone (RFC 2045, 6); null where the encoding is unknown or broken. */
export function unpackPart(part: MimePart): Buffer | null {
  const encoding = (part.fields.get('content-transfer-encoding') ?? '7bit').trim().toLowerCase();
  if (encoding === 'base64') {
    const text = part.body.toString('latin1');
    return /[^A-Za-z0-9+/=\s]/.test(text) ? null : Buffer.from(text, 'base64');
  }
  if (encoding === 'quoted-printable') return unquote(part.body);
  return ['7bit', '8bit', 'binary', ''].includes(encoding) ? part.body : null;
}

const EQUALS = 0x3d;

/** Undoes quoted-printable; an equals sign that begins no escape stays as it is, as the standard advises. */
function unquote(body: Buffer): Buffer {
  const out = Buffer.allocUnsafe(body.length);
  let length = 0;
  for (let at = 0; at < body.length; at += 1) {
    const byte = body[at] ?? 0;
    if (byte !== EQUALS) {
      out[length] = byte;
      length += 1;
      continue;
    }
    const soft = softBreak(body, at + 1);
    if (soft > 0) {
      at += soft;
      continue;
    }
    const value = hexAt(body, at + 1);
    out[length] = value ?? EQUALS;
    length += 1;
    if (value !== null) at += 2;
  }
  return out.subarray(0, length);
}

/** Blanks a mail server may have added behind the equals sign of a soft line break. */
const MAX_BLANKS = 20;

/** Bytes of a soft line break behind its equals sign; 0 where there is none. */
function softBreak(body: Buffer, from: number): number {
  let at = from;
  while (at - from < MAX_BLANKS && (body[at] === 0x20 || body[at] === 0x09)) at += 1;
  if (at >= body.length) return body.length - from;
  if (body[at] === 0x0a) return at + 1 - from;
  return body[at] === 0x0d && body[at + 1] === 0x0a ? at + 2 - from : 0;
}

function hexAt(body: Buffer, at: number): number | null {
  const digits = body.toString('latin1', at, at + 2);
  return /^[0-9a-f]{2}$/i.test(digits) ? Number.parseInt(digits, 16) : null;
}
