/**
 * What a text engine is: data. A spec lists what an installation prints around its posts, per locale, as templates;
 * the interpreter in this folder reads any spec. Whether a phrase was seen on a real page is said beside it.
 *
 * Templates match whole lines after folding (white space, typographic apostrophes, dots and case). Slots:
 * `{n}` a number ("2", "1,357", "42.4k"), `{any}` anything, `{name}` an account name, `{when}` a printed date or time
 * that must be readable (printed-time.ts), `{rel}` relative words of the locale ("2 hours ago"), `{date}` `{time}`
 * calendar parts of a citation, `{no}` a post's number. `und` is no language: what a template says in any of them.
 */
export type Locale = 'en' | 'fr' | 'it' | 'de' | 'es' | 'ru' | 'pl' | 'pt' | 'nl' | 'und';

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

/**
 * A line that opens a post. `dateBelow`: the date stands on the next line and belongs to the marker; `dateTwice`: the
 * line is nothing but a date, printed twice.
 */
export interface MarkerForm {
  readonly template: string;
  readonly locale: Locale;
  readonly verified: boolean;
  readonly dateBelow?: boolean;
  readonly dateTwice?: boolean;
}

/**
 * One way in which a page heads (or closes) its posts: `forms` are alternatives, each the templates of lines that
 * follow one another; badges may stand between them. A page uses one group.
 */
export interface AnchorGroup {
  readonly forms: readonly (readonly string[])[];
  /** Where the author's name stands: in the anchor's own slot, in the pane above, or in the pane below. */
  readonly name: 'slot' | 'above' | 'below';
  /** Where the pane (rank, counts, place) stands. */
  readonly pane: 'above' | 'below' | 'around' | 'none';
  /** The anchor stands below its post. */
  readonly foot?: boolean;
  /** Posts do not stand in the order of their numbers (replies to replies are moved up). */
  readonly scattered?: boolean;
  /** Only this engine prints such lines: they count in the vote. */
  readonly specific: boolean;
}

/** What a spec with anchors says beyond phrases. */
export interface Layout {
  readonly anchors: readonly AnchorGroup[];
  /** Lines a pane of this engine holds beyond the shared ones (pane-words.ts). */
  readonly paneLines: readonly string[];
  /** A control that closes the body, above the signature ("Logged"): folded phrases. */
  readonly closers: readonly string[];
  /** Whether the line that tells of a change stands between body and signature. */
  readonly signatureBelowEdit: boolean;
  /** Whether posts may end in a signature; where they never do, equal endings are the author's own. */
  readonly signatures: boolean;
  /** Whether quotes print a line at their end ("Click to expand..."). */
  readonly endMarks: boolean;
  /** The title is this line of a page without menus, counted from 1; 0 where the place says nothing. */
  readonly titleLine: number;
  /** Whether quotes of other threads are headed by those threads' titles (title-citations.ts). */
  readonly titleCitations: boolean;
  /** Whether pages print the forum's path above and below the posts, with the title below the upper one (archives). */
  readonly crumbs: boolean;
  /** Whether a line "Quote:" stands above the citation with the name. */
  readonly quoteWordAbove: boolean;
  /** Lines that go on in the next one. */
  readonly continued: readonly RegExp[];
  /**
   * A citation printed on one line with its words: group `head` is the citation, `who` (if there) a name to be checked.
   * Or an end mark, group `mark`, printed on one line with other words.
   */
  readonly glued: readonly RegExp[];
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
  /** How posts are told apart where lines with a name, a date or a number head them; null: by markers (segment.ts). */
  readonly layout: Layout | null;
}

type LaidOut = Pick<TextSpec, 'engine' | 'title'> &
  Partial<Omit<TextSpec, 'layout'>> & { readonly layout: Partial<Layout> };

/** A spec with anchors; what it leaves out is empty. */
export function defineTextSpec(spec: LaidOut): TextSpec {
  return {
    furniture: [],
    markers: [],
    headers: [],
    edited: [],
    editedFlags: [],
    reactions: [],
    likes: [],
    postCount: [],
    threadUrl: /(?!)/u,
    starter: [],
    ...spec,
    layout: {
      anchors: [],
      paneLines: [],
      closers: [],
      signatureBelowEdit: false,
      signatures: true,
      endMarks: false,
      titleLine: 0,
      titleCitations: false,
      crumbs: false,
      quoteWordAbove: false,
      continued: [],
      glued: [],
      ...spec.layout,
    },
  };
}
