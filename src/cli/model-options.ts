import { homedir } from 'node:os';
import path from 'node:path';
import { type Command, InvalidArgumentError, Option } from 'commander';
import {
  MODEL_TASKS,
  type ModelChoice,
  type ModelRun,
  type ModelTask,
  openModels,
  readModelChoice,
  type When,
} from '../models/index.js';
import type { Context } from './context.js';
import { wholeNumber } from './options.js';

/** Options of a command that may use a model besides the analyzers it comes with. */
export interface ModelFlags {
  readonly model?: ModelChoice;
  readonly modelTask?: readonly ModelTask[];
  readonly modelWhen?: When;
  readonly modelLang?: readonly string[];
  readonly modelBudget?: number;
  readonly modelMaxRequests?: number;
  readonly modelRpm?: number;
  readonly modelJobs?: number;
  readonly modelTimeout?: number;
  readonly modelCache?: string;
  readonly modelOffline?: boolean;
}

const ALL: When = { kind: 'all' };

/** Adds the options to a command. */
export function addModelOptions(command: Command): Command {
  return command
    .addOption(
      new Option(
        '--model <model>',
        'also ask a model of yours: onnx:FOLDER, onnx:hub/OWNER/NAME or openai:MODEL@URL (docs/optional-models.md)',
      ).argParser(modelChoice),
    )
    .addOption(
      new Option(
        '--model-when <when>',
        'all, or only where the built-in analyzer is not sure: unsure, unsure:0.7 (below that confidence)',
      )
        .argParser(modelWhen)
        .default(ALL, 'all'),
    )
    .addOption(
      new Option('--model-lang <codes>', 'languages the model knows (en,de); others are left out').argParser(list),
    )
    .addOption(number('--model-budget <tokens>', 'tokens at most, of prompts and answers', 1_000_000, 999_999_999))
    .addOption(number('--model-max-requests <n>', 'requests at most, retries counted', 10_000, 99_999_999))
    .addOption(number('--model-rpm <n>', 'requests a minute, evenly spaced', 60, 6_000))
    .addOption(number('--model-jobs <n>', 'requests at the same time', 2, 64))
    .addOption(number('--model-timeout <seconds>', 'wait for one answer', 120, 3_600))
    .addOption(new Option('--model-cache <dir>', 'keep answers here, for other data sets and versions'))
    .addOption(new Option('--model-offline', 'never download; a hub model must be there already'));
}

/** `--model-task`, for commands whose task is not an argument. */
export const modelTaskOption = (): Option =>
  new Option('--model-task <tasks>', `what the model does: ${MODEL_TASKS.join(', ')}`)
    .argParser(modelTasks)
    .default(['stance', 'reply-stance'], 'stance,reply-stance');

/** Opens the model the options name, and says what leaves the machine; none where none is named. */
export async function modelsFrom(
  context: Context,
  flags: ModelFlags,
  tasks: readonly ModelTask[],
): Promise<readonly ModelRun[]> {
  if (flags.model === undefined) return [];
  const key = context.env.THREADBARE_MODEL_KEY?.trim() ?? '';
  const models = await openModels({
    choice: flags.model,
    tasks,
    when: flags.modelWhen ?? ALL,
    languages: flags.modelLang ?? null,
    cache: flags.modelCache === undefined ? null : path.resolve(flags.modelCache),
    hub: {
      folder: hubFolder(context.env),
      offline: flags.modelOffline === true,
      endpoint: (context.env.HF_ENDPOINT ?? 'https://huggingface.co').replace(/\/+$/, ''),
      onProgress: (text) => context.log.info(text),
    },
    key: key === '' ? null : key,
    limits: {
      tokens: flags.modelBudget ?? 1_000_000,
      requests: flags.modelMaxRequests ?? 10_000,
      perMinute: flags.modelRpm ?? 60,
      timeoutMs: 1_000 * (flags.modelTimeout ?? 120),
    },
    concurrency: flags.modelJobs ?? 2,
  });
  const [first] = models;
  if (first !== undefined) context.log.info(first.notice);
  return models;
}

/** Where models of the hub are kept: THREADBARE_MODELS, else the user's cache folder. */
function hubFolder(env: Context['env']): string {
  const cache = env.XDG_CACHE_HOME || path.join(homedir(), '.cache');
  return path.resolve(env.THREADBARE_MODELS || path.join(cache, 'threadbare', 'models'));
}

function number(flags: string, description: string, standard: number, most: number): Option {
  return new Option(flags, description).argParser((text) => wholeNumber(text, 1, most)).default(standard);
}

function modelChoice(text: string): ModelChoice {
  const choice = readModelChoice(text);
  if (typeof choice === 'string') throw new InvalidArgumentError(`${choice}.`);
  return choice;
}

function modelWhen(text: string): When {
  if (text === 'all') return ALL;
  const [, below] = /^unsure(?::(0?\.\d{1,3}|1(?:\.0)?))?$/.exec(text) ?? [undefined, null];
  if (below === null)
    throw new InvalidArgumentError('It must be all, unsure, or unsure: and a confidence from 0 to 1.');
  return { kind: 'unsure', below: below === undefined ? 0.6 : Number(below) };
}

function list(text: string): readonly string[] {
  const codes = text.split(',').map((code) => code.trim().toLowerCase());
  if (!codes.every((code) => /^[a-z]{2,3}$/.test(code)))
    throw new InvalidArgumentError('It must be codes like en,de,fr.');
  return codes;
}

function modelTasks(text: string): readonly ModelTask[] {
  const named = text.split(',').map((name) => name.trim());
  const wrong = named.find((name) => !MODEL_TASKS.some((task) => task === name));
  if (wrong !== undefined) throw new InvalidArgumentError(`There is no task ${JSON.stringify(wrong)}.`);
  return MODEL_TASKS.filter((task) => named.includes(task));
}
