import { CONVOKIT } from './convokit.js';
import { FOURCAT } from './fourcat.js';
import { PUSHSHIFT } from './pushshift.js';
import { THREADBARE_POSTS } from './threadbare-posts.js';

/** Maps that come with the program, by the names they are called with. */
export const SHIPPED_MAPS: ReadonlyMap<string, string> = new Map([
  ['pushshift', PUSHSHIFT],
  ['pushshift-comments', PUSHSHIFT],
  ['pushshift-submissions', PUSHSHIFT],
  ['convokit-utterances', CONVOKIT],
  ['4cat', FOURCAT],
  ['threadbare-posts', THREADBARE_POSTS],
]);
