import type { Plot } from '../../../plots/plot.js';
import { StateBadge } from '../../design/badge.js';
import { SplitBar } from '../../design/bar.js';
import { Columns, Figures, Section, Side } from '../../design/card.js';
import { Empty } from '../../design/empty.js';
import { withParam } from '../../design/filter.js';
import { AuthorLink, PostLink, SiteName } from '../../design/links.js';
import { Page } from '../../design/page.js';
import { Pager } from '../../design/pager.js';
import { PlotFigure } from '../../design/plot-figure.js';
import { Time } from '../../design/time.js';
import { count, decimal, number, percent } from '../../design/words.js';
import type { Answered, AuthorHead } from '../../read/author.js';
import type { DeskLine } from '../../read/author-posts.js';
import type { ListedPost } from '../../read/post-lists.js';
import type { QueueFilter } from '../../read/queue-filter.js';
import type { Places } from '../../read/queue-places.js';
import type { Visitor } from '../../visit.js';
import { PostEntry } from '../search/post-entry.js';
import { PostFilters } from '../search/post-filters.js';

export interface AuthorPageProps {
  readonly visitor: Visitor;
  readonly url: URL;
  readonly now: Date;
  readonly head: AuthorHead;
  readonly tone: Plot;
  readonly answered: readonly Answered[];
  readonly desk: { readonly decisions: readonly DeskLine[]; readonly reports: readonly DeskLine[] };
  readonly filter: QueueFilter;
  readonly places: Places;
  readonly posts: { readonly posts: readonly ListedPost[]; readonly next: string | null };
}

/** Somebody's posts: how they are written, whom they answer, what was decided about them. Not what they think. */
export function AuthorPage(props: AuthorPageProps) {
  const { visitor, url, now, head, posts, filter, places } = props;
  return (
    <Page
      title={head.name}
      section={null}
      visitor={visitor}
      wide
      crumbs={[{ href: '/threads', name: 'Threads' }]}
      lede={<SiteName site={head.site} />}
    >
      <Figures
        figures={[
          { name: 'Posts', value: number(head.posts), note: `in ${count(head.threads, 'thread')}` },
          { name: 'Own words', value: percent(head.originalShare), note: 'the rest is quoted or copied' },
          { name: 'Tone', value: decimal(head.sentiment), note: '−1 to 1, mean' },
          { name: 'Hostility', value: percent(head.incivility), note: 'mean' },
        ]}
      />
      {head.countedAt !== null && (
        <p class="soft small">
          Counted <Time at={head.countedAt} now={now} />.
        </p>
      )}
      <Columns>
        <div>
          <Section title="Posts, the newest first">
            <PostFilters url={url} filter={filter} places={places} ofAuthor />
            {posts.posts.length === 0 && (
              <Empty title="No posts here" icon="note">
                <p>The name is known from quotes alone, or the filters leave nothing.</p>
              </Empty>
            )}
            {posts.posts.map((post) => (
              <PostEntry post={post} now={now} named={false} />
            ))}
            <Pager
              label="More posts"
              previous={url.searchParams.get('cursor') === null ? null : withParam(url, 'cursor', null)}
              next={posts.next === null ? null : withParam(url, 'cursor', posts.next)}
              words={{ previous: 'To the newest', next: 'Earlier' }}
            />
          </Section>
        </div>
        <Beside {...props} />
      </Columns>
    </Page>
  );
}

const Beside = ({ head, tone, answered, desk, now }: AuthorPageProps) => (
  <Side label={`About the posts of ${head.name}`}>
    <Section title="Decisions">
      <DeskLines lines={desk.decisions} now={now} none="Nothing was decided about these posts." />
    </Section>
    <Section title="Reports">
      <DeskLines lines={desk.reports} now={now} none="No member reported one of these posts." reports />
    </Section>
    <Section title="Whom they answer">
      {answered.length === 0 ? (
        <p class="soft">No answers to anybody are known.</p>
      ) : (
        <ul class="answered">
          {answered.map(({ authorId, author, replies, agree, disagree, neutral }) => (
            <li>
              <AuthorLink authorId={authorId} name={author} />{' '}
              <span class="soft small">{count(replies, 'answer')}</span>
              <SplitBar
                label={`Answers to ${author ?? 'somebody without a name'}`}
                parts={[
                  { name: 'agree', count: agree, tone: 'info' },
                  { name: 'disagree', count: disagree, tone: 'warn' },
                  { name: 'neither', count: neutral, tone: 'plain' },
                ]}
              />
            </li>
          ))}
        </ul>
      )}
    </Section>
    <PlotFigure plot={tone} level={2} />
  </Side>
);

interface DeskLinesProps {
  readonly lines: readonly DeskLine[];
  readonly now: Date;
  readonly none: string;
  readonly reports?: boolean;
}

function DeskLines({ lines, now, none, reports = false }: DeskLinesProps) {
  if (lines.length === 0) return <p class="soft">{none}</p>;
  return (
    <ul class="ways">
      {lines.map((line) => (
        <li>
          {reports ? <bdi>{line.what}</bdi> : <StateBadge state={line.what} />}{' '}
          <PostLink threadId={line.threadId} postId={line.postId}>
            <bdi>{line.threadTitle ?? 'a post'}</bdi>
          </PostLink>
          <p class="small">
            {line.by !== null && <bdi>{line.by}</bdi>} <Time at={line.at} now={now} />
            {line.note !== null && line.note !== '' && <bdi>{` · ${line.note}`}</bdi>}
          </p>
        </li>
      ))}
    </ul>
  );
}
