import type { Plot, PlotName, PlotOptions, PlotTable } from './plot.js';

type Attributes = Readonly<Record<string, string | number | undefined>>;

/** An element as text. Children are elements already made; words go through `label`. */
export function el(name: string, attributes: Attributes = {}, ...children: readonly string[]): string {
  const written = Object.entries(attributes)
    .map(([key, value]) =>
      value === undefined ? '' : ` ${key}="${typeof value === 'number' ? figure(value) : escaped(value)}"`,
    )
    .join('');
  return children.length === 0 ? `<${name}${written}/>` : `<${name}${written}>${children.join('')}</${name}>`;
}

/** Words in the picture. */
export const label = (words: string, attributes: Attributes): string => el('text', attributes, escaped(words));

/** What a pointer that rests on a mark reads. */
export const hint = (words: string): string => el('title', {}, escaped(words));

/** A coordinate with two decimals at most. */
export function figure(value: number): string {
  if (!Number.isFinite(value)) throw new RangeError('A plot was about to draw something that is no number.');
  const rounded = Math.round(value * 100) / 100;
  return String(rounded === 0 ? 0 : rounded);
}

/** A path through points, straight from one to the next. */
export const through = (points: readonly (readonly [number, number])[]): string =>
  points.map(([x, y], i) => `${i === 0 ? 'M' : 'L'}${figure(x)},${figure(y)}`).join('');

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text for XML: marks escaped; characters XML forbids, and those that turn the direction of a line, left out. */
export function escaped(text: string): string {
  return text
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ufffe\uffff]|\p{Cs}/gu, '')
    .replace(/[&<>"']/g, (mark) => ENTITIES[mark] ?? mark);
}

/** What a plot is made of. */
export interface Drawing {
  readonly name: PlotName;
  readonly title: string;
  readonly summary: string;
  readonly table: PlotTable;
  readonly width: number;
  readonly height: number;
  readonly shapes: readonly string[];
  readonly empty?: boolean;
}

/** The plot of a drawing: the picture is told by its title and described by its summary. */
export function plotOf(drawing: Drawing, options: PlotOptions): Plot {
  const { name, title, summary, table, width, height } = drawing;
  const id = (options.id ?? `plot-${name}-${hashOf(`${title}\n${summary}`)}`).replace(/[^\w-]/g, '-');
  const svg = el(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      class: `plot plot-${name}${sizeOf(width)}`,
      role: 'img',
      'aria-labelledby': `${id}-title`,
      'aria-describedby': `${id}-desc`,
      width,
      height,
      viewBox: `0 0 ${figure(width)} ${figure(height)}`,
    },
    el('title', { id: `${id}-title` }, escaped(title)),
    el('desc', { id: `${id}-desc` }, escaped(summary)),
    el('rect', { class: 'p-paper', width, height }),
    ...drawing.shapes,
  );
  return { name, svg, title, summary, table, empty: drawing.empty === true };
}

/** Plots for side panels, and those as wide as a page, keep another least width. */
const sizeOf = (width: number): string => (width < 480 ? ' p-narrow' : width > 800 ? ' p-wide' : '');

/** A plot without anything to draw says so in its place. */
export function emptyPlot(drawing: Omit<Drawing, 'height' | 'shapes' | 'empty'>, options: PlotOptions): Plot {
  const words = label(drawing.summary, { class: 'p-muted', x: drawing.width / 2, y: 38, 'text-anchor': 'middle' });
  return plotOf({ ...drawing, height: 64, shapes: [words], empty: true }, options);
}

/** FNV-1a, 32 bits: short and equal everywhere. */
function hashOf(text: string): string {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193) >>> 0;
  return hash.toString(36);
}
