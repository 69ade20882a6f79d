import type { Target, TargetsValue } from '../../model/annotation.js';
import type { ThreadAnalyzer } from '../analyzer.js';
import { tokensOf } from '../words/reading.js';
import type { Token } from '../words/tokens.js';
import { authorChunks } from './authors.js';
import { type Chunk, chunksOf } from './chunks.js';
import { countTargets, type Ranked } from './count.js';
import { factsOfThread } from './facts.js';
import { foldName, plainName } from './fold.js';
import { type GivenTarget, takeGiven } from './given.js';
import { joinChunks } from './join.js';
import type { Reading } from './languages.js';
import { findMentions, indexAliases } from './mentions.js';
import { type Knowledge, propositionOf } from './proposition.js';
import { openingReading } from './reading.js';
import type { Proposition } from './title.js';
import { isBody, isOffice } from './words.js';

export type { GivenTarget } from './given.js';
export { readGivenTargets } from './given.js';
export { mentionsIn } from './mentions.js';

export interface TargetsInput {
  readonly title: string | null;
  /** Own words of the known posts (stubs too), in thread order. */
  readonly posts: readonly string[];
  /** Names of those who post, each once: they are targets only where somebody speaks of them. */
  readonly authors: readonly string[];
  /** Targets the user named; absent where there are none. */
  readonly given?: readonly GivenTarget[];
}

/** What `findTargets` may be told besides the texts. */
export type TargetOptions = Partial<Pick<TargetsInput, 'authors' | 'given'>>;

/** Targets kept at most, the most mentioned first. */
const KEPT = 60;
/** Characters of one post that are read for names. */
const READ = 20_000;
/** Key of the proposition among a thread's targets. */
export const PROPOSITION = 'proposition';

/** The analyzer of targets, told which ones the user wants to see. */
export function targetsWith(given: readonly GivenTarget[]): ThreadAnalyzer<TargetsInput, TargetsValue> {
  return {
    name: 'targets',
    version: '3',
    meaning:
      'What a thread is about: names with their variants joined, typed and ranked by the posts that mention them, and the proposition of its title.',
    languages: 'any',
    after: [],
    scope: 'thread',
    unknown: (reason) => ({ targets: [], reason }),
    input: (thread) => {
      const posts = thread.posts.filter((post) => post.kind !== 'hidden' && post.kind !== 'deleted');
      const authors = new Set(posts.flatMap((post) => (post.author.name === null ? [] : [post.author.name])));
      return {
        title: thread.title,
        posts: posts.map((post) => post.analysisText),
        authors: [...authors].sort(),
        ...(given.length === 0 ? {} : { given }),
      };
    },
    analyze: ({ title, posts, ...options }) => {
      const found = findTargets(title, posts, options);
      const matter = found.some((target) => target.kind === 'proposition') ? null : untitled(posts);
      return { targets: matter === null ? found : [...found, matter] };
    },
  };
}

/** Persons, organisations, places and the proposition a thread is about, found without a list. */
export const targets: ThreadAnalyzer<TargetsInput, TargetsValue> = targetsWith([]);

/**
 * Targets of a thread: what most posts mention first (the title counts as two posts, the opening post once more); the
 * proposition, when the title has words, stands last. Pure; total and bounded on any texts.
 */
export function findTargets(
  title: string | null,
  posts: readonly string[],
  { authors = [], given = [] }: TargetOptions = {},
): Target[] {
  const heading = title ?? '';
  const texts = [heading, ...posts.map((post) => post.slice(0, READ))];
  const tokens = texts.map(tokensOf);
  const facts = factsOfThread(texts, tokens);
  const found = texts.flatMap((text, i) => chunksOf(text, tokens[i] ?? [], facts, i === 0));
  const opening = openingKnowledge(texts, tokens);
  const proposition = propositionOf(heading, opening, opening.reading);
  const members = authorChunks(authors, tokens);
  const names = new Set(found.flatMap((chunk) => chunk.words));
  const chunks = [...found.filter((chunk) => !members.names.has(nameId(chunk))), ...members.chunks];
  chunks.push(...chunksOfProposition(proposition, names, facts.main));
  const named = takeGiven(joinChunks(chunks, facts.main), given);
  const counted = countTargets(named, tokens, members.names);
  const ranked = [...counted]
    .sort((a, b) => b.rank - a.rank || b.target.mentions - a.target.mentions || (a.target.key < b.target.key ? -1 : 1))
    .slice(0, KEPT);
  const kept = ranked.map(({ target }) => target);
  return proposition === null ? kept : [...kept, propositionTarget(proposition, heading, ranked)];
}

function nameId(chunk: Chunk): string {
  return chunk.words.map(foldName).join(' ');
}

/**
 * What the title's words are, by the title and the opening post alone: so that the proposition stays the same when more
 * posts arrive.
 */
function openingKnowledge(
  texts: readonly string[],
  tokens: readonly (readonly Token[])[],
): Knowledge & { readonly reading: Reading } {
  const [first, lists] = [texts.slice(0, 2), tokens.slice(0, 2)];
  const facts = factsOfThread(first, lists);
  const names = new Set(
    first.flatMap((text, i) => chunksOf(text, lists[i] ?? [], facts, i === 0)).flatMap((chunk) => chunk.words),
  );
  return {
    reading: openingReading(lists[0] ?? [], lists[1] ?? []),
    isName: (plain) => names.has(plain),
    isSmall: (plain) => (facts.small.get(plain) ?? 0) > 0 && !names.has(plain),
  };
}

/** Who proposes and who should act are names even where the title writes every word with a capital. */
function chunksOfProposition(proposition: Proposition | null, names: ReadonlySet<string>, reading: Reading): Chunk[] {
  const out: Chunk[] = [];
  for (const printed of [proposition?.agent ?? null, proposition?.proposer ?? null]) {
    if (printed === null) continue;
    // "Ellery Council's Okonjo": a body and its speaker.
    for (const part of printed.split(/['\u2019]s\s+/u)) {
      const words = tokensOf(part).filter((token) => token.kind === 'word');
      while (words[0] !== undefined && isOffice(plainName(words[0].form), reading)) words.shift();
      const plain = words.map((word) => plainName(word.form));
      if (words.length === 0 || words.length > 3 || words.some((word) => !word.capital)) continue;
      if (words.length === 1 && plain.some((word) => names.has(word))) continue;
      const name = part.slice(words[0]?.start, words.at(-1)?.end).replace(/['\u2019]s?$/u, '');
      const body = plain.some((word) => isBody(word, reading));
      out.push({ name, words: plain, roles: [], person: body ? 0 : 1, place: 0, organisation: body ? 4 : 0, thing: 0 });
    }
  }
  return out;
}

function propositionTarget(proposition: Proposition, title: string, ranked: readonly Ranked[]): Target {
  const index = indexAliases(ranked.map(({ target }) => target));
  const parties = new Set(findMentions(tokensOf(proposition.text), index).map(({ key }) => key));
  const [first, ...others] = ranked.filter(({ target }) => parties.has(target.key));
  // Posts that speak of all its parties; a plain title without parties counts for its thread alone.
  const posts = [...(first?.texts ?? [])].filter((n) => n > 0 && others.every(({ texts }) => texts.has(n))).length;
  const aliases = [...new Set([proposition.text, title.replace(/\s+/gu, ' ').trim()])];
  return {
    key: PROPOSITION,
    name: proposition.text,
    kind: 'proposition',
    aliases,
    mentions: 1 + posts,
    posts,
    holder: proposition.proposer,
    confidence: proposition.confidence,
  };
}

/** Longest first sentence that stands for a thread without a title. */
const SENTENCE = 200;

/** A thread without a title is about what its first words say: so every thread has one proposition. */
function untitled(posts: readonly string[]): Target | null {
  for (const post of posts) {
    const text = post.slice(0, READ);
    const tokens = tokensOf(text);
    const first = tokens.find((token) => token.kind === 'word');
    if (first === undefined) continue;
    const sentence = tokens.filter((token) => token.sentence === first.sentence && token.kind !== 'break');
    const whole = text.slice(first.start, sentence.at(-1)?.end ?? first.end).replace(/\s+/gu, ' ');
    const name =
      whole.length > SENTENCE
        ? `${whole.slice(0, whole.lastIndexOf(' ', SENTENCE) + 1 || SENTENCE).trim()} …`
        : whole.replace(/[.!?\u2026]+$/u, '');
    return {
      key: PROPOSITION,
      name,
      kind: 'proposition',
      aliases: [name],
      mentions: 1,
      posts: 0,
      holder: null,
      confidence: 0.2,
      reason: 'the thread has no title; the first sentence of its opening post stands for it',
    };
  }
  return null;
}
