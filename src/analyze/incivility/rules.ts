import { cuss } from 'cuss';
import { findReferences, type Reference, rolesOf } from '../stance/references.js';
import type { StanceTarget } from '../stance/relevant.js';
import { indexAliases } from '../targets/mentions.js';
import { indexPhrases, phraseAt } from '../words/phrases.js';
import type { Token } from '../words/tokens.js';
import { INSULTS, RUDE_PHRASES } from './words.js';

interface Rude {
  readonly kind: string;
  readonly weight: number;
}

/** A rude word or phrase: its place among the tokens and whom it hits. */
export interface Found extends Rude {
  readonly first: number;
  readonly last: number;
  readonly target: string | null;
}

const WORDS = new Map<string, Rude>();
for (const [kind, weight, list] of [...INSULTS].reverse())
  for (const word of list.split(' ')) WORDS.set(word, { kind, weight });
// `cuss` rates sureness 0..2; only 2 is profane in any sense ("adult" is a 0, "american" too).
for (const [word, sure] of Object.entries(cuss))
  if (sure === 2 && word.length > 2 && !word.includes(' ') && !WORDS.has(word))
    WORDS.set(word, { kind: 'slur-word', weight: 0.35 });
const PHRASES = indexPhrases<readonly [string, number]>(RUDE_PHRASES);

/** Name given to a member of the discussion who is addressed ("you"). */
export const MEMBER = 'member';

/** What rules find in a text. */
export interface Rudeness {
  /** 0..1: a member attacked weighs most, a name next, words at nobody least. */
  readonly score: number;
  /** The same with all names unknown: what the model was trained with. */
  readonly nameless: number;
  readonly found: readonly Found[];
}

/** Rude words, phrases and shouting of a tokenised text, with whom they hit. */
export function rudenessOf(tokens: readonly Token[], targets: readonly StanceTarget[]): Rudeness {
  const known = targets.map((target) => ({ key: target.key, kind: target.kind, roles: rolesOf(target.aliases) }));
  const mentions = findReferences(tokens, indexAliases(targets), known);
  const names = new Map(targets.map((target) => [target.key, target.name]));
  const found = findRude(tokens, mentions, names);
  const shouting = 1 - 0.4 * shoutingOf(tokens);
  let civil = shouting;
  let nameless = shouting;
  for (const item of found) {
    civil *= 1 - item.weight * aim(item);
    nameless *= 1 - item.weight * aim({ ...item, target: item.target === MEMBER ? MEMBER : null });
  }
  return { score: 1 - civil, nameless: 1 - nameless, found };
}

/** A member attacked weighs full, a public figure nearly, words at nobody least. */
function aim(item: Found): number {
  if (item.target === MEMBER || item.kind === 'threat') return 1.25;
  if (item.kind === 'profanity' || item.kind === 'slur-word') return item.target === null ? 0.7 : 1;
  return item.target === null ? 0.75 : 0.9;
}

function findRude(
  tokens: readonly Token[],
  mentions: readonly Reference[],
  names: ReadonlyMap<string, string>,
): Found[] {
  const out: Found[] = [];
  let quoted = false;
  for (let i = 0; i < tokens.length; i += 1) {
    const token = tokens[i];
    if (token === undefined) break;
    if (token.kind === 'quote') quoted = !quoted;
    if (token.kind === 'break') quoted = false;
    if (token.kind !== 'word') continue;
    const phrase = phraseAt(PHRASES, tokens, i);
    const rude: Rude | undefined =
      phrase !== null ? { kind: phrase.value[0], weight: phrase.value[1] } : rudeWord(token);
    if (rude === undefined) continue;
    const last = phrase === null ? i : i + phrase.words.length - 1;
    const negated = isNegated(tokens, i);
    if (!negated) {
      // In quotation marks it is somebody else's word, more often than not.
      const weight = rude.weight * (quoted ? 0.5 : 1);
      out.push({
        kind: rude.kind,
        weight,
        first: i,
        last,
        target: targetOf(tokens, i, last, mentions, names, phrase !== null),
      });
    }
    i = last;
  }
  return out;
}

function rudeWord(token: Token): Rude | undefined {
  const form = token.form;
  return (
    WORDS.get(form) ??
    (form.endsWith("'s") ? WORDS.get(form.slice(0, -2)) : undefined) ??
    (form.endsWith('s')
      ? (WORDS.get(form.slice(0, -1)) ?? (form.endsWith('es') ? WORDS.get(form.slice(0, -2)) : undefined))
      : undefined)
  );
}

function isNegated(tokens: readonly Token[], at: number): boolean {
  for (let i = at - 1; i >= at - 3 && i >= 0; i -= 1) {
    const token = tokens[i];
    if (token === undefined || token.kind !== 'word') return false;
    if (/^(?:not|never|no|isn't|aren't|wasn't|nor)$/u.test(token.form)) return true;
  }
  return false;
}

/** Whom it hits: the member addressed in the same sentence, else the nearest name of the sentence, else nobody known. */
function targetOf(
  tokens: readonly Token[],
  first: number,
  last: number,
  mentions: readonly Reference[],
  names: ReadonlyMap<string, string>,
  phrase: boolean,
): string | null {
  const sentence = tokens[first]?.sentence;
  for (let i = first - 5; i <= last + 3; i += 1) {
    const token = tokens[i];
    if (token === undefined || token.sentence !== sentence) continue;
    if (/^(?:you|your|you're|ur|u|yourself|youre)$/u.test(token.form)) return MEMBER;
  }
  let best: Reference | null = null;
  let distance = 13;
  for (const ref of mentions) {
    if (tokens[ref.first]?.sentence !== sentence) continue;
    // A pronoun or an object before says less than the noun the word belongs to.
    const away = ref.first > last ? ref.first - last : (first - ref.last) * (ref.by === 'pronoun' ? 2 : 1);
    if (away < distance) {
      best = ref;
      distance = away;
    }
  }
  if (best !== null)
    return (
      best.keys
        .map((key) => names.get(key))
        .filter((name) => name !== undefined)
        .join(', ') || null
    );
  return phrase && tokens.length < 12 ? MEMBER : null;
}

/** Share of capitals beyond an ordinary text, 0..1; acronyms and short texts do not count. */
function shoutingOf(tokens: readonly Token[]): number {
  let caps = 0;
  let words = 0;
  for (const token of tokens) {
    if (token.kind !== 'word' || token.end - token.start < 3) continue;
    words += 1;
    if (token.caps && token.end - token.start > 3) caps += 1;
  }
  return words < 4 || caps < 3 ? 0 : Math.min(1, caps / words);
}
