/** Chunks of one fold, with what speaks for each kind. */
export interface Group {
  person: number;
  placeCue: number;
  organisation: number;
  thing: number;
  readonly folded: readonly string[];
  readonly words: readonly string[];
  readonly plain: string;
  readonly place: string | null;
  count: number;
  readonly names: Map<string, number>;
  readonly roles: Map<string, number>;
}

export type Union = (a: number, b: number) => void;
