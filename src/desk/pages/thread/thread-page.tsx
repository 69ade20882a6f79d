import type { Child } from 'hono/jsx';
import { Columns, Section, Side } from '../../design/card.js';
import { Field } from '../../design/field.js';
import { Button, ButtonLink } from '../../design/form.js';
import { ForumLink, SiteName } from '../../design/links.js';
import { Page } from '../../design/page.js';
import { Knot, Strand } from '../../design/strand.js';
import { count, number } from '../../design/words.js';
import type { FlaggedPost } from '../../read/thread-desk.js';
import type { ThreadHead } from '../../read/thread-head.js';
import { type FullPost, WINDOW, windowsOf } from '../../read/thread-window.js';
import type { Visitor } from '../../visit.js';
import { Flagged } from './flagged.js';
import { discussionPath } from './links.js';
import { PostArticle } from './post-article.js';
import type { ImageAddress } from './post-extras.js';
import { MorePosts, WindowLinks } from './window-nav.js';

export interface ThreadPageProps {
  readonly visitor: Visitor;
  readonly now: Date;
  readonly head: ThreadHead;
  readonly page: number;
  readonly posts: readonly FullPost[];
  readonly flagged: readonly FlaggedPost[];
  readonly imageAddress: ImageAddress;
  /** What stands below the words of a post: why it is worth a look, and the decision. */
  readonly below: (full: FullPost) => Child;
  /** The panel itself; null: it is on a page of its own, as in a long thread. */
  readonly discussion: Child | null;
  readonly notice?: Child;
}

/** A thread, one window of it. */
export function ThreadPage(props: ThreadPageProps) {
  const { visitor, now, head, page, posts, flagged, imageAddress, below, discussion, notice } = props;
  const title = titleOf(head);
  return (
    <Page
      title={title}
      section="threads"
      visitor={visitor}
      wide
      crumbs={[{ href: '/threads', name: 'Threads' }]}
      lede={<Lede head={head} />}
      actions={head.url === null ? undefined : <ForumLink url={head.url}>On the forum</ForumLink>}
      scripts={['thread.js']}
      styles={['thread.css', 'queue.css']}
      {...(notice === undefined ? {} : { notice })}
    >
      <Columns>
        <div class="thread-main" data-thread={head.threadId}>
          <WindowLinks head={head} page={page} />
          <MorePosts head={head} page={page} to="earlier" />
          <div class="thread-posts" id="posts">
            <Strand label={stretch(head, page)}>
              {posts.map((full) => (
                <Knot kind={full.post.kind === 'post' ? 'post' : 'near'} id={full.post.postId} item>
                  <PostArticle full={full} now={now} imageAddress={imageAddress}>
                    {below(full)}
                  </PostArticle>
                </Knot>
              ))}
            </Strand>
          </div>
          <MorePosts head={head} page={page} to="later" />
          <WindowLinks head={head} page={page} />
          {page === windowsOf(head.known) && <p class="quiet">The thread ends here.</p>}
        </div>
        <Side label="About this thread">
          <Jump head={head} />
          <Section title="Worth a look" level={2}>
            <Flagged threadId={head.threadId} flagged={flagged} from={(page - 1) * WINDOW} to={page * WINDOW} />
          </Section>
          <Section title="The discussion" level={2} id="discussion">
            {discussion ?? (
              <p data-discussion={discussionPath(head.threadId)}>
                <ButtonLink href={discussionPath(head.threadId)}>Timeline, sides, participants</ButtonLink>
              </p>
            )}
          </Section>
        </Side>
      </Columns>
    </Page>
  );
}

export const titleOf = (head: Pick<ThreadHead, 'title'>): string =>
  head.title === null || head.title.trim() === '' ? 'Thread without a title' : head.title;

const stretch = (head: ThreadHead, page: number): string =>
  `Posts ${(page - 1) * WINDOW + 1} to ${Math.min(page * WINDOW, head.known)} of ${head.known}`;

/** Where it stands and how much there is, gaps said aloud. */
export function Lede({ head }: { head: ThreadHead }) {
  const absent = head.known - head.posts;
  const missing = head.pageCount === null ? 0 : head.pageCount - head.pages.length;
  return (
    <>
      <SiteName site={head.site} forum={head.forum} />
      {` – ${count(head.posts, 'post')} by ${count(head.authors, 'member')}`}
      {absent > 0 && `, ${number(absent)} more known from quotes or placeholders`}
      {missing > 0 && `, ${count(missing, 'page')} of ${number(head.pageCount ?? 0)} not stored`}
    </>
  );
}

/** To a post by its number; a plain form. */
const Jump = ({ head }: { head: ThreadHead }) => (
  <form method="get" action={`/thread/${head.threadId}`} class="jump">
    <Field
      label="Go to post number"
      name="number"
      type="number"
      inputmode="numeric"
      min="1"
      max={String(head.lastPosition ?? 1)}
      keyName="#"
    />
    <Button>Go</Button>
  </form>
);
