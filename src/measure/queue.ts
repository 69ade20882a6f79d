import { z } from 'zod';
import { InputError } from '../model/errors.js';

/** What somebody who read the whole thread says of one post of a labelled queue. */
export interface QueueLabel {
  /** Id of the post in the table of posts. */
  readonly post: string;
  /** `held` threads were not looked at when thresholds were chosen. */
  readonly half: 'tune' | 'held';
  /** Worth a moderator's look. */
  readonly worth: boolean;
  /** Why: kinds of reasons; empty where it is not. */
  readonly reasons: readonly string[];
}

/** A post the machine raised, in the order of the queue. */
export interface RaisedPost {
  readonly post: string;
  readonly rank: number;
  readonly reasons: readonly string[];
  /** Its first words, for the list of errors. */
  readonly words: string;
}

export interface PrecisionAt {
  /** Posts from the top; fewer where fewer were raised. */
  readonly first: number;
  readonly right: number;
  readonly precision: number | null;
}

export interface QueueFigures {
  readonly half: 'tune' | 'held';
  readonly posts: number;
  readonly worth: number;
  readonly raised: number;
  readonly precision: readonly PrecisionAt[];
  /** Of the posts that are worth a look, how many were raised at all. */
  readonly found: number;
  readonly recall: number | null;
  readonly byReason: readonly { readonly reason: string; readonly labelled: number; readonly found: number }[];
  readonly missed: readonly QueueLabel[];
  readonly wrong: readonly RaisedPost[];
}

/** Heads of the list that are measured: a glance, an evening, a long evening. */
export const HEADS: readonly number[] = [10, 30, 50];

const LABEL = z.object({
  post: z.string(),
  half: z.enum(['tune', 'held']),
  worth: z.boolean(),
  reasons: z.array(z.string()),
});

/** Reads labels, one JSON object a line. @throws InputError `bad-queue-label` */
export function parseQueueLabels(text: string, file: string): QueueLabel[] {
  return text.split('\n').flatMap((line, i) => {
    if (line.trim() === '') return [];
    const read = LABEL.safeParse(jsonOf(line));
    if (!read.success)
      throw new InputError(
        'bad-queue-label',
        `Line ${i + 1} is no label: write {"post": "12", "half": "tune" or "held", "worth": true, "reasons": ["personal_attack"]}.`,
        file,
      );
    return [read.data];
  });
}

function jsonOf(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

/** How good a ranking is on one half of the labels. Posts of the other half are taken out of it first. */
export function measureQueue(
  labels: readonly QueueLabel[],
  ranked: readonly RaisedPost[],
  half: 'tune' | 'held',
): QueueFigures {
  const own = new Map(labels.filter((label) => label.half === half).map((label) => [label.post, label]));
  const raised = ranked.filter(({ post }) => own.has(post));
  const isRight = ({ post }: RaisedPost): boolean => own.get(post)?.worth === true;
  const worth = [...own.values()].filter((label) => label.worth);
  const found = new Set(raised.map(({ post }) => post));
  const kinds = [...new Set(worth.flatMap(({ reasons }) => reasons))].sort();
  const byPost = new Map(raised.map((one) => [one.post, one]));
  return {
    half,
    posts: own.size,
    worth: worth.length,
    raised: raised.length,
    precision: HEADS.map((most) => {
      const head = raised.slice(0, most);
      const right = head.filter(isRight).length;
      return { first: head.length, right, precision: head.length === 0 ? null : right / head.length };
    }),
    found: worth.filter(({ post }) => found.has(post)).length,
    recall: worth.length === 0 ? null : worth.filter(({ post }) => found.has(post)).length / worth.length,
    byReason: kinds.map((reason) => {
      const labelled = worth.filter(({ reasons }) => reasons.includes(reason));
      return {
        reason,
        labelled: labelled.length,
        found: labelled.filter(({ post }) => byPost.get(post)?.reasons.includes(reason) === true).length,
      };
    }),
    missed: worth.filter(({ post }) => !found.has(post)),
    wrong: raised.filter((one) => !isRight(one)),
  };
}

/** The figures as Markdown. */
export function queueTable(figures: readonly QueueFigures[]): string {
  const share = (value: number | null): string => (value === null ? '' : value.toFixed(2).replace(/^0/, ''));
  const head =
    '| half | posts | worth a look | raised | first 10 | first 30 | first 50 | recall |\n|---|---|---|---|---|---|---|---|\n';
  const rows = figures.map(
    ({ half, posts, worth, raised, precision, recall }) =>
      `| ${half} | ${posts} | ${worth} | ${raised} | ${precision
        .map((one) => `${share(one.precision)} (${one.right}/${one.first})`)
        .join(' | ')} | ${share(recall)} |\n`,
  );
  const details = figures.map(({ half, byReason, missed, wrong }) =>
    [
      `\n## ${half}\n\n| reason | labelled | found as such |\n|---|---|---|\n`,
      ...byReason.map(({ reason, labelled, found }) => `| ${reason} | ${labelled} | ${found} |\n`),
      `\nMissed: ${missed.map(({ post, reasons }) => `${post} (${reasons.join(', ')})`).join('; ') || 'none'}\n`,
      `\nWrongly raised:\n\n${wrong.map(({ post, rank, reasons, words }) => `- ${post}, ${rank.toFixed(2)}, ${reasons.join(', ')}: ${words}\n`).join('') || 'none\n'}`,
    ].join(''),
  );
  return `${head}${rows.join('')}${details.join('')}`;
}
