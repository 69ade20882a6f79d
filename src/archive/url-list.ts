import { InputError } from '../model/errors.js';
import { httpAddress } from './saved-page.js';

/** Longest list read, in characters: about a million addresses. */
const MAX_LIST = 64 * 1024 * 1024;

/** Whether a text is a list of addresses: every line that is not blank and no comment (`#`) is an http(s) address. */
export function isUrlList(text: string): boolean {
  if (text.length > MAX_LIST) return false;
  let found = false;
  for (const line of lines(text)) {
    if (httpAddress(line) === null) return false;
    found = true;
  }
  return found;
}

/** The addresses of a list, each once, in order. Lines that are none are left out: ask isUrlList first. */
export function urlsIn(text: string): readonly string[] {
  const found = new Set<string>();
  for (const line of lines(text)) {
    const address = httpAddress(line);
    if (address !== null) found.add(address);
  }
  return [...found];
}

function* lines(text: string): Generator<string> {
  let from = text.startsWith('\ufeff') ? 1 : 0;
  while (from < text.length) {
    const end = text.indexOf('\n', from);
    const line = text.slice(from, end < 0 ? text.length : end).trim();
    from = end < 0 ? text.length : end + 1;
    if (line !== '' && !line.startsWith('#')) yield line;
  }
}

/**
 * The addresses of a file that is a list of them; null when it is anything else.
 *
 * @param head the first bytes of the file, one character per byte
 * @param read gives all bytes; asked only where the beginning looks like a list
 * @throws InputError when the file is larger than a list can be
 */
export async function readUrlList(
  file: string,
  head: string,
  read: () => Promise<Buffer>,
): Promise<readonly string[] | null> {
  const [first] = lines(head.replace(/^\u00ef\u00bb\u00bf/, ''));
  // A beginning that is all remarks says nothing yet.
  if (first === undefined ? !/^\s*#/.test(head) : !/^https?:\/\//i.test(first)) return null;
  const bytes = await read();
  if (bytes.length > MAX_LIST) throw new InputError('too-large', 'the list of addresses is too long; split it', file);
  const text = bytes.toString('utf8');
  return isUrlList(text) ? urlsIn(text) : null;
}
