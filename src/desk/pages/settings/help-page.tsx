import { ReasonBadge, StateBadge, VerdictBadge } from '../../design/badge.js';
import { Section } from '../../design/card.js';
import { Page } from '../../design/page.js';
import { Knot, Strand } from '../../design/strand.js';
import { DataTable } from '../../design/table.js';
import { REASONS_IN_WORDS, STATES_IN_WORDS, VERDICTS_IN_WORDS } from '../../design/words.js';
import type { Visitor } from '../../visit.js';

/** Keys, by where they work; the list that `?` opens is made from the page one is on. */
const KEYS: readonly { readonly where: string; readonly keys: readonly (readonly [string, string])[] }[] = [
  {
    where: 'Everywhere',
    keys: [
      ['?', 'all keys of this page'],
      ['/', 'search'],
      ['f', 'filters'],
      ['[ and ]', 'page before, next page'],
      ['g then a letter', 'go: q queue, w worklist, o overview, t threads, s sources, p problems, l log, h help'],
    ],
  },
  {
    where: 'In the queue and in threads',
    keys: [
      ['j and k', 'next, back'],
      ['Space', 'show hostile words'],
      ['a', 'approve'],
      ['r', 'remove'],
      ['w', 'warn'],
      ['e', 'escalate'],
      ['l', 'label'],
      ['n', 'note'],
      ['x', 'wrong reason'],
      ['u', 'undo'],
    ],
  },
];

/** How to read and use the desk, on one page. */
export const HelpPage = ({ visitor }: { readonly visitor: Visitor }) => (
  <Page
    title="Help"
    section={null}
    visitor={visitor}
    lede="What the words on these pages mean, and how to work without the mouse."
  >
    <Section title="In forty minutes">
      <ol>
        <li>
          Open the <a href="/queue">queue</a>. What is new since your last visit stands first, what members reported
          above what the machine noticed.
        </li>
        <li>
          Each card is one decision: posts that belong together. Read why it is there, what it answers, and the marked
          words; then press a key or a button. Nothing is final: u takes the last decision back.
        </li>
        <li>
          The reason is wrong? Press x. The desk counts how often each reason is right, and weak ones can be muted.
        </li>
        <li>
          Decisions are recommendations: the forum is elsewhere. Your <a href="/worklist">worklist</a> links each post
          on the forum; mark it when it is done there.
        </li>
      </ol>
    </Section>
    <Section title="How to read a card">
      <Strand label="A card, from the top down">
        <Knot kind="near">A small knot: a post just before or after. It is folded; open it for the tone around.</Knot>
        <Knot kind="parent">A ring: the post that was answered.</Knot>
        <Knot kind="post">
          A full knot: the post the card is about. Letters with feet are what people wrote; all else is said by the
          desk.
        </Knot>
        <Knot kind="answer">A turn of the thread: an answer to it.</Knot>
      </Strand>
      <p>
        Own words are what the author wrote; quotes are folded to one line, and say how true they are to their source.
        Open one to see the source beside what was made of it.
      </p>
    </Section>
    <Section title="Why a post is here">
      <DataTable
        caption="Reasons"
        hideCaption
        columns={[{ name: 'Reason' }, { name: 'What it says' }]}
        rows={Object.entries(REASONS_IN_WORDS).map(([reason, { meaning }]) => [
          <ReasonBadge reason={reason} />,
          meaning,
        ])}
      />
      <p>
        The percentage behind a reason is how strong the machine takes it to be. It is a hint where to look, not a
        verdict on anybody.
      </p>
    </Section>
    <Section title="How true a quote is">
      <DataTable
        caption="Verdicts on quotes"
        hideCaption
        columns={[{ name: 'Verdict' }, { name: 'What it says' }]}
        rows={Object.entries(VERDICTS_IN_WORDS).map(([verdict, { meaning }]) => [
          <VerdictBadge verdict={verdict} />,
          meaning,
        ])}
      />
    </Section>
    <Section title="What was decided">
      <DataTable
        caption="States of a post"
        hideCaption
        columns={[{ name: 'State' }, { name: 'What it says' }]}
        rows={Object.entries(STATES_IN_WORDS).map(([state, { meaning }]) => [<StateBadge state={state} />, meaning])}
      />
    </Section>
    <Section title="Keys" id="keys">
      {KEYS.map(({ where, keys }) => (
        <>
          <h3>{where}</h3>
          <dl class="keys-list">
            {keys.map(([key, what]) => (
              <div>
                <dt>
                  <kbd>{key}</kbd>
                </dt>
                <dd>{what}</dd>
              </div>
            ))}
          </dl>
        </>
      ))}
      <p>
        Keys do nothing while you write in a field. They can be switched off in your <a href="/settings">settings</a>.
      </p>
    </Section>
  </Page>
);
