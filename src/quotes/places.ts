import { renderBody } from '../model/body.js';
import type { ReadPost, ScannedThread } from './scan.js';
import { NOBODY } from './source-rules.js';
import type { Stubs } from './stubs.js';
import { createTokenStore } from './token-store.js';
import type { Tokens } from './tokens.js';
import { tokenize } from './tokens.js';

/** The posts of a thread with stubs directly before the first post that quotes them; places count from 0. */
export interface Places {
  readonly count: number;
  /** Number of the post that stands in a place; null where a stub does. */
  readonly postAt: (place: number) => number | null;
  /** Number of the stub that stands in a place; null where a post does. */
  readonly stubAt: (place: number) => number | null;
  readonly read: (place: number) => ReadPost | null;
  /** Author number, NOBODY where none is printed. */
  readonly author: (place: number) => number;
  /** Words of the own text; as numbers alone, and with their places in it. */
  readonly ids: (place: number) => Int32Array;
  readonly own: (place: number) => Tokens;
  readonly postId: (place: number) => string;
  /** Id of the first post or stub with a printed id. */
  readonly idOf: (externalId: string) => string | undefined;
}

export function placeStubs(thread: ScannedThread, { posts, before }: Stubs): Places {
  /** Post numbers, and stub numbers as -1 - number. */
  const entries = new Int32Array(thread.count + posts.length);
  const postPlaces = new Int32Array(thread.count);
  const stubPlaces = new Int32Array(posts.length);
  const words = createTokenStore();
  const texts = posts.map(({ blocks }) => renderBody(blocks).ownText);
  for (const text of texts) words.add(tokenize(text, thread.vocabulary));
  const authors = posts.map((stub) => thread.authorNumber(stub.author.name));
  const byExternalId = new Map<string, number>();
  let place = 0;
  posts.forEach(({ externalId }, stub) => {
    if (externalId !== null && !byExternalId.has(externalId)) byExternalId.set(externalId, stub);
  });
  for (let at = 0; at < thread.count; at += 1) {
    for (const stub of before.get(at) ?? []) {
      entries[place] = -1 - stub;
      stubPlaces[stub] = place;
      place += 1;
    }
    entries[place] = at;
    postPlaces[at] = place;
    place += 1;
  }
  const postAt = (n: number): number | null => ((entries[n] ?? -1) < 0 ? null : (entries[n] ?? null));
  const stubOf = (n: number): number => -1 - (entries[n] ?? 0);
  return {
    count: entries.length,
    postAt,
    stubAt: (n) => ((entries[n] ?? 0) < 0 ? stubOf(n) : null),
    read: (n) => {
      const at = postAt(n);
      if (at !== null) return thread.read(at);
      const stub = posts[stubOf(n)];
      return stub === undefined ? null : { post: stub, body: renderBody(stub.blocks) };
    },
    author: (n) => {
      const at = postAt(n);
      return at === null ? (authors[stubOf(n)] ?? NOBODY) : thread.author(at);
    },
    ids: (n) => {
      const at = postAt(n);
      return at === null ? words.ids(stubOf(n)) : thread.ownIds(at);
    },
    own: (n) => {
      const at = postAt(n);
      return at === null ? words.tokens(stubOf(n), texts[stubOf(n)] ?? '') : thread.own(at);
    },
    postId: (n) => {
      const at = postAt(n);
      return at === null ? (posts[stubOf(n)]?.id ?? '') : thread.postId(at);
    },
    idOf: (externalId) => {
      const [at, stub] = [thread.byExternalId(externalId), byExternalId.get(externalId)];
      if (stub !== undefined && (at === undefined || (stubPlaces[stub] ?? 0) < (postPlaces[at] ?? 0)))
        return posts[stub]?.id;
      return at === undefined ? undefined : thread.postId(at);
    },
  };
}
