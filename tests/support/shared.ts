import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** Root of this checkout. */
export const root = path.join(path.dirname(fileURLToPath(import.meta.url)), '..', '..');

/** The measuring material beside the checkout; most tests do without it. */
export const shared = process.env.THREADBARE_SHARED ?? path.join(root, '..', 'shared');

/** Whether a part of it is there; says so in one line where it is not. */
export function hasShared(part: string): boolean {
  const there = existsSync(path.join(shared, part));
  if (!there) console.log(`skipped: ${part} of the shared material is not beside this checkout`);
  return there;
}

export const readShared = (file: string): string => readFileSync(path.join(shared, file), 'utf8');

export const listShared = (folder: string): string[] => readdirSync(path.join(shared, folder)).sort();
