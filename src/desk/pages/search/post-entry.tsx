import type { Child } from 'hono/jsx';
import { IncivilityBadge, ReasonBadge, StateBadge } from '../../design/badge.js';
import { Card } from '../../design/card.js';
import { AuthorLink, PostLink, SiteName, ThreadLink } from '../../design/links.js';
import { Words } from '../../design/marked-words.js';
import { Time } from '../../design/time.js';
import type { ListedPost } from '../../read/post-lists.js';

export interface PostEntryProps {
  readonly post: ListedPost;
  readonly now: Date;
  /** Whether the author is named: not on the author's own page. */
  readonly named?: boolean | undefined;
  /** Instead of the beginning of the post. */
  readonly children?: Child;
}

/** Code points of a post in a list: enough to judge most, the rest is a click away. */
const SHORT = 600;

/** A post in a list of posts of many threads. */
export function PostEntry({ post, now, named = true, children }: PostEntryProps) {
  const { threadId, postId, position } = post;
  return (
    <Card
      id={`post-${postId}`}
      item
      level={3}
      title={<ThreadLink threadId={threadId} title={post.threadTitle} postId={postId} />}
      aside={
        <>
          {post.reports > 0 && <ReasonBadge reason="report" />}
          {post.reasons.map((reason) => reason !== 'report' && <ReasonBadge reason={reason} />)}
          {post.state !== null && <StateBadge state={post.state} />}
          {post.reasons.length === 0 && <IncivilityBadge score={post.incivility} />}
        </>
      }
    >
      <p class="row small">
        {named && <AuthorLink authorId={post.authorId} name={post.author} />}
        <Time at={post.postedAt} now={now} local={post.postedLocal} />
        <SiteName site={post.site} />
        <PostLink threadId={threadId} postId={postId}>
          {position === null ? 'Everything about it' : `Everything about #${position}`}
        </PostLink>
      </p>
      {children ?? (
        <Words
          text={post.text}
          short={SHORT}
          marks={post.hostile.map(({ start, end }) => ({ start, end, kind: 'hostile' as const }))}
        />
      )}
    </Card>
  );
}
