import { foldText } from '../../model/text.js';
import type { LinkedPost, LinkedThread } from '../../model/thread.js';
import type { EarlierValues } from '../analyzer.js';
import { isReplies } from '../values.js';

/** An earlier reply between two people. */
interface Exchange {
  /** Place of the reply in the thread. */
  readonly at: number;
  /** What its words said of the other, -1 disagree .. 1 agree, whatever had moved them. */
  readonly score: number;
}

/** What was said between pairs up to a place in the thread; grows as posts are asked for in thread order. */
interface Course {
  next: number;
  readonly places: ReadonlyMap<string, number>;
  readonly keys: readonly (string | null)[];
  readonly pairs: Map<string, Exchange[]>;
}

/** Scores nearer to zero than this said nothing of the other. */
const SAID = 0.2;
/** Exchanges that are read: the last ones. */
const LAST = 12;

const courses = new WeakMap<EarlierValues, Course>();

/**
 * How two people stood to each other in the replies before this one, in thread order and in both directions: the mean
 * score of their words, drawn toward zero where there are few (n of n + 1). 0 where there are none, or where one of them
 * has no printed name. Only values of earlier posts count, so the order in which pages arrive does not matter.
 */
export function historyOf(
  from: LinkedPost,
  to: string,
  thread: LinkedThread,
  earlier: EarlierValues,
): { readonly mean: number; readonly replies: number } {
  const course = courseOf(thread, earlier);
  const own = course.places.get(from.id) ?? -1;
  const pair = pairKey(course.keys[own] ?? null, course.keys[course.places.get(to) ?? -1] ?? null);
  if (pair === null) return { mean: 0, replies: 0 };
  follow(course, own, thread, earlier);
  const said = (course.pairs.get(pair) ?? []).filter(({ at }) => at < own).slice(-LAST);
  if (said.length === 0) return { mean: 0, replies: 0 };
  const sum = said.reduce((all, { score }) => all + score, 0);
  return { mean: Math.round((sum / (said.length + 1)) * 1000) / 1000, replies: said.length };
}

function courseOf(thread: LinkedThread, earlier: EarlierValues): Course {
  const known = courses.get(earlier);
  if (known !== undefined) return known;
  const made: Course = {
    next: 0,
    places: new Map(thread.posts.map((post, i) => [post.id, i])),
    keys: thread.posts.map(({ author }) => (author.kind === 'deleted' ? null : foldText(author.name ?? '') || null)),
    pairs: new Map(),
  };
  courses.set(earlier, made);
  return made;
}

/** Takes in the values of the posts before a place. */
function follow(course: Course, until: number, thread: LinkedThread, earlier: EarlierValues): void {
  for (; course.next < until; course.next += 1) {
    const value = earlier.post('reply-stance', thread.posts[course.next]?.id ?? '');
    if (!isReplies(value)) continue;
    for (const { toPostId, score, moved = [] } of value.replies) {
      const pair = pairKey(course.keys[course.next] ?? null, course.keys[course.places.get(toPostId) ?? -1] ?? null);
      // The words alone: a history that fed on itself would make the first word the last.
      const words = moved.reduce((rest, { amount }) => rest - amount, score);
      if (pair === null || Math.abs(words) < SAID) continue;
      const list = course.pairs.get(pair) ?? [];
      list.push({ at: course.next, score: words });
      course.pairs.set(pair, list);
    }
  }
}

function pairKey(one: string | null, other: string | null): string | null {
  if (one === null || other === null || one === other) return null;
  return one < other ? `${one}\n${other}` : `${other}\n${one}`;
}
