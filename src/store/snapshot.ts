import { gunzipSync, gzipSync } from 'node:zlib';
import { canonicalJson, sha256 } from '../model/ids.js';

/** A value as compressed canonical JSON with its hash: equal values give equal snapshots. */
export interface Snapshot {
  readonly hash: string;
  readonly bytes: Uint8Array;
}

export function packSnapshot(value: unknown): Snapshot {
  const text = canonicalJson(value);
  return { hash: sha256(text), bytes: gzipSync(text) };
}

/** The value again. The caller names its type: a snapshot is only ever written by `packSnapshot` of that type. */
export function unpackSnapshot<T>(bytes: Uint8Array): T {
  const value: T = JSON.parse(gunzipSync(bytes).toString('utf8'));
  return value;
}
