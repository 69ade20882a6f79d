import { defineListing } from '../../listing/define-listing.js';
import { WORDPRESS } from './shared.js';

const LISTS = ['blog', 'archive', 'category', 'tag', 'date', 'search'];

/** Lists of articles: a blog's front page, categories, months. In the order of the articles, not of their comments. */
export const WORDPRESS_LISTING = defineListing({
  engine: 'wordpress',
  generation: 'archive',
  detect: [
    { select: WORDPRESS, weight: 0.4, says: 'files or addresses of WordPress' },
    { select: LISTS.map((list) => `body.${list}`).join(', '), weight: 0.3, says: 'the page of a list' },
    {
      select: '.hentry .entry-title a, .wp-block-post .wp-block-post-title a, article[id^="post-"] h2 a',
      weight: 0.3,
      says: 'titles that link to articles',
    },
    { select: 'body.single, body.page, form[action$="wp-comments-post.php"]', weight: -1, says: 'an article' },
    // Forums in WordPress have lists of their own.
    { select: '#bbpress-forums, #wpforo-wrap', weight: -1, says: 'a forum' },
  ],
  title: [{ select: '.page-title, .archive-title, h1' }, { select: 'title' }],
  nextUrl: [
    { select: 'a.next.page-numbers, a.wp-block-query-pagination-next', attr: 'href' },
    // "Older posts" lead on; the theme calls that the previous ones.
    {
      select: '.nav-links .nav-previous a, .posts-navigation .nav-previous a, #nav-below .nav-previous a',
      attr: 'href',
    },
    { select: '.navigation .alignleft a, .nav-previous a', attr: 'href' },
    { select: 'link[rel="next"]', attr: 'href' },
  ],
  page: [{ select: '.page-numbers.current', match: /\d{1,5}/ }],
  pageLinks: '.nav-links a.page-numbers, .pagination a.page-numbers, .wp-block-query-pagination-numbers a',
  threads: [
    {
      each: '.hentry[id^="post-"], article[id^="post-"], div.post[id^="post-"], .wp-block-post-template > .wp-block-post',
      refuse: '.type-page',
      url: [
        { select: '.entry-title a, .post-title a, .wp-block-post-title a', attr: 'href' },
        { select: 'h1 a[rel="bookmark"], h2 a[rel="bookmark"], h2 a, h3 a', attr: 'href' },
        { select: 'a[rel="bookmark"]', attr: 'href' },
      ],
      title: [
        { select: '.entry-title, .post-title, .wp-block-post-title' },
        { select: 'h1 a, h2 a, h3 a' },
        { select: 'a[rel="bookmark"]' },
      ],
      externalId: [
        { attr: 'id', match: /^post-(\d{1,12})$/ },
        { attr: 'class', match: /(?:^|\s)post-(\d{1,12})(?:\s|$)/ },
      ],
      replies: [{ select: '.comments-link, .wp-block-post-comments-count', match: /\d[\d.,]{0,9}/ }],
      pinned: '.sticky',
    },
  ],
});
