import { type Line, type LineAddress, openLine } from './line.js';

/** Some lines to one server, each lent to one user at a time. */
export interface LinePool {
  /** A line nobody else has; waits for one when all are lent. */
  readonly take: () => Promise<Line>;
  /** Gives a line back. One that is lost is not lent again: the driver keeps unsent bytes of the old connection. */
  readonly give: (line: Line) => void;
  readonly close: () => Promise<void>;
}

const CLOSE_SECONDS = 5;

/** A pool of so many lines at most; each is opened when it is needed and none before. */
export function openLines(address: LineAddress, most: number): LinePool {
  const lines = new Set<Line>();
  const idle: Line[] = [];
  const waiting: ((line: Line) => void)[] = [];
  const ending: Promise<void>[] = [];
  const open = (): Line => {
    const line = openLine(address);
    lines.add(line);
    return line;
  };
  return {
    take: () => {
      const line = idle.pop() ?? (lines.size < most ? open() : undefined);
      return line === undefined ? new Promise((resolve) => waiting.push(resolve)) : Promise.resolve(line);
    },
    give: (line) => {
      if (line.isLost()) {
        lines.delete(line);
        ending.push(line.end(0));
      }
      const next = waiting.shift();
      if (next !== undefined) next(line.isLost() ? open() : line);
      else if (!line.isLost()) idle.push(line);
    },
    close: async () => {
      await Promise.all([...ending, ...[...lines].map((line) => line.end(CLOSE_SECONDS))]);
    },
  };
}
