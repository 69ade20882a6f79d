import type { SentimentValue } from '../../model/annotation.js';
import type { LinkedThread } from '../../model/thread.js';
import type { EarlierValues, PostAnalyzer } from '../analyzer.js';
import { notServed, readingLanguage } from '../language.js';
import { relevantTargets, type StanceTarget } from '../stance/relevant.js';
import { isLanguage, isTargets } from '../values.js';
import { tokensOf } from '../words/reading.js';
import { aspectsOf } from './aspects.js';
import { decidingWords } from './deciding.js';
import { FOREIGN_LANGUAGES, listsOf } from './foreign/lists.js';
import { foreignRules } from './foreign/rules.js';
import { foreignTone, type JoinedTone, joinTone } from './learned.js';
import { mannerOf } from './manner.js';
import { computeTone, type Tone, toneOf } from './score.js';
import type { ToneRules } from './tone-rules.js';

export interface SentimentInput {
  readonly text: string;
  /** The whole body, quotes included; null when it equals `text`. */
  readonly full: string | null;
  readonly language: string | null;
  /** Where the language came from. */
  readonly by: 'post' | 'thread' | 'assumed';
  /** It answers somebody: how it speaks to him is part of its tone. */
  readonly reply: boolean;
  /** Whether the word lists of the language are there; a value without them is computed again later. */
  readonly lists: boolean;
  /** Targets it may speak of. */
  readonly targets: readonly StanceTarget[];
}

/**
 * Tone of a post's own words: AFINN values under rules of our own (rules.ts) joined with a trained model (learned.ts),
 * in eight languages kept lexicons under the same rules (foreign/); beside it the tone of the whole body, and the tone
 * toward each target (aspects.ts).
 */
export const sentiment: PostAnalyzer<SentimentInput, SentimentValue> = {
  name: 'sentiment',
  version: '3',
  meaning:
    'Tone of the own words, -1 negative to 1 positive, with the words that decided it and the tone toward each target; beside it the tone with quotes left in.',
  languages: ['en', ...FOREIGN_LANGUAGES],
  after: ['language', 'targets'],
  scope: 'post',
  unknown: unknownSentiment,
  input: (post, thread, earlier) => {
    const language = readingLanguage(post.id, thread, earlier);
    const value = earlier.thread('targets');
    return {
      text: post.analysisText,
      full: post.body.text === post.analysisText ? null : post.body.text,
      language,
      by: sourceOf(post.id, language, earlier),
      reply: post.quotes.length > 0 || answering(thread).has(post.id),
      lists: language === null || language === 'en' || listsOf(language) !== null,
      targets: isTargets(value) ? relevantTargets(post.analysisText, value.targets) : [],
    };
  },
  analyze: scoreSentiment,
};

function sourceOf(postId: string, language: string | null, earlier: EarlierValues): SentimentInput['by'] {
  if (language === null) return 'assumed';
  const own = earlier.post('language', postId);
  return isLanguage(own) && own.language !== null ? 'post' : 'thread';
}

const answers = new WeakMap<LinkedThread, ReadonlySet<string>>();

/** Posts of a thread that answer another. */
function answering(thread: LinkedThread): ReadonlySet<string> {
  const known = answers.get(thread);
  if (known !== undefined) return known;
  const found = new Set(thread.edges.map((edge) => edge.fromPostId));
  answers.set(thread, found);
  return found;
}

/** Scores one text, and the whole body beside it. */
export function scoreSentiment(input: SentimentInput): SentimentValue {
  const { text, full, language, by, targets } = input;
  const rules = language === null || language === 'en' ? null : foreignRules(language);
  const refused = rules === null ? notServedOf(language, text) : null;
  if (refused !== null) return unknownSentiment(refused);
  const tokens = tokensOf(text);
  const { tone, joined } = toneIn(text, rules, input.reply);
  const whole = full === null ? joined : toneIn(full, rules, input.reply).joined;
  if (tone.words === 0 && tone.charged.length === 0) {
    return {
      ...unknownSentiment('no words'),
      ...(full === null ? {} : { fullScore: round(whole.score), fullClass: whole.class }),
    };
  }
  const manner = rules === null && input.reply ? mannerOf(tokens).cues : [];
  const { words, positive, negative } = decidingWords(text, tokens, tone, joined.class, manner, rules === null);
  return {
    score: round(joined.score),
    class: joined.class,
    positive: round(positive),
    negative: round(negative),
    words,
    fullScore: round(whole.score),
    fullClass: whole.class,
    confidence: round(joined.confidence),
    readAs: { language: language ?? 'en', by },
    aspects: aspectsOf(text, tokens, tone, targets),
    reason: null,
  };
}

function toneIn(
  text: string,
  rules: ToneRules | null,
  reply: boolean,
): { readonly tone: Tone; readonly joined: JoinedTone } {
  const tokens = tokensOf(text);
  if (rules !== null) {
    const tone = computeTone(tokens, rules);
    return { tone, joined: foreignTone(tone) };
  }
  const tone = toneOf(tokens);
  return { tone, joined: joinTone(text, tone, reply ? mannerOf(tokens).score : null) };
}

/** Why a text cannot be scored, or null for what is read as English. */
function notServedOf(language: string | null, text: string): string | null {
  return FOREIGN_LANGUAGES.some((one) => one === language)
    ? `the word lists for ${language} are not loaded`
    : notServed(language, text);
}

function unknownSentiment(reason: string): SentimentValue {
  return {
    score: null,
    class: null,
    positive: null,
    negative: null,
    words: [],
    fullScore: null,
    fullClass: null,
    confidence: null,
    readAs: null,
    aspects: [],
    reason,
  };
}

/** A number as it is shown. */
function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}
