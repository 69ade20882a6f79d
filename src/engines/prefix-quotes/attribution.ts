import { ORIGINAL_MESSAGE, WRITES } from './phrases.js';

/** Who is quoted and when, from the line above a mail's quote. */
export interface Attribution {
  readonly author: string | null;
  /** The words of the time, as far as the line gives one. */
  readonly when: string | null;
}

/** Longer lines are prose. */
const LONGEST = 400;

/** Reads "On Fri, 2 Mar 2012 at 3:19 PM, Ada Brook <ada@example.org> wrote:"; null for a line that introduces nobody. */
export function readAttribution(line: string): Attribution | null {
  const text = line.replace(/\s+/g, ' ').trim();
  if (text.length > LONGEST || !text.endsWith(':')) return null;
  for (const { verb, opening } of WRITES) {
    const found = verb.exec(text);
    if (found === null) continue;
    const before = text.slice(0, found.index).trim();
    const after = text
      .slice(found.index + found[0].length)
      .replace(/:$/, '')
      .trim();
    // German, Dutch and the Nordic languages put the name behind the verb: "Am 2. März 2012 schrieb Ada Brook:".
    const behind = after !== '' && opening !== null && opening.test(before) && !/\d/.test(after);
    if (behind) return { author: personOf(after), when: whenOf(before.replace(opening, '')) };
    if (before === '') continue;
    const dated = opening?.test(before) === true ? before.replace(opening, '') : before;
    const { name, when } = splitDate(dated);
    return { author: personOf(name), when: whenOf(when) ?? whenOf(after) };
  }
  return null;
}

/** A token of a date or clock: names come after the last of them. */
const DATE_TOKEN =
  /(?:\d[\d:.,/-]*|\b[ap]\.?m\.?\b|[+-]\d{4}|\((?:[A-Z]{2,5}|[+-]?\d{4})\)|\b(?:GMT|UTC|CES?T|[ECMP][SD]T)\b(?:[+-]\d{1,4})?)[,)]*/giu;

function splitDate(text: string): { name: string; when: string } {
  let end = 0;
  for (const found of text.matchAll(DATE_TOKEN)) {
    // Digits inside an address belong to the person.
    if (/[@<]/.test(text.slice(end, found.index))) break;
    end = found.index + found[0].length;
  }
  if (end === 0) return { name: text, when: '' };
  const name = text.slice(end).replace(/^[\s,:-]+/, '');
  return name === '' ? { name: text, when: '' } : { name, when: text.slice(0, end) };
}

function whenOf(text: string): string | null {
  const words = text.replace(/^[\s,:]+|[\s,:]+$/g, '');
  return /\d/.test(words) ? words : null;
}

/** The name of a mail header value: without its address, unless it is nothing else. */
export function personOf(text: string): string | null {
  const bare = text
    .replace(/[,\s]*<[^<>]{0,200}>[,\s]*/g, ' ')
    .replace(/\s*\[?\(?mailto:[^)\]\s]{1,200}[)\]]?/gi, ' ')
    .replace(/\s*\([^()@]{1,100}(?:@| at )[^()]{1,100}\)/g, ' ');
  const name = (bare.trim() === '' ? text : bare)
    .replace(/^[\s"'“„,<]+|[\s"'”,:>]+$/gu, '')
    .replace(/\s+/g, ' ')
    .trim();
  return name === '' ? null : name.slice(0, 200);
}

/** Whether a line announces the message below it as a whole ("----- Original Message -----"). */
export function isOriginalMessage(line: string): boolean {
  const words = /^[-_=*\s]{2,80}([^-_=*][^\n]{3,60}?)[-_=*\s]{2,80}$/.exec(line.trim())?.[1];
  return words !== undefined && ORIGINAL_MESSAGE.has(words.trim().toLowerCase());
}
