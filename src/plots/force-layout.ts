/** A place in the unit square. */
export interface Spot {
  readonly x: number;
  readonly y: number;
}

export interface Spring {
  readonly from: number;
  readonly to: number;
  /** Pull, 1 and up. */
  readonly weight: number;
}

const STEPS = 260;
/** The golden angle spreads any number of starting places evenly. */
const GOLDEN = Math.PI * (3 - Math.sqrt(5));

/**
 * Places for the nodes of a small graph: springs along edges, repulsion between all, gravity to the middle, cooling down
 * (Fruchterman and Reingold 1991). No chance in it: the places depend on the order of the nodes and the springs alone.
 * Quadratic in the nodes; 60 take about 10 ms.
 */
export function layOut(nodes: number, springs: readonly Spring[]): Spot[] {
  if (nodes === 0) return [];
  if (nodes === 1) return [{ x: 0.5, y: 0.5 }];
  const x = Array.from({ length: nodes }, (_, i) => Math.sqrt((i + 0.5) / nodes) * Math.cos(i * GOLDEN));
  const y = Array.from({ length: nodes }, (_, i) => Math.sqrt((i + 0.5) / nodes) * Math.sin(i * GOLDEN));
  const ideal = 1.4 / Math.sqrt(nodes);
  for (let step = 0; step < STEPS; step++) {
    const heat = 0.12 * (1 - step / STEPS) + 0.002;
    const [dx, dy] = pushes(x, y, springs, ideal);
    for (let i = 0; i < nodes; i++) {
      const mx = dx[i] ?? 0;
      const my = dy[i] ?? 0;
      const length = Math.hypot(mx, my);
      const most = length > heat ? heat / length : 1;
      x[i] = (x[i] ?? 0) + mx * most;
      y[i] = (y[i] ?? 0) + my * most;
    }
  }
  return intoSquare(x, y);
}

/** What pushes and pulls every node. */
function pushes(
  x: readonly number[],
  y: readonly number[],
  springs: readonly Spring[],
  ideal: number,
): [number[], number[]] {
  const dx = x.map((at) => -at * 0.06);
  const dy = y.map((at) => -at * 0.06);
  const push = (i: number, mx: number, my: number): void => {
    dx[i] = (dx[i] ?? 0) + mx;
    dy[i] = (dy[i] ?? 0) + my;
  };
  for (let i = 0; i < x.length; i++) {
    for (let j = i + 1; j < x.length; j++) {
      const ax = (x[i] ?? 0) - (x[j] ?? 0);
      const ay = (y[i] ?? 0) - (y[j] ?? 0);
      const square = Math.max(ax * ax + ay * ay, 1e-4);
      const force = (ideal * ideal) / square / 4;
      push(i, ax * force, ay * force);
      push(j, -ax * force, -ay * force);
    }
  }
  for (const { from, to, weight } of springs) {
    const ax = (x[to] ?? 0) - (x[from] ?? 0);
    const ay = (y[to] ?? 0) - (y[from] ?? 0);
    const force = (Math.hypot(ax, ay) / ideal) * 0.05 * Math.min(3, 1 + Math.log2(Math.max(1, weight)) / 2);
    push(from, ax * force, ay * force);
    push(to, -ax * force, -ay * force);
  }
  return [dx, dy];
}

function intoSquare(x: readonly number[], y: readonly number[]): Spot[] {
  const spread = (values: readonly number[]): ((value: number) => number) => {
    const low = Math.min(...values);
    const high = Math.max(...values);
    return (value) => (high - low < 1e-9 ? 0.5 : (value - low) / (high - low));
  };
  const across = spread(x);
  const down = spread(y);
  return x.map((at, i) => ({ x: across(at), y: down(y[i] ?? 0) }));
}
