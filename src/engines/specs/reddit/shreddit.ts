import { defineEngine } from '../../define-engine.js';

const BARE_ID = /^t\d_(\w{1,20})$/;

/** Reddit since 2023 ("shreddit"): custom elements that carry most facts as attributes. Comments often load later. */
export const SHREDDIT = defineEngine({
  engine: 'reddit',
  generation: 'shreddit',
  detect: [
    { select: 'shreddit-post[view-context="CommentsPage"]', weight: 0.7, says: 'submission in shreddit-post' },
    { select: 'shreddit-post[post-title]', weight: 0.1, says: 'its title in post-title' },
    { select: 'shreddit-comment-tree, shreddit-comment', weight: 0.6, says: 'comments in shreddit-comment' },
  ],
  notThread: [{ code: 'index-page', select: 'shreddit-feed' }],
  thread: {
    externalId: [{ select: 'shreddit-post', attr: 'id', match: BARE_ID }],
    title: [{ select: 'shreddit-post', attr: 'post-title' }, { select: 'h1' }],
    url: [
      { select: 'link[rel="canonical"]', attr: 'href' },
      {
        select: 'shreddit-post',
        attr: 'content-href',
        match: /^(https?:\/\/(?:www\.)?reddit\.com\/r\/.{1,300}\/comments\/.{1,300})$/,
      },
      { select: 'shreddit-post', attr: 'permalink' },
    ],
    forumPath: 'shreddit-post a.subreddit-name',
    tags: 'shreddit-post-flair .flair-content',
    unpagedIsSingle: true,
    replies: [{ select: 'shreddit-post', attr: 'comment-count' }],
  },
  post: {
    list: 'shreddit-post, shreddit-comment',
    opener: 'shreddit-post',
    nested: true,
    bodiless: 'shreddit-post',
    externalId: [
      { attr: 'thingid', match: BARE_ID },
      { attr: 'id', match: BARE_ID },
    ],
    parentExternalId: [{ attr: 'parentid', match: BARE_ID }],
    url: [{ attr: 'permalink' }],
    deleted: 'shreddit-comment[is-comment-deleted="true"], shreddit-comment[is-comment-deleted=""]',
    author: {
      name: [{ attr: 'author' }],
      externalId: [
        { attr: 'author-id', match: BARE_ID },
        { select: '[slot="credit-bar"] [data-user-id]', attr: 'data-user-id', match: BARE_ID },
      ],
      member: 'shreddit-post[author-id], shreddit-comment[author]:not([author="[deleted]"])',
      deleted: '[author="[deleted]"], shreddit-comment[is-author-deleted="true"]',
    },
    posted: {
      machine: [
        { attr: 'created-timestamp' },
        { attr: 'created' },
        { select: '[slot="commentMeta"] faceplate-timeago', attr: 'ts' },
        { select: 'time[datetime]', attr: 'datetime' },
      ],
      shown: [{ select: 'faceplate-timeago' }],
    },
    edited: { machine: [{ attr: 'edited-timestamp' }, { select: '[slot="edited"] time', attr: 'datetime' }] },
    body: '[property="schema:articleBody"], [slot="comment"]',
    reactions: [
      {
        each: ':scope',
        name: [{ attr: 'score', match: /^-?\d+$/, as: 'Score' }],
        count: [{ attr: 'score' }],
        actors: '',
      },
    ],
  },
  body: {
    quotes: [{ each: 'blockquote' }],
    spoiler: { each: 'shreddit-spoiler, .md-spoiler-text', header: '', contents: '' },
  },
});
