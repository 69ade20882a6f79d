import type { Fetched, FetchFailure } from '../fetch/exchange.js';
import type { Client } from '../fetch/http/client.js';
import type { Lanes } from '../fetch/polite/lanes.js';
import { askAgainAfter, askRobots, type RobotsAnswer, readRobotsAnswer } from '../fetch/robots/robots-answer.js';
import { type RobotsRules, rulesOf } from '../fetch/robots/robots-rules.js';
import type { Frontier } from '../store/index.js';
import { pause } from './pause.js';

/** What robots.txt of each server says, asked once a day and kept for all crawls. */
export interface RobotsGate {
  /** Rules of the server an address lies on, or why it can be asked nothing. */
  readonly of: (url: string) => Promise<{ readonly rules: RobotsRules } | Closed>;
}

/** A server that can be asked nothing for now; with a failure that no other try mends, nothing there can be fetched. */
export interface Closed {
  readonly closed: string;
  readonly failure: FetchFailure | null;
}

/** What was heard of a server, and until when it holds. */
interface Heard {
  readonly answer: RobotsAnswer;
  readonly failure: FetchFailure | null;
  readonly until: number;
}

/** Tries until a server whose robots.txt cannot be read is left alone; RFC 9309 (2.3.1.4) allows nothing meanwhile. */
const TRIES = 4;
/** Milliseconds before the second try; doubled each time. */
const FIRST_WAIT_MS = 1_000;
/** A server that wants to be left alone for longer is asked on a later day. */
const LONGEST_WAIT_MS = 60_000;

export interface RobotsGateOptions {
  readonly client: Client;
  readonly lanes: Lanes;
  readonly frontier: Frontier;
  readonly signal: AbortSignal;
  readonly onRequest: (host: string) => Promise<void>;
}

export function openRobotsGate(options: RobotsGateOptions): RobotsGate {
  const known = new Map<string, Promise<Heard>>();
  const ask = async (origin: string): Promise<Heard> => {
    const stored = await options.frontier.host(origin);
    const earlier = readRobotsAnswer(stored.robots);
    if (earlier !== null && stored.robotsAt !== null && earlier.kind !== 'disallow-all') {
      const until = Date.parse(stored.robotsAt) + askAgainAfter(earlier);
      if (until > Date.now()) return { answer: earlier, failure: null, until };
    }
    const { answer, failure } = await askPatiently(origin, options);
    await options.frontier.putRobots(origin, answer);
    return { answer, failure, until: Date.now() + askAgainAfter(answer) };
  };
  return {
    of: async (url) => {
      const { origin } = new URL(url);
      const before = await known.get(origin);
      if (before === undefined || before.until <= Date.now()) known.set(origin, ask(origin));
      const heard =
        before !== undefined && before.until > Date.now() ? before : await (known.get(origin) ?? ask(origin));
      const { answer, failure } = heard;
      if (answer.kind === 'disallow-all') return { closed: answer.why, failure };
      const rules = rulesOf(answer, origin);
      if (rules.crawlDelayMs !== null) options.lanes.lane(url).setDelay(rules.crawlDelayMs);
      return { rules };
    },
  };
}

async function askPatiently(
  origin: string,
  options: RobotsGateOptions,
): Promise<{ readonly answer: RobotsAnswer; readonly failure: FetchFailure | null }> {
  const { client, lanes, signal } = options;
  let failure: FetchFailure | null = null;
  const get = async (address: string): Promise<Fetched> => {
    const lane = lanes.lane(address);
    await options.onRequest(lane.host);
    const ask = { url: address, accept: 'text/plain, */*;q=0.1', signal };
    const fetched = await lane.run(() => client.get(ask), signal);
    failure = 'failure' in fetched && !fetched.failure.retry ? fetched.failure : null;
    return fetched;
  };
  for (let attempt = 1; ; attempt += 1) {
    const answer = await askRobots(origin, get);
    if (answer.kind !== 'disallow-all' || failure !== null || attempt === TRIES) return { answer, failure };
    await pause(Math.min(answer.retryAfterMs ?? FIRST_WAIT_MS * 2 ** (attempt - 1), LONGEST_WAIT_MS), signal);
  }
}
