import { expect, it } from 'vitest';
import { parseTextThread } from '../../src/engines/text/index.js';
import { foldLines, foldSpace } from '../../src/model/text.js';
import type { LinkedThread } from '../../src/model/thread.js';
import { linkThread } from '../../src/quotes/index.js';
import { assembleThread } from '../../src/threads/assemble.js';
import { identifyThread } from '../../src/threads/identity.js';
import { hasShared, listShared, readShared } from '../support/shared.js';

interface TruthQuote {
  readonly attributed_author: string;
  readonly source_post_index: number | null;
  readonly header_line: number;
  readonly lines: readonly [number, number];
}
interface TruthPost {
  readonly index: number;
  readonly own_text: string;
  readonly own_text_clean?: string;
  readonly quotes: readonly TruthQuote[];
}
interface Truth {
  readonly file: string;
  readonly posts: readonly TruthPost[];
  readonly referenced_posts: readonly { readonly author: string }[];
  readonly source_attribution: { readonly agency: string; readonly date: string; readonly post_index: number } | null;
  readonly saving: {
    readonly bodies_total: { readonly raw: number; readonly norm: number };
    readonly after_stripping_repeated_quotes_keep_headers_and_unique_quote: {
      readonly saved_raw: number;
      readonly saved_norm: number;
    };
    readonly replies_only: { readonly bodies_norm: number; readonly own_norm: number };
  };
}

function link(text: string): LinkedThread {
  const page = parseTextThread({ text, format: 'text', url: null });
  if (page === null) throw new Error('no text engine claims the page');
  const { threadId, site } = identifyThread(page, null);
  return linkThread(assembleThread(threadId, site, [page]), []);
}

function truths(): Truth[] {
  if (!hasShared('truth') || !hasShared('seeds')) return [];
  return listShared('truth')
    .filter((file) => file.endsWith('.truth.json'))
    .map((file): Truth => JSON.parse(readShared(`truth/${file}`)))
    .filter((truth) => Array.isArray(truth.posts) && truth.posts.some((post) => Array.isArray(post.quotes)));
}

/** The checks of a truth file, with the words of a changed copy. */
function check(thread: LinkedThread, truth: Truth, change: (text: string) => string, repeats: number): void {
  const posts = thread.posts.filter((post) => post.kind === 'post');
  const stubs = thread.posts.filter((post) => post.kind === 'stub');
  expect(posts).toHaveLength(truth.posts.length);
  expect(stubs.map((stub) => stub.author.name)).toEqual(truth.referenced_posts.map(({ author }) => change(author)));
  for (const expected of truth.posts) {
    const post = posts[expected.index - 1];
    expect(foldSpace(post?.analysisText ?? '')).toBe(foldSpace(change(expected.own_text_clean ?? expected.own_text)));
    const wanted = expected.quotes.map((quote) => ({
      attributedAuthor: change(quote.attributed_author),
      verdict: quote.source_post_index === null ? 'source_absent' : 'exact',
      sourcePostId: quote.source_post_index === null ? stubs[0]?.id : posts[quote.source_post_index - 1]?.id,
    }));
    const extra = wanted.length === 2 ? Array.from({ length: repeats }, () => wanted[1]) : [];
    expect(post?.quotes).toMatchObject([...wanted, ...extra]);
    if (wanted[0] !== undefined) {
      expect(thread.edges).toContainEqual({
        fromPostId: post?.id,
        toPostId: wanted[0].sourcePostId,
        via: 'quote',
        multiplicity: wanted.length + extra.length,
      });
    }
  }
  if (truth.source_attribution !== null) {
    const { agency, date, post_index } = truth.source_attribution;
    expect(posts[post_index - 1]?.attribution).toMatchObject({ agency: change(agency), date });
  }
}

it('the seed threads have their quotes, own words, stub, attribution and sizes', () => {
  for (const truth of truths()) {
    const thread = link(readShared(`seeds/${truth.file}`));
    check(thread, truth, (text) => text, 0);
    const sum = (key: 'raw' | 'folded' | 'repeatedRaw' | 'repeatedFolded' | 'ownFolded', from: number): number =>
      thread.posts.reduce((total, post) => total + ((post.position ?? 0) >= from ? post.sizes[key] : 0), 0);
    const {
      bodies_total,
      after_stripping_repeated_quotes_keep_headers_and_unique_quote: saved,
      replies_only,
    } = truth.saving;
    expect([sum('raw', 1), sum('folded', 1)]).toEqual([bodies_total.raw, bodies_total.norm]);
    expect([sum('repeatedRaw', 1), sum('repeatedFolded', 1)]).toEqual([saved.saved_raw, saved.saved_norm]);
    expect([sum('ownFolded', 2), sum('folded', 2)]).toEqual([replies_only.own_norm, replies_only.bodies_norm]);
  }
});

it('changed copies of them too: other names, and one more repeat of a quote', () => {
  for (const truth of truths()) {
    const printed = readShared(`seeds/${truth.file}`);
    const lines = printed.split('\n');
    const own = truth.posts.map((post) => foldLines(post.own_text)).join('\n');
    const furniture = lines.filter((line) => line.trim() !== '' && !own.includes(foldSpace(line))).join('\n');
    const names = [...new Set(own.match(/\p{Lu}\p{Ll}{5,}/gu) ?? [])].filter((name) => !furniture.includes(name));
    const authors = [
      ...truth.posts.flatMap((post) => post.quotes.map((quote) => quote.attributed_author)),
      ...truth.referenced_posts.map(({ author }) => author),
    ];
    const renamed = new Map([...new Set(authors)].map((author, at) => [author, `Quay Desk ${'ABCDEF'.charAt(at)}`]));
    const spelled = new Map(names.map((name) => [name, `${name.charAt(0)}${[...name.slice(1)].reverse().join('')}`]));
    const change = (text: string): string =>
      [...renamed, ...spelled].reduce(
        (words, [from, to]) => words.replaceAll(new RegExp(`(?<!\\p{L})${from}(?!\\p{L})`, 'gu'), to),
        text,
      );
    check(link(change(printed)), truth, change, 0);
    const [first, second] = truth.posts.flatMap((post) => (post.quotes.length === 2 ? [post.quotes] : [])).flat();
    if (first === undefined || second === undefined) continue;
    const copy = lines.slice(second.header_line - 1, second.lines[1] + 1);
    const more = [
      ...lines.slice(0, second.header_line - 1),
      ...copy,
      ...copy,
      ...lines.slice(second.header_line - 1),
    ].join('\n');
    check(link(more), truth, (text) => text, 2);
  }
});
