import type { Citation } from '../../engine.js';

/** "Ann 发表于 2022-2-14 19:29", "Ann posted on 2022-2-14 19:29": a name, the words for it, and a date in figures. */
export function readCitation(header: string): Citation | null {
  const found =
    /^(.{1,80}?)\s{1,3}(?:\S{1,14}\s){1,3}(\d{4}-\d{1,2}-\d{1,2}(?:\s\d{1,2}:\d{2}(?::\d{2})?(?:\s?[AP]M)?)?)$/i.exec(
      header,
    );
  const author = found?.[1];
  return author === undefined ? null : { author, when: found?.[2] ?? null };
}
