import { stat } from 'node:fs/promises';
import path from 'node:path';
import { glob, isDynamicPattern } from 'tinyglobby';
import type { ArchiveItem } from '../archive/read-archive.js';

/** Endings that are read when a folder is walked; a file named outright is read whatever its ending. */
export const PAGE_ENDINGS = [
  '.txt',
  '.html',
  '.htm',
  '.xhtml',
  '.json',
  '.xml',
  '.xml.gz',
  '.warc',
  '.warc.gz',
  '.wet',
  '.wet.gz',
] as const;

/** One thing to read. `path` is `-` for standard input, `file#12` for the twelfth record of an archive. */
export interface InputFile {
  readonly path: string;
  /** Path below the inputs' deepest common folder, with forward slashes: where a mirrored output goes. */
  readonly mirror: string;
  /** What an archive holds; without it the file itself is read. */
  readonly record?: ArchiveItem;
}

/** An argument that led to nothing readable; `message` says what and what to do. */
export interface MissingInput {
  readonly file: string;
  readonly code: 'not-found' | 'no-readable-files' | 'no-match';
  readonly message: string;
}

export interface FoundInputs {
  readonly files: readonly InputFile[];
  readonly missing: readonly MissingInput[];
}

/**
 * What files, folders and globs stand for, in the order given, each file once. Folders are walked for pages, engine
 * JSON and archives; hidden files and `*.truth.json` are left out.
 */
export async function findInputs(args: readonly string[]): Promise<FoundInputs> {
  const paths = new Set<string>();
  const roots: string[] = [];
  const missing: MissingInput[] = [];
  for (const arg of args) {
    if (arg === '-') {
      paths.add('-');
      continue;
    }
    const kind = await kindOf(arg);
    if (kind === 'directory') {
      const found = await walk(arg);
      if (found.length === 0) missing.push(emptyFolder(arg));
      roots.push(path.resolve(arg));
      for (const file of found) paths.add(file);
    } else if (kind === 'file') {
      roots.push(path.dirname(path.resolve(arg)));
      paths.add(path.normalize(arg));
    } else if (isDynamicPattern(arg)) {
      const found = await expand(arg);
      if (found.length === 0) missing.push(noMatch(arg));
      for (const file of found) {
        roots.push(path.dirname(path.resolve(file)));
        paths.add(file);
      }
    } else missing.push(notFound(arg));
  }
  const common = commonFolder(roots);
  return { files: [...paths].map((file) => ({ path: file, mirror: mirrorOf(file, common) })), missing };
}

async function kindOf(arg: string): Promise<'file' | 'directory' | null> {
  const info = await stat(arg).catch((error: unknown) => (isAbsence(error) ? null : Promise.reject(error)));
  if (info === null) return null;
  return info.isDirectory() ? 'directory' : 'file';
}

/** No such path, or one that cannot be a path at all; anything else (permissions) is reported when the file is read. */
function isAbsence(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? error.code : null;
  return code === 'ENOENT' || code === 'ENOTDIR' || code === 'ENAMETOOLONG' || code === 'EACCES' || code === 'ELOOP';
}

async function walk(folder: string): Promise<string[]> {
  const patterns = PAGE_ENDINGS.map((ending) => `**/*${ending}`);
  const found = await glob(patterns, {
    cwd: folder,
    caseSensitiveMatch: false,
    onlyFiles: true,
    expandDirectories: false,
  });
  return found
    .filter((file) => !file.endsWith('.truth.json'))
    .sort()
    .map((file) => path.join(folder, file));
}

async function expand(pattern: string): Promise<string[]> {
  const found = await glob(pattern.split(path.sep).join('/'), { onlyFiles: true, expandDirectories: false });
  return found
    .filter((file) => !file.endsWith('.truth.json'))
    .sort()
    .map((file) => path.normalize(file));
}

function mirrorOf(file: string, common: string): string {
  if (file === '-') return 'stdin';
  return path.relative(common, path.resolve(file)).split(path.sep).join('/');
}

/** The deepest folder that holds all of `folders`; the working folder when there is none. */
export function commonFolder(folders: readonly string[]): string {
  const [first, ...rest] = folders;
  if (first === undefined) return process.cwd();
  let common = first.split(path.sep);
  for (const folder of rest) {
    const parts = folder.split(path.sep);
    let same = 0;
    while (same < common.length && common[same] === parts[same]) same += 1;
    common = common.slice(0, same);
  }
  return common.join(path.sep) || path.parse(first).root;
}

const notFound = (file: string): MissingInput => ({
  file,
  code: 'not-found',
  message: 'there is no such file or folder, or it may not be read; check the path and its permissions',
});

const noMatch = (file: string): MissingInput => ({
  file,
  code: 'no-match',
  message: 'the pattern matches no file; check it, and quote it so that the shell leaves it alone',
});

const emptyFolder = (file: string): MissingInput => ({
  file,
  code: 'no-readable-files',
  message: `the folder holds no file that ends in ${PAGE_ENDINGS.join(', ')}; name other files outright`,
});
