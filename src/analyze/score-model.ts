import type { LinearModel, Answer as ModelAnswer } from './linear/model.js';
import { linearModel } from './linear/model.js';
import { parseWeights } from './linear/weights.js';
import { READINGS, type Reads, readsOf, TRAINED_TASKS, type TrainedTask } from './readings.js';
import type { ScoreInput, ScoreRow } from './score-row.js';
import { spanMaker } from './words/span.js';

/** A model of somebody's own weights, ready to answer for its task. */
export interface OwnModel {
  readonly task: TrainedTask;
  readonly reads: Reads;
  readonly model: LinearModel;
}

/** Reads a weights file's text for a task; a text says what is wrong with it. */
export function ownModel(task: string, text: string): OwnModel | string {
  const weights = parseWeights(text);
  if (typeof weights === 'string') return weights;
  const known = TRAINED_TASKS.find((name) => name === weights.task);
  if (known === undefined) return `it is for the task ${weights.task}, which is not known`;
  if (known !== task) return `it is for the task ${known}, not for ${task}`;
  const reads = readsOf(known, weights.reading);
  if (reads === null)
    return `it was trained on other features (${weights.reading}; now ${READINGS[known].version}): train it again`;
  const model = linearModel(weights);
  return model === null ? 'it is damaged: its weights cannot be read' : { task: known, reads, model };
}

/** What stands for a label of each task on its scale: the high end and the low end. */
const ENDS: Readonly<Record<TrainedTask, { readonly high: string; readonly low: string | null } | null>> = {
  sentiment: { high: 'positive', low: 'negative' },
  'reply-stance': { high: 'agree', low: 'disagree' },
  sdqc: null,
  stance: { high: 'favor', low: 'against' },
  incivility: { high: 'uncivil', low: null },
};

/** Scores one row by a model, with the words that speak most for its label as evidence. Pure; total on any text. */
export function scoreByModel({ task, reads, model }: OwnModel, row: ScoreInput): ScoreRow {
  const given = { text: row.text, parentText: row.parent_text ?? '', target: row.target ?? '' };
  const reading = READINGS[task].read(given, reads);
  const answer = model.answer(reading);
  const score = scoreOf(task, model, answer);
  const label = answer.label ?? labelOf(task, score ?? 0);
  const span = spanMaker(row.text);
  return {
    id: row.id,
    label,
    score: score === null ? null : round(score),
    confidence: answer.confidence === null ? null : round(answer.confidence),
    abstained: answer.abstained,
    evidence: model.reasons(reading, label).map(({ start, end }) => span(start, end)),
    reason: null,
  };
}

/** Probability of the high end less that of the low end; a model of a number gives the number, kept within the scale. */
export function scoreOf(task: TrainedTask, model: LinearModel, answer: ModelAnswer): number | null {
  const ends = ENDS[task];
  if (ends === null) return null;
  const least = ends.low === null ? 0 : -1;
  if (model.weights.kind === 'number') return Math.max(least, Math.min(1, answer.sums[0] ?? 0));
  const chanceOf = (label: string | null): number =>
    label === null ? 0 : (answer.chances[model.weights.labels.indexOf(label)] ?? 0);
  return chanceOf(ends.high) - chanceOf(ends.low);
}

/** Scores of a number model within this of zero are neutral. */
const BAND = 0.1;

function labelOf(task: TrainedTask, score: number): string {
  const ends = ENDS[task];
  if (ends === null) return READINGS[task].labels[0] ?? '';
  if (ends.low === null) return score >= 0.5 ? ends.high : 'civil';
  return score >= BAND ? ends.high : score <= -BAND ? ends.low : task === 'stance' ? 'none' : 'neutral';
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}
