import { isUuid } from '../../../store/desk/decisions/uuid.js';
import type { DecisionPost } from '../../../store/desk/decisions.js';

/** A post as a form carries it: thread, post, what was seen of it, the hash of the words that were read. */
export const postField = ({ threadId, postId, seen, textHash }: DecisionPost): string =>
  [threadId, postId, seen === null || seen === undefined ? '*' : seen, textHash ?? '*'].join('.');

/** Null where a field is none of ours. */
export function postOf(field: string): DecisionPost | null {
  const [threadId = '', postId = '', seen = '*', textHash = '*', ...rest] = field.split('.');
  if (!isUuid(threadId) || !isUuid(postId) || rest.length > 0) return null;
  return { threadId, postId, seen: seen === '*' ? null : seen, textHash: textHash === '*' ? null : textHash };
}

/** An address on this desk, as a form may name it to return to; anything else leads to the queue. */
export function ownPath(text: string | null, otherwise = '/queue'): string {
  const base = 'http://desk.invalid';
  if (text === null || !/^\/(?![/\\])/.test(text) || !isAddressOn(text, base)) return otherwise;
  const { pathname, search, hash } = new URL(text, base);
  return `${pathname}${search}${hash}`;
}

function isAddressOn(text: string, base: string): boolean {
  try {
    return new URL(text, base).origin === base;
  } catch (error) {
    if (error instanceof TypeError) return false;
    throw error;
  }
}

/** Id of an incident's card: what stands behind # in an address. */
export const cardId = (incident: string): string => `i-${incident.replaceAll(':', '-')}`;

/** Where one goes after deciding: the page one came from, saying what was done, at the next card. */
export function afterDeciding(back: string, decisionId: string, next: string | null): string {
  const url = new URL(back, 'http://desk.invalid');
  url.searchParams.set('done', decisionId);
  if (next !== null && next !== '') url.hash = cardId(next);
  return `${url.pathname}${url.search}${url.hash}`;
}
