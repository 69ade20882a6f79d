import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { InputError } from '../model/errors.js';
import { fileReason, isAbsent } from '../model/file-errors.js';
import type { Manifest } from './manifest.js';
import { findManifest, standingAt } from './stage.js';

/** What a check of an export found. */
export interface Verified {
  readonly manifest: Manifest;
  readonly files: number;
  readonly bytes: number;
  /** Each fault in words; empty: the files are those that were written. */
  readonly faults: readonly string[];
}

/**
 * Holds the files of an export to its manifest: there, of the size and of the hash it says; and, in a folder, no others.
 *
 * @throws InputError `no-manifest`
 */
export async function verifyExport(target: string): Promise<Verified> {
  const found = await findManifest(path.resolve(target));
  if (found === null)
    throw new InputError(
      'no-manifest',
      `${target} has no manifest beside or in it: it was not written by threadbare export.`,
    );
  const faults: string[] = [];
  let bytes = 0;
  for (const file of found.manifest.files) {
    const parts = file.path.split('/');
    if (parts.includes('..') || path.isAbsolute(file.path)) {
      faults.push(`${file.path}: the manifest points outside of the export`);
      continue;
    }
    try {
      const facts = await hashOf(path.join(found.base, ...parts));
      bytes += facts.bytes;
      if (facts.bytes !== file.bytes) faults.push(`${file.path}: ${facts.bytes} bytes, ${file.bytes} were written`);
      else if (facts.sha256 !== file.sha256) faults.push(`${file.path}: its content is not what was written`);
    } catch (error) {
      faults.push(`${file.path}: ${isAbsent(error) ? 'it is not there' : fileReason(error)}`);
    }
  }
  if ((await standingAt(path.resolve(target))) === 'folder')
    faults.push(...(await strangers(path.resolve(target), found.manifest)));
  return { manifest: found.manifest, files: found.manifest.files.length, bytes, faults };
}

/** Files of a folder the manifest does not know; names with `_` or `.` in front are not read as data. */
async function strangers(folder: string, manifest: Manifest): Promise<readonly string[]> {
  const known = new Set(manifest.files.map((file) => file.path));
  const all = await readdir(folder, { recursive: true, withFileTypes: true });
  return all
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)).split(path.sep).join('/'))
    .filter(
      (name) => !known.has(name) && name !== 'manifest.json' && !name.split('/').some((part) => /^[_.]/.test(part)),
    )
    .map((name) => `${name}: not part of the export`);
}

async function hashOf(file: string): Promise<{ readonly bytes: number; readonly sha256: string }> {
  const hash = createHash('sha256');
  let bytes = 0;
  for await (const chunk of createReadStream(file)) {
    const part: unknown = chunk;
    if (!(part instanceof Uint8Array)) continue;
    hash.update(part);
    bytes += part.length;
  }
  return { bytes, sha256: hash.digest('hex') };
}
