import type { Fetched } from '../fetch/exchange.js';
import type { Lane } from '../fetch/polite/lane.js';
import { judge, type Verdict } from '../fetch/verdict/judge.js';
import type { PageOutcome, QueuedPage } from '../store/index.js';
import { newPage } from './addresses.js';
import { archive, type Crawler, lossOf, outcomeOf } from './crawler.js';
import { digestOf, factsOf } from './facts.js';
import { redirected } from './redirect.js';
import { visitRead } from './visit-read.js';

/**
 * One try at one address: asks robots.txt, waits for its turn, fetches, keeps the answer, reads it, and writes what
 * came of it as one transaction. Throws only what ends the crawl: the signal, the database, the archive.
 */
export async function visit(crawler: Crawler, page: QueuedPage): Promise<void> {
  const { options, lanes, tally } = crawler;
  const lane = lanes.lane(page.url);
  const robots = await crawler.robots.of(page.url);
  if ('closed' in robots) {
    if (robots.failure !== null) {
      const { code, message } = robots.failure;
      await finish(crawler, page, lossOf(page, code === 'private-address' ? 'refused' : 'failed', code, message));
      return;
    }
    lane.stop(`robots.txt could not be read (${robots.closed}), so nothing may be asked for now`);
    return;
  }
  if (!robots.rules.allows(page.url)) {
    const rule = robots.rules.rule(page.url);
    const message = `robots.txt does not allow it${rule === null ? '' : ` (${rule})`}: it was not fetched.`;
    await finish(crawler, page, lossOf(page, 'refused', 'robots-disallow', message, { attempts: page.attempts }));
    return;
  }
  const { signal } = options;
  const { etag, lastModified, url } = page;
  const accept = page.about.accept ?? undefined;
  const fetched = await lane.run(() => options.client.get({ url, etag, lastModified, accept, signal }), signal);
  tally.requests += 1;
  const verdict = judge(fetched, {
    attempt: page.attempts + 1,
    maxAttempts: options.maxAttempts,
    now: Date.now(),
    random: options.random,
    backoffMs: backoffOf(crawler),
  });
  const holdUntil = verdict.kind === 'retry' && verdict.holdHost ? Date.now() + verdict.waitMs : null;
  if (holdUntil !== null) lane.holdUntil(holdUntil);
  await crawler.frontier.noteRequest(lane.host, holdUntil === null ? null : new Date(holdUntil).toISOString());
  await finish(crawler, page, await outcome(crawler, page, fetched, verdict, lane));
}

async function outcome(
  crawler: Crawler,
  page: QueuedPage,
  fetched: Fetched,
  verdict: Verdict,
  lane: Lane,
): Promise<PageOutcome> {
  const facts = 'exchange' in fetched ? factsOf(fetched.exchange) : null;
  switch (verdict.kind) {
    case 'retry': {
      const notBefore = new Date(Date.now() + verdict.waitMs).toISOString();
      const { code, message } = verdict;
      return outcomeOf(page, 'queued', { code, message, notBefore, checked: [] });
    }
    case 'refused': {
      const { code, message } = verdict;
      lane.noteRefusal();
      return withFallback(crawler, page, lossOf(page, 'refused', code, message, { fetched: facts }));
    }
    case 'gone':
    case 'failed':
      return withFallback(
        crawler,
        page,
        lossOf(page, verdict.kind, verdict.code, verdict.message, { fetched: verdict.kind === 'gone' ? facts : null }),
      );
    case 'redirect':
      if ('exchange' in fetched) await archive(crawler, page, fetched.exchange, digestOf(fetched.exchange));
      return redirected(crawler, page, verdict.to);
    case 'unchanged': {
      lane.noteSuccess();
      // Only who has a copy can be told that it is still good.
      if (!('exchange' in fetched) || page.archived === null) {
        const message = 'The server says that nothing changed (304), but was never asked for a change.';
        return withFallback(crawler, page, lossOf(page, 'failed', 'unexpected-status', message));
      }
      const place = await archive(crawler, page, fetched.exchange, digestOf(fetched.exchange));
      const kept = { etag: page.etag, lastModified: page.lastModified, sha256: page.sha256 };
      return outcomeOf(page, 'unchanged', {
        fetched: { ...kept, status: 304, archived: place, fetchedAt: fetched.exchange.startedAt },
      });
    }
    case 'read': {
      if ('failure' in fetched) return lossOf(page, 'failed', fetched.failure.code, fetched.failure.message);
      return withFallback(crawler, page, await visitRead(crawler, page, fetched.exchange, lane));
    }
  }
}

/** Milliseconds of the first back-off: as patient as the crawl is otherwise. */
function backoffOf({ crawl }: Crawler): number {
  return Math.max(50, Math.min(2_000, crawl.plan.delayMs ?? 2_000));
}

/** An API without an answer is no loss as long as its page is there: the page is fetched instead, and nobody asks again. */
function withFallback(crawler: Crawler, page: QueuedPage, ended: PageOutcome): PageOutcome {
  const { fallback } = page.about;
  const lost = ended.state === 'refused' || ended.state === 'gone' || ended.state === 'failed';
  if (!lost || fallback === null || page.about.place > 1) return ended;
  const { origin } = new URL(fallback);
  if (!crawler.withApi.has(origin)) crawler.withoutApi.add(origin);
  return insteadOf(page, fallback, ended);
}

function insteadOf(page: QueuedPage, fallback: string, ended: PageOutcome): PageOutcome {
  const message = `The site's API gave no answer (${ended.message ?? ended.code ?? 'no reason'}): its pages are read instead.`;
  const { replies, lastPost } = page.about;
  const plain = plainPage(fallback, page, { replies, lastPost });
  return {
    ...ended,
    state: 'skipped',
    code: 'api-without-answer',
    message,
    problems: [{ file: page.url, code: 'api-without-answer', message }],
    discovered: plain.discovered,
    requeue: plain.requeue,
  };
}

function plainPage(
  fallback: string,
  page: QueuedPage,
  figures: { readonly replies: number | null; readonly lastPost: string | null },
): Pick<PageOutcome, 'discovered' | 'requeue'> {
  const found = newPage(fallback, page.kind, { ...figures, plain: true, list: page.about.list }, page.headKey);
  if (found === null) return { discovered: [], requeue: [] };
  return { discovered: [found], requeue: [{ pageKey: found.pageKey, force: true, about: { plain: true } }] };
}

async function finish(crawler: Crawler, page: QueuedPage, ended: PageOutcome): Promise<void> {
  const { tally, options } = crawler;
  await crawler.frontier.commit(crawler.crawl.crawlId, crawler.run, ended);
  if (ended.state === 'read') tally.read += 1;
  else if (ended.state === 'unchanged') tally.unchanged += 1;
  else if (ended.state === 'refused') tally.refused += 1;
  else if (ended.state === 'failed' || ended.state === 'gone') tally.failed += 1;
  tally.posts += ended.figures?.posts ?? 0;
  for (const { code, message } of ended.problems) options.onProblem({ url: page.url, code, message });
}
