import { type Manner, mannerOf } from './reply-stance/manner.js';
import { scoreReply } from './reply-stance/score.js';
import { indexPhrases, type PhraseIndex, phraseAt } from './words/phrases.js';
import { tokensOf } from './words/reading.js';
import type { Token } from './words/tokens.js';

export type SdqcLabel = 'support' | 'deny' | 'query' | 'comment';

/** What a reply does with the claim it answers. */
export interface SdqcScore {
  readonly label: SdqcLabel;
  readonly confidence: number;
  /** Deciding stretches, UTF-16 units of the reply. */
  readonly evidence: readonly { readonly start: number; readonly end: number }[];
}

const DENY = indexPhrases<number>([
  [
    2,
    "fake | hoax | not true | untrue | false | a lie | lies | lying | liar | liars | debunked | rumor | rumors | rumour | rumours | bullshit | bs | nonsense | no proof | no evidence | photoshopped | photoshop | didn't happen | did not happen | never happened | isn't true | wasn't true | is not true | that's not true | that is not true | this is not true | not real | i doubt | doubt it | misinformation | disinformation | propaganda | misleading | fabricated | already refuted | false flag | your facts | the facts | get your facts | check your facts | stop spreading | spreading rumors | not confirmed | unconfirmed | no confirmation | speculation | don't believe | do not believe | conspiracy | myth | myths | clickbait | satire | made up | not the case",
  ],
  [
    1,
    "wrong | incorrect | this is not | that's not | that is not | it's not | it is not | isn't a | is not a | not an | was not | wasn't | did not | didn't | no one | you are | idiot | actually",
  ],
  [0.5, "not | no | never | nothing | don't | isn't | aren't | there's no"],
]);
const SUPPORT = indexPhrases<number>([
  [
    1.5,
    "it's true | it is true | so true | very true | i saw | i was there | i am here | can confirm | i can confirm | agreed | agree | i agree | agree with | exactly | precisely | absolutely | well said | thanks for | thank you for | indeed | is correct | you're right | you are right",
  ],
  [
    0.8,
    'yes | yep | confirmed | confirms | according to | police say | police said | officials say | sources say | witnesses | breaking | update | just in | reports | reported | via',
  ],
]);
const QUERY = indexPhrases<number>([
  [
    1.5,
    'source | sources | any source | link | links | is this true | is it true | is that true | is this real | is this confirmed | confirmed | proof | evidence | any proof | any evidence | how do you know | who says | where did you | is there any | are you sure | does anyone know | anyone know | do you know | do you have | can you | could you | any news | any update | any word | have you | please advise | how true | how accurate | how much truth | debunk this | clarify | citation',
  ],
  [
    0.8,
    'is | are | was | were | do | does | did | has | what | where | when | who | how | why | really | so | any | but why | wait | huh',
  ],
]);

/** Words at the head in which a question word or a "yes" counts. */
const HEAD = 4;
const PARENT_READ = 4000;
/** Share of the claim's word pairs that a reply repeats from which on it passes the claim on. */
const PASSED_ON = 0.3;
/** Words of its own beside a claim passed on: more of them are a comment. */
const OWN_WORDS = 5;
/** A longer text with a question in it is a comment. */
const LONG_QUESTION = 24;

/** What the rules find in a text and in the claim it answers. */
export interface SdqcSigns {
  readonly deny: Found;
  readonly query: Found;
  readonly support: Found;
  /** How much the text looks like a question as a whole. */
  readonly asking: number;
  /** Sum of the signs against the claim, those of the reply's stance among them. */
  readonly against: number;
  readonly passed: PassedOn;
  readonly manner: Manner;
  /** Sum of the reply's stance signs. */
  readonly stance: number;
}

/** Reads the signs; the claim is empty for a text that answers nothing. */
export function sdqcSigns(text: string, parent: string): SdqcSigns {
  const tokens = tokensOf(text);
  const manner = mannerOf(tokens);
  const deny = cuesIn(DENY, tokens, tokens.length);
  const stance = scoreReply(text, parent).sum;
  return {
    deny,
    query: cuesIn(QUERY, tokens, tokens.length, HEAD),
    support: cuesIn(SUPPORT, tokens, HEAD),
    asking: asking(tokens, manner.words),
    against: Math.min(3, deny.sum) * (manner.words > 30 ? 0.6 : 1) + Math.max(0, -stance) * 0.3,
    passed: passedOn(tokens, tokensOf(parent.slice(0, PARENT_READ))),
    manner,
    stance,
  };
}

/**
 * Support, deny, query or comment: what a reply does with the claim it answers (Zubiaga et al. 2016). A text that answers
 * nothing states the claim, or asks for it to be checked. Confidences are shares of right labels on 5,205 posts.
 */
export function scoreSdqc(text: string, parent: string): SdqcScore {
  return sdqcOf(sdqcSigns(text, parent), parent.trim() === '');
}

/** The label that signs speak for. */
export function sdqcOf(signs: SdqcSigns, opens: boolean): SdqcScore {
  const { deny, query, support, passed, manner, stance } = signs;
  const asks = manner.questions > 0;
  if (opens) {
    if (query.strong >= 1.5 || (manner.asksFirst && query.sum > 0))
      return { label: 'query', confidence: 0.5, evidence: query.evidence };
    return deny.strong >= 2
      ? { label: 'deny', confidence: 0.3, evidence: deny.evidence }
      : { label: 'support', confidence: 0.9, evidence: [] };
  }
  if (passed.share >= PASSED_ON && passed.rest <= OWN_WORDS && !asks)
    return { label: 'support', confidence: 0.5, evidence: [] };
  if (asks && signs.asking + query.sum >= 1.6 && manner.words <= LONG_QUESTION)
    return { label: 'query', confidence: 0.47, evidence: query.evidence };
  if (signs.against >= 1.6 && !asks) return { label: 'deny', confidence: 0.3, evidence: deny.evidence };
  if (!asks && support.sum > 0 && support.sum + Math.max(-2, Math.min(2, stance)) >= 2.8)
    return { label: 'support', confidence: 0.35, evidence: support.evidence };
  return { label: 'comment', confidence: 0.79, evidence: [] };
}

/** Greater where the whole text is a question, short, or ends with it. */
function asking(tokens: readonly Token[], words: number): number {
  const first = tokens.find((token) => token.kind === 'word');
  const last = tokens.findLast((token) => token.kind === 'word' || token.kind === 'stop');
  return (
    (last?.kind === 'stop' && last.form.includes('?') ? 0.8 : 0) +
    (words <= 6 ? 0.8 : words <= 14 ? 0.4 : 0) +
    (first === undefined ? 0.4 : 0)
  );
}

/** Cues of one kind. */
export interface Found {
  readonly sum: number;
  /** Sum of the clear ones. */
  readonly strong: number;
  readonly evidence: { readonly start: number; readonly end: number }[];
}

/** Sum of the cues among the first words of a text. */
function cuesIn(index: PhraseIndex<number>, tokens: readonly Token[], most: number, weakWithin = most): Found {
  const evidence: { start: number; end: number }[] = [];
  let sum = 0;
  let strong = 0;
  let words = 0;
  for (let i = 0; i < tokens.length && words < most; i += 1) {
    if (tokens[i]?.kind !== 'word') continue;
    words += 1;
    const phrase = phraseAt(index, tokens, i);
    if (phrase === null || (phrase.value <= 1 && words > weakWithin)) continue;
    sum += phrase.value;
    if (phrase.value > 1) strong += phrase.value;
    if (evidence.length < 4)
      evidence.push({ start: tokens[i]?.start ?? 0, end: tokens[i + phrase.words.length - 1]?.end ?? 0 });
    i += phrase.words.length - 1;
  }
  return { sum, strong, evidence };
}

/** How far a reply only passes the claim on. */
export interface PassedOn {
  /** Share of the claim's word pairs that stand in the reply, 0..1. */
  readonly share: number;
  /** Words of the reply that stand in none of them. */
  readonly rest: number;
}

function passedOn(tokens: readonly Token[], claim: readonly Token[]): PassedOn {
  const pairs = pairsOf(claim);
  const own = [...tokens].filter((token) => token.kind === 'word');
  const found = new Set<string>();
  let rest = 0;
  let held = false;
  for (let i = 0; i < own.length; i += 1) {
    const pair = `${own[i]?.form ?? ''} ${own[i + 1]?.form ?? ''}`;
    const inside = pairs.has(pair);
    if (inside) found.add(pair);
    if (!inside && !held) rest += 1;
    held = inside;
  }
  return { share: found.size / Math.max(3, pairs.size), rest };
}

function pairsOf(tokens: readonly Token[]): ReadonlySet<string> {
  const out = new Set<string>();
  let before: string | null = null;
  for (const token of tokens) {
    if (token.kind !== 'word') continue;
    if (before !== null) out.add(`${before} ${token.form}`);
    before = token.form;
  }
  return out;
}
