import type { ReplyStance, ReplyStanceValue, Stance } from '../../model/annotation.js';
import { sliceCodePoints } from '../../model/text.js';
import type { LinkedPost, LinkedThread } from '../../model/thread.js';
import type { EarlierValues, PostAnalyzer } from '../analyzer.js';
import { notServed, readingLanguage } from '../language.js';
import { isStances } from '../values.js';
import { spanMaker } from '../words/span.js';
import { scoreReply } from './score.js';
import { answersOf } from './segments.js';

interface Answered {
  readonly quoteIndex: number | null;
  readonly toPostId: string;
  readonly parentText: string;
  readonly segment: { readonly start: number; readonly end: number } | null;
  /** How the two posts' stances on the same targets stand to each other, -1 opposed .. 1 alike. */
  readonly lean: number;
}

export interface ReplyInput {
  readonly text: string;
  readonly language: string | null;
  readonly answered: readonly Answered[];
}

/** Weight of opposed or equal stances beside the words' own signs. */
const LEAN = 1.6;

/** Agreement with the quoted post (per quote) or the structural parent, from the segment that answers it. */
export const replyStance: PostAnalyzer<ReplyInput, ReplyStanceValue> = {
  name: 'reply-stance',
  version: '1',
  meaning:
    'Whether a post agrees or disagrees with each post it quotes (or its parent), by the own words that answer it.',
  languages: ['en'],
  after: ['language', 'stance'],
  scope: 'post',
  unknown: (reason) => ({ replies: [], reason }),
  input: (post, thread, earlier) => {
    const answered = answeredBy(post, thread, earlier);
    return answered.length === 0
      ? null
      : { text: post.analysisText, language: readingLanguage(post.id, thread, earlier), answered };
  },
  analyze: ({ text, language, answered }) => {
    const refused = notServed(language, text);
    if (refused !== null) return { replies: [], reason: refused };
    return { replies: answered.map((one) => replyOf(text, one)) };
  },
};

function answeredBy(post: LinkedPost, thread: LinkedThread, earlier: EarlierValues): Answered[] {
  const out: Answered[] = [];
  const quoted = new Set<string>();
  for (const { quoteIndex, segment } of post.quotes.length === 0 ? [] : answersOf(post)) {
    const quote = post.quotes.find((one) => one.index === quoteIndex);
    if (quote === undefined || quote.sourcePostId === null) continue;
    quoted.add(quote.sourcePostId);
    out.push({
      quoteIndex,
      toPostId: quote.sourcePostId,
      parentText: quote.text,
      segment,
      lean: leanBetween(post.id, quote.sourcePostId, earlier),
    });
  }
  const parent = post.parentExternalId === null ? undefined : postByExternalId(thread, post.parentExternalId);
  if (parent !== undefined && parent.id !== post.id && !quoted.has(parent.id)) {
    out.push({
      quoteIndex: null,
      toPostId: parent.id,
      parentText: parent.analysisText,
      segment: null,
      lean: leanBetween(post.id, parent.id, earlier),
    });
  }
  return out;
}

const postsByExternalId = new WeakMap<LinkedThread, ReadonlyMap<string, LinkedPost>>();

function postByExternalId(thread: LinkedThread, id: string): LinkedPost | undefined {
  let index = postsByExternalId.get(thread);
  if (index === undefined) {
    index = new Map(thread.posts.flatMap((post) => (post.externalId === null ? [] : [[post.externalId, post]])));
    postsByExternalId.set(thread, index);
  }
  return index.get(id);
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

function replyOf(text: string, { quoteIndex, toPostId, parentText, segment, lean }: Answered): ReplyStance {
  const whole = spanMaker(text);
  const own = segment === null ? (quoteIndex === null ? text : '') : sliceCodePoints(text, segment.start, segment.end);
  const scored = scoreReply(own, parentText, lean * LEAN);
  const local = spanMaker(own);
  const offset = segment?.start ?? 0;
  const shown =
    segment === null
      ? quoteIndex === null && text !== ''
        ? whole(0, text.length)
        : null
      : { start: segment.start, end: segment.end, text: own };
  return {
    quoteIndex,
    toPostId,
    stance: own === '' ? 'neutral' : scored.stance,
    score: own === '' ? 0 : scored.score,
    confidence: own === '' ? 0 : scored.confidence,
    abstained: own === '' || scored.abstained,
    segment: shown,
    evidence: scored.evidence.map(({ start, end }) => {
      const span = local(start, end);
      return { start: span.start + offset, end: span.end + offset, text: span.text };
    }),
  };
}
