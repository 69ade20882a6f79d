import { readFileSync } from 'node:fs';

/** Root of the installed package: seeds/, drizzle/ and package.json lie here, from sources and from dist alike. */
export const PACKAGE_ROOT = new URL('../', import.meta.url);

/** Version of this package, from its package.json. */
export const VERSION: string = readVersion(readFileSync(new URL('package.json', PACKAGE_ROOT), 'utf8'));

function readVersion(text: string): string {
  const parsed: unknown = JSON.parse(text);
  if (parsed !== null && typeof parsed === 'object' && 'version' in parsed && typeof parsed.version === 'string')
    return parsed.version;
  throw new Error('package.json has no version');
}
