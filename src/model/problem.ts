/**
 * Something that could not be read or does not add up. Problems are data: they are printed, stored in the problems
 * table and never stop the rest of an input. `code` is kebab-case and stable, `post` the position on the page.
 */
export interface Problem {
  readonly code: string;
  /** What, where and what to do about it, in one sentence or two. */
  readonly message: string;
  readonly post: number | null;
}
