import type { Citation } from '../../engine.js';

/** "Ann said:" where the name is no link; the verb is whatever the board's language prints before the colon. */
export function readAttribution(header: string): Citation | null {
  const author = /^(.{1,100}?) (?:(?:a|ha|hat|has) )?\S{2,14}:$/.exec(header)?.[1];
  return author === undefined ? null : { author, when: null };
}
