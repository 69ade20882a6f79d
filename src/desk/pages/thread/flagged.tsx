import { Icon } from '../../design/icon.js';
import { count, REASONS_IN_WORDS, wordingOf } from '../../design/words.js';
import type { FlaggedPost } from '../../read/thread-desk.js';
import { postInThread } from './links.js';

/** Posts named in the panel; the others are reached from one to the next. */
const NAMED = 12;

const nameOfReasons = (reasons: readonly string[]): string =>
  reasons.map((reason) => wordingOf(REASONS_IN_WORDS, reason).name).join(', ');

export interface FlaggedProps {
  readonly threadId: string;
  /** All of the thread, in reading order. */
  readonly flagged: readonly FlaggedPost[];
  /** Places of the window that is shown, the last one not included. */
  readonly from: number;
  readonly to: number;
}

/**
 * What of the thread is worth a look: named are the first few. The others of this window and the next one on either side
 * are there for the keys, so that a thread with thousands does not list them all.
 */
export function Flagged({ threadId, flagged, from, to }: FlaggedProps) {
  if (flagged.length === 0) return <p class="quiet">Nothing here is worth a look, as far as the machine can tell.</p>;
  const before = flagged.findLastIndex(({ ordinal }) => ordinal < from);
  const after = flagged.findIndex(({ ordinal }) => ordinal >= to);
  const first = Math.max(0, before);
  const last = after === -1 ? flagged.length - 1 : after;
  return (
    <div class="flagged">
      <p>{count(flagged.length, 'post')} with a reason. Keys: n for the next, p for the one before.</p>
      <ol>
        {flagged.map((one, i) =>
          i < NAMED || (i >= first && i <= last) ? <Entry threadId={threadId} one={one} hidden={i >= NAMED} /> : null,
        )}
      </ol>
      {flagged.length > NAMED && <p class="quiet">The first {NAMED} are named here.</p>}
    </div>
  );
}

const Entry = ({ threadId, one, hidden }: { threadId: string; one: FlaggedPost; hidden: boolean }) => (
  <li hidden={hidden}>
    <a
      href={postInThread(threadId, one.postId)}
      data-flagged={one.postId}
      data-ordinal={one.ordinal}
      data-in-thread={one.postId}
    >
      {one.position === null ? 'not stored' : `#${one.position}`} <bdi>{one.author ?? 'no name'}</bdi>
    </a>{' '}
    <span class="quiet">
      {nameOfReasons(one.reasons)}
      {one.state === 'open' ? '' : ` – ${one.state}`}
    </span>
  </li>
);

/** From one post with a reason to the next, without a script. */
export function Neighbours(props: { threadId: string; flagged: readonly FlaggedPost[]; postId: string }) {
  const at = props.flagged.findIndex(({ postId }) => postId === props.postId);
  const before = at > 0 ? props.flagged[at - 1] : undefined;
  const after = at === -1 ? undefined : props.flagged[at + 1];
  if (before === undefined && after === undefined) return null;
  return (
    <p class="neighbours">
      {before !== undefined && (
        <a href={postInThread(props.threadId, before.postId)} data-in-thread={before.postId}>
          <Icon name="up" /> Reason before
        </a>
      )}
      {after !== undefined && (
        <a href={postInThread(props.threadId, after.postId)} data-in-thread={after.postId}>
          <Icon name="down" /> Next reason
        </a>
      )}
    </p>
  );
}
