import type { ReasonPrecision } from '../../../store/desk/reasons.js';
import { Badge, ReasonBadge } from '../../design/badge.js';
import { DataTable } from '../../design/table.js';
import { number, percent } from '../../design/words.js';

/** How often each reason was right, by what was decided on posts that have it. */
export const PrecisionTable = ({ precision }: { precision: readonly ReasonPrecision[] }) => (
  <DataTable
    caption="How often a reason was right, where somebody decided"
    columns={[
      { name: 'Reason' },
      { name: 'Right', kind: 'number' },
      { name: 'Share', kind: 'number' },
      { name: 'Remark' },
    ]}
    rows={precision.map((one) => [
      <ReasonBadge reason={one.reason} />,
      one.decided === 0 ? '–' : `${number(one.right)} of ${number(one.decided)}`,
      one.decided === 0 ? '–' : `${percent(one.precision)} (${percent(one.low)} to ${percent(one.high)})`,
      <Remark one={one} />,
    ])}
    empty={<p>No post has been found worth a look yet.</p>}
  />
);

function Remark({ one }: { one: ReasonPrecision }) {
  if (one.muted)
    return (
      <Badge tone="soft" icon="lock">
        muted
      </Badge>
    );
  if (one.weak)
    return (
      <Badge tone="warn" icon="warn" title="Wrong more often than right: an admin may mute it in the settings.">
        weak
      </Badge>
    );
  return <span>{one.decided < 20 ? 'too few to judge' : ''}</span>;
}
