import { cheerio } from '../../on-demand.js';

const REFERENCE = /&(?:#(?:[xX][\da-fA-F]+|\d+)|[A-Za-z][\dA-Za-z]*);?/g;

/** The longest name is `CounterClockwiseContourIntegral`; what is longer can only begin with one. */
const LONGEST = 40;
/** References remembered; more names than there are entities means that somebody makes them up. */
const REMEMBERED = 4_000;

const inText = new Map<string, string>();
const inAttributes = new Map<string, string>();

/**
 * Character references of a page. Plain numbers are computed; for the rest the slow parser is asked once and its answer
 * kept, so that this table cannot differ from it.
 */
export class References {
  /** More unknown names than this on one page are bait: it is read the slow way. */
  unknown = 0;

  decode(text: string, attribute: boolean): string {
    if (text.indexOf('&') < 0) return text;
    return text.replace(REFERENCE, (reference, offset: number) => {
      // "?a=1&copy=2" in an address is no copyright sign.
      if (attribute && !reference.endsWith(';') && reference[1] !== '#' && text[offset + reference.length] === '=')
        return reference;
      return plainNumber(reference) ?? this.look(reference, attribute);
    });
  }

  private look(reference: string, attribute: boolean): string {
    if (reference.length > LONGEST) {
      const head = reference.slice(0, LONGEST);
      return attribute ? reference : this.look(head, false) + reference.slice(LONGEST);
    }
    const table = attribute ? inAttributes : inText;
    const kept = table.get(reference);
    if (kept !== undefined) return kept;
    this.unknown += 1;
    if (this.unknown > REMEMBERED / 10) return reference;
    const decoded = ask(reference, attribute);
    if (table.size < REMEMBERED) table.set(reference, decoded);
    return decoded;
  }

  /** Whether so many references were made up that not all were looked up. */
  get exhausted(): boolean {
    return this.unknown > REMEMBERED / 10;
  }
}

/** Numbers that stand for themselves; the others (controls, halves of pairs, too large ones) have rules. */
function plainNumber(reference: string): string | null {
  if (reference.charCodeAt(1) !== 0x23 || reference.length > 10) return null;
  const hex = reference.charCodeAt(2) === 0x78 || reference.charCodeAt(2) === 0x58;
  const code = hex ? Number.parseInt(reference.slice(3), 16) : Number.parseInt(reference.slice(2), 10);
  return (code >= 0xa0 && code < 0xd800) || (code >= 0xe000 && code <= 0x10_ffff) ? String.fromCodePoint(code) : null;
}

function ask(reference: string, attribute: boolean): string {
  if (attribute) return cheerio().load(`<p title="${reference}">`, null, false)('p').attr('title') ?? reference;
  return cheerio().load(`<p>${reference}</p>`, null, false)('p').text();
}
