/** A post as the page's structured data (JSON-LD) gives it. */
export interface StructuredPost {
  readonly url: string | null;
  readonly author: string | null;
  /** ISO 8601 as given. */
  readonly created: string | null;
}

export interface StructuredThread {
  readonly opener: StructuredPost;
  /** The other posts, in the order given. */
  readonly replies: readonly StructuredPost[];
  /** Replies of the whole thread, from its counter. */
  readonly replyCount: number | null;
  /** Whether the list names every post of the page; microdata marks some of them only. */
  readonly complete: boolean;
}
