import { existsSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import path from 'node:path';
import { glob } from 'tinyglobby';
import { fileHead } from '../archive/file-head.js';
import { isScrapedThread } from '../archive/forumscraper.js';
import { addressInMirror, isHostName, isMarkup, isMirrorsOwn, mayBePage } from '../archive/mirror.js';
import { hasPageEnding } from './page-endings.js';

/** A file to read, and its `host/path` where the folders it lies in show one. */
export interface WalkedFile {
  readonly file: string;
  readonly address: string | null;
}

/** How forumscraper names what it writes: the thread's number, or a hash of its address. */
const SCRAPED_NAME = /^(?:\d{1,20}|[0-9a-f]{64})$/;

/**
 * The files of a folder that are read, sorted: by their endings; in a mirror (a folder named like a host, or HTTrack's
 * notes beside it) also files without an ending or with that of a script where they begin as markup does. Hidden files,
 * `*.truth.json` and the mirroring program's own files are left out.
 */
export async function walkFolder(folder: string): Promise<WalkedFile[]> {
  const found = await glob('**/*', { cwd: folder, onlyFiles: true, expandDirectories: false });
  const byHttrack = hasHttracksNotes(folder);
  const out: WalkedFile[] = [];
  for (const file of found.sort()) {
    const full = path.join(folder, file);
    const mirrored = byHttrack || placeOf(full).slice(0, -1).some(isHostName);
    if (file.endsWith('.truth.json') || (mirrored && isMirrorsOwn(file))) continue;
    // HTTrack's own list of what it mirrored.
    if (byHttrack && file === 'index.html' && !isHostName(path.basename(path.resolve(folder)))) continue;
    if (!hasPageEnding(file) && !(await isPageInside(full, mirrored))) continue;
    // HTTrack shortens queries to a hash: its names are no addresses, and its pages say theirs.
    out.push({ file: full, address: byHttrack ? null : addressInMirror(placeOf(full)) });
  }
  return out;
}

async function isPageInside(file: string, mirrored: boolean): Promise<boolean> {
  const asked = mirrored && mayBePage(path.basename(file));
  if (!asked && !SCRAPED_NAME.test(path.basename(file))) return false;
  const head = await fileHead(file);
  return head !== null && ((asked && isMarkup(head)) || isScrapedThread(head));
}

/** `host/path` of a file named outright; null where no folder of its path is named like a host. */
export function addressOf(file: string): string | null {
  const parts = placeOf(file);
  const host = parts.slice(0, -1).findLastIndex(isHostName);
  if (host < 0) return null;
  const folder = path
    .resolve(file)
    .split(path.sep)
    .slice(0, -(parts.length - host))
    .join(path.sep);
  return hasHttracksNotes(folder) ? null : addressInMirror(parts);
}

/** HTTrack keeps its notes in the folder that holds those of the hosts. */
function hasHttracksNotes(folder: string): boolean {
  const places = [folder, path.dirname(path.resolve(folder))];
  return places.some(
    (place) => existsSync(path.join(place, 'hts-cache')) || existsSync(path.join(place, 'hts-log.txt')),
  );
}

/** Folders and name of a file, without what a person's or the machine's own folders are called. */
function placeOf(file: string): readonly string[] {
  const full = path.resolve(file);
  const own = [process.cwd(), homedir(), tmpdir()]
    .filter((base) => full.startsWith(base.endsWith(path.sep) ? base : base + path.sep))
    .sort((a, b) => b.length - a.length)[0];
  // The working folder itself may be that of a host.
  const from = own === undefined ? '' : own === process.cwd() ? path.dirname(own) : own;
  return path.relative(from === '' ? path.parse(full).root : from, full).split(path.sep);
}
