import type { Reading } from '../linear/features.js';
import { lengthOf, styleNumbers } from '../sentiment/reading.js';
import { toneOf } from '../sentiment/score.js';
import { tokensOf } from '../words/reading.js';
import type { Token } from '../words/tokens.js';
import { isNegation, mannerOf } from './manner.js';
import { scoreOf, signsOf, stanceOf } from './score.js';

const READ = 20_000;
/** Words at the head of a reply: what is said first most often says how it stands. */
const HEAD = 6;
/** Words of the first sentence that are read. */
const FIRST = 25;

/** What the models of replies read: the reply, how it begins, what it answers, and what the rules found. */
export function replyReading(text: string, parent: string): Reading {
  const own = text.slice(0, READ);
  const other = parent.slice(0, READ);
  const tokens = tokensOf(own);
  const parentTokens = tokensOf(other);
  const tone = toneOf(tokens);
  const parentTone = toneOf(parentTokens);
  const manner = mannerOf(tokens);
  const parentManner = mannerOf(parentTokens);
  const signs = signsOf(tokens, manner, other);
  const stance = stanceOf(signs.sum);
  const shared = sharedWords(tokens, parentTokens);
  const style = styleNumbers(tokens);
  const parentStyle = styleNumbers(parentTokens);
  const head = headTokens(tokens, HEAD);
  return {
    fields: {
      text: own,
      head: own.slice(0, head.at(-1)?.end ?? own.length),
      first: own.slice(0, sentenceEnd(tokens)),
      frame: frameOf(head),
      parent: other,
      form: parentTokens.length === 0 ? 'opening' : 'reply',
    },
    numbers: {
      ...style,
      ...signs.parts,
      rules: scoreOf(signs.sum),
      rulesAgree: stance === 'agree' ? 1 : 0,
      rulesDisagree: stance === 'disagree' ? 1 : 0,
      sarcastic: signs.sarcastic ? 1 : 0,
      opposed: lengthOf(signs.contrast.opposed.length),
      renamed: lengthOf(signs.contrast.renamed.length),
      askedBack: lengthOf(signs.contrast.questioned.length),
      others: manner.others,
      self: manner.self,
      address2: manner.you,
      asksFirst: manner.asksFirst ? 1 : 0,
      asksOnly: manner.asksOnly ? 1 : 0,
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
      parentOthers: parentManner.others,
      parentNegations: parentManner.negations,
      parentAsks: /\?\s*$/u.test(other) ? 1 : 0,
      longer: (style.words ?? 0) - (parentStyle.words ?? 0),
      negations: manner.negations,
      parentless: other === '' ? 1 : 0,
    },
  };
}

/** The tokens up to and with the given number of words; all of a shorter text. */
function headTokens(tokens: readonly Token[], most: number): readonly Token[] {
  let words = 0;
  for (let i = 0; i < tokens.length; i += 1) {
    if (tokens[i]?.kind !== 'word') continue;
    words += 1;
    if (words === most) return tokens.slice(0, i + 1);
  }
  return tokens;
}

/** Where the first sentence ends, or so many words of it. */
function sentenceEnd(tokens: readonly Token[]): number {
  const from = tokens.findIndex((token) => token.kind === 'word');
  if (from < 0) return tokens.at(-1)?.end ?? 0;
  const stop = tokens.findIndex((token, i) => i > from && token.kind === 'stop');
  const until = Math.min(stop < 0 ? tokens.length : stop + 1, from + FIRST);
  return tokens[until - 1]?.end ?? 0;
}

/** Words that make a sentence's frame; all others are matter, which is about the subject and not about the reply. */
const FRAME: ReadonlySet<string> = new Set(
  'i you he she it we they me him us them my your his its our their this that these those who which what where when why how is are am was were be been do does did have has had will would should can could may might must not no never nor and or but if because so than then though although while since unless until however yet still also too very really just only even ever actually again already always all any some none nothing anything something everything nobody anyone everyone both many much more most other another such same own there here of in on at by for with about to from as well yes yeah yep nope ok okay oh ah lol sure right exactly agree agreed disagree true false wrong correct please thanks thank sorry'.split(
    ' ',
  ),
);
const MATTER = 'qx';

/** The head's frame: "I don't think that the tax …" gives "i don't qx that qx". Unlike words, frames recur on any subject. */
function frameOf(tokens: readonly Token[]): string {
  const out: string[] = [];
  for (const token of tokens) {
    if (token.kind === 'stop') out.push(token.form.includes('?') ? '?' : token.form.includes('!') ? '!' : '.');
    if (token.kind !== 'word') continue;
    if (FRAME.has(token.form) || token.form.includes("'")) out.push(token.form);
    else if (out.at(-1) !== MATTER) out.push(MATTER);
  }
  return out.join(' ');
}

/** How much of each text stands in the other, by their longer words, and how much of it under a negation. */
function sharedWords(
  tokens: readonly Token[],
  parent: readonly Token[],
): { readonly ofReply: number; readonly ofParent: number; readonly turned: number } {
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
  };
}
