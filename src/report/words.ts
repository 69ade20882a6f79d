/** Words and figures as reports print them. */

/** `10,180`. */
export function thousands(n: number): string {
  return n.toLocaleString('en-US');
}

/** A share as whole percent, `13 %`. */
export function percent(share: number): string {
  return `${Math.round(share * 100)} %`;
}

/** A change as percent with one decimal and a true minus sign, `−58.3 %`. */
export function change(share: number): string {
  const value = Math.abs(share * 100).toFixed(1);
  return `${share < 0 ? '−' : '+'}${value} %`;
}

/** `1 post`, `2 posts`. */
export function count(n: number, noun: string, several = `${noun}s`): string {
  return `${thousands(n)} ${n === 1 ? noun : several}`;
}

const SMALL = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve'];

/** Small counts as words. */
export function inWords(n: number): string {
  return SMALL[n] ?? thousands(n);
}

/** A score to two decimals with its sign, or null. */
export function signed(score: number | null): string | null {
  if (score === null) return null;
  return `${score > 0 ? '+' : score < 0 ? '−' : ''}${Math.abs(score).toFixed(2)}`;
}

/** How a post is named in reports: `#2 Kestrel`, `#3`, or `stub by Gullwing`. */
export function postName(position: number | null, kind: string | null, author: string | null): string {
  if (position === null) return `${kind ?? 'post'}${author === null ? '' : ` by ${author}`}`;
  return `#${position}${author === null ? '' : ` ${author}`}`;
}

/** The beginning of a text on one line, at most `length` characters. */
export function opening(text: string, length: number): string {
  const points = Array.from(
    text
      .slice(0, length * 4)
      .replace(/\s+/gu, ' ')
      .trim(),
  );
  return points.length > length || text.length > length * 4
    ? `${points
        .slice(0, length - 1)
        .join('')
        .trimEnd()}…`
    : points.join('');
}
