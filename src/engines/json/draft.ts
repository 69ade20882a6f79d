import { UNKNOWN_MOMENT } from '../../model/moment.js';
import type { Detection, PageAuthor, PagePost, PageThread, Poll, ThreadPage } from '../../model/page.js';
import type { Problem } from '../../model/problem.js';

/** A post before its place on the page is known; what a form lacks is left out. */
export type PostDraft = Partial<Omit<PagePost, 'position'>>;

/** A page as a reader of JSON writes it; what a form lacks is left out. */
export interface PageDraft {
  readonly engine: string;
  readonly engineVersion?: string | null;
  readonly detection: Detection;
  readonly thread: Partial<PageThread>;
  readonly posts: readonly PostDraft[];
  readonly polls?: readonly Poll[];
  /** Posts the document says it should hold; fewer read ones are a problem. */
  readonly expectedPosts?: number | null;
  /** Posts of the whole thread, the opener counted, where the document says so. */
  readonly totalPosts?: number | null;
  /** Entries that count as read though they are no posts ("X pinned this"). */
  readonly events?: number;
  readonly problems?: readonly Problem[];
}

export const NOBODY: PageAuthor = { name: null, externalId: null, kind: 'unknown', inferred: false, evidence: null };

/** Some APIs tell the end of a list only by an answer without entries: nothing is lost. */
export const NO_FURTHER_POSTS: Problem = {
  code: 'no-further-posts',
  message: 'This answer of the API holds no posts: the thread ends before it. Nothing is missing.',
  post: null,
};

const POST: Omit<PagePost, 'position' | 'externalId'> = {
  url: null,
  parentExternalId: null,
  kind: 'post',
  author: NOBODY,
  postedAt: UNKNOWN_MOMENT,
  editedAt: null,
  blocks: [],
  rawBody: null,
  reactions: [],
  attachments: [],
  images: [],
  links: [],
  signature: null,
};

const THREAD: PageThread = {
  externalId: null,
  title: null,
  url: null,
  forumPath: [],
  tags: [],
  page: null,
  pageCount: null,
  nextUrl: null,
  prevUrl: null,
};

/** Completes a page: posts numbered from 1, one of each id; posts that the document promises and lacks are a problem. */
export function draftPage(draft: PageDraft): ThreadPage {
  const seen = new Set<string>();
  const once = draft.posts.filter(({ externalId }) => {
    if (externalId === undefined || externalId === null) return true;
    return !seen.has(externalId) && seen.add(externalId);
  });
  const expectedPosts = draft.expectedPosts ?? null;
  const total = draft.totalPosts ?? null;
  const missing = (expectedPosts ?? 0) - once.length - (draft.events ?? 0);
  const message = `The document says it holds ${expectedPosts} posts; the missing ones: ${missing}. Save the rest of the thread too.`;
  return {
    type: 'thread',
    engine: draft.engine,
    engineVersion: draft.engineVersion ?? null,
    detection: draft.detection,
    thread: { ...THREAD, ...draft.thread, ...(total === null ? {} : { totalPosts: total }) },
    posts: once.map(({ externalId = null, ...post }, index) => ({ externalId, position: index + 1, ...POST, ...post })),
    polls: draft.polls ?? [],
    expectedPosts,
    problems: [...(draft.problems ?? []), ...(missing > 0 ? [{ code: 'missing-posts', message, post: null }] : [])],
  };
}
