import { quoteTravel } from '../../../plots/index.js';
import { Badge } from '../../design/badge.js';
import { ShareBar } from '../../design/bar.js';
import { Facts, Section } from '../../design/card.js';
import { Empty } from '../../design/empty.js';
import { AuthorLink, ForumLink, PostLink, ThreadLink } from '../../design/links.js';
import { Words } from '../../design/marked-words.js';
import { Page } from '../../design/page.js';
import { PlotFigure } from '../../design/plot-figure.js';
import { DataTable } from '../../design/table.js';
import { Time } from '../../design/time.js';
import { count, number } from '../../design/words.js';
import type { CarryingPost, Passage, SourcePage as Source } from '../../read/sources-one.js';
import { PASTED } from '../../reasons/settings.js';
import type { Visitor } from '../../visit.js';

const titleOf = (source: Source): string => source.title ?? 'An article without a title';

const postsOf = ({ threads }: Source): number => threads.reduce((sum, { posts }) => sum + posts, 0);

/** An article: how it begins, who carries it, and how its sayings go on. */
export const SourcePage = ({ visitor, source, now }: { visitor: Visitor; source: Source; now: Date }) => (
  <Page
    title={titleOf(source)}
    section="sources"
    visitor={visitor}
    crumbs={[{ href: '/sources', name: 'Sources' }]}
    styles={['overview.css']}
    lede={`Words of it stand in ${count(postsOf(source), 'post')} of ${count(source.threads.length, 'thread')} of your sites.`}
  >
    <Facts
      facts={[
        { name: 'Publisher', value: <bdi>{source.publisher ?? source.agency ?? 'not known'}</bdi> },
        ...(source.author === null ? [] : [{ name: 'Author', value: <bdi>{source.author}</bdi> }]),
        { name: 'Published', value: <Time at={source.publishedAt} local={source.publishedLocal} now={now} /> },
        ...(source.url === null
          ? []
          : [
              {
                name: 'Address',
                value: <ForumLink url={source.url}>{source.url}</ForumLink>,
              },
            ]),
      ]}
    />
    <Section title="How it begins" id="words">
      <Words text={source.opening} />
      {source.length > Array.from(source.opening).length && (
        <p class="soft">{`… ${number(source.length)} characters in all.`}</p>
      )}
    </Section>
    <Section title="Threads that carry it" id="threads">
      <DataTable
        caption="Threads, those with the most posts first"
        hideCaption
        columns={[
          { name: 'Thread' },
          { name: 'Site' },
          { name: 'Posts', kind: 'number' },
          { name: 'Not named', kind: 'number' },
        ]}
        rows={source.threads.map((thread) => [
          <ThreadLink threadId={thread.threadId} title={thread.title} />,
          <bdi>{thread.site ?? 'no site'}</bdi>,
          number(thread.posts),
          number(thread.undeclared),
        ])}
        empty={<Empty title="No thread carries words of it." />}
      />
    </Section>
    {source.posts.length > 0 && <Posts posts={source.posts} />}
    {source.passages.length > 0 && <Passages passages={source.passages} />}
    <Section title="How its sayings travel" id="sayings">
      {source.travels.length === 0 ? (
        <Empty title="Nothing anybody says in it stands anywhere else." />
      ) : (
        source.travels.map((travel) => <PlotFigure plot={quoteTravel(travel)} />)
      )}
    </Section>
  </Page>
);

const Posts = ({ posts }: { posts: readonly CarryingPost[] }) => (
  <Section title="Posts that carry it" id="posts">
    <DataTable
      caption="Posts, those with the largest share of its words first"
      hideCaption
      columns={[
        { name: 'Post' },
        { name: 'Thread' },
        { name: 'Share of the post' },
        { name: 'Longest run, words', kind: 'number' },
        { name: 'Quotations', kind: 'number' },
        { name: 'Source' },
      ]}
      rows={posts.map((post) => [
        <span class="lines">
          <PostLink threadId={post.threadId} postId={post.postId}>
            {post.position === null ? 'a post' : `#${post.position}`}
          </PostLink>{' '}
          <AuthorLink authorId={post.authorId} name={post.author} />
        </span>,
        <ThreadLink threadId={post.threadId} title={post.threadTitle} postId={post.postId} />,
        <ShareBar share={post.pastedShare} label="Share of its words that stand in the article" tone="warn" />,
        number(post.longestRun),
        number(post.quotationsMatched),
        <Declared post={post} />,
      ])}
    />
  </Section>
);

function Declared({ post }: { post: CarryingPost }) {
  if (post.declared !== null)
    return (
      <Badge tone="good" icon="check">
        names {post.declared}
      </Badge>
    );
  if (!post.undeclared)
    return <Badge tone="soft">{post.pastedShare < PASTED.leastShare ? 'a part of it' : 'named in the text'}</Badge>;
  return (
    <Badge tone="warn" icon="warn">
      not named
    </Badge>
  );
}

const Passages = ({ passages }: { passages: readonly Passage[] }) => (
  <Section title="Passages taken over" id="passages">
    <ul class="passages">
      {passages.map((passage) => (
        <li>
          <blockquote>
            <Words text={passage.text} />
          </blockquote>
          <p class="soft">
            in{' '}
            <PostLink threadId={passage.threadId} postId={passage.postId}>
              a post by <bdi>{passage.author ?? 'no name'}</bdi>
            </PostLink>
            {passage.posts > 1 && ` and ${count(passage.posts - 1, 'other')}`}
          </p>
        </li>
      ))}
    </ul>
  </Section>
);
