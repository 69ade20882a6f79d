import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { ThreadPage } from '../../src/model/page.js';
import { codePointLength, foldLines, sliceCodePoints } from '../../src/model/text.js';
import { bodies, parse, shared, thread } from './support.js';

const seeds = shared('seeds');
const truthFolder = shared('truth');

function read(folder: string, start: string): string {
  const name = readdirSync(folder).find((file) => file.startsWith(start));
  if (name === undefined) throw new Error(`${folder} has no file ${start}…`);
  return readFileSync(`${folder}/${name}`, 'utf8');
}

/** Lengths as the truth's `saving` defines them: all bodies, and what the located copies take out of them. */
function sizes(page: ThreadPage): { raw: number; taken: number; folded: number[] } {
  const all = bodies(page);
  const ranges = all.flatMap(({ quotes }) =>
    quotes.flatMap(({ block }) =>
      block.extent.method === 'alignment' && block.rawRange !== null ? [block.rawRange] : [],
    ),
  );
  return {
    raw: all.reduce((sum, { post }) => sum + codePointLength(post.rawBody ?? ''), 0),
    taken: ranges.reduce((sum, [from, to]) => sum + to - from, 0),
    folded: all.map(({ post }) => codePointLength(foldLines(post.rawBody ?? ''))),
  };
}

describe.skipIf(seeds === null || truthFolder === null)('the real thread', () => {
  const text = seeds === null ? '' : read(seeds, '000');
  const truth = truthFolder === null ? null : JSON.parse(readFileSync(`${truthFolder}/000.truth.json`, 'utf8'));

  it('reads every post as the truth has it', () => {
    const page = thread(text);
    expect(page.thread.title).toBe(truth.thread.title);
    expect(page.posts.map(({ author }) => author.name)).toEqual(
      truth.posts.map((post: { author: string }) => post.author),
    );
    expect(page.posts.map(({ reactions }) => reactions.map(({ name, count }) => ({ name, count })))).toEqual(
      truth.posts.map((post: { reactions: unknown }) => post.reactions),
    );
    const flat = (body: string): string => foldLines(body).replace(/\s+/gu, ' ');
    bodies(page).forEach(({ ownText, quotes, post }, n) => {
      const wanted = truth.posts[n];
      // The truth of post 1 leaves its placeholders and attribution line out of `own_text`.
      expect(flat(ownText)).toContain(flat(wanted.own_text).slice(0, 300));
      if (n > 0) expect(flat(ownText)).toBe(flat(wanted.own_text));
      expect(quotes.map(({ block }) => block.author)).toEqual(
        wanted.quotes.map((quote: { attributed_author: string }) => quote.attributed_author),
      );
      expect(quotes.map(({ block }) => block.sourcePosition)).toEqual(
        wanted.quotes.map((quote: { source_post_index: number | null }) => quote.source_post_index),
      );
      expect(post.images.length).toBe(wanted.images.length);
    });
    expect(page.posts.map(({ author }) => author.inferred)).toEqual([true, false, false, false]);
    expect(page.problems).toEqual([]);
  });

  it('has the sizes of the truth', () => {
    const found = sizes(thread(text));
    const { saving } = truth;
    expect(found.raw).toBe(saving.bodies_total.raw);
    expect(found.raw - found.taken).toBe(saving.after_stripping_repeated_quotes_keep_headers_and_unique_quote.raw);
    expect(found.folded).toEqual(saving.per_post_body_norm);
  });

  it('reads changed copies as well: other words, other names, more copies, the absent post present', () => {
    const quoted = truth.posts[1].quotes[0].attributed_author;
    const absent = truth.posts[2].quotes[0].attributed_author;
    const lines = text.split('\n');
    const isProse = (line: string): boolean => line.length > 60 && !line.endsWith(' said:');
    // Every word of every paragraph becomes another one of the same length.
    const turned = lines.map((line) =>
      isProse(line) ? line.replace(/[a-y]/gu, (c) => String.fromCharCode(c.charCodeAt(0) + 1)) : line,
    );
    const renamed = turned.map((line) =>
      line.replace(quoted, 'Vale, Iris').replace(absent, 'Ó Briain').replace('2 hours', '5 minutes'),
    );
    const page = thread(renamed.join('\n'));
    expect(page.posts.map(({ author }) => author.name)).toEqual(['Vale, Iris', null, null, null]);
    expect(sizes(page).taken).toBe(sizes(thread(text)).taken);
    expect(bodies(page).map(({ quotes }) => quotes.length)).toEqual([0, 2, 1, 0]);

    // The two copies with what is between them, once more: four copies.
    const [first, second, , end] = truth.posts[1].quotes.flatMap((quote: { header_line: number; lines: number[] }) => [
      quote.header_line - 1,
      quote.lines[1],
    ]);
    const more = [...lines.slice(0, first), ...lines.slice(first, end), '', 'Q', '', ...lines.slice(first)];
    const many = bodies(thread(more.join('\n')))[1];
    expect(many?.quotes.map(({ block }) => block.extent.method)).toEqual(Array(4).fill('alignment'));
    expect(many?.ownText.startsWith('Z\nQ\nZ\n')).toBe(true);
    expect(second).toBeGreaterThan(first);

    // With the absent post put before the reply, its quote has a source and its author is known.
    const at = lines.findLastIndex(
      (line, n) => line === 'Posted' && lines[n + 1]?.endsWith(`${absent} said:`) === true,
    );
    const words = truth.posts[2].quotes[0].lines[0] - 1;
    const put = [...lines.slice(0, at), 'Posted', '', lines[words] ?? '', '', ...lines.slice(at)];
    const full = thread(put.join('\n'));
    expect(full.posts.map(({ author }) => author.name)).toEqual([quoted, null, absent, null, null]);
    expect(bodies(full)[3]?.quotes[0]?.block.sourcePosition).toBe(3);
  });

  it('finds a copy whose words were changed, to its end', () => {
    const header = truth.posts[1].quotes[0].header_line;
    const [, last] = truth.posts[1].quotes[0].lines;
    const lines = text.split('\n');
    const changed = lines.map((line, n) => (n > header && n < last ? line.replace(/\b(?:has|the) /u, 'never ') : line));
    expect(changed).not.toEqual(lines);
    const page = thread(changed.join('\n'));
    expect(page.posts[0]?.author.name).toBe(truth.posts[0].author);
    const { quotes, ownText } = bodies(page)[1] ?? { quotes: [], ownText: '' };
    expect(foldLines(ownText)).toBe(foldLines(truth.posts[1].own_text));
    expect(quotes[0]?.block.extent.confidence).toBeLessThan(quotes[1]?.block.extent.confidence ?? 0);
  });

  it('keeps code points apart from UTF-16 units in ranges', () => {
    const page = thread(text.replaceAll('image.png', '😀 image'));
    const post = page.posts[1];
    const quote = bodies(page)[1]?.quotes[1];
    const [from, to] = quote?.block.rawRange ?? [0, 0];
    expect(foldLines(sliceCodePoints(post?.rawBody ?? '', from, to))).toBe(foldLines(quote?.text ?? ''));
  });

  it('claims no article', () => {
    for (const start of ['001', '002', '003', '004']) expect(parse(read(seeds ?? '', start))).toBeNull();
  });
});
