import type { IncivilityEvidence, IncivilityValue } from '../../model/annotation.js';
import type { PostAnalyzer } from '../analyzer.js';
import { notServed, readingLanguage } from '../language.js';
import { relevantTargets, type StanceTarget } from '../stance/relevant.js';
import { isTargets } from '../values.js';
import { tokensOf } from '../words/reading.js';
import { spanMaker } from '../words/span.js';
import { attackOf, findingsOf, kindsOf } from './evidence.js';
import { hostilityOf } from './hostile.js';
import { joinRudeness } from './join.js';
import { learnedIncivility, learnedWords } from './learned.js';
import { membersNamed } from './people.js';
import { rudeReading } from './reading.js';
import { rudenessOf } from './rules.js';

export interface IncivilityInput {
  readonly text: string;
  readonly language: string | null;
  readonly targets: readonly StanceTarget[];
  /** Names of those the post answers; absent: unknown. */
  readonly answered?: readonly string[];
  /** Names of other members the post speaks of. */
  readonly members?: readonly string[];
}

/** From this score a post is uncivil. */
const UNCIVIL = 0.5;
const KEPT = 20;
const READ = 20_000;

/** Insults, threats, contempt and shouting, with whom they hit: a member weighs more than a public figure. */
export const incivility: PostAnalyzer<IncivilityInput, IncivilityValue> = {
  name: 'incivility',
  version: '3',
  meaning:
    'How uncivil the own words are, 0 to 1: insults, threats, contempt, shouting and profanity, each with its target.',
  languages: ['en'],
  after: ['language', 'targets'],
  scope: 'post',
  unknown: unknownIncivility,
  input: (post, thread, earlier) => {
    const value = earlier.thread('targets');
    return {
      text: post.analysisText,
      language: readingLanguage(post.id, thread, earlier),
      targets: isTargets(value) ? relevantTargets(post.analysisText, value.targets) : [],
      ...membersNamed(post, thread),
    };
  },
  analyze: scoreIncivility,
};

/** Incivility of one text: what the rules found, joined with what the trained model says. Pure; total; bounded. */
export function scoreIncivility(input: IncivilityInput): IncivilityValue {
  const { text, language, targets, answered = [], members = [] } = input;
  const refused = notServed(language, text);
  if (refused !== null) return unknownIncivility(refused);
  const read = text.slice(0, READ);
  const tokens = tokensOf(read);
  if (!tokens.some((token) => token.kind === 'word')) return unknownIncivility('no words');
  const rude = rudenessOf(tokens, { targets, answered, members });
  const hostility = hostilityOf(tokens);
  const reading = rudeReading(read, tokens, rude);
  const score = Math.round(joinRudeness(rude, hostility, reading, learnedIncivility(reading)) * 1000) / 1000;
  const found = findingsOf(rude, hostility, (token) => tokens[token]?.sentence ?? -1);
  const span = spanMaker(read);
  const evidence = found.slice(0, KEPT).map(
    ({ first, last, kind, target, aim }): IncivilityEvidence => ({
      ...span(tokens[first]?.start ?? 0, tokens[last]?.end ?? 0),
      kind,
      target,
      aim,
    }),
  );
  const label = score >= UNCIVIL ? 'uncivil' : 'civil';
  if (evidence.length > 0 || label === 'civil')
    return { score, label, kinds: kindsOf(found), attack: attackOf(found, score), evidence, reason: null };
  // Where no rule found a word, those that decided for the model are shown.
  const learned = learnedWords(reading).map(
    ({ start, end }): IncivilityEvidence => ({ ...span(start, end), kind: 'learned', target: null, aim: 'nobody' }),
  );
  return { score, label, kinds: ['learned'], attack: null, evidence: learned, reason: null };
}

function unknownIncivility(reason: string): IncivilityValue {
  return { score: null, label: null, kinds: [], attack: null, evidence: [], reason };
}
