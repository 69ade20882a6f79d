import type { Frame } from './axis.js';
import { label } from './svg.js';
import { fitted, printedWidth } from './words.js';

interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

interface Named {
  readonly x: number;
  readonly y: number;
  readonly r: number;
  readonly name: string;
}

const LONGEST = 110;
const HIGH = 15;

const meet = (a: Box, b: Box): boolean => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

/**
 * Names beside discs, the first discs first: right, left, below or above, wherever they touch neither a disc nor a name.
 * Those without room are left out; the table has them.
 */
export function placeNames(discs: readonly Named[], frame: Frame): string[] {
  const taken: Box[] = discs.map(({ x, y, r }) => ({ left: x - r, right: x + r, top: y - r, bottom: y + r }));
  const inside = (box: Box): boolean =>
    box.left >= frame.left &&
    box.right <= frame.left + frame.width &&
    box.top >= frame.top &&
    box.bottom <= frame.top + frame.height;
  return discs.flatMap((disc) => {
    const words = fitted(disc.name, LONGEST);
    const width = printedWidth(words);
    const box = placesOf(disc, width).find((place) => inside(place) && !taken.some((other) => meet(place, other)));
    if (box === undefined) return [];
    taken.push(box);
    return [label(words, { class: 'p-halo', x: box.left, y: box.bottom - 3.5 })];
  });
}

function placesOf({ x, y, r }: Named, width: number): Box[] {
  const at = (left: number, top: number): Box => ({ left, right: left + width, top, bottom: top + HIGH });
  return [
    at(x + r + 3, y - HIGH / 2),
    at(x - r - 3 - width, y - HIGH / 2),
    at(x - width / 2, y + r + 2),
    at(x - width / 2, y - r - 2 - HIGH),
  ];
}
