import type { NotThreadCode } from '../not-thread.js';
import { integerOf, listOf, memberAt, memberOf, textOf } from './value.js';

/** What APIs call an answer to somebody who should be signed in first. */
const SIGN_IN = /\b(?:401|not_logged_in|not_authenticated|unauthorized|login_required|rest_not_logged_in|private)\b/i;
/** Documents that say more than this besides their error are no error documents. */
const FEW = 12;

/**
 * Why a JSON document is an error and no thread: `{"errors": […]}` (Discourse, JSON:API), `{"error": 404, "message"}`
 * (Reddit), `{"code": "rest_…", "data": {"status"}}` (WordPress), `{"status": {"code": "not-found"}}` (NodeBB) and
 * their like. Null for everything else. Error documents are small and hold nothing else.
 */
export function errorIn(root: unknown): NotThreadCode | null {
  if (root === null || typeof root !== 'object' || Array.isArray(root) || Object.keys(root).length > FEW) return null;
  const words = [
    ...listOf(memberOf(root, 'errors')).slice(0, FEW).flatMap(errorWords),
    ...errorWords(memberOf(root, 'error')),
    ...['error_type', 'errorcode', 'reason', 'errorType'].flatMap((name) => wordsOf(memberOf(root, name))),
    ...statusWords(root),
  ];
  if (words.length === 0) return null;
  return words.some((word) => SIGN_IN.test(word)) ? 'login-required' : 'error-page';
}

/** An error is a word, a number, or an object that holds them. */
function errorWords(error: unknown): readonly string[] {
  return [error, ...['status', 'code', 'title', 'detail', 'message'].map((name) => memberOf(error, name))].flatMap(
    wordsOf,
  );
}

/** A status is one of an error only from 400 on, or with a code that names one. */
function statusWords(root: unknown): readonly string[] {
  const numbers = [memberOf(root, 'status'), memberAt(root, 'data.status'), memberOf(root, 'statusCode')].map(
    integerOf,
  );
  const code = textOf(memberOf(root, 'code'));
  const named = textOf(memberAt(root, 'status.code'));
  return [
    ...numbers.flatMap((number) => (number !== null && number >= 400 && number < 600 ? [String(number)] : [])),
    ...(code?.startsWith('rest_') === true ? [code] : []),
    ...(named !== null && named !== 'ok' ? [named] : []),
  ];
}

function wordsOf(value: unknown): readonly string[] {
  const number = integerOf(value);
  const text = number === null ? textOf(value) : String(number);
  return text === null ? [] : [text.slice(0, 200)];
}
