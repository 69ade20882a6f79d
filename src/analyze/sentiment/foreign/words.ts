/**
 * What one language needs beside its kept lexicon. Valences on AFINN's scale (-5..5); words are given in one form or a
 * few, and their other forms are found by the language's stemmer. Written for this project, by judgement.
 */
export interface LanguageWords {
  /** Rows [valence, words]; they win over the kept lexicon. A word with `=` before it counts only as it stands. */
  readonly values: readonly (readonly [number, string])[];
  /** Turn what follows in the clause. */
  readonly negators: string;
  /** After these a negator does not turn ("nicht nur"). */
  readonly spares: string;
  /** Strengthen and weaken the next value. */
  readonly strong: string;
  readonly weak: string;
  /** Hand the weight to what follows. */
  readonly contrasts: string;
  /** Rows [valence, phrases with | between them]. */
  readonly idioms: readonly (readonly [number, string])[];
  /** A negator may stand behind what it turns. */
  readonly turnsBack: boolean;
  /** Small words are joined to the next by an apostrophe ("l'idée"). */
  readonly elides: boolean;
  /** Beginnings that turn a word: "un" in "unfair". */
  readonly turning: readonly string[];
  /** Factor that brings the kept lexicon to AFINN's scale, and the share of trust it has beside our words. */
  readonly scale: number;
}
