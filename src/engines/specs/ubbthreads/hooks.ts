import type { Citation } from '../../engine.js';

/**
 * "Originally Posted By: Ann", "Originally Posted by Ann" and translations with a colon; "Quote:" and "Code:" alone name
 * nobody.
 */
export function readCitation(header: string): Citation | null {
  const author =
    /^[^:]{3,40}:\s?(.{1,120})$/.exec(header)?.[1] ??
    /^(?:Originally )?(?:Posted|written) by (.{1,120})$/i.exec(header)?.[1];
  return author === undefined ? null : { author: author.trim(), when: null };
}
