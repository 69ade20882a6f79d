import { defineEngine } from '../../define-engine.js';
import { readBody } from './hooks.js';

/** 4chan and boards in its markup: a thread of numbered posts, mostly by nobody in particular. */
export const FOURCHAN = defineEngine({
  engine: 'fourchan',
  generation: 'html',
  detect: [
    { select: '.postContainer.opContainer .post.op', weight: 0.4, says: 'opener in .opContainer' },
    { select: 'blockquote.postMessage', weight: 0.4, says: 'comments in blockquote.postMessage' },
    { select: '.postInfo .nameBlock', weight: 0.2, says: 'names in .nameBlock' },
    // A page of a board shows the last posts of many threads.
    { select: '.board .thread ~ .thread', weight: -1, says: 'several threads' },
  ],
  notThread: [
    { code: 'index-page', select: '.board .thread ~ .thread, #threads .thread' },
    { code: 'error-page', select: '#errmsg' },
  ],
  thread: {
    externalId: [
      { select: '.thread', attr: 'id', match: /^t(\d+)$/ },
      { select: '.opContainer', attr: 'id', match: /^pc(\d+)$/ },
    ],
    title: [
      { select: '.opContainer .postInfo .subject' },
      { select: 'meta[property="og:title"]', attr: 'content' },
      { select: 'title', match: /^(?:\/\w{1,12}\/ - )?(.{1,500}?)(?: - [^-]{1,100}){0,2}$/ },
    ],
    url: [
      { select: 'link[rel="canonical"]', attr: 'href' },
      { select: '.opContainer .postNum a', attr: 'href', match: /^([^#]{1,500}\/(?:thread|res)\/\d+[^#]{0,200})/ },
    ],
    forumPath: '.boardBanner .boardTitle',
    unpagedIsSingle: true,
    nextUrl: [],
    prevUrl: [],
    // What scripts show above the thread; the plain page has no counts.
    replies: [{ select: '.thread-stats .ts-replies' }],
  },
  post: {
    list: '.postContainer',
    externalId: [
      { attr: 'id', match: /^pc(\d+)$/ },
      { select: '.post', attr: 'id', match: /^p(\d+)$/ },
    ],
    url: [{ select: '.postInfo .postNum a', attr: 'href' }],
    // The first post a reply names.
    parentExternalId: [
      { select: 'blockquote.postMessage > a.quotelink', attr: 'href', match: /^(?:[^#]{0,200})#p(\d+)$/ },
    ],
    author: {
      name: [{ select: '.postInfo .nameBlock .name' }, { select: '.nameBlock .name' }],
      // A tripcode, or the id of a poster within this thread.
      externalId: [
        { select: '.postInfo .nameBlock .postertrip' },
        { select: '.postInfo .posteruid .hand' },
        { select: '.postInfo .posteruid', match: /ID:\s*([\w+/]{4,12})/ },
      ],
      member: '.postInfo .nameBlock .postertrip, .postInfo .nameBlock .capcode',
      guest: '.postInfo .nameBlock .name',
    },
    posted: {
      machine: [{ select: '.dateTime[data-utc]', attr: 'data-utc' }],
      shown: [{ select: '.postInfo .dateTime' }, { select: '.dateTime' }],
    },
    body: 'blockquote.postMessage',
    bodiless: '.postContainer:has(.file)',
    attachments: '.file .fileText a',
    attachmentName: [{ attr: 'title' }, {}],
  },
  body: { drop: '.abbr, .exif', code: 'pre' },
  hooks: { readBody },
});
