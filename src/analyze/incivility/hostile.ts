import { lately } from '../words/lately.js';
import { indexPhrases, phraseAt } from '../words/phrases.js';
import type { Token } from '../words/tokens.js';
import { wordMemo } from '../words/word-memo.js';
import { excuseOf, quotedTokens } from './excuses.js';
import {
  CONDESCENDING_VOCATIVES,
  HOSTILE_FAMILIES,
  HOSTILE_PHRASES,
  type HostileFamily,
  YOU_WORDS,
} from './hostile-words.js';

/** A phrase that is hostile to the reader: its place among the tokens and its family. */
export interface HostileCue {
  readonly family: HostileFamily;
  /** How surely it alone is meant as hostility, 0..1. */
  readonly weight: number;
  readonly first: number;
  readonly last: number;
}

/** What is hostile to the reader in a text. */
export interface Hostility {
  /** 0..1: as if each cue were an independent chance. */
  readonly score: number;
  readonly cues: readonly HostileCue[];
  /** Sentences that speak to the reader. */
  readonly addressed: ReadonlySet<number>;
}

/** Cues beyond these add nothing: long posts have many by chance. */
const COUNTED = 12;
/** A cue in a sentence that speaks to nobody is worth this share. */
const UNADDRESSED = 0.5;

/** Families whose words may be denied, reported or said of oneself. */
const DENIABLE: ReadonlySet<HostileFamily> = new Set<HostileFamily>(['devalues', 'accuses', 'ignorant', 'names']);

const PHRASES = indexPhrases<readonly [HostileFamily, number]>(HOSTILE_PHRASES);

const isYou = wordMemo((form) => YOU_WORDS.has(form));

/** Hostile address of tokenised English. Linear in the tokens; total. */
export const hostilityOf: (tokens: readonly Token[]) => Hostility = lately((tokens) => findHostility(tokens));

/** How hostile a text is to its reader, 0..1: contempt, commands, questions that want no answer, mockery. */
export function hostileAddress(tokens: readonly Token[]): number {
  return hostilityOf(tokens).score;
}

function findHostility(tokens: readonly Token[]): Hostility {
  const cues: HostileCue[] = [];
  const addressed = new Set<number>();
  const quoted = quotedTokens(tokens);
  for (let i = 0; i < tokens.length; i += 1) {
    const token = tokens[i];
    // What stands in quotation marks is somebody else's.
    if (token === undefined || token.kind !== 'word' || quoted[i] === 1) continue;
    if (isYou(token)) addressed.add(token.sentence);
    const phrase = phraseAt(PHRASES, tokens, i);
    if (phrase !== null) {
      const last = i + phrase.words.length - 1;
      for (let k = i; k <= last; k += 1) if (YOU_WORDS.has(tokens[k]?.form ?? '')) addressed.add(token.sentence);
      const [family, weight] = phrase.value;
      if (!DENIABLE.has(family) || excuseOf(tokens, i, last, quoted, false) === null)
        cues.push({ family, weight, first: i, last });
      i = last;
    } else if (isVocative(tokens, i)) {
      cues.push({ family: 'belittles', weight: 0.45, first: i, last: i });
      addressed.add(token.sentence);
    }
  }
  let calm = 1;
  for (const { weight, first } of cues.slice(0, COUNTED))
    calm *= 1 - weight * (addressed.has(tokens[first]?.sentence ?? -1) ? 1 : UNADDRESSED);
  return { score: 1 - calm, cues, addressed };
}

/** "…, buddy" and "Listen, genius:": between a comma or an end and the next sign. */
function isVocative(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at];
  if (token === undefined || tokens[at - 1]?.kind !== 'comma' || !CONDESCENDING_VOCATIVES.has(token.form)) return false;
  const after = tokens[at + 1];
  return after === undefined || after.kind === 'stop' || after.kind === 'comma' || after.kind === 'break';
}

/** The hostile cues as numbers, by family, with how they are said: for trained models. */
export function hostileNumbers(tokens: readonly Token[]): Record<string, number> {
  const numbers: Record<string, number> = {};
  addHostileNumbers(numbers, tokens);
  return numbers;
}

/** Names of the families' numbers: made once, not at every post. */
const NAMES: ReadonlyMap<HostileFamily, string> = new Map(
  HOSTILE_FAMILIES.map((family) => [family, `hostile ${family}`] as const),
);

/** Writes the hostile numbers among others: one object, since joining several costs more than all that is counted. */
export function addHostileNumbers(numbers: Record<string, number>, tokens: readonly Token[]): void {
  const { score, cues, addressed } = hostilityOf(tokens);
  for (const name of NAMES.values()) numbers[name] = 0;
  let atReader = 0;
  for (const { family, first } of cues.slice(0, COUNTED)) {
    const name = NAMES.get(family) ?? '';
    numbers[name] = Math.min(3, (numbers[name] ?? 0) + 1);
    if (addressed.has(tokens[first]?.sentence ?? -1)) atReader += 1;
  }
  numbers['hostile address'] = Math.round(score * 1000) / 1000;
  numbers['hostile at reader'] = Math.min(4, atReader);
  addAddressNumbers(numbers, tokens, addressed);
}

/** Who is spoken to, and how: questions and exclamations at the reader, his words in quotation marks, first words. */
function addAddressNumbers(
  numbers: Record<string, number>,
  tokens: readonly Token[],
  addressed: ReadonlySet<number>,
): void {
  let asked = 0;
  let exclaimed = 0;
  let sneered = 0;
  let words = 0;
  let first: Token | null = null;
  for (let i = 0; i < tokens.length; i += 1) {
    const token = tokens[i];
    if (token === undefined) break;
    if (token.kind === 'word') {
      words += 1;
      first ??= token;
    }
    if (token.kind === 'stop' && addressed.has(token.sentence)) {
      if (token.form.includes('?')) asked += 1;
      if (token.form.includes('!')) exclaimed += 1;
    } else if (token.kind === 'quote' && addressed.has(token.sentence)) sneered += 1;
  }
  numbers['reader asked'] = Math.min(3, asked);
  numbers['reader exclaimed'] = Math.min(3, exclaimed);
  numbers['reader quoted'] = Math.min(4, sneered);
  numbers['reader first'] = first !== null && isYou(first) ? 1 : 0;
  numbers['reader any'] = addressed.size > 0 ? 1 : 0;
  numbers['reader short'] = addressed.size > 0 && words < 16 ? 1 : 0;
}
