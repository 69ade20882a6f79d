import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { detect } from '../../src/engines/detect.js';
import { parseTree } from '../../src/engines/html/page-tree.js';
import { pageToJson, parsePage } from '../../src/engines/index.js';
import { SPECS } from '../../src/engines/registry.js';
import { renderBody } from '../../src/model/body.js';
import { fixtures } from './fixtures.js';

const all = fixtures();

/** The facts every engine's fixtures are held to; a missing expectation fails, `ACCEPT=1` writes it. */
describe.each(all)('$name', ({ folder, input, engine, generation }) => {
  const page = parsePage(input);

  it('gives what expected.json says', () => {
    const got = `${JSON.stringify(pageToJson(page), null, 2)}\n`;
    const file = join(folder, 'expected.json');
    if (process.env.ACCEPT === '1') writeFileSync(file, got);
    expect(existsSync(file), `${file} is missing: read the output, then run with ACCEPT=1`).toBe(true);
    expect(got).toBe(readFileSync(file, 'utf8'));
  });

  it('is claimed by the right spec and no other', () => {
    if (input.format !== 'html') return expect(page.type === 'thread' ? page.engine : null).toBe(engine);
    const claims = detect(parseTree(input.text), SPECS);
    // Pages read by structure are those that no spec claims.
    const described = page.type === 'thread' && page.posts.length > 0 && engine !== 'generic';
    const expected = described ? [`${engine} ${generation}`] : [];
    expect(claims.map(({ spec }) => `${spec.engine} ${spec.generation}`)).toEqual(expected);
  });

  it('numbers posts from 1, with ids that differ, and explains an empty page', () => {
    if (page.type !== 'thread') return expect(page.type).toBe('article');
    expect(page.posts.map((post) => post.position)).toEqual(page.posts.map((_, i) => i + 1));
    const ids = page.posts.flatMap((post) => post.externalId ?? []);
    expect(new Set(ids).size).toBe(ids.length);
    if (page.posts.length === 0) expect(page.problems).not.toHaveLength(0);
  });

  it('keeps quoted words and quote headers out of own text', () => {
    if (page.type !== 'thread') return;
    for (const post of page.posts) {
      const body = renderBody(post.blocks);
      for (const quote of body.quotes) {
        if (quote.text.length > 12) expect(body.ownText).not.toContain(quote.text);
        if (quote.block.header !== null) expect(body.text).not.toContain(quote.block.header);
      }
    }
  });

  it('finds the same posts with ids of quotes hidden, and the sources that stand on the page', () => {
    const blind = pageToJson(parsePage(input, { ignoreIds: true }));
    const seen = pageToJson(page);
    if (!('expectedPosts' in blind) || !('expectedPosts' in seen)) return;
    const own = new Set(seen.posts.map((post) => post.externalId));
    expect(blind.posts.map((post) => post.ownText)).toEqual(seen.posts.map((post) => post.ownText));
    seen.posts.forEach((post, p) => {
      post.quotes.forEach((quote, q) => {
        if (quote.sourcePosition === null || !own.has(quote.sourceExternalId)) return;
        expect(blind.posts[p]?.quotes[q]?.sourceExternalId).toBe(quote.sourceExternalId);
      });
    });
  });

  it('reads the same when the engine is named', () => {
    if (page.type !== 'thread' || page.posts.length === 0) return;
    expect(parsePage(input, { engine })).toEqual(page);
  });
});

it('has at least one fixture with posts for every generation in the registry', () => {
  const covered = new Set(
    all.flatMap(({ input, engine, generation }) => {
      const page = parsePage(input);
      return page.type === 'thread' && page.posts.length > 0 ? [`${engine} ${generation}`] : [];
    }),
  );
  expect(SPECS.filter((spec) => !covered.has(`${spec.engine} ${spec.generation}`))).toEqual([]);
});
