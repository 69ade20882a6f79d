/** Addresses inside a thread. The window is asked for by name, as what stands behind # never reaches the server. */
const part = encodeURIComponent;

/** A post where it stands in its thread, whatever the thread's length. */
export const postInThread = (threadId: string, postId: string): string =>
  `/thread/${part(threadId)}?around=${part(postId)}#${part(postId)}`;

/** A window of a thread, from 1. */
export const windowPath = (threadId: string, page: number): string => `/thread/${part(threadId)}?page=${page}`;

export const discussionPath = (threadId: string): string => `/thread/${part(threadId)}/discussion`;

/** "#12", or what stands there instead of a numbered post. */
export const numberOfPost = (position: number | null, kind: string): string =>
  position === null ? (kind === 'stub' ? 'a post that is not stored' : 'a post') : `#${position}`;
