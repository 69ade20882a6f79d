import type { PlotLinks } from '../../report/plots/index.js';

/** Where the marks of plots lead to on the desk. */
export const DESK_LINKS: PlotLinks = {
  post: (threadId, postId) => `/post/${threadId}/${postId}`,
  author: (authorId) => `/author/${authorId}`,
  source: (documentId) => `/source/${documentId}`,
};
