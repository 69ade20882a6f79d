import { isAscii, isUtf8 } from 'node:buffer';
import sniffHtmlEncoding from 'html-encoding-sniffer';
import iconv from 'iconv-lite';

/** Where the charset that was used came from. */
export type CharsetSource = 'bom' | 'header' | 'meta' | 'sniff';

export interface Charset {
  /** Lower-case WHATWG name ("utf-8", "windows-1252"). */
  readonly name: string;
  readonly from: CharsetSource;
  /** What the page or header declared when the bytes proved it wrong, else null. */
  readonly wrong: string | null;
}

/** A default that no real page declares, so that "nothing declared" can be told from a declared windows-1252. */
const NOTHING_DECLARED = 'x-user-defined';

/** A meta element may stand behind a long head: the standard looks at 1,024 bytes, pages put it later. */
const META_WINDOW = 16_384;
const LATE_META = /<meta[^<>]{0,200}?charset\s*=\s*["']?\s*([\w:.-]{2,40})/i;

/**
 * Decides the charset: byte order mark, then header, then meta, then the bytes themselves. A declaration that the
 * bytes contradict is set aside: UTF-8 is self-checking, so bytes that are valid UTF-8 with multi-byte characters are
 * not windows-1252 by chance, and bytes that are not valid UTF-8 cannot be it.
 *
 * @param header the charset parameter of the content type, or null
 */
export function chooseCharset(bytes: Uint8Array, header: string | null): Charset {
  const bom = bomOf(bytes);
  if (bom !== null) return { name: bom, from: 'bom', wrong: null };
  const wide = utf16WithoutBom(bytes);
  if (wide !== null) return { name: wide, from: 'sniff', wrong: null };
  const declared = declaredCharset(bytes, header);
  const shape = utf8Shape(bytes);
  if (declared === null) return { name: shape === 'broken' ? 'windows-1252' : 'utf-8', from: 'sniff', wrong: null };
  if (declared.name === 'utf-8' && shape === 'broken') {
    return { name: 'windows-1252', from: 'sniff', wrong: declared.name };
  }
  if (SINGLE_BYTE_LATIN.has(declared.name) && shape === 'multi-byte') {
    return { name: 'utf-8', from: 'sniff', wrong: declared.name };
  }
  // A meta element that says UTF-16 was read as ASCII, so it cannot be true (the standard says the same).
  if (declared.name.startsWith('utf-16')) return { name: 'utf-8', from: 'sniff', wrong: declared.name };
  return { ...declared, wrong: null };
}

/** What pages on misconfigured servers declare while their bytes are UTF-8. */
const SINGLE_BYTE_LATIN: ReadonlySet<string> = new Set(['windows-1252', 'iso-8859-15', 'iso-8859-2', 'windows-1250']);

function declaredCharset(bytes: Uint8Array, header: string | null): { name: string; from: CharsetSource } | null {
  const options = header === null ? {} : { transportLayerEncodingLabel: header };
  const known = (name: string): boolean => name !== NOTHING_DECLARED && iconv.encodingExists(name);
  if (header !== null) {
    const name = sniffHtmlEncoding(new Uint8Array(0), { ...options, defaultEncoding: NOTHING_DECLARED }).toLowerCase();
    if (known(name)) return { name, from: 'header' };
  }
  const early = sniffHtmlEncoding(bytes, { defaultEncoding: NOTHING_DECLARED }).toLowerCase();
  if (known(early)) return { name: early, from: 'meta' };
  const label = LATE_META.exec(Buffer.from(bytes.subarray(0, META_WINDOW)).toString('latin1'))?.[1];
  if (label === undefined) return null;
  const late = sniffHtmlEncoding(new Uint8Array(0), {
    transportLayerEncodingLabel: label,
    defaultEncoding: NOTHING_DECLARED,
  }).toLowerCase();
  return known(late) ? { name: late, from: 'meta' } : null;
}

function bomOf(bytes: Uint8Array): string | null {
  const [a, b, c] = [bytes[0], bytes[1], bytes[2]];
  if (a === 0xef && b === 0xbb && c === 0xbf) return 'utf-8';
  if (a === 0xff && b === 0xfe) return 'utf-16le';
  if (a === 0xfe && b === 0xff) return 'utf-16be';
  return null;
}

/** UTF-16 without a mark: every other byte is zero in markup and Latin text. */
function utf16WithoutBom(bytes: Uint8Array): string | null {
  const end = Math.min(bytes.length - (bytes.length % 2), 4_096);
  if (end < 8) return null;
  let even = 0;
  let odd = 0;
  for (let i = 0; i < end; i += 2) {
    if (bytes[i] === 0) even += 1;
    if (bytes[i + 1] === 0) odd += 1;
  }
  const half = end / 2;
  if (odd > half * 0.4 && even < half * 0.02) return 'utf-16le';
  if (even > half * 0.4 && odd < half * 0.02) return 'utf-16be';
  return null;
}

/** Broken sequences per 10,000 multi-byte ones that are still UTF-8: pages are cut and glued by hand. */
const TOLERATED_BREAKS = 200;

/** `ascii` fits every charset; `multi-byte` is UTF-8 (a few torn characters allowed); `broken` is something else. */
function utf8Shape(bytes: Uint8Array): 'ascii' | 'multi-byte' | 'broken' {
  if (isUtf8(bytes)) return isAscii(bytes) ? 'ascii' : 'multi-byte';
  let good = 0;
  let bad = 0;
  for (let i = 0; i < bytes.length; ) {
    const lead = bytes[i] ?? 0;
    i += 1;
    if (lead < 0x80) continue;
    let rest = lead >= 0xf0 && lead < 0xf5 ? 3 : lead >= 0xe0 && lead < 0xf0 ? 2 : lead >= 0xc2 && lead < 0xe0 ? 1 : 0;
    if (rest === 0) {
      bad += 1;
      continue;
    }
    while (rest > 0 && i < bytes.length && ((bytes[i] ?? 0) & 0xc0) === 0x80) {
      i += 1;
      rest -= 1;
    }
    if (rest === 0) good += 1;
    else if (i < bytes.length) bad += 1;
  }
  return bad === 0 || bad * 10_000 <= good * TOLERATED_BREAKS ? 'multi-byte' : 'broken';
}
