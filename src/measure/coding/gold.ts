import type { CoderLabel } from './read-labels.js';
import { UNSURE } from './tasks.js';

/** What the coders together say of an item. */
export interface ItemVerdict {
  readonly item: string;
  /** Their label; null where they are tied or cannot tell. */
  readonly gold: string | null;
  readonly why: 'majority' | 'one coder' | 'adjudicated' | 'tie' | 'unsure';
  /** Labels by coder; `?` where one could not tell. */
  readonly votes: ReadonlyMap<string, string>;
}

/**
 * The label most coders give an item; what cannot be told counts as a label. Where two labels have as many votes there is
 * none, until somebody settles it.
 *
 * @param settled labels of items that were settled, which win over votes
 */
export function goldOf(labels: readonly CoderLabel[], settled: ReadonlyMap<string, string | null>): ItemVerdict[] {
  const byItem = new Map<string, Map<string, string>>();
  for (const { coder, item, label } of labels) {
    const votes = byItem.get(item) ?? new Map<string, string>();
    votes.set(coder, label ?? UNSURE);
    byItem.set(item, votes);
  }
  return [...byItem]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([item, votes]) => {
      const decided = settled.get(item);
      if (decided !== undefined)
        return { item, votes, gold: decided, why: decided === null ? 'unsure' : 'adjudicated' };
      const top = majorityOf([...votes.values()]);
      if (top === null) return { item, votes, gold: null, why: 'tie' };
      if (top === UNSURE) return { item, votes, gold: null, why: 'unsure' };
      return { item, votes, gold: top, why: votes.size === 1 ? 'one coder' : 'majority' };
    });
}

/** The label with the most votes, or null where two have as many. */
export function majorityOf(votes: readonly string[]): string | null {
  const counts = new Map<string, number>();
  for (const vote of votes) counts.set(vote, (counts.get(vote) ?? 0) + 1);
  const [best, second] = [...counts].sort((a, b) => b[1] - a[1]);
  if (best === undefined) return null;
  return second !== undefined && second[1] === best[1] ? null : best[0];
}
