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
import { smfTime } from '../dates.js';

/** A link as SMF prints it: absolute, the session first where the visitor keeps no cookies. */
export type Href = (query: string) => string;

export const hrefFor =
  (origin: string, session: string | null): Href =>
  (query) => {
    const sid = session === null ? '' : `PHPSESSID=${session}&amp;`;
    return `${origin}/index.php${query === '' && session === null ? '' : `?${sid}${query}`}`;
  };

export const sectionQuery = (board: Board, id: number, page: number): string =>
  `board=${id}.${(page - 1) * board.threadsPerPage}`;

export const threadQuery = (board: Board, id: number, page: number): string =>
  `topic=${id}.${(page - 1) * board.postsPerPage}`;

const profile = (href: Href, post: SitePost): string =>
  `<a href="${href(`action=profile;u=${post.author.id}`)}" title="View the profile of ${e(post.author.name)}">${e(post.author.name)}</a>`;

interface Frame {
  readonly board: Board;
  readonly href: Href;
  readonly title: string;
  readonly canonical: string | null;
  readonly trail: readonly { readonly query: string; readonly title: string }[];
  readonly body: string;
}

export function frame({ board, href, title, canonical, trail, body }: Frame): string {
  const crumbs = [{ query: '', title: board.name }, ...trail].map(
    (crumb, i, all) =>
      `<li${i === all.length - 1 ? ' class="last"' : ''}>${i > 0 ? '<span class="dividers"> &#9658; </span>' : ''}<a href="${href(crumb.query)}"><span>${e(crumb.title)}</span></a></li>`,
  );
  return `<!DOCTYPE html>
<html lang="en-US">
<head>
<meta charset="UTF-8">
<link rel="stylesheet" href="${href('action=css')}">
<title>${e(title)}</title>
${canonical === null ? '' : `<meta property="og:title" content="${e(title)}"><meta property="og:url" content="${e(canonical)}"><link rel="canonical" href="${e(canonical)}">`}
<link rel="alternate" type="application/rss+xml" title="${e(board.name)} - RSS" href="${href('action=.xml;type=rss2')}">
<link rel="help" href="${href('action=help')}">
</head>
<body id="smf" class="action_messageindex">
<div id="footerfix">
<div id="top_section"><div class="inner_wrap"><ul class="floatleft" id="top_info"><li class="welcome">Welcome to <strong>${e(board.name)}</strong>.</li><li class="button_login"><a href="${href('action=login')}" class="open">Log in</a></li><li class="button_signup"><a href="${href('action=signup')}" class="open">Sign up</a></li></ul></div></div>
<div id="header"><h1 class="forumtitle"><a id="top" href="${href('')}">${e(board.name)}</a></h1></div>
<div id="wrapper"><div id="upper_section"><div id="inner_section">
<div id="main_menu"><ul class="dropmenu menu_nav"><li class="button_home"><a class="active" href="${href('')}">Home</a></li><li><a href="${href('action=search')}">Search</a></li><li><a href="${href('action=calendar')}">Calendar</a></li><li><a href="${href('action=recent')}">Recent posts</a></li><li><a href="${href('action=mlist')}">Members</a></li></ul></div>
<div class="navigate_section"><ul>${crumbs.join('')}</ul></div>
</div></div>
<div id="content_section"><div id="main_content_section">
${body}
</div></div></div></div>
<div id="footer"><ul><li class="copyright"><a href="${href('action=credits')}" title="License" target="_blank" rel="noopener">SMF 2.1.4 &copy; 2023</a>, <a href="https://www.simplemachines.org" title="Simple Machines">Simple Machines</a></li></ul></div>
</body>
</html>`;
}

interface Pager {
  readonly page: number;
  readonly pages: number;
  readonly at: (page: number) => string;
}

function pager({ page, pages, at }: Pager): string {
  const arrow = (to: number, name: 'previous_page' | 'next_page'): string =>
    to < 1 || to > pages ? '' : `<a class="nav_page" href="${at(to)}"><span class="main_icons ${name}"></span></a> `;
  const items = upTo(pages).map((n) =>
    n === page ? `<span class="current_page">${n}</span> ` : `<a class="nav_page" href="${at(n)}">${n}</a> `,
  );
  return `<div class="pagesection"><div class="pagelinks floatleft"><a href="#bot" class="button">Go Down</a> <span class="pages">Pages</span>${arrow(page - 1, 'previous_page')}${items.join('')}${arrow(page + 1, 'next_page')}</div></div>`;
}

function boardRow(board: Board, href: Href, section: SiteSection): string {
  const rows = section.access === 'public' ? rowsOf(board, section.id) : [];
  const [newest] = [...rows].sort((a, b) => (lastPost(b)?.at ?? 0) - (lastPost(a)?.at ?? 0));
  const last = newest === undefined ? undefined : lastPost(newest);
  const below = childrenOf(board, section.id).map(
    (child) =>
      `<a href="${href(sectionQuery(board, child.id, 1))}" title="No New Posts (Topics: 2, Posts: 6)">${e(child.title)}</a>`,
  );
  return `<div id="board_${section.id}" class="up_contain "><div class="board_icon"><a href="${href(sectionQuery(board, section.id, 1))}" class="board_off" title="No New Posts"></a></div><div class="info"><a class="subject mobile_subject" href="${href(sectionQuery(board, section.id, 1))}" id="b${section.id}">${e(section.title)}</a><div class="board_description">About ${e(section.title)}</div></div><div class="board_stats"><p>Posts: ${rows.reduce((sum, thread) => sum + thread.posts.length, 0)}<br>Topics: ${rows.length}</p></div><div class="lastpost">${newest === undefined || last === undefined ? '' : `<p><strong>Last post: </strong>${smfTime(last.at)} <span class="postby"><a href="${href(`topic=${newest.id}.msg${last.id}`)}#new" title="Re: ${e(newest.title)}">${e(newest.title)}</a> by ${profile(href, last)}</span></p>`}</div>${below.length > 0 ? `<div id="board_${section.id}_children" class="children"><p><strong id="child_list_${section.id}">Sub-Boards</strong>${below.join(' ')}</p></div>` : ''}</div>`;
}

export const boardIndex = (board: Board, href: Href, sections: readonly SiteSection[]): string =>
  `<div id="boardindex_table" class="boardindex_table"><div class="main_container"><div class="cat_bar " id="category_1"><h3 class="catbg"><a id="c1"></a>Street</h3></div><div id="category_1_boards">${sections.map((section) => boardRow(board, href, section)).join('\n')}</div></div></div>
<div class="roundframe" id="info_center"><div id="upshrinkHeaderIC"><div class="sub_bar"><h4 class="subbg"><a href="${href('action=recent')}">Recent Posts</a></h4></div><div class="sub_bar"><h4 class="subbg"><a href="${href('action=stats')}" title="View the most recent posts">Forum Stats</a></h4></div><p><a href="${href('action=who')}">Users Online</a></p></div></div>`;

function topicRow(board: Board, href: Href, section: SiteSection, thread: SiteThread): string {
  const [first] = thread.posts;
  const last = lastPost(thread);
  if (first === undefined || last === undefined) return '';
  const pages = pagesOf(thread.posts.length, board.postsPerPage);
  // A moved topic leaves a topic of its own behind, which redirects.
  const moved = thread.section !== section.id;
  const id = moved ? thread.id + 5000 : thread.id;
  // Boards with addresses made for search engines print them without a query.
  const address = thread.oldAddress ? `/index.php/topic,${id}.0.html` : href(threadQuery(board, id, 1));
  const jumps = upTo(pages).map((n) => `<a class="nav_page" href="${href(threadQuery(board, id, n))}">${n}</a>`);
  return `<div class="windowbg${thread.pinned ? ' sticky' : ''}"><div class="board_icon"><img src="/Themes/default/images/post/${moved ? 'moved' : 'xx'}.png" alt=""></div><div class="info info_block"><div><div class="icons floatright">${thread.pinned ? '<span class="main_icons sticky"></span>' : ''}${moved ? '<span class="main_icons move"></span>' : ''}</div><div class="message_index_title"><span class="preview${thread.pinned ? ' bold_text' : ''}" title=""><span id="msg_${first.id}"><a href="${address}">${moved ? 'MOVED: ' : ''}${e(thread.title)}</a></span></span></div><p class="floatleft">Started by ${profile(href, first)}, ${smfTime(first.at)}</p>${pages > 1 && !moved ? `<span id="pages${first.id}" class="topic_pages"><span class="pages">Pages</span>${jumps.join(' ')}</span>` : ''}</div></div><div class="board_stats centertext"><p>Replies: ${moved ? 0 : thread.posts.length - 1}<br>Views: ${thread.id * 7}</p></div><div class="lastpost"><p><a href="${href(`topic=${id}.msg${last.id}`)}#new">${smfTime(last.at)}</a><br>by ${profile(href, last)}</p></div></div>`;
}

export function messageIndex(board: Board, href: Href, section: SiteSection, page: number): string {
  const rows = rowsOf(board, section.id);
  const pages = pagesOf(rows.length, board.threadsPerPage);
  const bar = pager({ page, pages, at: (n) => href(sectionQuery(board, section.id, n)) });
  const children = childrenOf(board, section.id);
  const sort = (key: string, name: string): string =>
    `<a href="${href(`${sectionQuery(board, section.id, 1)};sort=${key}`)}">${name}</a>`;
  return `<div id="display_head" class="information"><h2 class="display_title">${e(section.title)}</h2></div>
${children.length > 0 ? `<div id="board_${section.id}_childboards" class="boardindex_table main_container"><div class="cat_bar"><h3 class="catbg">Sub-Boards</h3></div>${children.map((child) => boardRow(board, href, child)).join('\n')}</div>` : ''}
${bar}
<div class="buttonlist floatright"><a class="button button_strip_new_topic" href="${href(`action=post;board=${section.id}.0`)}">New topic</a><a class="button button_strip_markread" href="${href(`action=markasread;sa=board;board=${section.id}.0;abc=def`)}">Mark Topics as Read</a></div>
<div id="messageindex"><div class="title_bar" id="topic_header"><div class="board_icon"></div><div class="info">${sort('subject', 'Subject')} / ${sort('starter', 'Started by')}</div><div class="board_stats centertext">${sort('replies', 'Replies')} / ${sort('views', 'Views')}</div><div class="lastpost">${sort('last_post', 'Last post <span class="main_icons sort_down"></span>')}</div></div>
<div id="topic_container">
${slicePage(rows, page, board.threadsPerPage)
  .map((thread) => topicRow(board, href, section, thread))
  .join('\n')}
</div></div>
${bar}`;
}

function quoteHtml(href: Href, post: SitePost): string {
  if (post.quote === null) return '';
  const { of, text } = post.quote;
  return `<blockquote class="bbc_standard_quote"><cite><a href="${href(`msg=${of.id}`)}">Quote from: ${e(of.author.name)} on ${smfTime(of.at)}</a></cite>${e(text)}<br></blockquote>`;
}

function postHtml(href: Href, thread: SiteThread, post: SitePost, number: number): string {
  const hidden = `<div id="msg_${post.id}_ignored_prompt">You are ignoring this user. <a href="#" id="msg_${post.id}_ignored_link" style="display: none;">Show me the post.</a></div>`;
  return `<div class="windowbg" id="msg${post.id}"><div class="post_wrapper">
<div class="poster"><h4><span class="off" title="Offline"></span>${profile(href, post)}</h4><ul class="user_info"><li class="membergroup">Neighbour</li><li class="postcount">Posts: 12</li></ul></div>
<div class="postarea"><div class="keyinfo">
<div id="subject_${post.id}" class="subject_title subject_hidden"><a href="${href(`msg=${post.id}`)}" rel="nofollow">${number === 0 ? '' : 'Re: '}${e(thread.title)}</a></div>
${number === 0 ? '' : `<span class="page_number floatright">#${number}</span>`}
<div class="postinfo"><span class="messageicon"><img src="/Themes/default/images/post/xx.png" alt=""></span><a href="${href(`msg=${post.id}`)}" rel="nofollow" title="Reply #${number}" class="smalltext">${smfTime(post.at)}</a><span class="spacer"></span><span class="smalltext modified floatright" id="modified_${post.id}"></span></div>
${post.kind === 'hidden' ? hidden : `<div id="msg_${post.id}_quick_mod"></div>`}</div>
<div class="post"><div class="inner" data-msgid="${post.id}" id="msg_${post.id}">
${quoteHtml(href, post)}${post.text.map(e).join('<br><br>')}
</div></div>
<div class="under_message"><ul class="quickbuttons"><li class="post_options"><a href="${href(`action=reporttm;topic=${thread.id}.0;msg=${post.id}`)}">Report to moderator</a></li></ul></div></div>
<div class="moderatorbar"></div></div></div>
<hr class="post_separator">`;
}

export function display(board: Board, href: Href, thread: SiteThread, page: number): string {
  const posts = thread.posts;
  const pages = pagesOf(posts.length, board.postsPerPage);
  const bar = pager({ page, pages, at: (n) => href(threadQuery(board, thread.id, n)) });
  const first = (page - 1) * board.postsPerPage;
  return `<div id="display_head" class="information"><h2 class="display_title"><span id="top_subject">${e(thread.title)}</span></h2><p>Started by ${e(posts[0]?.author.name ?? '')}</p><span class="nextlinks floatright"><a href="${href(`topic=${thread.id}.0;prev_next=prev#new`)}">previous topic</a> - <a href="${href(`topic=${thread.id}.0;prev_next=next#new`)}">next topic</a></span></div>
${bar}
<div class="buttonlist floatright"><a class="button button_strip_reply" href="${href(`action=post;topic=${thread.id}.0;last_msg=1`)}">Reply</a><a class="button button_strip_print" href="${href(`action=printpage;topic=${thread.id}.0`)}" rel="nofollow">Print</a></div>
<div id="forumposts"><form action="${href(`action=quickmod2;${threadQuery(board, thread.id, page)}`)}" method="post" name="quickModForm" id="quickModForm">
${slicePage(posts, page, board.postsPerPage)
  .map((post, i) => postHtml(href, thread, post, first + i))
  .join('\n')}
</form></div>
${bar}
<div id="display_jump_to"><a href="${href(sectionQuery(board, thread.section, 1))}">Back</a></div>`;
}
