import { activity } from '../../../plots/index.js';
import { SentimentBar, ShareBar } from '../../design/bar.js';
import { Section } from '../../design/card.js';
import { Empty, Note } from '../../design/empty.js';
import { SiteName } from '../../design/links.js';
import { PlotFigure } from '../../design/plot-figure.js';
import { DataTable } from '../../design/table.js';
import { Time } from '../../design/time.js';
import { count, number } from '../../design/words.js';
import { type CameIn, type ForumCount, PERIODS, type Period } from '../../read/overview-came.js';

const NAMES: Readonly<Record<string, string>> = { 30: '30 days', 90: '90 days', 365: 'a year', all: 'everything' };

/** A period as it stands in the address. */
export const periodName = (period: Period): string => (period === null ? 'all' : String(period));

/** What came in: volume over time, then forum by forum. */
export const CameInPart = ({ came, period, now }: { came: CameIn; period: Period; now: Date }) => (
  <Section title="What came in" id="came-in" aside={<Periods period={period} />}>
    <Counted came={came} now={now} />
    {came.steps.length === 0 ? (
      came.from.how !== 'none' && (
        <Empty title="No post has a date.">
          <p>Posts without a date are in their threads, and in no count by day.</p>
        </Empty>
      )
    ) : (
      <div class="pair">
        <PlotFigure
          plot={activity({
            days: came.steps.map(({ day, posts }) => ({ day, count: posts })),
            title: came.step === 'day' ? 'Posts a day' : `Posts by ${came.step}`,
            noun: 'post',
          })}
        />
        <Forums forums={came.forums} />
      </div>
    )}
  </Section>
);

const Periods = ({ period }: { period: Period }) => (
  <nav class="periods" aria-label="Period">
    <ul class="chips">
      {PERIODS.map((one) => (
        <li>
          <a
            class="chip"
            href={`/overview?days=${periodName(one)}#came-in`}
            aria-current={one === period ? 'true' : undefined}
          >
            {NAMES[periodName(one)]}
          </a>
        </li>
      ))}
    </ul>
  </nav>
);

function Counted({ came: { from, lastDay }, now }: { came: CameIn; now: Date }) {
  if (from.how === 'none')
    return (
      <Note tone="warn" title="Not counted yet">
        <p>
          There are too many posts to count them for this page. An admin runs <code>threadbare db refresh</code> once;
          then the numbers stand here.
        </p>
      </Note>
    );
  return (
    <p class="soft">
      {lastDay === null ? '' : 'Counted back from the last day with posts. '}
      {from.how === 'daily' && (
        <>
          As of <Time at={from.at} now={now} />
          {from.changesSince === 0
            ? ', and nothing has changed since.'
            : `; ${from.changesSince >= 10_000 ? 'more than 10,000' : count(from.changesSince, 'change')} since then.`}
        </>
      )}
    </p>
  );
}

const Forums = ({ forums }: { forums: readonly ForumCount[] }) => (
  <DataTable
    caption="Forums, those with the most posts first"
    columns={[
      { name: 'Forum' },
      { name: 'Posts', kind: 'number' },
      { name: 'Tone' },
      { name: 'Hostility' },
      { name: 'Queue' },
    ]}
    rows={forums.map((forum) => [
      <SiteName site={forum.site} forum={forum.path} />,
      number(forum.posts),
      <SentimentBar score={forum.sentiment} label="Mean tone" />,
      <ShareBar share={forum.hostility} label="Mean hostility" tone="bad" />,
      forum.forumId === null ? '' : <a href={`/queue?forum=${forum.forumId}`}>open posts</a>,
    ])}
  />
);
