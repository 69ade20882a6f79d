import { defineEngine } from '../../define-engine.js';
import { readCitation } from '../phpbb/citation.js';
import { BODY, IN_BRACKETS, PAGES, TOPIC_ID } from './shared.js';

/** FluxBB 1.4 and 1.5. Authors link their profile only where guests may see profiles; quotes link nothing. */
export const FLUXBB_1 = defineEngine({
  engine: 'fluxbb',
  generation: '1.5',
  detect: [
    { select: '.blockpost[id^="p"]', weight: 0.3, says: 'posts are .blockpost#pN' },
    { select: '.blockpost .postbody > .postleft', weight: 0.5, says: 'authors in .postleft inside .postbody' },
    { select: '.blockpost .postright .postmsg', weight: 0.2, says: 'messages in .postright .postmsg' },
  ],
  notThread: [
    { code: 'index-page', select: '#punindex .blocktable, #punviewforum .blocktable, #punsearch .blocktable' },
    { code: 'login-required', select: '#punlogin form#login' },
    { code: 'error-page', select: '#msg.block, #pun #msg' },
  ],
  thread: {
    externalId: [
      { select: '.crumbs a[href*="viewtopic"]', attr: 'href', match: TOPIC_ID },
      { select: 'link[rel="canonical"]', attr: 'href', match: TOPIC_ID },
      { select: 'link[href*="tid="], a[href*="tid="]', attr: 'href', match: /[?&;]tid=(\d{1,12})/ },
    ],
    title: [
      { select: '.crumbs strong' },
      { select: '.firstpost h3' },
      { select: 'title', match: /^(.+?)(?: \([^()]{1,24}\))? \/ / },
    ],
    url: [
      { select: 'link[rel="canonical"]', attr: 'href', match: /^(.+?[?&]id=\d+)/ },
      { select: '.crumbs strong a, .crumbs a:has(> strong)', attr: 'href' },
    ],
    forumPath: '.crumbs a[href*="viewforum"], .crumbs a[href*="/forum"]',
    ...PAGES,
  },
  post: {
    list: '.blockpost[id^="p"]',
    externalId: [{ attr: 'id', match: /^p(\d{1,12})$/ }],
    url: [{ select: 'h2 a[href*="#p"]', attr: 'href' }],
    number: [{ select: 'h2 .conr', match: /^#?(\d{1,7})$/ }],
    author: {
      name: [{ select: '.postleft dt strong' }, { select: '.postleft dt' }],
      externalId: [{ select: '.postleft dt a', attr: 'href', match: /(?:[?&;]id=|\/user\/)(\d{1,12})/ }],
      // Only accounts are shown as on- or offline, and only they have a number of posts.
      member: '.postleft dt a[href], .postfootleft p > span, .postfootleft p > strong',
    },
    posted: { shown: [{ select: 'h2 a[href*="#p"]' }, { select: 'h2 a' }] },
    edited: { shown: [{ select: '.postedit', match: IN_BRACKETS }] },
    body: '.postright .postmsg:not(.postsignature)',
    signature: '.postsignature',
  },
  body: BODY,
  hooks: { readCitation },
});
