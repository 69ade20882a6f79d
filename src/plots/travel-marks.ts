import { symbol, symbolCircle, symbolDiamond, symbolSquare, symbolTriangle } from 'd3-shape';
import { el, label } from './svg.js';
import { fitted } from './words.js';

/** How words in one place relate to the reference. */
export type Relation = 'reference' | 'same' | 'differs' | 'truncated' | 'reported';

interface Look {
  readonly words: string;
  readonly kind: string;
  readonly shape: typeof symbolCircle;
}

/** Each relation has a shape of its own beside its colour. */
export const LOOKS: Readonly<Record<Relation, Look>> = {
  reference: { words: 'reference', kind: 'p-fill-4 p-ring', shape: symbolDiamond },
  same: { words: 'same words', kind: 'p-fill-1 p-ring', shape: symbolCircle },
  differs: { words: 'other words', kind: 'p-fill-2 p-ring', shape: symbolTriangle },
  truncated: { words: 'cut', kind: 'p-fill-2 p-ring', shape: symbolSquare },
  reported: { words: 'reported', kind: 'p-open-1', shape: symbolCircle },
};

const ORDER: readonly Relation[] = ['reference', 'same', 'differs', 'truncated', 'reported'];

/** The mark of a relation around the origin. */
export function shapeOf(relation: Relation): string {
  const { kind, shape } = LOOKS[relation];
  const d = symbol(shape, relation === 'reference' ? 110 : 85).digits(2)() ?? '';
  return el('path', { class: kind, d });
}

/** What the marks mean, in two lines where the plot is narrow. */
export function markLegend(width: number): string[] {
  const perLine = width < 520 ? 3 : ORDER.length;
  const step = width / perLine;
  return ORDER.flatMap((relation, i) => {
    const x = (i % perLine) * step + 14;
    const y = 16 + Math.floor(i / perLine) * 19;
    return [
      el('g', { transform: `translate(${x.toFixed(2)} ${y})` }, shapeOf(relation)),
      label(fitted(LOOKS[relation].words, step - 30, 12), { class: 'p-small', x: x + 12, y: y + 4 }),
    ];
  });
}
