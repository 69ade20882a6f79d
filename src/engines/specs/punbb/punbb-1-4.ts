import { defineEngine } from '../../define-engine.js';
import { BODY, IN_BRACKETS, PAGES, TOPIC_ID } from '../fluxbb/shared.js';
import { readCitation } from '../phpbb/citation.js';

/** PunBB 1.3 and 1.4. The id is on the head of a post; the signature and the edit line stand inside the message. */
export const PUNBB_1_4 = defineEngine({
  engine: 'punbb',
  generation: '1.4',
  detect: [
    { select: '.post .posthead .post-ident', weight: 0.4, says: 'post heads with .post-ident' },
    { select: '.post .post-author .author-ident', weight: 0.3, says: 'authors in .author-ident' },
    { select: '.post .post-entry .entry-content', weight: 0.3, says: 'messages in .entry-content' },
  ],
  notThread: [
    { code: 'index-page', select: '#brd-index .main-item, #brd-viewforum .main-item' },
    { code: 'login-required', select: '#brd-login form' },
    { code: 'error-page', select: '#brd-message .main-message' },
  ],
  thread: {
    externalId: [
      { select: '.main-title a.permalink, .main-title a', attr: 'href', match: TOPIC_ID },
      { select: 'link[href*="tid="]', attr: 'href', match: /[?&;]tid=(\d{1,12})/ },
    ],
    title: [{ select: '.main-title a.permalink' }, { select: '.main-title' }],
    url: [{ select: '.main-title a.permalink', attr: 'href' }],
    forumPath: '.crumbs .crumb:not(.crumbfirst) a',
    ...PAGES,
    total: [{ select: '.main-head .item-info', match: /(\d[\d., ]{0,9})\D*$/ }],
  },
  post: {
    list: '.post:has(> .posthead)',
    externalId: [
      { select: '.posthead', attr: 'id', match: /^p(\d{1,12})$/ },
      { select: '.post-link a.permalink', attr: 'href', match: /#p(\d{1,12})$/ },
    ],
    url: [{ select: '.post-link a', attr: 'href' }],
    number: [{ select: '.post-num', match: /^\d{1,7}$/ }],
    author: {
      name: [{ select: '.author-ident .username' }, { select: '.post-byline a, .post-byline strong' }],
      externalId: [
        {
          select: '.author-ident .username a, .post-byline a',
          attr: 'href',
          match: /(?:[?&;]id=|\/user[/-]?)(\d{1,12})/,
        },
      ],
      member: '.author-ident .username a, .post-byline a, .author-ident .userstatus',
    },
    posted: { shown: [{ select: '.post-link a' }] },
    edited: { shown: [{ select: '.lastedit', match: IN_BRACKETS }] },
    body: '.post-entry .entry-content',
    signature: '.sig-content',
  },
  body: BODY,
  hooks: { readCitation },
});
