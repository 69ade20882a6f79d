import { writeCsv } from './csv.js';
import type { CodingTask } from './tasks.js';

/** What a coder sees of an item. */
export interface ItemText {
  /** Stance: what the stance is toward. */
  readonly toward: string | null;
  /** Reply stance: the words that are answered. */
  readonly answers: string | null;
  /** What else is needed to understand the words; empty: nothing, or not asked for. */
  readonly context: string;
  /** The words to judge. */
  readonly text: string;
  /** The author, where names are shown. */
  readonly author: string | null;
}

/** Column with the name of the item, and the ones a coder fills in. */
export const ITEM_COLUMN = 'item';
export const LABEL_COLUMN = 'label';
export const NOTE_COLUMN = 'note';

/**
 * One coder's sheet as CSV. It is blind: no machine answer, score or confidence, no stratum, no place of the post, and
 * no author unless names are asked for.
 */
export function codingSheet(
  task: CodingTask,
  items: readonly (ItemText & { readonly item: string })[],
  options: { readonly bom: boolean; readonly context: boolean; readonly authors: boolean },
): string {
  const columns: readonly { readonly name: string; readonly of: (item: ItemText & { item: string }) => string }[] = [
    { name: ITEM_COLUMN, of: (one) => one.item },
    ...(task === 'stance' ? [{ name: 'toward', of: (one: ItemText) => one.toward ?? '' }] : []),
    ...(options.context ? [{ name: 'context', of: (one: ItemText) => one.context }] : []),
    ...(task === 'reply-stance' ? [{ name: 'answers', of: (one: ItemText) => one.answers ?? '' }] : []),
    ...(options.authors ? [{ name: 'author', of: (one: ItemText) => one.author ?? '' }] : []),
    { name: 'text', of: (one) => one.text },
    { name: LABEL_COLUMN, of: () => '' },
    { name: NOTE_COLUMN, of: () => '' },
  ];
  return writeCsv(
    [columns.map(({ name }) => name), ...items.map((item) => columns.map(({ of }) => of(item)))],
    options.bom,
  );
}
