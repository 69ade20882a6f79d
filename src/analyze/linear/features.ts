import { tokensOf } from '../words/reading.js';
import { formsOf, hashText, joinHashes, type PlacedForm } from './forms.js';
import { SeenHashes } from './seen.js';

/** Words in a row, runs of characters inside words, or words beside words of another field. */
export interface Block {
  /** Name of the field; `text` is the one whose words can be shown as evidence. */
  readonly field: string;
  readonly kind: 'words' | 'pieces' | 'pairs';
  /** Longest run of words (words only; runs of characters are of 2 to 5). */
  readonly longest: number;
  /** Weight of the block beside the others: its values have this length. */
  readonly weight: number;
  /**
   * Field whose whole text tells one set of features from another: words that are for one target may be against the next.
   * Null: the same for all rows. For pairs, the field of the second words.
   */
  readonly by: string | null;
}

/** What a model reads of one row: texts by field, and named numbers. */
export interface Reading {
  readonly fields: Readonly<Record<string, string>>;
  readonly numbers: Readonly<Record<string, number>>;
}

/** Texts are read up to this many characters, so that any text costs a bounded time. */
const READ = 20_000;

const seen = new SeenHashes();
/** Words of the other field that are paired. */
const PAIRED = 40;
/** Pieces of the shortest word that is paired: three letters. */
const LEAST_PIECES = 10;

/**
 * A row's features of one block: buckets with the places of the words they were made of. A form that is repeated counts
 * once, so that length and habit weigh less; runs of characters are counted over the different forms.
 */
export function blockFeatures(
  block: Block,
  salt: number,
  forms: readonly PlacedForm[],
  others: readonly PlacedForm[],
  see: (hash: number, first: number, last: number) => void,
): void {
  seen.begin(forms.length * block.longest);
  const paired = block.kind === 'pairs' ? others.slice(0, PAIRED) : [];
  for (let i = 0; i < forms.length; i += 1) {
    const form = forms[i]?.form;
    if (form === undefined) continue;
    if (block.kind === 'pieces') {
      if (!seen.add(form.hash)) continue;
      for (const piece of form.pieces) see(joinHashes(salt, piece), i, i);
      continue;
    }
    if (block.kind === 'pairs') {
      if (form.pieces.length < LEAST_PIECES || !seen.add(form.hash)) continue;
      for (const other of paired)
        if (other.form.pieces.length >= LEAST_PIECES)
          see(joinHashes(joinHashes(salt, form.hash), other.form.hash), i, i);
      continue;
    }
    let run = salt;
    for (let n = 0; n < block.longest && i + n < forms.length; n += 1) {
      run = joinHashes(run, forms[i + n]?.form.hash ?? 0);
      if (seen.add(run)) see(run, i, i + n);
    }
  }
}

/** The hash a block's features of this row begin with. */
export function saltOf(block: Block, reading: Reading): number {
  const own = salts.get(block) ?? hashText(`${block.field} ${block.kind}`);
  salts.set(block, own);
  return block.by === null || block.kind === 'pairs'
    ? own
    : joinHashes(own, hashText((reading.fields[block.by] ?? '').toLowerCase()));
}

const salts = new WeakMap<Block, number>();

/** Reads the forms of a row's fields, each once. */
export function formReader(reading: Reading): (field: string | null) => readonly PlacedForm[] {
  const known = new Map<string, readonly PlacedForm[]>();
  return (field) => {
    const text = field === null ? '' : (reading.fields[field] ?? '');
    if (field === null || text === '') return [];
    const forms = known.get(field) ?? readForms(text);
    known.set(field, forms);
    return forms;
  };
}

/** The words a block's words are paired with; none for other blocks. */
export function othersOf(
  block: Block,
  formsOf: (field: string | null) => readonly PlacedForm[],
): readonly PlacedForm[] {
  return block.kind === 'pairs' ? formsOf(block.by) : [];
}

/** The forms of a field's text. */
export function readForms(text: string): readonly PlacedForm[] {
  return formsOf(tokensOf(text.length > READ ? text.slice(0, READ) : text));
}
