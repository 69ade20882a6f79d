import type { ReplyStanceClass } from '../../model/annotation.js';
import type { LinkedThread, ReplyEdge } from '../../model/thread.js';
import type { EarlierValues } from '../analyzer.js';
import { isReplies } from '../values.js';

/** A post that answers another one of its thread. Places are indexes into a list of posts. */
export interface Answer {
  readonly from: number;
  readonly to: number;
  readonly via: ReplyEdge['via'];
  /** The most confident stance that takes a side; `neutral` where none was decided. */
  readonly stance: ReplyStanceClass;
  /** Of a decided stance; 0 where none was decided. */
  readonly confidence: number;
}

const STRENGTH: Readonly<Record<ReplyEdge['via'], number>> = { quote: 2, parent: 1, mention: 0 };

/** Every pair of posts once, by the plainest way the one answers the other; in the order of the answering posts. */
export function answersIn(
  thread: LinkedThread,
  placeOf: ReadonlyMap<string, number>,
  earlier: EarlierValues,
): Answer[] {
  const found = new Map<string, Answer>();
  for (const { fromPostId, toPostId, via } of thread.edges) {
    const from = placeOf.get(fromPostId);
    const to = placeOf.get(toPostId);
    if (from === undefined || to === undefined || from === to) continue;
    const key = `${from} ${to}`;
    const known = found.get(key);
    if (known === undefined) found.set(key, { from, to, via, ...stanceOf(fromPostId, toPostId, earlier) });
    else if (STRENGTH[via] > STRENGTH[known.via]) found.set(key, { ...known, via });
  }
  return [...found.values()].sort((a, b) => a.from - b.from || a.to - b.to);
}

function stanceOf(from: string, to: string, earlier: EarlierValues): Pick<Answer, 'stance' | 'confidence'> {
  const value = earlier.post('reply-stance', from);
  let stance: ReplyStanceClass = 'neutral';
  let confidence = 0;
  for (const one of isReplies(value) ? value.replies : []) {
    if (one.toPostId !== to || one.abstained || one.stance === 'neutral' || one.confidence <= confidence) continue;
    stance = one.stance;
    confidence = one.confidence;
  }
  return { stance, confidence };
}
