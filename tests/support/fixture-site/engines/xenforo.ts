import { type Answer, page as answerPage, type EngineMarkup, numberOf, redirect, trap, type Visit } from '../answer.js';
import { type Board, childrenOf, pagesOf, pathOf, rowsOf, type SiteSection, sectionOf, threadOf } from '../board.js';
import { wallAnswer } from '../walls.js';
import { forumPage, frame, nodeList, pageLinks, sectionAddress, threadAddress, threadPage } from './xenforo-pages.js';

const TRAPS =
  /^\/(?:whats-new|members|calendar|search|register|misc|help|posts|goto|attachments|find-new|inline-mod|css\.php|threads\/[^/]+\/(?:latest|unread|reply|watch|preview|post-\d+)|forums\/[^/]+\/(?:index\.rss|post-thread))/;
const FORUM = /^\/forums\/(?:([^/.]*)\.)?(\d+)\/(?:page-(\d+))?$/;
const THREAD = /^\/threads\/(?:([^/.]*)\.)?(\d+)\/(?:page-(\d+))?$/;

/** XenForo 2.3: readable addresses, pages as `page-N`, strangers get 403 with the form to log in. */
export const XENFORO: EngineMarkup = {
  name: 'xenforo',
  stubs: ['deleted', 'hidden'],
  movedRows: true,
  cookie: null,
  front: '/',
  section: (board, id, page) => {
    const found = sectionOf(board, id);
    return found === undefined ? `/forums/${id}/` : sectionAddress(found, page);
  },
  thread: (_board, thread, page) => threadAddress(thread, page),
  disallow: (board) =>
    board.sections.filter(({ access }) => access === 'robots').map((section) => sectionAddress(section, 1)),
  answer: (board, visit) => {
    if (visit.path === '/login/') return visit.query.has('_xfRedirect') ? login(board, 'login', 200) : trap('login');
    if (TRAPS.test(visit.path)) return trap(visit.path.split('/').slice(1, 3).join(' '));
    if (visit.query.has('order') || visit.query.has('direction')) return trap('other order');
    if (visit.path === '/' || visit.path === '/forums/') return front(board, visit);
    const forum = FORUM.exec(visit.path);
    if (forum !== null) return section(board, visit, forum);
    const thread = THREAD.exec(visit.path);
    return thread === null ? null : topic(board, visit, thread);
  },
};

function front(board: Board, visit: Visit): Answer {
  const body = nodeList(board, childrenOf(board, null), '<a href="/#street.1">Street</a>');
  const canonical = `${visit.origin}/`;
  return answerPage(
    'front',
    'front',
    frame({
      board,
      template: 'forum_list',
      title: board.name,
      heading: board.name,
      keys: '',
      canonical,
      head: '',
      trail: [],
      body,
    }),
  );
}

function login(board: Board, key: string, status: number): Answer {
  const body = `<div class="blockMessage blockMessage--error blockMessage--iconic">You must be logged-in to do that.</div><div class="blocks"><form action="/login/login" method="post" class="block"><div class="block-container"><div class="block-body"><dl class="formRow formRow--input"><dt><label class="formRow-label">Your name or email address</label></dt><dd><input type="text" class="input" name="login" /></dd></dl><dl class="formRow formRow--input"><dt><label class="formRow-label">Password</label></dt><dd><input type="password" name="password" class="input" /></dd></dl></div></div></form></div>`;
  return answerPage(
    'wall',
    key,
    frame({
      board,
      template: 'login',
      title: 'Log in',
      heading: 'Log in',
      keys: '',
      canonical: null,
      head: '',
      trail: [],
      body,
    }),
    status,
  );
}

function failure(board: Board, key: string, words: string, status: number): Answer {
  const body = `<div class="blockMessage">${words}</div>`;
  return answerPage(
    status === 403 ? 'wall' : 'absent',
    key,
    frame({
      board,
      template: 'error',
      title: 'Oops!',
      heading: 'Oops! We ran into some problems.',
      keys: '',
      canonical: null,
      head: '',
      trail: [],
      body,
    }),
    status,
  );
}

const keepOut = (board: Board, visit: Visit, section: SiteSection, key: string): Answer | null =>
  wallAnswer(section, key, {
    redirect: () => redirect('wall', `${visit.origin}/login/?_xfRedirect=1`, 302),
    refused: (at) => failure(board, at, 'You do not have permission to view this page or perform this action.', 403),
    form: (at) => login(board, at, 403),
  });

function section(board: Board, visit: Visit, [, slug, number, at]: RegExpExecArray): Answer {
  const id = numberOf(number ?? null) ?? 0;
  const page = numberOf(at ?? null) ?? 1;
  const key = `section ${id} page ${page}`;
  const found = sectionOf(board, id);
  if (found === undefined) return failure(board, key, 'The requested forum could not be found.', 404);
  if (slug !== found.slug) return redirect(`${key} of old`, `${visit.origin}${sectionAddress(found, page)}`, 301);
  const wall = keepOut(board, visit, found, key);
  if (wall !== null) return wall;
  const pages = pagesOf(rowsOf(board, id).length, board.threadsPerPage);
  if (page > pages) return redirect(`${key} too far`, `${visit.origin}${sectionAddress(found, pages)}`, 301);
  return answerPage(
    'section',
    key,
    frame({
      board,
      template: 'forum_view',
      title: page > 1 ? `${found.title} | Page ${page}` : found.title,
      heading: found.title,
      keys: `data-container-key="node-${id}"`,
      canonical: `${visit.origin}${sectionAddress(found, page)}`,
      head: pageLinks({ page, pages, at: (n) => sectionAddress(found, n) }),
      trail: pathOf(board, id),
      body: forumPage(board, found, page),
    }),
  );
}

function topic(board: Board, visit: Visit, [, slug, number, at]: RegExpExecArray): Answer {
  const id = numberOf(number ?? null) ?? 0;
  const page = numberOf(at ?? null) ?? 1;
  const key = `thread ${id} page ${page}`;
  const thread = threadOf(board, id);
  if (thread === undefined || thread.state === 'missing')
    return failure(board, key, 'The requested thread could not be found.', 404);
  if (thread.state === 'gone') return failure(board, key, 'The thread was removed for good.', 410);
  if (thread.state === 'loop') {
    const turn = slug === thread.slug ? `/threads/round-${thread.id}.${thread.id}/` : threadAddress(thread, 1);
    return redirect(key, `${visit.origin}${turn}`, 301);
  }
  if (slug !== thread.slug) return redirect(`${key} of old`, `${visit.origin}${threadAddress(thread, page)}`);
  const found = sectionOf(board, thread.section);
  const wall = found === undefined ? null : keepOut(board, visit, found, key);
  if (wall !== null) return wall;
  const pages = pagesOf(thread.posts.length, board.postsPerPage);
  if (page > pages) return redirect(`${key} too far`, `${visit.origin}${threadAddress(thread, pages)}`, 301);
  const canonical = `${visit.origin}${threadAddress(thread, page)}`;
  return answerPage(
    'thread',
    key,
    frame({
      board,
      template: 'thread_view',
      title: page > 1 ? `${thread.title} | Page ${page}` : thread.title,
      heading: thread.title,
      keys: `data-container-key="node-${thread.section}" data-content-key="thread-${id}"`,
      canonical,
      head: `${pageLinks({ page, pages, at: (n) => threadAddress(thread, n) })}<meta property="og:url" content="${canonical}" />`,
      trail: pathOf(board, thread.section),
      body: threadPage(board, thread, page),
    }),
  );
}
