import { defineEngine } from '../../define-engine.js';
import { BODY, IN_BRACKETS, PAGES, TOPIC_ID } from '../fluxbb/shared.js';
import { readCitation } from '../phpbb/citation.js';

/**
 * PunBB 1.2 and the first FluxBB: `.blockpost` as in FluxBB, but the columns stand right in `.inbox`, quotes are
 * `blockquote > .incqbox > h4` and links of the thread are in a list before the title.
 */
export const PUNBB_1_2 = defineEngine({
  engine: 'punbb',
  generation: '1.2',
  detect: [
    { select: '.blockpost[id^="p"]', weight: 0.3, says: 'posts are .blockpost#pN' },
    { select: '.blockpost .inbox > .postleft', weight: 0.5, says: 'authors in .postleft right in .inbox' },
    { select: '.blockpost .postright .postmsg', weight: 0.2, says: 'messages in .postright .postmsg' },
  ],
  thread: {
    externalId: [
      { select: '.pagelink a, .postlink a, .blockpost h2 a', attr: 'href', match: /[?&;](?:t?id)=(\d{1,12})/ },
      { select: 'a[href*="tid="]', attr: 'href', match: /[?&;]tid=(\d{1,12})/ },
    ],
    title: [{ select: '.linkst ul li:last-child', match: /^»?\s*(.+)$/ }, { select: '.firstpost h3' }],
    url: [
      { select: 'link[rel="canonical"]', attr: 'href' },
      { select: '.pagelink a[href*="viewtopic"]', attr: 'href', match: /^(.+?[?&]id=\d+)/ },
    ],
    forumPath: '.linkst ul a[href*="viewforum"]',
    ...PAGES,
  },
  post: {
    list: '.blockpost[id^="p"]',
    externalId: [{ attr: 'id', match: /^p(\d{1,12})$/ }],
    url: [{ select: 'h2 a[href*="#p"]', attr: 'href' }],
    number: [{ select: 'h2 .conr', match: /^#?(\d{1,7})$/ }],
    author: {
      name: [{ select: '.postleft dt strong' }, { select: '.postleft dt' }],
      externalId: [{ select: '.postleft dt a', attr: 'href', match: TOPIC_ID }],
      member: '.postleft dt a[href*="profile"]',
    },
    posted: { shown: [{ select: 'h2 a' }] },
    edited: { shown: [{ select: '.postedit', match: IN_BRACKETS }] },
    body: '.postright .postmsg:not(.postsignature)',
    signature: '.postsignature',
  },
  body: { ...BODY, quotes: [{ each: 'blockquote:has(> .incqbox)', contents: '.incqbox', header: '.incqbox > h4' }] },
  hooks: { readCitation },
});
