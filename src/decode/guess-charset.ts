import iconv from 'iconv-lite';
import { IDEOGRAMS, type Ideograms, LETTERS, type Letters, SIGNS } from './letters.js';

/** How well charsets explain bytes: the sum of the logarithms of what each byte or pair is likely to be, in nats. */
export interface CharsetFit {
  readonly name: string;
  /** In nats a byte above 0x7F; 0 would be certainty. */
  readonly perByte: number;
  /** Whether its words are Latin letters with some others among them. */
  readonly latin: boolean;
  /** Different letters of its language among the bytes; null for charsets of two bytes a character. */
  readonly letters: number | null;
}

/** Bytes counted: the beginning of a page tells, and a page of 50 MB need not be read twice. */
const COUNTED = 1_000_000;
/** Bytes decoded for charsets of two bytes a character. */
const DECODED = 16_000;

/** Texts in letters of one byte fit theirs better than this (-3.6 at worst, measured), pairs of bytes no better than -6. */
const A_LANGUAGE = -4.2;

/** What no text of the language holds. */
const NEVER = Math.log(1e-6);
/** A rare character of a charset that holds thousands. */
const RARE = Math.log(1e-5);
/** What is no character at all in a charset. */
const BROKEN = Math.log(1e-8);
/** A letter of another script beside a Latin one, and a letter of a Latin word between two that are no ASCII. */
const MIXED_WORD = Math.log(0.02);
const CROWDED = Math.log(0.15);
/** Capitals are rarer than small letters by this. */
const CAPITAL = 0.06;

/** High bytes of a text by value: those beside an ASCII letter, those between two high bytes, and all. */
interface HighBytes {
  readonly all: Uint32Array;
  readonly besideAscii: number;
  readonly crowded: number;
  readonly count: number;
}

/**
 * How well each charset explains the bytes above 0x7F, best first: by the frequency of the letters they would be in the
 * languages it was used for. Empty where there are no such bytes. Reads at most a megabyte.
 */
export function fitCharsets(bytes: Uint8Array): readonly CharsetFit[] {
  const seen = countHigh(bytes);
  if (seen.count === 0) return [];
  const best = new Map<string, CharsetFit>();
  const offer = (fit: CharsetFit): void => {
    if (fit.perByte > (best.get(fit.name)?.perByte ?? Number.NEGATIVE_INFINITY)) best.set(fit.name, fit);
  };
  for (const { charset, latin, likely, own } of singleByteTables()) {
    let sum = latin ? seen.crowded * CROWDED : seen.besideAscii * MIXED_WORD;
    let letters = 0;
    for (let byte = 0x80; byte < 0x100; byte += 1) {
      const count = seen.all[byte] ?? 0;
      if (count === 0) continue;
      sum += count * (likely[byte - 0x80] ?? BROKEN);
      if (own.has(byte)) letters += 1;
    }
    offer({ name: charset, perByte: sum / seen.count, latin, letters });
  }
  const fits = (): CharsetFit[] => [...best.values()].sort((a, b) => b.perByte - a.perByte);
  // Decoding five times costs as much as parsing: only where no letters of one byte are a language.
  if ((fits()[0]?.perByte ?? NEVER) > A_LANGUAGE) return fits();
  const sample = sampleOf(bytes);
  for (const { charset, likely } of doubleByteTables())
    offer({ name: charset, perByte: fitOf(sample, charset, likely), latin: false, letters: null });
  return fits();
}

function countHigh(bytes: Uint8Array): HighBytes {
  const all = new Uint32Array(256);
  const end = Math.min(bytes.length, COUNTED);
  let besideAscii = 0;
  let crowded = 0;
  let count = 0;
  for (let at = 0; at < end; at += 1) {
    const byte = bytes[at] ?? 0;
    if (byte < 0x80) continue;
    all[byte] = (all[byte] ?? 0) + 1;
    count += 1;
    const before = bytes[at - 1] ?? 0;
    const after = bytes[at + 1] ?? 0;
    // Signs of print stand beside letters of any script; in 0xA0 and above it is a letter in almost every charset.
    if (byte >= 0xc0 && (isLetter(before) || isLetter(after))) besideAscii += 1;
    if (byte >= 0xc0 && before >= 0xc0 && after >= 0xc0) crowded += 1;
  }
  return { all, besideAscii, crowded, count };
}

const isLetter = (byte: number): boolean => (byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7a;

/** From the first byte above 0x7F on, which begins a character in every charset. */
function sampleOf(bytes: Uint8Array): Buffer {
  const start = bytes.findIndex((byte) => byte >= 0x80);
  const end = Math.min(bytes.length, start + DECODED);
  return Buffer.from(bytes.buffer, bytes.byteOffset + start, end - start);
}

/** Mean of the logarithms over the high bytes of a sample, read as a charset of two bytes a character. */
function fitOf(sample: Buffer, charset: string, likely: ReadonlyMap<string, number>): number {
  let high = 0;
  for (const byte of sample) if (byte >= 0x80) high += 1;
  let sum = 0;
  for (const char of iconv.decode(sample, charset)) {
    if (char < '\u0080') continue;
    sum += char === '\ufffd' ? 2 * BROKEN : (likely.get(char) ?? (isHalfWidth(char) ? NEVER : RARE));
  }
  return sum / high;
}

/** Half-width katakana are one byte in Shift_JIS: other charsets' letters read as them. */
const isHalfWidth = (char: string): boolean => char >= '\uff61' && char <= '\uff9f';

interface SingleByteTable {
  readonly charset: string;
  readonly latin: boolean;
  /** Logarithms for 0x80 to 0xFF. */
  readonly likely: Float64Array;
  /** The bytes that are letters of the language. */
  readonly own: ReadonlySet<number>;
}

let singleByte: readonly SingleByteTable[] | null = null;

/** Made on first use: most pages say their charset and are right. */
function singleByteTables(): readonly SingleByteTable[] {
  singleByte ??= LETTERS.flatMap((letters) => letters.charsets.map((charset) => tableOf(letters, charset)));
  return singleByte;
}

function tableOf(letters: Letters, charset: string): SingleByteTable {
  const shares = new Map<string, number>();
  const own = new Set<number>();
  const add = (char: string, share: number): void => {
    shares.set(char, (shares.get(char) ?? 0) + share);
  };
  for (const [char, share] of pairsOf(letters.shares)) {
    add(char, share);
    const capital = char.toUpperCase();
    if (capital !== char && capital.length === 1) add(capital, share * CAPITAL);
  }
  for (const [char, share] of pairsOf(SIGNS)) add(char, share);
  const total = [...shares.values()].reduce((sum, share) => sum + share, 0);
  const likely = new Float64Array(128);
  for (let byte = 0x80; byte < 0x100; byte += 1) {
    const char = iconv.decode(Buffer.from([byte]), charset);
    const share = shares.get(char);
    if (share !== undefined && /\p{L}/u.test(char)) own.add(byte);
    likely[byte - 0x80] =
      share !== undefined
        ? Math.log(share / total)
        : /[\ufffd\u0080-\u009f]/.test(char)
          ? BROKEN
          : strange(char, letters.latin);
  }
  return { charset, latin: letters.latin, likely, own };
}

/** A character the language does not use: letters of a name from elsewhere are likelier than signs and other scripts. */
function strange(char: string, latin: boolean): number {
  return latin && /\p{Script=Latin}/u.test(char) ? Math.log(1e-4) : NEVER;
}

function pairsOf(shares: string): [string, number][] {
  const parts = shares.split(' ');
  return parts.flatMap((char, at): [string, number][] => (at % 2 === 0 ? [[char, Number(parts[at + 1])]] : []));
}

const OTHER_LETTERS: readonly (readonly [from: number, to: number])[] = [
  [0xc0, 0x17f],
  [0x391, 0x3c9],
  [0x401, 0x451],
  [0xff10, 0xff19],
  [0xff21, 0xff5a],
];

interface DoubleByteTable {
  readonly charset: string;
  readonly likely: ReadonlyMap<string, number>;
}

let doubleByte: readonly DoubleByteTable[] | null = null;

function doubleByteTables(): readonly DoubleByteTable[] {
  doubleByte ??= IDEOGRAMS.flatMap((script) => {
    const likely = likelyOf(script);
    return script.charsets.map((charset) => ({ charset, likely }));
  });
  return doubleByte;
}

/** Frequent characters fall off as words do, by rank; the others share what is left. */
function likelyOf(script: Ideograms): ReadonlyMap<string, number> {
  const frequent = [...new Set(script.frequent)];
  const weights = frequent.map((_, rank) => 1 / (rank + 10));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const likely = new Map(
    frequent.map((char, rank) => [char, Math.log((script.covered * (weights[rank] ?? 0)) / total)]),
  );
  const size = script.others.reduce((sum, [from, to]) => sum + to - from + 1, 0);
  const rest = Math.log((1 - script.covered) / size);
  for (const [from, to] of script.others)
    for (let code = from; code <= to; code += 1) {
      const char = String.fromCodePoint(code);
      if (!likely.has(char)) likely.set(char, rest);
    }
  // These charsets have accented and wide Latin letters, Greek and Cyrillic, too.
  for (const [from, to] of OTHER_LETTERS)
    for (let code = from; code <= to; code += 1) likely.set(String.fromCodePoint(code), Math.log(2e-4));
  // Chinese and Korean sets hold Japan's syllables, too: a text in them does not disprove the set.
  for (let code = 0x3041; code <= 0x30fe; code += 1) {
    const char = String.fromCodePoint(code);
    if (!likely.has(char)) likely.set(char, Math.log(2e-3));
  }
  for (const [char, share] of pairsOf(SIGNS)) if (!likely.has(char)) likely.set(char, Math.log(share / 1_000));
  for (const sign of '　！？（），．：；「」『』【】～￥％＆＋－＝／　〜―‥※○●◎◇◆□■△▲▽▼☆★→←↑↓')
    if (!likely.has(sign)) likely.set(sign, Math.log(1e-3));
  return likely;
}
