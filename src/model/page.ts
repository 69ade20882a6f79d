import type { Block } from './body.js';
import type { Moment } from './moment.js';
import type { Problem } from './problem.js';

/** Why the parser believes it is this engine: a confidence 0..1 and the signals seen, in words. */
export interface Detection {
  readonly confidence: number;
  readonly evidence: readonly string[];
}

/** An account as printed beside a post. `inferred`: not printed there, but concluded from the page (see `evidence`). */
export interface PageAuthor {
  readonly name: string | null;
  readonly externalId: string | null;
  readonly kind: 'member' | 'guest' | 'deleted' | 'unknown';
  readonly inferred: boolean;
  readonly evidence: string | null;
}

export interface Reaction {
  /** As printed ("Thumbs Up"); `count` is null where the page shows none of its own. */
  readonly name: string;
  readonly count: number | null;
  /** Who reacted, as printed; empty where nobody is named. */
  readonly actors: readonly string[];
  /** Whether `actors` names everyone who reacted so; null where nobody is named. */
  readonly complete: boolean | null;
}

/** A reaction; whoever knows no names gives only the count. `complete` follows from the count where it is known. */
export function reactionOf(name: string, count: number | null, actors: readonly string[] = []): Reaction {
  const complete = actors.length === 0 ? null : count === null || actors.length >= count;
  return { name, count: count ?? (actors.length > 0 ? actors.length : null), actors, complete };
}

/** A poll of a thread, as one page shows it; counts that a page hides before voting are null. */
export interface Poll {
  readonly question: string | null;
  readonly options: readonly { readonly text: string; readonly votes: number | null }[];
  readonly voters: number | null;
}

export interface Link {
  readonly url: string;
  readonly text: string;
}

export interface PageImage {
  readonly url: string | null;
  readonly alt: string | null;
}

export interface PageAttachment {
  readonly url: string | null;
  readonly name: string | null;
}

export type PagePostKind = 'post' | 'deleted' | 'hidden';

/** One post as one page shows it. */
export interface PagePost {
  /** The engine's own id without its prefix, or null where none is printed. */
  readonly externalId: string | null;
  /** Position on this page, from 1. */
  readonly position: number;
  readonly url: string | null;
  readonly parentExternalId: string | null;
  readonly kind: PagePostKind;
  readonly author: PageAuthor;
  readonly postedAt: Moment;
  readonly editedAt: Moment | null;
  readonly blocks: readonly Block[];
  /** The body as printed, quote headers included; `null` in HTML, where it is rendered from the blocks. */
  readonly rawBody: string | null;
  readonly reactions: readonly Reaction[];
  readonly attachments: readonly PageAttachment[];
  readonly images: readonly PageImage[];
  readonly links: readonly Link[];
  readonly signature: string | null;
  /** Only in the place of a post that was forgotten: a keyed hash of its words, by which other saves of it are known. */
  readonly forgotten?: string;
}

export interface PageThread {
  readonly externalId: string | null;
  readonly title: string | null;
  readonly url: string | null;
  readonly forumPath: readonly string[];
  readonly tags: readonly string[];
  readonly page: number | null;
  readonly pageCount: number | null;
  readonly nextUrl: string | null;
  readonly prevUrl: string | null;
  /** Posts of the whole thread as the page counts them; left out where it does not. Not kept: it is the page's news. */
  readonly totalPosts?: number | undefined;
}

/** What one page says, before other pages of its thread are known. `posts` is empty when it is no thread page. */
export interface ThreadPage {
  readonly type: 'thread';
  /** `invision`, `text:invision`, …, or `generic`. */
  readonly engine: string;
  readonly engineVersion: string | null;
  readonly detection: Detection;
  readonly thread: PageThread;
  readonly posts: readonly PagePost[];
  readonly polls: readonly Poll[];
  /** Posts the page itself says it holds, from its own counts; null where it says nothing. */
  readonly expectedPosts: number | null;
  readonly problems: readonly Problem[];
}

/** An article: what a page that reports on something says about itself. Unknown is null, never guessed. */
export interface ArticleDocument {
  readonly title: string | null;
  readonly authors: readonly string[];
  /** Only where the text or markup prints it. */
  readonly publisher: string | null;
  readonly agency: string | null;
  readonly published: Moment;
  /** Main text without furniture; paragraphs separated by one line feed. */
  readonly text: string;
}

export interface ArticlePage {
  readonly type: 'article';
  readonly engine: 'article';
  readonly detection: Detection;
  readonly url: string | null;
  readonly document: ArticleDocument;
  readonly problems: readonly Problem[];
}

export type ParsedPage = ThreadPage | ArticlePage;

/** A decoded page on its way into a parser. */
export interface PageInput {
  readonly text: string;
  readonly format: 'html' | 'text' | 'json';
  /** Where the page was saved from, if the user or the archive says so. */
  readonly url: string | null;
}

export interface ParseOptions {
  /** Parse with this engine only. */
  readonly engine?: string | undefined;
  /** Hide the ids and links of quotes, so that sources are found by text alone. */
  readonly ignoreIds?: boolean | undefined;
}
