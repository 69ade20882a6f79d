import { diffWordsWithSpace } from 'diff';
import { z } from 'zod';
import type { Store } from '../../store/index.js';
import type { DiffOp } from './quotes.js';

/** A wording of a post and what the next one changed. */
export interface Wording {
  /** 1 is the oldest. */
  readonly number: number;
  readonly text: string;
  readonly editedAt: string | null;
  readonly editedLocal: string | null;
  /** To the next wording; null where they have too little in common to be compared word by word. */
  readonly toNext: readonly DiffOp[] | null;
}

export interface PostProblem {
  readonly code: string;
  readonly message: string;
  readonly file: string | null;
}

const REVISIONS = `
select number, own_text, edited_at, edited_local from v_revision
 where thread_id = $1::uuid and post_id = $2::uuid order by number`;

const PROBLEMS = `
select code, message, file from v_problem where thread_id = $1::uuid order by file nulls first, code limit 20`;

const REVISION = z.object({
  number: z.number(),
  own_text: z.string(),
  edited_at: z.string().nullable(),
  edited_local: z.string().nullable(),
});
const PROBLEM = z.object({ code: z.string(), message: z.string(), file: z.string().nullable() });

/** Edits beyond which two wordings are shown side by side: Myers' method is quadratic in them. */
const MOST_EDITS = 1500;

/** A word diff of two wordings; null where they have too little in common. */
export function wordDiff(before: string, after: string): readonly DiffOp[] | null {
  const changes = diffWordsWithSpace(before, after, { maxEditLength: MOST_EDITS });
  if (changes === undefined) return null;
  const ops: DiffOp[] = [];
  let gone = '';
  let come = '';
  const flush = (): void => {
    if (gone !== '') ops.push({ op: 'delete', text: gone });
    if (come !== '') ops.push({ op: 'insert', text: come });
    gone = '';
    come = '';
  };
  changes.forEach(({ added, removed, value }, i) => {
    // Space between two changes goes with them: a new sentence reads as one, not as word against word.
    const between = !added && !removed && value.trim() === '' && gone + come !== '' && i < changes.length - 1;
    if (added || between) come += value;
    if (removed || between) gone += value;
    if (added || removed || between) return;
    flush();
    ops.push({ op: 'equal', text: value });
  });
  flush();
  return ops;
}

/** Earlier wordings of a post, the oldest first, each with what came next. */
export async function readWordings(
  store: Store,
  post: { readonly threadId: string; readonly postId: string; readonly ownText: string },
): Promise<readonly Wording[]> {
  const { rows } = await store.query(REVISIONS, { params: [post.threadId, post.postId] });
  const revisions = z.array(REVISION).parse(rows);
  return revisions.map(({ number, own_text, edited_at, edited_local }, i) => ({
    number,
    text: own_text,
    editedAt: edited_at,
    editedLocal: edited_local,
    toNext: wordDiff(own_text, revisions[i + 1]?.own_text ?? post.ownText),
  }));
}

/** What could not be read of the post's thread. */
export async function readThreadProblems(store: Store, threadId: string): Promise<readonly PostProblem[]> {
  const { rows } = await store.query(PROBLEMS, { params: [threadId] });
  return z.array(PROBLEM).parse(rows);
}
