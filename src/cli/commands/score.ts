import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import { Argument, type Command } from 'commander';
import { z } from 'zod';
import { prepareAnalyzers, SCORE_TASKS, type ScoreTask, scoreText } from '../../analyze/index.js';
import type { Context } from '../context.js';
import type { Session } from '../session.js';

const EXAMPLES = `
Examples:
  $ echo '{"id":"1","text":"I love this."}' | threadbare score sentiment
  $ threadbare score stance < rows.jsonl > scored.jsonl

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
    .addHelpText('after', EXAMPLES)
    .action((task: ScoreTask) => session.run({}, (context) => runScore(context, task)));
}

async function runScore(context: Context, task: ScoreTask): Promise<number> {
  await prepareAnalyzers();
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
    } else if (!(await context.out.write(`${JSON.stringify(scoreText(task, row))}\n`))) return 0;
  }
  return failed ? 1 : 0;
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
