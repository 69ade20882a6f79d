import type { ReplyMove, ReplyStance, ReplyStanceValue, Span } from '../../model/annotation.js';
import { sliceCodePoints } from '../../model/text.js';
import type { PostAnalyzer } from '../analyzer.js';
import { notServed, readingLanguage } from '../language.js';
import { spanMaker } from '../words/span.js';
import { type Answered, answeredBy } from './answered.js';
import { scoreOf, scoreReply } from './score.js';

export interface ReplyInput {
  readonly text: string;
  readonly language: string | null;
  readonly answered: readonly Answered[];
}

/**
 * Weights beside the words' own signs. Opposed or equal stances: by hand. History: on 864 replies of a debate board
 * whose writers had met before, .5 raised macro-F1 from .498 to .511 and accuracy from .627 to .646. Reactions: no
 * labelled set has them; a named "like" is taken to weigh as much as a clear word.
 */
const WEIGHTS: Readonly<Record<ReplyMove['by'], number>> = { stances: 1.6, history: 0.5, reaction: 1 };
/** Moves of the score that are too small to be told. */
const TOLD = 0.005;

/** Agreement with the quoted post (per quote), the structural parent or the post spoken to, from the words that answer it. */
export const replyStance: PostAnalyzer<ReplyInput, ReplyStanceValue> = {
  name: 'reply-stance',
  version: '2',
  meaning:
    'Whether a post agrees or disagrees with each post it quotes (or its parent, or a post it speaks to by name), by the own words that answer it.',
  languages: ['en'],
  // It reads its own values of posts that stand earlier in the thread, too: what the same two said to each other.
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

function replyOf(text: string, answered: Answered): ReplyStance {
  const { quoteIndex, toPostId, parentText } = answered;
  const segment = segmentOf(text, answered);
  const common = { quoteIndex, toPostId, segment };
  if (segment === null) return { ...common, stance: 'neutral', score: 0, confidence: 0, abstained: true, evidence: [] };
  const added = {
    stances: answered.lean * WEIGHTS.stances,
    history: answered.history * WEIGHTS.history,
    reaction: answered.reaction * WEIGHTS.reaction,
  };
  const scored = scoreReply(segment.text, parentText, added.stances + added.history + added.reaction);
  const local = spanMaker(segment.text);
  const moved = movesOf(scored.sum, added);
  return {
    ...common,
    stance: scored.stance,
    score: scored.score,
    confidence: scored.confidence,
    abstained: scored.abstained,
    evidence: scored.evidence.map(({ start, end }) => {
      const span = local(start, end);
      return { start: span.start + segment.start, end: span.end + segment.start, text: span.text };
    }),
    ...(moved.length === 0 ? {} : { moved }),
  };
}

function segmentOf(text: string, { quoteIndex, segment }: Answered): Span | null {
  if (segment !== null) return { ...segment, text: sliceCodePoints(text, segment.start, segment.end) };
  return quoteIndex !== null || text === '' ? null : spanMaker(text)(0, text.length);
}

/** What each of these added to the score, one after the other, so that the words' own score is the score less them all. */
function movesOf(sum: number, added: Readonly<Record<ReplyMove['by'], number>>): ReplyMove[] {
  const out: ReplyMove[] = [];
  let rest = sum;
  for (const by of ['reaction', 'history', 'stances'] as const) {
    const amount = Math.round((scoreOf(rest) - scoreOf(rest - added[by])) * 1000) / 1000;
    rest -= added[by];
    if (Math.abs(amount) >= TOLD) out.push({ by, amount });
  }
  return out;
}
