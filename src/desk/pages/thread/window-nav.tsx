import { number } from '../../design/words.js';
import type { ThreadHead } from '../../read/thread-head.js';
import { WINDOW, windowsOf } from '../../read/thread-window.js';
import { windowPath } from './links.js';

/** Windows named around the one that is shown. */
const NEAR = 2;

/** Window numbers to name: the first, those near, the last; null: some are left out. */
export function namedWindows(page: number, all: number): readonly (number | null)[] {
  const wanted = [...new Set([1, ...Array.from({ length: 2 * NEAR + 1 }, (_, i) => page - NEAR + i), all])]
    .filter((one) => one >= 1 && one <= all)
    .sort((a, b) => a - b);
  return wanted.flatMap((one, i) => (i > 0 && one - (wanted[i - 1] ?? 0) > 1 ? [null, one] : [one]));
}

/** Links to the windows of a long thread. */
export function WindowLinks({ head, page }: { head: ThreadHead; page: number }) {
  const all = windowsOf(head.known);
  if (all === 1) return null;
  return (
    <nav class="windows" aria-label="Parts of the thread">
      <ol>
        {namedWindows(page, all).map((one) => (
          <li>
            {one === null ? (
              <span aria-hidden="true">…</span>
            ) : (
              <a href={windowPath(head.threadId, one)} aria-current={one === page ? 'page' : undefined}>
                <span class="unseen">Posts </span>
                {`${number((one - 1) * WINDOW + 1)}–${number(Math.min(one * WINDOW, head.known))}`}
              </a>
            )}
          </li>
        ))}
      </ol>
    </nav>
  );
}

/** The window before or after; thread.js loads it in place. */
export function MorePosts({ head, page, to }: { head: ThreadHead; page: number; to: 'earlier' | 'later' }) {
  const other = to === 'earlier' ? page - 1 : page + 1;
  if (other < 1 || other > windowsOf(head.known)) return null;
  return (
    <p class="more-posts">
      <a
        class="button plain"
        href={windowPath(head.threadId, other)}
        data-window={to}
        rel={to === 'earlier' ? 'prev' : 'next'}
      >
        {to === 'earlier' ? '↑ Earlier posts' : '↓ Later posts'}
      </a>
    </p>
  );
}
