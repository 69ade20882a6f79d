import type { Bytes, Flow, Gap } from './parts.js';

/** Why no more bytes came: the file ends, the next member begins a record, or something could not be unpacked. */
export type Fill = 'enough' | 'end' | 'record' | 'gap';

/** The bytes of an archive that are looked at, whatever pieces they come in. */
export interface Window {
  readonly bytes: () => Buffer;
  /** Where byte `at` of the window is in the file (packed: the member it is in). */
  readonly offset: (at?: number) => number;
  /** The last byte of the window ends a gzip member or zstd frame. */
  readonly closed: () => boolean;
  readonly consume: (length: number) => void;
  /** Sees that `length` bytes are there, if the record at hand goes on so far; `inside`: part of it was consumed. */
  readonly fill: (length: number, inside?: boolean) => Promise<Fill>;
  /** Leaves what is held and goes on with what comes next: the reason of a gap, or null. */
  readonly advance: () => Promise<string | null>;
  /** Leaves what is held and goes on at another byte of a file that is not packed. */
  readonly jump: (offset: number) => void;
}

/** @param begins whether a record begins with these bytes */
export function openWindow(flow: Flow, begins: (bytes: Buffer) => boolean): Window {
  let held: Buffer = Buffer.alloc(0);
  /** Which part of the file each stretch of the window came from. */
  let marks: { readonly at: number; readonly offset: number }[] = [];
  let closed = true;
  let ahead: Bytes | Gap | null = null;
  let ended = false;

  const look = async (): Promise<Bytes | Gap | null> => {
    if (ahead !== null || ended) return ahead;
    ahead = await flow.next();
    ended = ahead === null;
    return ahead;
  };

  const fill = async (length: number, inside = false): Promise<Fill> => {
    if (held.length >= length) return 'enough';
    const taken: Buffer[] = [held];
    let size = held.length;
    let why: Fill = 'enough';
    while (size < length) {
      const part = await look();
      if (part === null || 'gap' in part) {
        why = part === null ? 'end' : 'gap';
        break;
      }
      if (part.starts && (inside || size > 0) && begins(part.bytes)) {
        why = 'record';
        break;
      }
      ahead = null;
      marks.push({ at: size, offset: part.offset });
      taken.push(part.bytes);
      size += part.bytes.length;
      closed = part.ends;
    }
    held =
      taken.length === 2 && held.length === 0 ? (taken[1] ?? held) : taken.length === 1 ? held : Buffer.concat(taken);
    return why;
  };

  const offset = (at = 0): number => {
    const mark = marks.findLast((one) => one.at <= at);
    if (mark === undefined) return 0;
    return flow.plain === null ? mark.offset : mark.offset + at - mark.at;
  };

  const consume = (length: number): void => {
    held = held.subarray(length);
    const last = marks.findLastIndex((one) => one.at <= length);
    marks = marks.slice(Math.max(0, last)).map((one) => ({ at: one.at - length, offset: one.offset }));
  };

  const leave = (): void => {
    held = Buffer.alloc(0);
    marks = [];
    closed = true;
  };

  const advance = async (): Promise<string | null> => {
    leave();
    const part = await look();
    if (part === null || !('gap' in part)) return null;
    ahead = null;
    marks = [{ at: 0, offset: part.offset }];
    return part.gap;
  };

  const jump = (to: number): void => {
    leave();
    ahead = null;
    ended = false;
    flow.plain?.jump(to);
  };

  return { bytes: () => held, offset, closed: () => closed, consume, fill, advance, jump };
}
