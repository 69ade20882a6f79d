import type { Answer } from './answer.js';
import type { SiteSection } from './board.js';

/** How an engine keeps strangers out, one way per kind of wall. */
export interface Walls {
  readonly redirect: (key: string) => Answer;
  readonly refused: (key: string) => Answer;
  readonly form: (key: string) => Answer;
}

/** What a stranger sees instead of a page of this section; null where it is open (robots.txt does not lock a door). */
export function wallAnswer(section: SiteSection, key: string, walls: Walls): Answer | null {
  if (section.access === 'redirect') return walls.redirect(key);
  if (section.access === 'refused') return walls.refused(key);
  return section.access === 'form' ? walls.form(key) : null;
}
