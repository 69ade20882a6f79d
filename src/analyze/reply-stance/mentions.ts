import { foldText, unitsToCodePoints } from '../../model/text.js';
import type { LinkedPost, LinkedThread } from '../../model/thread.js';
import { type Stretch, trimmed } from './segments.js';

/** A post somebody speaks to by "@name", and the words said to him. */
export interface Mention {
  readonly toPostId: string;
  readonly segment: Stretch;
}

/** Mentions that are read of one post: more names in a row are a greeting. */
const MOST = 8;
/** "@" signs of a text that are looked at for each name. */
const SIGNS = 200;

/**
 * The posts a post speaks to by name. A name at the head of a sentence speaks to its bearer up to the next name; one
 * inside a sentence has that sentence alone. Which post is meant is the linker's finding (the latest of that person's).
 */
export function mentionsOf(post: LinkedPost, thread: LinkedThread): Mention[] {
  const text = post.analysisText;
  if (!text.includes('@')) return [];
  const places = (edgesFrom(thread).get(post.id) ?? []).slice(0, MOST).flatMap((toPostId) => {
    const at = placeOf(text, authors(thread).get(toPostId) ?? null);
    return at < 0 ? [] : [{ toPostId, at, from: sentenceStart(text, at) }];
  });
  if (places.length === 0) return [];
  const points = unitsToCodePoints(text);
  return places.flatMap(({ toPostId, at, from }) => {
    const next = places.reduce((end, other) => (other.from > from ? Math.min(end, other.from) : end), text.length);
    const end = from === at ? next : Math.min(next, sentenceEnd(text, at));
    const segment = trimmed(text, points(from), points(end));
    return segment === null ? [] : [{ toPostId, segment }];
  });
}

/** Where "@name" stands in a text, or -1; `name` as the account is printed. */
function placeOf(text: string, name: string | null): number {
  const wanted = foldText(name ?? '');
  if (wanted === '') return -1;
  let at = text.indexOf('@');
  for (let signs = 0; at >= 0 && signs < SIGNS; at = text.indexOf('@', at + 1), signs += 1) {
    const after = text.slice(at + 1, at + 2 + 2 * wanted.length).replace(/^"/u, '');
    if (foldText(after).startsWith(wanted)) return at;
  }
  return -1;
}

function sentenceStart(text: string, at: number): number {
  for (let i = at - 1; i >= 0; i -= 1) {
    const before = text[i] ?? '';
    if (before === '\n' || (/\s/u.test(before) && endsSentence(text, i))) return i + 1;
  }
  return 0;
}

function sentenceEnd(text: string, at: number): number {
  for (let i = at; i < text.length; i += 1)
    if (text[i] === '\n' || (/\s/u.test(text[i] ?? '') && endsSentence(text, i))) return i;
  return text.length;
}

/** A stop, perhaps with a bracket or mark behind it, stands before a place. */
function endsSentence(text: string, at: number): boolean {
  const last = text[at - 1] ?? '';
  return /[.!?…]/u.test(/[)"'\]”’]/u.test(last) ? (text[at - 2] ?? '') : last);
}

const edges = new WeakMap<LinkedThread, ReadonlyMap<string, readonly string[]>>();

function edgesFrom(thread: LinkedThread): ReadonlyMap<string, readonly string[]> {
  const known = edges.get(thread);
  if (known !== undefined) return known;
  const made = new Map<string, string[]>();
  for (const { fromPostId, toPostId, via } of thread.edges) {
    if (via !== 'mention') continue;
    const list = made.get(fromPostId) ?? [];
    list.push(toPostId);
    made.set(fromPostId, list);
  }
  edges.set(thread, made);
  return made;
}

const names = new WeakMap<LinkedThread, ReadonlyMap<string, string | null>>();

function authors(thread: LinkedThread): ReadonlyMap<string, string | null> {
  const known = names.get(thread);
  if (known !== undefined) return known;
  const made = new Map(thread.posts.map((post) => [post.id, post.author.name]));
  names.set(thread, made);
  return made;
}
