import type { Lane } from '../fetch/polite/lane.js';
import { laneOf } from '../fetch/polite/lanes.js';
import { PolicyError } from '../model/errors.js';
import type { HostWork, QueuedPage } from '../store/index.js';
import type { Crawler } from './crawler.js';
import { pause } from './pause.js';
import type { Settler } from './settle-threads.js';
import { visit } from './visit.js';

/** A server the crawl stopped asking, with the addresses left. */
export interface StoppedHost {
  readonly origin: string;
  readonly why: string;
  readonly left: number;
}

/** Who asks to be left alone for longer is asked in another run: a process that sleeps for hours helps nobody. */
const PATIENCE_MS = 15 * 60_000;
/** Milliseconds until servers are looked for again: another process or a redirect may have brought one. */
const LOOK_MS = 5_000;

/**
 * Works on every server with addresses that wait, each one on its own, until none is left. Several servers go at the
 * same time; how many requests, and how far apart, is for the lanes to say.
 */
export async function workThrough(crawler: Crawler, settler: Settler): Promise<readonly StoppedHost[]> {
  const { frontier, crawl, options } = crawler;
  const { signal } = options;
  const atWork = new Map<string, Promise<void>>();
  const stopped = new Map<string, string>();
  const failures: unknown[] = [];
  for (;;) {
    const hosts = await frontier.hosts(crawl.crawlId);
    crawler.tally.queued = hosts.reduce((sum, host) => sum + host.queued, 0);
    if (failures.length > 0 || signal.aborted) break;
    for (const host of hosts) {
      if (atWork.has(host.origin) || stopped.has(host.origin)) continue;
      const work = workOn(crawler, host)
        .then((why) => {
          if (why !== null) stopped.set(host.origin, why);
        })
        .catch((error: unknown) => failures.push(error))
        .finally(() => atWork.delete(host.origin));
      atWork.set(
        host.origin,
        work.then(() => undefined),
      );
    }
    if (atWork.size === 0) break;
    settler.offer();
    // A server that is done with its work, or the time to look for new ones.
    const look = new AbortController();
    await Promise.race([...atWork.values(), pause(LOOK_MS, look.signal).catch(() => undefined)]);
    look.abort();
  }
  await Promise.all(atWork.values());
  if (failures.length > 0) throw failures[0];
  signal.throwIfAborted();
  const left = new Map((await frontier.hosts(crawl.crawlId)).map((host) => [host.origin, host.queued]));
  return [...stopped].map(([origin, why]) => ({ origin, why, left: left.get(origin) ?? 0 }));
}

/**
 * Works on one server until nothing waits there or it is to be left alone; gives why, null where nothing is left. Where
 * another process asks the same server, it waits: a server sees one of us at a time.
 */
async function workOn(crawler: Crawler, host: HostWork): Promise<string | null> {
  const { frontier, options } = crawler;
  const name = laneOf(host.origin);
  let told = false;
  while (!(await frontier.takeHost(name))) {
    if (!told) options.onNotice(`Waiting for another process that asks ${name}.`);
    told = true;
    await pause(LOOK_MS, options.signal);
  }
  try {
    return await askOn(crawler, host);
  } finally {
    await frontier.releaseHost(name);
  }
}

async function askOn(crawler: Crawler, host: HostWork): Promise<string | null> {
  const { frontier, crawl, options, lanes } = crawler;
  const { signal } = options;
  const about = await frontier.host(laneOf(host.origin));
  const lane = lanes.lane(host.origin, about.fetchedToday);
  if (about.holdUntil !== null) lane.holdUntil(Date.parse(about.holdUntil));
  while (!signal.aborted) {
    const why = reasonToStop(lane);
    if (why !== null) return why;
    const [page] = await frontier.next(crawl.crawlId, host.origin, 1, []);
    if (page !== undefined) {
      const stopped = await visitUnlessStopped(crawler, page);
      if (stopped !== null) return stopped;
      report(crawler, page.url);
      continue;
    }
    const work = (await frontier.hosts(crawl.crawlId)).find((one) => one.origin === host.origin);
    if (work === undefined) return null;
    const wait = work.notBefore === null ? 0 : Date.parse(work.notBefore) - Date.now();
    if (wait > PATIENCE_MS) return `its next page is to be tried at ${work.notBefore}`;
    if (wait > 0) await pause(wait, signal);
  }
  return null;
}

/** Why the server is asked no more; null while it is. Its lane may close between two requests of one visit. */
async function visitUnlessStopped(crawler: Crawler, page: QueuedPage): Promise<string | null> {
  try {
    await visit(crawler, page);
    return null;
  } catch (error) {
    if (error instanceof PolicyError && LANE_CLOSED.has(error.code)) return error.message;
    throw error;
  }
}

const LANE_CLOSED: ReadonlySet<string> = new Set(['host-stopped', 'daily-budget']);

function reasonToStop(lane: Lane): string | null {
  const why = lane.stopped();
  if (why !== null) return why;
  if (lane.budgetLeft() <= 0) return 'the budget of requests for today is used up';
  const next = lane.nextAllowedAt();
  return next !== null && next - Date.now() > PATIENCE_MS
    ? `it asks to be left alone until ${new Date(next).toISOString()}`
    : null;
}

function report(crawler: Crawler, url: string): void {
  const { tally, options, lanes } = crawler;
  const hosts = lanes.all().map((lane) => ({ host: lane.host, nextAt: lane.nextAllowedAt() }));
  options.onStep({ ...tally, step: url, hosts });
}
