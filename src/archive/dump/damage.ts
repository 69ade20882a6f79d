import { InputError } from '../../model/errors.js';
import { fileReason } from '../../model/file-errors.js';

/** What ends a dump early, in words: the rows before it were read. */
export function damageOf(error: unknown, rows: number, file: string): InputError {
  if (error instanceof InputError) return error;
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const what =
    code === 'CSV_QUOTE_NOT_CLOSED' || code === 'CSV_MAX_RECORD_SIZE'
      ? 'a quotation mark is never closed'
      : fileReason(error).slice(0, 200);
  // A file that is not there is no damaged one.
  if (rows === 0 && /^E[A-Z]+$/.test(code)) return new InputError('unreadable', what, file, { cause: error });
  const message = `damaged behind row ${rows} (${what}): what stands before was read; fetch or write the file again`;
  return new InputError('damaged-archive', message, file, { cause: error });
}
