import { heaviestPart, pull, type SignedGraph } from './signed-graph.js';

/** A division of a signed graph in two. */
export interface Division {
  /** 1 or -1; 0 for nodes outside the divided part. */
  readonly spins: Float64Array;
  /** What the others' positions say of each node, -1..1 (mean of its side under the ties as log odds). */
  readonly means: Float64Array;
  /** The node whose side was taken for granted; -1 in a graph without ties. */
  readonly anchor: number;
}

/** Rounds of the power iteration, sweeps of single moves, rounds of propagation: each costs one pass over the ties. */
const ROUNDS = 120;
const SWEEPS = 60;
const SPREAD = 60;

/**
 * Divides the heaviest connected part so that as much weight as possible is respected: friends together, opponents
 * apart (maximum cut with signs, as Murakami & Raymond 2010 and Walker et al. 2012 do for debates). Starts are the
 * signs of the signed Laplacian's smallest eigenvector (Kunegis et al. 2010) and of the strongest ties followed from
 * the best-connected node; both are bettered by single moves and the better one is kept. Then beliefs are propagated
 * over the ties (mean field) with that node held fast. Repeatable: the order of the nodes alone decides ties.
 */
export function divide(graph: SignedGraph): Division {
  const part = heaviestPart(graph);
  const spins = new Float64Array(graph.size);
  if (part.length === 0) return { spins, means: new Float64Array(graph.size), anchor: -1 };
  const anchor = part.reduce(
    (best, node) => ((graph.degrees[node] ?? 0) > (graph.degrees[best] ?? 0) ? node : best),
    part[0] ?? 0,
  );
  const starts = [spectralStart(graph, part), treeStart(graph, part, anchor)];
  let most = Number.NEGATIVE_INFINITY;
  for (const start of starts) {
    betterBySingleMoves(graph, part, start);
    const value = respected(graph, start);
    if (value <= most + 1e-9) continue;
    most = value;
    spins.set(start);
  }
  const sign = spins[anchor] ?? 1;
  for (const node of part) spins[node] = (spins[node] ?? 0) * sign;
  return { spins, means: spread(graph, part, spins, anchor), anchor };
}

/** Weight of ties that a division respects less that of those it does not; each tie once. */
export function respected(graph: SignedGraph, spins: Float64Array): number {
  let sum = 0;
  for (let node = 0; node < graph.size; node += 1) {
    const spin = spins[node] ?? 0;
    if (spin !== 0) sum += spin * pull(graph, node, spins);
  }
  return sum / 2;
}

/** Signs of the smallest eigenvector of D - A, by power iteration on 2·max(D) - (D - A). */
function spectralStart(graph: SignedGraph, part: readonly number[]): Float64Array {
  const greatest = part.reduce((most, node) => Math.max(most, graph.degrees[node] ?? 0), 0);
  let vector = new Float64Array(graph.size);
  // No two nodes begin alike, and no random numbers are needed.
  part.forEach((node, i) => {
    vector[node] = Math.cos(i * 2.399963) + 0.01;
  });
  for (let round = 0; round < ROUNDS; round += 1) {
    const next = new Float64Array(graph.size);
    let length = 0;
    for (const node of part) {
      const value = (2 * greatest - (graph.degrees[node] ?? 0)) * (vector[node] ?? 0) + pull(graph, node, vector);
      next[node] = value;
      length += value * value;
    }
    const scale = length > 0 ? 1 / Math.sqrt(length) : 0;
    for (const node of part) next[node] = (next[node] ?? 0) * scale;
    vector = next;
  }
  for (const node of part) vector[node] = (vector[node] ?? 0) < 0 ? -1 : 1;
  return vector;
}

/** Signs by following the strongest ties from the anchor outwards (a maximum spanning tree, Prim). */
function treeStart(graph: SignedGraph, part: readonly number[], anchor: number): Float64Array {
  const spins = new Float64Array(graph.size);
  const heap = new TieHeap();
  const open = (node: number, spin: number): void => {
    spins[node] = spin;
    const end = graph.starts[node + 1] ?? 0;
    for (let at = graph.starts[node] ?? 0; at < end; at += 1) {
      const weight = graph.weights[at] ?? 0;
      const other = graph.others[at] ?? 0;
      if (spins[other] === 0) heap.push(Math.abs(weight), other, weight < 0 ? -spin : spin);
    }
  };
  open(anchor, 1);
  for (let top = heap.pop(); top !== null; top = heap.pop()) if (spins[top.node] === 0) open(top.node, top.spin);
  for (const node of part) if (spins[node] === 0) spins[node] = 1;
  return spins;
}

interface Reached {
  readonly strength: number;
  readonly node: number;
  readonly spin: number;
}

/** A binary heap of ties, the strongest first; of equal ones that to the lower node. */
class TieHeap {
  private readonly items: Reached[] = [];

  push(strength: number, node: number, spin: number): void {
    const { items } = this;
    items.push({ strength, node, spin });
    for (let at = items.length - 1; at > 0; ) {
      const up = (at - 1) >> 1;
      if (!this.before(at, up)) break;
      this.swap(at, up);
      at = up;
    }
  }

  pop(): Reached | null {
    const { items } = this;
    const top = items[0];
    const last = items.pop();
    if (top === undefined || last === undefined) return null;
    if (items.length === 0) return top;
    items[0] = last;
    for (let at = 0; ; ) {
      const left = 2 * at + 1;
      let best = at;
      if (left < items.length && this.before(left, best)) best = left;
      if (left + 1 < items.length && this.before(left + 1, best)) best = left + 1;
      if (best === at) return top;
      this.swap(at, best);
      at = best;
    }
  }

  private before(a: number, b: number): boolean {
    const one = this.items[a];
    const other = this.items[b];
    if (one === undefined || other === undefined) return false;
    return one.strength > other.strength || (one.strength === other.strength && one.node < other.node);
  }

  private swap(a: number, b: number): void {
    const one = this.items[a];
    const other = this.items[b];
    if (one === undefined || other === undefined) return;
    this.items[a] = other;
    this.items[b] = one;
  }
}

function betterBySingleMoves(graph: SignedGraph, part: readonly number[], spins: Float64Array): void {
  for (let sweep = 0; sweep < SWEEPS; sweep += 1) {
    let moved = false;
    for (const node of part) {
      const spin = spins[node] ?? 1;
      if (spin * pull(graph, node, spins) >= -1e-9) continue;
      spins[node] = -spin;
      moved = true;
    }
    if (!moved) return;
  }
}

/** Mean field from the division on; half steps, so that opposed pairs do not swing. */
function spread(graph: SignedGraph, part: readonly number[], spins: Float64Array, anchor: number): Float64Array {
  const means = Float64Array.from(spins);
  for (let round = 0; round < SPREAD; round += 1) {
    let change = 0;
    for (const node of part) {
      if (node === anchor) continue;
      const before = means[node] ?? 0;
      const after = (before + Math.tanh(pull(graph, node, means))) / 2;
      means[node] = after;
      change = Math.max(change, Math.abs(after - before));
    }
    if (change < 1e-4) break;
  }
  // It was held fast to say which side is which; how sure its own place is, its neighbours say.
  means[anchor] = Math.tanh(pull(graph, anchor, means));
  return means;
}
