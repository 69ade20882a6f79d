import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import { Argument, type Command } from 'commander';
import { z } from 'zod';
import { prepareAnalyzers, SCORE_TASKS, type ScoreTask, scoreText } from '../../analyze/index.js';
import { type OwnModel, ownModel, scoreByModel } from '../../analyze/score-model.js';
import { InputError } from '../../model/errors.js';
import type { Context } from '../context.js';
import type { Session } from '../session.js';

const EXAMPLES = `
Examples:
  $ echo '{"id":"1","text":"I love this."}' | threadbare score sentiment
  $ threadbare score stance < rows.jsonl > scored.jsonl
  $ threadbare score stance --weights mine.json < rows.jsonl    weights made by threadbare train

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

/** `threadbare score` */
export function registerScore(program: Command, session: Session): void {
  program
    .command('score')
    .description('score texts from standard input, one JSON object a line (no database)')
    .addArgument(new Argument('<task>', 'what to score').choices([...SCORE_TASKS]))
    .option('--weights <file>', 'weights of your own, made by `threadbare train`; they answer alone')
    .addHelpText('after', EXAMPLES)
    .action((task: ScoreTask, options: { readonly weights?: string }) =>
      session.run({}, (context) => runScore(context, task, options.weights ?? null)),
    );
}

async function runScore(context: Context, task: ScoreTask, file: string | null): Promise<number> {
  const own = file === null ? null : readWeights(task, file);
  if (own === null) await prepareAnalyzers();
  const lines = createInterface({ input: Readable.from(context.stdin), crlfDelay: Number.POSITIVE_INFINITY });
  let number = 0;
  let failed = false;
  for await (const line of lines) {
    number += 1;
    context.signal.throwIfAborted();
    if (line.trim() === '') continue;
    const row = parseRow(line);
    if (typeof row === 'string') {
      failed = true;
      context.log.warn(`line ${number}: ${row}; the line was left out`, { line: number, code: 'bad-row' });
    } else if (
      !(await context.out.write(`${JSON.stringify(own === null ? scoreText(task, row) : scoreByModel(own, row))}\n`))
    )
      return 0;
  }
  return failed ? 1 : 0;
}

function readWeights(task: ScoreTask, file: string): OwnModel {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (cause) {
    throw new InputError('unreadable-weights', `The weights cannot be read: ${String(cause)}`, file, { cause });
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
