import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { UsageError } from '../../model/errors.js';
import { fileReason } from '../../model/file-errors.js';
import { SHIPPED_MAPS } from './maps/index.js';
import { nearName } from './near-name.js';
import { type DumpMap, parseMap } from './parse-map.js';

/**
 * The map a user names: one that comes with the program, by its name, or a file.
 *
 * @throws UsageError `no-map` where there is none, `invalid-map` where it is wrong
 */
export async function readMap(nameOrFile: string): Promise<DumpMap> {
  const shipped = SHIPPED_MAPS.get(nameOrFile);
  if (shipped !== undefined) return parseMap(shipped, nameOrFile, nameOrFile);
  const name = path
    .basename(nameOrFile)
    .replace(/\.(?:ya?ml|map)$/i, '')
    .replace(/\.map$/i, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
  try {
    return parseMap(await readFile(nameOrFile, 'utf8'), nameOrFile, name === '' ? 'map' : name);
  } catch (error) {
    if (error instanceof UsageError) throw error;
    const known = [...SHIPPED_MAPS.keys()];
    const near = nearName(nameOrFile, known);
    const meant = near === null ? '' : ` Did you mean ${near}?`;
    const message = `--map: ${nameOrFile} cannot be read (${fileReason(error)}).${meant} Name a file, or a map that comes with the program: ${known.join(', ')}.`;
    throw new UsageError('no-map', message, { cause: error });
  }
}
