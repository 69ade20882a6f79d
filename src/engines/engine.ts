import type { Block } from '../model/body.js';
import type { ParseOptions, Reaction, ThreadPage } from '../model/page.js';
import type { CommentPair } from './html/between-comments.js';
import type { PageElement, PageTree } from './html/page-tree.js';

/**
 * What a spec says about one markup generation of one engine. A spec is data: selectors and how values are read. What
 * data cannot say is a named function in `hooks`, with a comment why.
 */
export interface EngineSpec {
  /** The engine's id in output ("invision"); generations of one engine share it. */
  readonly engine: string;
  /** The markup generation ("4", "3.4"): the engine version where the page prints no better one. */
  readonly generation: string;
  /** Signs that posts of this generation are on the page; index, login and error pages show none of them. */
  readonly detect: readonly Signal[];
  /** What pages of this engine without posts show; asked when no spec claims a page. */
  readonly notThread: readonly NotThread[];
  readonly version: Field;
  readonly thread: ThreadFields;
  readonly post: PostFields;
  readonly body: BodyFields;
  readonly hooks: Hooks;
  /** Set on a user's own spec: its file, for `detection.evidence`, and the built-in spec it takes the place of. */
  readonly origin?: { readonly source: string; readonly replaces: string | null };
}

/** What parsing takes: what every room knows, and engines that the user describes. */
export interface EngineOptions extends ParseOptions {
  readonly specs?: readonly EngineSpec[] | undefined;
}

/** A sign of the engine: an element that is there, and how much it says (1 is certainty). */
export interface Signal {
  readonly select: string;
  /** And a comment inside that element says this: archives that mark their parts by comments. */
  readonly comment?: RegExp;
  readonly weight: number;
  /** The sign in words, for `detection.evidence`. */
  readonly says: string;
}

export interface NotThread {
  readonly code: 'login-required' | 'error-page' | 'empty-shell' | 'index-page';
  readonly select: string;
}

/** One way to read a value. Without `select` it is read from the scope element itself. */
export interface Read {
  readonly select?: string;
  /** Only elements whose visible text says this: links that are told apart by their words alone. */
  readonly says?: RegExp;
  /** Read comments inside the element instead of elements: mail archives keep their facts there. */
  readonly comment?: true;
  /** Read in the element right before the scope's: boards that print a post's head and body as siblings. */
  readonly before?: true;
  /** The attribute to read; without it the visible text. */
  readonly attr?: string;
  /** The last match counts, not the first: the highest page number, the link right before the current page. */
  readonly last?: true;
  /** The value where such an element is there: what the markup says without printing it ("Like" for a thumb). */
  readonly as?: string;
  /** The value is JSON: take this member (dotted path). */
  readonly json?: string;
  /** Elements inside whose text is left out: labels and counters beside a title. */
  readonly without?: string;
  /** Elements inside that have a `title` print it in place of their text: "Yesterday" that carries its date. */
  readonly titled?: true;
  /** What must match; group 1, or the whole match without a group. Bounded patterns only: values may be hostile. */
  readonly match?: RegExp;
}

/** Ways to read a value; the first that gives one counts. */
export type Field = readonly Read[];

/** A time: read from machine-readable markup first, with the words shown kept beside it. */
export interface MomentFields {
  /** ISO 8601 or seconds since 1970. */
  readonly machine: Field;
  /** The words the page shows. */
  readonly shown: Field;
}

export interface ThreadFields {
  readonly externalId: Field;
  readonly title: Field;
  readonly url: Field;
  /** The links above the thread, outermost first, without the thread itself. */
  readonly forumPath: string;
  readonly tags: string;
  readonly page: Field;
  readonly pageCount: Field;
  /** True where the engine prints no page links only because there is a single page: page 1 of 1. */
  readonly unpagedIsSingle: boolean;
  readonly nextUrl: Field;
  readonly prevUrl: Field;
  /** All links of the page navigation: the one that says the next number is next where `nextUrl` gives none. */
  readonly pageLinks: string;
  /** The address's parameter that holds the page's number, where a script draws the page links; '' elsewhere. */
  readonly pageParameter: string;
  /** Posts on a full page, where printed: every page but the last holds as many. */
  readonly perPage: Field;
  /** What a line like "Showing 1-15 of 16" counts: gives page and pages where no page links are printed. */
  readonly range: { readonly first: Field; readonly last: Field; readonly total: Field };
  /** Posts of the whole thread, the opener counted, where printed ("57 posts"). */
  readonly total: Field;
  /** Replies of the whole thread, the opener not counted, where printed. */
  readonly replies: Field;
  /** The page's own clock ("The time now is 10:11 PM"): what relative times on it are measured from. */
  readonly clock: Field;
  /** The zone all times of the page are printed in ("All times are GMT -4"). */
  readonly zone: Field;
  readonly polls: readonly PollFields[];
}

export interface PollFields {
  readonly each: string;
  readonly question: Field;
  readonly option: {
    readonly each: string;
    readonly text: Field;
    readonly votes: Field;
    /** The votes stand in the element right behind the option (`<dt>` and `<dd>`), not inside it. */
    readonly beside?: true;
  };
  readonly voters: Field;
}

export interface PostFields {
  readonly list: string;
  /**
   * Nothing holds a whole post: `list` matches a mark that each begins with, and it goes on to the next mark (tables of
   * old boards, where a post is several rows).
   */
  readonly runs: boolean;
  /** Elements of the list that are no posts (advertisements, previews). */
  readonly refuse: string;
  readonly externalId: Field;
  readonly url: Field;
  /** The structural parent's id (tree engines). */
  readonly parentExternalId: Field;
  /** Replies stand inside the post they answer: a post's parent is the post around it. */
  readonly nested: boolean;
  /** The opener, where posts without a parent of their own answer it (questions, trees of comments); '' on linear boards. */
  readonly opener: string;
  /** The post's number in the whole thread as printed ("#21"), to find gaps with. */
  readonly number: Field;
  /** The opener's body where it stands outside the opener's element; '' where it is inside, as everywhere else. */
  readonly openerBody: string;
  /** Posts that may have no body and are none the less there: submissions of a link. Others without one are stubs. */
  readonly bodiless: string;
  /** Matched by the post or inside it. */
  readonly deleted: string;
  readonly hidden: string;
  readonly author: {
    readonly name: Field;
    readonly externalId: Field;
    /** A link to an account makes a member; where posts have such links, one without is a guest's. */
    readonly member: string;
    readonly guest: string;
    readonly deleted: string;
  };
  readonly posted: MomentFields;
  readonly edited: MomentFields;
  /** The body; several matches (engines that split a post around quotes) are read one after the other. */
  readonly body: string;
  /** The body stands between two comments inside what `body` matches; null where it is all of that. */
  readonly between: CommentPair | null;
  /** Links of attached files that are listed outside the body. */
  readonly attachments: string;
  readonly signature: string;
  readonly reactions: readonly ReactionFields[];
  /** A file's name where `attachments` matches the box around its link; without it the link's own words. */
  readonly attachmentName: Field;
}

export interface ReactionFields {
  /** The elements that each show one reaction; ':scope' is the post itself. */
  readonly each: string;
  readonly name: Field;
  readonly count: Field;
  /** Elements that each name somebody who reacted so; '' where nobody is named. */
  readonly actors: string;
}

export interface BodyFields {
  readonly quotes: readonly QuoteFields[];
  /** What stands inside the body and is not content: edited lines, expand and share labels. */
  readonly drop: string;
  readonly code: string;
  readonly spoiler: { readonly each: string; readonly header: string; readonly contents: string };
  /** Images that stand for a character or a face and print their emoji or alternative text. */
  readonly emoji: string;
  /** Links and boxes of attached files. */
  readonly attachment: string;
  /** Drawn faces of classic boards (":-)"): see `html-blocks/smilies.ts` for what is printed in their place. */
  readonly smiley?: string;
  /** A line of the body that begins the signature, where nothing else sets it apart. */
  readonly signatureMark?: RegExp;
  /** Boxes that show a linked page (title, snippet): only their link is kept, their words are another's. */
  readonly card?: string;
}

export interface QuoteFields {
  readonly each: string;
  /** The quoted content inside the quote; '' when it is the quote itself without its header. */
  readonly contents: string;
  /** The quoted content where an attribute carries it, as markup: embedded posts that a script draws. */
  readonly carried?: Field;
  /** A quote that holds nothing but another quote only says how deep that one is, and is not one itself. */
  readonly hollow?: true;
  /** A quote only where it repeats another post of the page: block quotes that people use for anything. */
  readonly repeated?: true;
  /** A quote only where it is all its parent holds: italics by which people quote, where nothing else does. */
  readonly alone?: true;
  /** The citation line inside the quote; '' where there is none. */
  readonly header: string;
  /** The citation line where it stands outside: matched by the element right before the quote; '' where it does not. */
  readonly before: string;
  /** What a citation line must say, inside or outside, where its markup is that of any paragraph. */
  readonly beforeSays: RegExp | null;
  /** The first line of the quote is its citation where it says so in words ("@Ada wrote:") and no header is marked. */
  readonly opening?: true;
  /** What a quote's text must not say: the markup of a quote that is none. */
  readonly unlessSays?: RegExp;
  readonly author: Field;
  readonly sourceExternalId: Field;
  readonly sourceUrl: Field;
  readonly cited: MomentFields;
}

/** What a citation line says when the markup carries no data of its own. */
export interface Citation {
  readonly author: string | null;
  /** The words of the time ("36 minutes ago", "3/5/2024 at 7:29 PM"). */
  readonly when: string | null;
}

/** What is asked of the data inside a page. */
export interface DataRequest {
  /** Where the page was saved from, or null. */
  readonly url: string | null;
  /** False where the markup shows the posts: then their texts need not be read a second time. */
  readonly bodies: boolean;
  readonly options: ParseOptions;
}

/** A body that a hook read, with the signature it found in it. */
export interface WrittenBody {
  readonly blocks: readonly Block[];
  readonly signature: string | null;
}

export interface Hooks {
  /** Reads a citation line, for views that print no attributes. */
  readonly readCitation?: (header: string) => Citation | null;
  /** False where a quote's printed id names something that is no post of this kind of page. */
  readonly trustsSource?: (quote: PageElement) => boolean;
  /** The id of the post answered, where only the place in the page tells it. */
  readonly readParent?: (post: PageElement, tree: PageTree) => string | null;
  /** Reactions printed as a sentence. */
  readonly readReactions?: (post: PageElement, tree: PageTree) => readonly Reaction[];
  /**
   * Reads the engine's own data that a page carries beside its posts (JSON for its scripts); it completes the posts and
   * is compared with them. Null where the page carries none.
   */
  readonly readData?: (tree: PageTree, request: DataRequest) => ThreadPage | null;
  /** Reads bodies that are no markup (mail in `<pre>` with `>` lines); null: read as markup after all. */
  readonly readBody?: (body: PageElement, tree: PageTree) => WrittenBody | null;
}

/** Nothing to read: the field is always null. */
export const NOWHERE: Field = [];
