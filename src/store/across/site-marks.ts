import { sha256 } from '../../model/ids.js';

/**
 * Numbers under which the words, ids and addresses of one site are kept. Every one is mixed with the site's own number,
 * so that equal words on two sites have different marks: a look-up never meets another site's posts and needs no join.
 */
export interface SiteMarks {
  /** Of a fingerprint or a hash of a whole text; its own inverse. */
  readonly mixed: (hash: bigint) => bigint;
  /** Of the id a post has in its engine. */
  readonly id: (externalId: string) => bigint;
  /** Of a post's address as printed. */
  readonly url: (url: string) => bigint;
}

export function siteMarks(site: string): SiteMarks {
  const own = hash64('site', site);
  return {
    mixed: (hash) => BigInt.asIntN(64, hash ^ own),
    id: (externalId) => hash64('id', site, externalId),
    url: (url) => hash64('url', site, url),
  };
}

/** 64 bits of SHA-256 over parts, signed as Postgres `bigint` is. */
export function hash64(...parts: readonly unknown[]): bigint {
  return BigInt.asIntN(64, BigInt(`0x${sha256(JSON.stringify(parts)).slice(0, 16)}`));
}
