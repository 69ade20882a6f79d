import { apiFor } from '../engines/apis/index.js';
import type { Fetched } from '../fetch/exchange.js';
import type { Lanes } from '../fetch/polite/lanes.js';
import { askRobots } from '../fetch/robots/robots-answer.js';
import { rulesOf } from '../fetch/robots/robots-rules.js';
import { judge } from '../fetch/verdict/judge.js';
import type { CrawlPlan, QueuedPage } from '../store/index.js';
import { newPage } from './addresses.js';
import { offerOf } from './follow-list.js';
import type { CrawlOptions } from './options.js';
import { readAnswer } from './read-answer.js';

/** What a crawl would begin with at one address. */
export interface Outlook {
  readonly url: string;
  /** `thread`, `list`, `article`; `refused`, `gone`, `failed` where there is no page. */
  readonly is: string;
  readonly code: string | null;
  readonly message: string | null;
  readonly engine: string | null;
  readonly title: string | null;
  readonly pages: number | null;
  /** Posts on this page of a thread; threads on this page of a list that the plan wants, and all of them. */
  readonly posts: number | null;
  readonly threads: { readonly wanted: number; readonly listed: number } | null;
  readonly sections: number | null;
  /** Public API that would be asked instead of pages. */
  readonly api: string | null;
  readonly crawlDelayMs: number | null;
  readonly robots: string;
}

/** Redirects followed to see what an address is. */
const MAX_HOPS = 5;

/** Asks for robots.txt and the addresses themselves, and nothing else; stores nothing. */
export async function lookAhead(
  seeds: readonly string[],
  plan: CrawlPlan,
  options: CrawlOptions,
  lanes: Lanes,
): Promise<readonly Outlook[]> {
  const looks: Outlook[] = [];
  for (const seed of seeds) looks.push(await lookAt(seed, plan, options, lanes, 0));
  return looks;
}

const NOTHING: Omit<Outlook, 'url' | 'is' | 'robots'> = {
  code: null,
  message: null,
  engine: null,
  title: null,
  pages: null,
  posts: null,
  threads: null,
  sections: null,
  api: null,
  crawlDelayMs: null,
};

async function lookAt(
  url: string,
  plan: CrawlPlan,
  options: CrawlOptions,
  lanes: Lanes,
  hops: number,
): Promise<Outlook> {
  const { client, signal, random } = options;
  const get = (address: string): Promise<Fetched> =>
    lanes.lane(address).run(() => client.get({ url: address, signal }), signal);
  const answer = await askRobots(url, get);
  const { origin } = new URL(url);
  const rules = rulesOf(answer, origin);
  const says = rules.rule(url) ?? (answer.kind === 'rules' ? 'nothing forbids it' : answer.why);
  const base = { ...NOTHING, url, crawlDelayMs: rules.crawlDelayMs, robots: says };
  if (!rules.allows(url)) {
    const why = answer.kind === 'disallow-all' ? answer.why : (rules.rule(url) ?? '');
    return { ...base, is: 'refused', code: 'robots-disallow', message: `robots.txt does not allow it (${why}).` };
  }
  if (rules.crawlDelayMs !== null) lanes.lane(url).setDelay(rules.crawlDelayMs);
  const fetched = await get(url);
  const verdict = judge(fetched, { attempt: 1, maxAttempts: 1, now: Date.now(), random });
  if (verdict.kind === 'redirect' && hops < MAX_HOPS) return lookAt(verdict.to, plan, options, lanes, hops + 1);
  if (verdict.kind !== 'read' || !('exchange' in fetched)) {
    const { code, message } = 'code' in verdict ? verdict : { code: verdict.kind, message: null };
    return { ...base, is: verdict.kind, code, message };
  }
  const reading = readAnswer(fetched.exchange, 'seed', options.parse);
  if (reading.is === 'nothing') return { ...base, is: 'failed', code: reading.code, message: reading.message };
  const { page } = reading;
  const known = { engine: page.engine, page, text: reading.as.text };
  const api = plan.api ? (apiFor(url, null) ?? apiFor(url, known)) : null;
  const found = {
    ...base,
    is: reading.is === 'listing' ? 'list' : reading.is,
    engine: page.engine,
    api: api?.url ?? null,
  };
  if (page.type === 'article') return { ...found, title: page.document.title };
  if (page.type === 'thread')
    return { ...found, title: page.thread.title, pages: page.thread.pageCount, posts: page.posts.length };
  const from = asQueued(url);
  const wanted = from === null ? 0 : offerOf(page, from, plan, false).threads.length;
  return {
    ...found,
    title: page.title,
    pages: page.pageCount,
    threads: { wanted, listed: page.threads.length },
    sections: page.forums.length,
  };
}

function asQueued(url: string): QueuedPage | null {
  const page = newPage(url, 'seed');
  if (page === null) return null;
  return {
    ...page,
    attempts: 0,
    visit: 1,
    etag: null,
    lastModified: null,
    sha256: null,
    archived: null,
    threadId: null,
  };
}
