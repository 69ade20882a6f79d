import type { Charged } from '../sentiment/score.js';
import type { Token } from '../words/tokens.js';
import { ATTITUDES, HARM, SUBMISSION, TOPICS } from './cues.js';
import type { Evidence } from './evidence.js';
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

const FIRST_PERSON: ReadonlySet<string> = new Set("i we i'll we'll i'd we'd i've we've i'm we're".split(' '));
/** May stand between "I" and its verb. */
const BEFORE_VERB: ReadonlySet<string> = new Set(
  "do don't did didn't still really will won't would wouldn't can can't could cannot never fully always not also just have much only truly totally completely to must should once used".split(
    ' ',
  ),
);

/** Longest evidence span in tokens; where name and word stand farther apart, the word alone is shown. */
const LONGEST_SPAN = 14;
type Owner = Omit<Evidence, 'sentence'>;

/** Who a charged word is about, by where it stands (first rule that applies). */
export function owners(
  tokens: readonly Token[],
  refs: readonly Reference[],
  item: Charged,
  all: readonly Charged[],
): Owner[] {
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
      const speaking = isFirstPerson(tokens, item.first);
      const subject =
        !speaking && before !== null && !before.possessive && item.first - before.last <= 5 && before.by !== 'set'
          ? before
          : null;
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

/** "I (really do) support …": the author's own attitude, whoever was named before. */
function isFirstPerson(tokens: readonly Token[], verb: number): boolean {
  for (let i = verb - 1; i >= verb - 4 && i >= 0; i -= 1) {
    const form = tokens[i]?.form ?? '';
    if (FIRST_PERSON.has(form)) return true;
    if (!BEFORE_VERB.has(form)) return false;
  }
  return false;
}
