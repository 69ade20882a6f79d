import type { DiffStep } from '../model/thread.js';
import type { Store } from '../store/index.js';

/** A word diff as a cell; the renderers show what was taken out and what was put in. */
export interface DiffCell {
  readonly diff: readonly Pick<DiffStep, 'op' | 'text'>[];
}

export type Cell = string | number | boolean | null | DiffCell;

export interface SectionTable {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
}

/** The answer to one question, in sentences, figures and at most one table; how it looks is the renderers' business. */
export interface Section {
  /** Stable key, the property name in JSON. */
  readonly key: string;
  readonly title: string;
  readonly sentences: readonly string[];
  /** Named numbers behind the sentences, for machines. */
  readonly figures: Readonly<Record<string, string | number | boolean | null>>;
  readonly table: SectionTable | null;
}

/** One question about a thread. To add one: a file, and a line in report.ts. */
export type Question = (store: Store, threadId: string) => Promise<Section>;

/** A section with the parts that are given. */
export function section(key: string, title: string, parts: Partial<Omit<Section, 'key' | 'title'>>): Section {
  return { key, title, sentences: parts.sentences ?? [], figures: parts.figures ?? {}, table: parts.table ?? null };
}
