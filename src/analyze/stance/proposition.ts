import type { Tone } from '../sentiment/score.js';
import { ORDINARY } from '../targets/data.js';
import { foldName } from '../targets/fold.js';
import { indexPhrases, type PhraseIndex, phraseAt } from '../words/phrases.js';
import type { Token } from '../words/tokens.js';
import { DEFIANCE, DEPARTING, LEAVING, MENDING, MENDING_STEMS, OBLIGES, ON_THE_MATTER, SUBMISSION } from './cues.js';
import type { Evidence } from './evidence.js';
import type { Reference } from './references.js';

/** A proposition as the stance rules need it. */
export interface PropositionFacts {
  readonly text: string;
  /** Target key of who should act; null for a plain statement. */
  readonly agent: string | null;
  /** Other targets named in it. */
  readonly partners: readonly string[];
  readonly negated: boolean;
  /** Folded content words of what should be done, without names. */
  readonly content: readonly string[];
  /** Asked to leave or end something. */
  readonly departing: boolean;
}

/** One sign for or against the proposition in one sentence. */
export type MatterEvidence = Omit<Evidence, 'key' | 'holder'>;

/** Reads a proposition ("B should make peace with C") into its parts. */
export function factsOf(
  text: string,
  tokens: readonly Token[],
  mentions: readonly { readonly key: string; readonly first: number; readonly last: number }[],
): PropositionFacts {
  const modal = tokens.findIndex((token) => /^(?:should|must|ought)$/u.test(token.form));
  const head = mentions.find((mention) => mention.last < modal);
  const named = new Set<number>();
  for (const mention of mentions) for (let i = mention.first; i <= mention.last; i += 1) named.add(i);
  const rest = tokens.filter(
    (token, i) => i > modal && token.kind === 'word' && !named.has(i) && !ORDINARY.has(token.form),
  );
  const agent = modal > 0 ? (head?.key ?? null) : null;
  return {
    text,
    agent,
    partners: [...new Set(mentions.map((mention) => mention.key))].filter((key) => key !== agent),
    negated: tokens[modal + 1]?.form === 'not',
    content: rest.map((token) => foldName(token.form)),
    departing: modal > 0 && rest.length > 0 && DEPARTING.has(rest[0]?.form ?? ''),
  };
}

/** What the sentences of a text say of the proposition, names and pronouns resolved. */
export function matterEvidence(
  tokens: readonly Token[],
  refs: readonly Reference[],
  tone: Tone,
  facts: PropositionFacts,
): MatterEvidence[] {
  const out: MatterEvidence[] = [];
  const sentences = new Map<number, { first: number; last: number }>();
  tokens.forEach((token, i) => {
    const known = sentences.get(token.sentence);
    sentences.set(token.sentence, { first: known?.first ?? i, last: i });
  });
  const refsBySentence = new Map<number, Reference[]>();
  for (const ref of refs) {
    const sentence = tokens[ref.first]?.sentence ?? -1;
    const bucket = refsBySentence.get(sentence);
    if (bucket === undefined) refsBySentence.set(sentence, [ref]);
    else bucket.push(ref);
  }
  const toneBySentence = new Map<number, number>();
  for (const item of tone.charged) {
    const sentence = tokens[item.first]?.sentence ?? -1;
    toneBySentence.set(sentence, (toneBySentence.get(sentence) ?? 0) + item.value);
  }
  for (const [sentence, { first, last }] of sentences) {
    for (let i = first; i <= last; i += 1) {
      const phrase = phraseAt(ON_THE_MATTER, tokens, i);
      if (phrase === null) continue;
      const negated = phrase.value > 0 && negatedIn(tokens, Math.max(first, i - 3), i);
      out.push({
        value: negated ? -phrase.value : phrase.value,
        first: i,
        last: i + phrase.words.length - 1,
        sentence,
      });
      i += phrase.words.length - 1;
    }
    if (facts.agent === null) continue;
    const here = refsBySentence.get(sentence) ?? [];
    const said = duties(tokens, here, facts, last, sentence);
    out.push(...said);
    if (said.length === 0) out.push(...matterJudged(tokens, here, facts, first, last));
    const act = defiance(tokens, first, last, here, facts, toneBySentence.get(sentence) ?? 0);
    if (act !== null) out.push({ ...act, sentence });
  }
  return facts.negated ? out.map((item) => ({ ...item, value: -item.value })) : out;
}

/** Judgements of doing it, whoever is to do it. */
const JUDGED = indexPhrases<number>([
  [
    2,
    "only way | way forward | right thing | best thing | good thing | makes sense | make sense | overdue | high time | it is time | it's time | its time | time to | about time | sensible | needed | necessary | essential | vital | important | worth | let's | let us | we need | there is no alternative | no other way | no choice | better than war | wise | smart | welcome",
  ],
  [
    -2,
    "no point | pointless | mistake | waste | useless | futile | madness | suicide | surrender | naive | nonsense | hopeless | impossible | no use | absurd | ridiculous | foolish | insane | no reason | nothing to gain | never work | won't work | will not work | bad idea | stupid | dangerous | humiliating | betrayal | capitulation | appeasement | cannot | can't | can not | never | nothing to",
  ],
]);

/** "Reopening the talks would be a mistake", "you cannot negotiate with C", "why should B talk to C?" */
function matterJudged(
  tokens: readonly Token[],
  refs: readonly Reference[],
  facts: PropositionFacts,
  first: number,
  last: number,
): MatterEvidence[] {
  const content = findStem(tokens, first, last, facts) ?? findPhrase(MENDING, tokens, first, last);
  if (content === null) return [];
  const sentence = tokens[first]?.sentence ?? -1;
  const parties = [facts.agent, ...facts.partners];
  const others = refs.some((ref) => ref.by === 'name' && !ref.keys.some((key) => parties.includes(key)));
  if (others) return [];
  if (tokens[content + 1]?.form === 'about' && !refs.some((ref) => ref.first > content)) return [];
  const opening = tokens[first]?.form ?? '';
  if ((opening === 'why' || opening === 'how') && /^(?:should|would|could|can)$/u.test(tokens[first + 1]?.form ?? ''))
    return [{ value: -1.8, first, last: content, sentence, settled: true }];
  for (let i = first; i <= last; i += 1) {
    const phrase = phraseAt(JUDGED, tokens, i);
    if (phrase === null) continue;
    const end = i + phrase.words.length - 1;
    // A verb that cannot be done, or should be, is the one that follows.
    if (BEFORE_VERB.has(phrase.words[0] ?? '') && (content < end || content - end > 4)) continue;
    const negated = negatedIn(tokens, Math.max(first, i - 3), i - 1) || negatedIn(tokens, end + 1, content - 1);
    const value = negated ? -0.8 * phrase.value : phrase.value;
    return [{ value, first: Math.min(i, content), last: Math.max(end, content), sentence }];
  }
  return [];
}

const BEFORE_VERB: ReadonlySet<string> = new Set(
  "cannot can't can never nothing time it's it its let let's we".split(' '),
);

/** "C needs to apologise" when B was asked to: against; "B should make peace": for. */
function duties(
  tokens: readonly Token[],
  refs: readonly Reference[],
  facts: PropositionFacts,
  last: number,
  sentence: number,
): MatterEvidence[] {
  const out: MatterEvidence[] = [];
  for (const ref of refs) {
    const key = ref.keys[0];
    if (key === undefined || ref.possessive) continue;
    let at = ref.last + 1;
    while (at <= ref.last + 2 && /^(?:that|who|really|also|is|just|only|'s)$/u.test(tokens[at]?.form ?? '')) at += 1;
    const duty = phraseAt(OBLIGES, tokens, at);
    if (duty === null) continue;
    const from = at + duty.words.length;
    const to = Math.min(last, from + 8);
    const mends = findStem(tokens, from, to, facts) ?? findPhrase(MENDING, tokens, from, to);
    const defies =
      findPhrase(DEFIANCE, tokens, from, to) ?? (facts.departing ? null : findPhrase(LEAVING, tokens, from, to));
    const act = mends ?? defies;
    const negated = act !== null && negatedIn(tokens, from, Math.min(act, from + 2));
    const span = { first: ref.first, sentence };
    if (key === facts.agent) {
      if (mends !== null) out.push({ ...span, value: negated ? -2 : 2, last: mends });
      else if (defies !== null) out.push({ ...span, value: negated ? 2 : -2, last: defies });
    } else if (facts.partners.includes(key) && mends !== null && !negated) {
      out.push({ ...span, value: -2.5, last: mends });
    }
  }
  return out;
}

/** What B did instead, and how the sentence judges it. */
function defiance(
  tokens: readonly Token[],
  first: number,
  last: number,
  refs: readonly Reference[],
  facts: PropositionFacts,
  judged: number,
): Omit<MatterEvidence, 'sentence'> | null {
  const agents = refs.filter((ref) => facts.agent !== null && ref.keys.includes(facts.agent));
  for (const ref of agents) {
    const act =
      findPhrase(DEFIANCE, tokens, ref.last + 1, Math.min(last, ref.last + 6)) ??
      (facts.departing ? null : findPhrase(LEAVING, tokens, ref.last + 1, Math.min(last, ref.last + 5)));
    if (act !== null) {
      // The judgement of the act: what the rest of the sentence says, insults at the other party included.
      const praised = opening(tokens, first, ref.first);
      if (praised !== 0) return { value: praised > 0 ? -2.5 : 2.5, first, last: act };
      if (Math.abs(judged) >= 1.5) return { value: judged > 0 ? -1.5 : 1.2, first: ref.first, last: act };
    }
    for (let i = ref.last + 1; i <= Math.min(last, ref.last + 6); i += 1) {
      if (!SUBMISSION.has(tokens[i]?.form ?? '')) continue;
      if (negatedIn(tokens, ref.last + 1, i)) return { value: -1.8, first: ref.first, last: i };
    }
  }
  return null;
}

const GOOD =
  /^(?:good|great|glad|happy|right|proud|nice|wonderful|excellent|brilliant|bravo|pleased|fantastic|love|admire|respect|applaud|delighted|brave|smart|wise)$/u;
const BAD =
  /^(?:bad|sad|shame|wrong|stupid|foolish|terrible|pity|awful|disgraceful|idiotic|dumb|unfortunate|mistake|shameful|disappointing|embarrassing|arrogant|ungrateful|regrettable)$/u;

/** Judgement opening a sentence before its subject ("It is good that X …"): 1, -1 or 0. */
function opening(tokens: readonly Token[], first: number, subject: number): number {
  if (subject - first > 8) return 0;
  for (let i = first; i < subject; i += 1) {
    const form = tokens[i]?.form ?? '';
    const sign = GOOD.test(form) ? 1 : BAD.test(form) ? -1 : 0;
    if (sign !== 0) return negatedIn(tokens, first, i) ? -sign : sign;
  }
  return 0;
}

export function findPhrase(
  index: PhraseIndex<true>,
  tokens: readonly Token[],
  from: number,
  to: number,
): number | null {
  for (let i = from; i <= to; i += 1) {
    const phrase = phraseAt(index, tokens, i);
    if (phrase !== null) return i + phrase.words.length - 1;
  }
  return null;
}

export function findStem(tokens: readonly Token[], from: number, to: number, facts: PropositionFacts): number | null {
  for (let i = from; i <= to; i += 1) {
    const token = tokens[i];
    if (token === undefined || token.kind !== 'word') continue;
    if (
      MENDING_STEMS.some((stem) => token.form.startsWith(stem)) ||
      facts.content.some((word) => sameStem(word, foldName(token.form)))
    )
      return i;
  }
  return null;
}

/** Equal up to a short ending: repair, repairs, repairing. */
function sameStem(a: string, b: string): boolean {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  const stem = short.length > 4 ? short.replace(/(?:ing|ed|es|e|s|i)$/u, '') : short;
  return stem.length >= 4 && long.startsWith(stem) && long.length - stem.length <= 4;
}

export function negatedIn(tokens: readonly Token[], from: number, to: number): boolean {
  for (let i = Math.max(0, from); i <= to; i += 1) {
    const form = tokens[i]?.form ?? '';
    if (/^(?:not|never|no|nor|cannot|wont|dont|neither)$/u.test(form) || form.endsWith("n't")) return true;
  }
  return false;
}
