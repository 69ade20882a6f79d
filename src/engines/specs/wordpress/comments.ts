import { defineEngine } from '../../define-engine.js';
import { COMMENT_BODY } from './body.js';
import {
  ARTICLE_ID,
  ARTICLE_TITLE,
  ARTICLE_URL,
  CATEGORIES,
  COMMENT_PAGE,
  COMMENT_PAGES,
  NEXT_COMMENTS,
  PREVIOUS_COMMENTS,
  TAGS,
  WORDPRESS,
} from './shared.js';

/** A comment by its id, as the classes of WordPress itself and its themes have it; lists of themes before 2.7 too. */
const COMMENT = [
  '.comment[id^="comment-"]:not([id^="li-comment-"] > .comment)',
  '.comment[id^="li-comment-"]',
  'ol.commentlist > li[id^="comment-"]',
].join(', ');

/** The part of a comment that holds its words, and nothing of the answers to it. */
const CONTENT = [
  '.comment-content',
  '.wp-block-comment-content',
  '.comment-text',
  '.comment_content',
  '.comment_text',
  '.commenttext',
  '.comment-entry',
  '.commententry',
].join(', ');

/** What stands directly in a comment. */
const PARTS = ['article', 'div', 'p', 'footer', 'header', 'figure', 'dl', 'table'];

/**
 * Comments under WordPress articles and pages: the walkers of WordPress (HTML 4 and 5), block themes and common themes.
 * The posts are the comments; the article they answer is a document of its own and no post, so a comment without a
 * parent answers the article. Trackbacks and pingbacks are other sites' links, no comments.
 */
export const WORDPRESS_COMMENTS = defineEngine({
  engine: 'wordpress',
  generation: 'comments',
  detect: [
    { select: COMMENT, weight: 0.5, says: 'comments with the ids and classes of WordPress' },
    { select: WORDPRESS, weight: 0.5, says: 'files or addresses of WordPress' },
  ],
  version: [{ select: 'meta[name="generator"]', attr: 'content', match: /^WordPress (\d[\d.]{0,10})/ }],
  thread: {
    externalId: ARTICLE_ID,
    title: ARTICLE_TITLE,
    url: ARTICLE_URL,
    forumPath: CATEGORIES,
    tags: TAGS,
    page: COMMENT_PAGE,
    pageCount: COMMENT_PAGES,
    unpagedIsSingle: true,
    nextUrl: NEXT_COMMENTS,
    prevUrl: PREVIOUS_COMMENTS,
  },
  post: {
    list: COMMENT,
    refuse: '.pingback, .trackback',
    externalId: [{ attr: 'id', match: /^(?:li-)?comment-(\d+)$/ }],
    url: [
      {
        select:
          '.comment-metadata a[href*="#comment-"], .comment-meta a[href*="#comment-"], .commentmetadata a[href*="#comment-"], .wp-block-comment-date a, .comment-date a[href*="#comment-"], a:has(time)[href*="#"]',
        attr: 'href',
      },
    ],
    nested: true,
    author: {
      name: [
        { select: '.comment-author .fn, .comment-author [itemprop="name"], .wp-block-comment-author-name' },
        { select: '.fn, .comment-author-link, .comment-author-name, .comment-author > strong' },
        { select: '.comment-author', without: '.says, .comment-meta, .date, time, img' },
        { select: '.author, .commentauthor, .comment_author' },
        {
          select: 'ol.commentlist > li > cite, .comment > article > footer > cite, .comment > article > header > cite',
        },
      ],
      // The class of an account stands on the comment; it is asked of its parts, since answers stand inside it too.
      member: PARTS.map((tag) => `.byuser > ${tag}`).join(', '),
      guest: PARTS.map((tag) => `.comment:not(.byuser) > ${tag}`).join(', '),
    },
    posted: {
      machine: [
        {
          select: '.comment-metadata time, .comment-meta time, .wp-block-comment-date time, time.comment-time',
          attr: 'datetime',
        },
        { select: 'time[datetime]', attr: 'datetime' },
        { select: '[itemprop="datePublished"], [itemprop="commentTime"]', attr: 'content' },
      ],
      shown: [
        { select: '.comment-metadata time, .comment-meta time, .wp-block-comment-date time, time' },
        {
          select:
            '.comment-metadata a[href*="#comment-"], .comment-meta a[href*="#comment-"], .commentmetadata a[href*="#comment-"]',
        },
        { select: '.comment-date, .comment_date, .commentdate, .comment-time, .date' },
        { select: '.commentmetadata, .comment-meta', without: 'a[href*="replytocom"], .reply, .edit-link, .fn' },
      ],
    },
    body: [
      CONTENT,
      `.comment-body:not(:has(${CONTENT}))`,
      'ol.commentlist > li:not(:has(.comment-body)) > p',
      'ol.commentlist > li:not(:has(.comment-body)) > blockquote',
    ].join(', '),
    reactions: [
      {
        each: '.wpulike .count-box, .wp_ulike_counter_up',
        name: [{ as: 'Like' }],
        count: [{ attr: 'data-ulike-counter-value' }, {}],
        actors: '',
      },
      { each: '.cld-like-count-wrap', name: [{ as: 'Upvote' }], count: [{}], actors: '' },
      { each: '.cld-dislike-count-wrap', name: [{ as: 'Downvote' }], count: [{}], actors: '' },
    ],
  },
  body: COMMENT_BODY.body,
});
