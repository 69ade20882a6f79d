import { defineEngine } from '../../define-engine.js';
import { readCitation } from './citation.js';
import { MEMBER_ID, threadId, threadUrl, timeWithin } from './shared.js';
import { readThanks } from './thanks.js';

/**
 * phpBB 3.0 and 3.1 with subsilver2: tables, a post runs from its anchor `<a name="p12">` to the next; citation lines
 * stand before the quote; the signature is a second `.postbody` right behind the message.
 */
export const PHPBB_3_SUBSILVER2 = defineEngine({
  engine: 'phpbb',
  generation: '3 subsilver2',
  detect: [
    { select: 'td > a[name^="p"] ~ .postauthor', weight: 0.4, says: 'anchors and authors in one cell' },
    { select: 'td div.postbody', weight: 0.3, says: 'messages in div.postbody' },
    { select: 'td.profile .postdetails', weight: 0.2, says: 'profiles in td.profile' },
    { select: 'table.tablebg', weight: 0.1, says: 'table.tablebg' },
  ],
  notThread: [
    { code: 'index-page', select: 'table.tablebg a.topictitle, table.tablebg a.forumlink' },
    { code: 'login-required', select: 'form[action*="mode=login"] table.tablebg input[type="password"]' },
  ],
  thread: {
    externalId: [...threadId('link[rel="canonical"]'), ...threadId('a.titles'), ...threadId('#pageheader h2 a')],
    title: [{ select: 'a.titles' }, { select: '#pageheader h2' }, { select: 'title', match: / - (.+)$/ }],
    url: [...threadUrl('link[rel="canonical"]'), ...threadUrl('a.titles')],
    forumPath: 'p.breadcrumbs a[href*="viewforum"]',
    page: [
      { select: 'td.nav > strong', match: /^\d{1,5}$/ },
      { select: 'td.gensmall strong', match: /^\d{1,5}$/ },
    ],
    pageCount: [{ select: 'td.nav > strong + strong', match: /^\d{1,5}$/ }],
    nextUrl: [
      { select: 'link[rel="next"]', attr: 'href' },
      { select: 'td.gensmall strong + .page-sep + a[href], td.gensmall strong + a[href]', attr: 'href' },
    ],
    prevUrl: [
      { select: 'link[rel="prev"]', attr: 'href' },
      { select: 'td.gensmall a[href]:not(strong ~ a)', says: /^\d{1,5}$/, attr: 'href', last: true },
    ],
    total: [{ select: 'td.nav + td.gensmall', match: /\d[\d., ]{0,9}/ }],
    clock: timeWithin('#datebar .gensmall'),
    zone: [{ select: 'p.datetime', match: /(?:UTC|GMT).{0,40}/ }],
    polls: [
      {
        each: 'td.row2 > form:has(span.gen)',
        question: [{ select: 'span.gen > b' }],
        option: {
          each: 'tr:has(> td:has(> span.gen)):has(.poll_center, img[src*="poll_"], input[name^="vote_id"])',
          text: [{ select: 'span.gen' }],
          votes: [{ select: 'td[align="center"]', match: /^\[ ?(\d{1,7}) ?\]$/ }],
        },
        voters: [{ select: 'td.gensmall > b', match: /\d{1,7}/ }],
      },
    ],
  },
  post: {
    list: 'td > a[name^="p"]',
    runs: true,
    externalId: [{ attr: 'name', match: /^p(\d{1,12})$/ }],
    url: [{ select: 'td.gensmall a[href*="#p"]', attr: 'href', match: /^[^#].*$/ }],
    deleted: 'img[alt="DELETED"], .postapprove a[href*="mode=restore"]',
    author: {
      name: [{ select: '.postauthor' }],
      externalId: [
        { select: '.postauthor a', attr: 'href', match: MEMBER_ID },
        { select: 'div.gensmall a[href*="viewprofile"]', attr: 'href', match: MEMBER_ID },
      ],
      member: '.postauthor a, div.gensmall a[href*="viewprofile"]',
    },
    posted: {
      machine: [{ select: 'td.gensmall > div + div time[datetime]', attr: 'datetime' }],
      shown: [{ select: 'td.gensmall > div + div', match: /^[^:]{1,40}: ?(.{4,60})$/ }],
    },
    edited: { shown: timeWithin('div.postbody ~ span.gensmall, div.postbody ~ table .row3 span.gensmall') },
    body: 'td > div.postbody:not(div.postbody + div):not(table + div)',
    signature: 'td > div.postbody + div.postbody, td > table + div.postbody, td > span.postbody',
    attachments: 'div.postbody ~ table a[href*="file.php"], div.postbody ~ table img[src*="file.php"]:not(a img)',
    attachmentName: [{}, { attr: 'alt' }, { select: 'img', attr: 'alt' }],
  },
  body: {
    quotes: [{ each: 'div.quotecontent', before: 'div.quotetitle' }],
    drop: 'div.codetitle, div.attachtitle, div.attachcontent .gensmall',
    code: 'div.codecontent',
    smiley: 'img[src*="smilies/"], img.smilies',
    attachment: 'div.attachcontent a[href*="file.php"]',
  },
  hooks: { readCitation, readReactions: readThanks },
});
