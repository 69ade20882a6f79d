import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { EngineOptions } from '../engines/engine.js';
import { pageToJson } from '../engines/to-json.js';
import type { InputFile } from '../ingest/inputs.js';
import { lostSomething } from '../ingest/loss.js';
import { openPage } from '../ingest/open-page.js';
import { UsageError } from '../model/errors.js';
import type { Fields } from './log.js';
import { makeFolder } from './make-folder.js';
import { pageText } from './page-text.js';

/** What all inputs of one `threadbare parse` have in common; plain data, so that it can be given to a worker. */
export interface ParseTask {
  readonly format: 'json' | 'text';
  readonly out: string | null;
  readonly url: string | null;
  readonly engine: string | undefined;
  /** The folder of the user's own engines. */
  readonly engines: string | undefined;
  readonly ignoreIds: boolean;
  /** Texts name their file where there are several. */
  readonly several: boolean;
}

/** What became of one input. */
export interface ParsedFile {
  /** The answer for standard output; null where there is none or it was written to a file. */
  readonly text: string | null;
  readonly warnings: readonly { readonly message: string; readonly fields: Fields }[];
  readonly failed: boolean;
  /** Readable, but without a thread or with less than the page says it holds. */
  readonly lost: boolean;
}

/**
 * Reads, parses and renders one input, and writes it below `task.out` where that is given.
 *
 * @throws UsageError when the output cannot be written
 */
export async function parseFile(
  input: InputFile,
  task: ParseTask,
  engines: EngineOptions,
  stdin: AsyncIterable<unknown>,
): Promise<ParsedFile> {
  const opened = await openPage(input, task.url, { ...engines, ignoreIds: task.ignoreIds }, stdin);
  if ('problem' in opened) {
    const { file, code, message } = opened.problem;
    const warning = { message: `${file}: ${message}`, fields: { file: input.path, code } };
    return { text: null, warnings: [warning], failed: true, lost: false };
  }
  const { page } = opened;
  const warnings = page.parsed.problems.map((problem) => ({
    message: `${input.path}${problem.post === null ? '' : `, post ${problem.post}`}: ${problem.message}`,
    fields: {},
  }));
  const text = task.format === 'json' ? `${JSON.stringify(pageToJson(page.parsed))}\n` : pageText(page, task.several);
  if (task.out !== null) await writeMirrored(task.out, input, text, task.format);
  return { text: task.out === null ? text : null, warnings, failed: false, lost: lostSomething(page.parsed) };
}

async function writeMirrored(folder: string, input: InputFile, text: string, format: 'json' | 'text'): Promise<void> {
  const target = path.join(folder, `${input.mirror}.${format === 'json' ? 'json' : 'txt'}`);
  try {
    await makeFolder(path.dirname(target));
    await writeFile(target, text);
  } catch (error) {
    throw new UsageError(
      'unwritable-output',
      `${target} cannot be written (${reason(error)}); choose another folder with --out`,
      { cause: error },
    );
  }
}

const reason = (error: unknown): string => (error instanceof Error ? error.message : String(error));
