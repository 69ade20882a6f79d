import type { Store } from '../store/index.js';
import type { FrameRow } from './coding-frame.js';
import { ask, type Row, textOf } from './rows.js';

/** The words of an item, as they stand in the database. */
export interface CodingText {
  readonly title: string | null;
  readonly author: string | null;
  readonly text: string;
  /** Top-level quotes of the post, in order. */
  readonly quoted: readonly string[];
  /** The words that are answered: of the quotes from that post, or of the post itself. */
  readonly answered: string | null;
  /** Own words of the structural parent. */
  readonly parent: string | null;
  /** Everybody who posts in the thread, in order of appearance. */
  readonly members: readonly string[];
}

const POSTS = `
select p.thread_id, p.post_id, p.thread_title, p.author, p.analysis_text
  from v_post p where p.thread_id = any($1::uuid[]) and p.post_id = any($2::uuid[])`;

const QUOTES = `
select q.post_id, q.source_post_id, q.text from v_quote q
 where q.thread_id = any($1::uuid[]) and q.post_id = any($2::uuid[]) and q.parent_index is null
 order by q.post_id, q.quote_index`;

const PARENTS = `
select r.from_post_id, r.to_post_id, p.analysis_text
  from v_reply r join v_post p on p.thread_id = r.thread_id and p.post_id = r.to_post_id
 where r.thread_id = any($1::uuid[]) and r.from_post_id = any($2::uuid[]) and r.via = 'parent'`;

const MEMBERS = `
select p.thread_id, p.author, min(p.ordinal) as first from v_post p
 where p.thread_id = any($1::uuid[]) and p.author is not null
 group by p.thread_id, p.author order by p.thread_id, first, p.author`;

/** The words of drawn items, in their order. */
export async function readCodingTexts(store: Store, items: readonly FrameRow[]): Promise<readonly CodingText[]> {
  const threads = [...new Set(items.map((item) => item.threadId))];
  const posts = [...new Set(items.map((item) => item.postId))];
  const byPost = grouped(await ask(store, POSTS, [threads, posts]), 'post_id');
  const quotes = grouped(await ask(store, QUOTES, [threads, posts]), 'post_id');
  const parents = grouped(await ask(store, PARENTS, [threads, posts]), 'from_post_id');
  const members = grouped(await ask(store, MEMBERS, [threads]), 'thread_id');
  return items.map((item) => {
    const post = byPost.get(item.postId)?.[0];
    const quoted = quotes.get(item.postId) ?? [];
    const parent = textOf(parents.get(item.postId)?.[0], 'analysis_text');
    const source = quoted.filter((row) => textOf(row, 'source_post_id') === item.about);
    return {
      title: textOf(post, 'thread_title'),
      author: textOf(post, 'author'),
      text: textOf(post, 'analysis_text') ?? '',
      quoted: quoted.flatMap((row) => textOf(row, 'text') ?? []),
      answered: item.via === null ? null : item.via === 'quote' ? passages(source).join('\n[…]\n') : parent,
      parent,
      members: (members.get(item.threadId) ?? []).flatMap((row) => textOf(row, 'author') ?? []),
    };
  });
}

/** Passages of one post that are shown; a post that quotes another more often is a list, and no coder reads it. */
const MOST_PASSAGES = 50;

/** Quoted passages in order; one that stands in another (the same words quoted twice) is left out. */
function passages(quotes: readonly Row[]): string[] {
  const all = quotes.flatMap((row) => textOf(row, 'text') ?? []).slice(0, MOST_PASSAGES);
  return all.filter((text, i) => !all.some((other, j) => j !== i && other.includes(text) && (other !== text || j < i)));
}

function grouped(rows: readonly Row[], column: string): ReadonlyMap<string, readonly Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const key = textOf(row, column) ?? '';
    const held = groups.get(key);
    if (held === undefined) groups.set(key, [row]);
    else held.push(row);
  }
  return groups;
}
