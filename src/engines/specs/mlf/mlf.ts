import { defineEngine } from '../../define-engine.js';

/**
 * my little forum 2: a tree on one page, or the same posts one after the other; the parent is in the link to it either
 * way. Quotes have no attribution.
 */
export const MLF = defineEngine({
  engine: 'mlf',
  generation: '2',
  detect: [
    { select: '.thread-posting[id^="p"]', weight: 0.5, says: 'posts are .thread-posting#pN' },
    { select: '.thread-posting [id^="headline-"]', weight: 0.2, says: 'titles in #headline-N' },
    { select: '.thread-posting .author time[datetime]', weight: 0.15, says: 'times in .author time' },
    { select: '.thread-posting [id^="posting-"] .body', weight: 0.15, says: 'bodies in #posting-N .body' },
  ],
  notThread: [
    {
      code: 'login-required',
      select: '#pbmlf ~ form[action*="mode=login"], form#login[action="index.php"] input[name="userpw"]',
    },
    { code: 'index-page', select: 'ul.thread[id^="thread-"], #threadlist, .thread [id^="p"] .subject' },
  ],
  version: [{ select: 'meta[name="generator"]', attr: 'content', match: /my little forum ([\w.]{1,20})/i }],
  thread: {
    externalId: [
      { select: 'a[href*="toggle_thread_display"]', attr: 'href', match: /[?&]id=(\d{1,12})/ },
      { select: 'a[href*="mode=rss"][href*="thread="]', attr: 'href', match: /[?&]thread=(\d{1,12})/ },
      { select: 'h1[id^="headline-"]', attr: 'id', match: /^headline-(\d{1,12})$/ },
    ],
    title: [
      { select: 'h1[id^="headline-"]', without: '.category' },
      { select: '.thread-posting h1', without: '.category' },
    ],
    url: [
      { select: 'link[rel="canonical"]', attr: 'href' },
      { select: 'a[href*="toggle_thread_display"]', attr: 'href', match: /^(.{1,300}?)&toggle_thread_display/ },
    ],
    forumPath: 'h1[id^="headline-"] .category',
    tags: '.thread-posting p.tags a',
    unpagedIsSingle: true,
    clock: [{ select: '#statistics', match: /:\s*(\d{4}-\d{2}-\d{2},? \d{1,2}:\d{2}(?: ?[AP]M)?)/i }],
    zone: [{ select: '#statistics', match: /\(((?:UTC|GMT)?[+-]?[\d:]{0,6}|[A-Z][\w/]{2,40})\)$/ }],
  },
  post: {
    list: '.thread-posting[id^="p"]',
    externalId: [{ attr: 'id', match: /^p(\d{1,12})$/ }],
    url: [{ select: 'a.permalink, [id^="headline-"] a[href]', attr: 'href' }],
    parentExternalId: [{ select: '.op-link a', attr: 'href', match: /#p(\d{1,12})$/ }],
    author: {
      name: [{ select: '.author-name' }, { select: '.author strong, .author .registered_user' }],
      externalId: [{ select: '.author a[href*="show_user="]', attr: 'href', match: /show_user=(\d{1,12})/ }],
      member: '.author .registered_user, .author a[href*="show_user="]',
    },
    posted: {
      machine: [{ select: '.author time:not(.edited time)', attr: 'datetime' }],
      shown: [{ select: '.author time:not(.edited time)' }],
    },
    edited: {
      machine: [{ select: '.edited time', attr: 'datetime' }],
      shown: [{ select: '.edited time' }],
    },
    body: '[id^="posting-"] > .body, .wrapper > .body',
    signature: '.signature',
  },
  body: {
    // A quote in a quote is printed beside it, in as many boxes as it is deep.
    quotes: [{ each: 'blockquote', hollow: true }],
    drop: '.signature, p.tags',
    code: 'pre',
    smiley: 'img.smiley, img[src*="/smilies/"]',
  },
});
