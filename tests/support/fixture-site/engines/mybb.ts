import { type Answer, page as answerPage, type EngineMarkup, numberOf, redirect, trap, type Visit } from '../answer.js';
import { type Board, childrenOf, pagesOf, pathOf, rowsOf, type SiteSection, sectionOf, threadOf } from '../board.js';
import { wallAnswer } from '../walls.js';
import { forumPage, forumTable, frame, pageLinks, sectionAddress, threadAddress, threadPage } from './mybb-pages.js';

const TRAPS =
  /^\/(?:search|memberlist|calendar|misc|syndication|showteam|newthread|newreply|report|printthread|usercp2?|reputation|attachment)\.php$|^\/(?:archive|cache|images)\//;
const VIEWS = ['action', 'mode', 'sortby', 'order', 'datecut', 'pid'] as const;

/** MyBB 1.8: plain scripts, `page=`, what is missing answers 200 with a message. */
export const MYBB: EngineMarkup = {
  name: 'mybb',
  stubs: ['deleted'],
  movedRows: true,
  cookie: 'sid',
  front: '/index.php',
  section: (_board, id, page) => sectionAddress(id, page),
  thread: (_board, thread, page) => threadAddress(thread.id, page),
  disallow: (board) =>
    board.sections.filter(({ access }) => access === 'robots').map(({ id }) => sectionAddress(id, 1)),
  answer: (board, visit) => {
    const { path, query } = visit;
    if (path === '/member.php') return query.has('wall') ? signIn(board, 'login') : trap('member');
    if (TRAPS.test(path)) return trap(`${path} ${query.get('action') ?? ''}`);
    const view = VIEWS.find((name) => query.has(name));
    if (view !== undefined) return trap(`${view} ${query.get(view) ?? ''}`);
    if (path === '/' || path === '/index.php') return front(board, visit);
    if (path === '/forumdisplay.php') return section(board, visit);
    if (path === '/showthread.php') return topic(board, visit);
    const old = /^\/thread-(\d+)\.html$/.exec(path)?.[1];
    return old === undefined
      ? null
      : redirect(`thread ${old} of old`, `${visit.origin}${threadAddress(Number(old), 1)}`);
  },
};

function front(board: Board, visit: Visit): Answer {
  const body = forumTable(board, childrenOf(board, null), 'Street');
  const canonical = `${visit.origin}/index.php`;
  const parts = { board, title: board.name, canonical, head: '', trail: [], active: board.name, body };
  return answerPage('front', 'front', frame(parts));
}

function signIn(board: Board, key: string): Answer {
  const body = `<form action="member.php" method="post"><input type="hidden" name="action" value="do_login" /><input type="hidden" name="url" value="" /><table border="0" cellspacing="0" cellpadding="5" class="tborder"><tr><td class="thead" colspan="2"><strong>${board.name}</strong></td></tr><tr><td class="trow1" colspan="2">You are either not logged in or do not have permission to view this page.</td></tr><tr><td class="trow1"><strong>Username:</strong></td><td class="trow1"><input type="text" class="textbox" name="username" /></td></tr><tr><td class="trow2"><strong>Password:</strong></td><td class="trow2"><input type="password" class="textbox" name="password" /></td></tr></table></form>`;
  return answerPage(
    'wall',
    key,
    frame({ board, title: board.name, canonical: null, head: '', trail: [], active: 'Error', body }),
  );
}

function failure(board: Board, key: string, words: string, status = 200): Answer {
  const body = `<table border="0" cellspacing="0" cellpadding="5" class="tborder"><tr><td class="thead"><span class="smalltext"><strong>${board.name}</strong></span></td></tr><tr><td class="trow1">${words}</td></tr></table>`;
  return answerPage(
    status === 403 ? 'wall' : 'absent',
    key,
    frame({ board, title: board.name, canonical: null, head: '', trail: [], active: 'Error', body }),
    status,
  );
}

const keepOut = (board: Board, visit: Visit, section: SiteSection, key: string): Answer | null =>
  wallAnswer(section, key, {
    redirect: () => redirect('wall', `${visit.origin}/member.php?wall=1`, 302),
    refused: (at) => failure(board, at, 'You do not have permission to access this page.', 403),
    form: (at) => signIn(board, at),
  });

function section(board: Board, visit: Visit): Answer {
  const id = numberOf(visit.query.get('fid')) ?? 0;
  const page = numberOf(visit.query.get('page')) ?? 1;
  const key = `section ${id} page ${page}`;
  const found = sectionOf(board, id);
  if (found === undefined) return failure(board, key, 'Invalid forum');
  const wall = keepOut(board, visit, found, key);
  if (wall !== null) return wall;
  const pages = pagesOf(rowsOf(board, id).length, board.threadsPerPage);
  if (page > pages) return failure(board, key, 'Invalid forum');
  const trail = pathOf(board, id).slice(0, -1);
  const canonical = `${visit.origin}${sectionAddress(id, page)}`;
  const head = pageLinks({ page, pages, at: (n) => sectionAddress(id, n) });
  const body = forumPage(board, found, page);
  return answerPage(
    'section',
    key,
    frame({ board, title: `${board.name} - ${found.title}`, canonical, head, trail, active: found.title, body }),
  );
}

function topic(board: Board, visit: Visit): Answer {
  const id = numberOf(visit.query.get('tid')) ?? 0;
  const page = numberOf(visit.query.get('page')) ?? 1;
  const key = `thread ${id} page ${page}`;
  const thread = threadOf(board, id);
  const today = `${visit.origin}${threadAddress(id, page)}`;
  if (thread === undefined || thread.state === 'missing')
    return failure(board, key, 'The specified thread does not exist.');
  if (thread.state === 'gone') return failure(board, key, 'The thread was removed for good.', 410);
  if (thread.state === 'loop') return redirect(key, visit.query.has('turn') ? today : `${today}&turn=1`, 302);
  const found = sectionOf(board, thread.section);
  const wall = found === undefined ? null : keepOut(board, visit, found, key);
  if (wall !== null) return wall;
  const pages = pagesOf(thread.posts.length, board.postsPerPage);
  if (page > pages) return failure(board, key, 'The specified thread does not exist.');
  const trail = pathOf(board, thread.section);
  const head = pageLinks({ page, pages, at: (n) => threadAddress(id, n) });
  const body = threadPage(board, thread, page);
  return answerPage(
    'thread',
    key,
    frame({ board, title: thread.title, canonical: today, head, trail, active: thread.title, body }),
  );
}
