import type { SentimentAspect } from '../../model/annotation.js';
import { type Reference, referencesIn } from '../stance/references.js';
import type { StanceTarget } from '../stance/relevant.js';
import { spanMaker } from '../words/span.js';
import type { Token } from '../words/tokens.js';
import { ATTITUDES, CLAUSE_WORDS, COMPARISONS, DEEDS, EXCEPTIONS, NOBODY } from './aspect-words.js';
import { type Charged, saturated, type Tone, toneClass } from './score.js';

/** Words of tone shown for one target at most. */
const WORDS_KEPT = 12;
/** Targets of one post at most: those it names first. */
const TARGETS_KEPT = 30;
/** A value that reaches its target over a clause's end counts less. */
const ACROSS = 0.5;
/** What "better than him" takes from him. */
const COMPARED = -0.6;

interface Share {
  readonly item: Charged;
  readonly value: number;
}

/**
 * Tone toward each target a text names: every charged word goes to the target it bears on, found by clause and by the
 * kind of word, without a parse. Attitudes ("trust", "despise") bear on what follows them, deeds ("betrayed", "saved")
 * on who did them, everything else on the nearest name of its clause; "better than" and "unlike" turn the tone. A word
 * whose clause names nobody bears on the one target its sentence names, with half its weight.
 */
export function aspectsOf(
  text: string,
  tokens: readonly Token[],
  tone: Tone,
  targets: readonly StanceTarget[],
): readonly SentimentAspect[] {
  if (targets.length === 0) return [];
  const references = referencesIn(tokens, targets);
  if (references.length === 0) return [];
  const shares = new Map<string, Share[]>();
  for (const { keys } of references) for (const key of keys) shares.set(key, shares.get(key) ?? []);
  const clauses = clausesOf(tokens);
  const bySentence = groupBySentence(references, tokens);
  for (const item of tone.charged) {
    const here = bySentence.get(tokens[item.first]?.sentence ?? -1) ?? [];
    for (const [reference, value] of bearers(tokens, clauses, here, item))
      for (const key of reference.keys) shares.get(key)?.push({ item, value });
  }
  const span = spanMaker(text);
  return targets
    .filter(({ key, kind }) => kind !== 'proposition' && shares.has(key))
    .slice(0, TARGETS_KEPT)
    .map(({ key, name, kind }) => {
      const found = shares.get(key) ?? [];
      const score = saturated(
        found.reduce((sum, { value }) => sum + value, 0),
        0,
      );
      return {
        key,
        target: name,
        targetKind: kind,
        score: round(score),
        class: toneClass(score),
        words: found.slice(0, WORDS_KEPT).map(({ item, value }) => ({
          ...span(tokens[item.first]?.start ?? 0, tokens[item.last]?.end ?? 0),
          valence: round(value),
        })),
      };
    });
}

/** A clause's number for every token: clauses end at stops, commas, brackets and words of contrast. */
function clausesOf(tokens: readonly Token[]): Int32Array {
  const out = new Int32Array(tokens.length);
  let clause = 0;
  for (let i = 0; i < tokens.length; i += 1) {
    const token = tokens[i];
    if (token === undefined) break;
    if (token.kind === 'word' ? CLAUSE_WORDS.has(token.form) : token.kind !== 'emoji' && token.kind !== 'mark')
      clause += 1;
    out[i] = clause;
  }
  return out;
}

function groupBySentence(references: readonly Reference[], tokens: readonly Token[]): Map<number, Reference[]> {
  const out = new Map<number, Reference[]>();
  for (const reference of references) {
    const sentence = tokens[reference.first]?.sentence ?? -1;
    const list = out.get(sentence);
    if (list === undefined) out.set(sentence, [reference]);
    else list.push(reference);
  }
  return out;
}

/** A reference with what a charged word says of it. */
type Bearer = readonly [Reference, number];

/** The references a charged word bears on, each with its value. */
function bearers(
  tokens: readonly Token[],
  clauses: Int32Array,
  here: readonly Reference[],
  item: Charged,
): readonly Bearer[] {
  // A name that is itself a word of tone ("Hope Falls") says nothing of itself.
  if (here.some(({ first, last }) => item.first >= first && item.first <= last)) return [];
  const { value } = item;
  const excepted = here.find(({ first }) => follows(tokens, first, EXCEPTIONS));
  const others = here.filter((one) => one !== excepted);
  const turned: readonly Bearer[] = excepted === undefined ? [] : [[excepted, value * COMPARED]];
  const clause = clauses[item.first];
  const inClause = others.filter(({ first }) => clauses[first] === clause);
  if (inClause.length === 0) {
    const keys = new Set(others.flatMap((one) => one.keys));
    const nearest = nearestTo(others, item);
    return keys.size === 1 && nearest !== null ? [[nearest, value * ACROSS], ...turned] : [];
  }
  const after = inClause.filter(({ first }) => first > item.last);
  const compared = after.find(({ first }) => follows(tokens, first, COMPARISONS));
  if (compared !== undefined) {
    // "Nobody is worse than him": said of him alone.
    if (tokens.slice(Math.max(0, compared.first - REACH), item.first).some((token) => NOBODY.has(token.form)))
      return [[compared, item.base]];
    const other = nearestTo(
      others.filter((one) => one !== compared),
      item,
    );
    return other === null
      ? [[compared, value * COMPARED]]
      : [
          [other, value],
          [compared, value * COMPARED],
        ];
  }
  return [...inClauseBearers(tokens, inClause, after, item).map((one): Bearer => [one, value]), ...turned];
}

const BY: ReadonlySet<string> = new Set(['by']);

/** Whether a name follows one of the words, perhaps with an article or an office between them. */
function follows(tokens: readonly Token[], first: number, words: ReadonlySet<string>): boolean {
  return words.has(tokens[first - 1]?.form ?? '') || words.has(tokens[first - 2]?.form ?? '');
}

/** Words before a comparison that are looked at. */
const REACH = 12;

function inClauseBearers(
  tokens: readonly Token[],
  inClause: readonly Reference[],
  after: readonly Reference[],
  item: Charged,
): readonly Reference[] {
  const form = tokens[item.first]?.form ?? '';
  const before = inClause.filter(({ last }) => last < item.first).at(-1);
  if (ATTITUDES.has(form)) {
    // "Mara is trusted by all": nobody follows, so it is about who stands before.
    const about = after[0] ?? before;
    return about === undefined ? [] : [about];
  }
  if (DEEDS.has(form)) {
    const doer = after.find(({ first }) => follows(tokens, first, BY)) ?? before;
    if (doer !== undefined) return [doer];
  }
  const nearest = nearestTo(inClause, item);
  return nearest === null ? [] : withJoined(tokens, inClause, nearest);
}

/** "Mara and Okafor are liars": names joined by "and" share what is said of one. */
function withJoined(tokens: readonly Token[], list: readonly Reference[], one: Reference): readonly Reference[] {
  const at = list.indexOf(one);
  const out = [one];
  for (let i = at; i > 0; i -= 1) {
    const [left, right] = [list[i - 1], list[i]];
    if (left === undefined || right === undefined || !joined(tokens, left, right)) break;
    out.push(left);
  }
  return out;
}

const AND: ReadonlySet<string> = new Set(['and', 'or', '&', 'und', 'y', 'et', 'e', 'ed', 'i', 'en', 'и']);

function joined(tokens: readonly Token[], left: Reference, right: Reference): boolean {
  return right.first === left.last + 2 && AND.has(tokens[left.last + 1]?.form ?? '');
}

/** The nearest reference; one before the word wins a tie. */
function nearestTo(list: readonly Reference[], item: Charged): Reference | null {
  let best: Reference | null = null;
  let least = Number.POSITIVE_INFINITY;
  for (const one of list) {
    const away = one.last < item.first ? item.first - one.last - 0.5 : one.first - item.last;
    if (away < least) {
      least = away;
      best = one;
    }
  }
  return best;
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}
