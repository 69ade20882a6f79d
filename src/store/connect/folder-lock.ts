import { randomUUID } from 'node:crypto';
import { linkSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { z } from 'zod';
import { livenessOf, ownIdentity, type ProcessIdentity } from './process-identity.js';

/** What stands in a lock file. `nonce` names this one holding of the lock. */
interface LockHolder extends ProcessIdentity {
  readonly nonce: string;
}

export interface FolderLock {
  readonly holder: LockHolder;
  release(): void;
}

export type LockAttempt =
  | { readonly taken: true; readonly lock: FolderLock }
  /** `holder` is null when the file could not be read just now (it is being removed): try again. */
  | { readonly taken: false; readonly holder: LockHolder | null; readonly elsewhere: boolean };

const HOLDER = z.object({ pid: z.number(), started: z.string().nullable(), place: z.string(), nonce: z.string() });

function readHolder(file: string): LockHolder | null {
  try {
    const parsed = HOLDER.safeParse(JSON.parse(readFileSync(file, 'utf8')));
    return parsed.success ? parsed.data : null;
  } catch {
    return null; // gone between two looks, or cut off by a crash of the system
  }
}

/**
 * Tries to take the exclusive lock `file` once. The file appears with its whole content (a hard link to a finished
 * file), so that nobody reads half of it. A lock is stale only when the process that holds it is dead, never by age:
 * a living owner may be busy for minutes.
 */
export function tryLock(file: string): LockAttempt {
  const holder: LockHolder = { ...ownIdentity(), nonce: randomUUID() };
  if (linkNew(file, holder)) return { taken: true, lock: { holder, release: () => removeIf(file, holder.nonce) } };
  const other = readHolder(file);
  if (other === null) return { taken: false, holder: null, elsewhere: false };
  const liveness = livenessOf(other);
  if (liveness === 'dead') removeStale(file, other);
  return { taken: false, holder: liveness === 'dead' ? null : other, elsewhere: liveness === 'elsewhere' };
}

function linkNew(file: string, holder: LockHolder): boolean {
  const draft = `${file}.${holder.nonce}`;
  writeFileSync(draft, JSON.stringify(holder), { mode: 0o600, flag: 'wx' });
  try {
    linkSync(draft, file);
    return true;
  } catch (error) {
    if (error instanceof Error && Reflect.get(error, 'code') === 'EEXIST') return false;
    throw error;
  } finally {
    rmSync(draft, { force: true });
  }
}

/**
 * Removes the lock of a dead process. Only who holds the right to this very nonce may do it: without that, two
 * processes that saw the same dead owner could remove each other's fresh lock. The right is itself such a lock, so a
 * process that dies while removing leaves nothing that blocks.
 */
function removeStale(file: string, dead: LockHolder): void {
  const right = `${file}.stale-${dead.nonce}`;
  const holder: LockHolder = { ...ownIdentity(), nonce: randomUUID() };
  if (!linkNew(right, holder)) {
    const other = readHolder(right);
    if (other !== null && livenessOf(other) === 'dead') removeStale(right, other);
    return;
  }
  removeIf(file, dead.nonce);
  removeIf(right, holder.nonce);
}

function removeIf(file: string, nonce: string): void {
  if (readHolder(file)?.nonce === nonce) rmSync(file, { force: true });
}
