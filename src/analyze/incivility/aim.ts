import type { IncivilityAim } from '../../model/annotation.js';
import { referencesIn } from '../stance/references.js';
import type { StanceTarget } from '../stance/relevant.js';
import { tokensOf } from '../words/reading.js';
import type { Token } from '../words/tokens.js';
import { YOU_WORDS } from './hostile-words.js';

/** People a post may hit, as far as its thread knows them. */
export interface People {
  /** Persons, organisations and places of the thread that the post speaks of. */
  readonly targets: readonly StanceTarget[];
  /** Names of those the post answers: authors of its quotes and of its parent. */
  readonly answered: readonly string[];
  /** Names of other members of the thread. */
  readonly members: readonly string[];
}

export const NO_PEOPLE: People = { targets: [], answered: [], members: [] };

/** Whom a stretch of words hits. */
export interface Hit {
  readonly aim: IncivilityAim;
  readonly target: string | null;
}

/** Target of a hit on the person spoken to, whose name the words do not say. */
export const MEMBER = 'member';
const NOBODY: Hit = { aim: 'nobody', target: null };
/** Tokens around the words in which "you" is looked for, before and behind. */
const BEFORE = 6;
const BEHIND = 3;
/** Furthest name that is taken, in tokens. */
const FAR = 12;
const PLURAL_HEADS: ReadonlySet<string> = new Set("these those all most many they they're them some such".split(' '));

interface Named {
  readonly hit: Hit;
  readonly first: number;
  readonly last: number;
  readonly pronoun: boolean;
}

/** Finds whom words hit: made once per text, the names are only looked for when first asked. */
export function aimer(tokens: readonly Token[], people: People): (first: number, last: number, orders: boolean) => Hit {
  let named: readonly Named[] | null = null;
  return (first, last, orders) => {
    if (isAddressed(tokens, first, last)) return { aim: 'answered', target: MEMBER };
    named ??= namesIn(tokens, people);
    const near = nearest(tokens, named, first, last);
    if (near !== null && !(orders && near.aim === 'figure')) return near;
    // "Shut up." speaks to whoever is answered.
    if (orders) return { aim: 'answered', target: MEMBER };
    return isGroup(tokens, first, last) ? { aim: 'group', target: null } : NOBODY;
  };
}

function isAddressed(tokens: readonly Token[], first: number, last: number): boolean {
  const sentence = tokens[first]?.sentence;
  for (let i = first - BEFORE; i <= last + BEHIND; i += 1) {
    const token = tokens[i];
    if (token !== undefined && token.kind === 'word' && token.sentence === sentence && YOU_WORDS.has(token.form))
      return true;
  }
  // "Don't be stupid", "stop being a fool".
  for (let i = first - 1; i >= first - 4 && i > 0; i -= 1)
    if (/^be(?:ing)?$/.test(tokens[i]?.form ?? '') && /^(?:don't|dont|stop|quit|not)$/.test(tokens[i - 1]?.form ?? ''))
      return true;
  return false;
}

function nearest(tokens: readonly Token[], named: readonly Named[], first: number, last: number): Hit | null {
  const sentence = tokens[first]?.sentence;
  let best: Hit | null = null;
  let distance = FAR + 1;
  for (const one of named) {
    if (tokens[one.first]?.sentence !== sentence) continue;
    // A pronoun before says less than the noun the word belongs to.
    const away = one.first > last ? one.first - last : (first - one.last) * (one.pronoun ? 2 : 1);
    if (away < distance) {
      best = one.hit;
      distance = away;
    }
  }
  return best;
}

function namesIn(tokens: readonly Token[], people: People): Named[] {
  const answered = new Set(people.answered.map(fold));
  const members = new Set(people.members.map(fold));
  const aimOf = (names: readonly string[]): IncivilityAim =>
    names.some((name) => answered.has(fold(name)))
      ? 'answered'
      : names.some((name) => members.has(fold(name)))
        ? 'member'
        : 'figure';
  const byKey = new Map(
    people.targets.map((one) => [one.key, { aim: aimOf([one.name, ...one.aliases]), target: one.name }]),
  );
  const out: Named[] = referencesIn(tokens, people.targets).flatMap((ref) => {
    const hits = ref.keys.flatMap((key) => byKey.get(key) ?? []);
    const only = hits[0];
    if (only === undefined) return [];
    const target = hits.map((hit) => hit.target).join(', ');
    return [{ hit: { aim: only.aim, target }, first: ref.first, last: ref.last, pronoun: ref.by === 'pronoun' }];
  });
  return [...out, ...membersIn(tokens, people)];
}

/** Where members are called by the names they post under, with or without an @. */
function membersIn(tokens: readonly Token[], { answered, members }: People): Named[] {
  const byHead = new Map<string, Member[]>();
  const byHandle = new Map<string, Hit>();
  for (const [aim, names] of [['answered', answered] as const, ['member', members] as const])
    for (const name of names) {
      const words = tokensOf(name).flatMap((token) => (token.kind === 'word' ? [token.form] : []));
      const head = words[0];
      if (head === undefined) continue;
      const hit: Hit = { aim, target: name };
      byHead.set(head, [...(byHead.get(head) ?? []), { words, capital: /^\p{Lu}/u.test(name), hit }]);
      if (!byHandle.has(words.join(''))) byHandle.set(words.join(''), hit);
    }
  const out: Named[] = [];
  tokens.forEach((token, i) => {
    if (token.kind === 'link' && token.form.startsWith('@')) {
      const name = token.form.slice(1);
      // An @name speaks to its bearer, whoever he is.
      out.push({
        hit: byHandle.get(name.toLowerCase()) ?? { aim: 'answered', target: name },
        first: i,
        last: i,
        pronoun: false,
      });
      return;
    }
    if (token.kind !== 'word') return;
    const member = byHead
      .get(token.form)
      // A name written with a capital is no ordinary word in small letters.
      ?.find((one) => (token.capital || !one.capital) && one.words.every((word, k) => tokens[i + k]?.form === word));
    if (member !== undefined)
      out.push({ hit: member.hit, first: i, last: i + member.words.length - 1, pronoun: false });
  });
  return out;
}

interface Member {
  readonly words: readonly string[];
  readonly capital: boolean;
  readonly hit: Hit;
}

/** "these morons", "liberals are idiots": the insult is a plural, or what stands before it is. */
function isGroup(tokens: readonly Token[], first: number, last: number): boolean {
  const form = tokens[last]?.form ?? '';
  if (/[^s]s$/u.test(form) && form.length > 4) return true;
  for (let i = first - 1; i >= first - 4 && i >= 0; i -= 1) {
    const token = tokens[i];
    if (token === undefined || token.kind !== 'word') return false;
    if (PLURAL_HEADS.has(token.form)) return true;
    if (token.form === 'are' && /[^s]s$/u.test(tokens[i - 1]?.form ?? '')) return true;
  }
  return false;
}

function fold(name: string): string {
  return name.normalize('NFKC').toLowerCase();
}
