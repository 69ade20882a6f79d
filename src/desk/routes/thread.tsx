import { DecisionNotice } from '../pages/queue/decision-notice.js';
import { DiscussionPanel } from '../pages/thread/discussion.js';
import { DiscussionPage } from '../pages/thread/discussion-page.js';
import { postInThread } from '../pages/thread/links.js';
import { ThreadPage } from '../pages/thread/thread-page.js';
import { decisionNotice } from '../read/decision-notice.js';
import { imageAddresses } from '../read/post-images.js';
import { hasFreshSums } from '../read/thread-daily.js';
import { readFlagged } from '../read/thread-desk.js';
import { readDiscussion } from '../read/thread-discussion.js';
import { isId, readOrdinal, readThreadHead, type ThreadHead } from '../read/thread-head.js';
import { threadPlots } from '../read/thread-plots.js';
import { readWindow, windowOf, windowsOf } from '../read/thread-window.js';
import { notFound } from '../refusals.js';
import { html, see } from '../respond.js';
import type { MemberVisit, Route } from '../visit.js';
import { belowPosts } from './thread-below.js';

/** Up to so many posts the panel stands beside the thread at once; beyond, it is loaded after the posts. */
const PANEL_AT_ONCE = 400;

export const THREAD_ROUTES: readonly Route[] = [
  { method: 'GET', path: '/thread/:threadId', access: 'reader', answer: threadPage },
  { method: 'GET', path: '/thread/:threadId/discussion', access: 'reader', answer: discussionPage },
];

async function threadPage(visit: MemberVisit): Promise<Response> {
  const { store, visitor, now } = visit;
  const head = await readThreadHead(store, visitor, visit.params.threadId ?? '');
  if (head === null) return notFound(visit.request, visitor);
  const wanted = await wantedWindow(visit, head);
  if (typeof wanted === 'string') return see(wanted);
  const [posts, flagged, imageAddress, discussion] = await Promise.all([
    readWindow(store, head.threadId, wanted),
    readFlagged(store, head.threadId),
    imageAddresses(store, visitor),
    head.known <= PANEL_AT_ONCE ? readPanel(visit, head, 'beside') : null,
  ]);
  const [below, said] = await Promise.all([belowPosts(visit, posts, flagged), decisionNotice(visit)]);
  return html(
    <ThreadPage
      visitor={visitor}
      now={now}
      head={head}
      page={wanted}
      posts={posts}
      flagged={flagged}
      imageAddress={imageAddress}
      below={below}
      notice={said === null ? undefined : <DecisionNotice said={said} visitor={visitor} back={backOf(visit)} />}
      discussion={discussion === null ? null : <DiscussionPanel threadId={head.threadId} {...discussion} />}
    />,
  );
}

/** The place of the thread that is shown, without what was just done. */
function backOf({ url, params }: MemberVisit): string {
  const around = url.searchParams.get('around');
  return isId(around) ? postInThread(params.threadId ?? '', around) : url.pathname;
}

/** The window that is asked for, or where to go instead: to the place of a number. Anything else begins at the start. */
async function wantedWindow({ store, url }: MemberVisit, head: ThreadHead): Promise<number | string> {
  const number = Number(url.searchParams.get('number') || Number.NaN);
  if (Number.isInteger(number) && Math.abs(number) < 2 ** 31) {
    const place = await readOrdinal(store, head.threadId, { position: Math.max(1, number) });
    if (place !== null) return postInThread(head.threadId, place.postId);
  }
  const around = url.searchParams.get('around');
  const place = around === null ? null : await readOrdinal(store, head.threadId, { postId: around });
  if (place !== null) return windowOf(place.ordinal);
  const page = Number(url.searchParams.get('page') ?? 1);
  return Number.isInteger(page) && page >= 1 ? Math.min(page, windowsOf(head.known)) : 1;
}

async function discussionPage(visit: MemberVisit): Promise<Response> {
  const { store, visitor } = visit;
  const head = await readThreadHead(store, visitor, visit.params.threadId ?? '');
  if (head === null) return notFound(visit.request, visitor);
  const panel = await readPanel(visit, head, visit.url.searchParams.has('beside') ? 'beside' : 'alone');
  return html(
    <DiscussionPage visitor={visitor} head={head} panel={<DiscussionPanel threadId={head.threadId} {...panel} />} />,
  );
}

async function readPanel({ store }: MemberVisit, head: ThreadHead, where: 'beside' | 'alone') {
  const { threadId, known: posts } = head;
  const sums = await hasFreshSums(store, threadId);
  const [discussion, plots] = await Promise.all([
    readDiscussion(store, threadId, sums),
    threadPlots(store, { threadId, posts, sums, where }),
  ]);
  return { discussion, plots };
}
