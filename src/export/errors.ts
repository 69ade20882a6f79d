import { ThreadbareError } from '../model/errors.js';

const REASONS: Readonly<Record<string, string>> = {
  ENOSPC: 'the disk is full: make room and run the command again',
  EDQUOT: 'the disk quota is used up: make room and run the command again',
  EFBIG: 'the file system takes no larger file: choose another place with --out, or --partition',
  EACCES: 'it may not be written to: change its rights, or choose another place with --out',
  EPERM: 'it may not be written to: change its rights, or choose another place with --out',
  EROFS: 'the disk is read-only: choose another place with --out',
  ENOTDIR: 'part of the path is no folder: choose another place with --out',
  EIO: 'the disk reports a fault: check it, or choose another place with --out',
};

/** What people are told when an export cannot be written; what stood at the path before is still there. */
export function unwritable(where: string, cause: unknown): ThreadbareError {
  if (cause instanceof ThreadbareError) return cause;
  const code = errorCode(cause);
  const why = REASONS[code] ?? (cause instanceof Error ? cause.message : String(cause));
  const message = `${where} cannot be written: ${why}. Nothing half-written is left there.`;
  return new ThreadbareError('unwritable-export', message, 1, 'stop', { cause });
}

/** The code of a machine call's error; empty for any other. */
export const errorCode = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
