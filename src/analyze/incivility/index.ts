import type { IncivilityValue } from '../../model/annotation.js';
import type { PostAnalyzer } from '../analyzer.js';
import { notServed, readingLanguage } from '../language.js';
import { relevantTargets, type StanceTarget } from '../stance/relevant.js';
import { isTargets } from '../values.js';
import { tokensOf } from '../words/reading.js';
import { spanMaker } from '../words/span.js';
import { joinRudeness, learnedWords } from './learned.js';
import { rudenessOf } from './rules.js';

export interface IncivilityInput {
  readonly text: string;
  readonly language: string | null;
  readonly targets: readonly StanceTarget[];
}

/** From this score a post is uncivil. */
const UNCIVIL = 0.5;
const KEPT = 20;
const READ = 20_000;

/** Insults, threats and shouting, with whom they hit: a member of the discussion weighs more than a public figure. */
export const incivility: PostAnalyzer<IncivilityInput, IncivilityValue> = {
  name: 'incivility',
  version: '2',
  meaning: 'How uncivil the own words are, 0 to 1: insults, threats, shouting and profanity, each with its target.',
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
    };
  },
  analyze: scoreIncivility,
};

/** Incivility of one text: what the rules found, joined with what the trained model says. */
export function scoreIncivility({ text, language, targets }: IncivilityInput): IncivilityValue {
  const refused = notServed(language, text);
  if (refused !== null) return unknownIncivility(refused);
  const read = text.slice(0, READ);
  const tokens = tokensOf(read);
  if (!tokens.some((token) => token.kind === 'word')) return unknownIncivility('no words');
  const rude = rudenessOf(tokens, targets);
  const span = spanMaker(read);
  const score = Math.round(joinRudeness(read, tokens, rude) * 1000) / 1000;
  const found = rude.found.slice(0, KEPT).map((item) => ({
    ...span(tokens[item.first]?.start ?? 0, tokens[item.last]?.end ?? 0),
    kind: item.kind,
    target: item.target,
  }));
  // Where no rule found a word, those that decided for the model are shown.
  const evidence =
    found.length > 0 || score < UNCIVIL
      ? found
      : learnedWords(read, tokens, rude).map(({ start, end }) => ({
          ...span(start, end),
          kind: 'learned',
          target: null,
        }));
  return { score, label: score >= UNCIVIL ? 'uncivil' : 'civil', evidence, reason: null };
}

function unknownIncivility(reason: string): IncivilityValue {
  return { score: null, label: null, evidence: [], reason };
}
