import { ReplyBadge } from '../../design/badge.js';
import { Icon } from '../../design/icon.js';
import { count } from '../../design/words.js';
import type { AnswerEnd, PostReplies } from '../../read/thread-replies.js';
import { numberOfPost, postInThread } from './links.js';

const Ends = ({ threadId, ends, stances }: { threadId: string; ends: readonly AnswerEnd[]; stances: boolean }) => (
  <>
    {ends.map((end, i) => (
      <span class="reply-end">
        {i > 0 && <span aria-hidden="true"> · </span>}
        <a href={postInThread(threadId, end.postId)} data-in-thread={end.postId}>
          {numberOfPost(end.position, end.kind)}
          {end.author !== null && (
            <>
              {' by '}
              <bdi>{end.author}</bdi>
            </>
          )}
        </a>
        {stances && end.stance !== null && end.stance !== 'neutral' && (
          <>
            {' '}
            <ReplyBadge stance={end.stance} />
          </>
        )}
      </span>
    ))}
  </>
);

/** What the post answers. */
export const AnswersLine = ({ threadId, replies }: { threadId: string; replies: PostReplies }) =>
  replies.answers.length === 0 ? null : (
    <p class="reply-line">
      <Icon name="reply" /> answers <Ends threadId={threadId} ends={replies.answers} stances />
    </p>
  );

/** Who answers the post. */
export function AnsweredLine({ threadId, replies }: { threadId: string; replies: PostReplies }) {
  const { answeredBy, answeredByCount } = replies;
  if (answeredByCount === 0) return null;
  const more = answeredByCount - answeredBy.length;
  return (
    <p class="reply-line">
      <Icon name="down" /> {count(answeredByCount, 'answer')}: <Ends threadId={threadId} ends={answeredBy} stances />
      {more > 0 && ` and ${more} more`}
    </p>
  );
}
