import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { InputError } from '../../model/errors.js';
import { fileReason, isAbsent } from '../../model/file-errors.js';
import { sha256 } from '../../model/ids.js';

/** Which output of a model means what. `neutral` and `contradiction` are null in models that only know entailment. */
export interface Outputs {
  readonly size: number;
  readonly entailment: number;
  readonly neutral: number | null;
  readonly contradiction: number | null;
}

/** A natural language inference model as it lies in a folder, read and checked but not loaded. */
export interface ModelFolder {
  /** As its configuration names it, else null. */
  readonly name: string | null;
  readonly modelFile: string;
  readonly tokenizer: Readonly<Record<string, unknown>>;
  readonly tokenizerConfig: Readonly<Record<string, unknown>>;
  readonly outputs: Outputs;
  /** Tokens of a pair, special ones included. */
  readonly maxTokens: number;
  readonly padId: number;
  /** SHA-256 over the model, its configuration and its tokenizer: equal answers need equal files. */
  readonly sha256: string;
}

/** Where exporters put the model, the first that is there. Quantised ones answer the same at a quarter of the size. */
export const MODEL_FILES = [
  'model.onnx',
  'onnx/model_quantized.onnx',
  'onnx/model_int8.onnx',
  'onnx/model.onnx',
] as const;

/** Longest input where the configuration names none, or more than any of these models was trained on. */
const MOST_TOKENS = 512;

const CONFIG = z.object({
  _name_or_path: z.string().nullish(),
  id2label: z.record(z.string().regex(/^\d+$/), z.string()),
  max_position_embeddings: z.number().int().positive().nullish(),
  model_type: z.string().nullish(),
  pad_token_id: z.number().int().nonnegative().nullish(),
});
const OBJECT = z.record(z.string(), z.unknown());

/**
 * Reads a model folder: `config.json`, `tokenizer.json`, the model, and `tokenizer_config.json` where there is one.
 *
 * @throws InputError `no-model`, `bad-model` with the file at fault.
 */
export async function readModelFolder(folder: string): Promise<ModelFolder> {
  const configText = await textOf(folder, 'config.json', true);
  const tokenizerText = await textOf(folder, 'tokenizer.json', true);
  const settingsText = await textOf(folder, 'tokenizer_config.json', false);
  const config = parsed(CONFIG, configText, path.join(folder, 'config.json'));
  const tokenizerConfig = parsed(OBJECT, settingsText, path.join(folder, 'tokenizer_config.json'));
  const modelFile = await findModel(folder);
  return {
    name: nameOf(config._name_or_path ?? null),
    modelFile,
    tokenizer: parsed(OBJECT, tokenizerText, path.join(folder, 'tokenizer.json')),
    tokenizerConfig,
    outputs: outputsOf(config.id2label, path.join(folder, 'config.json')),
    maxTokens: mostTokens(config.max_position_embeddings ?? null, config.model_type ?? null, tokenizerConfig),
    padId: config.pad_token_id ?? 0,
    sha256: sha256([await hashOfFile(modelFile), sha256(configText), sha256(tokenizerText)].join('\n')),
  };
}

/** A name published models go by; a path of somebody's machine is none. */
function nameOf(name: string | null): string | null {
  return name !== null && /^[\w.-]{1,96}(?:\/[\w.-]{1,96})?$/.test(name) ? name : null;
}

/** The meaning of each output by its label, whatever the order: models differ in it. */
export function outputsOf(labels: Readonly<Record<string, string>>, file: string): Outputs {
  const find = (pattern: RegExp): number | null => {
    const found = Object.entries(labels).filter(([, label]) => pattern.test(label.trim()));
    return found.length === 1 && found[0] !== undefined ? Number(found[0][0]) : null;
  };
  const entailment = find(/^entail(?:ment|s)?$/i);
  if (entailment === null) {
    const named = Object.values(labels).slice(0, 10).join(', ');
    throw new InputError(
      'bad-model',
      `No output is called "entailment" (there are: ${named}): this is no natural language inference model.`,
      file,
    );
  }
  return {
    size: Math.max(...Object.keys(labels).map(Number)) + 1,
    entailment,
    neutral: find(/^neutral$/i),
    contradiction: find(/^contradict(?:ion|s)?$/i),
  };
}

function mostTokens(
  positions: number | null,
  type: string | null,
  settings: Readonly<Record<string, unknown>>,
): number {
  const said = settings.model_max_length;
  // RoBERTa and its kin number positions from 2, so two of those in the configuration are never used.
  const usable = positions === null ? MOST_TOKENS : positions - (/roberta|camembert/i.test(type ?? '') ? 2 : 0);
  const limits = [MOST_TOKENS, usable, typeof said === 'number' && said > 0 ? said : MOST_TOKENS];
  return Math.floor(Math.min(...limits));
}

async function findModel(folder: string): Promise<string> {
  for (const name of MODEL_FILES) {
    const file = path.join(folder, name);
    const found = await stat(file).catch((error: unknown) => absent(error, file));
    if (found?.isFile() === true) return file;
  }
  throw new InputError('no-model', `There is no model here: one of ${MODEL_FILES.join(', ')} is needed.`, folder);
}

async function textOf(folder: string, name: string, needed: boolean): Promise<string> {
  const file = path.join(folder, name);
  const text = await readFile(file, 'utf8').catch((error: unknown) => absent(error, file));
  if (text === null && needed) {
    throw new InputError(
      'no-model',
      `There is no ${name} here: docs/optional-models.md says what a model's folder holds.`,
      folder,
    );
  }
  return text ?? '{}';
}

/** Null for a file that is not there; anything else is told. */
function absent(error: unknown, file: string): null {
  if (isAbsent(error)) return null;
  throw new InputError('bad-model', `It cannot be read: ${fileReason(error)}.`, file, { cause: error });
}

function parsed<T>(schema: z.ZodType<T>, text: string, file: string): T {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    throw new InputError('bad-model', `It is no JSON: ${String(cause)}`, file, { cause });
  }
  const read = schema.safeParse(value);
  if (!read.success)
    throw new InputError('bad-model', z.prettifyError(read.error).replace(/\s+/g, ' '), file, { cause: read.error });
  return read.data;
}

/** SHA-256 of a file, read piece by piece. */
export async function hashOfFile(file: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const piece of createReadStream(file)) hash.update(piece);
  return hash.digest('hex');
}
