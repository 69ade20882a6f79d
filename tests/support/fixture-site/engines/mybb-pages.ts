import { escapeHtml as e, upTo } from '../answer.js';
import {
  type Board,
  childrenOf,
  lastPost,
  pagesOf,
  rowsOf,
  type SitePost,
  type SiteSection,
  type SiteThread,
  slicePage,
} from '../board.js';
import { mybbTime } from '../dates.js';

export const sectionAddress = (id: number, page: number): string =>
  `/forumdisplay.php?fid=${id}${page > 1 ? `&page=${page}` : ''}`;

export const threadAddress = (id: number, page: number): string =>
  `/showthread.php?tid=${id}${page > 1 ? `&page=${page}` : ''}`;

/** MyBB links below its own folder without a slash in front. */
const href = (address: string): string => e(address.replace(/^\//, ''));

const profile = (post: SitePost): string =>
  `<a href="${href(`/member.php?action=profile&uid=${post.author.id}`)}">${e(post.author.name)}</a>`;

interface Frame {
  readonly board: Board;
  readonly title: string;
  readonly canonical: string | null;
  readonly head: string;
  readonly trail: readonly SiteSection[];
  /** Last word of the path above the page. */
  readonly active: string;
  readonly body: string;
}

export function frame({ board, title, canonical, head, trail, active, body }: Frame): string {
  const crumbs = trail.map(
    (section) => `&rsaquo;\n<a href="${href(sectionAddress(section.id, 1))}">${e(section.title)}</a>`,
  );
  return `<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">
<html xml:lang="en" lang="en" xmlns="http://www.w3.org/1999/xhtml">
<head>
<title>${e(title)}</title>
<link rel="alternate" type="application/rss+xml" title="Latest Threads (RSS 2.0)" href="/syndication.php" />
<link rel="alternate" type="application/atom+xml" title="Latest Threads (Atom 1.0)" href="/syndication.php?type=atom1.0" />
<meta http-equiv="Content-Type" content="text/html; charset=UTF-8" />
${canonical === null ? '' : `<link rel="canonical" href="${e(canonical)}" />`}${head}
<link type="text/css" rel="stylesheet" href="/cache/themes/theme1/global.min.css" />
</head>
<body>
<div id="container"><a name="top" id="top"></a>
<div id="header"><div id="logo"><div class="wrapper"><a href="index.php">${e(board.name)}</a><ul class="menu top_links"><li><a href="search.php" class="search">Search</a></li><li><a href="memberlist.php" class="memberlist">Member List</a></li><li><a href="calendar.php" class="calendar">Calendar</a></li><li><a href="misc.php?action=help" class="help">Help</a></li></ul></div></div><div id="panel"><div class="upper"><div class="wrapper"><span class="welcome">Hello There, Guest! <a href="member.php?action=login" class="login">Login</a> <a href="member.php?action=register" class="register">Register</a></span></div></div></div></div>
<div id="content"><div class="wrapper">
<div class="navigation">
<a href="index.php">${e(board.name)}</a>
${crumbs.join('\n')}
<br /><img src="/images/nav_bit.png" alt="" />
<span class="active">${e(active)}</span>
</div>
<br />
${body}
</div></div>
<div id="footer"><div class="upper"><div class="wrapper"><ul class="menu bottom_links"><li><a href="showteam.php">Forum Team</a></li><li><a href="archive/index.php">Lite (Archive) Mode</a></li><li><a href="misc.php?action=markread">Mark all forums read</a></li><li><a href="misc.php?action=syndication">RSS Syndication</a></li></ul></div></div><div class="lower"><div class="wrapper"><span id="current_time"><strong>Current time:</strong> 11-21-2026, 12:10 PM</span> <span id="powered_by">Powered By <a href="https://mybb.com" target="_blank" rel="noopener">MyBB</a></span></div></div></div>
</div>
</body>
</html>`;
}

interface Pager {
  readonly page: number;
  readonly pages: number;
  readonly at: (page: number) => string;
}

function pager({ page, pages, at }: Pager): string {
  if (pages === 1) return '';
  const arrow = (to: number, name: 'previous' | 'next', text: string): string =>
    to < 1 || to > pages ? '' : `<a href="${href(at(to))}" class="pagination_${name}">${text}</a>`;
  const items = upTo(pages).map((n) =>
    n === page
      ? ` <span class="pagination_current">${n}</span>`
      : `<a href="${href(at(n))}" class="pagination_page">${n}</a>`,
  );
  return `<div class="float_left"><div class="pagination">
<span class="pages">Pages (${pages}):</span>
${arrow(page - 1, 'previous', '&laquo; Previous')}
${items.join('\n')}
${arrow(page + 1, 'next', 'Next &raquo;')}
</div></div>`;
}

export const pageLinks = ({ page, pages, at }: Pager): string =>
  `${page > 1 ? `<link rel="prev" href="${e(at(page - 1))}" />` : ''}${page < pages ? `<link rel="next" href="${e(at(page + 1))}" />` : ''}`;

function forumRow(board: Board, section: SiteSection): string {
  const rows = section.access === 'public' ? rowsOf(board, section.id) : [];
  const [newest] = [...rows].sort((a, b) => (lastPost(b)?.at ?? 0) - (lastPost(a)?.at ?? 0));
  const last = newest === undefined ? undefined : lastPost(newest);
  const below = childrenOf(board, section.id).map(
    (child) =>
      `<div title="Forum Contains No New Posts" class="subforumicon subforum_minioff ajax_mark_read" id="mark_read_${child.id}"></div><a href="${href(sectionAddress(child.id, 1))}" title="">${e(child.title)}</a>`,
  );
  return `<tr>
<td class="trow1" align="center" width="1"><span class="forum_status forum_off ajax_mark_read" title="Forum Contains No New Posts" id="mark_read_${section.id}"></span></td>
<td class="trow1"><strong><a href="${href(sectionAddress(section.id, 1))}">${e(section.title)}</a></strong><div class="smalltext">About ${e(section.title)}${below.length > 0 ? `<br /><strong>Sub Forums:</strong> ${below.join(', ')}` : ''}</div></td>
<td class="trow1" align="center" style="white-space: nowrap">${rows.length}</td>
<td class="trow1" align="center" style="white-space: nowrap">${rows.reduce((sum, thread) => sum + thread.posts.length, 0)}</td>
<td class="trow1" align="right" style="white-space: nowrap">${newest === undefined || last === undefined ? '<span style="text-align: center;">Never</span>' : `<span class="smalltext"><a href="${href(`/showthread.php?tid=${newest.id}&action=lastpost`)}" title="${e(newest.title)}"><strong>${e(newest.title)}</strong></a><br />${mybbTime(last.at)}<br />by ${profile(last)}</span>`}</td>
</tr>`;
}

export const forumTable = (board: Board, sections: readonly SiteSection[], heading: string): string =>
  `<table border="0" cellspacing="0" cellpadding="5" class="tborder">
<thead><tr><td class="thead" colspan="5"><div class="expcolimage"><img src="/images/collapse.png" id="cat_1_img" class="expander" alt="[-]" title="[-]" /></div><div><strong>${heading}</strong><br /><div class="smalltext"></div></div></td></tr></thead>
<tbody style="" id="cat_1_e">
<tr><td class="tcat" colspan="2"><span class="smalltext"><strong>Forum</strong></span></td><td class="tcat" width="85" align="center"><span class="smalltext"><strong>Threads</strong></span></td><td class="tcat" width="85" align="center"><span class="smalltext"><strong>Posts</strong></span></td><td class="tcat" width="200" align="center"><span class="smalltext"><strong>Last Post</strong></span></td></tr>
${sections.map((section) => forumRow(board, section)).join('\n')}
</tbody></table><br />`;

function threadRow(board: Board, section: SiteSection, thread: SiteThread): string {
  const [first] = thread.posts;
  const last = lastPost(thread);
  if (first === undefined || last === undefined) return '';
  const pages = pagesOf(thread.posts.length, board.postsPerPage);
  const moved = thread.section !== section.id;
  const address = thread.oldAddress ? `/thread-${thread.id}.html` : threadAddress(thread.id, 1);
  const jumps = upTo(pages).map((n) => `<a href="${href(threadAddress(thread.id, n))}">${n}</a>`);
  const cell = thread.pinned ? 'trow1 forumdisplay_sticky' : 'trow1 forumdisplay_regular';
  return `<tr class="inline_row">
<td align="center" class="${cell}" width="2%"><span class="thread_status ${moved ? 'movefolder' : 'folder'}" title="No New Posts.">&nbsp;</span></td>
<td align="center" class="${cell}" width="2%">&nbsp;</td>
<td class="${cell}"><div><span>${moved ? 'Moved: ' : ''} <span class=" subject_old" id="tid_${thread.id}"><a href="${href(address)}">${e(thread.title)}</a></span>${pages > 1 && !moved ? ` <span class="smalltext">(Pages: ${jumps.join(' ')})</span>` : ''}</span><div class="author smalltext">${profile(first)}</div></div></td>
<td align="center" class="${cell}">${moved ? '-' : `<a href="misc.php?action=whoposted&amp;tid=${thread.id}" onclick="MyBB.whoPosted(${thread.id}); return false;">${thread.posts.length - 1}</a>`}</td>
<td align="center" class="${cell}">${moved ? '-' : thread.id * 7}</td>
<td class="${cell}" style="white-space: nowrap; text-align: right;"><span class="lastpost smalltext">${mybbTime(last.at)}<br /><a href="${href(`/showthread.php?tid=${thread.id}&action=lastpost`)}">Last Post</a>: ${profile(last)}</span></td>
</tr>`;
}

export function forumPage(board: Board, section: SiteSection, page: number): string {
  const rows = rowsOf(board, section.id);
  const pages = pagesOf(rows.length, board.threadsPerPage);
  const shown = slicePage(rows, page, board.threadsPerPage);
  const bar = pager({ page, pages, at: (n) => sectionAddress(section.id, n) });
  const children = childrenOf(board, section.id);
  const sort = (key: string, name: string): string =>
    `<span class="smalltext"><strong><a href="${href(`${sectionAddress(section.id, 1)}&datecut=9999&prefix=0&sortby=${key}&order=asc`)}">${name}</a></strong></span>`;
  const group = (name: string, threads: readonly SiteThread[]): string =>
    threads.length === 0
      ? ''
      : `<tr><td class="trow_sep" colspan="6">${name}</td></tr>\n${threads.map((thread) => threadRow(board, section, thread)).join('\n')}`;
  return `${children.length > 0 ? forumTable(board, children, `Forums in '${e(section.title)}'`) : ''}
${bar}<div class="float_right"><a href="newthread.php?fid=${section.id}" class="button new_thread_button"><span>Post Thread</span></a></div>
<table border="0" cellspacing="0" cellpadding="5" class="tborder clear">
<tr><td class="thead" colspan="6"><div class="float_right"><span class="smalltext"><strong><a href="misc.php?action=markread&amp;fid=${section.id}">Mark this forum read</a> | <a href="usercp2.php?action=addsubscription&amp;type=forum&amp;fid=${section.id}">Subscribe to this forum</a></strong></span></div><div><strong>${e(section.title)}</strong></div></td></tr>
<tr><td class="tcat" colspan="3" width="66%">${sort('subject', 'Thread')} / ${sort('starter', 'Author')}</td><td class="tcat" align="center" width="7%">${sort('replies', 'Replies')}</td><td class="tcat" align="center" width="7%">${sort('views', 'Views')}</td><td class="tcat" align="right" width="20%">${sort('lastpost', 'Last Post')} <span class="smalltext">[<a href="${href(`${sectionAddress(section.id, 1)}&sortby=lastpost&order=asc`)}">asc</a>]</span></td></tr>
${group(
  'Important Threads',
  shown.filter(({ pinned }) => pinned),
)}
${group(
  'Normal Threads',
  shown.filter(({ pinned }) => !pinned),
)}
</table>
${bar}`;
}

function quoteHtml(post: SitePost): string {
  if (post.quote === null) return '';
  const { of, text } = post.quote;
  return `<blockquote class="mycode_quote"><cite><span> (${mybbTime(of.at)})</span>${e(of.author.name)} Wrote:  <a href="${href(`/showthread.php?pid=${of.id}#pid${of.id}`)}" class="quick_jump"></a></cite>${e(text)}</blockquote><br />\n`;
}

function postHtml(thread: SiteThread, post: SitePost, number: number): string {
  const name = e(post.author.name);
  if (post.kind === 'hidden')
    return `<div class="ignored_post" id="ignored_post_${post.id}"><div class="float_left"><strong>${name}</strong></div><div class="float_right smalltext">${mybbTime(post.at)} <a href="#" class="showIgnored">Show this post</a></div>The contents of this message are hidden because ${name} is on your ignore list.</div>`;
  const own = href(`/showthread.php?tid=${thread.id}&pid=${post.id}#pid${post.id}`);
  return `<a name="pid${post.id}" id="pid${post.id}"></a>
<div class="post ${post.kind === 'deleted' ? 'deleted_post' : ''}" style="" id="post_${post.id}">
<div class="post_author"><div class="author_information"><strong><span class="largetext">${profile(post)}</span></strong> <br /><span class="smalltext">Junior Member<br /></span></div><div class="author_statistics">Posts: 12<br />Threads: 4<br />Joined: Dec 2023</div></div>
<div class="post_content">
<div class="post_head"><div class="float_right" style="vertical-align: top"><strong><a href="${own}" title="RE: ${e(thread.title)}">#${number}</a></strong></div><span class="post_date">${mybbTime(post.at)} <span class="post_edit" id="edited_by_${post.id}"></span></span></div>
<div class="post_body scaleimages" id="pid_${post.id}">
${quoteHtml(post)}${post.text.map(e).join('<br />\n<br />\n')}
</div>
<div class="post_meta" id="post_meta_${post.id}"></div>
</div>
<div class="post_controls"><div class="postbit_buttons author_buttons float_left"><a href="search.php?action=finduser&amp;uid=${post.author.id}" title="Find all posts by this user" class="postbit_find"><span>Find</span></a></div><div class="postbit_buttons post_management_buttons float_right"><a href="newreply.php?tid=${thread.id}&amp;replyto=${post.id}" title="Quote this message in a reply" class="postbit_quote postbit_mirage"><span>Reply</span></a><a href="report.php?type=post&amp;pid=${post.id}" class="postbit_report"><span>Report</span></a></div></div>
</div>`;
}

export function threadPage(board: Board, thread: SiteThread, page: number): string {
  const pages = pagesOf(thread.posts.length, board.postsPerPage);
  const bar = pager({ page, pages, at: (n) => threadAddress(thread.id, n) });
  const first = (page - 1) * board.postsPerPage;
  const view = (query: string, text: string): string => `<a href="${href(`/showthread.php?${query}`)}">${text}</a>`;
  return `${bar}<div class="float_right"><a href="newreply.php?tid=${thread.id}" class="button new_reply_button"><span>Post Reply</span></a></div>
<table border="0" cellspacing="0" cellpadding="5" class="tborder tfixed clear">
<tr><td class="thead"><div class="float_right"><span class="smalltext"><strong><a href="javascript:void(0)" id="thread_modes">Thread Modes</a></strong></span></div><div><strong>${e(thread.title)}</strong></div></td></tr>
<tr><td id="posts_container"><div id="posts">
${slicePage(thread.posts, page, board.postsPerPage)
  .map((post, i) => postHtml(thread, post, first + i + 1))
  .join('\n')}
</div></td></tr>
<tr><td class="tfoot"><div class="float_right"></div><div><strong>&laquo; ${view(`tid=${thread.id}&action=nextoldest`, 'Next Oldest')} | ${view(`tid=${thread.id}&action=nextnewest`, 'Next Newest')} &raquo;</strong></div></td></tr>
</table>
${bar}
<ul class="thread_tools"><li class="printable"><a href="printthread.php?tid=${thread.id}">View a Printable Version</a></li><li class="subscription_add"><a href="usercp2.php?action=addsubscription&amp;tid=${thread.id}">Subscribe to this thread</a></li></ul>
<div id="thread_modes_popup" class="popup_menu" style="display: none;"><div class="popup_item_container">${view(`mode=linear&tid=${thread.id}#pid1`, 'Linear Mode')}</div><div class="popup_item_container">${view(`mode=threaded&tid=${thread.id}#pid1`, 'Threaded Mode')}</div></div>`;
}
