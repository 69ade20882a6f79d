import type { PhraseIndex } from '../words/phrases.js';
import type { Token } from '../words/tokens.js';

/** What one word form does to a text's tone; null where it does nothing. */
export interface Role {
  /** Valence, -5..5; undefined where the word has none, 0 where another list's value is taken back. */
  readonly value: number | undefined;
  /** Turns what follows in its clause. */
  readonly negates: boolean;
  /** After it a negator does not turn: "not only". */
  readonly spares: boolean;
  /** Factor on the next value within three words; 0: none. */
  readonly degree: number;
  /** Ends a negation's reach; `weighs` also hands the weight to what follows. */
  readonly contrast: 'none' | 'ends' | 'weighs';
  /** Idioms begin with it. */
  readonly phrased: boolean;
  /** English "like": a liking or a comparison, by the word before it. */
  readonly likens: boolean;
}

/** How the tone of one language is read. */
export interface ToneRules {
  /** The role of a word; called once for each word, so it remembers. */
  readonly roleOf: (token: Token) => Role | null;
  readonly idioms: PhraseIndex<number>;
  /** How far a negator reaches, in words of the same clause. */
  readonly reach: number;
  /** Whether a negator may stand behind what it turns ("das gefällt mir nicht"). */
  readonly turnsBack: boolean;
}

/** A role, or null where the form plays none. */
export function roleFrom(role: Role): Role | null {
  const { value, negates, spares, degree, contrast, phrased, likens } = role;
  return value === undefined && !negates && !spares && degree === 0 && contrast === 'none' && !phrased && !likens
    ? null
    : role;
}
