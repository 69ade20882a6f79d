/** Lets one holder in at a time, in order of arrival. */
export interface Gate {
  /**
   * Resolves with a release function once all earlier holders have released.
   *
   * @param guest who comes, where it has settings of its own; none: threadbare itself, at home in the session as it is
   */
  enter(guest?: Guest | null): Promise<() => void>;
}

/** Another program, whose settings hold while it alone uses the session: nobody else may find them there. */
export interface Guest {
  /** Before its first turn, and before each that comes after somebody else's. */
  arrive(): Promise<void>;
  /** Before the next turn of somebody else. */
  depart(): Promise<void>;
}

/** The embedded database is a single session: whoever runs a transaction on it must hold its gate until the end. */
export function createGate(): Gate {
  let last: Promise<void> = Promise.resolve();
  let present: Guest | null = null;
  return {
    async enter(guest = null) {
      const before = last;
      let open: () => void = () => undefined;
      last = new Promise((resolve) => {
        open = resolve;
      });
      await before;
      if (guest === present) return open;
      try {
        const leaving = present;
        present = null;
        await leaving?.depart();
        await guest?.arrive();
        present = guest;
        return open;
      } catch (error) {
        open();
        throw error;
      }
    },
  };
}
