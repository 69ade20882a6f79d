import { scoreText } from '../analyze/index.js';
import { computeTone, toneClass } from '../analyze/sentiment/score.js';
import { tokenize } from '../analyze/words/tokens.js';
import { answersOf, heldOutAnswers, type Scored } from './figures.js';
import type { Half } from './halves.js';
import { LEARN_DEFAULTS, learn } from './learn.js';
import type { LabelledRow } from './rows.js';
import type { LabelledSet } from './sets.js';

/** Answers to the rows of a half, in their order. */
export interface Answers {
  readonly scored: readonly Scored[];
  /** Where it abstains; null: it never does. */
  readonly abstained: readonly boolean[] | null;
}

const plain = (scored: readonly Scored[]): Answers => ({ scored, abstained: null });

/** The same label for every row. */
export function always(label: string, rows: readonly LabelledRow[]): Answers {
  return plain(rows.map(() => ({ label, score: 0, confidence: null })));
}

/** The most frequent label of what is learned from. */
export function majority({ rows, learn: { by, rows: from } }: Half): Answers {
  if (by !== 'other targets') return always(mostFrequent(from), rows);
  return plain(
    rows.map(({ target }) => ({
      label: mostFrequent(from.filter((row) => row.target !== target)),
      score: 0,
      confidence: null,
    })),
  );
}

function mostFrequent(rows: readonly LabelledRow[]): string {
  const counts = new Map<string, number>();
  for (const { label } of rows) counts.set(label, (counts.get(label) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? '';
}

/** Labels a tool that takes tone for everything would give: positive, neutral, negative. */
const SIGNS: Readonly<Record<LabelledSet['task'], readonly [string, string, string]>> = {
  sentiment: ['positive', 'neutral', 'negative'],
  'reply-stance': ['agree', 'neutral', 'disagree'],
  sdqc: ['support', 'comment', 'deny'],
  stance: ['favor', 'none', 'against'],
  incivility: ['civil', 'civil', 'uncivil'],
};

/** The sign of the tone taken for the answer. */
export function sentimentSign(set: LabelledSet, rows: readonly LabelledRow[]): Answers {
  const [up, middle, down] = SIGNS[set.task];
  return plain(
    rows.map((row) => {
      const tone = computeTone(tokenize(row.text.slice(0, 20_000))).score;
      const tonic = toneClass(tone);
      return {
        label: tonic === 'positive' ? up : tonic === 'negative' ? down : middle,
        score: set.task === 'incivility' ? -tone : tone,
        confidence: null,
      };
    }),
  );
}

/** What the analyzers say, as `threadbare score` prints it. */
export function shipped(set: LabelledSet, rows: readonly LabelledRow[]): Answers {
  const scored = rows.map((row) =>
    scoreText(set.task, { id: row.id, text: row.text, parent_text: row.parentText, target: row.target, lang: 'en' }),
  );
  return {
    scored: scored.map(({ label, score, confidence }) => ({ label: label ?? '', score: score ?? 0, confidence })),
    abstained: scored.map((one) => one.abstained),
  };
}

/** What models say that learned from the half's own rows. */
export function trained(set: LabelledSet, { rows, learn: from }: Half, reads: 'all' | 'words', seed: number): Answers {
  const options = { ...LEARN_DEFAULTS, reads, seed };
  if (from.by === 'train')
    return plain(answersOf(set.task, learn(set.task, [{ set, rows: from.rows }], options).model, rows));
  const byRow = new Map<LabelledRow, Scored>();
  if (from.by === 'folds') {
    const learned = learn(set.task, [{ set, rows: from.rows }], options);
    heldOutAnswers(set.task, learned).forEach((answer, i) => {
      const row = learned.rows[i];
      if (row !== undefined) byRow.set(row, answer);
    });
  } else {
    for (const target of new Set(rows.map((row) => row.target))) {
      const asked = rows.filter((row) => row.target === target);
      const others = from.rows.filter((row) => row.target !== target);
      // Words of other targets mislead: the rules' findings carry over.
      const { model } = learn(set.task, [{ set, rows: others }], {
        ...options,
        reads: reads === 'all' ? 'signs' : reads,
      });
      answersOf(set.task, model, asked).forEach((answer, i) => {
        const row = asked[i];
        if (row !== undefined) byRow.set(row, answer);
      });
    }
  }
  return plain(rows.map((row) => byRow.get(row) ?? { label: '', score: 0, confidence: null }));
}

/** How the columns that are trained came about. */
export function howTrained({ split, learn: { by, rows } }: Half): string {
  if (by === 'train') return `trained on ${rows.length} rows of the train half`;
  if (by === 'other targets') return `trained on the rows of the train half with other targets, each target in turn`;
  return `${LEARN_DEFAULTS.folds}-fold cross-validation on ${rows.length} rows (${split === 'train' ? 'train' : 'the measured half and what else there is'}), groups kept together`;
}
