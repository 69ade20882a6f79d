import { declarationsIn } from './declared-charset.js';
import { type CharsetFit, fitCharsets } from './guess-charset.js';
import { type Utf8Shape, utf8Shape } from './utf-8-shape.js';
import { mayBeUtf16, utf16WithoutBom } from './utf-16.js';

/** Where the charset that was used came from. `meta` is any declaration in the page, an XML one too. */
export type CharsetSource = 'bom' | 'header' | 'meta' | 'sniff';

export interface Charset {
  /** Lower-case WHATWG name ("utf-8", "windows-1252"). */
  readonly name: string;
  readonly from: CharsetSource;
  /** What the page or header declared when the bytes proved it wrong, else null. */
  readonly wrong: string | null;
}

/**
 * Decides the charset: byte order mark, then header, then meta or XML declaration, then the bytes themselves. A
 * declaration that the bytes contradict is set aside, and the next one is asked: UTF-8 is self-checking, so bytes that
 * are valid UTF-8 with multi-byte characters are nothing else by chance, and bytes that are not valid UTF-8 cannot be
 * it; a charset of one or two bytes a character is disproved where its letters would be no language and those of
 * another charset are one (`guess-charset.ts`).
 *
 * @param header the charset parameter of the content type, or null
 */
export function chooseCharset(bytes: Uint8Array, header: string | null): Charset {
  const bom = bomOf(bytes);
  if (bom !== null) return { name: bom, from: 'bom', wrong: null };
  const declared = declarationsIn(bytes, header);
  const wide = utf16WithoutBom(bytes);
  if (wide !== null) {
    const said = declared.find(({ name }) => name.startsWith('utf-16'));
    return { name: wide, from: said?.name === wide ? said.from : 'sniff', wrong: null };
  }
  const evidence = evidenceOf(bytes);
  const right = declared.find(({ name, from }) => holds(name, from, evidence));
  const wrong = declared.find((one) => one !== right && one.name !== right?.name)?.name ?? null;
  const isFirst = right !== undefined && right === declared[0];
  if (right !== undefined) return { name: right.name, from: right.from, wrong: isFirst ? null : wrong };
  const name = sniff(evidence);
  return { name, from: 'sniff', wrong: wrong === name ? null : wrong };
}

/** What the bytes say, worked out when it is asked for: pages that declare UTF-8 and are it need no more. */
interface Evidence {
  readonly bytes: Uint8Array;
  readonly shape: Utf8Shape;
  readonly fits: () => readonly CharsetFit[];
}

function evidenceOf(bytes: Uint8Array): Evidence {
  let fits: readonly CharsetFit[] | null = null;
  const shape = utf8Shape(bytes);
  return {
    bytes,
    shape,
    fits: () => {
      fits ??= fitCharsets(bytes);
      return fits;
    },
  };
}

/** Multi-byte characters from which on two-byte charsets are ruled out: a pair or two of theirs may be UTF-8 by chance. */
const NO_CHANCE = 4;
/** Better by so many nats a byte, over so many bytes, another charset disproves the declared one. */
const FAR_BETTER = 1.5;
const ENOUGH_BYTES = 40;
/** A fit worse than this a byte is no text in a charset of two bytes: many of its pairs are none. */
const TORN = -9;
/** A fit worse than this a byte is no language at all. */
const NO_LANGUAGE = -5.5;

function holds(name: string, from: CharsetSource, { bytes, shape, fits }: Evidence): boolean {
  if (name === 'utf-8') return shape.kind !== 'broken';
  // A meta element that says UTF-16 was read as ASCII, so it cannot be true (the standard says the same).
  if (name === 'utf-16le' || name === 'utf-16be') return from === 'header' && mayBeUtf16(bytes, name);
  if (shape.kind === 'ascii') return true;
  if (shape.kind === 'multi-byte') return TWO_BYTES.has(name) && shape.characters < NO_CHANCE;
  if (shape.high < ENOUGH_BYTES) return true;
  const [best] = fits();
  const own = fits().find((fit) => fit.name === PROFILE.get(name) || fit.name === name);
  if (best === undefined || own === undefined || best.perByte < NO_LANGUAGE) return true;
  // Charsets of two bytes hold many scripts: single letters do not speak against them, torn pairs and other pairs do.
  if (TWO_BYTES.has(name) && !TWO_BYTES.has(best.name) && own.perByte > TORN) return true;
  return best.perByte - own.perByte < FAR_BETTER;
}

/** Charsets of one or two bytes a character, whose characters may look like UTF-8. */
const TWO_BYTES: ReadonlySet<string> = new Set(['shift_jis', 'euc-jp', 'euc-kr', 'gbk', 'gb18030', 'big5']);
/** Charsets read like another as far as letters go. */
const PROFILE: ReadonlyMap<string, string> = new Map([
  ['gbk', 'gb18030'],
  ['iso-8859-15', 'windows-1252'],
  ['iso-8859-8-i', 'iso-8859-8'],
]);

/** A charset that is not the usual windows-1252 must explain the bytes better by so many nats in all. */
const CERTAIN = 8;
/** Different letters from which on a text may be in another language of Europe, or in another script. */
const LETTERS_BESIDE_ASCII = 4;
const LETTERS_OF_A_SCRIPT = 6;

/** The charset the bytes speak for where no declaration holds. */
function sniff({ bytes, shape, fits }: Evidence): string {
  if (shape.kind !== 'broken') return isIso2022Jp(bytes, shape) ? 'iso-2022-jp' : 'utf-8';
  const [best] = fits();
  const usual = fits().find(({ name }) => name === 'windows-1252');
  if (best === undefined || usual === undefined || best.perByte < NO_LANGUAGE) return 'windows-1252';
  // A sign or name from elsewhere, however often, is no language.
  if (best.letters !== null && best.letters < (best.latin ? LETTERS_BESIDE_ASCII : LETTERS_OF_A_SCRIPT))
    return 'windows-1252';
  return (best.perByte - usual.perByte) * shape.high < CERTAIN ? 'windows-1252' : best.name;
}

/** Japanese mail: ASCII all through, with escapes that switch to two bytes a character and back. */
function isIso2022Jp(bytes: Uint8Array, shape: Utf8Shape): boolean {
  if (shape.kind !== 'ascii') return false;
  const all = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return ['\u001b$B', '\u001b$@'].some((switching) => all.includes(switching, 0, 'latin1'));
}

function bomOf(bytes: Uint8Array): string | null {
  const [a, b, c] = [bytes[0], bytes[1], bytes[2]];
  if (a === 0xef && b === 0xbb && c === 0xbf) return 'utf-8';
  if (a === 0xff && b === 0xfe) return 'utf-16le';
  if (a === 0xfe && b === 0xff) return 'utf-16be';
  return null;
}
