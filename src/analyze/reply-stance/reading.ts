import type { Reading } from '../linear/features.js';
import { lengthOf, styleNumbers } from '../sentiment/reading.js';
import { toneOf } from '../sentiment/score.js';
import { tokensOf } from '../words/reading.js';
import type { Token } from '../words/tokens.js';
import { scoreReply } from './score.js';

const READ = 20_000;
/** Words at the head of a reply: what is said first most often says how it stands. */
const HEAD = 6;

/** What the models of replies read: the reply, its first words, what it answers, and what the rules found. */
export function replyReading(text: string, parent: string): Reading {
  const own = text.slice(0, READ);
  const other = parent.slice(0, READ);
  const tokens = tokensOf(own);
  const parentTokens = tokensOf(other);
  const tone = toneOf(tokens);
  const parentTone = toneOf(parentTokens);
  const reply = scoreReply(own, other);
  const shared = sharedWords(tokens, parentTokens);
  const parentStyle = styleNumbers(parentTokens);
  return {
    fields: { text: own, head: headOf(own, tokens), parent: other, form: shared.kind },
    numbers: {
      ...styleNumbers(tokens),
      rules: reply.score,
      rulesAgree: reply.stance === 'agree' ? 1 : 0,
      rulesDisagree: reply.stance === 'disagree' ? 1 : 0,
      tone: tone.score,
      positive: Math.min(8, tone.positive),
      negative: Math.min(8, tone.negative),
      parentTone: parentTone.score,
      tones: tone.score * parentTone.score,
      apart: Math.abs(tone.score - parentTone.score),
      sharedOfReply: shared.ofReply,
      sharedOfParent: shared.ofParent,
      turned: shared.turned,
      parentWords: parentStyle.words ?? 0,
      parentQuestions: parentStyle.questions ?? 0,
      parentYou: parentStyle.you ?? 0,
      longer: (styleNumbers(tokens).words ?? 0) - (parentStyle.words ?? 0),
      negations: negationsOf(tokens),
      parentless: other === '' ? 1 : 0,
    },
  };
}

function headOf(text: string, tokens: readonly Token[]): string {
  let words = 0;
  for (const token of tokens) {
    if (token.kind !== 'word') continue;
    words += 1;
    if (words === HEAD) return text.slice(0, token.end);
  }
  return text;
}

const NEGATION = /^(?:not|never|no|nor|none|nothing|cannot|neither)$/;

function isNegation(token: Token): boolean {
  return NEGATION.test(token.form) || token.form.endsWith("n't");
}

function negationsOf(tokens: readonly Token[]): number {
  let words = 0;
  let negations = 0;
  for (const token of tokens) {
    if (token.kind !== 'word') continue;
    words += 1;
    if (isNegation(token)) negations += 1;
  }
  return negations / Math.max(8, words);
}

/** How much of each text stands in the other, by their longer words, and how much of it under a negation. */
function sharedWords(
  tokens: readonly Token[],
  parent: readonly Token[],
): { readonly ofReply: number; readonly ofParent: number; readonly turned: number; readonly kind: string } {
  const said = new Set<string>();
  for (const token of parent) if (token.kind === 'word' && token.form.length > 3) said.add(token.form);
  const taken = new Set<string>();
  const own = new Set<string>();
  let turned = 0;
  let reach = 99;
  for (const token of tokens) {
    if (token.kind !== 'word') continue;
    reach = isNegation(token) ? 0 : reach + 1;
    if (token.form.length <= 3) continue;
    own.add(token.form);
    if (!said.has(token.form)) continue;
    taken.add(token.form);
    if (reach <= 4) turned += 1;
  }
  return {
    ofReply: taken.size / Math.max(3, own.size),
    ofParent: taken.size / Math.max(3, said.size),
    turned: lengthOf(turned),
    kind: parent.length === 0 ? 'opening' : 'reply',
  };
}
