import type { Target } from '../../model/annotation.js';
import { findMentions, indexAliases } from '../targets/mentions.js';
import { tokensOf } from '../words/reading.js';
import { rolesOf } from './references.js';

/** A target as post analyzers read it; mention counts are left out, so that a new post elsewhere changes nothing. */
export type StanceTarget = Pick<Target, 'key' | 'name' | 'kind' | 'aliases' | 'given'>;

/** Characters of a post that are read for names. */
const READ = 20_000;

/** Targets a post may speak of, in rank order: named in it, parties of the proposition, holders of offices it names. */
export function relevantTargets(text: string, all: readonly Target[]): readonly StanceTarget[] {
  let byText = found.get(all);
  if (byText === undefined) {
    byText = new Map();
    found.set(all, byText);
  }
  const known = byText.get(text);
  if (known !== undefined) return known;
  const made = findRelevant(text, all, all.find((target) => target.kind === 'proposition') ?? null);
  byText.set(text, made);
  return made;
}

/** Two analyzers ask for the same posts; kept as long as the targets of their thread. */
const found = new WeakMap<readonly Target[], Map<string, readonly StanceTarget[]>>();

function findRelevant(text: string, all: readonly Target[], proposition: Target | null): StanceTarget[] {
  const tokens = tokensOf(text.slice(0, READ));
  const index = indexAliases(all);
  const keys = new Set(findMentions(tokens, index).map(({ key }) => key));
  if (proposition !== null) for (const { key } of findMentions(tokensOf(proposition.name), index)) keys.add(key);
  const forms = new Set(tokens.filter((token) => token.kind === 'word').map((token) => token.form));
  const holdsOffice = (target: Target): boolean =>
    target.kind === 'person' && rolesOf(target.aliases).some((role) => forms.has(role));
  return all
    .filter((target) => target.kind !== 'proposition' && (keys.has(target.key) || holdsOffice(target)))
    .map(({ key, name, kind, aliases, given }) => ({
      key,
      name,
      kind,
      aliases,
      ...(given === undefined ? {} : { given }),
    }));
}
