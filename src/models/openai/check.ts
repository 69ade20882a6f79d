import { spanMaker } from '../../analyze/words/span.js';
import type { Span } from '../../model/annotation.js';
import { codePointsToUnits } from '../../model/text.js';
import { type Answer, LABELS, type Question, type Remark, type Verdict } from '../model.js';
import type { Said } from './schema.js';
import { verbatimFinder } from './verbatim.js';

/** Below this the model itself is more unsure than not. */
const SURE = 0.5;

/**
 * Holds what a model said to the text: evidence and reported holders must stand there to the letter. What does not is
 * rejected: a stance abstains, a tone or incivility is no answer at all.
 */
export function checkAnswer(question: Question, said: readonly Said[]): Answer {
  const { task, text, items } = question;
  const find = verbatimFinder(text);
  const span = spanMaker(text);
  const units = codePointsToUnits(text);
  const middle = LABELS[task].at(-1) ?? '';
  const remarks: Remark[] = [];
  const verdicts = said.map((one): Verdict => {
    const segment = items.find(({ id }) => id === one.id)?.segment ?? null;
    const within = segment === null ? undefined : { start: units(segment.start), end: units(segment.end) };
    const evidence: Span[] = [];
    const foreign: string[] = [];
    for (const words of one.evidence.slice(0, 10)) {
      const found = find(words, within);
      if (found === null) foreign.push(words);
      else evidence.push(span(found.start, found.end));
    }
    const fault = faultOf(one, foreign, middle, one.holder === null || find(one.holder) !== null);
    if (fault !== null) remarks.push(fault);
    const holder = one.holder;
    if (fault !== null)
      return { id: one.id, label: middle, score: 0, confidence: 0, abstained: true, evidence, holder };
    const { id, label, confidence } = one;
    return { id, label, score: scoreOf(question, one), confidence, abstained: confidence < SURE, evidence, holder };
  });
  const [first] = remarks;
  if (first !== undefined && (task === 'sentiment' || task === 'incivility')) return { kind: 'failed', remark: first };
  // A holder who is not in the post does not exist: nothing is kept under his name.
  const kept = verdicts.filter(({ holder }) => holder === null || find(holder) !== null);
  return { kind: 'answered', verdicts: kept, remarks };
}

function faultOf(
  { id, label, evidence, holder }: Said,
  foreign: readonly string[],
  middle: string,
  knownHolder: boolean,
): Remark | null {
  if (foreign.length > 0)
    return {
      code: 'model-evidence-not-verbatim',
      message: `The model's evidence for ${id} does not stand in the post (${JSON.stringify((foreign[0] ?? '').slice(0, 80))}); its verdict was rejected.`,
    };
  if (!knownHolder)
    return {
      code: 'model-evidence-not-verbatim',
      message: `The model reports a view of somebody the post does not name (${JSON.stringify((holder ?? '').slice(0, 80))}); it was rejected.`,
    };
  if (label !== middle && evidence.length === 0)
    return {
      code: 'model-evidence-missing',
      message: `The model says ${label} for ${id} and shows nothing for it; its verdict was rejected.`,
    };
  return null;
}

/** The label with its confidence on the task's scale. */
function scoreOf({ task }: Question, { label, confidence }: Said): number {
  const at = LABELS[task].indexOf(label);
  const signed = task !== 'incivility' && at === 2 ? 0 : at === 0 ? confidence : -confidence;
  return Math.round((task === 'incivility' ? 0.5 + signed / 2 : signed) * 1000) / 1000;
}
