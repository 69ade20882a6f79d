/*
 * The few frames of the PostgreSQL protocol (version 3) that a listener for the embedded database must read or write
 * itself; everything else is passed through unread.
 */

export const SSL_REQUEST = 80877103;
export const CANCEL_REQUEST = 80877102;
export const GSS_REQUEST = 80877104;

/** Largest frame accepted, so that a stray client cannot make the owner hold any amount of memory: 256 MB. */
const MAX_FRAME = 256 * 1024 * 1024;

export type TransactionState = 'idle' | 'open' | 'failed';

interface Frame {
  /** The type letter; '' for the untyped frames of the start. */
  readonly type: string;
  readonly bytes: Buffer;
}

/** Collects chunks and gives whole frames. */
export interface FrameReader {
  push(chunk: Buffer): void;
  /** The next whole frame, or null. @throws RangeError for a frame no honest client sends. */
  next(typed: boolean): Frame | null;
  readonly pending: number;
}

export function createFrameReader(): FrameReader {
  let chunks: Buffer[] = [];
  let size = 0;
  const whole = (): Buffer => {
    // Joined only when a whole frame is there: joining on every chunk would be quadratic for a large one.
    const joined = chunks.length === 1 && chunks[0] !== undefined ? chunks[0] : Buffer.concat(chunks, size);
    chunks = [joined];
    return joined;
  };
  const peek = (length: number): Buffer =>
    chunks[0] !== undefined && chunks[0].length >= length ? chunks[0] : whole();
  return {
    push: (chunk) => {
      chunks.push(chunk);
      size += chunk.length;
    },
    next: (typed) => {
      const head = typed ? 5 : 4;
      if (size < head) return null;
      const length = peek(head).readInt32BE(head - 4) + (typed ? 1 : 0);
      if (length < head || length > MAX_FRAME) throw new RangeError(`frame of ${length} bytes`);
      if (size < length) return null;
      const all = whole();
      const bytes = all.subarray(0, length);
      chunks = length === size ? [] : [all.subarray(length)];
      size -= length;
      return { type: typed ? String.fromCharCode(bytes[0] ?? 0) : '', bytes };
    },
    get pending() {
      return size;
    },
  };
}

function frame(type: string, ...body: readonly Buffer[]): Buffer {
  const content = Buffer.concat(body);
  const head = Buffer.alloc(5);
  head.write(type, 0, 'latin1');
  head.writeInt32BE(content.length + 4, 1);
  return Buffer.concat([head, content]);
}

const cstring = (text: string): Buffer => Buffer.from(`${text}\0`, 'utf8');
const int32 = (value: number): Buffer => {
  const bytes = Buffer.alloc(4);
  bytes.writeInt32BE(value);
  return bytes;
};

export const askPassword = (): Buffer => frame('R', int32(3));

/** Accepts a client: authentication done, the parameters it may rely on, ready for a query. */
export function welcome(serverVersion: string): Buffer {
  const parameters = {
    server_version: serverVersion,
    server_encoding: 'UTF8',
    client_encoding: 'UTF8',
    DateStyle: 'ISO, YMD',
    TimeZone: 'UTC',
    integer_datetimes: 'on',
    standard_conforming_strings: 'on',
    IntervalStyle: 'postgres',
    is_superuser: 'on',
    session_authorization: 'postgres',
  };
  return Buffer.concat([
    frame('R', int32(0)),
    ...Object.entries(parameters).map(([name, value]) => frame('S', cstring(name), cstring(value))),
    frame('K', int32(process.pid), int32(0)),
    frame('Z', Buffer.from('I')),
  ]);
}

/** An error that ends the connection. */
export function fatal(code: string, message: string): Buffer {
  const field = (type: string, text: string): Buffer => Buffer.concat([Buffer.from(type, 'latin1'), cstring(text)]);
  return frame('E', field('S', 'FATAL'), field('V', 'FATAL'), field('C', code), field('M', message), Buffer.from([0]));
}

export const SYNC = frame('S');

/** What a client says of itself in its start packet: user, database, application_name, options, settings. */
export function startParameters(packet: Buffer): ReadonlyMap<string, string> {
  const words = packet.subarray(8).toString('utf8').split('\0');
  const pairs = words.flatMap((name, i) => (i % 2 === 0 && name !== '' ? [{ name, value: words[i + 1] ?? '' }] : []));
  return new Map(pairs.map(({ name, value }) => [name, value]));
}

/** The message of the first error in an answer; null when it holds none. */
export function errorIn(answer: Uint8Array): string | null {
  const bytes = Buffer.from(answer.buffer, answer.byteOffset, answer.byteLength);
  for (let at = 0; at + 5 <= bytes.length; ) {
    const length = bytes.readInt32BE(at + 1) + 1;
    if (length < 5) return null;
    if (bytes[at] === 0x45) {
      const fields = bytes
        .subarray(at + 5, at + length)
        .toString('utf8')
        .split('\0');
      return fields.find((field) => field.startsWith('M'))?.slice(1) ?? 'the database refused it';
    }
    at += length;
  }
  return null;
}

/** The transaction state after the last ReadyForQuery in an answer; null when it holds none. */
export function lastState(answer: Uint8Array): TransactionState | null {
  const bytes = Buffer.from(answer.buffer, answer.byteOffset, answer.byteLength);
  let state: TransactionState | null = null;
  let at = 0;
  while (at + 5 <= bytes.length) {
    const length = bytes.readInt32BE(at + 1) + 1;
    if (length < 5) return state;
    if (bytes[at] === 0x5a) {
      const sign = String.fromCharCode(bytes[at + 5] ?? 0);
      state = sign === 'I' ? 'idle' : sign === 'T' ? 'open' : 'failed';
    }
    at += length;
  }
  return state;
}
