import { InputError } from '../model/errors.js';
import { fileReason } from '../model/file-errors.js';
import { jsonBytes, memberOf, stringOf, textsOf } from './json-value.js';
import type { ArchiveItem } from './read-archive.js';
import { httpAddress, instantOf } from './saved-page.js';
import { textLines } from './text-lines.js';

/** Posts of one page: a longer thread becomes several. */
const POSTS_A_PAGE = 500;
/** Bytes of the lines of one page: long posts make shorter pages. */
const BYTES_A_PAGE = 16 * 1024 * 1024;
/** Sections and threads whose titles are remembered for posts further down. */
const REMEMBERED = 100_000;

/** Whether a text begins as forum-dl's JSON lines do: an item with its kind, extractor and generator. */
export function isForumDl(head: string): boolean {
  const start = head.slice(0, 4_096);
  if (
    !/^(?:\u00ef\u00bb\u00bf)?\s{0,200}\{\s{0,20}"(?:generator|version|extractor|download_time|type|item)"/.test(start)
  )
    return false;
  return (
    /"extractor"\s{0,5}:\s{0,5}"/.test(start) &&
    /"type"\s{0,5}:\s{0,5}"(?:board|thread|post|file)"/.test(start) &&
    /"item"\s{0,5}:\s{0,5}\{/.test(start)
  );
}

/** A thread whose lines are being gathered. */
interface Gathered {
  readonly key: string;
  readonly path: readonly string[];
  readonly extractor: string | null;
  readonly generator: string | null;
  /** Line of its first post on this page. */
  line: number;
  bytes: number;
  page: number;
  fetchedAt: string | null;
  posts: unknown[];
}

/**
 * Reads what forum-dl wrote as JSON lines (plain or gzip), as a stream: lines of posts that follow each other in one
 * thread are a page of up to 500 posts, which the engines of that form read. Lines of boards and threads give titles;
 * lines of files are left out. A line that is no JSON, or too long, gives an item with the error and the next is read.
 */
export async function* readForumDl(file: string): AsyncGenerator<ArchiveItem> {
  const titles = new Map<string, unknown>();
  const pages = new Map<string, number>();
  let open: Gathered | null = null;
  let number = 0;
  try {
    for await (const line of textLines(file)) {
      number = line.number;
      const value = line.bytes === null ? undefined : parsed(line.bytes);
      if (value === undefined) {
        if (line.bytes?.every((byte) => byte <= 0x20) !== true) yield refused(file, line.number, line.bytes === null);
        continue;
      }
      const type = memberOf(value, 'type');
      const item = memberOf(value, 'item');
      if (type === 'board' || type === 'thread') {
        if (titles.size >= REMEMBERED) titles.clear();
        titles.set(keyOf(textsOf(memberOf(item, 'path'))), item);
      }
      if (type !== 'post') continue;
      const path = threadPath(item);
      const key = keyOf(path);
      if (open !== null && open.key !== key) {
        if (open.posts.length > 0) yield pageOf(open, titles);
        open = null;
      }
      open ??= gather(value, path, key, pages.get(key) ?? 0, line.number);
      if (open.posts.length === 0) {
        // Posts of a thread may stand in several places of the file.
        if (pages.size >= REMEMBERED) pages.clear();
        pages.set(key, open.page);
        open.line = line.number;
      }
      open.posts.push(item);
      open.bytes += line.bytes?.length ?? 0;
      open.fetchedAt ??= instantOf(stringOf(memberOf(value, 'download_time')) ?? '');
      if (open.posts.length >= POSTS_A_PAGE || open.bytes >= BYTES_A_PAGE) {
        yield pageOf(open, titles);
        open.page += 1;
        open.posts = [];
        open.bytes = 0;
      }
    }
  } catch (error) {
    const message = `damaged behind line ${number} (${fileReason(error).slice(0, 200)}): what stands before was read; fetch the file again`;
    if (open !== null && open.posts.length > 0) yield pageOf(open, titles);
    yield { number: number + 1, url: null, error: new InputError('damaged-archive', message, file, { cause: error }) };
    return;
  }
  if (open !== null && open.posts.length > 0) yield pageOf(open, titles);
}

function gather(value: unknown, path: readonly string[], key: string, before: number, line: number): Gathered {
  const extractor = stringOf(memberOf(value, 'extractor'));
  const generator = stringOf(memberOf(value, 'generator'));
  return { key, path, extractor, generator, line, bytes: 0, page: before + 1, fetchedAt: null, posts: [] };
}

/** Newer versions give a post the path of its thread and its own id as `subpath`; older ones append the id. */
function threadPath(item: unknown): readonly string[] {
  const path = textsOf(memberOf(item, 'path'));
  return Array.isArray(memberOf(item, 'subpath')) ? path : path.slice(0, -1);
}

const keyOf = (path: readonly string[]): string => JSON.stringify(path);

function pageOf(open: Gathered, titles: ReadonlyMap<string, unknown>): ArchiveItem {
  const thread = titles.get(open.key);
  const forums = open.path.slice(0, -1).flatMap((_, index) => {
    const title = stringOf(memberOf(titles.get(keyOf(open.path.slice(0, index + 1))), 'title'));
    return title === null ? [] : [title];
  });
  const url = httpAddress(stringOf(memberOf(thread, 'url')) ?? '');
  const page = {
    format: 'forum-dl',
    generator: open.generator,
    extractor: open.extractor,
    thread: { path: open.path, url, title: stringOf(memberOf(thread, 'title')), page: open.page },
    forums,
    posts: open.posts,
  };
  const from = url ?? httpAddress(stringOf(memberOf(open.posts[0], 'url')) ?? '');
  const bytes = jsonBytes(page);
  return { page: { number: open.line, url: from, fetchedAt: open.fetchedAt, contentType: 'application/json', bytes } };
}

/** The value of a line; undefined where it is no JSON. */
function parsed(line: Buffer): unknown {
  try {
    return JSON.parse(line.toString('utf8').replace(/^\ufeff/, ''));
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

function refused(file: string, line: number, tooLong: boolean): ArchiveItem {
  const message = tooLong
    ? `line ${line} is longer than 64 MB: it was passed over`
    : `line ${line} is no JSON: it was passed over; write the file again`;
  return { number: line, url: null, error: new InputError(tooLong ? 'too-large' : 'damaged-archive', message, file) };
}
