import { foldText } from '../model/text.js';
import type { ThreadPost } from '../model/thread.js';
import { aligned, firstWords, MIN_SHARED, sharedWords } from './cited-extent.js';
import { gramHash } from './gram-hash.js';
import type { Tokens } from './tokens.js';

/** A post as it is known while later ones are read: its own words. */
export interface Known {
  /** Folded name; empty where none is printed. */
  readonly author: string;
  readonly own: Pick<Tokens, 'ids'>;
}

/** An author's name as printed and his latest posts. */
export interface KnownAuthor {
  readonly name: string;
  readonly posts: Known[];
}

/** Earlier posts, as a later one may quote them. */
export interface KnownPosts {
  /** Makes a post known. */
  readonly see: (post: ThreadPost, own: Known['own']) => void;
  readonly byAuthor: ReadonlyMap<string, KnownAuthor>;
  /** Authors by their folded initials and the first two to four letters of their names; null where several have them. */
  readonly byInitials: ReadonlyMap<string, KnownAuthor | null>;
  /** Posts that begin with the first five of these words. */
  readonly startingLike: (ids: Int32Array) => readonly Known[];
  /** Whether words begin or are a post, or stand (nearly) in one of the latest. */
  readonly holds: (words: Tokens) => boolean;
}

/** Words of a whole post that stand bare at the top of another; fewer are a greeting or an answer of one's own. */
export const MIN_BARE = 8;
/** Words by which posts are looked up. */
export const START = 5;
const KEEP = 4;
/** Latest posts of an author that a line naming him may introduce. */
const LOOK_BACK = 32;
/** Latest posts of anybody in which words behind marks are looked for. */
const LATEST = 48;
/** Similarity from which a short stretch behind a mark is somebody's words. */
const ALIKE = 0.75;

export function createKnownPosts(): KnownPosts {
  const byStart = new Map<number, Known[]>();
  const byAuthor = new Map<string, KnownAuthor>();
  const byInitials = new Map<string, KnownAuthor | null>();
  const latest: Known[] = [];

  const startingLike = (ids: Int32Array): readonly Known[] =>
    ids.length < START
      ? []
      : (byStart.get(gramHash(ids, 0, START)) ?? []).filter(({ own }) => startsWith(own.ids, ids, START));

  return { see, byAuthor, byInitials, startingLike, holds };

  function see(post: ThreadPost, own: Known['own']): void {
    const author = post.author.name === null ? '' : foldText(post.author.name);
    const known: Known = { author, own };
    if (own.ids.length >= MIN_BARE) {
      const key = gramHash(own.ids, 0, START);
      const list = byStart.get(key);
      if (list === undefined) byStart.set(key, [known]);
      else if (list.length < KEEP) list.push(known);
    }
    if (own.ids.length > 0) latest.push(known);
    if (latest.length > LATEST) latest.shift();
    if (author === '' || post.author.name === null) return;
    const entry = byAuthor.get(author);
    if (entry === undefined) {
      const first: KnownAuthor = { name: post.author.name, posts: [known] };
      byAuthor.set(author, first);
      for (const key of shortNames(author)) byInitials.set(key, byInitials.has(key) ? null : first);
    } else {
      entry.posts.push(known);
      if (entry.posts.length > LOOK_BACK) entry.posts.shift();
    }
  }

  function holds(words: Tokens): boolean {
    if (words.ids.length < START) return false;
    if (startingLike(words.ids).length > 0) return true;
    const head = firstWords(words);
    return latest.some(({ own }) => {
      if (sharedWords(own.ids, head) < MIN_SHARED) return false;
      const { equal, similarity } = aligned(own.ids, words);
      return equal >= START - 1 && similarity >= ALIKE;
    });
  }
}

/** Whether two texts begin with the same `n` words. */
export function startsWith(ids: Int32Array, head: Int32Array, n: number): boolean {
  if (ids.length < n || head.length < n) return false;
  for (let i = 0; i < n; i += 1) if (ids[i] !== head[i]) return false;
  return true;
}

/** What mail programs put before a mark instead of a name: its initials, or its first letters. */
function shortNames(name: string): Set<string> {
  const initials = [...name.slice(0, 80).matchAll(/(?<![\p{L}\p{N}])\p{L}/gu)].map((match) => match[0]).join('');
  const keys = [2, 3, 4].map((n) => name.slice(0, n)).filter((key) => key.length >= 2 && !key.includes(' '));
  return new Set(initials === '' ? keys : [initials, ...keys]);
}
