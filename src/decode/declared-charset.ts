import sniffHtmlEncoding from 'html-encoding-sniffer';
import iconv from 'iconv-lite';

/** A charset somebody declares, and where. */
export interface Declaration {
  readonly name: string;
  readonly from: 'header' | 'meta';
}

/** A default that no real page declares, so that "nothing declared" can be told from a declared windows-1252. */
const NOTHING_DECLARED = 'x-user-defined';

/** A meta element may stand behind a long head: the standard looks at 1,024 bytes, pages put it later. */
const META_WINDOW = 16_384;
const LATE_META = /<meta[^<>]{0,200}?charset\s*=\s*["']?\s*([\w:.-]{2,40})/i;
const XML_DECLARATION = /^\s{0,100}<\?xml[^<>]{0,100}?\sencoding\s{0,10}=\s{0,10}["']\s{0,10}([\w:.-]{2,40})/i;

/** What the header and the page declare, each once, in the order they are believed: header, meta, XML declaration. */
export function declarationsIn(bytes: Uint8Array, header: string | null): readonly Declaration[] {
  const found: Declaration[] = [];
  const add = (name: string | null, from: Declaration['from']): void => {
    if (name !== null && !found.some((one) => one.name === name)) found.push({ name, from });
  };
  if (header !== null) add(charsetNamed(header), 'header');
  const early = sniffHtmlEncoding(bytes, { defaultEncoding: NOTHING_DECLARED }).toLowerCase();
  const head = Buffer.from(bytes.subarray(0, META_WINDOW)).toString('latin1');
  const late = known(early) ? early : charsetNamed(LATE_META.exec(head)?.[1] ?? '');
  add(late, 'meta');
  add(charsetNamed(XML_DECLARATION.exec(head)?.[1] ?? ''), 'meta');
  return found;
}

/** The charset a label stands for ("latin1" is windows-1252), by the WHATWG's list; null for an unknown one. */
function charsetNamed(label: string): string | null {
  if (label === '') return null;
  const name = sniffHtmlEncoding(new Uint8Array(0), {
    transportLayerEncodingLabel: label,
    defaultEncoding: NOTHING_DECLARED,
  }).toLowerCase();
  return known(name) ? name : null;
}

const known = (name: string): boolean => name !== NOTHING_DECLARED && (iconv.encodingExists(name) || isDecodable(name));

/** What iconv-lite lacks and the runtime reads (`decode.ts`). */
export function isDecodable(name: string): boolean {
  return name === 'iso-2022-jp' || name === 'x-mac-cyrillic';
}
