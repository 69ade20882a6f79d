import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { plotStyle } from '../../plots/style.js';
import { PACKAGE_ROOT } from '../../version.js';

/** A file the pages ask for. */
export interface Asset {
  readonly type: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

interface Assets {
  /** Hash over all files: part of every address, so that browsers may keep them and never mix two versions. */
  readonly version: string;
  readonly files: ReadonlyMap<string, Asset>;
}

const TYPES: Readonly<Record<string, string>> = {
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  svg: 'image/svg+xml',
};

/** The parts of desk.css in their order; they stand apart in `styles/` to be read. */
const STYLES = ['tokens', 'base', 'page', 'controls', 'parts', 'tables', 'words'];

/** In a checkout the files are served as they are written, in the package from where the build puts them. */
function folder(): URL {
  const written = new URL('src/desk/assets/', PACKAGE_ROOT);
  return existsSync(written) ? written : new URL('dist/assets/', PACKAGE_ROOT);
}

function read(): Assets {
  const at = folder();
  const files = new Map<string, Asset>();
  const style = [
    ...STYLES.map((name) => readFileSync(new URL(`styles/${name}.css`, at), 'utf8')),
    plotStyle('variables'),
  ].join('\n');
  files.set('desk.css', { type: TYPES.css ?? '', bytes: new TextEncoder().encode(style) });
  for (const name of readdirSync(fileURLToPath(at)).sort()) {
    const type = TYPES[name.split('.').at(-1) ?? ''];
    if (type !== undefined) files.set(name, { type, bytes: new Uint8Array(readFileSync(new URL(name, at))) });
  }
  const hash = createHash('sha256');
  for (const [name, { bytes }] of files) hash.update(name).update('\0').update(bytes);
  return { version: hash.digest('hex').slice(0, 12), files };
}

let known: Assets | null = null;

/** All files under /assets, read once in a process. */
export function assets(): Assets {
  known ??= read();
  return known;
}

/**
 * Address of a file under /assets.
 *
 * @throws Error for a name that is not there: a fault of the page
 */
export function asset(name: string): string {
  const { version, files } = assets();
  if (!files.has(name)) throw new Error(`There is no src/desk/assets/${name}.`);
  return `/assets/${version}/${name}`;
}
