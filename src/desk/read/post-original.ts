import { open } from 'node:fs/promises';
import type { ArchiveItem } from '../../archive/archive-item.js';
import { isMhtml, readMhtml } from '../../archive/mhtml.js';
import { isArchive, readArchive } from '../../archive/read-archive.js';
import { decode } from '../../decode/decode.js';
import { InputError } from '../../model/errors.js';
import { sha256 } from '../../model/ids.js';
import type { SavedPage } from './post-pages.js';

/** A saved page as it was taken in. */
export interface OriginalPage {
  readonly save: SavedPage;
  readonly text: string;
  readonly format: 'html' | 'text' | 'json';
}

export type Original = { readonly page: OriginalPage } | { readonly absent: string };

/** Bytes of a page that is shown, and milliseconds an archive is searched for its record. */
const LARGEST = 8 * 1024 * 1024;
const PATIENCE = 5000;

/** Saves of one page that are tried. */
const TRIED = 5;

/**
 * The page in its original form, where one of the files it came from still holds the same bytes. Only files that the
 * data names are opened, and only what has the recorded SHA-256 is given out: a file that was put there since is not.
 */
export async function findOriginal(saves: readonly SavedPage[]): Promise<Original> {
  let why = 'No file is recorded for this page.';
  for (const save of saves.slice(0, TRIED)) {
    const bytes = await originalBytes(save);
    if ('absent' in bytes) {
      why = bytes.absent;
      continue;
    }
    if (sha256(bytes.bytes) !== save.sha256) {
      why = `${nameOf(save)} holds other bytes now than those that were read.`;
      continue;
    }
    const read = decoded(bytes.bytes, save);
    if ('page' in read) return read;
    why = read.absent;
  }
  return { absent: why };
}

const nameOf = ({ file }: SavedPage): string => (file ?? '').split(/[\\/]/).at(-1) ?? '';

type Bytes = { readonly bytes: Uint8Array; readonly contentType: string | null } | { readonly absent: string };

async function originalBytes(save: SavedPage): Promise<Bytes> {
  const { file } = save;
  if (file === null || file === '-') return { absent: 'The page was not read from a file that was kept.' };
  const whole = await fileBytes(file);
  if (whole !== null) return whole;
  const record = /^(.+)#(\d+)$/.exec(file);
  const [, archive, number] = record ?? [];
  if (archive === undefined || number === undefined) return { absent: `${nameOf(save)} is not there any more.` };
  return recordBytes(archive, Number(number), save);
}

/** Null where there is no such file. */
async function fileBytes(file: string): Promise<Bytes | null> {
  const handle = await open(file, 'r').catch((error: unknown) => {
    if (error instanceof Error && 'syscall' in error) return null;
    throw error;
  });
  if (handle === null) return null;
  try {
    const info = await handle.stat();
    if (!info.isFile()) return { absent: 'What stands at its place is no file.' };
    if (info.size > LARGEST) return { absent: `The file is larger than ${LARGEST / 1024 / 1024} MB.` };
    return { bytes: await handle.readFile(), contentType: null };
  } finally {
    await handle.close();
  }
}

/** The record of an archive or of a page saved as one file. */
async function recordBytes(archive: string, number: number, save: SavedPage): Promise<Bytes> {
  const until = Date.now() + PATIENCE;
  const items = await itemsOf(archive);
  if (items === null) return { absent: `${nameOf(save)} is not there any more, or is no archive that is read here.` };
  for await (const item of items) {
    if ('page' in item && item.page.number === number) {
      const { bytes, contentType } = item.page;
      if (bytes.length > LARGEST) return { absent: `The page is larger than ${LARGEST / 1024 / 1024} MB.` };
      return { bytes, contentType };
    }
    const reached = 'page' in item ? item.page.number : item.number;
    if (reached > number) break;
    if (Date.now() > until) return { absent: `Its archive is too large to look record ${number} up here.` };
  }
  return { absent: `Record ${number} is not in its archive any more.` };
}

async function itemsOf(archive: string): Promise<AsyncIterable<ArchiveItem> | null> {
  const head = await fileBytes(archive);
  if (head === null) return null;
  if (isArchive(archive)) return readArchive(archive);
  if ('absent' in head) return null;
  const start = Buffer.from(head.bytes.subarray(0, 4096)).toString('latin1');
  return isMhtml(archive, start) ? readMhtml(archive) : null;
}

function decoded(bytes: Uint8Array, save: SavedPage): Original {
  try {
    const { text, format } = decode(bytes, {
      contentType: save.charset === null ? null : `text/html; charset=${save.charset}`,
      fileName: save.file,
    });
    return { page: { save, text, format } };
  } catch (error) {
    if (error instanceof InputError) return { absent: error.message };
    throw error;
  }
}
