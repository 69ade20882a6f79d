import { IncivilityBadge, ReplyBadge } from '../../design/badge.js';
import { Details } from '../../design/details.js';
import { AuthorLink, InThread } from '../../design/links.js';
import { Words } from '../../design/marked-words.js';
import { Knot, Strand } from '../../design/strand.js';
import type { NearPost, Surroundings } from '../../read/queue-context.js';

/** Where hostile words begin: those of posts nearby are veiled like others, as a whole. */
const HOSTILE = 0.5;

function Near({ post, stance = null }: { post: NearPost; stance?: string | null }) {
  return (
    <>
      <p class="near-head">
        <AuthorLink authorId={post.authorId} name={post.author} />{' '}
        <InThread threadId={post.threadId} postId={post.postId}>
          {post.position === null ? 'not stored' : `#${post.position}`}
        </InThread>{' '}
        <IncivilityBadge score={post.incivility} />
        {stance !== null && (
          <>
            {' '}
            <span class="unseen">The answer: </span>
            <ReplyBadge stance={stance} />
          </>
        )}
      </p>
      {post.words.trim() === '' ? (
        <p class="hint">{post.kind === 'post' ? 'No words of its own.' : `Only known as ${post.kind}.`}</p>
      ) : (
        <Words
          text={post.cut ? `${post.words}…` : post.words}
          hostile={post.incivility !== null && post.incivility >= HOSTILE}
        />
      )}
    </>
  );
}

/** What a post answers, above it. */
export function Answered({ around }: { around: Surroundings | null }) {
  const parent = around?.parent ?? null;
  if (parent === null) return null;
  return (
    <Details
      kind="fold"
      summary={
        <>
          Answers {parent.author ?? 'a post'}
          {parent.position === null ? '' : `, #${parent.position}`} <ReplyBadge stance={parent.stance} />
        </>
      }
    >
      <Strand label="The post it answers">
        <Knot kind="parent">
          <Near post={parent} stance={null} />
        </Knot>
      </Strand>
    </Details>
  );
}

/** Two posts on either side, folded. */
export function Neighbours({ around }: { around: Surroundings | null }) {
  if (around === null || around.before.length + around.after.length === 0) return null;
  return (
    <Details kind="fold" summary={`What stands around it (${around.before.length + around.after.length})`}>
      <Strand label="Posts around it">
        {around.before.map((post) => (
          <Knot kind="near">
            <Near post={post} />
          </Knot>
        ))}
        <Knot kind="post">
          <p class="hint">This post</p>
        </Knot>
        {around.after.map((post) => (
          <Knot kind="near">
            <Near post={post} />
          </Knot>
        ))}
      </Strand>
    </Details>
  );
}
