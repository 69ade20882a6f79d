import { Facts, Section } from '../../design/card.js';
import { Details } from '../../design/details.js';
import { ForumLink } from '../../design/links.js';
import { DataTable } from '../../design/table.js';
import { Time } from '../../design/time.js';
import { count } from '../../design/words.js';
import type { PostProblem } from '../../read/post-history.js';
import type { SavedPage } from '../../read/post-pages.js';
import type { ThreadPost } from '../../read/thread-posts.js';

export const archivePath = (threadId: string, contentHash: string, postId?: string): string =>
  `/archive/${encodeURIComponent(threadId)}/${encodeURIComponent(contentHash)}${postId === undefined ? '' : `?post=${encodeURIComponent(postId)}`}`;

export interface OriginProps {
  readonly post: ThreadPost;
  readonly pages: readonly SavedPage[];
  readonly pagesInAll: number;
  readonly problems: readonly PostProblem[];
  readonly now: Date;
}

/** Where everything on the page is from. */
export const Origin = ({ post, pages, pagesInAll, problems, now }: OriginProps) => (
  <Section title="Where it is from" id="origin">
    <Facts
      facts={[
        {
          name: 'On the forum',
          value: post.url === null ? 'no address printed' : <ForumLink url={post.url}>{post.url}</ForumLink>,
        },
        { name: 'Its id there', value: post.externalId ?? 'none printed' },
        { name: 'Posted', value: <Posted post={post} now={now} /> },
        ...(post.authorInferred
          ? [{ name: 'Author', value: `concluded: ${post.authorEvidence ?? 'not printed at the post'}` }]
          : []),
        ...(post.attribution === null ? [] : [{ name: 'Names its source', value: post.attribution }]),
      ]}
    />
    <SavedPages post={post} pages={pages} pagesInAll={pagesInAll} now={now} />
    {post.links.length > 0 && (
      <Details kind="fold" summary={count(post.links.length, 'link')}>
        <ul class="plain-list">
          {post.links.map(({ url, text }) => (
            <li>
              <ForumLink url={url}>{text.trim() === '' ? url : text}</ForumLink>
            </li>
          ))}
        </ul>
      </Details>
    )}
    {problems.length > 0 && (
      <Details kind="fold" summary={`${count(problems.length, 'problem')} with this thread's pages`}>
        <ul class="plain-list">
          {problems.map(({ code, message }) => (
            <li>
              <code>{code}</code> {message}
            </li>
          ))}
        </ul>
      </Details>
    )}
  </Section>
);

function Posted({ post, now }: { post: ThreadPost; now: Date }) {
  if (post.postedAt !== null || post.postedLocal !== null)
    return <Time at={post.postedAt} now={now} local={post.postedLocal} />;
  return (
    <span>
      no date
      {post.postedAfter !== null && (
        <>
          {', after '}
          <Time at={post.postedAfter} now={now} />
        </>
      )}
      {post.postedBefore !== null && (
        <>
          {', before '}
          <Time at={post.postedBefore} now={now} />
        </>
      )}
    </span>
  );
}

const SavedPages = ({ post, pages, pagesInAll, now }: Omit<OriginProps, 'problems'>) => (
  <>
    <DataTable
      caption={
        pages.length < pagesInAll ? `Saved pages that may hold it, of ${pagesInAll}` : 'Saved pages of the thread'
      }
      columns={[
        { name: 'Page' },
        { name: 'Saved' },
        { name: 'File or record' },
        { name: 'Address' },
        { name: 'Read as' },
        { name: 'Taken in', kind: 'time' },
      ]}
      rows={pages.map((page) => [
        <a href={archivePath(post.threadId, page.contentHash, post.postId)}>
          {page.pageNumber === null ? 'The page' : `Page ${page.pageNumber}`} as saved
        </a>,
        page.fetchedAt === null ? 'not recorded' : <Time at={page.fetchedAt} now={now} />,
        page.file ?? 'not a file',
        page.url === null ? '–' : <ForumLink url={page.url}>{page.url}</ForumLink>,
        `${page.engine}${page.charset === null ? '' : `, ${page.charset}`}${page.version === null ? '' : `, by version ${page.version}`}`,
        <Time at={page.at} now={now} />,
      ])}
      empty={<p class="quiet">No saved page is recorded for this thread.</p>}
    />
  </>
);
