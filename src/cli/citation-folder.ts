import { mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { InputError, UsageError } from '../model/errors.js';
import { type Citation, digestOf, sha256 } from '../report/citation.js';
import type { Check } from '../report/cite-check.js';
import { equal, failed } from '../report/cite-check.js';
import type { HeldPage } from './check-pages.js';
import { citationJson } from './print-citation.js';

/** The citation itself; everything else in the folder is for reading or evidence. */
const CITATION_FILE = 'citation.json';
/** One line per file, as `sha256sum -c` reads it. */
const SUMS_FILE = 'SHA256SUMS';
const PAGES = 'pages';
/** A saved page is at most this large; anything larger is left out of a bundle and of a check. */
const MAX_PAGE_BYTES = 256 * 1024 * 1024;

/** A citation whose pages have copies, and the copies: path in the folder to bytes. */
export interface WithCopies {
  readonly citation: Citation;
  readonly copies: ReadonlyMap<string, Uint8Array>;
}

/**
 * Takes the saved pages a citation names into it, where their files are still there and still have their hash. `files`
 * says where they lie; a page of a container (WARC) has no file of its own and is left out.
 */
export async function withCopies(citation: Citation, files: ReadonlyMap<string, string>): Promise<WithCopies> {
  const copies = new Map<string, Uint8Array>();
  const names = new Map<string, string>();
  for (const [hash, file] of files) {
    const bytes = await readPage(file);
    if (bytes === null || sha256(bytes) !== hash) continue;
    const name = `${PAGES}/${hash}${/^\.\w{1,8}$/.test(path.extname(file)) ? path.extname(file).toLowerCase() : ''}`;
    names.set(hash, name);
    copies.set(name, bytes);
  }
  const named = citation.posts.map((post) => ({
    ...post,
    pages: post.pages.map((page) => ({ ...page, copy: names.get(page.sha256) ?? null })),
    quotes: post.quotes.map((quote) => ({
      ...quote,
      article:
        quote.article === null
          ? null
          : {
              ...quote.article,
              pages: quote.article.pages.map((page) => ({ ...page, copy: names.get(page.sha256) ?? null })),
            },
      source:
        quote.source === null
          ? null
          : {
              ...quote.source,
              pages: quote.source.pages.map((page) => ({ ...page, copy: names.get(page.sha256) ?? null })),
            },
    })),
    articles: post.articles.map((article) => ({
      ...article,
      pages: article.pages.map((page) => ({ ...page, copy: names.get(page.sha256) ?? null })),
    })),
  }));
  const used = new Set(copiesOf({ ...citation, posts: named }));
  const whole = { ...citation, posts: named };
  return {
    citation: { ...whole, digest: digestOf(whole) },
    copies: new Map([...copies].filter(([name]) => used.has(name))),
  };
}

/** Paths of all page copies a citation names, each once. */
export function copiesOf(citation: Citation): string[] {
  const pages = citation.posts.flatMap((post) => [
    ...post.pages,
    ...post.quotes.flatMap((quote) => [...(quote.source?.pages ?? []), ...(quote.article?.pages ?? [])]),
    ...post.articles.flatMap((article) => article.pages),
  ]);
  return [...new Set(pages.flatMap((page) => page.copy ?? []))].sort();
}

async function readPage(file: string): Promise<Uint8Array | null> {
  try {
    const { size } = await stat(file);
    return size > MAX_PAGE_BYTES ? null : await readFile(file);
  } catch (error) {
    // The file was moved or is a record of a container: the hash is cited all the same.
    if (error instanceof Error && 'code' in error) return null;
    throw error;
  }
}

/** Writes a bundle into a new or empty folder, with the sums of all its files. */
export async function writeBundle(folder: string, files: ReadonlyMap<string, string | Uint8Array>): Promise<void> {
  try {
    await mkdir(folder, { recursive: true });
    if ((await readdir(folder)).length > 0)
      throw new UsageError('folder-not-empty', `${folder} is not empty; choose a new folder with --out.`);
    for (const [name, content] of files) {
      await mkdir(path.dirname(path.join(folder, name)), { recursive: true });
      await writeFile(path.join(folder, name), content);
    }
    await writeFile(path.join(folder, SUMS_FILE), sumsText(files));
  } catch (error) {
    if (error instanceof UsageError) throw error;
    const reason = error instanceof Error ? error.message : String(error);
    throw new UsageError('unwritable-output', `${folder} cannot be written (${reason}); choose another with --out`, {
      cause: error,
    });
  }
}

/** One line per file, ordered by name. */
function sumsText(files: ReadonlyMap<string, string | Uint8Array>): string {
  return [...files]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, content]) => `${sha256(content)}  ${name}\n`)
    .join('');
}

/** A bundle as it lies on disk: the citation's file, and the folder where it is one. */
export interface Bundle {
  readonly bytes: Uint8Array;
  readonly folder: string | null;
}

/** Reads a bundle: a folder with citation.json, or the JSON file alone. Throws InputError where there is none. */
export async function readBundle(place: string): Promise<Bundle> {
  try {
    const isFolder = (await stat(place)).isDirectory();
    const file = isFolder ? path.join(place, CITATION_FILE) : place;
    return { bytes: await readFile(file), folder: isFolder ? place : null };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new InputError('no-bundle', `no bundle can be read there (${reason})`, place, { cause: error });
  }
}

/** Checks the files of a bundle's folder against its sums, and that every copy the citation names is among them. */
export async function checkFiles(folder: string, citation: Citation | null): Promise<Check[]> {
  const sums = await readPage(path.join(folder, SUMS_FILE));
  if (sums === null) return [failed(SUMS_FILE, 'it is missing')];
  const out: Check[] = [];
  const listed = new Map<string, Uint8Array>();
  for (const line of new TextDecoder().decode(sums).split('\n')) {
    if (line.trim() === '') continue;
    const [, hash = '', name = ''] = /^([0-9a-f]{64}) [ *](.+)$/.exec(line) ?? [];
    const inside = path.relative(folder, path.resolve(folder, name));
    if (name === '' || inside.startsWith('..') || path.isAbsolute(inside)) {
      out.push(failed(SUMS_FILE, `“${line.slice(0, 80)}” is no file of this folder`));
      continue;
    }
    const bytes = await readPage(path.join(folder, name));
    listed.set(name, bytes ?? new Uint8Array());
    out.push(bytes === null ? failed(name, 'it is missing') : equal(name, hash, sha256(bytes)));
  }
  if (out.every((check) => check.result === 'ok') && new TextDecoder().decode(sums) !== sumsText(listed))
    out.push(failed(SUMS_FILE, 'it is not written as the sums of these files are'));
  for (const name of await filesIn(folder))
    if (name !== SUMS_FILE && !listed.has(name))
      out.push({ what: name, result: 'unchecked', detail: 'it is no part of the bundle' });
  for (const name of [CITATION_FILE, ...(citation === null ? [] : copiesOf(citation))])
    if (!listed.has(name)) out.push(failed(name, `${SUMS_FILE} does not list it`));
  return out;
}

/** Every file of a folder, with `/` between its levels. */
async function filesIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => !entry.isDirectory())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)).split(path.sep).join('/'))
    .sort();
}

/** The copies of pages in a bundle's folder that are there; a path that leads elsewhere is not followed. */
export async function readCopies(folder: string, citation: Citation): Promise<HeldPage[]> {
  const out: HeldPage[] = [];
  for (const name of copiesOf(citation)) {
    if (!/^pages\/[0-9a-f]{64}(?:\.\w{1,8})?$/.test(name)) continue;
    const bytes = await readPage(path.join(folder, name));
    if (bytes !== null) out.push({ name: path.basename(name), bytes });
  }
  return out;
}

/** The files a bundle's folder begins with. */
export function bundleFiles(
  { citation, copies }: WithCopies,
  readable: ReadonlyMap<string, string>,
): ReadonlyMap<string, string | Uint8Array> {
  return new Map<string, string | Uint8Array>([[CITATION_FILE, citationJson(citation)], ...readable, ...copies]);
}
