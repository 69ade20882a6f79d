import type { Child } from 'hono/jsx';
import { isAddress } from '../../model/address.js';
import { Icon } from './icon.js';

/** Ids come from the database, and may come from an address: in a path they are one part of it, whatever they hold. */
const part = encodeURIComponent;

/** The post is named twice: for the server, which gives the stretch it stands in, and for the browser, which goes there. */
export const threadPath = (threadId: string, postId?: string): string =>
  postId === undefined
    ? `/thread/${part(threadId)}`
    : `/thread/${part(threadId)}?around=${part(postId)}#${part(postId)}`;
export const postPath = (threadId: string, postId: string): string => `/post/${part(threadId)}/${part(postId)}`;
export const authorPath = (authorId: string): string => `/author/${part(authorId)}`;

/** Who wrote it. */
export function AuthorLink({ authorId, name }: { authorId: string | null; name: string | null }) {
  if (name === null) return <span class="nameless">no name</span>;
  return authorId === null ? (
    <bdi class="author">{name}</bdi>
  ) : (
    <a class="author" href={authorPath(authorId)}>
      <bdi>{name}</bdi>
    </a>
  );
}

export interface ThreadLinkProps {
  readonly threadId: string;
  readonly title: string | null;
  /** Post to begin at. */
  readonly postId?: string | undefined;
  readonly children?: Child;
}

/** A thread, at one of its posts where one is named. */
export const ThreadLink = ({ threadId, title, postId, children }: ThreadLinkProps) => (
  <a class="thread-link" href={postId === undefined ? threadPath(threadId) : threadPath(threadId, postId)}>
    {children ?? <bdi>{title === null || title.trim() === '' ? 'Thread without a title' : title}</bdi>}
  </a>
);

interface PostAddress {
  readonly threadId: string;
  readonly postId: string;
  readonly children?: Child;
}

/** Everything known about a post. */
export const PostLink = ({ threadId, postId, children }: PostAddress) => (
  <a href={postPath(threadId, postId)}>{children}</a>
);

/** A post where it stands in its thread. */
export const InThread = ({ threadId, postId, children }: PostAddress) => (
  <a href={threadPath(threadId, postId)}>{children}</a>
);

/** The address, when it is one a browser may be led to: pages name whatever their makers liked. */
export function safeAddress(url: string | null): string | null {
  if (url === null || !isAddress(url)) return null;
  const { protocol, href } = new URL(url);
  return protocol === 'http:' || protocol === 'https:' ? href : null;
}

/** Out of the desk: the forum is told neither from where nor is it given hold of this window. */
export function ForumLink({ url, children }: { url: string | null; children?: Child }) {
  const href = safeAddress(url);
  if (href === null) return <span>{children}</span>;
  return (
    <a class="out" href={href} rel="noreferrer noopener nofollow" target="_blank">
      {children}
      <Icon name="out" />
      <span class="unseen"> (on the forum, in a new tab)</span>
    </a>
  );
}

/** Where something was written: the host, and the sections from the top down. */
export const SiteName = ({ site, forum = [] }: { site: string | null; forum?: readonly string[] | null }) => (
  <span class="site">
    <bdi>{site ?? 'no site'}</bdi>
    {(forum ?? []).map((name) => (
      <>
        <span aria-hidden="true"> › </span>
        <bdi>{name}</bdi>
      </>
    ))}
  </span>
);
