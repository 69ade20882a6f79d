/**
 * What a text engine is: data. A spec lists what an installation prints around its posts, per locale, as templates;
 * the interpreter in this folder reads any spec. Whether a phrase was seen on a real page is said beside it.
 *
 * Templates match whole lines after folding (white space, typographic apostrophes, dots and case). Slots:
 * `{n}` a number ("2", "1,357", "42.4k"), `{any}` anything, `{name}` an account name, `{when}` a printed date or time
 * that must be readable (printed-time.ts), `{rel}` relative words of the locale ("2 hours ago"), `{date}` `{time}`
 * calendar parts of a citation.
 */
export type Locale = 'en' | 'fr' | 'it' | 'de' | 'es' | 'ru';

/**
 * - `skip`: the accessibility link at the top of a page
 * - `list-head`: the heading of the post list; a page without markers starts its first post here
 * - `tail`: controls directly below a post; they close it
 * - `badge`: labels and controls directly above a post's body or in the author's pane
 * - `cut`: opens a block between two posts that belongs to neither; everything up to the next author's pane goes
 * - `footer`: closes the thread
 * - `soft-footer`: furniture only when it touches other furniture (too common a phrase to close anything alone)
 * - `notice`: furniture above the list
 * - `label`: a line inside a body that the software prints ("Reveal hidden contents")
 * - `end-mark`: closes a quote
 */
export type Role =
  | 'skip'
  | 'list-head'
  | 'tail'
  | 'badge'
  | 'cut'
  | 'footer'
  | 'soft-footer'
  | 'notice'
  | 'label'
  | 'end-mark';

/** Phrases of one role and locale. `specific`: other software does not print them, so they count in the vote. */
export interface Furniture {
  readonly role: Role;
  readonly locale: Locale;
  readonly verified: boolean;
  readonly specific: boolean;
  readonly texts: readonly string[];
}

/** A line that opens a post. `dateBelow`: the date stands on the next line and belongs to the marker. */
export interface MarkerForm {
  readonly template: string;
  readonly locale: Locale;
  readonly verified: boolean;
  readonly dateBelow?: boolean;
}

/** A citation line. `dated` forms stand for themselves; undated ones ("X said:") need support from the page. */
export interface HeaderForm {
  readonly template: string;
  readonly locale: Locale;
  readonly verified: boolean;
  readonly dated: boolean;
}

/** A line that says when a post was changed; it ends the body. */
export interface EditedForm {
  readonly template: string;
  readonly locale: Locale;
  readonly verified: boolean;
}

export interface ReactionNames {
  readonly locale: Locale;
  readonly verified: boolean;
  readonly names: readonly string[];
}

export interface TextSpec {
  /** Engine id as it stands in results, `text:<engine>`. */
  readonly engine: string;
  /** Words for messages. */
  readonly title: string;
  readonly furniture: readonly Furniture[];
  readonly markers: readonly MarkerForm[];
  readonly headers: readonly HeaderForm[];
  readonly edited: readonly EditedForm[];
  /** Words beside a marker's date that say the post was changed ("(edited)"). */
  readonly editedFlags: readonly string[];
  readonly reactions: readonly ReactionNames[];
  /** Lines that name who liked a post; `{names}` is the list of them. Each name counts one. */
  readonly likes: readonly { readonly template: string; readonly reaction: string; readonly verified: boolean }[];
  /** Last line of an author's pane that is read upwards: count, group, name, rank title. */
  readonly postCount: readonly string[];
  /** Path of a thread's page; group `id` its number, group `slug` its folded title. */
  readonly threadUrl: RegExp;
  /** Lines above the list that name who opened the thread; the line before is its title. */
  readonly starter: readonly string[];
}
