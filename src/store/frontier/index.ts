import type { Connection } from '../connect/connection.js';
import {
  beginCrawl,
  findCrawl,
  listCrawls,
  refreshCrawl,
  releaseCrawl,
  renewCrawl,
  replanCrawl,
  retryCrawl,
  takeCrawl,
} from './crawls.js';
import { countThreads, handOver, readArchives, readFigures, readThreads } from './figures.js';
import type { Frontier } from './frontier.js';
import { hostWork, noteRequest, putRobots, readHost, releaseHost, takeHost } from './hosts.js';
import { commitPage, knownPages, nextPages, pagesOf } from './pages.js';

/** The frontier over any connection. */
export function frontierOver(connection: Connection): Frontier {
  const read = { readOnly: true };
  return {
    begin: (seeds, plan, pages) => connection.transaction((session) => beginCrawl(session, seeds, plan, pages)),
    find: (crawlId) => connection.transaction((session) => findCrawl(session, crawlId), read),
    list: () => connection.transaction(listCrawls, read),
    take: (crawlId) => connection.transaction((session) => takeCrawl(session, crawlId)),
    renew: (crawlId) => connection.transaction((session) => renewCrawl(session, crawlId)),
    release: (crawlId, finished) => connection.transaction((session) => releaseCrawl(session, crawlId, finished)),
    replan: (crawlId, plan) => connection.transaction((session) => replanCrawl(session, crawlId, plan)),
    refresh: (crawlId, seedKeys) => connection.transaction((session) => refreshCrawl(session, crawlId, seedKeys)),
    retry: (crawlId) => connection.transaction((session) => retryCrawl(session, crawlId)),
    hosts: (crawlId) => connection.transaction((session) => hostWork(session, crawlId), read),
    next: (crawlId, origin, limit, except) =>
      connection.transaction((session) => nextPages(session, crawlId, origin, limit, except), read),
    known: (crawlId, keys) => connection.transaction((session) => knownPages(session, crawlId, keys), read),
    pagesOf: (crawlId, keys) => connection.transaction((session) => pagesOf(session, crawlId, keys), read),
    countThreads: (crawlId) => connection.transaction((session) => countThreads(session, crawlId), read),
    commit: (crawlId, runId, outcome) =>
      connection.transaction((session) => commitPage(session, crawlId, runId, outcome)),
    host: (origin) => connection.transaction((session) => readHost(session, origin), read),
    takeHost: (host) => connection.transaction((session) => takeHost(session, host)),
    releaseHost: (host) => connection.transaction((session) => releaseHost(session, host)),
    putRobots: (origin, robots) => connection.transaction((session) => putRobots(session, origin, robots)),
    noteRequest: (origin, until) => connection.transaction((session) => noteRequest(session, origin, until)),
    handOver: (crawlId, all) => connection.transaction((session) => handOver(session, crawlId, all)),
    archives: (crawlId) => connection.transaction((session) => readArchives(session, crawlId), read),
    figures: (crawlId) => connection.transaction((session) => readFigures(session, crawlId), read),
    threads: (crawlId) => connection.transaction((session) => readThreads(session, crawlId), read),
  };
}
