import { defineEngine } from '../../define-engine.js';
import { QUOTE } from './shared.js';

/**
 * JForum as large boards redrew it: `.postItem` boxes. The time stands in a `title` ("posted 19 years ago" is shown); a
 * name without link is still an account's, a retired account prints a blank name.
 */
export const JFORUM_RANCH = defineEngine({
  engine: 'jforum',
  generation: 'Ranch',
  detect: [
    { select: '.postItem .postText', weight: 0.4, says: 'posts are .postItem with .postText' },
    { select: '.postItem .postdate span[title]', weight: 0.3, says: 'times in .postdate span[title]' },
    { select: '.postItem .name', weight: 0.15, says: 'authors in .name' },
    { select: '#topicSubject, .topicSubject', weight: 0.15, says: '#topicSubject' },
  ],
  notThread: [{ code: 'login-required', select: '#formlogin, form[name="formlogin"]' }],
  thread: {
    externalId: [
      { select: 'link[rel="canonical"]', attr: 'href', match: /\/t\/(?:\d{1,7}\/)?(\d{1,12})\// },
      { select: '.pagination a[href]', attr: 'href', match: /\/t\/\d{1,7}\/(\d{1,12})\// },
    ],
    title: [{ select: '#topicSubject' }, { select: '.topicSubject h1' }],
    url: [{ select: 'link[rel="canonical"]', attr: 'href' }],
    forumPath: '.topicForums a',
    tags: '.topicTags a, .tags a',
    page: [{ select: '.pagination .currentPage', match: /^\d+$/ }],
    pageCount: [{ select: '.pagination a', match: /^\d+$/, last: true }],
    unpagedIsSingle: true,
    nextUrl: [{ select: '.pagination li:has(.currentPage) + li a[href]', attr: 'href' }],
    prevUrl: [
      {
        select: '.pagination li:not(li:has(.currentPage) ~ li):not(:has(.currentPage)) a[href]',
        attr: 'href',
        last: true,
      },
    ],
  },
  post: {
    list: '.postItem',
    externalId: [
      { select: '.postdate span[id]', attr: 'id', match: /^(\d{1,12})$/ },
      { select: '[id^="likeImage_"]', attr: 'id', match: /^likeImage_(\d{1,12})$/ },
    ],
    url: [{ select: '.postdate a[href*="#"]', attr: 'href' }],
    author: {
      name: [{ select: '.name a' }, { select: '.name' }],
      externalId: [{ select: '.name a', attr: 'href', match: /\/(?:u|user\/profile)\/(\d{1,12})/ }],
      member: '.name a[href], .name span[title]:not(.invalidName)',
      deleted: '.name .invalidName',
    },
    posted: { shown: [{ select: '.postdate span[title]', attr: 'title' }, { select: '.postdate' }] },
    edited: { shown: [{ select: '.editDate, .edited', match: /(\p{L}{3} \d{1,2}, \d{4} \d{1,2}:\d{2}(?::\d{2})?)/u }] },
    body: '.postText',
    attachments: '.attachments a[href*="attachments"], .attachment a[href]',
    signature: '.signature, .sig',
    reactions: [
      { each: '[id^="like_message_"]:has(img)', name: [{ as: 'Like' }], count: [{ match: /\d+/ }], actors: '' },
      {
        each: '.rcontent :has(.appleIcon[title])',
        name: [{ as: 'Apple' }],
        count: [{ select: '.appleIcon[title]', attr: 'title', match: /(\d+)/ }],
        actors: '',
      },
      {
        each: '.rcontent :has(.cowIcon[title])',
        name: [{ as: 'Cow' }],
        count: [{ select: '.cowIcon[title]', attr: 'title', match: /(\d+)/ }],
        actors: '',
      },
    ],
  },
  body: {
    quotes: [QUOTE],
    drop: '.clinks',
    code: 'pre, code.code',
    smiley: 'img[src*="/smilies/"], img[src*="images/smilies"]',
    attachment: 'a[href*="/attachments/download"]',
  },
});
