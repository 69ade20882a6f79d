/** What to do where a folder was given for a file. */
export const IS_FOLDER = 'this is a folder where a file was expected; give the files in it';

const REASONS: ReadonlyMap<string, string> = new Map([
  ['ENOENT', 'the file is not there; check the path'],
  ['ENOTDIR', 'the file is not there; check the path'],
  ['EACCES', 'the file may not be read; check its permissions'],
  ['EPERM', 'the file may not be read; check its permissions'],
  ['EISDIR', IS_FOLDER],
]);

/** Why a file cannot be read and what to do, in words; of what no machine call threw (a broken gzip), its own message. */
export function fileReason(error: unknown): string {
  const code = codeOf(error);
  if (code === null || !/^E[A-Z0-9]+$/.test(code)) return error instanceof Error ? error.message : String(error);
  return REASONS.get(code) ?? `the file cannot be read (${code}); check the disk and try again`;
}

/** Whether a file is just not there. */
export function isAbsent(error: unknown): boolean {
  const code = codeOf(error);
  return code === 'ENOENT' || code === 'ENOTDIR';
}

function codeOf(error: unknown): string | null {
  return error instanceof Error && 'code' in error ? String(error.code) : null;
}
