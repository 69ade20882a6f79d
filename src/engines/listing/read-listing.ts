import type { ListingPage } from '../../model/listing.js';
import type { Problem } from '../../model/problem.js';
import type { Claim } from '../detect.js';
import { readField, type Scope, selectorOf } from '../field.js';
import type { PageTree } from '../html/page-tree.js';
import { selectFirst } from '../html/select.js';
import { lostNextPage } from '../page-links.js';
import { resolverFor } from '../page-url.js';
import { baseOf, cutProblems } from '../parse-page.js';
import { isNewestFirst, readListDates } from './list-dates.js';
import { readPages } from './list-pages.js';
import type { ListingSpec } from './listing-spec.js';
import { readForums, readThreads, rowsOf } from './read-rows.js';

/**
 * Reads a list by the spec that claims it. Total: what the markup lacks is null, and one odd row never costs another.
 * Null where nothing is listed and the page does not say that the list is empty: then the signs were another page's.
 *
 * @param url where the page was saved from, or null
 */
export function readListing(tree: PageTree, claim: Claim<ListingSpec>, url: string | null): ListingPage | null {
  const { spec, detection } = claim;
  const data = spec.hooks.readData?.(tree, url) ?? null;
  if (data !== null) return data;
  const page: Scope = { tree, element: tree.root, owners: null };
  const home = baseOf(page, url ?? readField(page, spec.url) ?? readField(page, spec.canonical));
  const resolve = resolverFor(home);
  const rows = rowsOf(tree, spec.threads);
  const pages = readPages(page, spec, resolve);
  const forums = readForums(rowsOf(tree, spec.forums), resolve, home);
  const dates = readListDates(tree, spec, rows);
  const { threads, unread } = readThreads(rows, spec, dates, resolve, home);
  if (threads.length === 0 && forums.length === 0 && !saysEmpty(tree, spec)) return null;
  return {
    type: 'listing',
    engine: spec.engine,
    detection: { ...detection, evidence: [...detection.evidence, ...(dates.because === null ? [] : [dates.because])] },
    title: readField(page, spec.title),
    url: pages.url,
    forums,
    threads,
    newestFirst: spec.newestFirst && threads.length > 0 && isNewestFirst(threads),
    page: pages.page,
    pageCount: pages.pageCount,
    nextUrl: pages.nextUrl,
    problems: [...unreadProblem(unread), ...lostNextPage(pages), ...cutProblems(tree)],
  };
}

function saysEmpty(tree: PageTree, spec: ListingSpec): boolean {
  return spec.empty !== '' && selectFirst(tree, tree.root, selectorOf(spec.empty)) !== null;
}

function unreadProblem(rows: number): Problem[] {
  if (rows === 0) return [];
  const message = `${rows} rows of this list lead to no address of its site and were left out: if threads are missing, the board has a newer form.`;
  return [{ code: 'unread-rows', message, post: null }];
}
