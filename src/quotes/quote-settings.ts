import { UsageError } from '../model/errors.js';
import { INFERENCE_SETTINGS, type InferenceSettings } from './saying-inference.js';
import { SAYING_SETTINGS, type SayingSettings } from './saying-likeness.js';
import { SOURCE_SETTINGS, type SourceSettings } from './sources.js';

/** Every threshold by which posts are tied to articles and renderings to sayings; documented where each part stands. */
export interface QuoteSettings {
  /** A post against articles (sources.ts). */
  readonly sources: SourceSettings;
  /** Two renderings of a saying (saying-likeness.ts). */
  readonly sayings: SayingSettings;
  /** What is inferred about a rendering (saying-inference.ts). */
  readonly inference: InferenceSettings;
}

/** The thresholds what is stored was made with. */
export const QUOTE_SETTINGS: QuoteSettings = {
  sources: SOURCE_SETTINGS,
  sayings: SAYING_SETTINGS,
  inference: INFERENCE_SETTINGS,
};

/** Lengths and counts; everything else is a share or likeness, 0..1. */
const COUNTS: ReadonlySet<string> = new Set([
  'quotationWords',
  'longQuotation',
  'quotationsNeeded',
  'run',
  'pasteRun',
  'eventWords',
  'laterDays',
  'repeatWords',
  'differWords',
  'cutWords',
  'reportSubjects',
  'reportRun',
  'exchanges',
  'fewestWords',
]);

/**
 * The usual thresholds with some of them changed: `{ "sayings": { "differs": 0.6 } }`. Counts are whole numbers from 0
 * to 100,000, all others 0 to 1. Throws UsageError naming the first that does not exist or has a wrong value.
 */
export function changeSettings(changes: unknown): QuoteSettings {
  const parts = asRecord(changes, 'the settings');
  for (const part of Object.keys(parts)) {
    if (!Object.hasOwn(QUOTE_SETTINGS, part))
      throw new UsageError(
        'bad-setting',
        `No settings “${part}”; there are ${Object.keys(QUOTE_SETTINGS).join(', ')}.`,
      );
  }
  return {
    sources: changed('sources', SOURCE_SETTINGS, parts.sources),
    sayings: changed('sayings', SAYING_SETTINGS, parts.sayings),
    inference: changed('inference', INFERENCE_SETTINGS, parts.inference),
  };
}

function changed<T extends object>(part: string, usual: T, changes: unknown): T {
  if (changes === undefined) return usual;
  const values = asRecord(changes, part);
  for (const [name, value] of Object.entries(values)) {
    if (!Object.hasOwn(usual, name))
      throw new UsageError('bad-setting', `No setting ${part}.${name}; there are ${Object.keys(usual).join(', ')}.`);
    const isCount = COUNTS.has(name);
    const fits =
      typeof value === 'number' && value >= 0 && (isCount ? Number.isInteger(value) && value <= 100_000 : value <= 1);
    if (!fits)
      throw new UsageError(
        'bad-setting',
        `Setting ${part}.${name} must be a ${isCount ? 'whole number from 0 to 100000' : 'number from 0 to 1'}.`,
      );
  }
  return { ...usual, ...values };
}

function asRecord(value: unknown, what: string): Readonly<Record<string, unknown>> {
  if (value === null || typeof value !== 'object' || Array.isArray(value))
    throw new UsageError('bad-setting', `${what} must be an object of names and numbers.`);
  return Object.fromEntries(Object.entries(value));
}
