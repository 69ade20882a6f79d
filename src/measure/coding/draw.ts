import { randomFrom, shuffle } from '../../analyze/linear/arithmetic.js';
import { sha256 } from '../../model/ids.js';
import { type Allocation, allocate, pullsOf } from './allocate.js';

/** One thing that could be coded: a post, a post and a target, or a post and what it answers. */
export interface FrameItem {
  /** Stable name of the thing; equal data give equal ids. */
  readonly id: string;
  /** Values it is stratified by, in the order asked for. */
  readonly strata: readonly string[];
  /** The machine's label, or `abstained`. */
  readonly answer: string;
  readonly confidence: number | null;
}

export interface DrawOptions {
  readonly n: number;
  readonly seed: number;
  readonly allocation: Allocation;
  /** Items a stratum gets at least. */
  readonly least: number;
  /** Names of what is stratified by, for the names of the strata. */
  readonly dimensions: readonly string[];
}

/** A stratum with what the whole of it looks like to the machine. */
export interface DrawnStratum {
  readonly name: string;
  readonly population: number;
  readonly sampled: number;
  /** Machine answers of all its items. */
  readonly machine: Readonly<Record<string, number>>;
}

export interface DrawnItem<Item> {
  readonly unit: Item;
  /** Place in `strata`. */
  readonly stratum: number;
  /** Probability with which it came into the sample; its weight is 1 over it. */
  readonly inclusion: number;
}

export interface Drawn<Item> {
  readonly strata: readonly DrawnStratum[];
  readonly items: readonly DrawnItem<Item>[];
}

/** Strata too many for the sample are put together under this name, the smallest first. */
const REST = 'all other strata';

/**
 * Draws a stratified sample: in each stratum every item has the same probability. The order of the frame does not matter,
 * and each stratum has random numbers of its own, so that one that grows does not change what is drawn in the others.
 */
export function drawSample<Item extends FrameItem>(frame: readonly Item[], options: DrawOptions): Drawn<Item> {
  const strata = stratify(frame, options);
  const numbers = allocate(
    options.n,
    strata.map(({ items }) => items.length),
    pullsOf(
      options.allocation,
      strata.map(({ items }) => items),
    ),
    options.least,
  );
  const items: DrawnItem<Item>[] = [];
  const drawn = strata.map(({ name, items: all }, stratum) => {
    const sampled = numbers[stratum] ?? 0;
    const order = Int32Array.from(all.keys());
    shuffle(order, randomFrom(seedOf(options.seed, name)));
    for (const place of order.slice(0, sampled))
      for (const unit of all.slice(place, place + 1)) items.push({ unit, stratum, inclusion: sampled / all.length });
    const machine: Record<string, number> = {};
    for (const { answer } of all) machine[answer] = (machine[answer] ?? 0) + 1;
    return { name, population: all.length, sampled, machine };
  });
  return { strata: drawn, items };
}

/** A seed of its own for each part of a sample. */
export function seedOf(seed: number, part: string): number {
  return Number.parseInt(sha256(`${seed} ${part}`).slice(0, 8), 16);
}

function stratify<Item extends FrameItem>(
  frame: readonly Item[],
  { dimensions, least, n }: DrawOptions,
): { readonly name: string; readonly items: readonly Item[] }[] {
  const found = new Map<string, Item[]>();
  for (const item of frame) {
    const name =
      dimensions.map((dimension, i) => `${dimension} ${item.strata[i] ?? 'unknown'}`).join(', ') || 'everything';
    const held = found.get(name);
    if (held === undefined) found.set(name, [item]);
    else held.push(item);
  }
  const bySize = [...found].sort(([a, x], [b, y]) => y.length - x.length || (a < b ? -1 : 1));
  const room = Math.max(1, Math.floor(n / Math.max(1, least)));
  const kept = bySize.length <= room ? bySize : bySize.slice(0, room - 1);
  const rest = bySize.slice(kept.length).flatMap(([, items]) => items);
  return [...kept, ...(rest.length === 0 ? [] : [[REST, rest] as const])]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, items]) => ({ name, items: [...items].sort((a, b) => (a.id < b.id ? -1 : 1)) }));
}
