import { DATE_SOURCE, TIME_SOURCE } from './printed-time.js';
import type { Locale } from './spec.js';
import { RELATIVE } from './time-words.js';

/** What each slot of a template matches (spec.ts explains them). Every repetition is bounded. */
function slotSource(slot: string, locale: Locale): string {
  switch (slot) {
    case 'n':
      return '\\d[\\d.,]{0,12}[kKmM]?';
    case 'no':
      return '(?<no>\\d{1,3}(?:[., \u00a0]?\\d{3}){0,2})';
    case 'edited':
      return '(?<edited>.{0,120})';
    case 'score':
      return '(?<![\\d-])(?<score>-?\\d[\\d.,]{0,12})';
    case 'count':
      return '(?<count>-?\\d[\\d.,]{0,12})';
    case 'who':
      // Shortest first: dates behind the name hold commas too.
      return '(?<name>\\S.{0,59}?)';
    case 'iso':
      return '\\d{4}-\\d{2}-\\d{2}T.{4,16}';
    case 'heading':
      return "[\\p{L}' ]{3,26} ?:.{0,250}";
    case 'buttons':
      return '(?: (?![AaPp]\\.?[Mm]\\b)[\\p{L}+]{2,16}){1,5}';
    case 'name':
      return '(?<name>\\S.{0,99})';
    case 'names':
      return '(?<names>\\S.{0,280})';
    case 'when':
      return '(?<when>.{1,80}?)';
    case 'rel':
      return `(?<rel>${RELATIVE[locale]})`;
    case 'date':
      return `(?<date>${DATE_SOURCE})`;
    case 'time':
      return `(?<time>${TIME_SOURCE})`;
    default:
      return '.{0,300}';
  }
}

/** A template as an anchored expression over a folded line. A space before a colon may be missing. */
export function compileTemplate(template: string, locale: Locale): RegExp {
  const source = template
    .split(/(\{\w+\})/u)
    .map((piece) => {
      const slot = /^\{(\w+)\}$/u.exec(piece)?.[1];
      return slot === undefined ? literal(piece) : slotSource(slot, locale);
    })
    .join('');
  return new RegExp(`^${source}$`, 'iu');
}

export function literal(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/]/gu, '\\$&').replace(/ :/gu, ' ?:');
}
