import { defineEngine } from '../../define-engine.js';
import { FLARUM_BODY } from './body.js';
import { readPayload } from './payload.js';

/**
 * Flarum, beta to 2: an app that is empty without scripts. Its page carries a plain view in `<noscript>` (names and
 * bodies only) and the data the app starts from; a page saved from the browser also holds the rendered posts.
 */
export const FLARUM = defineEngine({
  engine: 'flarum',
  generation: 'discussion',
  detect: [
    { select: '#flarum-content .Post-body', weight: 0.8, says: 'bodies in #flarum-content .Post-body' },
    { select: '.PostStream-item[data-id]', weight: 0.8, says: 'posts are .PostStream-item' },
    { select: '#flarum-json-payload', weight: 0.2, says: '#flarum-json-payload' },
  ],
  notThread: [
    { code: 'index-page', select: '#flarum-content ul > li > a, .DiscussionList' },
    { code: 'empty-shell', select: 'html:not(:has(#flarum-content a)) #flarum-loading' },
  ],
  version: [],
  thread: {
    externalId: [
      { select: 'link[rel="canonical"]', attr: 'href', match: /\/d\/(\d{1,12})/ },
      { select: 'meta[property="og:url"]', attr: 'content', match: /\/d\/(\d{1,12})/ },
    ],
    title: [
      { select: '.DiscussionHero-title' },
      { select: '#flarum-content h1' },
      { select: 'meta[property="og:title"]', attr: 'content' },
    ],
    url: [{ select: 'link[rel="canonical"]', attr: 'href', match: /^([^?#]{1,1000})/ }],
    page: [{ select: 'link[rel="canonical"]', attr: 'href', match: /[?&]page=(\d+)/ }],
  },
  post: {
    list: '#flarum-content article, #flarum-content .Post-body:not(article .Post-body), .PostStream-item[data-id]',
    refuse: '.PostStream-item[data-type]:not([data-type="comment"])',
    externalId: [{ attr: 'data-id', match: /^\d+$/ }],
    url: [{ select: '.PostMeta-permalink', attr: 'value' }],
    number: [{ attr: 'data-number' }],
    deleted: '.Post--hidden',
    author: {
      name: [
        { select: '.PostUser .username' },
        { select: '.PostUser-name' },
        { select: '.PostUser h3' },
        { select: 'h3' },
      ],
      member: '.PostUser a[href*="/u/"]',
    },
    posted: {
      machine: [{ select: '.PostMeta time[datetime]', attr: 'datetime' }, { attr: 'data-time' }],
      shown: [{ select: '.PostMeta time' }],
    },
    edited: {
      machine: [],
      shown: [{ select: '.PostEdited', attr: 'title', match: /(?:\p{Lu}\p{L}{2,11}\.? )?\d.{3,60}/u }],
    },
    body: '.Post-body',
    signature: '.Post-signature',
    reactions: [
      {
        each: '.Post-likedBy',
        name: [{ as: 'Like' }],
        count: [],
        actors: '.username, a[href*="/u/"]:not(:has(.username))',
      },
    ],
  },
  body: FLARUM_BODY.body,
  hooks: { readData: readPayload },
});
