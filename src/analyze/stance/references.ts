import type { Target, TargetKind } from '../../model/annotation.js';
import { LONE_ROLES, ROLES, SPEECH } from '../targets/data.js';
import { findMentions, indexAliases, type MentionIndex } from '../targets/mentions.js';
import { lately } from '../words/lately.js';
import type { Token } from '../words/tokens.js';
import { wordMemo } from '../words/word-memo.js';
import { PERSON_PRONOUNS } from './cues.js';

/** Where a text speaks of a target: by name, pronoun, office, "who", or as one of "these two". */
export interface Reference {
  readonly keys: readonly string[];
  readonly first: number;
  readonly last: number;
  readonly by: 'name' | 'pronoun' | 'role' | 'relative' | 'set';
  readonly possessive: boolean;
}

interface Known {
  readonly key: string;
  readonly kind: TargetKind;
  /** Offices he is given in the thread, alone-standing ones only. */
  readonly roles: readonly string[];
}

/** What is read of a target to find where a text speaks of it. */
type Named = Pick<Target, 'key' | 'kind' | 'aliases'> & Partial<Pick<Target, 'given'>>;

/** References of a text to targets, in text order (see `findReferences`). Sentiment, stance and incivility share them. */
export function referencesIn(tokens: readonly Token[], targets: readonly Named[]): readonly Reference[] {
  const held = asked(tokens);
  if (held.targets !== targets) {
    held.targets = targets;
    held.references = targets.length === 0 ? [] : findReferences(tokens, indexAliases(targets), targets.map(knownOf));
  }
  return held.references;
}

interface Asked {
  targets: readonly Named[] | null;
  references: readonly Reference[];
}

const asked = lately((_tokens: readonly Token[]): Asked => ({ targets: null, references: [] }));

function knownOf({ key, kind, aliases }: Named): Known {
  return { key, kind, roles: rolesOf(aliases) };
}

const SET_HEADS = new Set(['these', 'those', 'the', 'both']);
const PREPOSITIONS = new Set('of to with for from by against between about at on in as than and or'.split(' '));

/**
 * References in text order. A pronoun stands for the subject of its sentence's earlier part, else of the last
 * sentence that has one; an office for the most mentioned holder whom the post does not name; "these two" for the
 * persons of the post other than the subject.
 */
function findReferences(tokens: readonly Token[], index: MentionIndex, known: readonly Known[]): Reference[] {
  const persons = new Set(known.filter((one) => one.kind === 'person').map((one) => one.key));
  const mentions = new Map(findMentions(tokens, index).map((mention) => [mention.first, mention]));
  const namedHere = new Set([...mentions.values()].map((mention) => mention.key));
  const out: Reference[] = [];
  const sets: { at: number; subject: string | null }[] = [];
  let sentence = -1;
  let focus: string | null = null;
  let current: Focus = { key: null, rank: 0 };
  for (let i = 0; i < tokens.length; i += 1) {
    const token = tokens[i];
    if (token === undefined || token.kind !== 'word') continue;
    if (token.sentence !== sentence) {
      if (current.key !== null) focus = current.key;
      current = { key: null, rank: 0 };
      sentence = token.sentence;
    }
    const mention = mentions.get(i);
    if (mention !== undefined) {
      const possessive = isPossessive(tokens, mention.last);
      out.push({ keys: [mention.key], first: i, last: mention.last, by: 'name', possessive });
      if (persons.has(mention.key)) current = better(current, tokens, i, mention.last, mention.key);
      i = mention.last;
      continue;
    }
    if (PERSON_PRONOUNS.has(token.form)) {
      const key: string | null = current.key ?? focus;
      if (key !== null) {
        out.push({
          keys: [key],
          first: i,
          last: i,
          by: 'pronoun',
          possessive: token.form === 'his' || token.form === 'her',
        });
        // A pronoun is the subject as often as a name is; a later object does not take its place.
        if (current.rank < 2) current = { key, rank: 2 };
      }
      continue;
    }
    if ((token.form === 'who' || token.form === 'whose') && tokens[i - 1] !== undefined) {
      const before = out.at(-1);
      if (before !== undefined && i - before.last <= 4 && tokens[before.last]?.sentence === token.sentence) {
        out.push({ ...before, first: i, last: i, by: 'relative', possessive: token.form === 'whose' });
      }
      continue;
    }
    const role = roleHolder(tokens, i, known, namedHere, current.key ?? focus);
    if (role !== null) {
      out.push({ keys: [role], first: i, last: i, by: 'role', possessive: isPossessive(tokens, i) });
      continue;
    }
    if (SET_HEADS.has(token.form) && tokens[i + 1]?.form === 'two') {
      sets.push({ at: i, subject: current.key ?? focus });
      i += 1;
    }
  }
  return withSets(out, sets, persons);
}

interface Focus {
  readonly key: string | null;
  readonly rank: number;
}

/** Who a sentence is about: its speaker (3), else a name that is no object of a preposition (2), else the first (1). */
function better(current: Focus, tokens: readonly Token[], first: number, last: number, key: string): Focus {
  const after = tokens[last + 1];
  const later = tokens[last + 2];
  let head = first - 1;
  while (tokens[head]?.kind === 'word' && ROLES.has(tokens[head]?.form ?? '')) head -= 1;
  const speaks =
    after?.kind === 'word' &&
    (SPEECH.has(after.form) ||
      ((after.form === 'has' || after.form === 'have') && later !== undefined && SPEECH.has(later.form)));
  const rank = speaks ? 3 : PREPOSITIONS.has(tokens[head]?.form ?? '') ? 1 : 2;
  return rank > current.rank ? { key, rank } : current;
}

function isPossessive(tokens: readonly Token[], at: number): boolean {
  return /(?:'s|s')$/u.test(tokens[at]?.form ?? '');
}

/** The office a word names, its possessive ending left out. */
const roleOf = wordMemo((form) => {
  const role = form.replace(/'s$/u, '');
  return LONE_ROLES.has(role) ? role : null;
});

function roleHolder(
  tokens: readonly Token[],
  at: number,
  known: readonly Known[],
  named: ReadonlySet<string>,
  subject: string | null,
): string | null {
  const token = tokens[at];
  const role = token === undefined ? null : roleOf(token);
  if (role === null) return null;
  // A determiner up to three words before, and no name behind ("President Venn" is a name).
  let determiner = false;
  for (let i = at - 1; i >= at - 4 && i >= 0; i -= 1) {
    const before = tokens[i];
    if (before === undefined || before.kind !== 'word') break;
    if (/^(?:a|an|the|this|that|our|your|their|such|my)$/u.test(before.form)) {
      determiner = true;
      break;
    }
  }
  if (!determiner || tokens[at + 1]?.capital === true) return null;
  const holders = known.filter((one) => one.kind === 'person' && one.roles.includes(role) && one.key !== subject);
  return (holders.find((one) => !named.has(one.key)) ?? holders[0])?.key ?? null;
}

function withSets(
  refs: readonly Reference[],
  sets: readonly { at: number; subject: string | null }[],
  persons: ReadonlySet<string>,
): Reference[] {
  const first = sets[0];
  if (first === undefined) return [...refs];
  const others = [...new Set(refs.flatMap((ref) => ref.keys))].filter(
    (key) => persons.has(key) && key !== first.subject,
  );
  if (others.length === 0 || others.length > 2) return [...refs];
  const made = sets.map(
    ({ at }): Reference => ({ keys: others, first: at, last: at + 1, by: 'set', possessive: false }),
  );
  return [...refs, ...made].sort((a, b) => a.first - b.first);
}

/** Offices of a target, read from its aliases ("president Aldric Venn"). */
export function rolesOf(aliases: readonly string[]): string[] {
  const out = new Set<string>();
  for (const alias of aliases) {
    for (const word of alias.toLowerCase().split(/[\s-]+/u)) if (LONE_ROLES.has(word)) out.add(word);
  }
  return [...out];
}
