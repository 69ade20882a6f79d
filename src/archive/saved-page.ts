import { isAddress } from '../model/address.js';
/** What a saved page says of its own saving. */
export interface SavedFrom {
  /** Complete address, or `host/path` without a scheme where the program that saved it leaves it out. */
  readonly address: string;
  /** ISO 8601 with `Z`; null where it does not say. */
  readonly fetchedAt: string | null;
}

/** Characters looked at: these remarks stand in front of the head, SingleFile's behind the attributes of `<html>`. */
const WINDOW = 16_384;

const SINGLE_FILE =
  /<!--\s{1,20}Page saved with SingleFile\s{1,20}url:[ \t]{0,20}(\S{1,4000})[ \t]{0,20}\r?\n(?:\s{0,20}saved date:[ \t]{0,20}([^\r\n]{0,120}))?/;
const BROWSER = /<!--\s{0,20}saved from url=\((\d{4,6})\)([^\s>]{1,4000})/i;
const HTTRACK =
  /<!--\s{0,20}Mirrored from ([^\s<>]{1,4000}) by HTTrack Website Copier[^,<>]{0,80}(?:\[[^\]<>]{0,40}\])?,\s{0,5}([^<>]{0,60}?)\s{0,5}-->/i;

/**
 * Where and when a page was saved, by the remark of the program that saved it: SingleFile, a browser's "saved from
 * url=(0042)…", HTTrack's "Mirrored from …". Null where there is none.
 */
export function savedFrom(markup: string): SavedFrom | null {
  const head = markup.slice(0, WINDOW);
  const single = SINGLE_FILE.exec(head);
  if (single !== null) {
    const address = httpAddress(single[1] ?? '');
    return address === null ? null : { address, fetchedAt: instantOf(single[2] ?? '') };
  }
  const mirrored = HTTRACK.exec(head);
  if (mirrored !== null) {
    const address = mirrored[1] ?? '';
    const named = /^https?:\/\//i.test(address) ? httpAddress(address) : hostAndPath(address);
    return named === null ? null : { address: named, fetchedAt: instantOf(mirrored[2] ?? '') };
  }
  const browser = BROWSER.exec(head);
  if (browser === null) return null;
  // The number is the length of the address; "--" that closes the remark may stand right behind it.
  const text = (browser[2] ?? '').slice(0, Number(browser[1])).replace(/-->?$/, '');
  const address = httpAddress(text);
  return address === null ? null : { address, fetchedAt: null };
}

/** Entities a serializer writes into an address that stands in markup. */
const plainAmpersand = (text: string): string => text.replace(/&amp;/g, '&');

/** A complete http(s) address as it is written, without its blanks; null for anything else. */
export function httpAddress(text: string): string | null {
  const address = plainAmpersand(text.trim());
  if (address.length > 4_000 || /[\s<>"]/.test(address) || !/^https?:\/\/./i.test(address)) return null;
  return isAddress(address) ? address : null;
}

function hostAndPath(text: string): string | null {
  const address = plainAmpersand(text);
  return isAddress(`http://${address}`) && /^[^/?#]*[.:]|^localhost\b/.test(address) ? address : null;
}

/**
 * The scheme is missing in the names of a mirror's folders and in HTTrack's remark: that which the page itself uses for
 * this host most, `http` where it uses none.
 */
export function withScheme(address: string, markup: string): string {
  if (/^https?:\/\//i.test(address)) return address;
  const host = /^[^/?#]*/.exec(address)?.[0] ?? address;
  const count = (scheme: string): number => occurrences(markup, `${scheme}://${host}`);
  return `${count('https') > count('http') ? 'https' : 'http'}://${address}`;
}

/** Occurrences counted: more say nothing new. */
const ENOUGH = 50;

function occurrences(text: string, part: string): number {
  let n = 0;
  for (let at = text.indexOf(part); at >= 0 && n < ENOUGH; at = text.indexOf(part, at + part.length)) n += 1;
  return n;
}

const MONTH = 'Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec';
const CLOCK = '(\\d{1,2}:\\d{2}(?::\\d{2})?)';
const ZONE = '((?:GMT|UTC)?[+-]\\d{2}:?\\d{2}|GMT|UTC|UT|Z)';
/** RFC 2822 ("Sat, 2 Mar 2024 10:00:00 +0100") and a script's own ("Sat Mar 02 2024 10:00:00 GMT+0100 (…)"). */
const MAIL_DATE = new RegExp(`^(?:[A-Z][a-z]{2},\\s+)?(\\d{1,2})\\s+(${MONTH})\\s+(\\d{4})\\s+${CLOCK}\\s*${ZONE}`);
const SCRIPT_DATE = new RegExp(`^[A-Z][a-z]{2}\\s+(${MONTH})\\s+(\\d{1,2})\\s+(\\d{4})\\s+${CLOCK}\\s*${ZONE}`);
const ISO_DATE = /^(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?:Z|[+-]\d{2}:\d{2}))/;

/** A date with its zone as ISO 8601 in UTC; null for one without a zone, which names no instant. */
export function instantOf(words: string): string | null {
  const text = words.trim();
  const mail = MAIL_DATE.exec(text);
  const script = SCRIPT_DATE.exec(text);
  const iso = ISO_DATE.exec(text);
  const [day, month, year, clock, zone] =
    mail !== null
      ? mail.slice(1)
      : script !== null
        ? [script[2], script[1], script[3], script[4], script[5]]
        : ['', '', '', '', ''];
  const parsed = Date.parse(iso?.[1] ?? `${day} ${month} ${year} ${clock} ${zone}`);
  return Number.isNaN(parsed) ? null : new Date(parsed).toISOString().replace('.000Z', 'Z');
}
