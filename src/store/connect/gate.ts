/** Lets one holder in at a time, in order of arrival. */
export interface Gate {
  /** Resolves with a release function once all earlier holders have released. */
  enter(): Promise<() => void>;
}

/** The embedded database is a single session: whoever runs a transaction on it must hold its gate until the end. */
export function createGate(): Gate {
  let last: Promise<void> = Promise.resolve();
  return {
    async enter() {
      const before = last;
      let open: () => void = () => undefined;
      last = new Promise((resolve) => {
        open = resolve;
      });
      await before;
      return open;
    },
  };
}
