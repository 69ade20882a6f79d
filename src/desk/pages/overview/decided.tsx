import type { Child } from 'hono/jsx';
import type { Plot } from '../../../plots/index.js';
import { Section } from '../../design/card.js';
import { Empty } from '../../design/empty.js';
import { PlotFigure } from '../../design/plot-figure.js';
import { DataTable } from '../../design/table.js';
import { number } from '../../design/words.js';
import type { Decided, PersonDecisions } from '../../read/overview-decided.js';

/** What was decided in the last thirty days and still stands: one's own, all; by name for admins. */
export const DecidedPart = ({ decided, plot }: { decided: Decided; plot: Plot }) => (
  <Section title="What was decided" id="decided" aside={<a href="/log">All decisions</a>}>
    {decided.all.total === 0 ? (
      <Empty title="Nothing was decided in the last 30 days.">
        <p>
          Decisions are made in the <a href="/queue">queue</a>.
        </p>
      </Empty>
    ) : (
      <div class="pair">
        <PlotFigure plot={plot} />
        <DataTable
          caption="Decisions of the last 30 days that still stand"
          columns={[
            { name: 'Who' },
            { name: 'Approved', kind: 'number' },
            { name: 'Removed', kind: 'number' },
            { name: 'Warned', kind: 'number' },
            { name: 'Escalated', kind: 'number' },
            { name: 'All', kind: 'number' },
          ]}
          rows={[
            cells('You', decided.own),
            ...decided.people
              .filter(({ userId }) => userId !== decided.own.userId)
              .map((person) => cells(<bdi>{person.name ?? nameless(person)}</bdi>, person)),
            cells('Everybody', decided.all),
          ]}
        />
      </div>
    )}
  </Section>
);

/** Who has no name any more, or never had one. */
const nameless = ({ userId }: PersonDecisions): string => (userId === null ? 'the API' : 'a closed account');

const cells = (who: Child, one: PersonDecisions): Child[] => [
  who,
  number(one.approved),
  number(one.removed),
  number(one.warned),
  number(one.escalated),
  number(one.total),
];
