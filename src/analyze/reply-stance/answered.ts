import type { Stance } from '../../model/annotation.js';
import type { LinkedPost, LinkedThread } from '../../model/thread.js';
import type { EarlierValues } from '../analyzer.js';
import { isStances } from '../values.js';
import { historyOf } from './history.js';
import { mentionsOf } from './mentions.js';
import { reactionBetween } from './reactions.js';
import { answersOf, type Stretch } from './segments.js';

/** A post that is answered, with all that its reply's stance depends on. */
export interface Answered {
  /** The top-level quote answered; null for a structural parent or somebody spoken to by name. */
  readonly quoteIndex: number | null;
  readonly toPostId: string;
  readonly parentText: string;
  /** The words that answer it; null: all of them for a parent, none for a quote. */
  readonly segment: Stretch | null;
  /** How the two posts' stances on the same targets stand to each other, -1 opposed .. 1 alike. */
  readonly lean: number;
  /** How the two writers stood to each other in earlier replies, -1..1 (history.ts). */
  readonly history: number;
  /** What their reactions showed, -1..1 (reactions.ts). */
  readonly reaction: number;
}

/** The posts a post answers: those it quotes, then its structural parent, then those it speaks to by name. */
export function answeredBy(post: LinkedPost, thread: LinkedThread, earlier: EarlierValues): Answered[] {
  const out: Answered[] = [];
  const taken = new Set<string>([post.id]);
  const known = (toPostId: string): Pick<Answered, 'toPostId' | 'lean' | 'history' | 'reaction'> => ({
    toPostId,
    lean: leanBetween(post.id, toPostId, earlier),
    history: historyOf(post, toPostId, thread, earlier).mean,
    reaction: reactionBetween(post, indexOf(thread).byId.get(toPostId)),
  });
  const answers = post.quotes.length === 0 ? { quotes: [], free: null } : answersOf(post);
  const quotes = new Map(post.quotes.map((quote) => [quote.index, quote]));
  for (const { quoteIndex, segment } of answers.quotes) {
    const quote = quotes.get(quoteIndex);
    if (quote === undefined || quote.sourcePostId === null) continue;
    taken.add(quote.sourcePostId);
    out.push({ quoteIndex, parentText: quote.text, segment, ...known(quote.sourcePostId) });
  }
  const parent = post.parentExternalId === null ? undefined : indexOf(thread).byExternalId.get(post.parentExternalId);
  if (parent !== undefined && !taken.has(parent.id)) {
    taken.add(parent.id);
    // Words before the first quote are for the parent; those below a quote are for that quote's writer.
    out.push({ quoteIndex: null, parentText: parent.analysisText, segment: answers.free, ...known(parent.id) });
  }
  for (const { toPostId, segment } of mentionsOf(post, thread)) {
    if (taken.has(toPostId)) continue;
    taken.add(toPostId);
    const text = indexOf(thread).byId.get(toPostId)?.analysisText ?? '';
    out.push({ quoteIndex: null, parentText: text, segment, ...known(toPostId) });
  }
  return out;
}

interface ThreadIndex {
  readonly byId: ReadonlyMap<string, LinkedPost>;
  readonly byExternalId: ReadonlyMap<string, LinkedPost>;
}

const indexes = new WeakMap<LinkedThread, ThreadIndex>();

function indexOf(thread: LinkedThread): ThreadIndex {
  const known = indexes.get(thread);
  if (known !== undefined) return known;
  const made = {
    byId: new Map(thread.posts.map((post) => [post.id, post])),
    byExternalId: new Map(thread.posts.flatMap((post) => (post.externalId === null ? [] : [[post.externalId, post]]))),
  };
  indexes.set(thread, made);
  return made;
}

/**
 * Opposed or equal stances of two posts. Where the quoted post only reports, the views it reports stand for it: who
 * answers a report of a demand answers the demand.
 */
function leanBetween(reply: string, source: string, earlier: EarlierValues): number {
  const ours = sides(earlier, reply).filter((one) => one.holder === null && !one.abstained);
  const all = sides(earlier, source).filter((one) => !one.abstained);
  const posters = all.filter((one) => one.holder === null);
  const theirs = posters.length > 0 ? posters : all;
  let sum = 0;
  let weight = 0;
  for (const one of ours) {
    const other = theirs.find((candidate) => candidate.key === one.key);
    if (other === undefined) continue;
    // The proposition is what a thread argues about; a person both speak of is only a part of it.
    const share = one.targetKind === 'proposition' ? 1.5 : 1;
    sum += share * (one.stance === other.stance ? 1 : -1) * Math.min(one.confidence, other.confidence);
    weight += share;
  }
  return weight === 0 ? 0 : Math.round((sum / weight) * 1000) / 1000;
}

function sides(earlier: EarlierValues, postId: string): readonly Stance[] {
  const value = earlier.post('stance', postId);
  return isStances(value) ? value.stances : [];
}
