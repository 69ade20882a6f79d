/**
 * Bytes as text for weights that live in source files: 64 signs, one capital letter and no quotation mark, star, dollar or
 * backslash among them, so that no name, comment or placeholder can appear by chance.
 */
const SIGNS = '0123456789abcdefghijklmnopqrstuvwxyz!#A%&()+,-./:;<=>?@[]^_{|}~ ';
const VALUES = new Int16Array(128).fill(-1);
for (let i = 0; i < 64; i += 1) VALUES[SIGNS.charCodeAt(i)] = i;

/** Four signs for three bytes. */
export function encodeBytes(bytes: Uint8Array): string {
  const parts: string[] = [];
  for (let i = 0; i < bytes.length; i += 3) {
    const word = ((bytes[i] ?? 0) << 16) | ((bytes[i + 1] ?? 0) << 8) | (bytes[i + 2] ?? 0);
    const signs = Math.min(4, bytes.length - i + 1);
    for (let k = 0; k < signs; k += 1) parts.push(SIGNS.charAt((word >>> (18 - 6 * k)) & 63));
  }
  return parts.join('');
}

/** The bytes again, or null where the text holds a sign that is none of ours. */
export function decodeBytes(text: string): Uint8Array | null {
  const out = new Uint8Array(Math.floor((text.length * 3) / 4));
  let at = 0;
  for (let i = 0; i < text.length; i += 4) {
    let word = 0;
    const signs = Math.min(4, text.length - i);
    for (let k = 0; k < signs; k += 1) {
      const unit = text.charCodeAt(i + k);
      const value = unit < 128 ? (VALUES[unit] ?? -1) : -1;
      if (value < 0) return null;
      word |= value << (18 - 6 * k);
    }
    for (let k = 0; k < signs - 1; k += 1) {
      out[at] = (word >>> (16 - 8 * k)) & 255;
      at += 1;
    }
  }
  return out;
}

/** Bucket numbers (ascending) and one signed byte per class for each, as bytes: gaps first, in groups of seven bits. */
export function packBuckets(buckets: Int32Array, signed: readonly Int8Array[]): Uint8Array {
  const out: number[] = [];
  let before = -1;
  buckets.forEach((bucket, i) => {
    let gap = bucket - before - 1;
    before = bucket;
    while (gap >= 128) {
      out.push((gap & 127) | 128);
      gap >>>= 7;
    }
    out.push(gap);
    for (const values of signed) out.push((values[i] ?? 0) & 255);
  });
  return Uint8Array.from(out);
}

/** Reads what `packBuckets` wrote; null where the bytes end early or a bucket lies outside. */
export function unpackBuckets(
  bytes: Uint8Array,
  classes: number,
  size: number,
): { readonly buckets: Int32Array; readonly values: Int8Array } | null {
  // A bucket takes at least one byte and one for each class.
  const most = Math.floor(bytes.length / (1 + classes));
  const buckets = new Int32Array(most);
  const values = new Int8Array(most * classes);
  let count = 0;
  let before = -1;
  for (let at = 0; at < bytes.length; ) {
    let gap = 0;
    let shift = 0;
    for (;;) {
      const byte = bytes[at];
      if (byte === undefined || shift > 28) return null;
      at += 1;
      gap |= (byte & 127) << shift;
      shift += 7;
      if (byte < 128) break;
    }
    before += gap + 1;
    if (before >= size || at + classes > bytes.length) return null;
    buckets[count] = before;
    for (let k = 0; k < classes; k += 1) values[count * classes + k] = bytes[at + k] ?? 0;
    count += 1;
    at += classes;
  }
  return { buckets: buckets.slice(0, count), values: values.slice(0, count * classes) };
}
