import type { Target } from '../../model/annotation.js';
import { findMentions, indexAliases, type MentionIndex } from '../targets/mentions.js';
import { tokensOf } from '../words/reading.js';
import { rolesOf } from './references.js';

/** A target as post analyzers read it; mention counts are left out, so that a new post elsewhere changes nothing. */
export type StanceTarget = Pick<Target, 'key' | 'name' | 'kind' | 'aliases' | 'given'>;

/** Characters of a post that are read for names. */
const READ = 20_000;

/** What is the same for all posts of a thread. */
interface ThreadTargets {
  /** Every target but the proposition, as post analyzers read it, with the offices it is known by. */
  readonly known: readonly { readonly target: StanceTarget; readonly roles: readonly string[] }[];
  readonly index: MentionIndex;
  /** Parties of the proposition. */
  readonly parties: ReadonlySet<string>;
  /** Two analyzers and more ask for the same posts. */
  readonly byText: Map<string, readonly StanceTarget[]>;
  /** The lists given so far, by what is in them: posts that name the same share one, and the index of its aliases. */
  readonly lists: Map<string, readonly StanceTarget[]>;
}

const threads = new WeakMap<readonly Target[], ThreadTargets>();

/** Targets a post may speak of, in rank order: named in it, parties of the proposition, holders of offices it names. */
export function relevantTargets(text: string, all: readonly Target[]): readonly StanceTarget[] {
  let thread = threads.get(all);
  if (thread === undefined) {
    thread = threadTargets(all);
    threads.set(all, thread);
  }
  const known = thread.byText.get(text);
  if (known !== undefined) return known;
  const made = findRelevant(text, thread);
  thread.byText.set(text, made);
  return made;
}

function threadTargets(all: readonly Target[]): ThreadTargets {
  const proposition = all.find((target) => target.kind === 'proposition');
  const index = indexAliases(all);
  const parties = proposition === undefined ? [] : findMentions(tokensOf(proposition.name), index);
  return {
    known: all
      .filter((target) => target.kind !== 'proposition')
      .map(({ key, name, kind, aliases, given }) => ({
        target: { key, name, kind, aliases, ...(given === undefined ? {} : { given }) },
        roles: kind === 'person' ? rolesOf(aliases) : [],
      })),
    index,
    parties: new Set(parties.map(({ key }) => key)),
    byText: new Map(),
    lists: new Map(),
  };
}

function findRelevant(text: string, { known, index, parties, lists }: ThreadTargets): readonly StanceTarget[] {
  const tokens = tokensOf(text.slice(0, READ));
  const named = new Set(findMentions(tokens, index).map(({ key }) => key));
  const forms = new Set<string>();
  for (const token of tokens) if (token.kind === 'word') forms.add(token.form);
  const found = known.filter(
    ({ target, roles }) => named.has(target.key) || parties.has(target.key) || roles.some((role) => forms.has(role)),
  );
  const id = found.map(({ target }) => target.key).join('\n');
  const list = lists.get(id) ?? found.map(({ target }) => target);
  lists.set(id, list);
  return list;
}
