import type { Child } from 'hono/jsx';
import { Section } from '../../design/card.js';
import { Page } from '../../design/page.js';
import type { ThreadHead } from '../../read/thread-head.js';
import type { Visitor } from '../../visit.js';
import { Lede, titleOf } from './thread-page.js';

/** The panel of a thread as a page: for long threads, small windows and whoever has no script. */
export const DiscussionPage = ({ visitor, head, panel }: { visitor: Visitor; head: ThreadHead; panel: Child }) => (
  <Page
    title={`Discussion of ${titleOf(head)}`}
    section="threads"
    visitor={visitor}
    crumbs={[
      { href: '/threads', name: 'Threads' },
      { href: `/thread/${head.threadId}`, name: titleOf(head) },
    ]}
    lede={<Lede head={head} />}
    styles={['thread.css']}
  >
    <Section title="Timeline, sides, participants">
      <div id="panel">{panel}</div>
    </Section>
  </Page>
);
