/** Where a list goes on: the value it is ordered by and the ids behind it. */
export interface Place {
  readonly key: string;
  readonly ids: readonly string[];
}

const ID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** A place as part of an address. */
export const placeText = ({ key, ids }: Place): string => [key, ...ids].join('~');

/**
 * The place an address names; null where it names none, or not one of ours: the list then begins at its beginning.
 *
 * @param ids how many ids stand behind the key
 */
export function placeOf(text: string | null, ids: number): Place | null {
  const [key = '', ...rest] = (text ?? '').split('~');
  const isNumber = key.trim() !== '' && Number.isFinite(Number(key));
  return isNumber && rest.length === ids && rest.every((id) => ID.test(id)) ? { key, ids: rest } : null;
}

/** One more than asked for says whether there are more. */
export function pageOf<T>(rows: readonly T[], limit: number, placeAt: (row: T) => Place) {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return { shown, next: rows.length > limit && last !== undefined ? placeText(placeAt(last)) : null };
}
