import { incivilityReading } from './incivility/reading.js';
import type { Block, Reading } from './linear/features.js';
import { replyReading } from './reply-stance/reading.js';
import { richReading } from './reply-stance/rich-reading.js';
import { sdqcReading } from './sdqc-reading.js';
import { mannerReading, sentimentReading } from './sentiment/reading.js';
import { stanceReading } from './stance/reading.js';

/** Tasks that linear models are trained for. */
export const TRAINED_TASKS = ['sentiment', 'reply-stance', 'sdqc', 'stance', 'incivility'] as const;
export type TrainedTask = (typeof TRAINED_TASKS)[number];

/** A text with what belongs to it. */
export interface TaskText {
  readonly text: string;
  readonly parentText: string;
  readonly target: string;
}

/**
 * What is read of a row: all that rules find, only what the analyzer has at hand anyway, the rules' findings with hardly a
 * word beside them (stance: for targets no row was about, where words of other targets mislead), or the words alone.
 */
export const READS = ['all', 'light', 'signs', 'words'] as const;
export type Reads = (typeof READS)[number];

/** How a task's model reads a row: part of the model, so weights name the version they were trained with. */
export interface TaskReading {
  readonly version: string;
  readonly labels: readonly string[];
  readonly blocks: Readonly<Record<Reads, readonly Block[]>>;
  /** What the fuller readings find holds what the lighter ones do, under the same names. */
  readonly read: (row: TaskText, reads: Reads) => Reading;
}

const TEXT: readonly Block[] = [
  { field: 'text', kind: 'words', longest: 2, weight: 1, by: null },
  { field: 'text', kind: 'pieces', longest: 5, weight: 1, by: null },
];
const HEAD: Block = { field: 'head', kind: 'words', longest: 3, weight: 0.7, by: null };
/** How a reply begins: its first sentence, and the frame of its first words, which recurs on any subject. */
const BEGINNING: readonly Block[] = [
  HEAD,
  { field: 'first', kind: 'words', longest: 2, weight: 0.7, by: null },
  { field: 'frame', kind: 'words', longest: 4, weight: 0.7, by: null },
];
const PARENT: Block = { field: 'parent', kind: 'words', longest: 1, weight: 0.3, by: null };
const BY_FORM: Block = { field: 'text', kind: 'words', longest: 1, weight: 0.5, by: 'form' };
/** Words by what a proposition does with its matter: what they say carries over to propositions never seen. */
const TURN: readonly Block[] = [
  { field: 'text', kind: 'words', longest: 2, weight: 0.7, by: 'turn' },
  { field: 'text', kind: 'pieces', longest: 5, weight: 0.7, by: 'turn' },
];
/** The words beside the target's name, weighing little: of a target never seen, the rules' numbers carry most. */
const NEAR: readonly Block[] = [{ field: 'near', kind: 'words', longest: 1, weight: 0.06, by: null }];
const STANCE: readonly Block[] = [
  ...TEXT,
  { field: 'near', kind: 'words', longest: 1, weight: 0.5, by: null },
  { field: 'text', kind: 'words', longest: 2, weight: 0.8, by: 'target' },
  { field: 'text', kind: 'pieces', longest: 5, weight: 0.8, by: 'target' },
  { field: 'target', kind: 'words', longest: 3, weight: 0.5, by: null },
  ...TURN,
  { field: 'text', kind: 'pairs', longest: 1, weight: 0.7, by: 'target' },
];

export const READINGS: Readonly<Record<TrainedTask, TaskReading>> = {
  sentiment: {
    version: 'sentiment 2',
    labels: ['negative', 'neutral', 'positive'],
    blocks: { all: [...TEXT, HEAD], light: TEXT, signs: TEXT, words: TEXT },
    read: (row, reads) => (reads === 'all' ? withReply(row, mannerReading(row.text)) : sentimentReading(row.text)),
  },
  'reply-stance': {
    version: 'reply 2',
    labels: ['agree', 'disagree', 'neutral'],
    blocks: { all: [...TEXT, ...BEGINNING, PARENT], light: [...TEXT, ...BEGINNING], signs: TEXT, words: TEXT },
    read: (row, reads) => byReply(row, reads),
  },
  sdqc: {
    version: 'sdqc 1',
    labels: ['comment', 'deny', 'query', 'support'],
    blocks: {
      all: [...TEXT, ...BEGINNING, PARENT, BY_FORM],
      light: [...TEXT, ...BEGINNING, BY_FORM],
      signs: TEXT,
      words: TEXT,
    },
    read: (row) => sdqcReading(row.text, row.parentText),
  },
  stance: {
    version: 'stance 2',
    labels: ['against', 'favor', 'none'],
    blocks: { all: STANCE, light: TURN, signs: NEAR, words: TEXT },
    read: (row) => stanceReading(row.text, row.target),
  },
  incivility: {
    version: 'incivility 2',
    labels: ['civil', 'uncivil'],
    blocks: { all: [...TEXT, HEAD, PARENT], light: TEXT, signs: TEXT, words: TEXT },
    read: (row, reads) => (reads === 'all' ? withReply(row, incivilityReading(row.text)) : incivilityReading(row.text)),
  },
};

function byReply(row: TaskText, reads: Reads): Reading {
  return reads === 'all' ? richReading(row.text, row.parentText) : replyReading(row.text, row.parentText);
}

/** A reading with what the richer one finds beside it; names of its own keep their values. */
function withReply(row: TaskText, { fields, numbers }: Reading): Reading {
  const rich = richReading(row.text, row.parentText);
  return { fields: { ...rich.fields, ...fields }, numbers: { ...named(rich.numbers), ...numbers } };
}

function named(numbers: Readonly<Record<string, number>>): Record<string, number> {
  return Object.fromEntries(Object.entries(numbers).map(([name, value]) => [`reply ${name}`, value]));
}

/** What weights say they read (`<version> <reads>`), or null where this program reads otherwise. */
export function readsOf(task: TrainedTask, reading: string): Reads | null {
  return READS.find((reads) => reading === `${READINGS[task].version} ${reads}`) ?? null;
}
