import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import { Argument, type Command } from 'commander';
import { z } from 'zod';
import { prepareAnalyzers, SCORE_TASKS, type ScoreTask, scoreText } from '../../analyze/index.js';
import { type OwnModel, ownModel, scoreByModel } from '../../analyze/score-model.js';
import type { ScoreInput, ScoreRow } from '../../analyze/score-row.js';
import { InputError, UsageError } from '../../model/errors.js';
import { fileReason } from '../../model/file-errors.js';
import { MODEL_TASKS, type ModelRun } from '../../models/index.js';
import type { Context } from '../context.js';
import { addModelOptions, type ModelFlags, modelsFrom } from '../model-options.js';
import { spentText } from '../model-summary.js';
import type { Session } from '../session.js';

const EXAMPLES = `
Examples:
  $ echo '{"id":"1","text":"I love this."}' | threadbare score sentiment
  $ threadbare score stance < rows.jsonl > scored.jsonl
  $ threadbare score stance --weights mine.json < rows.jsonl    weights made by threadbare train
  $ threadbare score stance --model onnx:nli-model < rows.jsonl  a model of yours

In:  {"id", "text", "parent_text"?, "target"?, "lang"?} a line.
Out: {"id", "label", "score", "confidence", "abstained", "evidence"} a line, in the same order. No database.`;

/** One line of input; unknown fields are ignored. */
const ROW = z.object({
  id: z.union([z.string(), z.number()]).transform(String),
  text: z.string(),
  parent_text: z.string().nullish(),
  target: z.string().nullish(),
  lang: z.string().nullish(),
});

interface ScoreOptions extends ModelFlags {
  readonly weights?: string;
}

/** `threadbare score` */
export function registerScore(program: Command, session: Session): void {
  const command = program
    .command('score')
    .description('score texts from standard input, one JSON object a line (no database)')
    .addArgument(new Argument('<task>', 'what to score').choices([...SCORE_TASKS]))
    .option('--weights <file>', 'weights of your own, made by `threadbare train`; they answer alone');
  addModelOptions(command)
    .addHelpText('after', EXAMPLES)
    .action((task: ScoreTask, options: ScoreOptions) =>
      session.run({}, async (context) => {
        const model = await openModel(context, task, options);
        try {
          return await runScore(context, task, options.weights ?? null, model);
        } finally {
          if (model !== null) context.log.info(spentText(model.spent()));
          await model?.close();
        }
      }),
    );
}

async function openModel(context: Context, task: ScoreTask, options: ScoreOptions): Promise<ModelRun | null> {
  if (options.model === undefined) return null;
  const known = MODEL_TASKS.find((name) => name === task);
  if (known === undefined || options.weights !== undefined)
    throw new UsageError('no-model-task', `--model answers ${MODEL_TASKS.join(', ')}, and not beside --weights.`);
  return (await modelsFrom(context, options, [known]))[0] ?? null;
}

/** A row's answer, or what is wrong with it. */
type Scored = ScoreRow | { readonly code: string; readonly message: string };

async function runScore(
  context: Context,
  task: ScoreTask,
  file: string | null,
  model: ModelRun | null,
): Promise<number> {
  const own = file === null ? null : readWeights(task, file);
  if (own === null) await prepareAnalyzers();
  const score = (row: ScoreInput): Scored | Promise<Scored> => {
    if (own !== null) return scoreByModel(own, row);
    return model === null ? scoreText(task, row) : model.score(row, scoreText(task, row), context.signal);
  };
  const lines = createInterface({ input: Readable.from(context.stdin), crlfDelay: Number.POSITIVE_INFINITY });
  // A model may answer several rows at once; they are written in the order they came in.
  const ahead = model === null ? 0 : 2 * model.concurrency;
  const waiting: { readonly number: number; readonly scored: Promise<PromiseSettledResult<Scored>[]> }[] = [];
  let number = 0;
  let failed = false;
  const write = async (): Promise<boolean> => {
    const next = waiting.shift();
    if (next === undefined) return true;
    const [settled] = await next.scored;
    if (settled === undefined) return true;
    if (settled.status === 'rejected') throw settled.reason;
    const scored = settled.value;
    if ('id' in scored) return context.out.write(`${JSON.stringify(scored)}\n`);
    failed = true;
    const { code, message } = scored;
    context.log.warn(`line ${next.number}: ${message}; the line was left out`, { line: next.number, code });
    return true;
  };
  for await (const line of lines) {
    number += 1;
    context.signal.throwIfAborted();
    if (line.trim() === '') continue;
    const row = parseRow(line);
    const scored = typeof row === 'string' ? { code: 'bad-row', message: row } : score(row);
    // Settled, so that a row that fails while earlier ones are still being written is reported in its turn.
    waiting.push({ number, scored: Promise.allSettled([scored]) });
    while (waiting.length > ahead) if (!(await write())) return 0;
  }
  while (waiting.length > 0) if (!(await write())) return 0;
  return failed ? 1 : 0;
}

function readWeights(task: ScoreTask, file: string): OwnModel {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (cause) {
    throw new InputError('unreadable-weights', `The weights cannot be read: ${fileReason(cause)}.`, file, { cause });
  }
  const own = ownModel(task, text);
  if (typeof own === 'string') throw new InputError('bad-weights', `These weights cannot be used: ${own}.`, file);
  return own;
}

/** The row, or what is wrong with the line. */
function parseRow(line: string): z.infer<typeof ROW> | string {
  try {
    const parsed = ROW.safeParse(JSON.parse(line));
    return parsed.success ? parsed.data : z.prettifyError(parsed.error).replace(/\s+/g, ' ');
  } catch (error) {
    return error instanceof Error ? `not JSON (${error.message})` : 'not JSON';
  }
}
