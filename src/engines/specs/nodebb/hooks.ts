import type { Citation } from '../../engine.js';

/** "@name said in Title:" in the board's language: the name is the slug behind the sign, which has no space. */
export function readCitation(header: string): Citation | null {
  const author = /^@([^\s:]{1,100})/.exec(header)?.[1];
  return author === undefined ? null : { author, when: null };
}
