import { foldText } from '../../model/text.js';
import type { DraftPost } from './draft.js';
import { countWords } from './near.js';

/** A shared ending of fewer words is a habit of speech ("Thanks again"), not a signature. */
const SIGNATURE_WORDS = 5;
const SIGNATURE_LINES = 12;

/**
 * Takes signatures off: lines that end every post of one printed author, on a page where he has at least two. Where no
 * author is printed nothing is taken.
 */
export function withoutSignatures(drafts: readonly DraftPost[]): {
  drafts: readonly DraftPost[];
  signatures: readonly (string | null)[];
} {
  const byAuthor = new Map<string, number[]>();
  drafts.forEach(({ author }, n) => {
    if (author === null) return;
    const known = byAuthor.get(author);
    if (known === undefined) byAuthor.set(author, [n]);
    else known.push(n);
  });
  const out = [...drafts];
  const signatures: (string | null)[] = drafts.map(() => null);
  for (const posts of byAuthor.values()) {
    const shared = sharedEnding(posts.map((n) => drafts[n]));
    if (shared === 0) continue;
    for (const n of posts) {
      const post = drafts[n];
      if (post === undefined) continue;
      const filled = filledLines(post);
      const from = filled[filled.length - shared] ?? post.lines.length;
      signatures[n] = filled
        .slice(-shared)
        .map((at) => post.lines[at]?.line.phrase ?? '')
        .join('\n');
      let end = from;
      while (end > 0 && post.lines[end - 1]?.line.empty === true) end -= 1;
      out[n] = { ...post, lines: post.lines.slice(0, end) };
    }
  }
  return { drafts: out, signatures };
}

function filledLines(post: DraftPost): number[] {
  return post.lines.flatMap(({ key }, at) => (key === '' ? [] : [at]));
}

/** How many filled lines end all of these posts alike, leaving each at least one line of its own. */
function sharedEnding(posts: readonly (DraftPost | undefined)[]): number {
  const endings = posts.map((post) => {
    const filled = post === undefined ? [] : filledLines(post);
    return filled
      .slice(1)
      .slice(-SIGNATURE_LINES)
      .map((at) => post?.lines[at]);
  });
  // Posts that begin alike may be one post sent twice; that is no signature.
  const openings = new Set(posts.map((post) => post?.lines.find(({ key }) => key !== '')?.key));
  if (openings.size < posts.length) return 0;
  const [first, ...rest] = endings;
  if (first === undefined || rest.length === 0) return 0;
  let shared = 0;
  let words = 0;
  for (let back = 1; back <= first.length; back += 1) {
    const line = first.at(-back);
    if (line === undefined || line.header !== null) break;
    if (!rest.every((ending) => ending.at(-back)?.key === line.key)) break;
    shared = back;
    words += line.key.split(' ').length;
  }
  return words >= SIGNATURE_WORDS ? shared : 0;
}

/** Share of an author's posts that must end alike. */
const MOST = 0.6;
/** A shorter ending is how somebody signs what he writes ("Thanks, Ann"). */
const LEAST_WORDS = 3;

/**
 * For engines known to print signatures: the longest ending shared by most posts of one author (two at least) is his
 * signature, in those posts that have it. Each keeps a line of its own.
 *
 * @param known signatures that the page itself sets apart, by post
 */
export function withoutSharedEndings(
  drafts: readonly DraftPost[],
  known: readonly (string | null)[],
): {
  drafts: readonly DraftPost[];
  signatures: readonly (string | null)[];
} {
  const byAuthor = new Map<string, number[]>();
  drafts.forEach(({ author }, n) => {
    if (author !== null) byAuthor.set(author, [...(byAuthor.get(author) ?? []), n]);
  });
  const out = [...drafts];
  const signatures: (string | null)[] = drafts.map(() => null);
  for (const all of byAuthor.values()) {
    const told = new Set(all.flatMap((n) => (known[n] == null ? [] : [endingKey(known[n] ?? '')])));
    const posts = all.filter((n) => known[n] == null);
    const least = Math.max(2, Math.ceil(posts.length * MOST));
    const counts = new Map<string, number>();
    const endings = posts.map((n) => endingsOf(drafts[n]));
    for (const keys of endings) for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
    for (const [k, n] of posts.entries()) {
      const post = drafts[n];
      const keys = endings[k] ?? [];
      const asTold = keys.findIndex((key) => told.has(key)) + 1;
      const shared = asTold > 0 ? asTold : keys.filter((key) => (counts.get(key) ?? 0) >= least).length;
      if (post === undefined || shared === 0) continue;
      if (asTold === 0 && countWords((keys[shared - 1] ?? '').replace(/\n/gu, ' ')) < LEAST_WORDS) continue;
      const filled = filledLines(post);
      const from = filled[filled.length - shared] ?? post.lines.length;
      signatures[n] = filled
        .slice(-shared)
        .map((at) => post.lines[at]?.line.phrase ?? '')
        .join('\n');
      out[n] = { ...post, lines: post.lines.slice(0, from) };
    }
  }
  return { drafts: out, signatures };
}

function endingKey(signature: string): string {
  return signature
    .split('\n')
    .map((line) => `${foldText(line)}\n`)
    .join('');
}

/** The endings of a post of one line, two lines and so on, each as one key; never the whole post, never a citation. */
function endingsOf(post: DraftPost | undefined): string[] {
  const filled = post === undefined ? [] : filledLines(post).slice(1).slice(-SIGNATURE_LINES);
  const keys: string[] = [];
  let key = '';
  for (const at of filled.reverse()) {
    const line = post?.lines[at];
    if (line === undefined || line.header !== null || line.endMark) break;
    key = `${line.key}\n${key}`;
    keys.push(key);
  }
  return keys;
}
