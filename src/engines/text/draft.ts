import type { LineIndex } from './align.js';
import type { TextLine } from './lines.js';
import { IMAGE_NAME, type Place } from './near.js';
import type { HeaderHit } from './sheet.js';

/** A line of a post's body, ready for alignment. */
export interface BodyLine {
  readonly line: TextLine;
  /** Folded text; empty for a blank line. */
  readonly key: string;
  readonly header: HeaderHit | null;
  /** The software's own line inside a body: no words of anybody. */
  readonly label: boolean;
  /** Closes a quote; below no citation the same word is the author's. */
  readonly endMark: boolean;
}

export interface DraftPost {
  readonly lines: readonly BodyLine[];
  /** As printed, or null. */
  readonly author: string | null;
}

/** A quote located in a body; line numbers count from the body's first line, `to` is inclusive. */
export interface FoundQuote {
  readonly header: number | null;
  /** First and last line of the content; `from > to` for a quote without content. */
  readonly from: number;
  readonly to: number;
  readonly method: 'alignment' | 'end-mark' | 'layout';
  readonly confidence: number;
  /** The earlier post of this page that holds the content, from 0, or null. */
  readonly source: number | null;
  /** All of the source's own lines are quoted. */
  readonly whole: boolean;
  /** Words found letter by letter in the source. */
  readonly words: number;
  /** The source holds these words as its own, not in a quote of its own. */
  readonly own: boolean;
}

/** What the search for one post's quotes looks at. */
export interface SearchContext {
  readonly posts: readonly DraftPost[];
  readonly number: number;
  /** Numbers of the filled lines that are neither citation nor label. */
  readonly dense: readonly number[];
  readonly keys: readonly string[];
  readonly index: LineIndex;
  readonly near: ReadonlyMap<string, Place>;
  readonly names: ReadonlySet<string>;
}

/** Numbers of the filled lines that hold somebody's words. */
export function denseLines(post: DraftPost): number[] {
  return post.lines.flatMap(({ key, header, label, endMark }, at) =>
    key === '' || header !== null || label || endMark ? [] : [at],
  );
}

/** First position whose value is at least `least`; `values` ascend. */
export function lowerBound(values: readonly number[], least: number): number {
  let low = 0;
  let high = values.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((values[middle] ?? 0) < least) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Whether a line is only a picture's file name. */
export function isImageName(text: string): boolean {
  return text.length <= 120 && IMAGE_NAME.test(text);
}
