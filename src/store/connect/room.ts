import { statfsSync } from 'node:fs';
import { DatabaseError } from '../../model/errors.js';
import type { Session } from '../session.js';

/**
 * Bytes that must be free before the embedded database writes: three segments of its write-ahead log. When the next
 * segment cannot be made, PostgreSQL gives up with a PANIC, and PGlite then never answers again, busy for ever.
 */
const LEAST_FREE = 48 * 2 ** 20;
/** Milliseconds for which an answer is believed: what the database writes in them is a small part of the room kept free. */
const BELIEVED_MS = 20;

/** Looks whether a folder's file system has room. */
export interface Room {
  /** @throws DatabaseError `disk-full` where too little is left to write safely; nothing was written */
  readonly check: () => void;
}

/** @param free bytes that are free, for tests; null where the file system does not say */
export function roomIn(folder: string, free: () => number | null = () => freeIn(folder)): Room {
  let lookedAt = Number.NEGATIVE_INFINITY;
  return {
    check: () => {
      const now = performance.now();
      if (now - lookedAt < BELIEVED_MS) return;
      const left = free();
      if (left !== null && left < LEAST_FREE)
        throw new DatabaseError(
          'disk-full',
          `Only ${Math.floor(left / 2 ** 20)} MB are free where the database is (${folder}), and it needs ` +
            `${LEAST_FREE / 2 ** 20} MB to write safely. Make room and run the command again: it goes on from what is stored.`,
          'stop',
        );
      lookedAt = now;
    },
  };
}

/** A session that writes only while there is room. */
export const guarded = (session: Session, room: Room): Session => ({
  query: async (statement, params) => {
    room.check();
    return session.query(statement, params);
  },
});

function freeIn(folder: string): number | null {
  try {
    const { bavail, bsize } = statfsSync(folder);
    return bavail * bsize;
  } catch {
    // Some network and container file systems do not answer; PostgreSQL will say what it meets.
    return null;
  }
}
