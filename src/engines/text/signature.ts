import type { DraftPost } from './draft.js';
import type { Region } from './segment.js';

/** A shared ending of fewer words is a habit of speech ("Thanks again"), not a signature. */
const SIGNATURE_WORDS = 5;
const SIGNATURE_LINES = 12;

/**
 * Takes signatures off: lines that end every post of one printed author, on a page where he has at least two. Where no
 * author is printed nothing is taken.
 */
export function withoutSignatures(
  regions: readonly Region[],
  drafts: readonly DraftPost[],
): { regions: readonly Region[]; drafts: readonly DraftPost[]; signatures: readonly (string | null)[] } {
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
  return { regions, drafts: out, signatures };
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
