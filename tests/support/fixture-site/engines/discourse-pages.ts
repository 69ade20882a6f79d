import { escapeHtml as e } from '../answer.js';
import {
  type Board,
  lastPost,
  pagesOf,
  pathOf,
  type SitePost,
  type SiteSection,
  type SiteThread,
  slicePage,
} from '../board.js';
import { xenforoDay as day } from '../dates.js';
import { cooked, handle } from './discourse-json.js';

export const threadAddress = (thread: SiteThread, page: number): string =>
  `/t/${thread.slug}/${thread.id}${page > 1 ? `?page=${page}` : ''}`;

/** Lists count from 0: the second page is `?page=1`. */
export const sectionAddress = (board: Board, section: SiteSection, page: number): string =>
  `/c/${pathOf(board, section.id)
    .map(({ slug }) => slug)
    .join('/')}/${section.id}${page > 1 ? `?page=${page - 1}` : ''}`;

interface Frame {
  readonly board: Board;
  readonly title: string;
  readonly canonical: string | null;
  /** Answers for the app: request name to JSON. */
  readonly preloaded: Readonly<Record<string, unknown>>;
  readonly body: string;
}

export function frame({ board, title, canonical, preloaded, body }: Frame): string {
  const data = Object.fromEntries(Object.entries(preloaded).map(([name, value]) => [name, JSON.stringify(value)]));
  return `<!DOCTYPE html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <title>${e(title)} - ${e(board.name)}</title>
    <meta name="generator" content="Discourse 3.4.1 - https://github.com/discourse/discourse version 0000000000000000000000000000000000000000">
    ${canonical === null ? '' : `<link rel="canonical" href="${e(canonical)}" />\n    <meta property="og:url" content="${e(canonical)}" />`}
    <meta property="og:title" content="${e(title)}" />
    <link rel="alternate" type="application/rss+xml" title="Latest posts" href="/posts.rss" />
    <link rel="alternate" type="application/rss+xml" title="Latest topics" href="/latest.rss" />
    <link rel="search" type="application/opensearchdescription+xml" href="/search" title="${e(board.name)} Search">
  </head>
  <body class="crawler">
    <div class="hidden" id="data-preloaded" data-preloaded="${e(JSON.stringify(data))}"></div>
    <header>
      <a href="/">${e(board.name)}</a>
    </header>
    <div id="main-outlet" class="wrap" role="main">
${body}
    </div>
    <footer class="container wrap">
      <nav class='crawler-nav'>
        <ul>
          <li itemscope itemtype='http://schema.org/SiteNavigationElement'><span itemprop='name'><a href='/' itemprop="url">Home </a></span></li>
          <li itemscope itemtype='http://schema.org/SiteNavigationElement'><span itemprop='name'><a href='/categories' itemprop="url">Categories </a></span></li>
          <li itemscope itemtype='http://schema.org/SiteNavigationElement'><span itemprop='name'><a href='/guidelines' itemprop="url">Guidelines </a></span></li>
          <li itemscope itemtype='http://schema.org/SiteNavigationElement'><span itemprop='name'><a href='/about' itemprop="url">About </a></span></li>
        </ul>
      </nav>
      <p class='powered-by-link'>Powered by <a href="https://www.discourse.org">Discourse</a>, best viewed with JavaScript enabled</p>
    </footer>
  </body>
</html>`;
}

/** The plain view turns pages with a link each way; below a topic it is dressed as a post. */
export function pageTurner(page: number, pages: number, at: (page: number) => string, classes = ''): string {
  const link = (to: number, rel: 'prev' | 'next', text: string): string =>
    to < 1 || to > pages
      ? ''
      : `<span itemprop='name'><b><a rel="${rel}" itemprop="url" href="${e(at(to))}">${text}</a></b></span>`;
  return `<div role='navigation' itemscope itemtype='http://schema.org/SiteNavigationElement'${classes === '' ? '' : ` class="${classes}"`}>${link(page - 1, 'prev', '← previous page')}${link(page + 1, 'next', 'next page →')}</div>`;
}

export function categoryList(board: Board, sections: readonly SiteSection[]): string {
  const rows = sections.map((section, i) => {
    const below = board.sections
      .filter(({ parent }) => parent === section.id)
      .map(
        (child) =>
          `<span class="subcategory"><a href="${sectionAddress(board, child, 1)}"><span class='badge-category'>${e(child.title)}</span></a></span>`,
      );
    return `<tr><td class="category" style="border-color: #0088CC;"><div itemprop='itemListElement' itemscope itemtype='http://schema.org/ListItem'><meta itemprop='position' content='${i + 1}'><meta itemprop='url' content='${sectionAddress(board, section, 1)}'><h3><a href='${sectionAddress(board, section, 1)}'><span itemprop='name'>${e(section.title)}</span></a></h3><div itemprop='description'>About ${e(section.title)}</div>${below.length > 0 ? `<div class='subcategories'>${below.join('')}</div>` : ''}</div></td><td class="topics"><div title='${i + 1} topics'>${i + 1}</div></td></tr>`;
  });
  return `<table class='category-list' itemscope itemtype='http://schema.org/ItemList'><thead><tr><th class='category'><span role='columnheader' id='categories-only-category'>Category</span></th><th class='topics'>Topics</th></tr></thead><tbody aria-labelledby='categories-only-category'>${rows.join('\n')}</tbody></table>`;
}

function topicRow(board: Board, thread: SiteThread, position: number): string {
  const last = lastPost(thread);
  const section = pathOf(board, thread.section).at(-1);
  const address = thread.oldAddress ? `/t/${thread.id}` : threadAddress(thread, 1);
  return `<tr class="topic-list-item" id="topic-list-item-${thread.id}"><td class="main-link" itemprop='itemListElement' itemscope itemtype='http://schema.org/ListItem'><meta itemprop='position' content='${position}'><span class="link-top-line"><a itemprop='url' href='${address}' class='title raw-link raw-topic-link'><span itemprop='name'>${e(thread.title)}</span></a></span><div class="link-bottom-line">${section === undefined ? '' : `<a href='${sectionAddress(board, section, 1)}' class='badge-wrapper bullet'><span class='badge-category'><span class='category-name'>${e(section.title)}</span></span></a>`}</div>${thread.pinned ? `<p class='excerpt'>${e(thread.posts[0]?.text[0] ?? '')}</p>` : ''}</td><td class="posters"><a href="/u/${handle(last?.author.name ?? 'x')}" class="latest single"></a></td><td class="replies"><span class='posts' title='posts'>${thread.posts.length}</span></td><td class="views"><span class='views' title='views'>${thread.id * 7}</span></td><td>${day(last?.at ?? 0)}</td></tr>`;
}

export function topicList(board: Board, rows: readonly SiteThread[], page: number): string {
  const shown = slicePage(rows, page, board.threadsPerPage);
  return `<div class="topic-list-container" itemscope itemtype='http://schema.org/ItemList'><meta itemprop='itemListOrder' content='http://schema.org/ItemListOrderDescending'><table class='topic-list'><thead><tr><th>Topic</th><th></th><th class="replies">Replies</th><th class="views">Views</th><th>Activity</th></tr></thead><tbody>${shown.map((thread, i) => topicRow(board, thread, i + 1)).join('\n')}</tbody></table></div>`;
}

function postHtml(thread: SiteThread, post: SitePost): string {
  const number = post.number;
  const iso = new Date(post.at).toISOString();
  const likes = post.id % 3 === 0 ? 2 : 0;
  return `<div id='post_${number}' ${number === 1 ? '' : "itemprop='comment' itemscope itemtype='http://schema.org/Comment' "}class='topic-body crawler-post'>
  <div class='crawler-post-meta'>
    <span class="creator" itemprop="author" itemscope itemtype="http://schema.org/Person"><a itemprop="url" rel='nofollow' href='/u/${e(handle(post.author.name))}'><span itemprop='name'>${e(handle(post.author.name))}</span></a></span>
    <span class="crawler-post-infos"><time itemprop='datePublished' datetime='${iso}' class='post-time'>${day(post.at)}</time><meta itemprop='dateModified' content='${iso}'><span itemprop='position'>${number}</span></span>
  </div>
  <div class='post' itemprop='text'>${cooked(thread, post)}</div>
  <div itemprop="interactionStatistic" itemscope itemtype="http://schema.org/InteractionCounter"><meta itemprop="interactionType" content="http://schema.org/LikeAction"/><meta itemprop="userInteractionCount" content="${likes}" /><span class='post-likes'>${likes > 0 ? `${likes} Likes` : ''}</span></div>
</div>`;
}

export function topicView(board: Board, thread: SiteThread, page: number): string {
  const crumbs = pathOf(board, thread.section).map(
    (section, i) =>
      `<span itemprop="itemListElement" itemscope itemtype="http://schema.org/ListItem"><a href="${sectionAddress(board, section, 1)}" class="badge-wrapper bullet" itemprop="item"><span class='badge-category clear-badge'><span class='category-name' itemprop='name'>${e(section.title)}</span></span></a><meta itemprop="position" content="${i + 1}" /></span>`,
  );
  const posts = slicePage(thread.posts, page, board.postsPerPage).map((post) => postHtml(thread, post));
  const pages = pagesOf(thread.posts.length, board.postsPerPage);
  return `<div id="topic-title"><h1><a href="/t/${thread.slug}/${thread.id}">${e(thread.title)}</a></h1><div class="topic-category" itemscope itemtype="http://schema.org/BreadcrumbList">${crumbs.join('')}</div></div>
<div itemscope itemtype='http://schema.org/DiscussionForumPosting'>
<meta itemprop='headline' content='${e(thread.title)}'>
${posts.join('\n')}
</div>
${pageTurner(page, pages, (n) => threadAddress(thread, n), 'topic-body crawler-post')}`;
}
