import {
  Badge,
  IncivilityBadge,
  ReasonBadge,
  ReplyBadge,
  StanceBadge,
  StateBadge,
  VerdictBadge,
} from '../../../src/desk/design/badge.js';
import { SentimentBar, ShareBar, SplitBar } from '../../../src/desk/design/bar.js';
import { Card, Columns, Facts, Figures, Section, Side } from '../../../src/desk/design/card.js';
import { DECISIONS, DecisionBar, DecisionButton, type DecisionKind } from '../../../src/desk/design/decision.js';
import { Details } from '../../../src/desk/design/details.js';
import { Diff } from '../../../src/desk/design/diff.js';
import { Empty, ErrorBox, Note } from '../../../src/desk/design/empty.js';
import { Check, Choices, Field, Select, TextArea } from '../../../src/desk/design/field.js';
import { FilterForm } from '../../../src/desk/design/filter.js';
import { Button, ButtonLink, PostForm } from '../../../src/desk/design/form.js';
import { AuthorLink, ForumLink, PostLink, SiteName, ThreadLink } from '../../../src/desk/design/links.js';
import { Words } from '../../../src/desk/design/marked-words.js';
import { Page } from '../../../src/desk/design/page.js';
import { Pager } from '../../../src/desk/design/pager.js';
import { Knot, Strand } from '../../../src/desk/design/strand.js';
import { DataTable } from '../../../src/desk/design/table.js';
import { Day, Time } from '../../../src/desk/design/time.js';
import { STANCES_IN_WORDS, STATES_IN_WORDS, VERDICTS_IN_WORDS } from '../../../src/desk/design/words.js';
import type { Visitor } from '../../../src/desk/visit.js';

const NOW = new Date('2026-05-04T12:00:00Z');
const AT = new Date('2026-05-04T09:20:00Z');
const ATTACK =
  'That you of all people count ferries, you clown, is a joke.\nThe timetable was printed in March; look it up.';
const DECIDED: readonly DecisionKind[] = [
  'approve',
  'remove',
  'warn',
  'escalate',
  'label',
  'note',
  'wrong_reason',
  'undo',
];

/** Every component on one page, for tests of the design and for looking at it. */
export const Showcase = ({ visitor }: { readonly visitor: Visitor }) => (
  <Page
    title="Showcase"
    section="queue"
    visitor={visitor}
    wide
    lede="Everything pages are made of."
    crumbs={[{ href: '/threads', name: 'Threads' }]}
    actions={<ButtonLink href="/help">Help</ButtonLink>}
    notice="Removed 3 posts."
  >
    <FilterForm
      action="/queue"
      open
      chips={[
        { label: 'site: harbour.example', href: '/queue' },
        { label: 'reason: Pile-on', href: '/queue' },
      ]}
      clear="/queue"
    >
      <Select label="Site" name="site" options={[{ value: '', name: 'any' }]} />
      <Field label="From" name="from" type="date" />
      <Check label="New ones alone" name="new" />
    </FilterForm>
    <Columns>
      <div class="stack">
        <Card
          id="incident-1"
          item
          tone="bad"
          title="Attack on the person answered"
          aside={
            <>
              <ReasonBadge reason="personal_attack" score={0.82} />
              <ReasonBadge reason="report" />
              <StateBadge state="open" />
            </>
          }
          foot={
            <PostForm action="/decide" visitor={visitor}>
              <DecisionBar label="What to do with this post">
                {DECIDED.map((kind) => (
                  <DecisionButton kind={kind} count={kind === 'remove' ? 3 : 1} />
                ))}
              </DecisionBar>
            </PostForm>
          }
        >
          <Strand label="The post and what it answers">
            <Knot kind="near">
              <AuthorLink authorId="a1" name="Ilse K." /> <Time at={AT} now={NOW} />
              <Words text="Is there a late boat on Sundays?" short={80} />
            </Knot>
            <Knot kind="parent">
              <AuthorLink authorId="a2" name="Tom Berger" /> <Time at={AT} now={NOW} />
              <Words text="I counted eleven ferries on Saturday, not nine." />
            </Knot>
            <Knot kind="post">
              <AuthorLink authorId="a3" name="Rask" /> <Time at={AT} now={NOW} /> <ReplyBadge stance="disagree" />{' '}
              <IncivilityBadge score={0.82} />
              <Details
                kind="quote"
                summary={
                  <>
                    Tom Berger: “eleven ferries …” <VerdictBadge verdict="altered" meaningChanged />
                  </>
                }
              >
                <Diff
                  ops={[
                    { op: 'equal', text: 'I counted ' },
                    { op: 'delete', text: 'eleven' },
                    { op: 'insert', text: 'two' },
                    { op: 'equal', text: ' ferries on Saturday.' },
                  ]}
                />
              </Details>
              <Words
                text={ATTACK}
                marks={[
                  { start: 42, end: 51, kind: 'hostile', label: 'insult' },
                  { start: 71, end: 88, kind: 'evidence' },
                ]}
              />
            </Knot>
            <Knot kind="answer">
              <AuthorLink authorId="a2" name="Tom Berger" />
              <Words text="No need for that." />
            </Knot>
          </Strand>
        </Card>
        <Card
          id="incident-2"
          item
          title="Mara and Tom in “Harbour crossing”"
          aside={<ReasonBadge reason="escalation" score={0.61} />}
        >
          <Words hostile text="Everything in this one is veiled until asked for." />
        </Card>
        <Section title="Labels">
          <p class="row">
            {Object.keys(VERDICTS_IN_WORDS).map((verdict) => (
              <VerdictBadge verdict={verdict} />
            ))}
          </p>
          <p class="row">
            {Object.keys(STATES_IN_WORDS).map((state) => (
              <StateBadge state={state} />
            ))}
            {Object.keys(STANCES_IN_WORDS).map((stance) => (
              <StanceBadge stance={stance} target="the new pier" confidence={0.7} />
            ))}
            <Badge>plain</Badge>
          </p>
        </Section>
        <Section title="Forms">
          <PostForm action="/x" visitor={visitor} class="form">
            <ErrorBox title="Two things are missing." errors={[{ field: 'name', text: 'The name is empty.' }]} />
            <Field label="Name" name="name" required error="The name is empty: write one." hint="As others see it." />
            <TextArea label="Note" name="note" />
            <Choices
              legend="Colours"
              name="theme"
              value="light"
              options={[
                { value: 'light', name: 'Light' },
                { value: 'dark', name: 'Dark' },
              ]}
            />
            <p class="row">
              <Button kind="main" icon="check">
                Save
              </Button>
              <Button>Plain</Button>
              <Button kind="quiet">Quiet</Button>
              <Button kind="bad">Delete</Button>
              <Button disabled>Not now</Button>
            </p>
          </PostForm>
        </Section>
        <Empty title="You are done" icon="done">
          <p>Twelve decisions in this session.</p>
        </Empty>
        <Pager label="Pages" previous="/queue" next="/queue">
          21 to 40
        </Pager>
      </div>
      <Side label="Beside">
        <Section title="Figures">
          <Figures
            figures={[
              { name: 'Open', value: 41, href: '/queue' },
              { name: 'Decided today', value: '1,204', note: 'by four people' },
            ]}
          />
        </Section>
        <Section title="Bars">
          <p>
            <SentimentBar score={-0.6} />
          </p>
          <p>
            <SentimentBar score={0.3} />
          </p>
          <p>
            <ShareBar share={0.72} label="Own words" />
          </p>
          <SplitBar
            label="Answers"
            parts={[
              { name: 'agree', count: 12, tone: 'info' },
              { name: 'disagree', count: 5, tone: 'warn' },
              { name: 'neither', count: 9, tone: 'plain' },
            ]}
          />
        </Section>
        <Section title="Facts">
          <Facts
            facts={[
              { name: 'Where', value: <SiteName site="harbour.example" forum={['Boats', 'Ferries']} /> },
              { name: 'Thread', value: <ThreadLink threadId="t1" title="Harbour crossing" postId="p1" /> },
              {
                name: 'Post',
                value: (
                  <PostLink threadId="t1" postId="p1">
                    #12
                  </PostLink>
                ),
              },
              { name: 'On the forum', value: <ForumLink url="https://harbour.example/t/1">open</ForumLink> },
              { name: 'Day', value: <Day day="2026-05-03" /> },
            ]}
          />
        </Section>
        <Note tone="warn" title="The post was changed since">
          <p>Look at it again.</p>
        </Note>
        <DataTable
          caption="Reasons and how often they were right"
          columns={[{ name: 'Reason' }, { name: 'Decided', kind: 'number' }, { name: 'Right', kind: 'number' }]}
          rows={[
            ['Personal attack', 40, '82 %'],
            ['Pile-on', 12, '41 %'],
          ]}
        />
      </Side>
    </Columns>
    <p class="soft">{Object.keys(DECISIONS).length} decisions.</p>
  </Page>
);
