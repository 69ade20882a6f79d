import type { Child } from 'hono/jsx';
import { Badge, StateBadge } from '../../design/badge.js';
import { Section } from '../../design/card.js';
import { ButtonLink } from '../../design/form.js';
import { AuthorLink, ForumLink } from '../../design/links.js';
import { Page } from '../../design/page.js';
import { Time } from '../../design/time.js';
import { number } from '../../design/words.js';
import type { PostDetail } from '../../read/post.js';
import type { Visitor } from '../../visit.js';
import { postInThread } from '../thread/links.js';
import { PostBody } from '../thread/post-body.js';
import { Attached, Copies, type ImageAddress } from '../thread/post-extras.js';
import { AnsweredLine, AnswersLine } from '../thread/reply-lines.js';
import { titleOf } from '../thread/thread-page.js';
import { Events, Wordings } from './history.js';
import { Origin } from './origin.js';
import { Echoes, Quotes } from './provenance.js';
import { Scores } from './scores.js';

export interface PostPageProps {
  readonly visitor: Visitor;
  readonly now: Date;
  readonly detail: PostDetail;
  readonly imageAddress: ImageAddress;
  /** Why it is worth a look, and the decision. */
  readonly decide: Child;
  readonly notice?: Child;
}

/** Everything known about a post. */
export function PostPage({ visitor, now, detail, imageAddress, decide, notice }: PostPageProps) {
  const { head, full, chains, echoes, wordings, events, problems, pages, pagesInAll } = detail;
  const { post, extras, replies, desk } = full;
  const { threadId, postId } = post;
  const name = post.position === null ? 'A post that is not stored' : `Post #${number(post.position)}`;
  return (
    <Page
      title={`${name} by ${post.author ?? 'no name'}`}
      heading={
        <>
          {name} by <AuthorLink authorId={post.authorId} name={post.author} />
        </>
      }
      section="threads"
      visitor={visitor}
      crumbs={[
        { href: '/threads', name: 'Threads' },
        { href: postInThread(threadId, postId), name: titleOf(head) },
      ]}
      lede={
        <>
          <Time at={post.postedAt} now={now} local={post.postedLocal} />{' '}
          {(post.editedAt !== null || post.editedLocal !== null) && (
            <Badge tone="soft">
              edited <Time at={post.editedAt} now={now} local={post.editedLocal} />
            </Badge>
          )}
          {desk.state !== null && <StateBadge state={desk.state.state} />}
        </>
      }
      actions={
        <>
          <ButtonLink href={postInThread(threadId, postId)} keyName="o">
            In its thread
          </ButtonLink>
          {post.url !== null && <ForumLink url={post.url}>On the forum</ForumLink>}
        </>
      }
      styles={['thread.css', 'queue.css']}
      {...(notice === undefined ? {} : { notice })}
    >
      <article class={`post ${post.kind} whole`} data-item={postId} id={postId} tabindex={-1} aria-label={name}>
        <AnswersLine threadId={threadId} replies={replies} />
        <PostBody full={full} />
        <Copies threadId={threadId} extras={extras} />
        <Attached full={full} imageAddress={imageAddress} />
        <AnsweredLine threadId={threadId} replies={replies} />
        <div id="decide">{decide}</div>
      </article>
      <Scores full={full} />
      <Quotes quotes={full.quotes} chains={chains} />
      <Echoes threadId={threadId} echoes={echoes} />
      <ReactedBy reactions={extras.reactions} />
      <Wordings wordings={wordings} now={now} />
      <Events events={events} state={desk.state} now={now} />
      <Origin post={post} pages={pages} pagesInAll={pagesInAll} problems={problems} now={now} />
    </Page>
  );
}

const ReactedBy = ({ reactions }: { reactions: PostDetail['full']['extras']['reactions'] }) =>
  reactions.length === 0 ? null : (
    <Section title="Reactions" id="reactions">
      <ul class="plain-list">
        {reactions.map(({ name, count, actors }) => (
          <li>
            <strong>
              <bdi>{name}</bdi>
            </strong>
            {count !== null && ` ${count}`}
            {actors.length > 0 && (
              <>
                {': '}
                {actors.map((actor, i) => (
                  <>
                    {i > 0 && ', '}
                    <bdi>{actor}</bdi>
                  </>
                ))}
              </>
            )}
          </li>
        ))}
      </ul>
    </Section>
  );
