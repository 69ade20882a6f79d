import type { PageElement } from '../html/page-tree.js';
import { textOf } from '../html/text-of.js';
import { findDateWords } from './date-words.js';
import type { Facts } from './facts.js';
import { cleanName } from './names.js';
import { BARE_QUOTE, CITATIONS } from './words.js';

/** Longer lines cite nothing. */
export const LONGEST_HEADER = 200;

/** The name in a citation line, by the phrase it is in; null when it is none. */
export function citationOf(line: string): string | null {
  if (line.length > LONGEST_HEADER) return null;
  for (const pattern of CITATIONS) {
    const name = pattern.exec(line)?.[1]?.replace(/^["“«\s@]+|["”»\s:,]+$/gu, '');
    if (name !== undefined && name !== '' && !/^(?:i|he|she|they|we|you|it|who|this|that|as (?:i|you|he))$/i.test(name))
      return name;
  }
  return null;
}

export const isHeaderLine = (line: string): boolean =>
  line.length <= LONGEST_HEADER && (BARE_QUOTE.test(line) || citationOf(line) !== null);

const NAMED = [
  'data-author',
  'data-username',
  'data-quote',
  'data-name',
  'data-user',
  'data-ipsquote-username',
  'data-quote-author',
  'data-poster',
];

export function attributesOf(quote: PageElement, header: PageElement | null): string | null {
  for (const element of [quote, ...(header === null ? [] : [header])]) {
    for (const name of NAMED) {
      const value = element.attributes[name]?.trim();
      if (value !== undefined && value !== '' && value.length <= 80 && !/^\d+$/.test(value))
        return value.replace(/^@/, '');
    }
  }
  return null;
}

/** Who a citation line names: by its phrase, else the emphasised or linked name in it, else the line itself. */
export function nameIn(facts: Facts, header: PageElement | null, line: string): string | null {
  if (BARE_QUOTE.test(line)) return null;
  const date = findDateWords(line);
  const undated =
    date === null
      ? line
      : `${line.slice(0, date.start).replace(/\s(?:on|am|at|le|el|il|op|em|в|w dniu)\s*$/iu, '')}${line.slice(date.end)}`
          .replace(/[([]\s*[,\s]*[)\]]/g, ' ')
          .replace(/\s+/g, ' ')
          .trim();
  const cited = citationOf(undated.replace(/^(?:on|am|le|el|il|op|em)?\s*,\s*/i, '')) ?? citationOf(line);
  if (cited !== null && header === null) return cited;
  for (let order = (header?.order ?? 0) + 1; header !== null && order <= header.last; order += 1) {
    const element = facts.tree.elements[order];
    if (element === undefined || !/^(?:strong|b|a|span|em|cite)$/.test(element.tag) || facts.dates.has(order)) continue;
    const text = textOf(element);
    const name = cleanName(text);
    if (name === null || isHeaderLine(text) || (cited !== null && !cited.includes(name))) continue;
    if (element.tag !== 'span' || facts.authors.has(order)) return text.replace(/^@|[:,]\s*$/g, '').trim();
  }
  return cited ?? cleanName(line.replace(/\s*:$/, ''));
}
