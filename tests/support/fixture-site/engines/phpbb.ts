import { type Answer, page as answerPage, type EngineMarkup, numberOf, redirect, trap, type Visit } from '../answer.js';
import { type Board, childrenOf, pagesOf, pathOf, rowsOf, sectionOf, threadOf } from '../board.js';
import { wallAnswer } from '../walls.js';
import {
  forumList,
  forumPage,
  frame,
  type Href,
  hrefFor,
  sectionAddress,
  threadAddress,
  topicPage,
} from './phpbb-pages.js';

/** Scripts and parameters that show no topic of their own. */
const TRAPS = /^\/(?:posting|search|memberlist|calendar|mcp|download\/file)\.php$|^\/app\.php\/|^\/styles\//;
const VIEWS = ['view', 'st', 'sk', 'sd', 'mark', 'hilit', 'p'] as const;

const pageAt = (start: string | null, perPage: number): number => Math.floor((numberOf(start) ?? 0) / perPage) + 1;

/** phpBB 3.3 with prosilver: `sid` in every link until the cookie comes back, pages by `start=`. */
export const PHPBB: EngineMarkup = {
  name: 'phpbb',
  stubs: ['deleted', 'hidden'],
  movedRows: true,
  cookie: 'phpbb3_lantern_sid',
  front: '/index.php',
  section: sectionAddress,
  thread: (board, thread, page) => threadAddress(board, thread.id, page),
  disallow: (board) =>
    board.sections.filter(({ access }) => access === 'robots').map(({ id }) => `/viewforum.php?f=${id}`),
  answer: (board, visit) => {
    const href = hrefFor(visit.session);
    const known = visit.query;
    if (TRAPS.test(visit.path)) return trap(`${visit.path}${known.get('mode') ?? ''}`);
    if (visit.path === '/ucp.php') return known.has('redirect') ? signIn(board, href, 'wall') : trap('ucp');
    const view = VIEWS.find((name) => known.has(name));
    if (view === 'p') return jumpTo(board, visit);
    if (view !== undefined) return trap(`view by ${view}`);
    if (visit.path === '/' || visit.path === '/index.php') return front(board, href);
    if (visit.path === '/viewforum.php') return section(board, href, visit);
    if (visit.path === '/viewtopic.php') return topic(board, href, visit);
    return null;
  },
};

function front(board: Board, href: Href): Answer {
  const body = forumList(board, href, childrenOf(board, null), `<a href="${href('/index.php')}">Street</a>`);
  return answerPage(
    'front',
    'front',
    frame({ board, href, script: 'index', title: 'Index page', canonical: null, trail: [], body }),
  );
}

function signIn(board: Board, href: Href, key: string): Answer {
  const body = `<form action="${href('/ucp.php?mode=login')}" method="post" id="login" data-focus="username"><div class="panel"><div class="inner"><div class="content"><h2 class="login-title">The board requires you to be registered and logged in to view this forum.</h2><fieldset class="fields1"><dl><dt><label for="username">Username:</label></dt><dd><input type="text" name="username" id="username" /></dd></dl><dl><dt><label for="password">Password:</label></dt><dd><input type="password" name="password" id="password" /></dd></dl></fieldset></div></div></div></form>`;
  return answerPage(
    'wall',
    key,
    frame({ board, href, script: 'ucp', title: 'Login', canonical: null, trail: [], body }),
  );
}

function message(board: Board, href: Href, key: string, words: string, status: number): Answer {
  const body = `<div class="panel" id="message"><div class="inner"><h2 class="message-title">Information</h2><p>${words}</p></div></div>`;
  const kind = status === 403 ? 'wall' : 'absent';
  return answerPage(
    kind,
    key,
    frame({ board, href, script: 'viewtopic', title: 'Information', canonical: null, trail: [], body }),
    status,
  );
}

const walls = (board: Board, href: Href, visit: Visit) => ({
  redirect: () => redirect('wall', `${visit.origin}/ucp.php?mode=login&redirect=index.php`, 302),
  refused: (key: string) => message(board, href, key, 'You are not authorised to read this forum.', 403),
  form: (key: string) => signIn(board, href, key),
});

function section(board: Board, href: Href, visit: Visit): Answer {
  const id = numberOf(visit.query.get('f')) ?? 0;
  const page = pageAt(visit.query.get('start'), board.threadsPerPage);
  const key = `section ${id} page ${page}`;
  const found = sectionOf(board, id);
  if (found === undefined || page > pagesOf(rowsOf(board, id).length, board.threadsPerPage))
    return message(board, href, key, 'The forum you selected does not exist.', 404);
  const wall = wallAnswer(found, key, walls(board, href, visit));
  if (wall !== null) return wall;
  const body = forumPage(board, href, found, page);
  const canonical = `${visit.origin}${sectionAddress(board, id, page)}`;
  const trail = pathOf(board, id);
  return answerPage(
    'section',
    key,
    frame({ board, href, script: 'viewforum', title: found.title, canonical, trail, body }),
  );
}

function topic(board: Board, href: Href, visit: Visit): Answer {
  const id = numberOf(visit.query.get('t')) ?? 0;
  const page = pageAt(visit.query.get('start'), board.postsPerPage);
  const key = `thread ${id} page ${page}`;
  const thread = threadOf(board, id);
  if (thread === undefined || thread.state === 'missing' || page > pagesOf(thread.posts.length, board.postsPerPage))
    return message(board, href, key, 'The requested topic does not exist.', 404);
  if (thread.state === 'gone') return message(board, href, key, 'The topic was removed for good.', 410);
  if (thread.state === 'loop') {
    const turn = visit.query.has('turn');
    return redirect(key, `${visit.origin}${threadAddress(board, id, page)}${turn ? '' : '&turn=1'}`, 302);
  }
  const found = sectionOf(board, thread.section);
  const wall = found === undefined ? null : wallAnswer(found, key, walls(board, href, visit));
  if (wall !== null) return wall;
  // Boards of former versions put the section into every address; today's answer that with the short form.
  if (visit.query.has('f')) return redirect(`${key} of old`, `${visit.origin}${threadAddress(board, id, page)}`);
  const body = topicPage(board, href, thread, page);
  const title = page > 1 ? `${thread.title} - Page ${page}` : thread.title;
  const canonical = `${visit.origin}${threadAddress(board, id, page)}`;
  const trail = pathOf(board, thread.section);
  return answerPage('thread', key, frame({ board, href, script: 'viewtopic', title, canonical, trail, body }));
}

/** `viewtopic.php?p=12` shows the page the post stands on. */
function jumpTo(board: Board, visit: Visit): Answer {
  const id = numberOf(visit.query.get('p')) ?? 0;
  const thread = board.threads.find(({ posts }) => posts.some((post) => post.id === id));
  if (thread === undefined || visit.query.has('view')) return trap('view of a post');
  const page = pageAt(String(thread.posts.findIndex((post) => post.id === id)), board.postsPerPage);
  const query = new URLSearchParams({ t: String(thread.id), start: String((page - 1) * board.postsPerPage) });
  const shown = topic(board, hrefFor(visit.session), { ...visit, query });
  return { ...shown, kind: 'jump', key: `jump to ${id}` };
}
