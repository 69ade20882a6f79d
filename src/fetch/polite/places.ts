/** A number of places; who finds none waits in line. Every place taken has to be given back. */
export interface Places {
  take(): Promise<void>;
  giveBack(): void;
}

/** @param count places, from 1 */
export function createPlaces(count: number): Places {
  const line: (() => void)[] = [];
  let free = count;
  return {
    take: () => {
      if (free === 0) return new Promise((resolve) => line.push(resolve));
      free--;
      return Promise.resolve();
    },
    // A place goes straight to the next in line, so that nobody who comes later is faster.
    giveBack: () => {
      const next = line.shift();
      if (next === undefined) free++;
      else next();
    },
  };
}
