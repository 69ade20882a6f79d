import { spanMaker } from '../../analyze/words/span.js';
import { codePointsToUnits } from '../../model/text.js';
import { type Answer, type Backend, type Item, LABELS, type ModelTask, type Question, type Verdict } from '../model.js';
import type { ModelFolder } from './folder.js';
import { contextOf, HYPOTHESES_VERSION, type Hypotheses, hypothesesFor } from './hypotheses.js';
import { loadPairModel, type Odds, type Pair, type PairModel } from './pair-model.js';
import { type Stretch, type Window, windowsOf } from './windows.js';

/** Chances of the three classes: first label, second label, neither. */
interface Chances {
  readonly high: number;
  readonly low: number;
  readonly neither: number;
}

/** Between the two likeliest classes: nearer than this decides nothing. */
const MARGIN = 0.2;
/** Sentences of the deciding window compared for evidence. */
const COMPARED = 16;
/** Share of the room beside a hypothesis that quoted words may take. */
const CONTEXT = 1 / 3;

/**
 * A natural language inference model as an analyzer: each class is a hypothesis about the text (Yin, Hay & Roth 2019,
 * "Benchmarking Zero-shot Text Classification"), entailment of one and contradiction of its opposite speak for it.
 */
export async function onnxBackend(folder: ModelFolder, name: string): Promise<Backend> {
  const model = await loadPairModel(folder);
  let requests = 0;
  return {
    kind: 'onnx',
    version: `${name}@${folder.sha256.slice(0, 12)} hypotheses ${HYPOTHESES_VERSION}`,
    notice: `${name} runs on this machine; no text leaves it.`,
    concurrency: 1,
    answer: async (question, signal) => {
      const { verdicts, pairs } = await answer(model, question, signal);
      requests += pairs;
      return { kind: 'answered', verdicts, remarks: [] } satisfies Answer;
    },
    spent: () => ({ requests, tokens: 0 }),
    close: model.close,
  };
}

interface Reading {
  readonly item: Item;
  readonly hypotheses: Hypotheses;
  readonly context: string;
  readonly windows: readonly Window[];
}

async function answer(
  model: PairModel,
  { task, text, items }: Question,
  signal: AbortSignal,
): Promise<{ readonly verdicts: readonly Verdict[]; readonly pairs: number }> {
  const readings = items.map((item) => read(model, task, text, item));
  const pairs = readings.flatMap(({ hypotheses, context, windows }) =>
    windows.flatMap((window): Pair[] => {
      const premise = context + text.slice(window.start, window.end);
      return [
        { premise, hypothesis: hypotheses.high },
        { premise, hypothesis: hypotheses.low },
      ];
    }),
  );
  const odds = await model.judge(pairs, signal);
  const verdicts: Verdict[] = [];
  let asked = pairs.length;
  let at = 0;
  const span = spanMaker(text);
  for (const reading of readings) {
    const chances = reading.windows.map((_, i) => chancesOf(odds[at + 2 * i], odds[at + 2 * i + 1], model.knowsNo));
    at += 2 * reading.windows.length;
    const { high, low, neither } = together(chances);
    const [first = 0, second = 0] = [high, low, neither].sort((a, b) => b - a);
    const side = high >= low ? 'high' : 'low';
    const taken = task === 'incivility' || Math.max(high, low) > neither;
    const [highLabel = '', lowLabel = '', middle = lowLabel] = LABELS[task];
    let evidence: readonly Stretch[] = [];
    if (taken && (task !== 'incivility' || side === 'high')) {
      const best = bestWindow(reading.windows, chances, side);
      const shown =
        best === null ? { found: null, asked: 0 } : await bestSentence(model, text, reading, best, side, signal);
      asked += shown.asked;
      evidence = shown.found === null ? [] : [shown.found];
    }
    verdicts.push({
      id: reading.item.id,
      label: taken ? (side === 'high' ? highLabel : lowLabel) : middle,
      score: round(task === 'incivility' ? 0.5 + (high - low) / 2 : high - low),
      confidence: round(task === 'incivility' ? Math.max(high, low) / (high + low || 1) : first),
      abstained: reading.windows.length === 0 || first - second < MARGIN,
      evidence: evidence.map(({ start, end }) => span(start, end)),
      holder: null,
    });
  }
  return { verdicts, pairs: asked };
}

function read(model: PairModel, task: ModelTask, text: string, item: Item): Reading {
  const hypotheses = hypothesesFor(task, item);
  const room = Math.min(model.room(hypotheses.high), model.room(hypotheses.low));
  const context = contextOf(shortened(item.quoted, Math.floor(room * CONTEXT), model.count));
  const units = codePointsToUnits(text);
  const stretch =
    item.segment === null
      ? { start: 0, end: text.length }
      : { start: units(item.segment.start), end: units(item.segment.end) };
  return { item, hypotheses, context, windows: windowsOf(text, stretch, room - model.count(context), model.count) };
}

/** The beginning of quoted words that takes `most` tokens at most. */
function shortened(quoted: string | null, most: number, count: (text: string) => number): string | null {
  let kept = quoted ?? '';
  for (;;) {
    const size = kept === '' ? 0 : count(kept);
    if (size <= most) return kept === '' ? null : kept;
    kept = kept.slice(0, Math.floor(Math.min(kept.length - 1, (kept.length * most) / size)));
  }
}

/** A class and its opposite as two hypotheses: what speaks for one by entailment speaks for it by contradiction, too. */
function chancesOf(high: Odds | undefined, low: Odds | undefined, knowsNo: boolean): Chances {
  if (high === undefined || low === undefined) return { high: 0, low: 0, neither: 1 };
  if (knowsNo)
    return { high: (high.yes + low.no) / 2, low: (low.yes + high.no) / 2, neither: (high.open + low.open) / 2 };
  // Two answers that cannot both be right: the cases in which they would are left out.
  return shared(high.yes * (1 - low.yes), low.yes * (1 - high.yes), (1 - high.yes) * (1 - low.yes));
}

/** A post says what its plainest window says; opposed windows stand against each other. */
function together(chances: readonly Chances[]): Chances {
  if (chances.length === 0) return { high: 0, low: 0, neither: 1 };
  return shared(
    Math.max(...chances.map(({ high }) => high)),
    Math.max(...chances.map(({ low }) => low)),
    Math.min(...chances.map(({ neither }) => neither)),
  );
}

function shared(high: number, low: number, neither: number): Chances {
  const sum = high + low + neither;
  return sum === 0 ? { high: 0, low: 0, neither: 1 } : { high: high / sum, low: low / sum, neither: neither / sum };
}

function bestWindow(windows: readonly Window[], chances: readonly Chances[], side: 'high' | 'low'): Window | null {
  let best: number | null = null;
  chances.forEach((one, i) => {
    if (best === null || one[side] > (chances[best]?.[side] ?? 0)) best = i;
  });
  return best === null ? null : (windows[best] ?? null);
}

/** The sentence that entails the hypothesis most; the first of equals. */
async function bestSentence(
  model: PairModel,
  text: string,
  { hypotheses, context }: Reading,
  { sentences }: Window,
  side: 'high' | 'low',
  signal: AbortSignal,
): Promise<{ readonly found: Stretch | null; readonly asked: number }> {
  const compared = sentences.slice(0, COMPARED);
  if (compared.length < 2) return { found: compared[0] ?? null, asked: 0 };
  const odds = await model.judge(
    compared.map(({ start, end }) => ({ premise: context + text.slice(start, end), hypothesis: hypotheses[side] })),
    signal,
  );
  let best = 0;
  odds.forEach(({ yes }, i) => {
    if (yes > (odds[best]?.yes ?? 0)) best = i;
  });
  return { found: compared[best] ?? null, asked: compared.length };
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}
