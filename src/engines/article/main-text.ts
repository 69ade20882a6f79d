import type { Line } from './lines.js';

/** A stretch of lines, by index into the list of lines: `start` included, `end` not. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
}

/**
 * Weights of a line in the search for the main text, in words of prose. A subheading between two paragraphs is bridged,
 * a list of headlines or clock times is not; from where comments begin nothing is.
 */
const WEIGHT = { sentence: 2, short: -5, label: -6, credit: -6, list: -40, clock: -25, rule: -12 } as const;
/** Added for every line of a run of lines that are not prose, from the third on: lists of links come in runs. */
const RUN_WEIGHT = -10;
/** The most one paragraph counts, so that one long notice does not outweigh an article. */
const MOST_WORDS = 120;
/** A label at the head of a paragraph of its own ("Source: …", "Background:") belongs to the text. */
const LABELLED = /^\p{Lu}[\p{L} ]{2,24}:(?:\s|$)/u;

/**
 * The main text: the stretch of lines with the greatest sum of weights (maximum-sum subarray, so linear in the lines),
 * which begins and ends with prose by construction. Null when no line is prose.
 */
export function findMainText(lines: readonly Line[]): Stretch | null {
  let best: Stretch | null = null;
  let bestSum = 0;
  let start = 0;
  let sum = 0;
  let run = 0;
  for (const [index, line] of lines.entries()) {
    run = line.kind === 'prose' ? 0 : run + 1;
    if (line.kind === 'end') {
      start = index + 1;
      sum = 0;
      continue;
    }
    sum += weightOf(line) + (run >= 3 && line.kind !== 'sentence' ? RUN_WEIGHT : 0);
    if (sum <= 0) {
      start = index + 1;
      sum = 0;
    } else if (sum > bestSum && mayEnd(line)) {
      bestSum = sum;
      best = { start, end: index + 1 };
    }
  }
  return best;
}

/** A text ends with a paragraph or a short statement; a short question under it is another article's headline. */
function mayEnd(line: Line): boolean {
  return line.kind === 'prose' || (line.kind === 'sentence' && !line.text.endsWith('?'));
}

function weightOf(line: Line): number {
  switch (line.kind) {
    case 'prose':
      return Math.min(line.words, MOST_WORDS);
    case 'short':
      return LABELLED.test(line.text) ? 0 : WEIGHT.short;
    case 'end':
      return 0;
    default:
      return WEIGHT[line.kind];
  }
}

/** Whether a line of the main text is text: not an advertising label, a credit, a clock time or a row of marks. */
export function isText(line: Line): boolean {
  return line.kind === 'prose' || line.kind === 'sentence' || line.kind === 'short';
}
