import { defineListing } from '../../listing/define-listing.js';
import { WPFORO } from './wpforo.js';

const TITLE = '.wpforo-topic-title a, .wpf-topic-title a';

/** wpForo's layouts of lists: rows `.topic-wrap` and `.forum-wrap`. Recent threads under a section are not its list. */
export const WPFORO_LISTING = defineListing({
  engine: 'wpforo',
  generation: 'list',
  detect: [
    {
      select: '.topic-wrap .wpforo-topic-title a, .topic-wrap .wpf-topic-title a, .forum-wrap .wpforo-forum-title a',
      weight: 0.7,
      says: 'threads in .topic-wrap or sections in .forum-wrap',
    },
    { select: '#wpforo-wrap, #wpforo', weight: 0.3, says: '#wpforo-wrap' },
    { select: '.wpforo-post-content, .wpf-reply-content', weight: -1, says: 'posts' },
  ],
  title: [{ select: '#wpforo-title' }, { select: 'h1' }, { select: 'title' }],
  url: WPFORO.thread.url,
  page: WPFORO.thread.page,
  pageCount: WPFORO.thread.pageCount,
  pageLinks: '.wpf-navi a',
  unpagedIsSingle: true,
  nextUrl: WPFORO.thread.nextUrl,
  forums: [{ each: '.forum-wrap .wpforo-forum-title a' }, { each: '.wpforo-subforum li a, .wpf-subforum a' }],
  threads: [
    {
      each: '.topic-wrap:has(.wpforo-topic-title), .topic-wrap:has(.wpf-topic-title)',
      url: [{ select: TITLE, attr: 'href', match: /^([^#]{1,2000}?)(?:paged\/\d{1,6}\/?)?(?:#.*)?$/ }],
      title: [{ select: TITLE }],
      posts: [{ select: '.wpforo-topic-stat-posts' }],
      pinned: '.fa-thumbtack, .wpf-sticky, .wpforo-topic-sticky',
    },
  ],
  newestFirst: true,
});
