import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { openStore } from '../../src/store/index.js';
import { onceInRun } from './run.js';

const root = path.join(path.dirname(fileURLToPath(import.meta.url)), '..', '..');

/** Names the template after everything it depends on, so that a changed migration makes a new one. */
function templateName(): string {
  const hash = createHash('sha256');
  const migrations = path.join(root, 'drizzle');
  for (const file of readdirSync(migrations)
    .filter((name) => name.endsWith('.sql'))
    .sort()) {
    hash.update(file).update(readFileSync(path.join(migrations, file)));
  }
  hash.update(readFileSync(path.join(root, 'node_modules', '@electric-sql', 'pglite', 'package.json')));
  return `pglite-${hash.digest('hex').slice(0, 16)}`;
}

/** A migrated, empty embedded database, made once (5 s) and copied for each test (0.1 s). */
const template = (): Promise<string> => onceInRun('template', makeTemplate);

async function makeTemplate(): Promise<string> {
  const cache = path.join(root, 'node_modules', '.cache', 'threadbare');
  const folder = path.join(cache, templateName());
  if (existsSync(folder)) return folder;
  mkdirSync(cache, { recursive: true });
  const draft = mkdtempSync(path.join(cache, 'draft-'));
  const store = await openStore({ dataDir: draft });
  await store.close();
  try {
    renameSync(draft, folder);
  } catch (error) {
    rmSync(draft, { recursive: true, force: true });
    if (!existsSync(folder)) throw error; // else another test process was first
  }
  return folder;
}

/** A data folder of its own for one test: migrated and empty, or not yet made. */
export async function dataFolder(options: { readonly fresh?: boolean } = {}): Promise<string> {
  const folder = mkdtempSync(path.join(tmpdir(), 'tb-'));
  if (options.fresh !== true) cpSync(await template(), folder, { recursive: true });
  return folder;
}

/** Puts an empty, migrated database into a folder that is not there yet. Gives the folder. */
export async function emptyDatabase(folder: string): Promise<string> {
  cpSync(await template(), folder, { recursive: true });
  return folder;
}

export function removeFolder(folder: string): void {
  rmSync(folder, { recursive: true, force: true });
}
