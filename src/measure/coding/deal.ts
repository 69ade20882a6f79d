import { randomFrom, shuffle } from '../../analyze/linear/arithmetic.js';
import { sha256 } from '../../model/ids.js';
import { seedOf } from './draw.js';

/** Letters that are not mistaken for each other when read aloud or typed. */
const ALPHABET = 'abcdefghjkmnpqrstuvwxyz23456789';

/**
 * Names of items on the sheets: short, without meaning, and the same for the same seed and ids. They say neither where an
 * item stands nor in which order it was drawn.
 */
export function itemNames(ids: readonly string[], seed: number): string[] {
  for (let length = 5; ; length += 1) {
    const names = ids.map((id) => nameOf(`${seed} ${id}`, length));
    if (new Set(names).size === ids.length) return names;
  }
}

function nameOf(text: string, length: number): string {
  const hash = sha256(text);
  let name = '';
  for (let i = 0; i < length; i += 1)
    name += ALPHABET[Number.parseInt(hash.slice(i * 2, i * 2 + 2), 16) % ALPHABET.length] ?? '';
  return name;
}

/** Names of coders, as they stand in file names. */
export function coderNames(count: number): string[] {
  const digits = String(count).length;
  return Array.from({ length: count }, (_, i) => `coder-${String(i + 1).padStart(digits, '0')}`);
}

/**
 * Who codes what: a share of the items, drawn at random, goes to all coders, so that their agreement can be told; the
 * others are dealt out in turn, one coder each.
 *
 * @param overlap share of items that go to all, 0..1
 */
export function dealItems(items: number, coders: readonly string[], overlap: number, seed: number): string[][] {
  const order = Int32Array.from({ length: items }, (_, i) => i);
  shuffle(order, randomFrom(seedOf(seed, 'overlap')));
  const shared = Math.round(items * overlap);
  const dealt: string[][] = Array.from({ length: items }, () => []);
  order.forEach((item, place) => {
    dealt[item] = place < shared ? [...coders] : coders.slice((place - shared) % coders.length).slice(0, 1);
  });
  return dealt;
}

/** The order in which a coder gets his items: one of his own, so that tiredness falls on other items for each. */
export function orderFor(coder: string, items: readonly number[], seed: number): number[] {
  const order = Int32Array.from(items);
  shuffle(order, randomFrom(seedOf(seed, `order of ${coder}`)));
  return [...order];
}
