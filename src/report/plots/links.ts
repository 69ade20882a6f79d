/** Where what a plot shows can be read; reports are files of their own and have none. */
export interface PlotLinks {
  readonly post: (threadId: string, postId: string) => string;
  readonly author: (authorId: string) => string;
  readonly source: (documentId: string) => string;
}
