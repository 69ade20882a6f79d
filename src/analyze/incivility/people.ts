import type { LinkedPost, LinkedThread } from '../../model/thread.js';

/** Names of those a post answers, and of other members it names. */
export interface Named {
  readonly answered: readonly string[];
  readonly members: readonly string[];
}

interface Cast {
  readonly authorOf: ReadonlyMap<string, string>;
  readonly answersOf: ReadonlyMap<string, readonly string[]>;
  /** Members' names by their first word in small letters. */
  readonly byHead: ReadonlyMap<string, readonly string[]>;
}

/** Shorter names are words of the language too often. */
const LEAST = 3;
const casts = new WeakMap<LinkedThread, Cast>();

/** Authors a post answers (its quotes' and its parent's), and members whose name stands in its words. */
export function membersNamed(post: LinkedPost, thread: LinkedThread): Named {
  let cast = casts.get(thread);
  if (cast === undefined) {
    cast = castOf(thread);
    casts.set(thread, cast);
  }
  const own = post.author.name;
  const answered = new Set<string>();
  for (const quote of post.quotes)
    if (quote.parentIndex === null) {
      const name = quote.attributedAuthor ?? cast.authorOf.get(quote.sourcePostId ?? '') ?? null;
      if (name !== null && name !== own) answered.add(name);
    }
  for (const id of cast.answersOf.get(post.id) ?? []) {
    const name = cast.authorOf.get(id);
    if (name !== undefined && name !== own) answered.add(name);
  }
  const members = new Set<string>();
  if (mayName(cast, post.analysisText))
    for (const [word] of post.analysisText.slice(0, 20_000).matchAll(/[\p{L}\p{N}_]{1,60}/gu))
      for (const name of cast.byHead.get(word.toLowerCase()) ?? [])
        if (name !== own && !answered.has(name)) members.add(name);
  return { answered: [...answered].sort(), members: [...members].sort() };
}

/** Few heads of names are looked for in the whole text before it is cut into words; most texts name no member. */
const FEW = 40;

/** Whether a member's name may stand in a text. Heads beyond ASCII may be written otherwise in small letters. */
function mayName({ byHead }: Cast, text: string): boolean {
  if (byHead.size > FEW) return true;
  const small = text.toLowerCase();
  for (const head of byHead.keys()) if (!/^[\w]+$/.test(head) || small.includes(head)) return true;
  return false;
}

function castOf(thread: LinkedThread): Cast {
  const authorOf = new Map<string, string>();
  const byHead = new Map<string, string[]>();
  for (const { id, author } of thread.posts) {
    if (author.name === null) continue;
    authorOf.set(id, author.name);
    const head = /[\p{L}\p{N}_]{1,60}/u.exec(author.name)?.[0].toLowerCase();
    if (head === undefined || author.name.length < LEAST) continue;
    const names = byHead.get(head) ?? [];
    if (!names.includes(author.name)) byHead.set(head, [...names, author.name]);
  }
  const answersOf = new Map<string, string[]>();
  for (const { fromPostId, toPostId } of thread.edges)
    answersOf.set(fromPostId, [...(answersOf.get(fromPostId) ?? []), toPostId]);
  return { authorOf, answersOf, byHead };
}
