import { PostPage } from '../pages/post/post-page.js';
import { DecisionNotice } from '../pages/queue/decision-notice.js';
import { Decide } from '../pages/thread/decide.js';
import { ReasonsHere } from '../pages/thread/reasons-here.js';
import { decisionNotice } from '../read/decision-notice.js';
import { readPost } from '../read/post.js';
import { imageAddresses } from '../read/post-images.js';
import { readReasons } from '../reasons/read.js';
import { notFound } from '../refusals.js';
import { html } from '../respond.js';
import type { MemberVisit, Route } from '../visit.js';

export const POST_ROUTES: readonly Route[] = [
  { method: 'GET', path: '/post/:threadId/:postId', access: 'reader', answer: postPage },
];

async function postPage(visit: MemberVisit): Promise<Response> {
  const { store, visitor, now, params } = visit;
  const detail = await readPost(store, visitor, params.threadId ?? '', params.postId ?? '');
  if (detail === null) return notFound(visit.request, visitor);
  const { post } = detail.full;
  const [reasoned, imageAddress, templates, said] = await Promise.all([
    readReasons(store, visitor.sites, [post]),
    imageAddresses(store, visitor),
    visitor.role === 'reader' ? [] : store.desk.decisions.templates(),
    decisionNotice(visit),
  ]);
  const why = reasoned.get(post.postId) ?? { reasons: [], reports: [] };
  return html(
    <PostPage
      visitor={visitor}
      now={now}
      detail={detail}
      imageAddress={imageAddress}
      decide={
        <ReasonsHere reasoned={why} now={now}>
          <Decide visitor={visitor} full={detail.full} reasoned={why} templates={templates} back={visit.url.pathname} />
        </ReasonsHere>
      }
      notice={said === null ? undefined : <DecisionNotice said={said} visitor={visitor} back={visit.url.pathname} />}
    />,
  );
}
