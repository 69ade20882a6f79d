import type { Charged } from '../sentiment/score.js';
import type { Token } from '../words/tokens.js';
import { BETWEEN_COPULA, BREAKERS, COPULAS, HARM } from './cues.js';
import type { Reference } from './references.js';

/** The nearest reference before a token that can be its subject: in its clause, else the clause before. */
export function subjectBefore(tokens: readonly Token[], refs: readonly Reference[], at: number): Reference | null {
  let best: Reference | null = null;
  for (const ref of refs) {
    if (ref.last >= at) break;
    const prior = tokens[ref.first - 1]?.form ?? '';
    // An object of a preposition is no subject while another reference is there.
    if (
      best !== null &&
      /^(?:of|to|with|for|from|by|against|between|about|at|on|in|than)$/u.test(prior) &&
      sameClause(tokens, best.last, at)
    )
      continue;
    best = ref;
  }
  return best;
}

/** "X wants Y to …": X, given Y. */
export function wantingSubject(
  tokens: readonly Token[],
  refs: readonly Reference[],
  object: Reference,
): Reference | null {
  const verb = tokens[object.first - 1]?.form ?? '';
  if (
    !/^(?:want|wants|wanted|make|makes|made|force|forces|forced|expect|expects|expected|let|lets|ask|asks|asked|order|orders|ordered|tell|tells|told|need|needs)$/u.test(
      verb,
    )
  )
    return null;
  return refs.filter((ref) => ref.last < object.first - 1 && object.first - ref.last <= 4).at(-1) ?? null;
}

export function isCopular(tokens: readonly Token[], ref: Reference, at: number): boolean {
  const own = tokens[ref.last]?.form ?? '';
  let copula = /^(?:hes|shes|he's|she's)$/u.test(own) || (/^'s$/u.test(own.slice(-2)) && ref.possessive);
  for (let i = ref.last + 1; i < at; i += 1) {
    const token = tokens[i];
    if (token === undefined || token.kind !== 'word') return false;
    if (COPULAS.has(token.form)) copula = true;
    else if (!BETWEEN_COPULA.has(token.form) && !(copula && /ly$/u.test(token.form)) && !(copula && i === at - 1))
      return false;
  }
  return copula;
}

export function hasBe(tokens: readonly Token[], ref: Reference, at: number): boolean {
  for (let i = Math.max(ref.last + 1, at - 5); i < at; i += 1) {
    if (/^(?:be|been|being|is|was|were|are|get|gets|got|getting|isn't|wasn't)$/u.test(tokens[i]?.form ?? ''))
      return true;
  }
  return false;
}

export function isVerbal(tokens: readonly Token[], item: Charged): boolean {
  const before = tokens[item.first - 1]?.form ?? '';
  return (
    HARM.has(tokens[item.first]?.form ?? '') ||
    /^(?:to|will|would|can|could|must|should|may|might|i|we|they|you|not|don't|do|did|does)$/u.test(before)
  );
}

export function isPlainAdjective(token: Token | undefined): boolean {
  return (
    token !== undefined &&
    token.kind === 'word' &&
    !COPULAS.has(token.form) &&
    !/^(?:that|to|and|or|of|for|by|with|from|in|on|at|as|if|when)$/u.test(token.form)
  );
}

export function isImpersonal(tokens: readonly Token[], at: number): boolean {
  for (let i = at - 1; i >= at - 5 && i >= 0; i -= 1)
    if (/^(?:it|it's|its|i|i'm|we|we're|so|what|how)$/u.test(tokens[i]?.form ?? '')) return true;
  return at === 0 || tokens[at - 1]?.sentence !== tokens[at]?.sentence;
}

/** No break of the clause between two tokens of one sentence. */
export function sameClause(tokens: readonly Token[], from: number, to: number): boolean {
  for (let i = from + 1; i < to; i += 1) {
    const token = tokens[i];
    if (token === undefined || token.kind === 'stop' || (token.kind === 'comma' && token.form !== ',')) return false;
    if (token.kind === 'word' && BREAKERS.has(token.form)) return false;
  }
  return true;
}
