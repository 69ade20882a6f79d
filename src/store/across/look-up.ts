import type { Others } from '../../model/across.js';
import { STOCK_POSTS } from '../../model/across.js';
import type { Session } from '../session.js';
import { type Copy, type CopySummary, ownCopies, readCopies, summarize, toldTo } from './copies.js';
import type { IndexRows } from './index-rows.js';
import { keyOf, type PostKey, readOthers } from './others.js';
import { probe } from './probe.js';
import { siteMarks } from './site-marks.js';

/** Fingerprints two posts must share, none of them stock, to be compared as texts. */
const SHARED_PRINTS = 2;

/** A post of the thread and one of another that may hold the same words. */
export interface Pair {
  readonly own: string;
  readonly other: PostKey;
}

/** What the index says to a thread. */
export interface Findings {
  readonly others: Others;
  /** Posts that share a run of words. */
  readonly pairs: readonly Pair[];
  readonly hits: ReadonlyMap<bigint, readonly PostKey[]>;
  /** Posts of the thread that hold a fingerprint. */
  readonly mine: ReadonlyMap<bigint, number>;
  /** Copies elsewhere, by text. */
  readonly copies: ReadonlyMap<bigint, readonly Copy[]>;
}

/** A thread that asks. */
export interface Question {
  readonly threadId: string;
  /** Null where it is unknown: nothing is asked but `textHashes`. */
  readonly site: string | null;
  readonly rows: IndexRows;
  /** Further texts of which the copies are wanted, as the index has them. */
  readonly textHashes: readonly bigint[];
  /** Whether a post of the thread, by id, shares a run of words with a text. */
  readonly sharesRun: (own: string, other: string) => boolean;
}

/** Asks the index what other threads of the site know about a thread. */
export async function lookUp(session: Session, question: Question): Promise<Findings> {
  const { threadId, site, rows, sharesRun } = question;
  const mine = countPrints(rows.posts.map((post) => post.words));
  const hits = await probe(session, threadId, new Set([...mine.keys(), ...rows.waiting]));
  const isFew = (print: bigint): boolean => (hits.get(print)?.length ?? 0) + (mine.get(print) ?? 0) <= STOCK_POSTS;
  const holders = (print: bigint): readonly PostKey[] => (isFew(print) ? (hits.get(print) ?? []) : []);
  const near = hits.size === 0 ? [] : sharingPosts(wordsByPost(rows), holders);
  const sources = hits.size === 0 ? [] : rows.waiting.flatMap(holders);

  const own = ownCopies(rows.posts.map((post) => post.row));
  const copies = await readCopies(session, threadId, new Set([...own.keys(), ...question.textHashes]));
  const groups = [...copies].flatMap(([hash, elsewhere]): (CopySummary & { hash: bigint })[] => {
    const posts = own.get(hash);
    return posts === undefined ? [] : [{ hash, ...summarize(elsewhere, posts) }];
  });
  const told = groups.flatMap((group) => toldTo(threadId, group));
  const read = await readOthers(session, [...near.map((pair) => pair.other), ...sources, ...told]);
  const posts = new Map(read.map((post) => [keyOf(post), post]));
  const pairs = near.filter((pair) => sharesRun(pair.own, posts.get(keyOf(pair.other))?.ownText ?? ''));
  const asked = new Set([...pairs.map((pair) => keyOf(pair.other)), ...sources.map(keyOf)]);
  const mixed = site === null ? (print: bigint): bigint => print : siteMarks(site).mixed;
  const others: Others = {
    posts: read.filter((post) => asked.has(keyOf(post))),
    stock: new Set([...new Set([...hits.keys(), ...mine.keys()])].filter((print) => !isFew(print)).map(mixed)),
    copies: groups.map((group) => ({
      textHash: mixed(group.hash),
      posts: toldTo(threadId, group).flatMap((copy) => posts.get(keyOf(copy)) ?? []),
      accounts: group.accounts,
      threads: group.threads,
    })),
  };
  return { others, pairs, hits, mine, copies };
}

const wordsByPost = ({ posts }: IndexRows): [string, readonly bigint[]][] =>
  posts.map(({ row, words }) => [row.postId, words]);

/** How many posts hold each fingerprint. */
export function countPrints(posts: Iterable<readonly bigint[]>): Map<bigint, number> {
  const counts = new Map<bigint, number>();
  for (const prints of posts) for (const print of prints) counts.set(print, (counts.get(print) ?? 0) + 1);
  return counts;
}

/** Posts, by id with their fingerprints, that share enough of these with another to be compared with it. */
export function sharingPosts(
  posts: Iterable<readonly [string, readonly bigint[]]>,
  holders: (print: bigint) => readonly PostKey[],
): Pair[] {
  const pairs: Pair[] = [];
  for (const [own, prints] of posts) {
    const shared = new Map<string, { other: PostKey; count: number }>();
    for (const print of prints) {
      for (const other of holders(print)) {
        const known = shared.get(keyOf(other));
        if (known === undefined) shared.set(keyOf(other), { other, count: 1 });
        else known.count += 1;
      }
    }
    for (const { other, count } of shared.values()) if (count >= SHARED_PRINTS) pairs.push({ own, other });
  }
  return pairs;
}
