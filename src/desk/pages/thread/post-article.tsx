import type { Child } from 'hono/jsx';
import { Badge, IncivilityBadge, ReasonBadge, StateBadge } from '../../design/badge.js';
import { SentimentBar } from '../../design/bar.js';
import { Details } from '../../design/details.js';
import { AuthorLink, ForumLink, PostLink, postPath } from '../../design/links.js';
import { Time } from '../../design/time.js';
import type { FullPost } from '../../read/thread-window.js';
import { PostBody } from './post-body.js';
import { Attached, Copies, type ImageAddress, Reactions, Stances } from './post-extras.js';
import { AnsweredLine, AnswersLine } from './reply-lines.js';

export interface PostArticleProps {
  readonly full: FullPost;
  readonly now: Date;
  readonly imageAddress: ImageAddress;
  /** Why it is worth a look, and what can be decided. */
  readonly children?: Child;
}

/** One post as it stands in its thread. */
export function PostArticle({ full, now, imageAddress, children }: PostArticleProps) {
  const { post, values, replies, extras, desk } = full;
  const { threadId, postId } = post;
  return (
    <article class={`post ${post.kind}`} data-ordinal={post.ordinal} aria-labelledby={`${postId}-head`}>
      <header class="post-head" id={`${postId}-head`}>
        <PostLink threadId={threadId} postId={postId}>
          <span class="post-number">{post.position === null ? 'not stored' : `#${post.position}`}</span>
          <span class="unseen">, everything about this post</span>
        </PostLink>
        <AuthorLink authorId={post.authorId} name={post.author} />
        {post.authorInferred && (
          <Badge tone="soft" title={post.authorEvidence ?? ''}>
            name concluded
          </Badge>
        )}
        <Time at={post.postedAt} now={now} local={post.postedLocal} />
        {(post.editedAt !== null || post.editedLocal !== null) && <Badge tone="soft">edited</Badge>}
        {desk.state !== null && desk.state.state !== 'open' && <StateBadge state={desk.state.state} />}
        {desk.reasons.map((reason) => (
          <ReasonBadge reason={reason} />
        ))}
        <IncivilityBadge score={values.incivility?.score ?? null} />
      </header>
      <AnswersLine threadId={threadId} replies={replies} />
      <PostBody full={full} />
      <Copies threadId={threadId} extras={extras} />
      <Attached full={full} imageAddress={imageAddress} />
      {post.signature !== null && (
        <Details kind="fold" summary="Signature">
          <p class="own signature">{post.signature}</p>
        </Details>
      )}
      {children}
      <footer class="post-foot">
        {values.sentiment !== null && values.sentiment.score !== null && (
          <SentimentBar score={values.sentiment.score} />
        )}
        <Stances stances={values.stances} />
        <Reactions reactions={extras.reactions} />
        {post.url !== null && <ForumLink url={post.url}>On the forum</ForumLink>}
        {children == null && post.kind !== 'stub' && <a href={`${postPath(threadId, postId)}#decide`}>Decide</a>}
      </footer>
      <AnsweredLine threadId={threadId} replies={replies} />
    </article>
  );
}
