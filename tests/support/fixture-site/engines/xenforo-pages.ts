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
import { isoTime, xenforoDay } from '../dates.js';

export const sectionAddress = (section: SiteSection, page: number): string =>
  `/forums/${section.slug}.${section.id}/${page > 1 ? `page-${page}` : ''}`;

export const threadAddress = (thread: SiteThread, page: number): string =>
  `/threads/${thread.slug}.${thread.id}/${page > 1 ? `page-${page}` : ''}`;

const member = (post: SitePost): string => `/members/${post.author.id * 3}.${post.author.id}/`;

const time = (at: number, classes = 'u-dt', more = ''): string =>
  `<time class="${classes}" dir="auto" datetime="${isoTime(at).replace('+00:00', '+0000')}" data-timestamp="${at / 1000}" data-date="${xenforoDay(at)}" title="${xenforoDay(at)}"${more}>${xenforoDay(at)}</time>`;

interface Frame {
  readonly board: Board;
  readonly template: 'forum_list' | 'forum_view' | 'thread_view' | 'login' | 'error';
  readonly title: string;
  readonly heading: string;
  readonly keys: string;
  readonly canonical: string | null;
  readonly head: string;
  readonly trail: readonly SiteSection[];
  readonly body: string;
}

/** The frame of XenForo 2.3, with its menus. */
export function frame({ board, template, title, heading, keys, canonical, head, trail, body }: Frame): string {
  const crumbs = [
    { address: '/', title: 'Forums' },
    ...trail.map((section) => ({ address: sectionAddress(section, 1), title: section.title })),
  ].map(
    (crumb, i) =>
      `<li itemprop="itemListElement" itemscope itemtype="https://schema.org/ListItem"><a href="${crumb.address}" itemprop="item"><span itemprop="name">${e(crumb.title)}</span></a><meta itemprop="position" content="${i + 1}" /></li>`,
  );
  return `<!DOCTYPE html>
<html id="XF" lang="en-US" dir="LTR" data-xf="2.3" data-app="public" data-template="${template}" ${keys} data-logged-in="false" class="has-no-js template-${template}">
<head><meta charset="utf-8" /><title>${e(title)} | ${e(board.name)}</title>${canonical === null ? '' : `<link rel="canonical" href="${e(canonical)}" />`}${head}<link rel="alternate" type="application/rss+xml" title="RSS feed for ${e(board.name)}" href="/forums/-/index.rss" /><link rel="stylesheet" href="/css.php?css=public%3Anormalize.less" /></head>
<body data-template="${template}"><div class="p-pageWrapper" id="top"><header class="p-header"><a href="/">${e(board.name)}</a></header>
<nav class="p-nav"><ul class="p-nav-list js-offCanvasNavSource"><li><a href="/" class="p-navEl-link" data-nav-id="forums">Forums</a></li><li><a href="/whats-new/" class="p-navEl-link" data-nav-id="whatsNew">What's new</a></li><li><a href="/whats-new/posts/">New posts</a></li><li><a href="/calendar/">Calendar</a></li><li><a href="/members/">Members</a></li></ul><a href="/login/" class="p-navgroup-link">Log in</a><a href="/register/">Register</a><a href="/search/">Search</a></nav>
<div class="p-body"><div class="p-body-inner"><ul class="p-breadcrumbs " itemscope itemtype="https://schema.org/BreadcrumbList">${crumbs.join('')}</ul>
<div class="p-body-header"><div class="p-title "><h1 class="p-title-value">${e(heading)}</h1></div></div>
<div class="p-body-main"><div class="p-body-content"><div class="p-body-pageContent">
${body}
</div></div></div></div></div>
<footer class="p-footer"><a href="/misc/contact">Contact us</a><a href="/help/">Help</a><a href="/forums/-/index.rss">RSS</a></footer></div></body></html>`;
}

interface Pager {
  readonly page: number;
  readonly pages: number;
  readonly at: (page: number) => string;
}

function pager({ page, pages, at }: Pager): string {
  if (pages === 1) return '';
  const jump = (to: number, name: 'prev' | 'next', text: string): string =>
    to < 1 || to > pages ? '' : `<a href="${at(to)}" class="pageNav-jump pageNav-jump--${name}">${text}</a>`;
  const items = upTo(pages).map(
    (n) =>
      `<li class="pageNav-page ${n === page ? 'pageNav-page--current ' : n > page ? 'pageNav-page--later' : ''}"><a href="${at(n)}">${n}</a></li>`,
  );
  return `<div class="block-outer"><div class="block-outer-main"><nav class="pageNavWrapper pageNavWrapper--mixed "><div class="pageNav ">${jump(page - 1, 'prev', 'Prev')}<ul class="pageNav-main">${items.join('')}</ul>${jump(page + 1, 'next', 'Next')}</div><div class="pageNavSimple"><a class="pageNavSimple-el pageNavSimple-el--current" data-xf-click="menu"> ${page} of ${pages} </a><div class="menu menu--pageJump"><div class="menu-content"><input type="number" pattern="\\d*" class="input js-pageJumpPage" value="${page}" min="1" max="${pages}" step="1" /></div></div></div></nav></div></div>`;
}

/** `<link rel=prev>` and `<link rel=next>`. */
export const pageLinks = ({ page, pages, at }: Pager): string =>
  `${page > 1 ? `<link rel="prev" href="${at(page - 1)}" />` : ''}${page < pages ? `<link rel="next" href="${at(page + 1)}" />` : ''}`;

function node(board: Board, section: SiteSection): string {
  const rows = section.access === 'public' ? rowsOf(board, section.id) : [];
  const [newest] = [...rows].sort((a, b) => (lastPost(b)?.at ?? 0) - (lastPost(a)?.at ?? 0));
  const last = newest === undefined ? undefined : lastPost(newest);
  const below = childrenOf(board, section.id).map(
    (child) =>
      `<li><a href="${sectionAddress(child, 1)}" class="subNodeLink subNodeLink--forum "><i class="fa--xf far fa-comments subNodeLink-icon" aria-hidden="true"></i>${e(child.title)}</a></li>`,
  );
  const extra =
    newest === undefined || last === undefined
      ? '<span class="node-extra-placeholder">None</span>'
      : `<div class="node-extra-row"><a href="${threadAddress(newest, 1)}latest" class="node-extra-title" title="${e(newest.title)}">${e(newest.title)}</a></div><div class="node-extra-row"><ul class="listInline listInline--bullet"><li>${time(last.at, 'node-extra-date u-dt')}</li><li class="node-extra-user"><a href="${member(last)}" class="username ">${e(last.author.name)}</a></li></ul></div>`;
  return `<div class="node node--id${section.id} node--depth2 node--forum node--read"><div class="node-body"><span class="node-icon" aria-hidden="true"><i class="fa--xf far fa-comments"></i></span><div class="node-main js-nodeMain"><h3 class="node-title"><a href="${sectionAddress(section, 1)}" data-xf-init="element-tooltip" data-shortcut="node-description">${e(section.title)}</a></h3><div class="node-description node-description--tooltip js-nodeDescTooltip">About ${e(section.title)}</div><div class="node-meta"><div class="node-statsMeta"><dl class="pairs pairs--inline"><dt>Threads</dt><dd>${rows.length}</dd></dl></div></div>${below.length > 0 ? `<div class="node-subNodesFlat"><span class="node-subNodesLabel">Sub-forums:</span><ol class="node-subNodeFlatList">${below.join('')}</ol></div>` : ''}</div><div class="node-extra">${extra}</div></div></div>`;
}

export const nodeList = (board: Board, sections: readonly SiteSection[], heading: string): string =>
  `<div class="block block--category block--category1"><span class="u-anchorTarget" id="street.1"></span><div class="block-container"><h2 class="block-header">${heading}</h2><div class="block-body">${sections.map((section) => node(board, section)).join('\n')}</div></div></div>`;

function threadRow(board: Board, section: SiteSection, thread: SiteThread): string {
  const [first] = thread.posts;
  const last = lastPost(thread);
  if (first === undefined || last === undefined) return '';
  const pages = pagesOf(thread.posts.length, board.postsPerPage);
  const address = thread.oldAddress ? `/threads/${thread.id}/` : threadAddress(thread, 1);
  const jumps = upTo(pages)
    .slice(1)
    .map((n) => `<a href="${threadAddress(thread, n)}">${n}</a>`);
  const status = thread.pinned ? 'sticky' : thread.section === section.id ? null : 'redirect';
  return `<div class="structItem structItem--thread js-inlineModContainer js-threadListItem-${thread.id}" data-author="${e(first.author.name)}">
<div class="structItem-cell structItem-cell--icon"><div class="structItem-iconContainer"><a href="${member(first)}" class="avatar avatar--s" data-user-id="${first.author.id}"><span class="avatar-u${first.author.id}-s"></span></a></div></div>
<div class="structItem-cell structItem-cell--main" data-xf-init="touch-proxy">${status === null ? '' : `<ul class="structItem-statuses"><li><i class="structItem-status structItem-status--${status}" aria-hidden="true" title="${status}"></i><span class="u-srOnly">${status}</span></li></ul>`}<div class="structItem-title"><a href="${address}" class="" data-tp-primary="on" data-xf-init="preview-tooltip" data-preview-url="${threadAddress(thread, 1)}preview">${e(thread.title)}</a></div>
<div class="structItem-minor"><ul class="structItem-parts"><li><a href="${member(first)}" class="username " dir="auto" data-user-id="${first.author.id}">${e(first.author.name)}</a></li><li class="structItem-startDate"><a href="${threadAddress(thread, 1)}" rel="nofollow">${time(first.at)}</a></li></ul>${jumps.length > 0 ? `<span class="structItem-pageJump">${jumps.join('')}</span>` : ''}</div></div>
<div class="structItem-cell structItem-cell--meta" title="First message reaction score: 0"><dl class="pairs pairs--justified"><dt>Replies</dt><dd>${thread.posts.length - 1}</dd></dl><dl class="pairs pairs--justified structItem-minor"><dt>Views</dt><dd>${thread.id * 7}</dd></dl></div>
<div class="structItem-cell structItem-cell--latest"><a href="${threadAddress(thread, 1)}latest" rel="nofollow">${time(last.at, 'structItem-latestDate u-dt')}</a><div class="structItem-minor"><a href="${member(last)}" class="username " dir="auto" data-user-id="${last.author.id}">${e(last.author.name)}</a></div></div>
</div>`;
}

export function forumPage(board: Board, section: SiteSection, page: number): string {
  const rows = rowsOf(board, section.id);
  const pages = pagesOf(rows.length, board.threadsPerPage);
  const shown = slicePage(rows, page, board.threadsPerPage);
  const group = (name: string, threads: readonly SiteThread[]): string =>
    threads.length === 0
      ? ''
      : `<div class="structItemContainer-group ${name}">${threads.map((thread) => threadRow(board, section, thread)).join('\n')}</div>`;
  const children = childrenOf(board, section.id);
  return `${children.length > 0 ? nodeList(board, children, 'Forums') : ''}
<div class="block" data-xf-init="" data-type="thread" data-href="/inline-mod/">${pager({ page, pages, at: (n) => sectionAddress(section, n) })}<div class="block-container"><div class="block-filterBar"><div class="filterBar"><a class="filterBar-menuTrigger" data-xf-click="menu" role="button">Filters</a><a href="${sectionAddress(section, 1)}?order=reply_count&amp;direction=desc">Most replies</a><a href="${sectionAddress(section, 1)}index.rss">RSS</a><a href="${sectionAddress(section, 1)}post-thread">Post thread</a></div></div><div class="block-body"><div class="structItemContainer">${group(
    'structItemContainer-group--sticky',
    shown.filter(({ pinned }) => pinned),
  )}${group(
    'js-threadList',
    shown.filter(({ pinned }) => !pinned),
  )}</div></div></div></div>`;
}

function quoteHtml(post: SitePost): string {
  if (post.quote === null) return '';
  const { of, text } = post.quote;
  return `<blockquote data-attributes="member: ${of.author.id}" data-quote="${e(of.author.name)}" data-source="post: ${of.id}" class="bbCodeBlock bbCodeBlock--expandable bbCodeBlock--quote js-expandWatch"><div class="bbCodeBlock-title"><a href="/goto/post?id=${of.id}" class="bbCodeBlock-sourceJump" rel="nofollow" data-xf-click="attribution" data-content-selector="#post-${of.id}">${e(of.author.name)} said:</a></div><div class="bbCodeBlock-content"><div class="bbCodeBlock-expandContent js-expandContent ">${e(text)}</div><div class="bbCodeBlock-expandLink js-expandLink"><a role="button" tabindex="0">Click to expand...</a></div></div></blockquote>`;
}

const reactions = (post: SitePost): string =>
  post.id % 3 === 0
    ? `<div class="reactionsBar js-reactionsList is-active"><ul class="reactionSummary"><li><span class="reaction reaction--small reaction--1" data-reaction-id="1"><i aria-hidden="true"></i><img src="/r.png" class="reaction-sprite js-reaction" alt="Like" title="Like" /></span></li></ul><span class="u-srOnly">Reactions:</span><a class="reactionsBar-link" href="/posts/${post.id}/reactions" data-xf-click="overlay" rel="nofollow"><bdi>Keeper</bdi></a></div>`
    : '';

function postHtml(thread: SiteThread, post: SitePost, number: number): string {
  const name = e(post.author.name);
  const user = `<section class="message-user" itemprop="author" itemscope itemtype="https://schema.org/Person" itemid="${member(post)}"><div class="message-avatar "><div class="message-avatar-wrapper"><a href="${member(post)}" class="avatar avatar--m" data-user-id="${post.author.id}"><span class="avatar-u${post.author.id}-m" role="img" aria-label="${name}">A</span></a></div></div><div class="message-userDetails"><h4 class="message-name"><a href="${member(post)}" class="username " dir="auto" data-user-id="${post.author.id}" data-xf-init="member-tooltip"><span itemprop="name">${name}</span></a></h4><h5 class="userTitle message-userTitle" dir="auto" itemprop="jobTitle">Neighbour</h5></div><span class="message-userArrow"></span></section>`;
  const own = `${threadAddress(thread, 1)}post-${post.id}`;
  const deleted = post.kind === 'deleted';
  const open = `<article class="message message--post js-post js-inlineModContainer ${deleted ? 'message--deleted' : ''} " data-author="${name}" data-content="post-${post.id}" id="js-post-${post.id}" itemscope itemtype="https://schema.org/Comment"><span class="u-anchorTarget" id="post-${post.id}"></span><div class="message-inner"><div class="message-cell message-cell--user">${user}</div><div class="message-cell message-cell--main">`;
  const date = `<ul class="message-attribution-main listInline "><li class="u-concealed"><a href="${own}" rel="nofollow" itemprop="url">${time(post.at, 'u-dt', ' itemprop="datePublished"')}</a></li></ul>`;
  if (deleted)
    return `${open}<div class="message-attribution">${date}</div><div class="messageNotice messageNotice--deleted"> Deleted by Keeper, ${time(post.at + 3_600_000)} &middot; Reason: off topic <a href="/posts/${post.id}/show" class="u-jsOnly" data-xf-click="inserter">Show&hellip;</a></div></div></div></article>`;
  const notice =
    post.kind === 'hidden'
      ? '<div class="messageNotice messageNotice--moderated">This message is awaiting moderator approval, and is invisible to normal visitors.</div>'
      : '';
  return `${open}<div class="message-main js-quickEditTarget">
<header class="message-attribution message-attribution--split">${date}<ul class="message-attribution-opposite message-attribution-opposite--list "><li><a href="${own}" class="message-attribution-gadget" data-xf-init="share-tooltip" data-href="/posts/${post.id}/share" aria-label="Share" rel="nofollow"></a></li><li><a href="${own}" rel="nofollow"> #${number} </a></li></ul></header>
<div class="message-content js-messageContent">${notice}<div class="message-userContent lbContainer js-lbContainer " data-lb-id="post-${post.id}"><article class="message-body js-selectToQuote"><div itemprop="text"><div class="bbWrapper">${quoteHtml(post)}${post.text.map(e).join('<br />\n<br />\n')}</div></div><div class="js-selectToQuoteEnd">&nbsp;</div></article></div></div>
<footer class="message-footer"><div class="message-actionBar actionBar"><div class="actionBar-set actionBar-set--external"><a href="${threadAddress(thread, 1)}reply?quote=${post.id}" class="actionBar-action actionBar-action--reply">Reply</a></div><div class="actionBar-set actionBar-set--internal"><a href="/posts/${post.id}/report" class="actionBar-action actionBar-action--report">Report</a></div></div>${reactions(post)}</footer>
</div></div></div></article>`;
}

export function threadPage(board: Board, thread: SiteThread, page: number): string {
  const pages = pagesOf(thread.posts.length, board.postsPerPage);
  const bar = pager({ page, pages, at: (n) => threadAddress(thread, n) });
  const first = (page - 1) * board.postsPerPage;
  const posts = slicePage(thread.posts, page, board.postsPerPage).map((post, i) =>
    postHtml(thread, post, first + i + 1),
  );
  return `<div class="block block--messages" data-type="post"><span class="u-anchorTarget" id="posts"></span>${bar}<div class="block-outer-opposite"><a href="${threadAddress(thread, 1)}unread" class="button--link button">Jump to new</a><a href="${threadAddress(thread, 1)}watch" class="button--link button">Watch</a></div><div class="block-container lbContainer" data-lb-id="thread-${thread.id}"><div class="block-body js-replyNewMessageContainer">
${posts.join('\n')}
</div></div>${bar}</div><div class="blockMessage"><a href="${sectionAddress(pathOf(board, thread.section).at(-1) ?? HOME, 1)}">Back to the forum</a></div>`;
}

const HOME: SiteSection = { id: 0, title: '', slug: 'home', parent: null, access: 'public' };
