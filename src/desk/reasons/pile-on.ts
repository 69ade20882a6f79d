import { groupBy } from '../../store/desk/reasons/group.js';
import type { FoundReason } from '../../store/desk/reasons/kinds.js';
import type { HardAnswer, ThreadSigns } from '../../store/desk/reasons/sign-types.js';
import { memberSpans } from './attack.js';
import { pileIncident } from './incident.js';
import { PILE_ON, scoreOn } from './settings.js';

/** Answers of many to one, within a short time. */
interface Pile {
  readonly answers: readonly HardAnswer[];
  readonly members: number;
  readonly hostile: number;
}

/**
 * Hostile answers that are part of a pile: many different members against one within a day. That many disagree is no
 * reason by itself: only answers that are hostile are marked, and only where several are.
 */
export function pilesIn({ threadId, answers, hostile }: ThreadSigns): FoundReason[] {
  const byVictim = groupBy(answers, ({ toAuthorId }) => toAuthorId);
  const byPost = new Map(hostile.map((post) => [post.postId, post]));
  return [...byVictim].flatMap(([victimId, all]) => {
    const pile = largest(all);
    if (pile === null) return [];
    const score = scoreOn(PILE_ON.curve, pile.members);
    if (score === null) return [];
    const target = mostAnswered(pile.answers);
    const seen = new Set<string>();
    return pile.answers.flatMap((answer): FoundReason[] => {
      const post = byPost.get(answer.postId);
      if (post === undefined || answer.incivility < PILE_ON.hostile || seen.has(answer.postId)) return [];
      seen.add(answer.postId);
      return [
        {
          postId: answer.postId,
          score,
          incident: pileIncident(threadId, target),
          otherPostId: answer.toPostId,
          evidence: {
            reason: 'pile_on',
            victimId,
            members: pile.members,
            hostile: pile.hostile,
            answers: pile.answers.length,
            hours: hoursOf(pile.answers),
            spans: memberSpans(post),
            incivility: answer.incivility,
          },
        },
      ];
    });
  });
}

/** The window with most members; null where none is a pile. */
function largest(answers: readonly HardAnswer[]): Pile | null {
  const timed = answers.every(({ hour }) => hour !== null);
  const place = ({ hour, position }: HardAnswer): number => (timed ? (hour ?? 0) : (position ?? 0));
  const wide = timed ? PILE_ON.hours : PILE_ON.window;
  const sorted = answers.toSorted((a, b) => place(a) - place(b) || (a.postId < b.postId ? -1 : 1));
  let best: Pile | null = null;
  let start = 0;
  sorted.forEach((last, end) => {
    while (place(last) - place(sorted[start] ?? last) > wide) start += 1;
    const pile = pileOf(sorted.slice(start, end + 1));
    if (pile.members >= PILE_ON.leastMembers && pile.hostile >= PILE_ON.leastHostile)
      if (best === null || pile.members > best.members) best = pile;
  });
  return best;
}

function pileOf(answers: readonly HardAnswer[]): Pile {
  const hostile = answers.filter(({ incivility }) => incivility >= PILE_ON.hostile);
  const count = (some: readonly HardAnswer[]): number => new Set(some.map(({ authorId }) => authorId)).size;
  return { answers, members: count(answers), hostile: count(hostile) };
}

/** The post most of them answer; of several the first by id. */
function mostAnswered(answers: readonly HardAnswer[]): string {
  const counts = [...groupBy(answers, ({ toPostId }) => toPostId)].map(([id, some]) => [id, some.length] as const);
  return counts.sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))[0]?.[0] ?? '';
}

function hoursOf(answers: readonly HardAnswer[]): number | null {
  const hours = answers.flatMap(({ hour }) => hour ?? []);
  if (hours.length < answers.length || hours.length === 0) return null;
  return Math.round((Math.max(...hours) - Math.min(...hours)) * 10) / 10;
}
