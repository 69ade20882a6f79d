/** One line that allows or forbids, as written and ready to be matched. */
export interface RobotsLine {
  readonly allow: boolean;
  /** Normalised path pattern (`normalPath`). */
  readonly pattern: string;
  /** As it stands in the file. */
  readonly text: string;
  /** From 1. */
  readonly number: number;
}

/** What a file says to some crawlers. */
export interface RobotsGroup {
  /** Product tokens in lower case; `*` is everybody. */
  readonly agents: readonly string[];
  readonly lines: readonly RobotsLine[];
  /** Seconds as written; null where the group says nothing that is a number. */
  readonly crawlDelay: number | null;
}

/** RFC 9309, section 2.5: at least this much is read; what is beyond is not. */
export const MAX_ROBOTS_BYTES = 500 * 1024;

/** Names of fields with the slips that stand in real files: whoever wrote them meant the rule. */
const FIELDS: readonly (readonly [pattern: RegExp, field: 'agent' | 'allow' | 'disallow' | 'delay'])[] = [
  [/^user[- ]?agents?$/i, 'agent'],
  [/^(?:disallow|dissallow|dissalow|disalow|diasllow|disallaw)$/i, 'disallow'],
  [/^allow$/i, 'allow'],
  [/^crawl[- ]?delay$/i, 'delay'],
];
/** `10`, `0.5`, `0,5`, `10 s`. */
const SECONDS = /^(\d{1,9}(?:[.,]\d{1,6})?)\s{0,3}(?:s|sec|secs|seconds?)?$/i;

/**
 * Reads robots.txt by RFC 9309, section 2.2; total. Groups are kept as they stand, merging is the reader's. Lines that
 * are no rule (Sitemap, Host, unknown ones, garbage) neither begin nor end a group; Crawl-delay, which the RFC does not
 * know, is a rule of its group and so ends the list of its agents.
 */
export function parseRobots(text: string): RobotsGroup[] {
  const groups: { agents: string[]; lines: RobotsLine[]; crawlDelay: number | null }[] = [];
  let listing = false;
  for (const [index, line] of text
    .replace(/^\uFEFF/, '')
    .split(/\r\n|\n|\r/)
    .entries()) {
    const [field, value] = fieldOf(line);
    if (field === null) continue;
    if (field === 'agent') {
      if (!listing) groups.push({ agents: [], lines: [], crawlDelay: null });
      listing = true;
      groups.at(-1)?.agents.push(agentOf(value));
      continue;
    }
    listing = false;
    const group = groups.at(-1);
    // Rules before the first agent speak to nobody.
    if (group === undefined) continue;
    if (field === 'delay') group.crawlDelay = secondsOf(value) ?? group.crawlDelay;
    else if (value !== '')
      group.lines.push({ allow: field === 'allow', pattern: patternOf(value), text: line.trim(), number: index + 1 });
  }
  return groups;
}

function fieldOf(line: string): [field: 'agent' | 'allow' | 'disallow' | 'delay' | null, value: string] {
  const hash = line.indexOf('#');
  const said = hash === -1 ? line : line.slice(0, hash);
  const colon = said.indexOf(':');
  if (colon === -1) return [null, ''];
  const name = said.slice(0, colon).trim();
  const field = FIELDS.find(([pattern]) => pattern.test(name))?.[1] ?? null;
  return [field, said.slice(colon + 1).trim()];
}

/** A product token is letters, `_` and `-` (section 2.2.1); a version behind it is not part of it. */
function agentOf(value: string): string {
  if (/^\*(?:\s|$)/.test(value)) return '*';
  return /^[a-z_-]*/i.exec(value)?.[0].toLowerCase() ?? '';
}

function secondsOf(value: string): number | null {
  const match = SECONDS.exec(value)?.[1];
  return match === undefined ? null : Number(match.replace(',', '.'));
}

/** A pattern has to begin with `/` or `*`; one without its slash is read as if it had one. */
function patternOf(value: string): string {
  return normalPath(/^[/*]/.test(value) ? value : `/${value}`, true);
}

/**
 * A path or a pattern in the one spelling in which both are compared (section 2.2.2): what is not ASCII, or not allowed
 * in an address, as escaped UTF-8; escapes of unreserved characters as the characters, the others in upper case.
 * `*` and `$` mean something in patterns only; in a path they are escaped, which is how a pattern names them.
 */
export function normalPath(text: string, isPattern: boolean): string {
  const wildcards = isPattern ? '*$' : '';
  return text.replace(/%[0-9a-fA-F]{2}|[^\w.~/?:@!&'()+,;=[\]-]/gu, (found) => {
    if (found.length === 3 && found.startsWith('%')) {
      const character = String.fromCharCode(Number.parseInt(found.slice(1), 16));
      return /[\w.~-]/.test(character) ? character : found.toUpperCase();
    }
    if (wildcards.includes(found)) return found;
    if (found === '*') return '%2A';
    // Half a surrogate pair is no character; UTF-8 has U+FFFD for it.
    return /^[\uD800-\uDFFF]$/u.test(found) ? '%EF%BF%BD' : encodeURIComponent(found);
  });
}
