import type { OtherPost, Others } from '../../model/across.js';
import { STOCK_POSTS } from '../../model/across.js';
import type { Session } from '../session.js';
import type { Companions, Entrant } from './companions.js';
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
}

/** What is said to the threads of a batch, and what was read of the index on the way; all of it lies outside the batch. */
export interface Answers {
  /** In the order of the threads. */
  readonly findings: readonly Findings[];
  readonly hits: ReadonlyMap<bigint, readonly PostKey[]>;
  /** Copies of texts, in the order of time. */
  readonly copies: ReadonlyMap<bigint, readonly Copy[]>;
}

/** What threads ask together. */
export interface Questions {
  readonly batch: readonly Entrant[];
  readonly companions: Companions;
  /** Threads of the batch that the index holds as they were before. */
  readonly stored: readonly string[];
  /** Further texts of which the copies are wanted, as the index has them. */
  readonly textHashes: readonly bigint[];
  /** Whether two own texts have a run of words in common. */
  readonly sharesRun: (own: string, other: string) => boolean;
}

/** A thread on its way through the look-up. */
interface Asking {
  readonly entrant: Entrant;
  readonly isFew: (print: bigint) => boolean;
  readonly near: readonly Pair[];
  readonly sources: readonly PostKey[];
  readonly groups: readonly (CopySummary & { readonly hash: bigint })[];
  readonly marks: ReadonlySet<bigint>;
}

/** Asks the index, and the threads that are written with them, what is known about threads: some statements for all. */
export async function lookUp(session: Session, questions: Questions): Promise<Answers> {
  const { batch, companions, stored, textHashes } = questions;
  const counts = batch.map(({ rows }) => countPrints(rows.posts.map((post) => post.words)));
  const marks = new Set<bigint>();
  for (const mine of counts) for (const print of mine.keys()) marks.add(print);
  for (const { rows } of batch) for (const print of rows.waiting) marks.add(print);
  const hits = await probe(session, stored, marks);
  const own = batch.map(({ rows }) => ownCopies(rows.posts.map((post) => post.row)));
  const texts = new Set([...own.flatMap((copies) => [...copies.keys()]), ...textHashes]);
  const copies = await readCopies(session, stored, texts);

  const asking = batch.map((entrant, n): Asking => {
    const { id } = entrant.thread;
    const mine = counts[n] ?? new Map<bigint, number>();
    const holdersOf = (print: bigint): readonly PostKey[] => {
      const outside = hits.get(print) ?? NOBODY;
      const inside = companions.holders(print, id);
      return inside.length === 0 ? outside : [...outside, ...inside];
    };
    const isFew = (print: bigint): boolean => holdersOf(print).length + (mine.get(print) ?? 0) <= STOCK_POSTS;
    const few = (print: bigint): readonly PostKey[] => (isFew(print) ? holdersOf(print) : NOBODY);
    const groups = [...(own[n] ?? [])].flatMap(([hash, posts]) => {
      const elsewhere = [...(copies.get(hash) ?? []), ...companions.copies(hash, id)];
      return elsewhere.length === 0 ? [] : [{ hash, ...summarize(elsewhere, posts) }];
    });
    const near = sharingPosts(wordsByPost(entrant.rows), few);
    const sources = entrant.rows.waiting.flatMap(few);
    const known = new Set(
      [...mine.keys(), ...entrant.rows.waiting].filter((print) => mine.has(print) || holdersOf(print).length > 0),
    );
    return { entrant, isFew, near, sources, groups, marks: known };
  });
  const posts = await readAll(session, asking, companions);
  return { findings: asking.map((one) => findingsOf(one, posts, questions.sharesRun)), hits, copies };
}

const NOBODY: readonly PostKey[] = [];

/** All posts that any of the threads was pointed to, by key: those of the batch itself, then those of the index. */
async function readAll(
  session: Session,
  asking: readonly Asking[],
  companions: Companions,
): Promise<ReadonlyMap<string, OtherPost>> {
  const keys = asking.flatMap(({ entrant, near, sources, groups }) => [
    ...near.map((pair) => pair.other),
    ...sources,
    ...groups.flatMap((group) => toldTo(entrant.thread.id, group)),
  ]);
  const isHere = ({ threadId }: PostKey): boolean => companions.threadIds.has(threadId);
  const read = [
    ...(await companions.read(session, keys.filter(isHere))),
    ...(await readOthers(
      session,
      keys.filter((key) => !isHere(key)),
    )),
  ];
  return new Map(read.map((post) => [keyOf(post), post]));
}

function findingsOf(
  { entrant, isFew, near, sources, groups, marks }: Asking,
  posts: ReadonlyMap<string, OtherPost>,
  sharesRun: Questions['sharesRun'],
): Findings {
  const { id, site } = entrant.thread;
  const texts = new Map(entrant.thread.posts.map((post) => [post.id, post.body.ownText]));
  const pairs = near.filter(({ own, other }) =>
    sharesRun(texts.get(own) ?? '', posts.get(keyOf(other))?.ownText ?? ''),
  );
  const asked = new Set([...pairs.map((pair) => keyOf(pair.other)), ...sources.map(keyOf)]);
  const mixed = site === null ? (print: bigint): bigint => print : siteMarks(site).mixed;
  const others: Others = {
    posts: [...asked].sort().flatMap((key) => posts.get(key) ?? []),
    stock: new Set([...marks].filter((print) => !isFew(print)).map(mixed)),
    copies: groups.map((group) => ({
      textHash: mixed(group.hash),
      posts: toldTo(id, group).flatMap((copy) => posts.get(keyOf(copy)) ?? []),
      accounts: group.accounts,
      threads: group.threads,
    })),
  };
  return { others, pairs };
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
        const key = keyOf(other);
        const known = shared.get(key);
        if (known === undefined) shared.set(key, { other, count: 1 });
        else known.count += 1;
      }
    }
    for (const { other, count } of shared.values()) if (count >= SHARED_PRINTS) pairs.push({ own, other });
  }
  return pairs;
}
