import type { Citation } from '../../engine.js';
import { WROTE } from './citation-phrases.js';

/** Longer lines are no citation lines: names are short. */
const LONGEST = 320;

const PHRASES: readonly string[] = WROTE.flatMap(({ phrases }) => phrases);

/**
 * Reads "X wrote:", "X wrote: ↑Fri Mar 01, 2024 10:15 am" and the same in other languages: the name before the phrase,
 * the time behind the arrow. Null where no phrase is known: a heading like "Quote:" names nobody.
 */
export function readCitation(header: string): Citation | null {
  if (header.length > LONGEST) return null;
  const [line = '', ...behind] = header.split('↑');
  const said = line.replace(/[\s:：]+$/u, '');
  const folded = said.toLowerCase();
  const phrase = PHRASES.find((candidate) => folded.endsWith(candidate));
  if (phrase === undefined) return null;
  const author = said.slice(0, said.length - phrase.length).trim();
  const when = behind.join(' ').trim();
  return author === '' ? null : { author, when: when === '' ? null : when };
}
