import { execFileSync } from 'node:child_process';
import { readFileSync, readlinkSync } from 'node:fs';
import { hostname } from 'node:os';

/**
 * Who a process is, beyond its number: numbers are given out again, so the start time tells two processes apart, and
 * a number means nothing on another machine or in another container.
 */
export interface ProcessIdentity {
  readonly pid: number;
  /** Start time in the words of the system; null where it does not say. */
  readonly started: string | null;
  /** Machine and process namespace in which `pid` counts. */
  readonly place: string;
}

export type Liveness = 'alive' | 'dead' | 'elsewhere';

function place(): string {
  try {
    return `${hostname()} ${readlinkSync('/proc/self/ns/pid')}`;
  } catch {
    return hostname(); // no /proc: not Linux
  }
}

/** Start time of a process; null when the system does not say, 'gone' when there is no such process. */
function startOf(pid: number): string | null {
  if (process.platform === 'linux') {
    try {
      const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
      // The name in brackets may hold anything; fields are counted after it. State is the 1st, start time the 20th.
      const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
      if (fields[0] === 'Z' || fields[0] === 'X') return 'gone';
      const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
      return `${boot} ${fields[19] ?? ''}`;
    } catch (error) {
      return isMissing(error) ? 'gone' : null;
    }
  }
  if (process.platform === 'win32') return null;
  try {
    return execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).trim() || null;
  } catch {
    return null; // ps found no such process or is missing: the signal test below decides
  }
}

function isMissing(error: unknown): boolean {
  const code: unknown = error instanceof Error ? Reflect.get(error, 'code') : null;
  return code === 'ENOENT' || code === 'ESRCH';
}

export function ownIdentity(): ProcessIdentity {
  return { pid: process.pid, started: startOf(process.pid), place: place() };
}

/** Whether that very process still runs; `elsewhere`: it cannot be known from here. */
export function livenessOf(identity: ProcessIdentity): Liveness {
  if (identity.place !== place()) return 'elsewhere';
  try {
    process.kill(identity.pid, 0);
  } catch (error) {
    if (error instanceof Error && Reflect.get(error, 'code') === 'ESRCH') return 'dead';
    // EPERM: it runs under another user
  }
  const started = startOf(identity.pid);
  if (started === 'gone') return 'dead';
  return started !== null && identity.started !== null && started !== identity.started ? 'dead' : 'alive';
}
