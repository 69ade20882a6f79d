import type { Token } from '../words/tokens.js';
import { MENDING } from './cues.js';
import { findPhrase, findStem, negatedIn, type PropositionFacts } from './proposition.js';
import type { Reference } from './references.js';

/** A reported demand: "A wants B to …" where B should do it: A is for it. @returns -1..1 and its tokens, or null. */
export function reportedDemand(
  tokens: readonly Token[],
  refs: readonly Reference[],
  speaker: string,
  facts: PropositionFacts,
): { readonly value: number; readonly first: number; readonly last: number } | null {
  if (facts.agent === null || speaker === facts.agent) return null;
  const from = refs.find((ref) => ref.keys.includes(speaker));
  const agent = refs.find((ref) => from !== undefined && ref.first > from.last && ref.keys.includes(facts.agent ?? ''));
  const at = agent?.last ?? from?.last;
  if (from === undefined || at === undefined) return null;
  const sentence = tokens[from.first]?.sentence;
  let demanded = false;
  for (let i = from.last + 1; i <= Math.min(tokens.length - 1, at + 8); i += 1) {
    const token = tokens[i];
    if (token === undefined || token.sentence !== sentence) break;
    if (
      /^(?:urge[ds]?|urging|ask(?:s|ed)?|told|tells?|press(?:es|ed)?|push(?:es|ed)?|advise[ds]?|call(?:s|ed)?|begs?|begged|implore[ds]?|encourage[ds]?|want(?:s|ed)?|emphasi[sz]ed?s?|stress(?:es|ed)?|demand(?:s|ed)?|warn(?:s|ed)?|order(?:s|ed)?|need|insist(?:s|ed)?|remind(?:s|ed)?)$/u.test(
        token.form,
      )
    )
      demanded = true;
  }
  if (!demanded) return null;
  const last = lastOf(tokens, sentence ?? -1, at);
  const content =
    findStem(tokens, at + 1, Math.min(last, at + 12), facts) ??
    findPhrase(MENDING, tokens, at + 1, Math.min(last, at + 12));
  const partner = refs.some((ref) => ref.first > at && ref.keys.some((key) => facts.partners.includes(key)));
  if (content === null || (facts.partners.length > 0 && !partner && agent === undefined)) return null;
  const negated = negatedIn(tokens, at, Math.min(at + 2, last));
  return { value: (negated ? -1 : 1) * (facts.negated ? -1 : 1) * 3, first: from.first, last: content };
}

function lastOf(tokens: readonly Token[], sentence: number, from: number): number {
  let last = from;
  while (tokens[last + 1]?.sentence === sentence) last += 1;
  return last;
}
