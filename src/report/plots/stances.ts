import type { TargetStances } from '../../plots/index.js';
import type { Store } from '../../store/index.js';
import { ask, numberOf, textOf } from '../rows.js';

const SQL = `
select target, target_kind,
       count(*) filter (where not abstained and stance = 'favor') as favor,
       count(*) filter (where not abstained and stance = 'against') as against,
       count(*) filter (where not abstained and stance = 'none') as none,
       count(*) filter (where abstained) as abstained
  from v_stance where thread_id = $1::uuid and holder is null
 group by target_key, target, target_kind
 order by (target_kind = 'proposition') desc, count(*) filter (where not abstained) desc, target`;

/** How a thread's posts stand to its targets: the posters' own stances, those they report left out. */
export async function readStances(store: Store, threadId: string): Promise<TargetStances[]> {
  return (await ask(store, SQL, [threadId])).map((row) => ({
    target: textOf(row, 'target') ?? '',
    kind: textOf(row, 'target_kind') ?? 'other',
    favor: numberOf(row, 'favor') ?? 0,
    against: numberOf(row, 'against') ?? 0,
    none: numberOf(row, 'none') ?? 0,
    abstained: numberOf(row, 'abstained') ?? 0,
  }));
}
