/*
 * A made-up board: what stands on it, without any engine's markup. It may change while it is being read.
 */

/** `redirect`: to a page to sign in; `refused`: 403; `form`: the sign-in form at the address itself; `robots`: disallowed there. */
export type Access = 'public' | 'redirect' | 'refused' | 'form' | 'robots';

/** `gone`: answers 410; `missing`: as the engine says it (404, or 200 with an error page); `loop`: redirects in a ring. */
export type ThreadState = 'open' | 'gone' | 'missing' | 'loop';

export interface SiteQuote {
  readonly of: SitePost;
  readonly text: string;
}

export interface SitePost {
  readonly id: number;
  /** Its number within the thread, from 1; never given again when a post is removed. */
  readonly number: number;
  readonly author: Member;
  /** Milliseconds since 1970, whole minutes. */
  readonly at: number;
  readonly quote: SiteQuote | null;
  /** What the author wrote, one paragraph each. */
  readonly text: readonly string[];
  kind: 'post' | 'deleted' | 'hidden';
}

export interface Member {
  readonly id: number;
  readonly name: string;
}

export interface SiteThread {
  readonly id: number;
  readonly section: number;
  readonly title: string;
  readonly slug: string;
  readonly pinned: boolean;
  /** Another section that still shows a row for it. */
  readonly movedFrom: number | null;
  readonly state: ThreadState;
  /** Rows of lists name an address of former times, which redirects (308) to today's. */
  readonly oldAddress: boolean;
  /** In the order of the thread; those removed for good are not here. */
  readonly posts: SitePost[];
}

export interface SiteSection {
  readonly id: number;
  readonly title: string;
  readonly slug: string;
  readonly parent: number | null;
  readonly access: Access;
}

export interface Board {
  readonly name: string;
  readonly language: 'en' | 'ru';
  readonly postsPerPage: number;
  readonly threadsPerPage: number;
  readonly sections: readonly SiteSection[];
  readonly threads: SiteThread[];
  readonly members: readonly Member[];
}

export const lastPost = (thread: SiteThread): SitePost | undefined => thread.posts.at(-1);

/** One page of a list, counted from 1; an empty list has one page. */
export function slicePage<T>(items: readonly T[], page: number, perPage: number): readonly T[] {
  return items.slice((page - 1) * perPage, page * perPage);
}

export const pagesOf = (count: number, perPage: number): number => Math.max(1, Math.ceil(count / perPage));

/** Rows of a section as its list shows them: pinned ones first, then by latest post, newest first; moved ones too. */
export function rowsOf(board: Board, section: number): readonly SiteThread[] {
  return board.threads
    .filter((thread) => thread.section === section || thread.movedFrom === section)
    .sort(
      (a, b) => Number(b.pinned) - Number(a.pinned) || (lastPost(b)?.at ?? 0) - (lastPost(a)?.at ?? 0) || b.id - a.id,
    );
}

export const sectionOf = (board: Board, id: number): SiteSection | undefined =>
  board.sections.find((section) => section.id === id);

export const threadOf = (board: Board, id: number): SiteThread | undefined =>
  board.threads.find((thread) => thread.id === id);

export const childrenOf = (board: Board, parent: number | null): readonly SiteSection[] =>
  board.sections.filter((section) => section.parent === parent);

/** A section and the ones it lies in, outermost first. */
export function pathOf(board: Board, id: number): readonly SiteSection[] {
  const section = sectionOf(board, id);
  if (section === undefined) return [];
  return section.parent === null ? [section] : [...pathOf(board, section.parent), section];
}
