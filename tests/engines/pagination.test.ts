import { describe, expect, it } from 'vitest';
import { parsePage } from '../../src/engines/index.js';
import type { PageInput, PageThread } from '../../src/model/page.js';
import { corpusFolders, corpusPages } from '../support/corpus.js';
import { hasShared } from '../support/shared.js';
import { fixtures } from './fixtures.js';

/** The page an address names in its own words, or null where it counts posts or says nothing. */
function pageIn(url: string): number | null {
  const found =
    /(?:[?&;]page=|[/,-]page-?|[/?&]page\/|[?&;]p=|[?&;]ctp=|[?&;]pageNo=|\/p|thread-\d{1,12}-)(\d{1,5})(?!\d)/i.exec(
      url,
    )?.[1];
  return found === undefined ? null : Number(found);
}

/** Posts an address skips, or null where it counts pages or says nothing. */
function offsetIn(url: string): number | null {
  const found = /(?:[?&;]start=|[?&;]st=|[?&;]offset=|topic[=,]\d+\.|-s)(\d{1,7})/i.exec(url)?.[1];
  return found === undefined ? null : Number(found);
}

/** What is wrong with the links of a page to its neighbours; empty when nothing is. */
function faultsOf({ page, pageCount, nextUrl, prevUrl }: PageThread): readonly string[] {
  if (page === null || pageCount === null) return nextUrl === null || page !== null || pageCount !== null ? [] : [];
  const faults: string[] = [];
  if (page < pageCount && nextUrl === null) faults.push(`page ${page} of ${pageCount} has no next page`);
  if (page >= pageCount && nextUrl !== null) faults.push(`the last page ${page} has a next one: ${nextUrl}`);
  if (page > 1 && prevUrl === null) faults.push(`page ${page} has no page before it`);
  if (page === 1 && prevUrl !== null) faults.push(`the first page has one before it: ${prevUrl}`);
  if (nextUrl !== null) {
    const named = pageIn(nextUrl);
    const skipped = offsetIn(nextUrl);
    // Some engines count pages from nought.
    const right = named === null ? skipped === null || skipped % page === 0 : named === page + 1 || named === page;
    if (!right) faults.push(`behind page ${page} comes ${nextUrl}`);
  }
  if (prevUrl !== null && page > 2) {
    const named = pageIn(prevUrl);
    if (named !== null && named !== page - 1 && named !== page - 2) faults.push(`before page ${page} comes ${prevUrl}`);
  }
  return faults;
}

function check(name: string, input: PageInput): readonly string[] {
  // Script-drawn page links are made from the page's own address.
  const page = parsePage({ ...input, url: input.url ?? 'https://board.example.org/threads/one' });
  if (page.type !== 'thread' || page.posts.length === 0) return [];
  return faultsOf(page.thread).map((fault) => `${name} (${page.engine}): ${fault}`);
}

describe('links to the neighbours of a page', () => {
  it('lead on from each page of the fixtures that is not the last, and from no other', () => {
    expect(fixtures().flatMap(({ name, input }) => check(name, input))).toEqual([]);
  });

  const there = hasShared('corpus');
  it.runIf(there)('and from those of real boards', () => {
    const faults = corpusFolders('corpus').flatMap((folder) =>
      corpusPages('corpus', folder).flatMap(({ file, input }) => check(`${folder}/${file}`, input)),
    );
    expect(faults).toEqual([]);
  });
});
