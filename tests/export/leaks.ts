/*
 * A reader of exports that looks for names by other means than the exporter: it knows nothing of words, keys or columns.
 */
const plain = (text: string): string =>
  text
    .normalize('NFKD')
    .toLowerCase()
    .normalize('NFKD')
    .replace(/[\p{M}\p{Cf}]/gu, '')
    .replace(/\s+/g, ' ');

const isLetter = (sign: string | undefined): boolean => sign !== undefined && /[\p{L}\p{N}]/u.test(sign);

/** Whether a name stands in a text as words of their own, in any case, with or without marks. */
export const standsIn = (name: string, text: string): boolean => namesIn([name], text).length > 0;

/** The names that do. */
export function namesIn(names: readonly string[], text: string): readonly string[] {
  const all = plain(text);
  return names.filter((name) => {
    const wanted = plain(name).trim();
    if (wanted === '') return false;
    for (let at = all.indexOf(wanted); at !== -1; at = all.indexOf(wanted, at + 1)) {
      const before = [...all.slice(Math.max(0, at - 2), at)].at(-1);
      const [behind] = all.slice(at + wanted.length, at + wanted.length + 2);
      if (!(isLetter([...wanted][0]) && isLetter(before)) && !(isLetter([...wanted].at(-1)) && isLetter(behind)))
        return true;
    }
    return false;
  });
}

/** A text with the escapes of JSON, XML and addresses undone, so that none hides a name. */
export function unescaped(text: string): string {
  return text
    .replace(/\\u([0-9a-f]{4})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
    .replace(/\\[nrt]/g, ' ')
    .replace(/\\(["\\/])/g, '$1')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&#39;/g, "'")
    .replace(/&amp;/g, '&')
    .replace(/""/g, '"')
    .replace(/%([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}
