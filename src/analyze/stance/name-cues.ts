import { type Phrase, type PhraseIndex, phraseAt } from '../words/phrases.js';
import type { Token } from '../words/tokens.js';
import { AFTER_NAME, BEFORE_NAME } from './cues.js';
import type { Evidence } from './evidence.js';
import type { Reference } from './references.js';
import { subjectBefore } from './syntax.js';

const NEGATION = /^(?:not|never|no|nor|n't|cannot|neither|hardly|.*n't|wont|dont|isnt|wasnt|cant)$/u;

/** Phrases that judge a name directly before or after them. @returns the tokens they took, which then weigh no more. */
export function cueEvidence(
  tokens: readonly Token[],
  refs: readonly Reference[],
  sentence: number,
  taken: ReadonlySet<number>,
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
      if (after !== null && !taken.has(after.at))
        take(
          key,
          after.phrase,
          after.at,
          ref,
          negatedBefore(tokens, after.at) ? -after.phrase.value * 0.6 : after.phrase.value,
        );
      const before = phraseEndingAt(tokens, ref.first - 1);
      if (before !== null && !taken.has(before.at) && !hasOtherSubject(tokens, refs, before.at))
        take(
          key,
          before.phrase,
          before.at,
          ref,
          negatedBefore(tokens, before.at) ? -before.phrase.value * 0.8 : before.phrase.value,
        );
      const credit = creditAround(tokens, ref);
      if (credit !== null) out.push({ key, value: 2.5, first: credit[0], last: credit[1], sentence, holder: null });
      const mocked = mockedName(tokens, ref);
      if (mocked !== null) out.push({ key, value: -1.5, first: mocked[0], last: mocked[1], sentence, holder: null });
      if (isOusted(tokens, ref))
        out.push({ key, value: -2.5, first: ref.first, last: ref.last + 1, sentence, holder: null });
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

/** "so-called leader X", "X the "peacemaker"": a name that is not meant. */
function mockedName(tokens: readonly Token[], ref: Reference): readonly [number, number] | null {
  if (ref.by !== 'name') return null;
  for (let i = ref.first - 1; i >= Math.max(0, ref.first - 4); i -= 1) {
    const token = tokens[i];
    if (token === undefined || token.kind === 'stop' || token.kind === 'comma') break;
    if (token.form === 'called' && tokens[i - 2]?.form === 'so') return [i - 2, ref.last];
    if (token.form === 'called' && tokens[i - 1]?.form === 'so') return [i - 1, ref.last];
  }
  const open = ref.last + 2;
  if (tokens[open]?.kind !== 'quote' || tokens[ref.last + 1]?.form !== 'the') return null;
  for (let i = open + 2; i <= open + 3; i += 1) if (tokens[i]?.kind === 'quote') return [ref.first, i - 1];
  return null;
}

/** "X out!" as a whole sentence or its end. */
function isOusted(tokens: readonly Token[], ref: Reference): boolean {
  const next = tokens[ref.last + 2];
  return (
    ref.by === 'name' &&
    tokens[ref.last + 1]?.form === 'out' &&
    (next === undefined || next.kind === 'stop' || next.kind === 'break') &&
    (ref.first === 0 || tokens[ref.first - 1]?.sentence !== tokens[ref.first]?.sentence)
  );
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
