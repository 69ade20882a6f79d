import { InvalidArgumentError, Option } from 'commander';

/** `2s`, `500ms`, `1.5s`, `2m`; a bare number is seconds. Milliseconds; commander turns anything else into exit code 2. */
export function duration(text: string): number {
  const found = /^(\d{1,6}(?:\.\d{1,3})?)\s*(ms|s|m|h)?$/.exec(text.trim());
  const [, amount, unit = 's'] = found ?? [];
  if (amount === undefined) throw new InvalidArgumentError('It must be a time such as 2s, 500ms or 1m.');
  const factor = unit === 'ms' ? 1 : unit === 's' ? 1_000 : unit === 'm' ? 60_000 : 3_600_000;
  return Math.round(Number(amount) * factor);
}

/** A date (`2025-01-01`, taken in UTC) or a full ISO 8601 time, as ISO 8601. */
export function instant(text: string): string {
  const day = /^\d{4}-\d\d-\d\d$/.test(text);
  const time = Date.parse(day ? `${text}T00:00:00Z` : text);
  if (!/^\d{4}-\d\d-\d\d/.test(text) || Number.isNaN(time))
    throw new InvalidArgumentError('It must be a date such as 2025-01-01, or an ISO 8601 time.');
  return new Date(time).toISOString();
}

/** Longest pattern taken. */
const LONGEST = 300;

/** A regular expression as its source, without slashes around it. */
export function pattern(text: string): string {
  if (text.length > LONGEST) throw new InvalidArgumentError(`It must be no longer than ${LONGEST} characters.`);
  try {
    return new RegExp(text, 'iu').source;
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    throw new InvalidArgumentError(`It must be a regular expression (${error.message}).`);
  }
}

/** How far a crawl goes from its addresses. */
export const depthOption = (): Option =>
  new Option(
    '--depth <level>',
    'thread: only the threads named; forum: the threads of a section; site: all sections, with their sub-sections (default: what the address is)',
  ).choices(['thread', 'forum', 'site']);
