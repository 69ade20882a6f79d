import { DATE_SOURCE, TIME_SOURCE } from './printed-time.js';
import type { Locale } from './spec.js';
import { RELATIVE } from './time-words.js';

/** What each slot of a template matches (spec.ts explains them). Every repetition is bounded. */
function slotSource(slot: string, locale: Locale): string {
  switch (slot) {
    case 'n':
      return '\\d[\\d.,]{0,12}[kKmM]?';
    case 'name':
      return '(?<name>\\S.{0,99})';
    case 'names':
      return '(?<names>\\S.{0,280})';
    case 'when':
      return '(?<when>.{1,80})';
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
