import { existsSync, readFileSync } from 'node:fs';

/**
 * Root of the installed package: seeds/, drizzle/ and package.json lie here. One folder above the sources and the
 * library in dist/, two above the packed program in dist/program/.
 */
export const PACKAGE_ROOT = rootAbove(new URL('./', import.meta.url));

/** Version of this package, from its package.json. */
export const VERSION: string = readVersion(readFileSync(new URL('package.json', PACKAGE_ROOT), 'utf8'));

function rootAbove(folder: URL): URL {
  const above = new URL('../', folder);
  if (above.href === folder.href) throw new Error('package.json is missing beside the program');
  return existsSync(new URL('package.json', above)) ? above : rootAbove(above);
}

function readVersion(text: string): string {
  const parsed: unknown = JSON.parse(text);
  if (parsed !== null && typeof parsed === 'object' && 'version' in parsed && typeof parsed.version === 'string')
    return parsed.version;
  throw new Error('package.json has no version');
}
