import { defineEngine } from '../../define-engine.js';
import { readCitation } from './citation.js';
import { MEMBER_ID, threadId, timeWithin } from './shared.js';

/** The pages are links and one bold figure: "Goto page <b>1</b>, <a>2</a>  <a>Next</a>". */
const PAGE_LINKS = 'span.gensmall > b > a, span.gensmall > b > b, span.nav > b > a, span.nav > b > b';
const ADDRESS = /^(.+?[?&;]t=\d+)/;

/**
 * phpBB 2.0: subSilver and the themes made from it. Rows of one table: the first row or two name the author and the
 * time, the next hold the message, split into several `span.postbody` around its quotes. So a post runs from its anchor
 * `<a name="12">` to the next. The signature stands in the message behind a rule of 17 underscores.
 */
export const PHPBB_2 = defineEngine({
  engine: 'phpbb',
  generation: '2.0',
  detect: [
    { select: 'span.name > a[name]', weight: 0.35, says: 'anchors of posts in span.name' },
    { select: 'td > span.postbody', weight: 0.35, says: 'messages in span.postbody' },
    {
      select: 'a[href*="#"] + span.postdetails',
      weight: 0.2,
      says: 'times in span.postdetails behind the link to the post',
    },
    { select: 'table.forumline', weight: 0.1, says: 'table.forumline' },
  ],
  notThread: [
    { code: 'index-page', select: 'span.topictitle a.topictitle, a.forumlink' },
    { code: 'login-required', select: 'form[action*="login"] input[name="autologin"]' },
    {
      code: 'error-page',
      select: 'table.forumline:has(th.thHead):not(:has(form)) td.row1 table td[align="center"] > span.gen',
    },
  ],
  thread: {
    externalId: [
      ...threadId('a.maintitle'),
      ...threadId('a[href*="view=previous"]'),
      ...threadId('a[href*="view=next"]'),
      ...threadId('a[href*="mode=reply"]'),
      ...threadId('link[rel="canonical"]'),
    ],
    title: [
      { select: 'a.maintitle' },
      { select: '.maintitle' },
      { select: 'title', match: /^.{1,120}? :: .{1,60}? - (.+)$/ },
      { select: 'title', match: /^.{1,120}? :: (.+)$/ },
    ],
    url: [
      { select: 'link[rel="canonical"]', attr: 'href', match: ADDRESS },
      { select: 'a.maintitle', attr: 'href', match: ADDRESS },
      { select: 'a[href*="view=previous"]', attr: 'href', match: ADDRESS },
    ],
    forumPath: 'a.nav[href*="viewforum"], .nav a[href*="viewforum"], a.mainmenu[href*="viewforum"]',
    page: [
      { select: 'span.nav > b', match: /^\d{1,5}$/ },
      { select: 'span.gensmall > b > b, span.nav > b > b', match: /^\d{1,5}$/ },
    ],
    pageCount: [
      { select: 'span.nav > b + b', match: /^\d{1,5}$/ },
      { select: PAGE_LINKS, match: /^\d{1,5}$/, last: true },
    ],
    unpagedIsSingle: true,
    nextUrl: [{ select: 'span.gensmall > b > b + a[href], span.nav > b > b + a[href]', attr: 'href' }],
    prevUrl: [{ select: 'span.gensmall > b > a:not(b ~ a)', says: /^\d{1,5}$/, attr: 'href', last: true }],
    zone: [{ select: '.gensmall', says: /(?:GMT|UTC)/, match: /(?:GMT|UTC).{0,40}/, last: true }],
    polls: [
      {
        each: 'td.row2:has(img[src*="vote_lcap"]), td.row2:has(input[name="vote_id"])',
        question: [{ select: 'span.gen > b' }],
        option: {
          each: 'tr:has(> td:has(> span.gen)):has(img[src*="vote_lcap"]), tr:has(> td:has(> input[name="vote_id"]))',
          text: [{ select: 'span.gen' }],
          votes: [{ select: 'td > span.gen', match: /^\[ ?(\d{1,7}) ?\]$/ }],
        },
        voters: [{ select: 'span.gen > b', match: /: ?(\d{1,7})$/, last: true }],
      },
    ],
  },
  post: {
    list: 'span.name > a[name]',
    runs: true,
    externalId: [{ attr: 'name', match: /^p?(\d{1,12})$/ }],
    url: [{ select: 'a[href*="#"]', attr: 'href', match: /^[^#].*p(?:=|%3D)\d+.*#p?\d+$/i }],
    author: {
      name: [{ select: 'span.name > b' }, { select: 'span.name > strong' }, { select: 'span.name > a[href]' }],
      externalId: [
        { select: 'span.name a[href*="viewprofile"]', attr: 'href', match: MEMBER_ID },
        { select: 'a[href*="viewprofile"]:has(> img)', attr: 'href', match: MEMBER_ID },
        { select: 'a[href*="mode=post"][href*="u="]:has(> img)', attr: 'href', match: MEMBER_ID },
      ],
      member: 'span.name a[href*="viewprofile"], a[href*="viewprofile"]:has(> img)',
    },
    posted: {
      shown: [
        {
          select: 'a[href*="#"] + span.postdetails',
          match: /^[^:]{1,40}: ?(.{3,40}?\d{1,2}[:.]\d{2}(?::\d{2})?(?: ?[ap]\.?m\.?)?)(?= |$)/i,
        },
        {
          select: 'a[href*="#"] + span.postdetails',
          match: /^[^:]{1,40}: ?(.{6,40}?) [^ :]{1,24}(?: [^ :]{1,24}){0,2}:/,
        },
        ...timeWithin('span.postdetails'),
      ],
    },
    edited: { shown: timeWithin('td > span.postbody ~ span.gensmall') },
    body: 'td:has(> span.postbody):not(.quote):not(.code)',
    attachments: 'table.attachtable',
  },
  body: {
    quotes: [
      {
        each: 'td:has(> span.postbody) > table:has(td.quote), span.postbody > table:has(td.quote), td.quote table:has(td.quote)',
        contents: 'td.quote',
        header: 'td:not(.quote)',
      },
    ],
    drop: 'span.postbody ~ span.gensmall, span.genmed, table.attachtable',
    code: 'td.code',
    smiley: 'img[src*="smiles/"], img[src*="smilies/"]',
    signatureMark: /^_{17}$/,
  },
  hooks: { readCitation },
});
