import { Option } from 'commander';
import { readInput } from '../ingest/read-file.js';
import { UsageError } from '../model/errors.js';
import { changeSettings, type QuoteSettings } from '../quotes/quote-settings.js';

/** `--settings FILE` */
export const settingsOption = (): Option =>
  new Option(
    '--settings <file>',
    'other thresholds for this answer, as JSON: {"sources": {…}, "sayings": {…}, "inference": {…}}',
  );

/** The usual thresholds with those of a JSON file changed; UsageError where it is not JSON or names no threshold. */
export async function readSettings(file: string, stdin: AsyncIterable<unknown>): Promise<QuoteSettings> {
  const text = new TextDecoder().decode(await readInput(file, stdin));
  return changeSettings(parseJson(text, file));
}

function parseJson(text: string, file: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new UsageError('bad-settings', `${file} is not JSON (${reason}).`, { cause: error });
  }
}
