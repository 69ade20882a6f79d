import type { ChosenReference, Store } from '../store/index.js';
import { nameIn, readPlaces } from './places.js';
import { ask, numberOf } from './rows.js';

/** A chosen reference for reading. */
export interface NamedReference extends ChosenReference {
  /** Null where the article or post is no longer stored. */
  readonly name: string | null;
  /** Sayings that have it as their reference. */
  readonly sayings: number;
}

const SAYINGS = `
select count(distinct saying_id) as n from v_saying
 where reference and reference_basis = 'chosen' and (document_id = $1::uuid or post_id = $1::uuid)`;

/** What was chosen as references of sayings, the latest choice first, with what it is the reference of. */
export async function namedReferences(store: Store): Promise<NamedReference[]> {
  const chosen = await store.references();
  const places = await readPlaces(
    store,
    chosen.flatMap(({ threadId, sourceId }) => (threadId === null ? [] : [{ threadId, postId: sourceId }])),
    chosen.flatMap(({ threadId, sourceId }) => (threadId === null ? [sourceId] : [])),
  );
  const out: NamedReference[] = [];
  for (const one of chosen) {
    const [row] = await ask(store, SAYINGS, [one.sourceId]);
    out.push({ ...one, name: nameIn('', places.get(one.sourceId) ?? null), sayings: numberOf(row, 'n') ?? 0 });
  }
  return out;
}
