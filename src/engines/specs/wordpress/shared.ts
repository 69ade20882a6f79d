import type { Field } from '../../engine.js';

/** What all comment layouts of WordPress share: signs of the software, the article, comment pages. */

/** Signs of WordPress on a page, whatever its theme. */
export const WORDPRESS = [
  'meta[name="generator"][content^="WordPress"]',
  'link[rel="https://api.w.org/"]',
  'link[rel="pingback"][href$="xmlrpc.php"]',
  'link[rel="EditURI"]',
  'link[href*="/wp-content/"]',
  'link[href*="/wp-includes/"]',
  'script[src*="/wp-includes/"]',
  'script[src*="/wp-content/"]',
  'img[src*="/wp-content/"]',
  'form[action$="wp-comments-post.php"]',
  'link[href*="s.wp.com"]',
].join(', ');

/** The number of the article that is commented on. */
export const ARTICLE_ID: Field = [
  { select: '#comment_post_ID, input[name="comment_post_ID"]', attr: 'value', match: /^\d+$/ },
  { select: '.comment-reply-link[data-postid]', attr: 'data-postid', match: /^\d+$/ },
  { select: 'body[class*="postid-"]', attr: 'class', match: /(?:^|\s)postid-(\d+)/ },
  { select: 'body[class*="page-id-"]', attr: 'class', match: /(?:^|\s)page-id-(\d+)/ },
  { select: 'link[rel="shortlink"]', attr: 'href', match: /[?&]p=(\d+)/ },
  { select: 'article[id^="post-"], div.post[id^="post-"]', attr: 'id', match: /^post-(\d+)$/ },
];

export const ARTICLE_TITLE: Field = [
  { select: 'h1.entry-title, h1.post-title, h1.wp-block-post-title, h1[itemprop="headline"]' },
  { select: 'article h1' },
  { select: '.entry-title, .post-title, .wp-block-post-title, h2.posttitle' },
  { select: 'meta[property="og:title"]', attr: 'content' },
  { select: 'h1' },
];

/** The article's address without its comment page. */
export const ARTICLE_URL: Field = [
  { select: 'link[rel="canonical"]', attr: 'href', match: /^(.{1,2000}?)(?:comment-page-\d+\/?)?(?:#.*)?$/ },
  { select: 'meta[property="og:url"]', attr: 'content', match: /^(.{1,2000}?)(?:comment-page-\d+\/?)?(?:#.*)?$/ },
];

export const CATEGORIES =
  '.cat-links a, .entry-categories a, .wp-block-post-terms.taxonomy-category a, .post-categories a, article a[rel="category tag"]';

export const TAGS =
  '.tags-links a, .tag-links a, .entry-tags a, .wp-block-post-terms.taxonomy-post_tag a, article a[rel="tag"]:not(.cat-links a):not(.entry-categories a)';

const NAVIGATION = '.comments-pagination, .comment-navigation, .comment-nav, #comment-nav-above, #comment-nav-below';
const inside = (what: string): string =>
  NAVIGATION.split(', ')
    .map((navigation) => `${navigation} ${what}`)
    .join(', ');

export const COMMENT_PAGE: Field = [
  { select: `${inside('.page-numbers.current')}, .wp-block-comments-pagination-numbers .current`, match: /\d+/ },
  { select: 'link[rel="canonical"]', attr: 'href', match: /comment-page-(\d+)/ },
];

export const COMMENT_PAGES: Field = [
  {
    select: `${inside('.page-numbers:not(.next):not(.prev)')}, .wp-block-comments-pagination-numbers .page-numbers`,
    match: /\d+/,
    last: true,
  },
];

export const NEXT_COMMENTS: Field = [
  { select: `${inside('a.next')}, a.wp-block-comments-pagination-next`, attr: 'href' },
  { select: inside('.nav-next a'), attr: 'href' },
];

export const PREVIOUS_COMMENTS: Field = [
  { select: `${inside('a.prev')}, a.wp-block-comments-pagination-previous`, attr: 'href' },
  { select: inside('.nav-previous a'), attr: 'href' },
];
