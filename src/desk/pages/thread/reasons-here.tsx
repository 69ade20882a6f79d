import type { Child } from 'hono/jsx';
import { Badge, ReasonBadge } from '../../design/badge.js';
import { Time } from '../../design/time.js';
import { count } from '../../design/words.js';
import type { ReasonedPost, ShownReport } from '../../reasons/read.js';
import { postInThread } from './links.js';

export interface ReasonsHereProps {
  readonly reasoned: ReasonedPost;
  readonly now: Date;
  readonly children?: Child;
}

/** Why a post is worth a look, members' reports first, and what can be decided. */
export function ReasonsHere({ reasoned, now, children }: ReasonsHereProps) {
  const { reasons, reports } = reasoned;
  if (reasons.length === 0 && reports.length === 0 && children === undefined) return null;
  return (
    <div class={reasons.length + reports.length > 0 ? 'reasons-here' : 'reasons-here none'}>
      {reports.length > 0 && <Reports reports={reports} now={now} />}
      {reasons.map((reason) => (
        <p>
          <ReasonBadge reason={reason.kind} /> <span>{reason.words.sentence}</span>{' '}
          <span class="quiet">{reason.words.sure}</span>
          {reason.muted && <Badge tone="soft">muted</Badge>}
          {reason.other !== null && (
            <>
              {' '}
              <a href={postInThread(reason.other.threadId, reason.other.postId)} data-in-thread={reason.other.postId}>
                The other post
                {reason.other.author !== null && (
                  <>
                    {' by '}
                    <bdi>{reason.other.author}</bdi>
                  </>
                )}
              </a>
            </>
          )}
        </p>
      ))}
      {children}
    </div>
  );
}

const Reports = ({ reports, now }: { reports: readonly ShownReport[]; now: Date }) => (
  <div>
    <p>
      <ReasonBadge reason="report" /> {count(reports.length, 'report')}:
    </p>
    <ul>
      {reports.map(({ reporter, category, note, reportedAt, importedAt }) => (
        <li>
          <bdi>{reporter ?? 'somebody'}</bdi>
          {category !== null && ` – ${category}`}
          {note !== null && (
            <>
              {': '}
              <q>{note}</q>
            </>
          )}{' '}
          <span class="quiet">
            <Time at={reportedAt ?? importedAt} now={now} />
          </span>
        </li>
      ))}
    </ul>
  </div>
);
