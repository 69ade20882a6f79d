import { defineEngine } from '../../define-engine.js';
import { COMMENT, COMMENT_ID, readParent, readState } from './redesign-hooks.js';

/** The submission of a page; a feed shows many, as items of a scroller. */
const POST = '.Post[id^="t3_"]:not(.scrollerItem)';

/** Reddit's redesign of 2018 to 2023: class names are made by a machine, a few names and test ids stay. */
export const REDDIT_REDESIGN = defineEngine({
  engine: 'reddit',
  generation: 'redesign',
  detect: [
    { select: POST, weight: 0.4, says: 'submission in .Post with its id' },
    { select: COMMENT, weight: 0.3, says: 'comments in .Comment with their ids' },
    {
      select: '[data-test-id="post-content"], [data-testid="post-content"], [data-testid="post-container"]',
      weight: 0.2,
      says: 'test ids of posts',
    },
    { select: '#AppRouter-main-content, #SHORTCUT_FOCUSABLE_DIV', weight: 0.1, says: 'frame of the app' },
  ],
  notThread: [{ code: 'index-page', select: '.Post.scrollerItem[id^="t3_"]' }],
  thread: {
    externalId: [{ select: POST, attr: 'id', match: /^t3_(\w{1,20})$/ }],
    title: [{ select: `${POST} h1` }, { select: 'meta[property="og:title"]', attr: 'content' }, { select: 'h1' }],
    forumPath: `${POST} a[data-click-id="subreddit"][href^="/r/"]:not(:has(img))`,
    tags: '.Post[id^="t3_"] [data-testid="post-flair"]',
    unpagedIsSingle: true,
    replies: [
      {
        select: `${POST} a[data-click-id="comments"], ${POST} [data-click-id="comments"]`,
        match: /^(\d{1,7})\s\p{L}/u,
      },
      { select: `${POST} .icon-comment + span`, match: /^\d{1,7}/ },
    ],
  },
  post: {
    list: `${POST}, ${COMMENT}`,
    opener: POST,
    bodiless: POST,
    externalId: [
      { attr: 'id', match: /^t[13]_(\w{1,20})$/ },
      { attr: 'class', match: COMMENT_ID },
    ],
    url: [
      { select: 'a[data-testid="comment_timestamp"], a[id^="CommentTopMeta--Created"]', attr: 'href' },
      { select: 'a[data-click-id="timestamp"]', attr: 'href' },
    ],
    author: {
      name: [
        { select: 'a[data-testid="comment_author_link"]' },
        { select: 'a[data-testid="post_author_link"]', match: /^(?:u\/)?(.{1,60})$/ },
        {
          select:
            '[data-testid="comment-top-meta"] a[href^="/user/"], [data-test-id="comment-top-meta"] a[href^="/user/"]',
        },
        { select: 'a[href^="/user/"]', match: /^(?:u\/)?(\S{1,60})$/ },
        { select: '[data-testid="comment-top-meta"] span', says: /^\[deleted\]$/ },
      ],
      member: 'a[data-testid="comment_author_link"], a[data-testid="post_author_link"], a[href^="/user/"]',
    },
    posted: {
      shown: [
        { select: '[data-testid="comment_timestamp"], [data-testid="post_timestamp"]' },
        { select: 'a[id^="CommentTopMeta--Created"], a[data-click-id="timestamp"]' },
      ],
    },
    edited: { shown: [{ select: '[id^="CommentTopMeta--Edited"]', match: /\p{L}{2,12} (.{3,40})$/u }] },
    body: '[data-testid="comment"], [data-test-id="comment"], [data-click-id="text"]',
    reactions: [
      {
        each: '[id^="vote-arrows-t"]',
        name: [{ match: /^(?:[-−]?\d[\d.,]{0,9})$/, as: 'Score' }],
        count: [{ match: /-?\d+/ }],
        actors: '',
      },
    ],
  },
  body: {
    quotes: [{ each: 'blockquote' }],
    spoiler: { each: '.md-spoiler-text, [data-spoiler]', header: '', contents: '' },
  },
  hooks: { readParent, readData: readState },
});
