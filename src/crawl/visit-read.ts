import type { Exchange } from '../fetch/exchange.js';
import type { Lane } from '../fetch/polite/lane.js';
import { sha256 } from '../model/ids.js';
import type { PageOutcome, QueuedPage } from '../store/index.js';
import type { Answer } from './answer.js';
import { archive, type Crawler, lossOf, outcomeOf } from './crawler.js';
import { digestOf, factsOf } from './facts.js';
import { readAnswer } from './read-answer.js';
import { visitArticle } from './visit-article.js';
import { visitList } from './visit-list.js';
import { askApi, visitThread } from './visit-thread.js';

/** Reads an answer, keeps its bytes, and gives what came of it. */
export async function visitRead(
  crawler: Crawler,
  page: QueuedPage,
  exchange: Exchange,
  lane: Lane,
): Promise<PageOutcome> {
  const reading = readAnswer(exchange, page.kind, crawler.options.parse);
  // A sign-in page says nothing of the forum and may hold what it should not: it is named, not kept.
  if (reading.is === 'nothing' && reading.code === 'login-required') {
    lane.noteRefusal();
    return lossOf(page, 'refused', reading.code, reading.message, { fetched: factsOf(exchange) });
  }
  lane.noteSuccess();
  if (page.about.fallback !== null && reading.is !== 'nothing')
    crawler.withApi.add(new URL(page.about.fallback).origin);
  const body = sha256(exchange.body);
  const place = await archive(crawler, page, exchange, digestOf(exchange));
  const facts = { ...factsOf(exchange), archived: place, sha256: body };
  if (page.sha256 === body && page.about.rechecks === 0) return outcomeOf(page, 'unchanged', { fetched: facts });
  const answer: Answer = { exchange, facts, place, sha256: body };
  switch (reading.is) {
    case 'thread':
      return visitThread(crawler, page, answer, reading.page, reading.as);
    case 'listing':
      return visitList(crawler, page, answer, reading.page, reading.as);
    case 'article':
      return visitArticle(crawler, page, answer, reading.page, reading.as);
    case 'nothing': {
      // An API's page behind the last full one.
      if (reading.code === 'no-further-posts') return outcomeOf(page, 'read', { kind: 'thread', fetched: facts });
      const known = reading.page === null ? null : { engine: reading.engine, page: reading.page };
      const api = known === null ? null : await askApi(crawler, page, { ...known, text: reading.as?.text ?? null });
      if (api !== null) return { ...api, fetched: facts };
      const gone = reading.code === 'error-page';
      const code = page.kind === 'seed' && reading.code === 'unknown-page' ? 'unknown-address' : reading.code;
      const message =
        code === 'unknown-address'
          ? 'This page is neither a thread nor a list of threads of an engine that is described: give the address of a thread, or describe the engine (--engines).'
          : reading.message;
      return lossOf(page, gone ? 'gone' : 'failed', code, message, { fetched: facts });
    }
  }
}
