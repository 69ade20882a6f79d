import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { InputError } from '../model/errors.js';
import type { ArchiveItem } from './read-archive.js';

const unpack = promisify(gunzip);

/** The start of a Disqus export: its root element stands behind the XML declaration. */
const ROOT = /^\uFEFF?\s*(?:<\?xml[^>]{0,200}\?>)?\s*(?:<!--.{0,2000}?-->\s*)?<disqus[\s>]/s;
/** Largest export read, unpacked, in bytes: it is read whole. */
const MAX_BYTES = 256 * 1024 * 1024;

/**
 * Reads the comments a forum owner exported from Disqus (XML, plain or gzip; schema "disqus-internals"): one page per
 * thread that has comments, in the form of Disqus's own interface, which the Disqus engine reads. Null when the file is
 * other XML.
 *
 * @throws InputError when the file cannot be unpacked or is too large
 */
export async function readDisqusExport(file: string): Promise<readonly ArchiveItem[] | null> {
  const xml = await textOf(file);
  if (!ROOT.test(xml.slice(0, 4_000))) return null;
  // Loaded here: it takes 0.3 s, and few read such exports.
  const { load } = await import('cheerio');
  const $ = load(xml, { xml: true });
  const posts = new Map<string, unknown[]>();
  for (const element of $('disqus > post')) {
    const post = $(element);
    const value = (name: string): string => post.children(name).first().text().trim();
    const author = post.children('author').first();
    const thread = post.children('thread').attr('dsq:id') ?? '';
    const known = posts.get(thread) ?? [];
    posts.set(thread, known);
    known.push({
      id: post.attr('dsq:id') ?? value('id'),
      message: value('message'),
      createdAt: value('createdAt'),
      isDeleted: value('isDeleted') === 'true',
      isSpam: value('isSpam') === 'true',
      parent: post.children('parent').attr('dsq:id') ?? null,
      forum: '',
      thread,
      author: {
        name: author.children('name').text().trim(),
        username: author.children('username').text().trim(),
        isAnonymous: author.children('isAnonymous').text().trim() === 'true',
      },
    });
  }
  return $('disqus > thread')
    .toArray()
    .flatMap((element, at): ArchiveItem[] => {
      const thread = $(element);
      const id = thread.attr('dsq:id') ?? '';
      const own = posts.get(id);
      if (own === undefined) return [];
      const url = thread.children('link').text().trim() || null;
      const about = {
        id,
        title: thread.children('title').text().trim(),
        link: url,
        forum: thread.children('forum').text(),
      };
      const json = JSON.stringify({ response: { thread: about, posts: own } });
      const bytes = new TextEncoder().encode(json);
      return [{ page: { number: at + 1, url, fetchedAt: null, contentType: 'application/json', bytes } }];
    });
}

async function textOf(file: string): Promise<string> {
  const packed = await readFile(file);
  if (!/\.gz$/i.test(file)) return within(packed, file);
  try {
    return within(await unpack(packed, { maxOutputLength: MAX_BYTES + 1 }), file);
  } catch (error) {
    if (error instanceof InputError) throw error;
    throw new InputError('damaged-archive', 'the file cannot be unpacked; fetch it again', file, { cause: error });
  }
}

function within(bytes: Buffer, file: string): string {
  if (bytes.length <= MAX_BYTES) return bytes.toString('utf8');
  throw new InputError('too-large', `larger than ${MAX_BYTES / 1024 / 1024} MB unpacked; export fewer threads`, file);
}
