import { isAddress } from '../../model/address.js';
import { matchesPath } from './match-path.js';
import { normalPath, parseRobots, type RobotsLine } from './parse-robots.js';
import type { RobotsAnswer } from './robots-answer.js';

/** The name robots.txt files address this program by. */
export const PRODUCT_TOKEN = 'Threadbare';
/** A longer Crawl-delay is shortened to this: some files ask for an hour and mean to keep crawlers out altogether. */
export const MAX_CRAWL_DELAY_MS = 60_000;

/** What one site allows one crawler. */
export interface RobotsRules {
  /** False for addresses of another origin: they have a robots.txt of their own. */
  allows(url: string): boolean;
  /** Milliseconds between two requests, at most 60,000; null where the file asks for none. */
  readonly crawlDelayMs: number | null;
  /** The line that decides about an address, with its number, or why all or nothing is allowed; null: no line does. */
  rule(url: string): string | null;
  /** What was read otherwise than it stands. */
  readonly notes: readonly string[];
}

/**
 * The rules for one crawler by RFC 9309: all groups that name its product token together, else all that name `*`; of
 * the lines that match, the one with the most octets decides, and of two equal ones the one that allows.
 * @param origin scheme, host and port the file was fetched for (`https://forum.example`)
 * @param productToken letters, `_` and `-`; compared without case
 */
export function rulesOf(answer: RobotsAnswer, origin: string, productToken: string = PRODUCT_TOKEN): RobotsRules {
  const key = `${origin} ${productToken}`;
  const known = READ.get(answer) ?? new Map<string, RobotsRules>();
  const rules = known.get(key) ?? readRules(answer, origin, productToken);
  READ.set(answer, known.set(key, rules));
  return rules;
}

/** A file may have 500 KiB and is asked about every address, so an answer is read once. */
const READ = new WeakMap<RobotsAnswer, Map<string, RobotsRules>>();

function readRules(answer: RobotsAnswer, origin: string, productToken: string): RobotsRules {
  if (answer.kind !== 'rules') return allOrNothing(answer.kind === 'allow-all', answer.why, origin);
  const groups = parseRobots(answer.text);
  const token = productToken.toLowerCase();
  const own = groups.filter((group) => group.agents.includes(token));
  const chosen = own.length > 0 ? own : groups.filter((group) => group.agents.includes('*'));
  // Longest first, of equal ones the one that allows first: the first that matches decides.
  const lines = chosen
    .flatMap((group) => group.lines)
    .sort((a, b) => b.pattern.length - a.pattern.length || Number(b.allow) - Number(a.allow) || a.number - b.number);
  const [crawlDelayMs, notes] = delayOf(chosen.map((group) => group.crawlDelay));
  const decide = (url: string): RobotsLine | 'foreign' | null => {
    const path = pathOf(url, origin);
    if (path === null) return 'foreign';
    // The file itself may always be fetched (section 2.2.2).
    if (path === '/robots.txt') return null;
    return lines.find((line) => matchesPath(line.pattern, path)) ?? null;
  };
  return {
    allows: (url) => {
      const line = decide(url);
      return line === null || (line !== 'foreign' && line.allow);
    },
    crawlDelayMs,
    rule: (url) => {
      const line = decide(url);
      if (line === 'foreign') return foreign(origin);
      return line === null ? null : `${line.text} (line ${line.number})`;
    },
    notes,
  };
}

function allOrNothing(allowed: boolean, why: string, origin: string): RobotsRules {
  return {
    allows: (url) => {
      const path = pathOf(url, origin);
      return path !== null && (allowed || path === '/robots.txt');
    },
    crawlDelayMs: null,
    rule: (url) => (pathOf(url, origin) === null ? foreign(origin) : why),
    notes: [],
  };
}

const foreign = (origin: string): string => `not an address of ${origin}, whose robots.txt this is`;

/** The largest of the delays that hold. */
function delayOf(delays: readonly (number | null)[]): [milliseconds: number | null, notes: string[]] {
  const said = delays.filter((delay) => delay !== null);
  if (said.length === 0) return [null, []];
  const seconds = Math.max(...said);
  const milliseconds = Math.round(seconds * 1000);
  if (milliseconds <= MAX_CRAWL_DELAY_MS) return [milliseconds, []];
  return [
    MAX_CRAWL_DELAY_MS,
    [`Crawl-delay of ${seconds} s was shortened to ${MAX_CRAWL_DELAY_MS / 1000} s; a longer --delay is kept.`],
  ];
}

function pathOf(url: string, origin: string): string | null {
  if (!isAddress(url)) return null;
  const parsed = new URL(url);
  if (parsed.origin !== new URL(origin).origin) return null;
  return normalPath(parsed.pathname + parsed.search, false);
}
