import type { AttackEvidence, FoundReason } from '../../store/desk/reasons/kinds.js';
import type { HostilePost, ThreadSigns } from '../../store/desk/reasons/sign-types.js';
import { authorIncident, pairIncident } from './incident.js';
import { ATTACK, scoreOn } from './settings.js';

/** Posts that attack a member of the thread. Public figures and groups are not members: criticism of them is no reason. */
export function attacksIn({ threadId, hostile, quarrels }: ThreadSigns): FoundReason[] {
  return hostile.flatMap((post): FoundReason[] => {
    const { aim, incivility, confidence } = post;
    if (aim !== 'answered' && aim !== 'member') return [];
    if (incivility < ATTACK.leastIncivility || confidence < ATTACK.leastConfidence) return [];
    const score = scoreOn(ATTACK.curve, incivility * confidence * (isPlay(post) ? ATTACK.play : 1));
    if (score === null) return [];
    const victim = victimOf(post);
    const quarrel = quarrels.find(({ postIds }) => postIds.includes(post.postId));
    const evidence: AttackEvidence = {
      reason: 'personal_attack',
      spans: memberSpans(post),
      incivility,
      confidence,
      aim,
      kinds: post.kinds,
      victimId: victim.id,
    };
    const [a = null, b = null] = quarrel?.memberIds ?? [];
    return [
      {
        postId: post.postId,
        score,
        // An attack within a quarrel of two is decided with the quarrel.
        incident:
          quarrel === undefined
            ? authorIncident(post.authorId, threadId, post.postId)
            : pairIncident(a, b, threadId, post.postId),
        otherPostId: victim.postId,
        evidence,
      },
    ];
  });
}

/** Friends insult each other with a smile, or are answered with one. A threat or a slur is none the less what it is. */
const isPlay = ({ playful, laughedAt, kinds }: HostilePost): boolean =>
  (playful || laughedAt) && !kinds.some((kind) => kind === 'threat' || kind === 'slur' || kind === 'dehumanising');

/** The words that hit a member; where none is marked as such, all that were found. */
export function memberSpans({ spans }: HostilePost): AttackEvidence['spans'] {
  const hitting = spans.filter(({ aim }) => aim === 'answered' || aim === 'member');
  return (hitting.length > 0 ? hitting : spans).map(({ start, end, kind }) => ({ start, end, kind }));
}

/** Who is hit, and the post of his that is answered: the one named, else the one answer there is. */
export function victimOf({ victimId, answers, aim, authorId }: HostilePost): {
  readonly id: string | null;
  readonly postId: string | null;
} {
  const others = answers.filter((one) => one.authorId === null || one.authorId !== authorId);
  const named = others.find((one) => victimId !== null && one.authorId === victimId);
  if (victimId !== null) return { id: victimId, postId: named?.postId ?? null };
  const people = new Set(others.map((one) => one.authorId));
  const [only] = others;
  return aim === 'answered' && only !== undefined && people.size === 1
    ? { id: only.authorId, postId: only.postId }
    : { id: null, postId: null };
}
