import {
  type Answer,
  page as answerPage,
  type EngineMarkup,
  json,
  numberOf,
  redirect,
  trap,
  type Visit,
} from '../answer.js';
import { type Board, pagesOf, rowsOf, type SiteSection, sectionOf, threadOf } from '../board.js';
import { wallAnswer } from '../walls.js';
import { categoriesJson, handle, latestRows, postsJson, siteJson, topicJson, topicListJson } from './discourse-json.js';
import {
  categoryList,
  frame,
  pageTurner,
  sectionAddress,
  threadAddress,
  topicList,
  topicView,
} from './discourse-pages.js';

const TRAPS =
  /^\/(?:u|tag|tags|badges|search|login|signup|top|new|unread|posts|about|guidelines|faq|uploads|letter_avatar_proxy)(?:\/|\.|$)|\.rss$/;
const TOPIC = /^\/t\/(?:([^/]*[^/\d][^/]*)\/)?(\d+)(?:\/(\d+))?(\.json)?$/;
const CATEGORY = /^\/c\/(?:[^/]+\/)*?([^/]+\/)?(\d+)(?:\/l\/latest)?(\.json)?$/;

/** Discourse 3: the plain view in HTML, and the public API beside it. Lists count pages from 0. */
export const DISCOURSE: EngineMarkup = {
  name: 'discourse',
  stubs: ['deleted', 'hidden'],
  movedRows: false,
  cookie: null,
  front: '/',
  section: (board, id, page) => {
    const found = sectionOf(board, id);
    return found === undefined ? `/c/${id}` : sectionAddress(board, found, page);
  },
  thread: (_board, thread, page) => threadAddress(thread, page),
  postId: (post) => String(post.number),
  memberName: handle,
  disallow: (board) =>
    board.sections
      .filter(({ access }) => access === 'robots')
      .flatMap((section) => [sectionAddress(board, section, 1), `/c/${section.slug}/${section.id}.json`]),
  answer: (board, visit) => {
    const { path, query } = visit;
    if (path === '/login' && query.has('wall')) return signIn(board, 'login', 200);
    if (path === '/latest.json') return latest(board, query);
    if (TRAPS.test(path)) return trap(path);
    if (query.has('order') || query.has('ascending')) return trap('other order');
    if (path === '/categories.json') return json('api categories', categoriesJson(board));
    if (path === '/site.json') return json('api site', siteJson(board));
    if (path === '/' || path === '/categories') return front(board, visit);
    if (path === '/latest') return latestPage(board, visit);
    const some = /^\/t\/(\d+)\/posts\.json$/.exec(path)?.[1];
    if (some !== undefined) return chunk(board, visit, Number(some));
    const topic = TOPIC.exec(path);
    if (topic !== null) return topicAnswer(board, visit, topic);
    const category = CATEGORY.exec(path);
    return category === null ? null : categoryAnswer(board, visit, category);
  },
};

const latest = (board: Board, query: URLSearchParams): Answer => {
  const page = (numberOf(query.get('page')) ?? 0) + 1;
  return json(
    `api latest page ${page}`,
    topicListJson(board, latestRows(board), page, `/latest?no_definitions=true&page=${page}`),
  );
};

function front(board: Board, visit: Visit): Answer {
  const body = categoryList(
    board,
    board.sections.filter(({ parent }) => parent === null),
  );
  return answerPage(
    'front',
    'front',
    frame({ board, title: board.name, canonical: `${visit.origin}/`, preloaded: {}, body }),
  );
}

function latestPage(board: Board, visit: Visit): Answer {
  const page = (numberOf(visit.query.get('page')) ?? 0) + 1;
  const rows = latestRows(board);
  const turner = pageTurner(page, pagesOf(rows.length, board.threadsPerPage), (n) => `/latest?page=${n - 1}`);
  const body = `${topicList(board, rows, page)}${turner}`;
  const canonical = `${visit.origin}/latest`;
  return answerPage(
    'section',
    `latest page ${page}`,
    frame({ board, title: board.name, canonical, preloaded: {}, body }),
  );
}

function signIn(board: Board, key: string, status: number): Answer {
  const body = '<div class="login-required"><h2>Log in</h2><p>You need to log in to see this.</p></div>';
  return answerPage('wall', key, frame({ board, title: 'Log in', canonical: null, preloaded: {}, body }), status);
}

function failure(board: Board, key: string, words: string, status: number, asJson: boolean): Answer {
  if (asJson) {
    const kind = status === 403 ? 'invalid_access' : 'not_found';
    return { ...json(key, { errors: [words], error_type: kind }, status), kind: status === 403 ? 'wall' : 'absent' };
  }
  const body = `<div class="page-not-found"><h1 class="title">${words}</h1></div>`;
  const answer = answerPage(
    'absent',
    key,
    frame({ board, title: words, canonical: null, preloaded: {}, body }),
    status,
  );
  return status === 403 ? { ...answer, kind: 'wall' } : answer;
}

const keepOut = (board: Board, visit: Visit, section: SiteSection, key: string, asJson: boolean): Answer | null => {
  const refused = (at: string): Answer =>
    failure(board, at, 'You are not permitted to view the requested resource.', 403, asJson);
  return wallAnswer(section, key, {
    redirect: () => (asJson ? refused(key) : redirect('wall', `${visit.origin}/login?wall=1`, 302)),
    refused,
    form: (at) => (asJson ? refused(at) : signIn(board, at, 200)),
  });
};

function categoryAnswer(board: Board, visit: Visit, [, , number, dotJson]: RegExpExecArray): Answer {
  const id = numberOf(number ?? null) ?? 0;
  const page = (numberOf(visit.query.get('page')) ?? 0) + 1;
  const asJson = dotJson !== undefined;
  const key = `${asJson ? 'api ' : ''}section ${id} page ${page}`;
  const found = sectionOf(board, id);
  if (found === undefined) return failure(board, key, 'The requested URL or resource could not be found.', 404, asJson);
  const wall = keepOut(board, visit, found, key, asJson);
  if (wall !== null) return wall;
  const rows = rowsOf(board, id);
  if (asJson) {
    const more = `${sectionAddress(board, found, 1)}/l/latest?page=${page}`;
    return json(key, topicListJson(board, rows, page, more));
  }
  const children = board.sections.filter(({ parent }) => parent === id);
  const turner = pageTurner(page, pagesOf(rows.length, board.threadsPerPage), (n) => sectionAddress(board, found, n));
  const body = `${children.length > 0 ? categoryList(board, children) : ''}${topicList(board, rows, page)}${turner}`;
  const canonical = `${visit.origin}${sectionAddress(board, found, page)}`;
  return answerPage('section', key, frame({ board, title: found.title, canonical, preloaded: {}, body }));
}

function topicAnswer(board: Board, visit: Visit, [, slug, number, post, dotJson]: RegExpExecArray): Answer {
  const id = numberOf(number ?? null) ?? 0;
  const page = numberOf(visit.query.get('page')) ?? 1;
  const asJson = dotJson !== undefined;
  const key = `${asJson ? 'api ' : ''}thread ${id} page ${page}`;
  const thread = threadOf(board, id);
  if (post !== undefined) return trap(`post ${post} of a topic`);
  const pages = thread === undefined ? 0 : pagesOf(thread.posts.length, board.postsPerPage);
  if (thread === undefined || thread.state === 'missing' || page > pages)
    return failure(board, key, 'The requested URL or resource could not be found.', 404, asJson);
  if (thread.state === 'gone') return failure(board, key, 'The topic was deleted.', 410, asJson);
  const today = `${visit.origin}${threadAddress(thread, page)}`;
  if (thread.state === 'loop')
    return redirect(key, slug === thread.slug ? `${visit.origin}/t/round/${id}` : today, 302);
  const found = sectionOf(board, thread.section);
  const wall = found === undefined ? null : keepOut(board, visit, found, key, asJson);
  if (wall !== null) return wall;
  if (asJson) return json(key, topicJson(board, thread, page));
  if (slug !== thread.slug) return redirect(`${key} of old`, today, 301);
  const preloaded = { [`topic_${id}`]: topicJson(board, thread, page) };
  return answerPage(
    'thread',
    key,
    frame({ board, title: thread.title, canonical: today, preloaded, body: topicView(board, thread, page) }),
  );
}

function chunk(board: Board, visit: Visit, id: number): Answer {
  const thread = threadOf(board, id);
  const ids = visit.query.getAll('post_ids[]').map(Number);
  const key = `api thread ${id} posts ${ids.join(',')}`;
  const found = thread === undefined ? undefined : sectionOf(board, thread.section);
  if (thread === undefined || thread.state !== 'open' || found === undefined)
    return failure(board, key, 'The requested URL or resource could not be found.', 404, true);
  return keepOut(board, visit, found, key, true) ?? json(key, postsJson(thread, ids));
}
