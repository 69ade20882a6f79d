import { stat } from 'node:fs/promises';
import path from 'node:path';
import { glob, isDynamicPattern } from 'tinyglobby';
import { fileHead } from '../archive/file-head.js';
import type { ArchiveItem } from '../archive/read-archive.js';
import { readWhole } from '../archive/read-whole.js';
import { httpAddress } from '../archive/saved-page.js';
import { readUrlList } from '../archive/url-list.js';
import { PAGE_ENDINGS } from './page-endings.js';
import { addressOf, walkFolder } from './walk-folder.js';

/** One thing to read. `path` is `-` for standard input, `file#12` for the twelfth record of an archive. */
export interface InputFile {
  readonly path: string;
  /** Path below the inputs' deepest common folder, with forward slashes: where a mirrored output goes. */
  readonly mirror: string;
  /** What an archive holds; without it the file itself is read. */
  readonly record?: ArchiveItem;
  /** `host/path` as the folders of a mirror show it; without a scheme, which they do not keep. */
  readonly address?: string;
}

/** An argument that led to nothing readable; `message` says what and what to do. */
export interface MissingInput {
  readonly file: string;
  readonly code: 'not-found' | 'no-readable-files' | 'no-match';
  readonly message: string;
}

export interface FoundInputs {
  readonly files: readonly InputFile[];
  /** Addresses to fetch: arguments that are one, and the lines of lists of addresses; each once, in order. */
  readonly addresses: readonly string[];
  readonly missing: readonly MissingInput[];
}

/**
 * What files, folders, globs and addresses stand for, in the order given, each once. Folders are walked for pages,
 * engine JSON and archives; hidden files, `*.truth.json` and what a mirroring program wrote for itself are left out. A
 * file named outright that is a list of addresses gives these.
 */
export async function findInputs(args: readonly string[]): Promise<FoundInputs> {
  const found = new Map<string, string | null>();
  const addresses = new Set<string>();
  const roots: string[] = [];
  const missing: MissingInput[] = [];
  const add = (file: string, address: string | null): void => {
    if (!found.has(file)) found.set(file, address);
  };
  for (const arg of args) {
    const url = httpAddress(arg);
    if (arg === '-') add('-', null);
    else if (url !== null) addresses.add(url);
    else {
      const kind = await kindOf(arg);
      if (kind === 'directory') {
        const files = await walkFolder(arg);
        if (files.length === 0) missing.push(emptyFolder(arg));
        roots.push(path.resolve(arg));
        for (const { file, address } of files) add(file, address);
      } else if (kind === 'file') {
        const listed = await listedIn(arg);
        if (listed !== null) for (const address of listed) addresses.add(address);
        else {
          roots.push(path.dirname(path.resolve(arg)));
          add(path.normalize(arg), addressOf(arg));
        }
      } else if (isDynamicPattern(arg)) {
        const files = await expand(arg);
        if (files.length === 0) missing.push(noMatch(arg));
        for (const file of files) {
          roots.push(path.dirname(path.resolve(file)));
          add(file, addressOf(file));
        }
      } else missing.push(notFound(arg));
    }
  }
  const common = commonFolder(roots);
  const files = [...found].map(([file, address]): InputFile => {
    const input = { path: file, mirror: mirrorOf(file, common) };
    return address === null ? input : { ...input, address };
  });
  return { files, addresses: [...addresses], missing };
}

/** The addresses a file lists; null when it is no list. One that cannot be read is reported when it is opened. */
async function listedIn(file: string): Promise<readonly string[] | null> {
  const head = await fileHead(file);
  return head === null ? null : readUrlList(file, head, () => readWhole(file));
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
