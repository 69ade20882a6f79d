import type { Problem } from '../model/problem.js';
import type { PageTree } from './html/page-tree.js';
import { rawTextOf } from './html/text-of.js';
import { readMicrodata } from './microdata.js';
import type { StructuredPost, StructuredThread } from './structured-thread.js';

const THREAD_TYPES = new Set(['DiscussionForumPosting', 'SocialMediaPosting', 'QAPage']);

/** Nodes looked at in one page's structured data. */
const MOST_NODES = 50_000;

/** Finds a thread in the page's JSON-LD, else in its microdata; a script that is no JSON is a problem, not an end. */
export function readStructuredThread(tree: PageTree): { thread: StructuredThread | null; problems: Problem[] } {
  const problems: Problem[] = [];
  for (const script of tree.byTag.get('script') ?? []) {
    if (!/^application\/ld\+json\b/i.test(script.attributes.type?.trim() ?? '')) continue;
    const parsed = parseJson(rawTextOf(script));
    if (parsed === null) {
      const message = 'Structured data (JSON-LD) of the page is not valid JSON: not used.';
      problems.push({ code: 'bad-structured-data', message, post: null });
      continue;
    }
    const thread = findThread(parsed.value);
    if (thread !== null) return { thread, problems };
  }
  return { thread: readMicrodata(tree), problems };
}

function parseJson(text: string): { value: unknown } | null {
  try {
    return { value: JSON.parse(text) };
  } catch (error) {
    // Reported by the caller as a problem of the page; other errors are ours.
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

function findThread(root: unknown): StructuredThread | null {
  const queue: unknown[] = [root];
  for (let i = 0; i < queue.length && i < MOST_NODES; i += 1) {
    const node = queue[i];
    if (Array.isArray(node)) queue.push(...node.slice(0, MOST_NODES));
    const record = recordOf(node);
    if (record === null) continue;
    if (listOf(record.get('@type')).some((type) => typeof type === 'string' && THREAD_TYPES.has(type))) {
      return threadOf(record);
    }
    for (const key of ['@graph', 'mainEntity', 'mainEntityOfPage']) queue.push(record.get(key));
  }
  return null;
}

function threadOf(record: ReadonlyMap<string, unknown>): StructuredThread {
  const replies = listOf(record.get('comment')).slice(0, MOST_NODES);
  return {
    opener: postOf(record),
    replies: replies.flatMap((reply) => {
      const found = recordOf(reply);
      return found === null ? [] : [postOf(found)];
    }),
    replyCount: replyCountOf(record),
    complete: true,
  };
}

function postOf(record: ReadonlyMap<string, unknown>): StructuredPost {
  const author = recordOf(listOf(record.get('author'))[0]);
  return {
    url: textOr(record.get('url')) ?? textOr(record.get('@id')),
    author: author === null ? textOr(record.get('author')) : textOr(author.get('name')),
    created: textOr(record.get('dateCreated')) ?? textOr(record.get('datePublished')),
  };
}

function replyCountOf(record: ReadonlyMap<string, unknown>): number | null {
  for (const counter of listOf(record.get('interactionStatistic'))) {
    const found = recordOf(counter);
    const kind = found?.get('interactionType');
    const name = typeof kind === 'string' ? kind : (textOr(recordOf(kind)?.get('@type')) ?? '');
    const count = found?.get('userInteractionCount');
    if (/(?:CommentAction|ReplyAction)$/.test(name) && typeof count === 'number' && Number.isSafeInteger(count))
      return count;
  }
  const count = record.get('commentCount');
  return typeof count === 'number' && Number.isSafeInteger(count) ? count : null;
}

function recordOf(value: unknown): ReadonlyMap<string, unknown> | null {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return null;
  return new Map<string, unknown>(Object.entries(value));
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : value === undefined || value === null ? [] : [value];
}

function textOr(value: unknown): string | null {
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : null;
}
