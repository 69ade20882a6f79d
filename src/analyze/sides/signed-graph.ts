/** A tie between two nodes: half the log odds that both are on one side; negative where they are rather opposed. */
export interface Tie {
  readonly a: number;
  readonly b: number;
  readonly weight: number;
}

/** An undirected graph with signed weights, by rows: the neighbours of node i stand from `starts[i]` to `starts[i + 1]`. */
export interface SignedGraph {
  readonly size: number;
  readonly starts: Int32Array;
  readonly others: Int32Array;
  readonly weights: Float64Array;
  /** Sum of a node's weights without their signs. */
  readonly degrees: Float64Array;
}

/** Builds a graph; ties of a node with itself, of weight 0 or to nodes that are not there are left out. */
export function signedGraph(size: number, ties: readonly Tie[]): SignedGraph {
  const used = ties.filter(({ a, b, weight }) => a !== b && inside(a, size) && inside(b, size) && usable(weight));
  const starts = new Int32Array(size + 1);
  for (const { a, b } of used) {
    starts[a + 1] = (starts[a + 1] ?? 0) + 1;
    starts[b + 1] = (starts[b + 1] ?? 0) + 1;
  }
  for (let i = 0; i < size; i += 1) starts[i + 1] = (starts[i + 1] ?? 0) + (starts[i] ?? 0);
  const next = starts.slice(0, size);
  const others = new Int32Array(2 * used.length);
  const weights = new Float64Array(2 * used.length);
  const degrees = new Float64Array(size);
  const put = (from: number, to: number, weight: number): void => {
    const at = next[from] ?? 0;
    next[from] = at + 1;
    others[at] = to;
    weights[at] = weight;
    degrees[from] = (degrees[from] ?? 0) + Math.abs(weight);
  };
  for (const { a, b, weight } of used) {
    put(a, b, weight);
    put(b, a, weight);
  }
  return { size, starts, others, weights, degrees };
}

function inside(node: number, size: number): boolean {
  return node >= 0 && node < size;
}

function usable(weight: number): boolean {
  return weight !== 0 && Number.isFinite(weight);
}

/** Sum over a node's neighbours of weight times their value. */
export function pull({ starts, others, weights }: SignedGraph, node: number, values: Float64Array): number {
  let sum = 0;
  const end = starts[node + 1] ?? 0;
  for (let at = starts[node] ?? 0; at < end; at += 1) sum += (weights[at] ?? 0) * (values[others[at] ?? 0] ?? 0);
  return sum;
}

/** The nodes of the connected part that holds most weight, ascending; of equal ones that with the first node. */
export function heaviestPart(graph: SignedGraph): readonly number[] {
  const seen = new Uint8Array(graph.size);
  let best: number[] = [];
  let most = 0;
  for (let root = 0; root < graph.size; root += 1) {
    if (seen[root] === 1 || graph.degrees[root] === 0) continue;
    const part = [root];
    seen[root] = 1;
    let weight = 0;
    for (let i = 0; i < part.length; i += 1) {
      const node = part[i] ?? 0;
      weight += graph.degrees[node] ?? 0;
      const end = graph.starts[node + 1] ?? 0;
      for (let at = graph.starts[node] ?? 0; at < end; at += 1) {
        const other = graph.others[at] ?? 0;
        if (seen[other] === 1) continue;
        seen[other] = 1;
        part.push(other);
      }
    }
    if (weight > most) {
      best = part;
      most = weight;
    }
  }
  return best.sort((a, b) => a - b);
}
