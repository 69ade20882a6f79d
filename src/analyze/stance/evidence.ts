import { type Charged, toneOf } from '../sentiment/score.js';
import { type Phrase, type PhraseIndex, phraseAt } from '../words/phrases.js';
import type { Token } from '../words/tokens.js';
import { AFTER_NAME, ATTITUDES, BEFORE_NAME, HARM, SUBMISSION, TOPICS } from './cues.js';
import type { Reference } from './references.js';
import {
  hasBe,
  isCopular,
  isImpersonal,
  isPlainAdjective,
  isVerbal,
  sameClause,
  subjectBefore,
  wantingSubject,
} from './syntax.js';

/** Something a text says of a target: for it above 0, against it below. */
export interface Evidence {
  readonly key: string;
  readonly value: number;
  /** Tokens the judgement rests on. */
  readonly first: number;
  readonly last: number;
  readonly sentence: number;
  /** Whose attitude it is when a named subject has it ("Y supports X"); null: whoever speaks. */
  readonly holder: string | null;
}

/** Longest evidence span in tokens; where name and word stand farther apart, the word alone is shown. */
const LONGEST_SPAN = 14;
const NEGATION = /^(?:not|never|no|nor|n't|cannot|neither|hardly|.*n't|wont|dont|isnt|wasnt|cant)$/u;

/** What a text says of the targets it refers to. `refs` in text order. */
export function gatherEvidence(tokens: readonly Token[], refs: readonly Reference[]): Evidence[] {
  const out: Evidence[] = [];
  const bySentence = groupBy(refs, (ref) => tokens[ref.first]?.sentence ?? -1);
  const charged = groupBy(toneOf(tokens).charged, (item) => tokens[item.first]?.sentence ?? -1);
  for (const [sentence, here] of bySentence) {
    const used = cueEvidence(tokens, here, sentence, out);
    const items = (charged.get(sentence) ?? []).filter((item) => !used.has(item.first) && !used.has(item.last));
    for (const item of items) out.push(...owners(tokens, here, item, items).map((owner) => ({ sentence, ...owner })));
  }
  return out;
}

function groupBy<T>(items: readonly T[], key: (item: T) => number): Map<number, T[]> {
  const groups = new Map<number, T[]>();
  for (const item of items) {
    const bucket = groups.get(key(item));
    if (bucket === undefined) groups.set(key(item), [item]);
    else bucket.push(item);
  }
  return groups;
}

/** Phrases that judge a name directly before or after them. @returns the tokens they took, which then weigh no more. */
function cueEvidence(
  tokens: readonly Token[],
  refs: readonly Reference[],
  sentence: number,
  out: Evidence[],
): ReadonlySet<number> {
  const used = new Set<number>();
  const take = (key: string, phrase: Phrase<number>, at: number, ref: Reference, value: number): void => {
    const last = at + phrase.words.length - 1;
    for (let i = at; i <= last; i += 1) used.add(i);
    out.push({ key, value, first: Math.min(at, ref.first), last: Math.max(last, ref.last), sentence, holder: null });
  };
  for (const ref of refs) {
    for (const key of ref.keys) {
      const after = phraseNear(AFTER_NAME, tokens, ref.last + 1, 2);
      if (after !== null)
        take(
          key,
          after.phrase,
          after.at,
          ref,
          negatedBefore(tokens, after.at) ? -after.phrase.value * 0.6 : after.phrase.value,
        );
      const before = phraseEndingAt(tokens, ref.first - 1);
      if (before !== null && !hasOtherSubject(tokens, refs, before.at))
        take(
          key,
          before.phrase,
          before.at,
          ref,
          negatedBefore(tokens, before.at) ? -before.phrase.value * 0.8 : before.phrase.value,
        );
      const credit = creditAround(tokens, ref);
      if (credit !== null) out.push({ key, value: 2.5, first: credit[0], last: credit[1], sentence, holder: null });
      const deserved = ref === refs[0] ? deservedAfter(tokens, ref) : null;
      if (deserved !== null)
        out.push({ key, value: -2, first: deserved[0], last: deserved[1], sentence, holder: null });
    }
  }
  return used;
}

function phraseNear(
  index: PhraseIndex<number>,
  tokens: readonly Token[],
  at: number,
  slack: number,
): { phrase: Phrase<number>; at: number } | null {
  for (let i = at; i <= at + slack; i += 1) {
    const phrase = phraseAt(index, tokens, i);
    if (phrase !== null) return { phrase, at: i };
    const token = tokens[i];
    if (
      token === undefined ||
      token.kind !== 'word' ||
      !/^(?:that|who|really|just|only|also|clearly|definitely|simply|truly|and|always|to)$/u.test(token.form)
    )
      break;
  }
  return null;
}

function phraseEndingAt(tokens: readonly Token[], end: number): { phrase: Phrase<number>; at: number } | null {
  let last = end;
  while (
    tokens[last]?.kind === 'word' &&
    /^(?:the|that|this|mr|dear|president|pm|our|a|you)$/u.test(tokens[last]?.form ?? '') &&
    last > end - 2
  )
    last -= 1;
  for (const stop of last === end ? [end] : [end, last]) {
    for (let at = stop; at >= stop - 3 && at >= 0; at -= 1) {
      const phrase = phraseAt(BEFORE_NAME, tokens, at);
      if (phrase !== null && at + phrase.words.length - 1 === stop) return { phrase, at };
    }
  }
  return null;
}

/** "give X credit", "credit to X". */
function creditAround(tokens: readonly Token[], ref: Reference): readonly [number, number] | null {
  const before = tokens[ref.first - 1];
  const after = tokens[ref.last + 1];
  if (
    /^(?:give|gives|gave|giving)$/u.test(before?.form ?? '') &&
    /^(?:credit|praise|respect|props)$/u.test(after?.form ?? '')
  )
    return [ref.first - 1, ref.last + 1];
  if (/^(?:credit|props|praise)$/u.test(tokens[ref.first - 2]?.form ?? '') && before?.form === 'to')
    return [ref.first - 2, ref.last];
  return null;
}

/** "gets what he deserves", "got the reply she deserved": an ill wish or a just reward of ill. */
function deservedAfter(tokens: readonly Token[], ref: Reference): readonly [number, number] | null {
  const sentence = tokens[ref.first]?.sentence;
  for (let i = ref.last + 1; i < Math.min(tokens.length, ref.last + 16); i += 1) {
    const token = tokens[i];
    if (token === undefined || token.sentence !== sentence) return null;
    if (!/^(?:get|gets|getting|got)$/u.test(token.form)) continue;
    for (let k = i + 1; k < Math.min(tokens.length, i + 6); k += 1) {
      if (/^deserve(?:s|d)?$/u.test(tokens[k]?.form ?? '') && tokens[k]?.sentence === sentence) return [i, k];
    }
    return null;
  }
  return null;
}

function negatedBefore(tokens: readonly Token[], at: number): boolean {
  for (let i = at - 1; i >= at - 3 && i >= 0; i -= 1) {
    const token = tokens[i];
    if (token === undefined || token.kind !== 'word') return false;
    if (NEGATION.test(token.form)) return true;
  }
  return false;
}

/** A named subject before a verb: then the attitude is his, not the author's. */
function hasOtherSubject(tokens: readonly Token[], refs: readonly Reference[], at: number): boolean {
  const subject = subjectBefore(tokens, refs, at);
  return subject !== null && subject.by !== 'set' && !subject.possessive && at - subject.last <= 4;
}

type Owner = Omit<Evidence, 'sentence'>;

/** Who a charged word is about, by where it stands (first rule that applies). */
function owners(tokens: readonly Token[], refs: readonly Reference[], item: Charged, all: readonly Charged[]): Owner[] {
  const form = tokens[item.first]?.form ?? '';
  const { value } = item;
  const of = (ref: Reference, weighted: number, holder: string | null = null): Owner[] =>
    ref.keys.map((key) => ({ key, value: weighted, holder, ...extent(item, ref) }));
  // 1. Inside the name's own noun phrase: "poor X", "a corrupt mayor", "these two crooks".
  const joined = refs.find(
    (ref) =>
      ref.first > item.last &&
      ref.first - item.last <= 2 &&
      !ATTITUDES.has(form) &&
      !isVerbal(tokens, item) &&
      (ref.first - item.last === 1 || isPlainAdjective(tokens[item.last + 1])) &&
      ref.by !== 'pronoun' &&
      ref.by !== 'relative',
  );
  const headed = refs.find((ref) => ref.by === 'set' && item.first === ref.last + 1);
  const modified = headed ?? joined;
  if (modified !== undefined && !TOPICS.has(form) && tokens[item.last]?.sentence === tokens[modified.first]?.sentence)
    return of(modified, value);
  // 2. "X is a …": copula between, nothing else.
  const before = subjectBefore(tokens, refs, item.first);
  if (before !== null && !before.possessive && isCopular(tokens, before, item.first)) {
    const passive = HARM.has(form) && /ed$|n$/u.test(form);
    if (!passive) return of(before, value * (TOPICS.has(form) ? 0.4 : 1.1));
  }
  if (SUBMISSION.has(form) || HARM.has(form)) return harm(tokens, refs, item, before);
  // 3. Attitude verbs.
  const attitude = ATTITUDES.get(form);
  if (attitude !== undefined) {
    const object = refs.find((ref) => ref.first > item.last && ref.first - item.last <= 4);
    if (object !== undefined) {
      const sign = value !== 0 && item.negated ? -0.7 : 1;
      const subject =
        before !== null && !before.possessive && item.first - before.last <= 5 && before.by !== 'set' ? before : null;
      return of(object, attitude * sign, subject === null ? null : (subject.keys[0] ?? null));
    }
  }
  if (TOPICS.has(form)) return [];
  // 4. "It is good that X …", "glad X …": a judgement of what X did.
  const that = refs.find(
    (ref) =>
      ref.first > item.last &&
      ref.first - item.last <= 2 &&
      (tokens[item.last + 1]?.form === 'that' || ref.first === item.last + 1),
  );
  if (that !== undefined && (before === null || isImpersonal(tokens, item.first))) return of(that, value * 0.9);
  // 5. X wants Y to <bad>: blamed on X.
  if (before !== null) {
    const subject = wantingSubject(tokens, refs, before) ?? before;
    // "X's support is falling": what X has counts for nothing where the same clause ends badly.
    if (
      before.possessive &&
      value > 0 &&
      item.first === before.last + 1 &&
      all.some((other) => other.first > item.first && other.value < 0 && sameClause(tokens, item.first, other.first))
    )
      return [];
    const near = sameClause(tokens, subject.last, item.first);
    return of(subject, value * (near ? 0.65 : 0.4));
  }
  // 6. A name a little behind.
  const behind = refs.find((ref) => ref.first > item.last && ref.first - item.last <= 6);
  return behind === undefined ? [] : of(behind, value * 0.35);
}

/** Harm: blame on who does it, sympathy for whom it is done to; "will not be bullied" is praise. */
function harm(tokens: readonly Token[], refs: readonly Reference[], item: Charged, before: Reference | null): Owner[] {
  const size = Math.abs(item.base);
  const form = tokens[item.first]?.form ?? '';
  const out: Owner[] = [];
  const give = (ref: Reference, value: number): void => {
    for (const key of ref.keys) out.push({ key, value, holder: null, ...extent(item, ref) });
  };
  const passive = /(?:ed|en|n)$/u.test(form) && before !== null && hasBe(tokens, before, item.first);
  const wanting = before === null ? null : wantingSubject(tokens, refs, before);
  if (wanting !== null && before !== null) {
    give(wanting, -0.6 * size);
    give(before, 0.25 * size);
    return out;
  }
  if (passive && before !== null) {
    give(before, (item.negated ? 0.7 : 0.2) * size);
    const agent = refs.find((ref) => ref.first > item.last && tokens[ref.first - 1]?.form === 'by');
    if (agent !== undefined) give(agent, -0.7 * size);
    return out;
  }
  if (SUBMISSION.has(form) && !HARM.has(form)) {
    if (before !== null) give(before, item.negated ? 0.7 * size : -0.5 * size);
    return out;
  }
  if (before !== null) give(before, item.negated ? 0.2 * size : -0.7 * size);
  const reflexive = /^(?:himself|herself|itself|themselves)$/u.test(tokens[item.last + 1]?.form ?? '');
  const object = refs.find((ref) => ref.first > item.last && ref.first - item.last <= 3);
  if (object !== undefined && !item.negated && !reflexive) give(object, 0.3 * size);
  return out;
}

function extent(item: Charged, ref: Reference): { readonly first: number; readonly last: number } {
  const first = Math.min(item.first, ref.first);
  const last = Math.max(item.last, ref.last);
  return last - first > LONGEST_SPAN ? { first: item.first, last: item.last } : { first, last };
}
