import type { ThreadPage } from '../../../model/page.js';
import type { DataRequest } from '../../engine.js';
import type { PageTree } from '../../html/page-tree.js';
import { embeddedObject } from '../../json/embedded-json.js';
import { listOf, memberAt, memberOf } from '../../json/value.js';
import { LEMMY_POST, readAnswer } from './post-json.js';

/** `window.isoData`: the answers the page was rendered from; where they stand in it differs between versions. */
export function readIsoData(tree: PageTree, request: DataRequest): ThreadPage | null {
  const data = embeddedObject(tree, 'isoData');
  const routes = memberOf(data, 'routeData');
  const answers = [
    memberAt(routes, 'postRes.data'),
    memberAt(routes, 'postResponse.data'),
    memberOf(routes, 'postRes'),
    ...listOf(routes),
  ];
  const comments = [
    memberAt(routes, 'commentsRes.data'),
    memberAt(routes, 'commentsResponse.data'),
    memberOf(routes, 'commentsRes'),
    ...listOf(routes),
  ]
    .map((answer) => memberOf(answer, 'comments'))
    .find(Array.isArray);
  const post = answers.map((answer) => memberOf(answer, 'post_view')).find((view) => view !== undefined);
  if (post === undefined) return null;
  const answer = { post_view: post, comments: comments ?? [] };
  return readAnswer(answer, LEMMY_POST.detect(answer), request);
}
