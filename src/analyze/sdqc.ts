import { scoreReply } from './reply-stance/score.js';
import { indexPhrases, phraseAt } from './words/phrases.js';
import { tokensOf } from './words/reading.js';

export type SdqcLabel = 'support' | 'deny' | 'query' | 'comment';

const DENY = indexPhrases<true>([
  [
    true,
    "fake | hoax | not true | untrue | false | lie | lies | lying | liar | debunked | rumor | rumour | bullshit | bs | nonsense | no proof | no evidence | photoshopped | photoshop | wrong | incorrect | didn't happen | did not happen | never happened | isn't true | is not true | not real | doubt it | i doubt | misinformation | propaganda | misleading | denies | denied | fabricated | already refuted",
  ],
]);
const SUPPORT = indexPhrases<true>([
  [
    true,
    "confirmed | confirms | confirm | it's true | it is true | breaking | update | according to | reports | reported | police say | police said | witnesses | agreed | exactly | yes it | i saw | source says | officials say | sources say | just in",
  ],
]);
const QUERY = indexPhrases<true>([
  [
    true,
    'source | any source | is this true | is it true | is that true | really | confirmed | proof | evidence | link | how do you know | who says | where did | is there any | are you sure | what happened | does anyone know | anyone know | any news | any update | why would | have you',
  ],
]);

/** Support, deny, query or comment: what a reply does with the claim it answers. */
export function scoreSdqc(
  text: string,
  parent: string,
): {
  readonly label: SdqcLabel;
  readonly confidence: number;
  readonly evidence: readonly { start: number; end: number }[];
} {
  const tokens = tokensOf(text);
  const evidence: { start: number; end: number }[] = [];
  const has = (index: typeof DENY): boolean => {
    for (let i = 0; i < tokens.length; i += 1) {
      const phrase = phraseAt(index, tokens, i);
      if (phrase === null) continue;
      evidence.push({ start: tokens[i]?.start ?? 0, end: tokens[i + phrase.words.length - 1]?.end ?? 0 });
      return true;
    }
    return false;
  };
  const question = tokens.some((token) => token.kind === 'stop' && token.form.includes('?'));
  const words = tokens.filter((token) => token.kind === 'word').length;
  if (
    question &&
    (has(QUERY) ||
      (words <= 14 &&
        /^(?:is|are|was|were|do|does|did|has|have|what|where|when|who|how|why|can|could|any|really|so)$/u.test(
          tokens.find((token) => token.kind === 'word')?.form ?? '',
        )))
  ) {
    return { label: 'query', confidence: 0.6, evidence };
  }
  const reply = scoreReply(text, parent);
  if (has(DENY) && !question && words <= 40) return { label: 'deny', confidence: 0.5, evidence };
  if (parent === '' && !question) return { label: 'support', confidence: 0.4, evidence };
  if (has(SUPPORT) && !question && reply.stance !== 'disagree') return { label: 'support', confidence: 0.45, evidence };
  return { label: 'comment', confidence: 0.6, evidence };
}
