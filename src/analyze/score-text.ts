import { scoreIncivility } from './incivility/index.js';
import { detectLanguage } from './language.js';
import { scoreReply } from './reply-stance/score.js';
import type { Answer, ScoreInput, ScoreRow } from './score-row.js';
import { scoreSdqc } from './sdqc.js';
import { scoreSentiment } from './sentiment/index.js';
import { scoreTargetStance } from './stance/learned.js';
import { spanMaker } from './words/span.js';

/** Tasks of `threadbare score`. */
export const SCORE_TASKS = ['sentiment', 'reply-stance', 'sdqc', 'stance', 'incivility', 'language'] as const;
export type ScoreTask = (typeof SCORE_TASKS)[number];

/** Scores one text by one analyzer, without a thread and without a database. Pure; total on any text. */
export function scoreText(task: ScoreTask, row: ScoreInput): ScoreRow {
  return { id: row.id, ...TASKS[task](row) };
}

const TASKS: Readonly<Record<ScoreTask, (row: ScoreInput) => Answer>> = {
  sentiment: (row) => {
    const language = languageOf(row);
    const value = scoreSentiment({
      text: row.text,
      full: null,
      language,
      by: language === null ? 'assumed' : 'post',
      reply: (row.parent_text ?? '') !== '',
      lists: true,
      targets: [],
    });
    if (value.score === null)
      return { label: 'neutral', score: null, confidence: 0, abstained: true, evidence: [], reason: value.reason };
    const confidence = value.confidence ?? 0;
    const evidence = value.words.map(({ start, end, text }) => ({ start, end, text }));
    return { label: value.class, score: value.score, confidence, abstained: confidence < SURE, evidence, reason: null };
  },
  'reply-stance': (row) => {
    const scored = scoreReply(row.text, row.parent_text ?? '');
    const span = spanMaker(row.text);
    const { stance, score, confidence, abstained } = scored;
    return {
      label: stance,
      score,
      confidence,
      abstained,
      evidence: scored.evidence.map(({ start, end }) => span(start, end)),
      reason: null,
    };
  },
  sdqc: (row) => {
    const { label, confidence, evidence } = scoreSdqc(row.text, row.parent_text ?? '');
    const span = spanMaker(row.text);
    return {
      label,
      score: null,
      confidence,
      abstained: confidence < SURE,
      evidence: evidence.map(({ start, end }) => span(start, end)),
      reason: null,
    };
  },
  stance: (row) => {
    const stance = scoreTargetStance(row.text, row.target ?? '', languageOf(row));
    return {
      label: stance.stance,
      score: stance.score,
      confidence: stance.confidence,
      abstained: stance.abstained,
      evidence: stance.evidence,
      reason: stance.reason,
    };
  },
  incivility: (row) => {
    // Without a thread nobody is known to be a public figure whom harsh words may hit.
    const value = scoreIncivility({ text: row.text, language: languageOf(row), targets: [] });
    if (value.score === null)
      return { label: 'civil', score: null, confidence: 0, abstained: true, evidence: [], reason: value.reason };
    const evidence = value.evidence.map(({ start, end, text }) => ({ start, end, text }));
    return {
      label: value.label,
      score: value.score,
      confidence: round(0.5 + Math.abs(value.score - 0.5)),
      abstained: false,
      evidence,
      reason: null,
    };
  },
  language: (row) => {
    const { language, confidence, reason } = detectLanguage(row.text);
    return { label: language ?? 'und', score: null, confidence, abstained: language === null, evidence: [], reason };
  },
};

/** Of three classes, one this probable is hardly better than a guess. */
const SURE = 0.4;

/** The language given with the row, else the one detected where the text is long enough to be sure of it. */
function languageOf(row: ScoreInput): string | null {
  return row.lang ?? detectLanguage(row.text).language;
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}
