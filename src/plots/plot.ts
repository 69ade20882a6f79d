/** Plots there are; the names `threadbare report --plot` takes. */
export const PLOT_NAMES = [
  'tone',
  'tone-by-day',
  'stances',
  'network',
  'travel',
  'activity',
  'trends',
  'author',
  'reasons',
] as const;

export type PlotName = (typeof PLOT_NAMES)[number];

/** A cell of the table behind a plot; where it leads is the business of the page that shows it. */
export type PlotCell = string | number | null | { readonly text: string; readonly href: string };

export interface PlotTable {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly PlotCell[])[];
}

/** A picture, the same in a sentence or two, and the figures it was drawn from. */
export interface Plot {
  readonly name: PlotName;
  /** `<svg role="img">` with title and description: well-formed XML, everything escaped, no style attribute, no script. */
  readonly svg: string;
  readonly title: string;
  readonly summary: string;
  readonly table: PlotTable;
  /** Whether there was nothing to draw: the picture says so in words. */
  readonly empty: boolean;
}

export interface PlotOptions {
  /** Prefix of the ids inside the picture. Default: made from what it says, so that equal ids mean equal plots. */
  readonly id?: string | undefined;
  /** Width in units of the picture, 280..1200; text is 13 of them high. Default 640. */
  readonly width?: number | undefined;
}

/** What a mark or a row is called, and where it leads. */
export interface Subject {
  readonly text: string;
  readonly href?: string | undefined;
}

/** A subject as a cell. */
export const cellOf = (subject: Subject): PlotCell =>
  subject.href === undefined ? subject.text : { text: subject.text, href: subject.href };

const NARROWEST = 280;
const WIDEST = 1200;
const USUAL = 640;

/** The width to draw at. */
export function widthOf(options: PlotOptions): number {
  const width = options.width ?? USUAL;
  return Number.isFinite(width) ? Math.min(WIDEST, Math.max(NARROWEST, Math.round(width))) : USUAL;
}

/** A number within bounds; null where it is none. */
export function within(value: number | null | undefined, low: number, high: number): number | null {
  return value === null || value === undefined || !Number.isFinite(value) ? null : Math.min(high, Math.max(low, value));
}

/** A count: a whole number from 0; 0 where it is none. */
export const countOf = (value: number): number => (Number.isFinite(value) ? Math.max(0, Math.round(value)) : 0);
