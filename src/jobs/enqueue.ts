import { existsSync } from 'node:fs';
import { parse } from 'yaml';
import { UsageError } from '../model/errors.js';
import type { NewTask } from '../store/index.js';
import { nearest } from './job-file/faults.js';
import type { TaskKind } from './task.js';
import { byHost } from './tasks/crawl.js';
import { TASKS } from './tasks.js';

/** The kind of task that has this name. @throws UsageError `no-such-task-kind`, with the nearest one there is */
export function kindNamed(name: string): TaskKind {
  const kind = TASKS.find((one) => one.name === name);
  if (kind !== undefined) return kind;
  const names = TASKS.map((one) => one.name);
  const near = nearest(name, names);
  throw new UsageError(
    'no-such-task-kind',
    `There is no task "${name}"${near === null ? '' : `; did you mean "${near}"?`} Known are ${names.join(', ')}.`,
  );
}

/**
 * Tasks of a command line: `words` as the kind reads them, `settings` as `name=value`, where a value is written as in
 * YAML (`jobs=2`, `partition=[site,month]`).
 *
 * @throws UsageError `bad-setting`, `bad-task`
 */
export function tasksFrom(
  name: string,
  words: readonly string[],
  settings: readonly string[],
  priority: number,
): readonly NewTask[] {
  const kind = kindNamed(name);
  const payload = { ...kind.fromArgs(words), ...Object.fromEntries(settings.map(readSetting)) };
  if (kind.name === 'export') return [kind.make(claimed(payload), { priority })];
  if (kind.name !== 'crawl') return [kind.make(payload, { priority })];
  // A task per server: each has a queue of its own.
  const checked = kind.make(payload, { priority });
  return [...byHost(words).values()].map((urls) => kind.make({ ...Object(checked.payload), urls }, { priority }));
}

function readSetting(text: string): readonly [string, unknown] {
  const at = text.indexOf('=');
  if (at <= 0) throw new UsageError('bad-setting', `${JSON.stringify(text)} is no setting: write name=value.`);
  const value: unknown = parse(text.slice(at + 1));
  return [text.slice(0, at), value];
}

/**
 * A place that was free when the task was queued is its own: a second try after a killed worker writes over what the
 * first one left. One that was taken is refused now, not in the night.
 */
function claimed(payload: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const { out, overwrite, partition } = payload;
  if (overwrite === true || typeof out !== 'string' || partition !== undefined) return payload;
  if (existsSync(out)) {
    throw new UsageError(
      'export-exists',
      `${out} is there already: choose another place, or add --set overwrite=true to write over it.`,
    );
  }
  return { ...payload, overwrite: true };
}
