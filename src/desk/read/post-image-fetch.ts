import { headerOf } from '../../fetch/exchange.js';
import { type Client, openClient } from '../../fetch/http/client.js';
import { VERSION } from '../../version.js';

export type Picture =
  | { readonly bytes: Uint8Array; readonly type: string }
  /** Why there is none, for people. */
  | { readonly refused: string };

/** Kinds of pictures that are given out: none of them can hold a script. Each with how its bytes begin. */
const KINDS: readonly { readonly type: string; readonly begins: (bytes: Uint8Array) => boolean }[] = [
  { type: 'image/png', begins: (bytes) => startsWith(bytes, 0, '\x89PNG\r\n\x1a\n') },
  { type: 'image/jpeg', begins: (bytes) => startsWith(bytes, 0, '\xff\xd8\xff') },
  { type: 'image/gif', begins: (bytes) => startsWith(bytes, 0, 'GIF87a') || startsWith(bytes, 0, 'GIF89a') },
  { type: 'image/webp', begins: (bytes) => startsWith(bytes, 0, 'RIFF') && startsWith(bytes, 8, 'WEBP') },
];

const startsWith = (bytes: Uint8Array, at: number, sign: string): boolean =>
  Buffer.from(bytes.buffer, bytes.byteOffset + at, Math.min(sign.length, Math.max(0, bytes.byteLength - at))).toString(
    'latin1',
  ) === sign;

/** Bytes of a picture, redirects that are followed, and pictures that are fetched at a time, at most. */
const LARGEST = 5 * 1024 * 1024;
const HOPS = 3;
const AT_ONCE = 6;

/** Opens a client; tests hand in one that may reach their own server. */
type OpenClient = () => Client;

const openGuarded: OpenClient = () =>
  openClient({
    userAgent: `Threadbare/${VERSION} (moderators' desk)`,
    connections: AT_ONCE,
    maxPackedBytes: LARGEST,
    maxBytes: LARGEST,
    timeouts: { connect: 5000, headers: 5000, answer: 15_000 },
    wants: ({ headers }) => Number(headerOf(headers, 'content-length') ?? 0) <= LARGEST,
  });

/**
 * Fetches a picture through the guarded client: public addresses alone, a few redirects, 5 MB. What it is, its bytes say;
 * what the server says of it is not believed. Nothing is kept.
 */
export function pictureFetcher(open: OpenClient = openGuarded): (url: string) => Promise<Picture> {
  let running = 0;
  return async (url) => {
    if (running >= AT_ONCE) return { refused: 'Too many pictures are being fetched. Load it again in a moment.' };
    running += 1;
    const client = open();
    try {
      return await follow(client, url);
    } finally {
      running -= 1;
      await client.close();
    }
  };
}

export const fetchImage = pictureFetcher();

async function follow(client: Client, first: string): Promise<Picture> {
  let url = first;
  for (let hop = 0; hop <= HOPS; hop += 1) {
    const fetched = await client.get({ url, accept: 'image/png,image/jpeg,image/gif,image/webp' });
    if ('failure' in fetched) return { refused: `The picture could not be fetched: ${fetched.failure.code}.` };
    const { status, headers, body } = fetched.exchange;
    const location = status >= 300 && status < 400 ? headerOf(headers, 'location') : null;
    if (location !== null) {
      const next = addressFrom(location, url);
      if (next === null) return { refused: 'The picture was moved to something that is no address.' };
      url = next;
      continue;
    }
    if (status !== 200) return { refused: `The forum's server answered ${status}.` };
    const kind = KINDS.find(({ begins }) => begins(body));
    return kind === undefined
      ? { refused: 'What came is no PNG, JPEG, GIF or WebP.' }
      : { bytes: body, type: kind.type };
  }
  return { refused: 'The picture was moved too often.' };
}

/** Null where it is none. */
function addressFrom(location: string, base: string): string | null {
  try {
    return new URL(location, base).href;
  } catch (error) {
    if (error instanceof TypeError) return null;
    throw error;
  }
}
