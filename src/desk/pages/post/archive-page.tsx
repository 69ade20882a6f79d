import { Facts, Section } from '../../design/card.js';
import { Note } from '../../design/empty.js';
import { ForumLink } from '../../design/links.js';
import { Words } from '../../design/marked-words.js';
import { Page } from '../../design/page.js';
import { Time } from '../../design/time.js';
import type { Original } from '../../read/post-original.js';
import type { SavedPage } from '../../read/post-pages.js';
import type { PageSnapshot } from '../../read/post-snapshot.js';
import type { ThreadHead } from '../../read/thread-head.js';
import type { Visitor } from '../../visit.js';
import { titleOf } from '../thread/thread-page.js';
import { archivePath } from './origin.js';

export interface ArchivePageProps {
  readonly visitor: Visitor;
  readonly now: Date;
  readonly head: ThreadHead;
  readonly contentHash: string;
  readonly saves: readonly SavedPage[];
  readonly original: Original;
  readonly snapshot: PageSnapshot | null;
  /** Where on the page the post stands that one came from, as its address says; empty: not known. */
  readonly anchor: string;
}

/** A saved page as it was taken in, or what was read from it. */
export function ArchivePage(props: ArchivePageProps) {
  const { visitor, now, head, contentHash, saves, original, snapshot, anchor } = props;
  const [save] = saves;
  const number = save?.pageNumber ?? null;
  return (
    <Page
      title={`${number === null ? 'Saved page' : `Page ${number}`} of ${titleOf(head)}`}
      section="threads"
      visitor={visitor}
      crumbs={[
        { href: '/threads', name: 'Threads' },
        { href: `/thread/${head.threadId}`, name: titleOf(head) },
      ]}
      styles={['thread.css']}
    >
      {save !== undefined && (
        <Facts
          facts={[
            {
              name: 'Address',
              value: save.url === null ? 'not recorded' : <ForumLink url={save.url}>{save.url}</ForumLink>,
            },
            { name: 'Saved', value: save.fetchedAt === null ? 'not recorded' : <Time at={save.fetchedAt} now={now} /> },
            { name: 'File or record', value: save.file ?? 'not a file' },
            { name: 'SHA-256', value: <code class="hash">{save.sha256}</code> },
            { name: 'Read as', value: `${save.engine}${save.charset === null ? '' : `, ${save.charset}`}` },
          ]}
        />
      )}
      {'page' in original ? (
        <Section title="The page as it was saved" id="original">
          <Note tone="info" title="A copy in a box of its own">
            <p>
              Taken from the very file that was read (its SHA-256 is the same). Scripts, forms, pictures and the forum's
              looks are left out; links lead nowhere. Hostile words are not hidden in it.
            </p>
          </Note>
          <iframe
            class="archive-frame"
            src={`${archivePath(head.threadId, contentHash)}/original${anchor}`}
            sandbox=""
            title="The archived page"
            loading="lazy"
          />
        </Section>
      ) : (
        <Note tone="warn" title="The saved page itself is not at hand">
          <p>{original.absent} What was read from it then is kept, and stands below.</p>
        </Note>
      )}
      {snapshot !== null && (
        <Section title={'page' in original ? 'What was read from it' : 'What was read from the page'} id="read">
          <div class="snapshot-posts">
            {snapshot.posts.map(({ position, author, postedRaw, text, kind }) => (
              <article aria-label={`Post ${position} of the page`}>
                <p class="post-head">
                  <span class="post-number">{position}</span> <bdi>{author ?? 'no name'}</bdi>{' '}
                  <span class="quiet">
                    {postedRaw ?? 'no date'}
                    {kind === 'post' ? '' : `, ${kind}`}
                  </span>
                </p>
                <Words text={text} />
              </article>
            ))}
          </div>
        </Section>
      )}
    </Page>
  );
}
