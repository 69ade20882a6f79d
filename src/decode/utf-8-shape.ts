import { isAscii, isUtf8 } from 'node:buffer';

/** Broken sequences per 10,000 multi-byte ones that are still UTF-8: pages are cut and glued by hand. */
const TOLERATED_BREAKS = 200;
/** Broken sequences after which a text full of them is read no further. */
const ENOUGH_BAD = 50_000;

/** What bytes are as UTF-8: `ascii` fits every charset; `multi-byte` is it (a few torn characters allowed). */
export interface Utf8Shape {
  readonly kind: 'ascii' | 'multi-byte' | 'broken';
  /** Whole characters of several bytes. */
  readonly characters: number;
  /** Bytes above 0x7F. */
  readonly high: number;
}

/** Reads the bytes once. */
export function utf8Shape(bytes: Uint8Array): Utf8Shape {
  if (isAscii(bytes)) return { kind: 'ascii', characters: 0, high: 0 };
  const whole = isUtf8(bytes);
  let good = 0;
  let bad = 0;
  let high = 0;
  for (let i = 0; i < bytes.length; ) {
    const lead = bytes[i] ?? 0;
    i += 1;
    if (lead < 0x80) continue;
    high += 1;
    let rest = lead >= 0xf0 && lead < 0xf5 ? 3 : lead >= 0xe0 && lead < 0xf0 ? 2 : lead >= 0xc2 && lead < 0xe0 ? 1 : 0;
    if (rest === 0) {
      bad += 1;
      continue;
    }
    while (rest > 0 && i < bytes.length && ((bytes[i] ?? 0) & 0xc0) === 0x80) {
      i += 1;
      high += 1;
      rest -= 1;
    }
    if (rest === 0) good += 1;
    else if (i < bytes.length) bad += 1;
    // What is no UTF-8 need not be counted to its end.
    if (bad > ENOUGH_BAD && bad * 10_000 > good * TOLERATED_BREAKS * 10) break;
  }
  const torn = whole || bad === 0 || bad * 10_000 <= good * TOLERATED_BREAKS;
  return { kind: torn ? 'multi-byte' : 'broken', characters: good, high };
}
