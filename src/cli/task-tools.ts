import { readFile } from 'node:fs/promises';
import type { Tools } from '../jobs/tools.js';
import { UsageError } from '../model/errors.js';
import { fileReason } from '../model/file-errors.js';
import { readModelChoice } from '../models/index.js';
import type { Context, DataOptions } from './context.js';
import { archiveFolder, withCrawlOptions } from './crawl-run.js';
import { modelsFrom } from './model-options.js';
import { readTargetsFile } from './targets-file.js';
import { engineOptions } from './user-specs.js';

/** What tasks need of this machine and its user's settings. */
export function taskTools(context: Context, options: DataOptions): Tools {
  return {
    engineOptions,
    readTargets: readTargetsFile,
    openModels: ({ model, tasks, when, languages, budget, maxRequests, rpm, timeout, cache, offline }) => {
      const choice = readModelChoice(model);
      if (typeof choice === 'string') throw new UsageError('bad-model-name', `The model ${model}: ${choice}.`);
      return modelsFrom(
        context,
        {
          model: choice,
          modelWhen: when,
          ...(languages === undefined ? {} : { modelLang: languages }),
          ...(budget === undefined ? {} : { modelBudget: budget }),
          ...(maxRequests === undefined ? {} : { modelMaxRequests: maxRequests }),
          ...(rpm === undefined ? {} : { modelRpm: rpm }),
          ...(timeout === undefined ? {} : { modelTimeout: timeout }),
          ...(cache === undefined ? {} : { modelCache: cache }),
          ...(offline === undefined ? {} : { modelOffline: offline }),
        },
        tasks,
      );
    },
    withCrawlOptions: ({ cookies, contact, retries, engine, engines, ...settings }, signal, work) =>
      withCrawlOptions(
        { ...context, signal },
        {
          ...settings,
          // A bar of its own would draw over that of the job.
          json: true,
          ...(cookies === undefined ? {} : { cookies }),
          ...(contact === undefined ? {} : { contact }),
          ...(retries === undefined ? {} : { retries }),
          ...(engine === undefined ? {} : { engine }),
          ...(engines === undefined ? {} : { engines }),
        },
        work,
      ),
    warcFolder: archiveFolder(context, options),
    exportKey: (file) => exportKey(context, file),
    say: context.log.info,
    warn: context.log.warn,
    random: Math.random,
  };
}

/** The key of pseudonyms: the first line of a file, else THREADBARE_KEY. It goes into no table and no message. */
async function exportKey(context: Context, file: string | null): Promise<string> {
  if (file === null) {
    const key = context.env.THREADBARE_KEY?.trim() ?? '';
    if (key !== '') return key;
    throw new UsageError(
      'no-key',
      'Pseudonyms need a key: name a keyFile, or set THREADBARE_KEY where the worker runs.',
    );
  }
  try {
    return (await readFile(file, 'utf8')).split(/\r?\n/, 1)[0]?.trim() ?? '';
  } catch (error) {
    throw new UsageError('unreadable-key', `The key in ${file} cannot be read: ${fileReason(error)}.`, {
      cause: error,
    });
  }
}
