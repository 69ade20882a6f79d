import { defineEngine } from '../../define-engine.js';
import { readParent } from './hooks.js';

/** Lobsters and its forks: a story and a tree of comments. Accounts have names only. */
export const LOBSTERS = defineEngine({
  engine: 'lobsters',
  generation: '1',
  detect: [
    { select: 'li.story[data-shortid]', weight: 0.4, says: 'story with data-shortid' },
    { select: '.comments_subtree', weight: 0.3, says: 'comments in .comments_subtree' },
    { select: '.comment[data-shortid] .comment_text', weight: 0.2, says: 'comments with data-shortid' },
    { select: '.byline', weight: 0.1, says: '.byline' },
  ],
  notThread: [{ code: 'index-page', select: 'ol.stories.list' }],
  thread: {
    externalId: [{ select: 'li.story', attr: 'data-shortid' }],
    title: [
      { select: 'li.story .link a.u-url' },
      { select: 'li.story .link a' },
      { select: 'meta[property="og:title"]', attr: 'content' },
    ],
    url: [
      { select: 'link[rel="canonical"]', attr: 'href' },
      { select: 'meta[property="og:url"]', attr: 'content' },
      { select: 'li.story .comments_label a', attr: 'href', match: /^([^#]+)/ },
    ],
    // A story's tags are its sections.
    forumPath: 'li.story .tags a.tag',
    tags: 'li.story .tags a.tag',
    unpagedIsSingle: true,
    replies: [{ select: 'li.story .comments_label a', match: /\d+/ }],
  },
  post: {
    list: 'li.story[data-shortid], .comment[data-shortid]',
    opener: 'li.story',
    openerBody: '.story_content .story_text',
    bodiless: 'li.story',
    refuse: '.comment:not(:has(.byline))',
    externalId: [{ attr: 'data-shortid' }],
    url: [
      { select: '.comments_label a', attr: 'href', match: /^([^#]+)/ },
      { select: '.byline a[href^="/c/"], .byline a[href*="/c/"]', attr: 'href' },
    ],
    deleted: '.comment_text .na',
    author: {
      name: [
        { select: '.byline a.u-author' },
        { select: '.byline a[href^="/~"], .byline a[href^="/u/"]', match: /\S.*/ },
      ],
      externalId: [],
      member: '.byline a[href^="/~"], .byline a[href^="/u/"], .byline a.u-author',
    },
    // An edited comment shows the time of its last change only.
    posted: {
      machine: [
        { select: '.byline:not(:has(.edited)) time', attr: 'data-at-unix' },
        { select: '.byline time', attr: 'datetime' },
      ],
      shown: [{ select: '.byline time' }, { select: '.byline span[title]' }],
    },
    body: '.comment_text',
    reactions: [
      {
        each: '.voters',
        name: [{ as: 'Score' }],
        count: [{ select: '.upvoter' }, { select: '.score' }],
        actors: '',
      },
    ],
  },
  body: { quotes: [{ each: 'blockquote' }] },
  hooks: { readParent },
});
