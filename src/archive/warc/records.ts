import type { Flow } from './parts.js';
import { beginsRecord, type Fields, type RecordHead, readHead } from './record-head.js';
import { openWindow, type Window } from './window.js';

/** A record as it stands in the file. */
export interface RawRecord {
  /** Place in the file, from 1, records of every kind and damaged places counted. */
  readonly number: number;
  /** First byte of it, or of the gzip member it begins in. */
  readonly offset: number;
  readonly fields: Fields;
  /** The whole block; where `tooLarge`, its beginning. */
  readonly block: Buffer;
  readonly tooLarge: boolean;
}

/** A place where a record is damaged, or something else than a record stands. */
export interface Damage {
  readonly number: number;
  readonly offset: number;
  /** Address of the record, where so much of it can be read. */
  readonly url: string | null;
  readonly damage: string;
}

/** Largest block read, in bytes; of a larger one only the beginning is given, and the next record is read. */
export const MAX_BLOCK_BYTES = 64 * 1024 * 1024;
/** How much is given of a block that is too large: enough for its HTTP headers. */
const BEGINNING_BYTES = 64 * 1024;
/** Largest head of a record; those of real archives are below 10 KB. */
const MAX_HEAD_BYTES = 1024 * 1024;
/** Empty lines behind a block, and enough of the next record to know it. */
const BEHIND_BYTES = 512;
const LF = 0x0a;
const CR = 0x0d;

/**
 * Takes an archive apart into its records (ISO 28500; ARC 1). What is damaged is told as data, and reading goes on at
 * the next place where a record begins: the next gzip member that holds one, or the next line that is the first of one.
 * A block whose length is wrong shows in what stands behind it, so nothing is given before that was looked at.
 */
export async function* readRecords(flow: Flow): AsyncGenerator<RawRecord | Damage> {
  const window = openWindow(flow, beginsRecord);
  let number = 0;
  const damaged = (damage: string, offset: number, url: string | null = null): Damage => {
    number += 1;
    return { number, offset, url, damage };
  };
  for (;;) {
    const met = await skipLines(window);
    if (met === 'end') return;
    if (met === 'gap') {
      const reason = await window.advance();
      yield damaged(reason ?? 'it cannot be unpacked', window.offset());
      continue;
    }
    const offset = window.offset();
    const head = await readHeadOf(window);
    if (typeof head === 'string') {
      const gap = await findRecord(window, 1);
      yield damaged(gap ?? head, offset);
      continue;
    }
    const url = head.fields.get('warc-target-uri') ?? null;
    const { blockLength } = head;
    if (blockLength === null) {
      const gap = await findRecord(window, 1);
      yield damaged(gap ?? 'it does not say how long it is', offset, url);
      continue;
    }
    if (blockLength > MAX_BLOCK_BYTES) {
      await window.fill(head.length + BEGINNING_BYTES);
      const block = window.bytes().subarray(head.length, head.length + BEGINNING_BYTES);
      const wrong = await passOver(flow, window, head.length, blockLength);
      number += 1;
      if (wrong === null) yield { number, offset, fields: head.fields, block, tooLarge: true };
      else yield { number, offset, url, damage: wrong };
      continue;
    }
    const wrong = await checkBlock(window, head.length, blockLength);
    if (wrong !== null) {
      const gap = await findRecord(window, head.length);
      yield damaged(gap ?? wrong, offset, url);
      continue;
    }
    const block = window.bytes().subarray(head.length, head.length + blockLength);
    window.consume(head.length + blockLength);
    number += 1;
    yield { number, offset, fields: head.fields, block, tooLarge: false };
  }
}

/** Passes over the empty lines between records; says whether something follows. */
async function skipLines(window: Window): Promise<'record' | 'end' | 'gap'> {
  for (;;) {
    const bytes = window.bytes();
    let at = 0;
    while (bytes[at] === CR || bytes[at] === LF) at += 1;
    window.consume(at);
    if (at < bytes.length) return 'record';
    const fill = await window.fill(1);
    if (fill === 'end' || fill === 'gap') return fill;
  }
}

/** The head of the record the window begins with, or what is wrong with it. */
async function readHeadOf(window: Window): Promise<RecordHead | string> {
  let fill = await window.fill(BEHIND_BYTES);
  if (!beginsRecord(window.bytes())) return 'no record begins here';
  for (let tried = 0; ; ) {
    const bytes = window.bytes();
    // Heads are short: a long one that comes in many pieces is looked through again only when it has doubled.
    if (bytes.length >= 2 * tried || fill !== 'enough') {
      const head = readHead(bytes.subarray(0, MAX_HEAD_BYTES));
      if (head !== null) return head;
      tried = bytes.length;
    }
    if (bytes.length >= MAX_HEAD_BYTES) return `its head is longer than ${MAX_HEAD_BYTES / 1024} KB`;
    if (fill !== 'enough') return 'its head is cut off';
    fill = await window.fill(Math.min(MAX_HEAD_BYTES, 2 * bytes.length));
  }
}

/** Has the whole block in the window and looks at what follows it; says what is wrong. */
async function checkBlock(window: Window, head: number, length: number): Promise<string | null> {
  const end = head + length;
  if ((await window.fill(end)) !== 'enough')
    return `it lacks ${end - window.bytes().length} of its ${length} bytes: the file is cut off here`;
  if (!window.closed() || window.bytes().length > end + 4) await window.fill(end + BEHIND_BYTES);
  return followsRecord(window.bytes().subarray(end, end + BEHIND_BYTES));
}

/** Behind a block stand two line ends, as the standard has it, or at once the next record, or nothing. */
function followsRecord(behind: Buffer): string | null {
  let at = 0;
  while (behind[at] === CR || behind[at] === LF) at += 1;
  if (at === behind.length || at >= 4 || (behind[0] === LF && at >= 2)) return null;
  return beginsRecord(behind.subarray(at)) ? null : 'its length is not what it says';
}

/** Passes over a block that is too large to be read; says what is wrong with it. */
async function passOver(flow: Flow, window: Window, head: number, length: number): Promise<string | null> {
  const cut = `it does not have the ${length} bytes it says`;
  if (flow.plain?.source.seekable) {
    const start = window.offset(head);
    const { source } = flow.plain;
    const behind = (await source.at(start + length, BEHIND_BYTES)).subarray(0, BEHIND_BYTES);
    const whole = behind.length > 0 ? followsRecord(behind) === null : await endsAt(source, start + length);
    window.jump(whole ? start + length : start);
    if (whole) return null;
    await findRecord(window, 0);
    return cut;
  }
  for (let left = head + length; left > 0; ) {
    if (window.bytes().length === 0) {
      const fill = await window.fill(1, true);
      if (fill !== 'enough') return (await window.advance()) ?? cut;
    }
    const step = Math.min(left, window.bytes().length);
    window.consume(step);
    left -= step;
  }
  return null;
}

async function endsAt(source: { at: (position: number, length: number) => Promise<Buffer> }, end: number) {
  return end === 0 || (await source.at(end - 1, 1)).length === 1;
}

/**
 * Goes on to the next place where a record begins, looking from byte `from` of the window; the window is empty when
 * there is none. Gives the reason of a gap it came to, since that is what damaged the record at hand.
 */
async function findRecord(window: Window, from: number): Promise<string | null> {
  for (let at = from; ; ) {
    const bytes = window.bytes();
    for (let line = lineFrom(bytes, at); line >= 0; line = lineFrom(bytes, line + 1)) {
      if (bytes.length - line < BEHIND_BYTES) await window.fill(line + BEHIND_BYTES);
      if (!beginsRecord(window.bytes().subarray(line))) continue;
      window.consume(line);
      return null;
    }
    // What was looked through is left, but for the beginning of a line.
    const seen = Math.max(0, window.bytes().length - 1);
    window.consume(seen);
    at = 0;
    const fill = await window.fill(2);
    if (fill === 'enough') continue;
    return await window.advance();
  }
}

/** The next line at or after `from` that begins like a record. */
function lineFrom(bytes: Buffer, from: number): number {
  for (let at = bytes.indexOf('WARC/', from); at >= 0; at = bytes.indexOf('WARC/', at + 1))
    if (at === 0 || bytes[at - 1] === LF) return at;
  return -1;
}
