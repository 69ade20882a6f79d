import { defineEngine } from '../../define-engine.js';

/** An id without the prefix that says what it names ("t1_" comment, "t3_" submission). */
const BARE_ID = /^t\d_(\w{1,20})$/;

/** Old Reddit (old.reddit.com, and i.reddit in its time): a submission and a tree of comments. */
export const OLD_REDDIT = defineEngine({
  engine: 'reddit',
  generation: 'old',
  detect: [
    { select: '.commentarea', weight: 0.4, says: 'comments in .commentarea' },
    { select: '.thing.link[data-fullname]', weight: 0.4, says: 'submission in .thing.link with data-fullname' },
    { select: '.thing.comment .usertext-body', weight: 0.2, says: 'comment bodies in .usertext-body' },
  ],
  notThread: [{ code: 'index-page', select: '#siteTable .thing.link[data-fullname] ~ .thing.link' }],
  thread: {
    externalId: [{ select: '.thing.link', attr: 'data-fullname', match: BARE_ID }],
    title: [{ select: '.thing.link a.title' }, { select: 'meta[property="og:title"]', attr: 'content' }],
    url: [
      { select: 'link[rel="canonical"]', attr: 'href' },
      { select: '.thing.link', attr: 'data-permalink' },
    ],
    forumPath: '.pagename.redditname a',
    tags: '.thing.link .linkflairlabel',
    unpagedIsSingle: true,
    replies: [
      { select: '.thing.link', attr: 'data-comments-count' },
      { select: '.panestack-title .title', match: /\d[\d.,]*/ },
    ],
  },
  post: {
    list: '.thing.link, .thing.comment',
    opener: '.thing.link',
    nested: true,
    bodiless: '.thing.link',
    externalId: [
      { attr: 'data-fullname', match: BARE_ID },
      { attr: 'id', match: /^thing_t\d_(\w{1,20})$/ },
    ],
    url: [{ attr: 'data-permalink' }, { select: 'a.bylink', attr: 'href' }],
    deleted: '.thing.deleted',
    author: {
      name: [{ select: '.tagline .author' }, { attr: 'data-author' }, { select: '.tagline em' }],
      externalId: [
        { attr: 'data-author-fullname', match: BARE_ID },
        { select: '.tagline .author', attr: 'class', match: /\bid-t2_(\w{1,20})/ },
      ],
      member: '.tagline a.author',
      deleted: '.tagline em, .tagline span.author',
    },
    posted: {
      machine: [{ select: '.tagline time:not(.edited-timestamp)', attr: 'datetime' }, { attr: 'data-timestamp' }],
      shown: [{ select: '.tagline time:not(.edited-timestamp)' }],
    },
    edited: {
      machine: [{ select: '.tagline time.edited-timestamp', attr: 'datetime' }],
      shown: [{ select: '.tagline time.edited-timestamp' }],
    },
    body: '.usertext-body .md',
    reactions: [
      {
        // The page holds the net vote three times: as it is, and as it would be with a vote of the reader's own.
        each: '.tagline .score.unvoted, .midcol .score.unvoted',
        name: [{ as: 'Score' }],
        count: [{ attr: 'title' }, { match: /-?\d+/ }],
        actors: '',
      },
    ],
  },
  body: {
    quotes: [{ each: 'blockquote' }],
    spoiler: { each: 'span.md-spoiler-text', header: '', contents: '' },
  },
});
