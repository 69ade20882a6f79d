/** Units looked at. */
const LOOKED_AT = 8_192;

/** Which half of the units of UTF-16 is zero, in shares of all units, and what else speaks for or against it. */
interface Units {
  readonly count: number;
  readonly zeroFirst: number;
  readonly zeroSecond: number;
}

/**
 * UTF-16 without a mark: markup, digits and blanks have a zero in one half of their units, and no other charset of
 * pages has zeros at all. Null where the bytes are not so.
 */
export function utf16WithoutBom(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  const { count, zeroFirst, zeroSecond } = countZeros(bytes);
  if (count < 4) return null;
  if (zeroSecond > count * 0.4 && zeroFirst < count * 0.02) return 'utf-16le';
  if (zeroFirst > count * 0.4 && zeroSecond < count * 0.02) return 'utf-16be';
  // Text in another script has zeros at its blanks and digits, and few in letters that are the first of their block.
  if (zeroSecond > count * 0.02 && zeroFirst < zeroSecond * 0.3 && isText(bytes, 1)) return 'utf-16le';
  if (zeroFirst > count * 0.02 && zeroSecond < zeroFirst * 0.3 && isText(bytes, 0)) return 'utf-16be';
  return null;
}

/** Whether bytes may be UTF-16 of this order when a server says so: even in number, and text in it. */
export function mayBeUtf16(bytes: Uint8Array, order: 'utf-16le' | 'utf-16be'): boolean {
  return bytes.length % 2 === 0 && isText(bytes, order === 'utf-16le' ? 1 : 0);
}

function countZeros(bytes: Uint8Array): Units {
  const end = Math.min(bytes.length - (bytes.length % 2), LOOKED_AT);
  let zeroFirst = 0;
  let zeroSecond = 0;
  for (let i = 0; i < end; i += 2) {
    if (bytes[i] === 0) zeroFirst += 1;
    if (bytes[i + 1] === 0) zeroSecond += 1;
  }
  return { count: end / 2, zeroFirst, zeroSecond };
}

/** No controls, no half of a surrogate pair alone, no private or unassigned blocks: noise has them soon. */
function isText(bytes: Uint8Array, high: 0 | 1): boolean {
  const end = Math.min(bytes.length - (bytes.length % 2), LOOKED_AT);
  let expectLow = false;
  for (let i = 0; i < end; i += 2) {
    const unit = ((bytes[i + high] ?? 0) << 8) | (bytes[i + 1 - high] ?? 0);
    const low = unit >= 0xdc00 && unit < 0xe000;
    if (low !== expectLow) return false;
    expectLow = unit >= 0xd800 && unit < 0xdc00;
    if (unit < 0x09 || (unit > 0x0d && unit < 0x20) || (unit >= 0xe000 && unit < 0xf900) || unit >= 0xfffe)
      return false;
  }
  return true;
}
