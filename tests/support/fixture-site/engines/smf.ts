import { type Answer, page as answerPage, type EngineMarkup, numberOf, redirect, trap, type Visit } from '../answer.js';
import { type Board, childrenOf, pagesOf, pathOf, rowsOf, type SiteSection, sectionOf, threadOf } from '../board.js';
import { wallAnswer } from '../walls.js';
import {
  boardIndex,
  display,
  frame,
  type Href,
  hrefFor,
  messageIndex,
  sectionQuery,
  threadQuery,
} from './smf-pages.js';

/** Page of an offset in `topic=12.15`; null where it is a jump (`msg40`, `new`). */
const pageOf = (offset: string | undefined, perPage: number): number | null => {
  const start = numberOf(offset ?? null);
  return start === null ? null : Math.floor(start / perPage) + 1;
};

/** SMF 2.1: one script, `;` between parameters, PHPSESSID in links, what is missing answers 200 with an error page. */
export const SMF: EngineMarkup = {
  name: 'smf',
  stubs: ['hidden'],
  movedRows: true,
  cookie: 'PHPSESSID',
  front: '/index.php',
  section: (board, id, page) => `/index.php?${sectionQuery(board, id, page)}`,
  thread: (board, thread, page) => `/index.php?${threadQuery(board, thread.id, page)}`,
  disallow: (board) =>
    board.sections.filter(({ access }) => access === 'robots').map(({ id }) => `/index.php?board=${id}.`),
  answer: (board, visit) => {
    const old = /^\/index\.php\/topic,(\d+)\.(\d+)\.html$/.exec(visit.path);
    if (old !== null) return redirect(`thread ${old[1]} of old`, `${visit.origin}/index.php?topic=${old[1]}.${old[2]}`);
    if (visit.path !== '/' && visit.path !== '/index.php') return /^\/Themes\//.test(visit.path) ? trap('theme') : null;
    const href = hrefFor(visit.origin, visit.session);
    const { query } = visit;
    if (query.get('action') === 'login' && query.has('wall')) return signIn(board, href, 'login');
    const view = ['action', 'sort', 'prev_next', 'msg'].find((name) => query.has(name));
    if (view !== undefined) return trap(`${view} ${query.get(view) ?? ''}`);
    const topic = query.get('topic');
    if (topic !== null) return topicAnswer(board, href, visit, topic);
    const section = query.get('board');
    return section === null ? front(board, href, visit) : sectionAnswer(board, href, visit, section);
  },
};

function front(board: Board, href: Href, visit: Visit): Answer {
  const body = boardIndex(board, href, childrenOf(board, null));
  const canonical = `${visit.origin}/index.php`;
  return answerPage(
    'front',
    'front',
    frame({ board, href, title: `${board.name} - Index`, canonical, trail: [], body }),
  );
}

function signIn(board: Board, href: Href, key: string): Answer {
  const body = `<form action="${href('action=login2')}" name="frmLogin" id="frmLogin" method="post"><div class="cat_bar"><h3 class="catbg">Warning!</h3></div><p class="information centertext">You must be logged in to view this section.</p><div class="cat_bar"><h3 class="catbg">Log in</h3></div><div class="roundframe"><dl><dt>Username:</dt><dd><input type="text" name="user"></dd><dt>Password:</dt><dd><input type="password" name="passwrd"></dd></dl></div></form>`;
  return answerPage('wall', key, frame({ board, href, title: 'Log in', canonical: null, trail: [], body }));
}

function failure(board: Board, href: Href, key: string, words: string, status = 200): Answer {
  const body = `<div id="fatal_error"><div class="cat_bar"><h3 class="catbg">An Error Has Occurred!</h3></div><div class="windowbg"><div class="padding">${words}</div></div></div><div class="centertext"><a class="button floatnone" href="javascript:window.location.assign(document.referrer);">Back</a></div>`;
  return answerPage(
    status === 403 ? 'wall' : 'absent',
    key,
    frame({ board, href, title: 'An Error Has Occurred!', canonical: null, trail: [], body }),
    status,
  );
}

const MISSING = 'The topic or board you are looking for appears to be either missing or off limits to you.';

const keepOut = (board: Board, href: Href, visit: Visit, section: SiteSection, key: string): Answer | null =>
  wallAnswer(section, key, {
    redirect: () => redirect('wall', `${visit.origin}/index.php?action=login;wall`, 302),
    refused: (at) => failure(board, href, at, 'You are not allowed to access this section.', 403),
    form: (at) => signIn(board, href, at),
  });

const crumbs = (board: Board, section: number) =>
  pathOf(board, section).map(({ id, title }) => ({ query: sectionQuery(board, id, 1), title }));

function sectionAnswer(board: Board, href: Href, visit: Visit, address: string): Answer {
  const [number = '', offset = '0'] = address.split('.');
  const id = numberOf(number) ?? 0;
  const page = pageOf(offset, board.threadsPerPage) ?? 1;
  const key = `section ${id} page ${page}`;
  const found = sectionOf(board, id);
  if (found === undefined || page > pagesOf(rowsOf(board, id).length, board.threadsPerPage))
    return failure(board, href, key, MISSING);
  const wall = keepOut(board, href, visit, found, key);
  if (wall !== null) return wall;
  const canonical = `${visit.origin}/index.php?${sectionQuery(board, id, page)}`;
  const body = messageIndex(board, href, found, page);
  return answerPage(
    'section',
    key,
    frame({ board, href, title: found.title, canonical, trail: crumbs(board, id), body }),
  );
}

function topicAnswer(board: Board, href: Href, visit: Visit, address: string): Answer {
  const [number = '', offset] = address.split('.');
  const named = numberOf(number) ?? 0;
  const moved = named > 5000;
  const id = moved ? named - 5000 : named;
  const page = pageOf(offset ?? '0', board.postsPerPage);
  if (page === null) return trap('jump into a topic');
  const key = `thread ${id} page ${page}`;
  const thread = threadOf(board, id);
  const today = `${visit.origin}/index.php?${threadQuery(board, id, page)}`;
  if (thread === undefined || thread.state === 'missing' || page > pagesOf(thread.posts.length, board.postsPerPage))
    return failure(board, href, key, MISSING);
  if (thread.state === 'gone') return failure(board, href, key, 'The topic was removed for good.', 410);
  if (thread.state === 'loop') return redirect(key, visit.query.has('turn') ? today : `${today};turn`, 302);
  const found = sectionOf(board, thread.section);
  const wall = found === undefined ? null : keepOut(board, href, visit, found, key);
  if (wall !== null) return wall;
  if (moved) return redirect(`${key} moved`, today, 302);
  const trail = [...crumbs(board, thread.section), { query: threadQuery(board, id, 1), title: thread.title }];
  const body = display(board, href, thread, page);
  return answerPage('thread', key, frame({ board, href, title: thread.title, canonical: today, trail, body }));
}
