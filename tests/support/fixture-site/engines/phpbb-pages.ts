import { escapeHtml as e, upTo } from '../answer.js';
import {
  type Board,
  childrenOf,
  lastPost,
  pagesOf,
  pathOf,
  rowsOf,
  type SitePost,
  type SiteSection,
  type SiteThread,
  slicePage,
} from '../board.js';
import { isoTime, phpbbTime } from '../dates.js';

/** A link as phpBB prints it: relative, with the session where the visitor keeps no cookies. */
export type Href = (address: string) => string;

export const hrefFor =
  (session: string | null): Href =>
  (address) => {
    const [before = '', anchor] = address.split('#');
    const sid = session === null ? '' : `${before.includes('?') ? '&' : '?'}sid=${session}`;
    return e(`.${before}${sid}${anchor === undefined ? '' : `#${anchor}`}`);
  };

const time = (at: number): string => `<time datetime="${isoTime(at)}">${phpbbTime(at)}</time>`;

const profile = (href: Href, post: SitePost): string =>
  `<a href="${href(`/memberlist.php?mode=viewprofile&u=${post.author.id}`)}" class="username">${e(post.author.name)}</a>`;

const jump = (href: Href, post: SitePost, title: string): string =>
  `<a href="${href(`/viewtopic.php?p=${post.id}#p${post.id}`)}" title="${title}"><i class="icon fa-external-link-square fa-fw icon-lightgray icon-md" aria-hidden="true"></i><span class="sr-only">${title}</span></a>`;

interface Frame {
  readonly board: Board;
  readonly href: Href;
  readonly script: 'index' | 'viewforum' | 'viewtopic' | 'ucp';
  readonly title: string;
  readonly canonical: string | null;
  readonly trail: readonly SiteSection[];
  readonly body: string;
}

/** Header and footer of prosilver, with the links a reader of threads does not need. */
export function frame({ board, href, script, title, canonical, trail, body }: Frame): string {
  const crumbs = trail.map(
    (section, i) =>
      `<span class="crumb" itemtype="https://schema.org/ListItem" itemprop="itemListElement" itemscope data-forum-id="${section.id}"><a itemprop="item" href="${href(`/viewforum.php?f=${section.id}`)}"><span itemprop="name">${e(section.title)}</span></a><meta itemprop="position" content="${i + 2}" /></span>`,
  );
  return `<!DOCTYPE html>
<html dir="ltr" lang="en-gb">
<head>
<meta charset="utf-8" />
<title>${e(title)} - ${e(board.name)}</title>
<link rel="alternate" type="application/atom+xml" title="Feed - ${e(board.name)}" href="/app.php/feed">
<link rel="alternate" type="application/atom+xml" title="Feed - New Topics" href="/app.php/feed/topics">
${canonical === null ? '' : `<link rel="canonical" href="${e(canonical)}">`}
<link href="./styles/prosilver/theme/stylesheet.css?assets_version=2" rel="stylesheet">
</head>
<body id="phpbb" class="nojs notouch section-${script} ltr ">
<div id="wrap" class="wrap">
<a id="top" class="top-anchor" accesskey="t"></a>
<div id="page-header"><div class="headerbar" role="banner"><div class="inner"><div id="site-description" class="site-description"><a id="logo" class="logo" href="${href('/index.php')}" title="Board index"><span class="site_logo"></span></a><h1>${e(board.name)}</h1></div></div></div>
<div class="navbar" role="navigation"><div class="inner">
<ul id="nav-main" class="nav-main linklist" role="menubar">
<li id="quick-links" class="quick-links dropdown-container"><a href="#" class="dropdown-trigger">Quick links</a><div class="dropdown"><ul class="dropdown-contents" role="menu">
<li><a href="${href('/search.php?search_id=unanswered')}" role="menuitem">Unanswered topics</a></li><li><a href="${href('/search.php?search_id=active_topics')}" role="menuitem">Active topics</a></li>
<li><a href="${href('/memberlist.php')}" role="menuitem">Members</a></li><li><a href="${href('/calendar.php')}" role="menuitem">Calendar</a></li></ul></div></li>
<li><a href="/app.php/help/faq" rel="help">FAQ</a></li><li class="rightside"><a href="${href('/ucp.php?mode=login')}">Login</a></li></ul>
<ul id="nav-breadcrumbs" class="nav-breadcrumbs linklist navlinks" role="menubar"><li class="breadcrumbs" itemscope itemtype="https://schema.org/BreadcrumbList"><span class="crumb" itemtype="https://schema.org/ListItem" itemprop="itemListElement" itemscope><a itemprop="item" href="${href('/index.php')}" accesskey="h" data-navbar-reference="index"><span itemprop="name">Board index</span></a><meta itemprop="position" content="1" /></span>${crumbs.join('')}</li></ul>
</div></div></div>
<a id="start_here" class="anchor"></a>
<div id="page-body" class="page-body" role="main">
${body}
</div>
<div id="page-footer" class="page-footer" role="contentinfo"><div class="navbar" role="navigation"><div class="inner"><ul id="nav-footer" class="nav-footer linklist" role="menubar"><li><a href="${href('/ucp.php?mode=delete_cookies')}">Delete cookies</a></li><li class="rightside">All times are <span title="UTC">UTC</span></li></ul></div></div>
<div class="copyright"><p class="footer-row"><span class="footer-copyright">Powered by <a href="https://www.phpbb.com/">phpBB</a>&reg; Forum Software &copy; phpBB Limited</span></p></div></div>
</div>
</body>
</html>`;
}

interface Pager {
  readonly said: string;
  readonly page: number;
  readonly pages: number;
  readonly at: (page: number) => string;
}

function pager({ said, page, pages, at }: Pager): string {
  if (pages === 1) return `<div class="pagination">${said} &bull; Page <strong>1</strong> of <strong>1</strong></div>`;
  const arrow = (to: number, rel: 'prev' | 'next', name: string): string =>
    to < 1 || to > pages
      ? ''
      : `<li class="arrow ${rel === 'prev' ? 'previous' : 'next'}"><a class="button button-icon-only" href="${at(to)}" rel="${rel}" role="button"><i class="icon fa-fw" aria-hidden="true"></i><span class="sr-only">${name}</span></a></li>`;
  const items = upTo(pages).map((n) =>
    n === page
      ? `<li class="active"><span>${n}</span></li>`
      : `<li><a class="button" href="${at(n)}" role="button">${n}</a></li>`,
  );
  return `<div class="pagination">${said}<ul>${arrow(page - 1, 'prev', 'Previous')}${items.join('')}${arrow(page + 1, 'next', 'Next')}</ul></div>`;
}

/** The list of sections, on the front page and above the topics of a section that has some. */
export function forumList(board: Board, href: Href, sections: readonly SiteSection[], head: string): string {
  const rows = sections.map((section) => {
    const threads = board.threads.filter((thread) => thread.section === section.id);
    const last = section.access === 'public' ? lastPost(rowsOf(board, section.id)[0] ?? EMPTY) : undefined;
    const below = childrenOf(board, section.id).map(
      (child) =>
        `<a href="${href(`/viewforum.php?f=${child.id}`)}" class="subforum read" title="No unread posts"><i class="icon fa-file-o fa-fw icon-blue icon-md" aria-hidden="true"></i>${e(child.title)}</a>`,
    );
    const latest =
      last === undefined
        ? 'No posts'
        : `<dfn>Last post</dfn> <a href="${href(`/viewtopic.php?p=${last.id}#p${last.id}`)}" title="Latest" class="lastsubject">Latest</a> <br />by ${profile(href, last)} ${jump(href, last, 'View the latest post')}<br />${time(last.at)}`;
    return `<li class="row"><dl class="row-item forum_read"><dt title="No unread posts"><div class="list-inner"><a class="feed-icon-forum" title="Feed - ${e(section.title)}" href="/app.php/feed/forum/${section.id}"><i class="icon fa-rss-square fa-fw icon-orange" aria-hidden="true"></i></a><a href="${href(`/viewforum.php?f=${section.id}`)}" class="forumtitle">${e(section.title)}</a><br />About ${e(section.title)}${below.length > 0 ? `<br /><strong>Subforum:</strong> ${below.join(', ')}` : ''}</div></dt><dd class="topics">${threads.length} <dfn>Topics</dfn></dd><dd class="posts">${threads.reduce((sum, thread) => sum + thread.posts.length, 0)} <dfn>Posts</dfn></dd><dd class="lastpost"><span>${latest}</span></dd></dl></li>`;
  });
  return `<div class="forabg"><div class="inner"><ul class="topiclist"><li class="header"><dl class="row-item"><dt><div class="list-inner">${head}</div></dt><dd class="topics">Topics</dd><dd class="posts">Posts</dd><dd class="lastpost"><span>Last post</span></dd></dl></li></ul><ul class="topiclist forums">${rows.join('\n')}</ul></div></div>`;
}

const EMPTY: SiteThread = {
  id: 0,
  section: 0,
  title: '',
  slug: '',
  pinned: false,
  movedFrom: null,
  state: 'open',
  oldAddress: false,
  posts: [],
};

export const threadAddress = (board: Board, id: number, page: number): string =>
  `/viewtopic.php?t=${id}${page > 1 ? `&start=${(page - 1) * board.postsPerPage}` : ''}`;

export const sectionAddress = (board: Board, id: number, page: number): string =>
  `/viewforum.php?f=${id}${page > 1 ? `&start=${(page - 1) * board.threadsPerPage}` : ''}`;

function topicRow(board: Board, href: Href, section: number, thread: SiteThread): string {
  const [first] = thread.posts;
  const last = lastPost(thread);
  if (first === undefined || last === undefined) return '';
  const pages = pagesOf(thread.posts.length, board.postsPerPage);
  const moved = thread.section !== section;
  const address = thread.oldAddress
    ? `/viewtopic.php?f=${thread.section}&t=${thread.id}`
    : threadAddress(board, thread.id, 1);
  const links = upTo(pages).map(
    (n) => `<li><a class="button" href="${href(threadAddress(board, thread.id, n))}">${n}</a></li>`,
  );
  return `<li class="row bg1${thread.pinned ? ' sticky' : ''}"><dl class="row-item ${moved ? 'topic_moved' : thread.pinned ? 'sticky_read' : 'topic_read'}"><dt title="No unread posts"><div class="list-inner"><a href="${href(address)}" class="topictitle">${e(thread.title)}</a><br /><div class="responsive-show" style="display: none;">Last post by ${profile(href, last)} &laquo; <a href="${href(`/viewtopic.php?p=${last.id}#p${last.id}`)}" title="Go to last post">${time(last.at)}</a></div><span class="responsive-show left-box" style="display: none;">Replies: <strong>${thread.posts.length - 1}</strong></span><div class="topic-poster responsive-hide left-box">by ${profile(href, first)} &raquo; ${time(first.at)}</div>${pages > 1 && !moved ? `<div class="pagination"><span><i class="icon fa-clone fa-fw" aria-hidden="true"></i></span><ul>${links.join('')}</ul></div>` : ''}</div></dt><dd class="posts">${thread.posts.length - 1} <dfn>Replies</dfn></dd><dd class="views">${thread.id * 7} <dfn>Views</dfn></dd><dd class="lastpost"><span><dfn>Last post </dfn>by ${profile(href, last)} ${jump(href, last, 'Go to last post')}<br />${time(last.at)}</span></dd></dl></li>`;
}

/** A section: its sub-sections, then one page of its topics. */
export function forumPage(board: Board, href: Href, section: SiteSection, page: number): string {
  const rows = rowsOf(board, section.id);
  const pages = pagesOf(rows.length, board.threadsPerPage);
  const children = childrenOf(board, section.id);
  const bar = pager({
    said: `${rows.length} topics`,
    page,
    pages,
    at: (n) => href(sectionAddress(board, section.id, n)),
  });
  const list = slicePage(rows, page, board.threadsPerPage).map((thread) => topicRow(board, href, section.id, thread));
  return `<h2 class="forum-title"><a href="${href(sectionAddress(board, section.id, 1))}">${e(section.title)}</a></h2>
${children.length > 0 ? forumList(board, href, children, 'Forum') : ''}
<div class="action-bar bar-top"><a href="${href(`/posting.php?mode=post&f=${section.id}`)}" class="button" title="Post a new topic"><span>New Topic</span></a><div class="search-box" role="search"><form method="get" id="forum-search" action="${href('/search.php')}"><fieldset><input class="inputbox search tiny" type="search" name="keywords" id="search_keywords" /><a href="${href('/search.php')}" class="button" title="Advanced search"></a></fieldset></form></div><div class="pagination-wrap"><a href="${href(`/viewforum.php?hash=77aa&f=${section.id}&mark=topics`)}" class="mark" accesskey="m">Mark topics read</a></div>${bar}</div>
<div class="forumbg"><div class="inner"><ul class="topiclist"><li class="header"><dl class="row-item"><dt><div class="list-inner">Topics</div></dt><dd class="posts">Replies</dd><dd class="views">Views</dd><dd class="lastpost"><span>Last post</span></dd></dl></li></ul><ul class="topiclist topics">
${list.join('\n')}
</ul></div></div>
<div class="action-bar bar-bottom"><form method="post" action="${href(sectionAddress(board, section.id, 1))}"><div class="dropdown-container sort-tools"><a href="${href(`/viewforum.php?f=${section.id}&st=0&sk=r&sd=a`)}" title="Display and sorting options">Sort</a><select name="sk"><option value="a">Author</option><option value="t" selected="selected">Post time</option></select></div></form>${bar}</div>`;
}

function quoteHtml(href: Href, post: SitePost): string {
  if (post.quote === null) return '';
  const { of, text } = post.quote;
  return `<blockquote cite="${href(`/viewtopic.php?p=${of.id}#p${of.id}`)}"><div><cite><a href="${href(`/memberlist.php?mode=viewprofile&u=${of.author.id}`)}">${e(of.author.name)}</a> wrote: <a href="${href(`/viewtopic.php?p=${of.id}#p${of.id}`)}" data-post-id="${of.id}">↑</a><span class="responsive-hide">${phpbbTime(of.at)}</span></cite>${e(text)}</div></blockquote>`;
}

function postHtml(href: Href, thread: SiteThread, post: SitePost): string {
  const title = post === thread.posts[0] ? thread.title : `Re: ${thread.title}`;
  const notice =
    post.kind === 'post'
      ? ''
      : `<div class="ignore" id="post_hidden${post.id}">${post.kind === 'deleted' ? `This post by <strong>${profile(href, post)}</strong> was deleted by <strong>Keeper</strong> on ${phpbbTime(post.at + 3_600_000)}.` : `This post was made by <strong>${e(post.author.name)}</strong> who is currently on your ignore list.`}<br /><a class="display_post" data-post-id="${post.id}" href="${href(`/viewtopic.php?p=${post.id}&view=show#p${post.id}`)}">Display this post</a>.</div>`;
  const file =
    post.id % 7 === 0 && post.kind === 'post'
      ? `<dl class="attachbox"><dt>Attachments</dt><dd><dl class="file"><dt><a class="postlink" href="${href(`/download/file.php?id=${post.id}`)}">plan-${post.id}.pdf</a></dt><dd>(20 KiB) Downloaded 2 times</dd></dl></dd></dl>`
      : '';
  return `<div id="p${post.id}" class="post has-profile bg2${post.kind === 'deleted' ? ' deleted' : ''}"><div class="inner">
<dl class="postprofile" id="profile${post.id}"><dt class="no-profile-rank no-avatar"><div class="avatar-container"></div>${profile(href, post)}</dt><dd class="profile-posts"><strong>Posts:</strong> <a href="${href(`/search.php?author_id=${post.author.id}&sr=posts`)}">12</a></dd></dl>
<div class="postbody">${notice}<div id="post_content${post.id}"${post.kind === 'post' ? '' : ' style="display: none;"'}><h3><a href="${href(`/viewtopic.php?p=${post.id}#p${post.id}`)}">${e(title)}</a></h3>
<ul class="post-buttons"><li><a href="/app.php/post/${post.id}/report" title="Report this post" class="button button-icon-only"><span class="sr-only">Report</span></a></li><li><a href="${href(`/posting.php?mode=quote&p=${post.id}`)}" title="Reply with quote" class="button button-icon-only"><span class="sr-only">Quote</span></a></li></ul>
<p class="author"><a class="unread" href="${href(`/viewtopic.php?p=${post.id}#p${post.id}`)}" title="Post"><i class="icon fa-file fa-fw icon-lightgray icon-md" aria-hidden="true"></i><span class="sr-only">Post</span></a><span class="responsive-hide">by <strong>${profile(href, post)}</strong> &raquo; </span>${time(post.at)}</p>
<div class="content">${quoteHtml(href, post)}${post.text.map(e).join('<br>\n<br>\n')}</div>${file}
</div></div>
<div class="back2top"><a href="#top" class="top" title="Top"><span class="sr-only">Top</span></a></div></div></div>`;
}

/** One page of a topic. */
export function topicPage(board: Board, href: Href, thread: SiteThread, page: number): string {
  const pages = pagesOf(thread.posts.length, board.postsPerPage);
  const bar = pager({
    said: `${thread.posts.length} posts`,
    page,
    pages,
    at: (n) => href(threadAddress(board, thread.id, n)),
  });
  const posts = slicePage(thread.posts, page, board.postsPerPage).map((post) => postHtml(href, thread, post));
  const tools = `<div class="dropdown-container topic-tools"><ul class="dropdown-contents"><li><a href="${href(`/viewtopic.php?t=${thread.id}&view=print`)}" title="Print view" accesskey="p">Print view</a></li><li><a href="${href(`/memberlist.php?mode=email&t=${thread.id}`)}">Email topic</a></li></ul></div>`;
  return `<h2 class="topic-title"><a href="${href(threadAddress(board, thread.id, page))}">${e(thread.title)}</a></h2>
<div class="action-bar bar-top"><a href="${href(`/posting.php?mode=reply&t=${thread.id}`)}" class="button" title="Post a reply"><span>Post Reply</span></a>${tools}${bar}</div>
${posts.join('\n')}
<div class="action-bar bar-bottom"><form method="post" action="${href(threadAddress(board, thread.id, page))}"><div class="dropdown-container sort-tools"><select name="sk"><option value="t" selected="selected">Post time</option></select></div></form>${bar}</div>
<div class="action-bar actions-jump"><p class="jumpbox-return"><a href="${href(sectionAddress(board, thread.section, 1))}" class="left-box arrow-left" accesskey="r"><span>Return to “${e(pathOf(board, thread.section).at(-1)?.title ?? '')}”</span></a></p></div>`;
}
