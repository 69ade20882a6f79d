/** Which posts hold which word runs, for the runs that were asked for: integers only, so that millions fit. */
export interface RunTable {
  /** Number of a wanted run by its hash, or -1. */
  readonly find: (hash: number) => number;
  /** Files a post under a run; call it with rising post numbers. */
  readonly file: (run: number, post: number) => void;
  readonly posts: (run: number, visit: (post: number) => void) => void;
}

/** Posts kept per run: the first ones (the origin) and the latest ones; a run in more posts is a common phrase. */
const KEEP_FIRST = 4;
const KEEP = 32;

export function createRunTable(hashes: ReadonlySet<number>): RunTable {
  let slots = 16;
  while (slots < hashes.size * 2) slots *= 2;
  const mask = slots - 1;
  /** Open addressing: the number of the run + 1, or 0. */
  const table = new Int32Array(slots);
  const key = Int32Array.from(hashes);
  for (let run = 0; run < key.length; run += 1) {
    let slot = scatter(key[run] ?? 0) & mask;
    while (table[slot] !== 0) slot = (slot + 1) & mask;
    table[slot] = run + 1;
  }
  const head = new Int32Array(key.length).fill(-1);
  const tail = new Int32Array(key.length).fill(-1);
  const last = new Int32Array(key.length).fill(-1);
  const count = new Uint8Array(key.length);
  /** Lists of posts: two integers a link, its post and the next link. A full list is overwritten behind its first ones. */
  let links = new Int32Array(2 * 1024);
  let used = 0;
  return { find, file, posts };

  function find(hash: number): number {
    for (let slot = scatter(hash) & mask; ; slot = (slot + 1) & mask) {
      const run = (table[slot] ?? 0) - 1;
      if (run === -1 || key[run] === hash) return run;
    }
  }

  function file(run: number, post: number): void {
    if (last[run] === post) return;
    last[run] = post;
    const size = count[run] ?? 0;
    if (size === KEEP) {
      overwrite(run, post);
      return;
    }
    if (2 * used === links.length) {
      const wider = new Int32Array(2 * links.length);
      wider.set(links);
      links = wider;
    }
    links[2 * used] = post;
    links[2 * used + 1] = -1;
    if (size === 0) head[run] = used;
    else links[2 * (tail[run] ?? 0) + 1] = used;
    tail[run] = used;
    count[run] = size + 1;
    used += 1;
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

const scatter = (hash: number): number => Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d) >>> 3;
