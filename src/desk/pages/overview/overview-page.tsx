import { activity, forumTrends, reasonsOverTime } from '../../../plots/index.js';
import { Figures, Section } from '../../design/card.js';
import { Page } from '../../design/page.js';
import { PlotFigure } from '../../design/plot-figure.js';
import { Time } from '../../design/time.js';
import { count, number } from '../../design/words.js';
import type { Overview } from '../../read/overview.js';
import type { Period } from '../../read/overview-came.js';
import type { Visitor } from '../../visit.js';
import { CameInPart } from './came-in.js';
import { DecidedPart } from './decided.js';
import { OpenPart } from './open-work.js';
import { PrecisionTable } from './precision.js';

export interface OverviewProps {
  readonly visitor: Visitor;
  readonly overview: Overview;
  readonly period: Period;
  readonly now: Date;
}

/** How things stand: what waits, what came in, what was decided, how well the reasons do. */
export const OverviewPage = ({ visitor, overview, period, now }: OverviewProps) => (
  <Page
    title="Overview"
    section="overview"
    visitor={visitor}
    lede={<Lede overview={overview} now={now} />}
    styles={['overview.css']}
    wide
  >
    <KeyFigures overview={overview} />
    <OpenPart open={overview.open} visitor={visitor} now={now} />
    <CameInPart came={overview.came} period={period} now={now} />
    <div class="pair">
      {overview.trends.length > 0 && (
        <Section title="How forums go" id="trends">
          <PlotFigure plot={forumTrends({ forums: overview.trends })} />
        </Section>
      )}
      <Section title="What the desk asks about" id="reasons">
        {overview.reasons.length > 0 && <PlotFigure plot={reasonsOverTime({ reasons: overview.reasons })} />}
        <PrecisionTable precision={overview.precision} />
      </Section>
    </div>
    <DecidedPart decided={overview.decided} plot={decisionsPlot(overview)} />
  </Page>
);

const decisionsPlot = ({ decided }: Overview) =>
  activity({ days: decided.days, title: 'Decisions a day', noun: 'decision' });

const Lede = ({ overview: { totals, since }, now }: { overview: Overview; now: Date }) => (
  <>
    {`${count(totals.threads, 'thread')} of ${count(totals.sites, 'site')}. `}
    {since.since === null ? (
      'This is your first visit: everything is new.'
    ) : (
      <>
        New since your last visit (<Time at={since.since} now={now} />
        ): {since.more ? 'more than ' : ''}
        {count(since.posts, 'post')} and {count(since.threads, 'thread')}.
      </>
    )}
  </>
);

function KeyFigures({ overview: { open, decided } }: { overview: Overview }) {
  const waiting = open.states.find(({ state }) => state === 'open')?.posts ?? 0;
  const all = open.states.reduce((sum, { posts }) => sum + posts, 0);
  return (
    <Figures
      figures={[
        {
          name: 'Open posts',
          value: number(waiting),
          note:
            waiting === 0
              ? 'you are done'
              : `${open.moreIncidents ? 'more than ' : ''}${count(open.incidents, 'decision')} to make`,
          href: '/queue',
        },
        { name: 'New for you', value: number(open.fresh), note: 'since your last visit' },
        {
          name: 'Reports of members',
          value: number(open.reports),
          note: open.unmatched === 0 ? 'on open posts' : `${number(open.unmatched)} fit no post`,
          href: '/queue?reason=report',
        },
        { name: 'Decided', value: number(decided.all.total), note: `in 30 days, ${number(decided.own.total)} by you` },
        { name: 'Worth a look', value: number(all), note: 'posts in all, decided ones too' },
      ]}
    />
  );
}
