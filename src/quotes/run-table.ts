import { createHashTable, widened } from './hash-table.js';

/** Which posts hold which word runs, for the runs that were asked for: integers only, so that millions fit. */
export interface RunTable {
  /** Asks for a run; all are asked for before the first post is filed. */
  readonly want: (hash: number) => void;
  /** All runs that were asked for. */
  readonly hashes: () => Int32Array;
  /** Number of a wanted run by its hash, or -1. */
  readonly find: (hash: number) => number;
  /** Files a post under a run; call it with rising post numbers. */
  readonly file: (run: number, post: number) => void;
  readonly posts: (run: number, visit: (post: number) => void) => void;
}

/** Posts kept per run: the first ones (the origin) and the latest ones; a run in more posts is a common phrase. */
const KEEP_FIRST = 4;
const KEEP = 32;
const NONE = new Int32Array(0);

export function createRunTable(): RunTable {
  const hashes = createHashTable();
  let head = NONE;
  let tail = NONE;
  let last = NONE;
  let count = new Uint8Array(0);
  /** Lists of posts: two integers a link, its post and the next link. A full list is overwritten behind its first ones. */
  let links = new Int32Array(2 * 1024);
  let used = 0;
  return { want: hashes.add, find: hashes.find, hashes: hashes.all, file, posts };

  function file(run: number, post: number): void {
    if (head.length !== hashes.size()) begin();
    if (last[run] === post) return;
    last[run] = post;
    const size = count[run] ?? 0;
    if (size === KEEP) {
      overwrite(run, post);
      return;
    }
    if (2 * used === links.length) links = widened(links);
    links[2 * used] = post;
    links[2 * used + 1] = -1;
    if (size === 0) head[run] = used;
    else links[2 * (tail[run] ?? 0) + 1] = used;
    tail[run] = used;
    count[run] = size + 1;
    used += 1;
  }

  function begin(): void {
    const size = hashes.size();
    head = new Int32Array(size).fill(-1);
    tail = new Int32Array(size).fill(-1);
    last = new Int32Array(size).fill(-1);
    count = new Uint8Array(size);
  }

  /** The tail of a full list goes round behind the first links and marks the one written last. */
  function overwrite(run: number, post: number): void {
    let next = links[2 * (tail[run] ?? 0) + 1] ?? -1;
    if (next === -1) {
      next = head[run] ?? 0;
      for (let i = 0; i < KEEP_FIRST; i += 1) next = links[2 * next + 1] ?? 0;
    }
    links[2 * next] = post;
    tail[run] = next;
  }

  function posts(run: number, visit: (post: number) => void): void {
    for (let link = head[run] ?? -1; link !== -1; link = links[2 * link + 1] ?? -1) visit(links[2 * link] ?? 0);
  }
}
