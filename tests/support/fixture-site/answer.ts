import type { Board, SitePost, SiteThread } from './board.js';

/** What an address of the site stands for. `trap`: nothing a reader of threads ever needs. */
export type AnswerKind =
  | 'robots'
  | 'front'
  | 'section'
  | 'thread'
  | 'api'
  | 'redirect'
  | 'wall'
  | 'absent'
  | 'jump'
  | 'trap';

/** How the site answers one request, before faults. */
export interface Answer {
  readonly kind: AnswerKind;
  /** The page behind the address, whatever its session, order or form: `thread 14 page 2`. */
  readonly key: string;
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Uint8Array;
}

/** A request as an engine sees it. */
export interface Visit {
  readonly origin: string;
  readonly path: string;
  /** With `;` and `&` as separators, as SMF reads them. */
  readonly query: URLSearchParams;
  /** Session id to be put into links; null where the visitor keeps cookies. */
  readonly session: string | null;
}

/** One engine: its addresses and its templates. */
export interface EngineMarkup {
  readonly name: string;
  /** Kinds of stubs it shows to strangers; the others are not on its boards. */
  readonly stubs: readonly ('deleted' | 'hidden')[];
  /** A section goes on showing a row for a thread that was moved away. */
  readonly movedRows: boolean;
  /** Name of the session cookie it sets, if any. */
  readonly cookie: string | null;
  readonly front: string;
  /** Addresses as the engine prints them, without session, below the origin. */
  readonly section: (board: Board, id: number, page: number) => string;
  readonly thread: (board: Board, thread: SiteThread, page: number) => string;
  /** A post's id as the engine prints it, where it is not `post.id`: Discourse counts within a topic. */
  readonly postId?: (post: SitePost) => string;
  /** A member's name as the engine prints it beside posts, where it is not `name`. */
  readonly memberName?: (name: string) => string;
  /** Rules of robots.txt that close the section `robots`. */
  readonly disallow: (board: Board) => readonly string[];
  /** Null: no such address (404). */
  readonly answer: (board: Board, visit: Visit) => Answer | null;
}

export const HTML = 'text/html; charset=utf-8';

export const page = (kind: AnswerKind, key: string, body: string, status = 200): Answer => ({
  kind,
  key,
  status,
  headers: { 'content-type': HTML },
  body,
});

export const json = (key: string, value: unknown, status = 200): Answer => ({
  kind: 'api',
  key,
  status,
  headers: { 'content-type': 'application/json; charset=utf-8' },
  body: JSON.stringify(value),
});

export const redirect = (key: string, location: string, status: 301 | 302 | 308 = 308): Answer => ({
  kind: 'redirect',
  key,
  status,
  headers: { location, 'content-type': HTML },
  body: '<!DOCTYPE html><title>Moved</title><p>The page is elsewhere.</p>',
});

/** A trap answers like any page, so that following it would look rewarding. */
export const trap = (key: string): Answer =>
  page(
    'trap',
    `trap ${key}`,
    `<!DOCTYPE html><html><head><title>${key}</title></head><body><p>${key}</p></body></html>`,
  );

export const numberOf = (text: string | null): number | null =>
  text !== null && /^\d{1,9}$/.test(text) ? Number(text) : null;

export const escapeHtml = (text: string): string =>
  text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');

/** Whole numbers from 1 to `count`. */
export const upTo = (count: number): readonly number[] => Array.from({ length: count }, (_, i) => i + 1);
