import { InvalidArgumentError, Option } from 'commander';
import { isAddress } from '../model/address.js';

/** `--data DIR`, the same on every command that opens a database. */
export const dataOption = (): Option =>
  new Option(
    '--data <dir>',
    'folder of the embedded database (default: THREADBARE_DATA or .threadbare; wins over DATABASE_URL)',
  );

/** `--json`: messages for machines. */
export const jsonOption = (): Option =>
  new Option('--json', 'messages as NDJSON on standard error, the summary as JSON on standard output');

/** `--jobs N`, 1 to 64. */
export const jobsOption = (): Option =>
  new Option(
    '--jobs <n>',
    'pages read and threads analyzed at the same time, 1 to 64; the rows are the same for any number',
  )
    .argParser((text) => wholeNumber(text, 1, 64))
    .default(1);

/** `--jobs N` of a command that analyses what is stored. */
export const analyzeJobsOption = (): Option =>
  new Option('--jobs <n>', 'threads analyzed at the same time, 1 to 64; the rows are the same for any number')
    .argParser((text) => wholeNumber(text, 1, 64))
    .default(1);

/** `--jobs N` of a command that writes what it reads, in the order of the inputs. */
export const parseJobsOption = (): Option =>
  new Option('--jobs <n>', 'pages parsed at the same time, 1 to 64; the output is the same for any number')
    .argParser((text) => wholeNumber(text, 1, 64))
    .default(1);

/** A whole number between two bounds; commander turns the error into exit code 2. */
export function wholeNumber(text: string, low: number, high: number): number {
  const value = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN;
  if (!(value >= low && value <= high))
    throw new InvalidArgumentError(`It must be a whole number from ${low} to ${high}.`);
  return value;
}

/** `--url ADDRESS`: an http(s) address; commander turns anything else into exit code 2. */
export const urlOption = (): Option =>
  new Option(
    '--url <address>',
    'address the page was saved from; names the thread where the page prints none',
  ).argParser(webAddress);

function webAddress(text: string): string {
  const trimmed = text.trim();
  if (!isAddress(trimmed) || !/^https?:$/.test(new URL(trimmed).protocol))
    throw new InvalidArgumentError('It must be a web address that begins with http:// or https://.');
  return trimmed;
}
