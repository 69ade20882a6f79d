import type { TimelineBin } from '../../model/annotation.js';
import type { DiscussedPost, DiscussionInput } from './input.js';

/** Stretches at most. Short threads go post by post; in longer ones means of fewer posts than five say little. */
const MOST = 50;
const SINGLE = 20;
const FEWEST = 5;

/** Stretches of equal numbers of posts in order of position; posts without one (known from quotes only) are left out. */
export function timelineOf({ posts, answers }: DiscussionInput): TimelineBin[] {
  const placed = posts.flatMap((post, place) =>
    post.position === null ? [] : [{ post, place, position: post.position }],
  );
  const bins = Math.min(placed.length, MOST, Math.max(SINGLE, Math.floor(placed.length / FEWEST)));
  const decided = new Map<number, { agree: number; disagree: number }>();
  for (const { from, stance } of answers) {
    if (stance === 'neutral') continue;
    const counts = decided.get(from) ?? { agree: 0, disagree: 0 };
    counts[stance] += 1;
    decided.set(from, counts);
  }
  const out: TimelineBin[] = [];
  for (let bin = 0; bin < bins; bin += 1) {
    const part = placed.slice(Math.floor((bin * placed.length) / bins), Math.floor(((bin + 1) * placed.length) / bins));
    const first = part[0];
    const last = part.at(-1);
    if (first === undefined || last === undefined) continue;
    const own = part.map((one) => one.post);
    const times = own.flatMap(({ at }) => (at === null ? [] : [at])).sort((a, b) => Date.parse(a) - Date.parse(b));
    const counts = part.map(({ place }) => decided.get(place));
    out.push({
      from: first.position,
      to: last.position,
      startedAt: times[0] ?? null,
      endedAt: times.at(-1) ?? null,
      posts: part.length,
      authors: new Set(own.flatMap(({ writer }) => (writer === null ? [] : [writer]))).size,
      sentiment: meanOf(own, 'sentiment'),
      incivility: meanOf(own, 'incivility'),
      agree: counts.reduce((sum, one) => sum + (one?.agree ?? 0), 0),
      disagree: counts.reduce((sum, one) => sum + (one?.disagree ?? 0), 0),
    });
  }
  return out;
}

function meanOf(posts: readonly DiscussedPost[], field: 'sentiment' | 'incivility'): number | null {
  const values = posts.flatMap((post) => post[field] ?? []);
  if (values.length === 0) return null;
  return Math.round((values.reduce((sum, one) => sum + one, 0) / values.length) * 1000) / 1000;
}
