import { type Charged, toneOf } from '../sentiment/score.js';
import type { Token } from '../words/tokens.js';
import { HARM } from './cues.js';
import type { Evidence } from './evidence.js';
import type { Reference } from './references.js';

/** Evidence of constructions whose words mean another thing together, and the tokens they took. */
export interface Framed {
  readonly evidence: readonly Evidence[];
  readonly used: ReadonlySet<number>;
}

const TRIGGERS: ReadonlySet<string> = new Set(
  "without if than as unlike prefer prefers preferred rather over thanks but instead isn't aren't wasn't doesn't hasn't".split(
    ' ',
  ),
);
const NOTHING: Framed = { evidence: [], used: new Set() };
/** What is lost without somebody. */
const LOSS: ReadonlySet<string> = new Set(
  'nowhere lost doomed finished toast gone sunk nothing none ruin ruins rubble collapsed collapse bankrupt starving homeless helpless extinct'.split(
    ' ',
  ),
);
/** What is better without somebody. */
const GAIN: ReadonlySet<string> = new Set(
  'thriving flourishing fine safe rich richer prosperous prospering happier safer great'.split(' '),
);
const WOULD =
  /^(?:would|wouldn't|could|couldn't|might|'d|we'd|i'd|they'd|he'd|she'd|you'd|it'd|will|won't|can't|cannot)$/u;
const NEGATION = /^(?:no|not|never|nobody|none|.*n't)$/u;
const ALL = /^(?:anyone|anybody|anything|everyone|everybody|everything)$/u;
const NOBODY = /^(?:nobody|none|nothing|no-one)$/u;

/** Counterfactuals, comparisons, preferences, ironic thanks and negative questions of one sentence (tokens first to last). */
export function framesOf(tokens: readonly Token[], refs: readonly Reference[], first: number, last: number): Framed {
  let triggered = false;
  for (let i = first; i <= last && !triggered; i += 1) triggered = TRIGGERS.has(tokens[i]?.form ?? '');
  if (!triggered) return NOTHING;
  const sentence: Sentence = {
    tokens,
    refs,
    first,
    last,
    charged: toneOf(tokens).charged.filter((item) => item.first >= first && item.last <= last),
  };
  return (
    counterfactual(sentence) ??
    thanked(sentence) ??
    preferred(sentence) ??
    compared(sentence) ??
    unlike(sentence) ??
    negativeQuestion(sentence) ??
    NOTHING
  );
}

interface Sentence {
  readonly tokens: readonly Token[];
  readonly refs: readonly Reference[];
  readonly first: number;
  readonly last: number;
  readonly charged: readonly Charged[];
}

const formAt = ({ tokens }: Sentence, at: number): string => tokens[at]?.form ?? '';

/** The words before a name, determiners and titles skipped. */
function headBefore(sentence: Sentence, ref: Reference): number {
  let at = ref.first - 1;
  while (
    /^(?:the|a|an|mr|mrs|dr|our|this|that|president|mayor|people|men|women|leaders|like|someone|somebody)$/u.test(
      formAt(sentence, at),
    )
  )
    at -= 1;
  return at;
}

function endsAt(sentence: Sentence, at: number, phrase: readonly string[]): boolean {
  return phrase.every((word, i) => formAt(sentence, at - phrase.length + 1 + i) === word);
}

const ABSENT: readonly (readonly string[])[] = [
  ['if', 'not', 'for'],
  ['if', 'it', "weren't", 'for'],
  ['if', 'it', "wasn't", 'for'],
  ['if', 'it', 'were', 'not', 'for'],
  ['if', 'it', 'was', 'not', 'for'],
  ['if', 'it', 'had', 'not', 'been', 'for'],
  ['if', 'it', "hadn't", 'been', 'for'],
  ['but', 'for'],
];

/** "Without X we would be lost": what is lost without X speaks for X, what would be better speaks against. */
function counterfactual(sentence: Sentence): Framed | null {
  for (const ref of sentence.refs) {
    const at = headBefore(sentence, ref);
    const absent = ABSENT.find((phrase) => endsAt(sentence, at, phrase));
    const from = absent === undefined ? at : at - absent.length + 1;
    if (absent === undefined && formAt(sentence, at) !== 'without') continue;
    let would = false;
    let outcome = 0;
    for (let i = sentence.first; i <= sentence.last; i += 1) {
      if (i >= from && i <= ref.last) continue;
      const form = formAt(sentence, i);
      if (WOULD.test(form)) would = true;
      if (LOSS.has(form)) outcome -= 1;
      else if (GAIN.has(form)) outcome += 1;
      else if (form === 'better' && formAt(sentence, i + 1) === 'off') outcome += 2;
      else if (form === 'where' && i === sentence.first) outcome -= 1;
      else if (form !== "weren't" && form !== "wasn't" && NEGATION.test(form)) outcome -= 1;
    }
    if (!would) continue;
    for (const item of sentence.charged)
      if (
        (item.first < from || item.first > ref.last) &&
        !LOSS.has(formAt(sentence, item.first)) &&
        !GAIN.has(formAt(sentence, item.first))
      )
        outcome += item.base / 2;
    if (outcome === 0) continue;
    return framed(sentence, [[ref, outcome < 0 ? 2.5 : -2.5, sentence.first, sentence.last]]);
  }
  return null;
}

/** "Thanks to X the docks are a ruin": blame, where what follows is bad. */
function thanked(sentence: Sentence): Framed | null {
  for (const ref of sentence.refs) {
    const at = headBefore(sentence, ref);
    if (!endsAt(sentence, at, ['thanks', 'to'])) continue;
    const no = formAt(sentence, at - 2) === 'no';
    const rest = sentence.charged.filter((item) => item.first > ref.last || item.last < at - 1);
    const tone = rest.reduce((sum, item) => sum + item.value, 0);
    if (!no && tone >= -0.5) return null;
    return framed(sentence, [[ref, -2.2, at - 1, sentence.last]]);
  }
  return null;
}

/** "I prefer X to Y", "rather X than Y", "X over Y", "X instead of Y". */
function preferred(sentence: Sentence): Framed | null {
  const { refs } = sentence;
  for (let i = 0; i < refs.length; i += 1) {
    const chosen = refs[i];
    if (chosen === undefined) continue;
    const verb = sentenceFind(
      sentence,
      chosen.first - 5,
      chosen.first - 1,
      /^(?:prefer|prefers|preferred|rather|choose|chose|pick|picked|take)$/u,
    );
    if (verb < 0) continue;
    const other = refs[i + 1];
    const link = other === undefined ? '' : formAt(sentence, headBefore(sentence, other));
    if (other === undefined) {
      if (!/^prefer/u.test(formAt(sentence, verb))) return null;
      return framed(sentence, [[chosen, 1.8, verb, chosen.last]]);
    }
    if (!/^(?:to|over|than|of)$/u.test(link) || other.first - chosen.last > 6) continue;
    const sign = NEGATION.test(formAt(sentence, verb - 1)) ? -1 : 1;
    return framed(sentence, [
      [chosen, 2 * sign, verb, chosen.last],
      [other, -1.6 * sign, verb, other.last],
    ]);
  }
  return null;
}

function sentenceFind(sentence: Sentence, from: number, to: number, pattern: RegExp): number {
  for (let i = to; i >= Math.max(from, sentence.first); i -= 1) if (pattern.test(formAt(sentence, i))) return i;
  return -1;
}

/** "X is better than Y", "anyone is better than Y", "X is as bad as Y". */
function compared(sentence: Sentence): Framed | null {
  const { refs } = sentence;
  for (let i = 0; i < refs.length; i += 1) {
    const standard = refs[i];
    if (standard === undefined) continue;
    const link = headBefore(sentence, standard);
    const word = formAt(sentence, link);
    if (word !== 'than' && word !== 'as') continue;
    const item = sentence.charged.findLast((one) => one.last < link && link - one.last <= 3);
    if (item === undefined) continue;
    const base = Math.sign(item.base) * (formAt(sentence, item.first - 1) === 'less' ? -1 : 1);
    const before = refs.filter((ref) => ref.last < item.first).at(-1);
    const made: Judged[] = [];
    const universal = sentenceFind(sentence, sentence.first, item.first - 1, ALL) >= 0;
    const nobody =
      sentenceFind(sentence, sentence.first, item.first - 1, NOBODY) >= 0 ||
      (before === undefined && formAt(sentence, sentence.first) === 'no');
    const negated =
      !nobody && sentenceFind(sentence, item.first - 4, item.first - 1, /^(?:no|not|never|nothing|.*n't)$/u) >= 0;
    if (word === 'as') {
      if (formAt(sentence, item.first - 1) !== 'as') continue;
      if (nobody) made.push([standard, 2 * base, item.first, standard.last]);
      else if (before !== undefined && !negated) {
        made.push([before, 2 * base, before.first, item.last]);
        made.push([standard, 1.8 * base, item.first, standard.last]);
      } else if (before !== undefined) {
        made.push([before, -1.2 * base, before.first, item.last]);
        made.push([standard, 1.5 * base, item.first, standard.last]);
      }
    } else if (universal || nobody) {
      made.push([standard, (universal ? -2.5 : 2.5) * base, item.first, standard.last]);
    } else {
      const sign = negated ? -1 : 1;
      if (before !== undefined) made.push([before, 2 * base * sign, before.first, item.last]);
      // What is worse than Y says little for Y; what is better says something against.
      if (base > 0) made.push([standard, negated ? -0.8 : -1.6, item.first, standard.last]);
    }
    return framed(sentence, made);
  }
  return null;
}

/** "Unlike X, Y is honest": X is what Y is not. */
function unlike(sentence: Sentence): Framed | null {
  for (const ref of sentence.refs) {
    const at = headBefore(sentence, ref);
    if (formAt(sentence, at) !== 'unlike') continue;
    const item = sentence.charged.find((one) => one.first > ref.last);
    if (item === undefined) return null;
    const other = sentence.refs.find(
      (one) => one.first > ref.last && one.last < item.first && one.keys[0] !== ref.keys[0],
    );
    const made: Judged[] = [[ref, -0.8 * item.value, at, item.last]];
    if (other !== undefined) made.push([other, item.value, other.first, item.last]);
    return framed(sentence, made);
  }
  return null;
}

/** "Isn't X a disgrace?" says that he is. */
function negativeQuestion(sentence: Sentence): Framed | null {
  if (!/^(?:is|are|was|were|does|do|did|has|have)n't$/u.test(formAt(sentence, sentence.first))) return null;
  const last = sentence.tokens[sentence.last];
  if (last?.kind !== 'stop' || !last.form.includes('?')) return null;
  const ref = sentence.refs.find((one) => one.first - sentence.first <= 3);
  const item = sentence.charged.find((one) => ref !== undefined && one.first > ref.last);
  if (ref === undefined || item === undefined || HARM.has(formAt(sentence, item.first))) return null;
  return framed(sentence, [[ref, 0.8 * item.base, ref.first, item.last]]);
}

type Judged = readonly [ref: Reference, value: number, first: number, last: number];

/** All charged words of the sentence are taken: the construction has spoken for them. */
function framed(sentence: Sentence, judged: readonly Judged[]): Framed {
  const used = new Set<number>();
  for (const item of sentence.charged) for (let i = item.first; i <= item.last; i += 1) used.add(i);
  for (const [, , first, last] of judged) for (let i = first; i <= last; i += 1) used.add(i);
  const number = sentence.tokens[sentence.first]?.sentence ?? -1;
  return {
    used,
    evidence: judged.flatMap(([ref, value, first, last]) =>
      ref.keys.map(
        (key): Evidence => ({
          key,
          value,
          first: Math.min(first, ref.first),
          last: trimmed(sentence, Math.max(last, ref.last)),
          sentence: number,
          holder: null,
          settled: true,
        }),
      ),
    ),
  };
}

/** Without the stop at the end. */
function trimmed({ tokens }: Sentence, last: number): number {
  let at = last;
  while (at > 0 && tokens[at]?.kind !== 'word' && tokens[at]?.kind !== 'emoji') at -= 1;
  return at;
}
