/** Longer addresses than any engine prints; a trap grows its own. */
const MAX_LENGTH = 2_000;
/** Sections nest, but not so deep. */
const MAX_SEGMENTS = 24;
/** The longest thread known to us has some 60,000 pages; a page number beyond this comes from a counter without end; `p` is a post on many boards. */
const MAX_PAGE = 500_000;
/** Offsets count posts. */
const MAX_OFFSET = 20_000_000;
const PAGE = /[?&;](?:page|cpage|paged|pagenumber)=(\d{1,20})(?=[&;]|$)|\/page-?\/?(\d{1,20})(?=\/|$)/gi;
const OFFSET = /[?&;](?:start|st|offset|o)=(\d{1,20})(?=[&;]|$)/gi;
/** The same run of one to three segments, three times in a row: `/a/b/a/b/a/b/`. */
const MAX_PERIOD = 3;
const REPEATS = 3;

/**
 * Whether an address grew in a loop: too long or too deep, the same path segments over and over (a relative link on a
 * page that answers under any path), the same parameter many times, or a page number no board reaches. Linear.
 */
export function isTrap(url: URL): boolean {
  if (url.href.length > MAX_LENGTH) return true;
  const segments = url.pathname.split('/').filter((segment) => segment !== '');
  if (segments.length > MAX_SEGMENTS || repeats(segments)) return true;
  return manyOfOne(url.search) || beyond(url.href, PAGE, MAX_PAGE) || beyond(url.href, OFFSET, MAX_OFFSET);
}

function repeats(segments: readonly string[]): boolean {
  for (let period = 1; period <= MAX_PERIOD; period++) {
    let equal = 0;
    for (let i = period; i < segments.length; i++) {
      equal = segments[i] === segments[i - period] ? equal + 1 : 0;
      if (equal >= period * (REPEATS - 1)) return true;
    }
  }
  return false;
}

/** The same parameter with the same value more than three times: a link that appends to itself. */
function manyOfOne(query: string): boolean {
  const seen = new Map<string, number>();
  for (const piece of query.slice(1).split(/[&;]/)) {
    if (piece === '') continue;
    const count = (seen.get(piece) ?? 0) + 1;
    if (count > REPEATS) return true;
    seen.set(piece, count);
  }
  return false;
}

function beyond(address: string, pattern: RegExp, bound: number): boolean {
  return [...address.matchAll(pattern)].some((match) => Number(match[1] ?? match[2]) > bound);
}
