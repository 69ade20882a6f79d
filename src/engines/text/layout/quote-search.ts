import type { DraftPost, FoundQuote } from '../draft.js';
import type { Place } from '../near.js';
import type { TreeIndex } from './tree-index.js';

/** A quote with the quotes inside it. Line numbers count from the body's first line, `to` is inclusive. */
export interface QuoteNode extends FoundQuote {
  readonly children: readonly QuoteNode[];
}

/** A line shorter than this is sought only below a citation. */
export const PART_WORDS = 9;

export interface Lines {
  readonly draft: DraftPost;
  /** Numbers of the filled lines: words and citations. */
  readonly dense: readonly number[];
  readonly tokens: readonly string[];
  /** Line of a citation -> line of the end mark that closes its quote. */
  readonly ends: ReadonlyMap<number, number>;
}

export interface Search {
  readonly lines: Lines;
  readonly index: TreeIndex;
  readonly near: ReadonlyMap<string, Place>;
  readonly names: ReadonlySet<string>;
  /** Tokens of this post at which later posts begin to quote it: there its own words begin. */
  readonly begins: ReadonlySet<string>;
  readonly endMarks: boolean;
}
