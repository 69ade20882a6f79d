/** A post of a made-up thread, before any engine has written it down. */
export interface MadePost {
  /** From 1; the opener is 1. */
  readonly number: number;
  readonly id: number;
  readonly name: string;
  readonly account: number;
  /** Milliseconds since 1970. */
  readonly at: number;
  /** Body as markup, without what is quoted. */
  readonly html: string;
  /** Words of the post it quotes, with its number; null where it quotes nobody. */
  readonly quotes: { readonly number: number; readonly name: string; readonly words: string } | null;
  /** Number of the post it answers. */
  readonly parent: number;
  readonly votes: number;
  readonly deleted: boolean;
}

const NAMES = ['Ottilie', 'Gerd_M', 'Åke Berg', 'sal', 'mossfoot'];
export const TITLE = 'Bells & frost: what cracks them?';
const START = Date.parse('2025-02-03T08:10:00Z');

/** A thread of so many posts: quotes, answers to answers, a deleted post, odd signs, the same words twice. */
export function makeThread(count: number): readonly MadePost[] {
  const posts: MadePost[] = [];
  for (let number = 1; number <= count; number += 1) {
    const parent = number < 4 ? 1 : ((number * 7) % (number - 1)) + 1;
    const source = posts[parent - 1];
    const quotes =
      number % 3 === 0 && source !== undefined && !source.deleted
        ? { number: parent, name: source.name, words: wordsOf(parent) }
        : null;
    posts.push({
      number,
      id: 9_000 + number * 3,
      name: NAMES[number % NAMES.length] ?? 'sal',
      account: 30 + (number % NAMES.length),
      at: START + number * 61_000,
      html: `<p>${wordsOf(number)}</p>${number % 5 === 0 ? '<pre><code>x = 1 &lt; 2</code></pre>' : ''}`,
      quotes,
      parent,
      votes: number % 4,
      deleted: number === 7,
    });
  }
  return posts;
}

const wordsOf = (number: number): string =>
  number % 11 === 0 ? '+1' : `Bell ${number} rang &amp; held, ${number * 17} times over the frozen square`;

export const iso = (at: number): string => new Date(at).toISOString();
export const seconds = (at: number): number => Math.floor(at / 1000);

/** The pages of a list of posts. */
export function pagesOf(posts: readonly MadePost[], size: number): readonly (readonly MadePost[])[] {
  const pages: MadePost[][] = [];
  for (let at = 0; at < posts.length; at += size) pages.push(posts.slice(at, at + size));
  return pages;
}

export const inMarkup = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
export const inAttribute = (text: string): string => inMarkup(text).replaceAll('"', '&quot;');

/** A thread as a site serves it: pages for people and answers for programs, by address. */
export interface MadeSite {
  readonly engine: string;
  /** What people open first. */
  readonly start: string;
  readonly html: ReadonlyMap<string, string>;
  readonly json: ReadonlyMap<string, unknown>;
  /** Posts that only the API shows, as a deleted one, or only the page. */
  readonly hides?: 'deleted';
}
