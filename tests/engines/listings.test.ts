import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { detect } from '../../src/engines/detect.js';
import { parseTree } from '../../src/engines/html/page-tree.js';
import { parsePage } from '../../src/engines/index.js';
import { parseListing } from '../../src/engines/listing/index.js';
import { LISTINGS } from '../../src/engines/listing/registry.js';
import { corpusFolders, corpusPages } from '../support/corpus.js';
import { hasShared } from '../support/shared.js';
import { fixtures } from './fixtures.js';
import { listingFixtures } from './listing-fixtures.js';

const all = listingFixtures();
const pages = fixtures();

/** Addresses a crawler must never be given for a thread. */
const JUMP =
  /#|[?&;](?:view=(?:unread|newest)|goto=|action=(?:lastpost|newpost|new|firstNew|lastPost)|do=get|p=\d|pid=)|\/(?:unread|latest)\/?$|\.msg\d|\.new\b/i;
const SESSION = /[?&;](?:sid|s|PHPSESSID)=[0-9a-z]{16,}|jsessionid/i;

/** The facts every engine's lists are held to; a missing expectation fails, `ACCEPT=1` writes it. */
describe.each(all)('$name', ({ folder, input, engine, generation }) => {
  const listing = parseListing(input);

  it('gives what expected.json says', () => {
    const got = `${JSON.stringify(listing, null, 2)}\n`;
    const file = join(folder, 'expected.json');
    if (process.env.ACCEPT === '1') writeFileSync(file, got);
    expect(existsSync(file), `${file} is missing: read the output, then run with ACCEPT=1`).toBe(true);
    expect(got).toBe(readFileSync(file, 'utf8'));
  });

  it('is claimed by the right description and no other', () => {
    expect(listing?.engine).toBe(engine);
    if (input.format !== 'html') return;
    const claims = detect(parseTree(input.text), LISTINGS);
    expect(claims.map(({ spec }) => `${spec.engine} ${spec.generation}`)).toEqual([`${engine} ${generation}`]);
  });

  it('names each thread and section once, by an address that is no jump and holds no session', () => {
    const urls = (listing?.threads ?? []).map(({ url }) => url);
    const forums = (listing?.forums ?? []).map(({ url }) => url);
    expect(urls.length + forums.length).toBeGreaterThan(0);
    expect(new Set(urls).size).toBe(urls.length);
    expect(new Set(forums).size).toBe(forums.length);
    expect(urls.filter((url) => JUMP.test(url))).toEqual([]);
    expect([...urls, ...forums, listing?.nextUrl ?? ''].filter((url) => SESSION.test(url))).toEqual([]);
  });

  it('has a next page exactly where it is not the last', () => {
    if (listing === null || listing.page === null || listing.pageCount === null) return;
    expect(listing.nextUrl !== null).toBe(listing.page < listing.pageCount);
    expect(listing.nextUrl).not.toBe(input.url);
  });

  it('is no thread page', () => {
    const page = parsePage(input);
    expect(page.type === 'thread' ? page.posts : []).toEqual([]);
    if (input.format === 'html') expect(page.problems.map(({ code }) => code)).toContain('index-page');
  });
});

describe('pages of threads', () => {
  it('are no lists', () => {
    const claimed = pages.flatMap(({ name, input }) => {
      const page = parsePage(input);
      const posts = page.type === 'thread' ? page.posts.length : 0;
      return posts > 0 && parseListing(input) !== null ? [name] : [];
    });
    expect(claimed).toEqual([]);
  });

  const there = hasShared('corpus');
  it.runIf(there)('of real boards are no lists', () => {
    const claimed = corpusFolders('corpus').flatMap((folder) =>
      corpusPages('corpus', folder).flatMap(({ file, input, posts }) =>
        posts > 0 && parseListing(input) !== null ? [`${folder}/${file}`] : [],
      ),
    );
    expect(claimed).toEqual([]);
  });
});

it('has at least one list of threads for every description', () => {
  const covered = new Set(
    all.flatMap(({ input, engine, generation }) =>
      (parseListing(input)?.threads.length ?? 0) > 0 ? [`${engine} ${generation}`] : [],
    ),
  );
  const missing = LISTINGS.map(({ engine, generation }) => `${engine} ${generation}`).filter(
    (name) => !covered.has(name),
  );
  expect(missing).toEqual([]);
});

it('knows no list in a page that no description claims', () => {
  const html = '<html><body><ul><li><a href="/a">One</a></li><li><a href="/b">Two</a></li></ul></body></html>';
  expect(parseListing({ text: html, format: 'html', url: 'https://x.example/' })).toBeNull();
  expect(parseListing({ text: '{"a":[1]}', format: 'json', url: null })).toBeNull();
  expect(parseListing({ text: 'plain', format: 'text', url: null })).toBeNull();
});
