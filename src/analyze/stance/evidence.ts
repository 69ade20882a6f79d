/** Something a text says of a target: for it above 0, against it below. */
export interface Evidence {
  readonly key: string;
  readonly value: number;
  /** Tokens the judgement rests on. */
  readonly first: number;
  readonly last: number;
  readonly sentence: number;
  /** Whose attitude it is when a named subject has it ("Y supports X"); null: whoever speaks. */
  readonly holder: string | null;
  /** A question that states: it weighs what a statement weighs. */
  readonly settled?: true;
}
