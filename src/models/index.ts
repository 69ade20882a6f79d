import path from 'node:path';
import { isAddress } from '../model/address.js';
import { UsageError } from '../model/errors.js';
import { folderCache, memoryCache } from './answer-cache.js';
import type { Backend, ModelRun, ModelTask } from './model.js';
import { onnxBackend } from './onnx/backend.js';
import { readModelFolder } from './onnx/folder.js';
import { type HubOptions, hubModel } from './onnx/hub.js';
import { openAiBackend } from './openai/backend.js';
import type { Limits } from './openai/meter.js';
import type { When } from './plan.js';
import { modelRun } from './run.js';

export { MODEL_TASKS, type ModelResult, type ModelRun, type ModelTask, type Spent } from './model.js';
export type { When } from './plan.js';

/** Which model: files in a folder, files of the hub, or a model behind an address. */
export type ModelChoice =
  | { readonly kind: 'folder'; readonly folder: string }
  | { readonly kind: 'hub'; readonly id: string; readonly revision: string }
  | { readonly kind: 'endpoint'; readonly model: string; readonly baseUrl: string };

export interface ModelOptions {
  readonly choice: ModelChoice;
  readonly tasks: readonly ModelTask[];
  readonly when: When;
  /** ISO 639-1; null: the model serves any language. */
  readonly languages: readonly string[] | null;
  /** Folder of kept answers; null: they are kept for this run, and as values in the database. */
  readonly cache: string | null;
  readonly hub: Omit<HubOptions, 'fetch'>;
  readonly key: string | null;
  readonly limits: Limits;
  readonly concurrency: number;
  /** For tests; default: the global one. */
  readonly fetch?: typeof fetch;
}

/** Reads `onnx:DIR`, `onnx:hub/OWNER/NAME[@REVISION]` or `openai:MODEL@URL`; a text says what is wrong with it. */
export function readModelChoice(text: string): ModelChoice | string {
  const hub = /^onnx:hub\/([\w-][\w.-]*\/[\w-][\w.-]*)(?:@([\w-][\w./-]*))?$/.exec(text);
  if (hub?.[1] !== undefined) return { kind: 'hub', id: hub[1], revision: hub[2] ?? 'main' };
  const folder = /^onnx:(?!hub\/)(.+)$/s.exec(text)?.[1];
  if (folder !== undefined) return { kind: 'folder', folder };
  const endpoint = /^openai:(.+)@(https?:\/\/\S+)$/.exec(text);
  const [, model, baseUrl] = endpoint ?? [];
  if (model !== undefined && baseUrl !== undefined && isAddress(baseUrl)) {
    const { username, password } = new URL(baseUrl);
    if (username !== '' || password !== '') return 'an address must not hold a password: set THREADBARE_MODEL_KEY';
    return { kind: 'endpoint', model, baseUrl: baseUrl.replace(/\/+$/, '') };
  }
  return 'it must be onnx:FOLDER, onnx:hub/OWNER/NAME or openai:MODEL@http://host:port/v1';
}

/**
 * Opens a model for its tasks; all runs share it, `close` of any of them closes it. Nothing optional is loaded before.
 *
 * @throws UsageError `package-missing`, `model-offline`; InputError `no-model`, `bad-model`, `model-download`,
 * `model-changed`; PolicyError `key-in-clear`, `insecure-hub`.
 */
export async function openModels(options: ModelOptions): Promise<readonly ModelRun[]> {
  if (options.tasks.length === 0) throw new UsageError('no-model-task', 'Name what the model is to do: --model-task.');
  const backend = await openBackend(options);
  const { when, languages } = options;
  const settings = { when, languages, cache: options.cache === null ? memoryCache() : folderCache(options.cache) };
  return options.tasks.map((task) => modelRun(backend, task, settings));
}

async function openBackend({ choice, hub, key, limits, concurrency, ...rest }: ModelOptions): Promise<Backend> {
  const get = rest.fetch ?? globalThis.fetch;
  switch (choice.kind) {
    case 'endpoint':
      return openAiBackend({ ...choice, key, limits, concurrency, fetch: get });
    case 'hub': {
      const folder = await readModelFolder(await hubModel(choice, { ...hub, fetch: get }));
      return onnxBackend(folder, choice.id);
    }
    case 'folder': {
      const folder = await readModelFolder(choice.folder);
      return onnxBackend(folder, folder.name ?? path.basename(path.resolve(choice.folder)));
    }
  }
}
