import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { type CodingKey, parseKey } from '../measure/coding/key.js';
import { measureOwnForum } from '../measure/coding/own-forum.js';
import { adjudicationSheet, ownForumText } from '../measure/coding/own-forum-text.js';
import { labelText, readLabels } from '../measure/coding/read-labels.js';
import { CODING_SCHEMES, CODING_TASKS } from '../measure/coding/tasks.js';
import { InputError, UsageError } from '../model/errors.js';
import { fileReason } from '../model/file-errors.js';
import type { Context } from './context.js';
import { writeNew } from './write-new.js';

/** What `eval --labels` is asked. */
export interface LabelOptions {
  readonly labels: readonly string[];
  readonly key?: string | undefined;
  readonly task?: string | undefined;
  readonly adjudicated?: string | undefined;
  readonly ties?: string | undefined;
  readonly format: 'markdown' | 'json';
  readonly force: boolean;
}

/** Measures filled-in coding sheets; 1 where lines had to be left out. */
export async function evalLabels(context: Context, options: LabelOptions): Promise<number> {
  if (options.labels.includes('desk'))
    throw new UsageError('no-desk-labels', 'Labels of the desk are measured alone: --labels desk, without sheets.');
  const files = await Promise.all(options.labels.map(async (name) => ({ name, text: await textOf(name) })));
  const key = await keyFor(options);
  const task = CODING_TASKS.find((one) => one === (key?.task ?? options.task));
  if (task === undefined && options.task !== undefined)
    throw new UsageError(
      'no-coding-task',
      `${options.task} is not coded; --task is one of ${CODING_TASKS.join(', ')}.`,
    );
  if (key !== null && options.task !== undefined && options.task !== key.task)
    throw new UsageError('no-coding-task', `The key is of ${key.task}, not of ${options.task}.`);
  const scheme = task === undefined ? null : CODING_SCHEMES[task];
  const items = key === null ? null : new Set(key.items.map(({ item }) => item));
  const read = readLabels(files, scheme, items);
  if (read.labels.length === 0)
    throw new InputError(
      'no-labels',
      read.problems[0] === undefined
        ? 'No label is written in the sheets yet.'
        : `No label can be counted. Line ${read.problems[0].line}: ${read.problems[0].message}`,
      files[0]?.name ?? null,
    );
  const settled = new Map<string, string | null>();
  const problems = [...read.problems];
  if (options.adjudicated !== undefined) {
    const text = await textOf(options.adjudicated);
    const decisions = readLabels([{ name: options.adjudicated, text }], scheme, items);
    for (const { item, label } of decisions.labels) settled.set(item, label);
    problems.push(...decisions.problems);
  }
  const { report, ties } = measureOwnForum({ ...read, problems }, scheme, key, settled);
  if (options.ties !== undefined && ties.length > 0)
    await writeNew(options.ties, adjudicationSheet(ties, read, false), options.force);
  await context.out.write(options.format === 'json' ? `${JSON.stringify(report, null, 2)}\n` : ownForumText(report));
  const tied = ties.length === 1 ? '1 item is tied' : `${ties.length} items are tied`;
  if (ties.length > 0)
    context.log.info(
      options.ties === undefined
        ? `${tied}: --ties FILE writes what is to be settled.`
        : `${tied}: fill in ${options.ties} and give it with --adjudicated.`,
    );
  return problems.length > 0 ? 1 : 0;
}

async function textOf(file: string): Promise<string> {
  try {
    return labelText(await readFile(file));
  } catch (cause) {
    throw new InputError('unreadable', `The labels cannot be read: ${fileReason(cause)}.`, file, { cause });
  }
}

/** The key that is given, else key.json beside the sheets or in the folder above; null where there is none. */
async function keyFor(options: LabelOptions): Promise<CodingKey | null> {
  const folder = path.dirname(options.labels[0] ?? '.');
  const file =
    options.key ?? [path.join(folder, 'key.json'), path.join(folder, '..', 'key.json')].find((one) => existsSync(one));
  return file === undefined ? null : parseKey(await textOf(file), file);
}
