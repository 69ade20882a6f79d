import { DatabaseError, ThreadbareError } from '../model/errors.js';

/** Codes of drivers and of PostgreSQL that mean: the connection is gone, the same work may be tried on a new one. */
const LOST = new Set([
  'CONNECTION_CLOSED',
  'CONNECTION_DESTROYED',
  'CONNECTION_ENDED',
  'ECONNRESET',
  'EPIPE',
  '57P01',
  '57P02',
  '08000',
  '08003',
  '08006',
]);

/** Codes that mean nobody answers at that address. */
const UNREACHABLE = new Set([
  'ECONNREFUSED',
  'ENOENT',
  'ENOTFOUND',
  'EAI_AGAIN',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'CONNECT_TIMEOUT',
  '57P03',
  '08001',
  '08004',
]);

/** Another transaction was in the way; trying again succeeds. */
const CONFLICT = new Set(['40001', '40P01', '55P03']);

function codeOf(error: unknown): string {
  if (typeof error !== 'object' || error === null) return '';
  const code: unknown = Reflect.get(error, 'code');
  if (typeof code === 'string') return code;
  // Node collects the failures of several addresses in one error.
  const errors: unknown = Reflect.get(error, 'errors');
  return Array.isArray(errors) ? codeOf(errors[0]) : '';
}

function messageOf(error: unknown): string {
  return error instanceof Error && error.message !== '' ? error.message : codeOf(error) || String(error);
}

/** Whether repeating the work may succeed: the connection was lost, or two transactions met. */
export function isPassing(error: unknown): boolean {
  return error instanceof DatabaseError && (error.code === 'connection-lost' || error.code === 'conflict');
}

/** Whether the other end is gone or never answered. */
export function isGone(error: unknown): boolean {
  return error instanceof DatabaseError && (error.code === 'connection-lost' || error.code === 'unreachable');
}

/**
 * A driver's error as one of ours, with what to do about it. `location` is where the database is, without a password.
 * Errors of ours pass unchanged.
 */
export function databaseError(error: unknown, location: string): ThreadbareError {
  if (error instanceof ThreadbareError) return error;
  const code = codeOf(error);
  const message = messageOf(error);
  const make = (name: string, text: string, remedy: 'retry' | 'fix-input' | 'stop'): DatabaseError =>
    new DatabaseError(name, text, remedy, { cause: error });

  if (LOST.has(code)) return make('connection-lost', `The connection to ${location} was lost (${code}).`, 'retry');
  if (UNREACHABLE.has(code)) {
    return make(
      'unreachable',
      `No database answers at ${location} (${code}). Start it (docker compose up -d), check DATABASE_URL, or unset ` +
        'DATABASE_URL to use the embedded database.',
      'retry',
    );
  }
  if (CONFLICT.has(code))
    return make('conflict', `Another transaction was in the way at ${location}: ${message}.`, 'retry');
  switch (code) {
    case '28P01':
    case '28000':
      return make('refused', `The database at ${location} refuses this user: ${message}. Check DATABASE_URL.`, 'stop');
    case '3D000':
      return make('no-database', `${message} at ${location}: create it (createdb), or correct DATABASE_URL.`, 'stop');
    case '42501':
      return make('not-permitted', `${message} at ${location}: this role may not do that.`, 'stop');
    case '25006':
      return make('read-only', `${message}: queries run read-only.`, 'fix-input');
    case '57014':
      return make('timed-out', `The statement took longer than allowed and was stopped (${message}).`, 'fix-input');
    case '53100':
    case 'ENOSPC':
      return make('disk-full', `No space is left for the database at ${location}: ${message}.`, 'stop');
    case '53300':
      return make('too-many-connections', `${message} at ${location}: try again when others have finished.`, 'retry');
    default:
      return make('statement-failed', message, 'fix-input');
  }
}
