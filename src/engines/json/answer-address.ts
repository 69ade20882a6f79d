import { isAddress } from '../../model/address.js';
/** What an engine's path begins with, in the address of a page or of an API's answer. */
export interface AnswerAddress {
  /** Everything before the engine's own path: "https://board.example.org/forum", without a slash at its end. */
  readonly root: string;
  readonly url: URL;
}

/**
 * Splits the address an answer came from where the engine's own path begins; boards live in folders too. Null without
 * an address, or where the mark is not in its path.
 *
 * @param mark what the engine's path begins with ("/t/"); the first place counts
 */
export function answerAddress(address: string | null, mark: RegExp): AnswerAddress | null {
  if (address === null || !isAddress(address)) return null;
  const url = new URL(address);
  const found = /^https?:$/.test(url.protocol) ? mark.exec(url.pathname) : null;
  return found === null ? null : { root: url.origin + url.pathname.slice(0, found.index), url };
}

/** Where the board stands: before the mark, else the address itself is that of its front page. '' without an address. */
export function boardRoot(address: string | null, mark: RegExp): string {
  const found = answerAddress(address, mark);
  if (found !== null) return found.root;
  return address !== null && isAddress(address)
    ? new URL(address).origin + new URL(address).pathname.replace(/\/$/, '')
    : '';
}

/** The address with one parameter of its query set. */
export function withParameter(url: URL, name: string, value: number): string {
  const changed = new URL(url);
  changed.searchParams.set(name, String(value));
  return changed.href;
}

/** A whole number in the query, or what counts where there is none. */
export function numberIn(url: URL, name: string, otherwise: number): number {
  const text = url.searchParams.get(name) ?? '';
  return /^\d{1,9}$/.test(text) ? Number(text) : otherwise;
}
