import type { Target, TargetsValue } from '../../model/annotation.js';
import type { ThreadAnalyzer } from '../analyzer.js';
import { tokensOf } from '../words/reading.js';
import type { Token } from '../words/tokens.js';
import { type Chunk, chunksOf, countCases } from './chunks.js';
import { plainName } from './fold.js';
import { joinChunks, type Named } from './join.js';
import { findMentions, indexAliases } from './mentions.js';
import { type Proposition, propositionOf } from './proposition.js';

export interface TargetsInput {
  readonly title: string | null;
  /** Own words of the known posts (stubs too), in thread order. */
  readonly posts: readonly string[];
}

/** Targets kept at most, the most mentioned first. */
const KEPT = 60;
/** Characters of one post that are read for names. */
const READ = 20_000;
/** Key of the proposition among a thread's targets. */
export const PROPOSITION = 'proposition';

/** Persons, organisations, places and the proposition a thread is about, found without a list. */
export const targets: ThreadAnalyzer<TargetsInput, TargetsValue> = {
  name: 'targets',
  version: '2',
  meaning:
    'What a thread is about: names with their variants joined, typed and ranked by mentions, and the proposition of its title.',
  languages: 'any',
  after: [],
  scope: 'thread',
  unknown: (reason) => ({ targets: [], reason }),
  input: (thread) => ({
    title: thread.title,
    posts: thread.posts
      .filter((post) => post.kind !== 'hidden' && post.kind !== 'deleted')
      .map((post) => post.analysisText),
  }),
  analyze: ({ title, posts }) => ({ targets: findTargets(title, posts) }),
};

/** Targets of a thread, ranked by mentions; the proposition, when there is one, stands last. */
export function findTargets(title: string | null, posts: readonly string[]): Target[] {
  const heading = title ?? '';
  const texts = [heading, ...posts.map((post) => post.slice(0, READ))];
  const tokens = texts.map(tokensOf);
  const cases = countCases(tokens);
  const found = texts.flatMap((text, i) => chunksOf(text, tokens[i] ?? [], cases));
  const names = new Set(found.flatMap((chunk) => chunk.words));
  const small = (plain: string): boolean => (cases.small.get(plain) ?? 0) > 0 && !names.has(plain);
  const proposition = propositionOf(heading, (plain) => names.has(plain), small);
  const chunks = [...found, ...chunksOfProposition(proposition, names)];
  const named = withUniqueKeys(joinChunks(chunks));
  const counted = countMentions(named, tokens);
  const ranked = counted
    .filter((target) => target.mentions > 0)
    .sort((a, b) => b.mentions - a.mentions || b.posts - a.posts || (a.key < b.key ? -1 : 1))
    .slice(0, KEPT);
  return proposition === null ? ranked : [...ranked, propositionTarget(proposition, heading, counted, tokens)];
}

function countMentions(named: readonly Named[], tokens: readonly (readonly Token[])[]): Target[] {
  const draft = named.map((one) => targetOf(one, 0, 0));
  const index = indexAliases(draft);
  const mentions = new Map<string, number>();
  const posts = new Map<string, number>();
  tokens.forEach((list, i) => {
    const seen = new Set<string>();
    for (const { key } of findMentions(list, index)) {
      mentions.set(key, (mentions.get(key) ?? 0) + 1);
      if (i > 0 && !seen.has(key)) posts.set(key, (posts.get(key) ?? 0) + 1);
      seen.add(key);
    }
  });
  return named.map((one) => targetOf(one, mentions.get(one.key) ?? 0, posts.get(one.key) ?? 0));
}

/** Name: the most frequent variant of the fullest form (persons), else the most frequent. Offices stand among the aliases. */
function targetOf(named: Named, mentions: number, posts: number): Target {
  const full = named.variants.filter((variant) => variant.words > 1 && variant.words < 4);
  const name = (named.kind === 'person' && full.length > 0 ? full : named.variants)[0]?.name ?? named.key;
  const titled = named.kind === 'person' ? named.roles.slice(0, 4).map(({ role }) => `${role} ${name}`) : [];
  const aliases = [...new Set([...named.variants.map((variant) => variant.name), ...titled])];
  return { key: named.key, name, kind: named.kind, aliases, mentions, posts };
}

function withUniqueKeys(named: readonly Named[]): Named[] {
  const seen = new Set<string>([PROPOSITION]);
  return named.map((one) => {
    let key = one.key;
    if (seen.has(key)) key = plainName(one.variants[0]?.name ?? key).replace(/\s+/gu, '-');
    for (let n = 2; seen.has(key); n += 1) key = `${one.key}-${n}`;
    seen.add(key);
    return { ...one, key };
  });
}

/** Who proposes and who should act are names even where the title writes every word with a capital. */
function chunksOfProposition(proposition: Proposition | null, names: ReadonlySet<string>): Chunk[] {
  const out: Chunk[] = [];
  for (const printed of [proposition?.agent ?? null, proposition?.proposer ?? null]) {
    if (printed === null) continue;
    const words = tokensOf(printed).filter((token) => token.kind === 'word');
    if (words.length === 0 || words.length > 3 || words.some((word) => !word.capital || /['\u2019]s$/u.test(word.form)))
      continue;
    const plain = words.map((word) => plainName(word.form));
    if (plain.some((word) => names.has(word))) continue;
    out.push({ name: printed, words: plain, roles: [], person: 1, place: 0, organisation: 0 });
  }
  return out;
}

function propositionTarget(
  proposition: Proposition,
  title: string,
  counted: readonly Target[],
  tokens: readonly (readonly Token[])[],
): Target {
  const index = indexAliases(counted);
  const parties = new Set(findMentions(tokensOf(proposition.text), index).map(({ key }) => key));
  // Posts that speak of all its parties; a plain title without parties counts for its thread alone.
  const posts =
    parties.size === 0
      ? 0
      : tokens.slice(1).filter((list) => {
          const here = new Set(findMentions(list, index).map(({ key }) => key));
          return [...parties].every((key) => here.has(key));
        }).length;
  const aliases = [...new Set([proposition.text, title.replace(/\s+/gu, ' ').trim()])];
  return { key: PROPOSITION, name: proposition.text, kind: 'proposition', aliases, mentions: 1 + posts, posts };
}
