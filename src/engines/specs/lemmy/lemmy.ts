import { defineEngine } from '../../define-engine.js';
import { LEMMY_BODY } from './body.js';
import { readVotes } from './hooks.js';
import { readIsoData } from './iso-data.js';

/** Lemmy (its own web interface, 0.12 to 0.19): a post and a tree of comments, printed once for each kind of screen. */
export const LEMMY = defineEngine({
  engine: 'lemmy',
  generation: 'post',
  detect: [
    { select: '.post-listing', weight: 0.3, says: 'the post is .post-listing' },
    {
      select: '.comments .comment-node, .comment-node .comment-content',
      weight: 0.5,
      says: 'comments are .comment-node',
    },
    {
      select: '.post .post-listing a[href*="scrollToComments"], .post .post-listing',
      weight: 0.3,
      says: 'a single post page',
    },
    { select: '.person-listing', weight: 0.2, says: 'authors are .person-listing' },
  ],
  notThread: [{ code: 'index-page', select: '#app .post-listings' }],
  version: [{ select: '#footer a[href*="releases"], footer .nav-link', match: /(\d+\.\d+\.\d+)/ }],
  thread: {
    // The canonical address is that of the post's origin, where a federated post bears another number.
    externalId: [
      { select: 'meta[property="og:url"]', attr: 'content', match: /\/post\/(\d{1,12})/ },
      { select: '.post-listing .post-title a[href*="/post/"]', attr: 'href', match: /\/post\/(\d{1,12})/ },
      { select: '.post-listing a[href*="/post/"]', attr: 'href', match: /\/post\/(\d{1,12})/ },
      { select: 'link[rel="canonical"]', attr: 'href', match: /\/post\/(\d{1,12})/ },
    ],
    title: [{ select: '.post-listing .post-title h1' }, { select: '.post-listing .post-title' }, { select: 'h1, h5' }],
    url: [
      { select: 'meta[property="og:url"]', attr: 'content' },
      { select: 'link[rel="canonical"]', attr: 'href' },
    ],
    forumPath: '.post-listing .community-link',
    unpagedIsSingle: true,
    nextUrl: [],
    prevUrl: [],
    replies: [{ select: '.post-listing a[href*="scrollToComments"]', match: /\d+/ }],
  },
  post: {
    list: '.post .post-listing, .comment:has(.comment-node)',
    externalId: [
      { select: '.comment-node[id^="comment-"]', attr: 'id', match: /^comment-(\d+)$/ },
      { select: '.post-title a[href*="/post/"]', attr: 'href', match: /\/post\/(\d{1,12})/ },
      { select: 'a[href*="/post/"]', attr: 'href', match: /\/post\/(\d{1,12})/ },
    ],
    url: [
      { select: '.comment-node a[href*="/post/"], .comment-node a[href*="/comment/"]', attr: 'href' },
      { select: 'a[href*="/post/"]', attr: 'href', match: /^([^?#]{1,1000})/ },
    ],
    bodiless: '.post-listing',
    nested: true,
    opener: '.post-listing',
    author: {
      name: [{ select: '.person-listing > span' }, { select: '.person-listing' }],
      member: '.person-listing[href]',
    },
    posted: {
      machine: [],
      shown: [{ select: '.moment-time[data-tippy-content]', attr: 'data-tippy-content' }, { select: '.moment-time' }],
    },
    body: '.comment-content .md-div, #postContent .md-div, .post-listing .md-div:not(#postContent .md-div)',
  },
  body: LEMMY_BODY.body,
  hooks: { readReactions: readVotes, readData: readIsoData },
});
