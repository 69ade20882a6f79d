import type { ListingPage } from '../../model/listing.js';
import type { Field, MomentFields, Signal } from '../engine.js';
import type { PageElement, PageTree } from '../html/page-tree.js';

/**
 * What a spec says about one markup generation of an engine's lists: sections on a front page, threads in a section.
 * A spec is data, as an `EngineSpec` is; a crawler follows what it names and nothing else.
 */
export interface ListingSpec {
  /** The engine's id in output, the same as of its thread pages. */
  readonly engine: string;
  readonly generation: string;
  /** Signs that threads or sections are listed; a thread page shows none of them, or negative ones weigh against. */
  readonly detect: readonly Signal[];
  /** The name of the section or board. */
  readonly title: Field;
  /** The list's first page, where the page prints its address whichever page of the list it is. */
  readonly url: Field;
  /** This page's own address; it is the list's where this is the first page. */
  readonly canonical: Field;
  readonly page: Field;
  readonly pageCount: Field;
  readonly nextUrl: Field;
  /**
   * All links of the list's page navigation: those whose words are a number complete `pageCount`, `nextUrl` (the link
   * that says the next number) and `url` (the link that says 1).
   */
  readonly pageLinks: string;
  /** True where the engine prints no page links only because there is a single page: page 1 of 1. */
  readonly unpagedIsSingle: boolean;
  /** Where sections stand; read in document order over all of them. */
  readonly forums: readonly ForumRows[];
  /** Where threads stand; read in document order over all of them. */
  readonly threads: readonly ThreadRows[];
  /** There when the list says that it is empty: then a page without rows is a list none the less. */
  readonly empty: string;
  /**
   * The engine lists threads by their latest post unless asked otherwise. A page whose own times say otherwise is
   * given as unordered.
   */
  readonly newestFirst: boolean;
  /** The page's own clock ("The time now is 10:11 PM"): what relative times on it are measured from. */
  readonly clock: Field;
  /** The zone all times of the page are printed in. */
  readonly zone: Field;
  readonly hooks: ListingHooks;
}

/** Sections; without other fields `each` matches the links themselves. */
export interface ForumRows {
  readonly each: string;
  /** Matched by the row or inside it: no section of this board (redirects, links to elsewhere). */
  readonly refuse: string;
  readonly url: Field;
  readonly title: Field;
}

export interface ThreadRows {
  readonly each: string;
  /** Matched by the row or inside it: moved threads, redirects, advertisements, deleted stubs. */
  readonly refuse: string;
  /** As `refuse`, where only words tell: whatever is read refuses the row ("Moved:"). */
  readonly refuseSays: Field;
  /** The first page of the thread, never a jump to a post. */
  readonly url: Field;
  readonly title: Field;
  readonly externalId: Field;
  /** Replies, the opener not counted; words that round ("1.2K") give null. */
  readonly replies: Field;
  /** Posts, the opener counted, where the list counts so. */
  readonly posts: Field;
  readonly lastPost: MomentFields;
  /** Matched by the row or inside it: pinned, sticky, announced. */
  readonly pinned: string;
  /** As `pinned`, where only words tell: whatever is read pins the row. */
  readonly pinnedSays: Field;
}

export interface ListingHooks {
  /** True for rows that are no threads, where selectors cannot tell. */
  readonly refusesRow?: (row: PageElement, tree: PageTree) => boolean;
  /** Reads the engine's own data of a page in place of its markup; null where the page carries none. */
  readonly readData?: (tree: PageTree, url: string | null) => ListingPage | null;
}
