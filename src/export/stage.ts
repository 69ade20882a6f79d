import { randomBytes } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { UsageError } from '../model/errors.js';
import { errorCode, unwritable } from './errors.js';
import { MANIFEST, type Manifest } from './manifest.js';

/** What stands at a path. */
export type Standing = 'nothing' | 'file' | 'folder';

export async function standingAt(target: string): Promise<Standing> {
  try {
    return (await stat(target)).isDirectory() ? 'folder' : 'file';
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return 'nothing';
    throw unwritable(target, error);
  }
}

/** A manifest in a folder or beside a file; null where none of ours can be read. */
export async function readManifest(file: string): Promise<Manifest | null> {
  try {
    const parsed = MANIFEST.safeParse(JSON.parse(await readFile(file, 'utf8')));
    return parsed.success ? parsed.data : null;
  } catch (error) {
    if (error instanceof SyntaxError || ['ENOENT', 'ENOTDIR', 'EISDIR'].includes(errorCode(error))) return null;
    throw error;
  }
}

/** The manifest that belongs to an export, wherever it lies; null where there is none. */
export async function findManifest(target: string): Promise<{ manifest: Manifest; base: string } | null> {
  const places: readonly (readonly [file: string, base: string])[] = [
    [path.join(target, 'manifest.json'), target],
    [path.join(target, '_manifest.json'), target],
    [`${target}.manifest.json`, path.dirname(target)],
    [target, path.dirname(target)],
  ];
  for (const [file, base] of places) {
    const manifest = await readManifest(file);
    if (manifest !== null) return { manifest, base };
  }
  return null;
}

/**
 * Refuses a path that is taken, unless it may be written over; and a folder that was not made by an export even then:
 * writing over it would delete what is in it.
 *
 * @throws UsageError `export-exists`, `not-an-export`
 */
export async function refuseTaken(target: string, folder: boolean, overwrite: boolean): Promise<void> {
  const standing = await standingAt(target);
  if (standing === 'nothing') return;
  if (!overwrite)
    throw new UsageError(
      'export-exists',
      `${target} is there already: choose another path, or --overwrite to replace it.`,
    );
  if ((standing === 'folder') !== folder)
    throw new UsageError(
      'not-an-export',
      `${target} is a ${standing}, and this export writes a ${folder ? 'folder' : 'file'}: choose another path.`,
    );
  if (!folder || (await readdir(target)).length === 0) return;
  if ((await findManifest(target))?.base !== target)
    throw new UsageError(
      'not-an-export',
      `${target} was not written by an export (it holds no manifest): it is not deleted. Choose another path.`,
    );
}

/** Files and folders under other names, which get their own all at once or never. */
export class Stage {
  private readonly moves: { readonly from: string; readonly to: string }[] = [];
  /** Where a temporary name lies: beside the target, so that a rename never copies. */
  temporary(target: string): string {
    const name = `.${path.basename(target)}.${process.pid}-${randomBytes(4).toString('hex')}.partial`;
    const from = path.join(path.dirname(target), name);
    this.moves.push({ from, to: target });
    return from;
  }
  /** A folder under a temporary name. */
  async folder(target: string): Promise<string> {
    const from = this.temporary(target);
    await makeFolders(from);
    return from;
  }
  /** Gives everything its name, in the order it was asked for: the manifest is asked for last. */
  async commit(): Promise<void> {
    for (let move = this.moves.shift(); move !== undefined; move = this.moves.shift()) {
      try {
        await replace(move.from, move.to);
      } catch (error) {
        this.moves.unshift(move);
        throw unwritable(move.to, error);
      }
    }
  }
  /** Removes what has no name yet. */
  async discard(): Promise<void> {
    for (const { from } of this.moves.splice(0)) await rm(from, { recursive: true, force: true });
  }
}

/** A rename over a file is atomic; a folder has to stand aside first. */
async function replace(from: string, to: string): Promise<void> {
  if ((await standingAt(to)) !== 'folder') return rename(from, to);
  const aside = `${from}.old`;
  await rename(to, aside);
  try {
    await rename(from, to);
  } catch (error) {
    await rename(aside, to);
    throw error;
  }
  await rm(aside, { recursive: true, force: true });
}

/** Makes a folder and those above it. @throws ThreadbareError `unwritable-export` */
export async function makeFolders(folder: string): Promise<void> {
  if ((await standingAt(folder)) === 'folder') return;
  const above = path.dirname(folder);
  if (above !== folder) await makeFolders(above);
  await mkdir(folder).catch((error: unknown) => {
    if (errorCode(error) !== 'EEXIST') throw unwritable(folder, error);
  });
}
