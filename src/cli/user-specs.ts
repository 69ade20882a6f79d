import { readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import type { EngineOptions, EngineSpec } from '../engines/engine.js';
import { ENGINE_NAMES } from '../engines/index.js';
import { SPECS } from '../engines/registry.js';
import { TEXT_ENGINES } from '../engines/text/index.js';
import { readUserSpecs, type SpecText } from '../engines/user-spec/read-specs.js';
import { UsageError } from '../model/errors.js';

/** Faults printed at once; who has more begins with these. */
const MOST_PRINTED = 20;

/**
 * What `--engine NAME` and `--engines DIR` ask for: the engine to read with, if one is named, and the user's own specs.
 *
 * @throws UsageError (exit code 2) with everything that is wrong in the specs, or when no such engine is known
 */
export async function engineOptions(options: {
  readonly engine?: string | undefined;
  readonly engines?: string | undefined;
}): Promise<EngineOptions> {
  const { engine, engines } = options;
  const specs = engines === undefined ? undefined : await loadSpecs(engines);
  const names = [...ENGINE_NAMES, ...(specs ?? []).map((spec) => spec.engine), ...TEXT_ENGINES, 'article'];
  if (engine !== undefined && !names.includes(engine))
    throw new UsageError('unknown-engine', `--engine: it must be one of ${[...new Set(names)].join(', ')}.`);
  return { engine, specs };
}

/** The specs in a folder's `.json` files (or in one file), all of them or none. */
async function loadSpecs(folder: string): Promise<readonly EngineSpec[]> {
  const files = await specFiles(folder);
  const texts = await Promise.all(
    files.map(async (file): Promise<SpecText> => ({ file: path.basename(file), text: await readText(file) })),
  );
  const read = readUserSpecs(texts, SPECS);
  if ('specs' in read) return read.specs;
  const lines = read.faults
    .slice(0, MOST_PRINTED)
    .map(({ file, path: place, message }) => `  ${file}${place === '' ? '' : `, ${place}`}: ${message}`);
  const more = read.faults.length > MOST_PRINTED ? [`  and ${read.faults.length - MOST_PRINTED} more`] : [];
  throw new UsageError(
    'invalid-spec',
    [
      'The engines cannot be used as they are described:',
      ...lines,
      ...more,
      'docs/adding-an-engine.md says what a description holds.',
    ].join('\n'),
  );
}

async function specFiles(folder: string): Promise<readonly string[]> {
  try {
    if ((await stat(folder)).isFile()) return [folder];
    const names = (await readdir(folder)).filter((name) => name.endsWith('.json')).sort();
    if (names.length > 0) return names.map((name) => path.join(folder, name));
  } catch (error) {
    throw unreadable(folder, error);
  }
  throw new UsageError(
    'no-specs',
    `--engines: ${folder} holds no .json file; name a folder with descriptions of engines.`,
  );
}

async function readText(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    throw unreadable(file, error);
  }
}

function unreadable(file: string, error: unknown): UsageError {
  const reason = error instanceof Error ? error.message : String(error);
  return new UsageError('no-specs', `--engines: ${file} cannot be read (${reason}).`, { cause: error });
}
