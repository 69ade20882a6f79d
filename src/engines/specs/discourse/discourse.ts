import { defineEngine } from '../../define-engine.js';
import { DISCOURSE_BODY } from './body.js';
import { TOPIC_ID } from './hooks.js';
import { readPreloaded } from './preloaded.js';

const GENERATOR = 'meta[name="generator"][content^="Discourse"]';
/** Classes like `.topic-list` are anybody's: they count on a page that says who made it. */
const BOARD = `html:has(${GENERATOR})`;

/**
 * Discourse, all versions: the plain view for search engines and readers without scripts (it stands in `<noscript>` on
 * ordinary pages too), the rendered app, and the data preloaded for the app. A post is known by its number in the
 * topic, the only id that all forms print and that quotes name.
 */
export const DISCOURSE = defineEngine({
  engine: 'discourse',
  generation: 'topic',
  detect: [
    { select: '.crawler-post .post', weight: 0.7, says: 'posts are .crawler-post' },
    { select: 'article[data-post-id][data-topic-id]', weight: 0.7, says: 'posts are article[data-post-id]' },
    { select: '#data-preloaded[data-preloaded*="post_stream"]', weight: 0.6, says: 'a preloaded post_stream' },
    { select: GENERATOR, weight: 0.3, says: 'generator Discourse' },
  ],
  notThread: [
    { code: 'login-required', select: `${BOARD} .login-required, ${BOARD} .login-welcome, ${BOARD} body.static-login` },
    { code: 'error-page', select: `${BOARD} .page-not-found` },
    {
      code: 'empty-shell',
      select: `html:not(:has(#main-outlet)):not(:has(.topic-list)) ${GENERATOR}, html:has(link[rel="canonical"][href*="/t/"]) ${GENERATOR}`,
    },
    { code: 'index-page', select: `${BOARD} .topic-list, ${BOARD} .category-list` },
  ],
  version: [{ select: 'meta[name="generator"]', attr: 'content', match: /^Discourse (\d[\w.-]{0,40})/ }],
  thread: {
    externalId: [
      { select: 'link[rel="canonical"]', attr: 'href', match: TOPIC_ID },
      { select: 'meta[property="og:url"]', attr: 'content', match: TOPIC_ID },
      { select: 'article[data-topic-id]', attr: 'data-topic-id' },
      { select: '[data-path]', attr: 'data-path', match: TOPIC_ID },
    ],
    title: [
      { select: '#topic-title h1 a' },
      { select: 'h1 .fancy-title' },
      { select: 'meta[itemprop="headline"]', attr: 'content' },
      { select: 'meta[property="og:title"]', attr: 'content' },
      // "Topic - Category - Board", all that a shell prints of it.
      { select: 'title', match: /^(.{1,400}) - .{1,100} - .{1,100}$/ },
      { select: 'title', match: /^(.{1,400}) - .{1,100}$/ },
      { select: 'h1' },
    ],
    url: [
      { select: 'link[rel="canonical"]', attr: 'href', match: /^([^?#]{1,1000})/ },
      { select: 'meta[property="og:url"]', attr: 'content', match: /^([^?#]{1,1000})/ },
    ],
    forumPath:
      '.topic-category [itemprop="name"], .topic-category .category-name, .topic-category .badge-category__name, #breadcrumbs [itemprop="title"]',
    tags: '#topic-title .discourse-tag, .topic-category .discourse-tag, .title-wrapper .discourse-tag, .topic-category ~ .discourse-tags .discourse-tag',
    // Only the plain view has pages; its first has no number in its address.
    page: [
      { select: 'link[rel="canonical"]', attr: 'href', match: /[?&]page=(\d+)/ },
      { select: 'html:has(.crawler-post) link[rel="canonical"]', as: '1' },
    ],
    pageCount: [
      {
        select:
          'html:has(.crawler-post):not(:has([rel="next"])):not(:has([rel="prev"])) link[rel="canonical"]:not([href*="page="])',
        as: '1',
      },
    ],
    nextUrl: [
      { select: 'link[rel="next"]', attr: 'href' },
      { select: '.crawler-post a[rel="next"], .topic-body a[rel="next"]', attr: 'href' },
    ],
    prevUrl: [
      { select: 'link[rel="prev"]', attr: 'href' },
      { select: '.crawler-post a[rel="prev"], .topic-body a[rel="prev"]', attr: 'href' },
    ],
    polls: [
      {
        each: '.poll[data-poll-name]',
        question: [{ select: '.poll-title' }],
        option: {
          each: 'li[data-poll-option-id]',
          text: [{ select: '.option-text' }, { select: '.option p' }, {}],
          votes: [{ select: '.absolute', match: /\d+/ }],
        },
        voters: [{ select: '.info-number' }],
      },
    ],
  },
  post: {
    list: '.crawler-post, article[data-post-id]',
    refuse: '[role="navigation"]',
    externalId: [
      { attr: 'id', match: /^post_(\d+)$/ },
      { select: '[itemprop="position"]', match: /\d+/ },
    ],
    url: [{ select: 'a.post-date[href]', attr: 'href', match: /^([^?#]{1,1000})/ }],
    deleted: '.topic-post.deleted > article',
    hidden: '.post-hidden > article',
    author: {
      name: [
        { select: '.creator [itemprop="name"]' },
        { select: '.topic-meta-data .names [data-user-card]', attr: 'data-user-card' },
        { select: '.creator a' },
        { select: '.creator [itemprop="author"]' },
        { select: '.creator' },
      ],
      externalId: [{ attr: 'data-user-id' }],
      member: '.creator a[href], .names a[data-user-card]',
    },
    posted: {
      machine: [
        { select: 'time.post-time[datetime]', attr: 'datetime' },
        { select: '.creator time[datetime], .crawler-post-meta time[datetime]', attr: 'datetime' },
        { select: '.creator [itemprop="datePublished"]' },
        { select: '.post-date [data-time]', attr: 'data-time' },
      ],
      shown: [{ select: 'time.post-time' }, { select: '.post-date [data-time]', attr: 'title' }],
    },
    edited: {
      machine: [{ select: 'meta[itemprop="dateModified"]', attr: 'content' }],
      shown: [{ select: '.post-info.edits [title]', attr: 'title', match: /(?:\p{Lu}\p{L}{2,11}\.? )?\d.{3,60}/u }],
    },
    body: '.crawler-post > .post, article[data-post-id] .topic-body .cooked:not(aside .cooked):not(.embedded-posts .cooked)',
    reactions: [
      { each: '.post-likes', name: [{ match: /\d/, as: 'Like' }], count: [{ match: /\d[\d.,]*/ }], actors: '' },
      { each: 'button.like-count', name: [{ match: /\d/, as: 'Like' }], count: [{}], actors: '' },
    ],
  },
  body: DISCOURSE_BODY.body,
  hooks: { ...DISCOURSE_BODY.hooks, readData: readPreloaded },
});
