import { defineEngine } from '../../define-engine.js';
import {
  ALL_RESULTS,
  ATTACHMENT_NAME,
  EDIT_TIMES,
  FIRST_PAGE,
  memberId,
  OF_PAGES,
  PAGE_FROM_URL,
  PAGE_OF,
  postId,
  THREAD_EXTERNAL_ID,
  THREAD_URL,
  ZONE,
} from './shared.js';
import { readThanks } from './thanks.js';

/** The line "Originally Posted by Ann" at the top of a quote; quotes without a name begin with their text. */
const HEADERS = [
  'td.alt2 > div:first-child:not([style]):not([class]):has(strong)',
  '.panel.alt2 > div:first-child:not([style]):has(strong)',
  '.postquote > div:not([style]):not(.smallfont):has(strong)',
] as const;

const inHeader = (target: string): string => HEADERS.map((header) => `${header} ${target}`).join(', ');

const BODY_ID = '[id^="post_message_"]';
const OUTER = 'div[id^="edit"]:not(div[id^="edit"] *)';
const BARE = ':is(table, .tpost, .postbit, .threadpost)[id^="post"]';

/**
 * vBulletin 3.5 to 3.8 and the forks that draw the same ids without tables (Internet Brands). A quote is a cell or panel
 * of the colour `alt2` below the label "Quote:".
 */
export const VBULLETIN_3 = defineEngine({
  engine: 'vbulletin',
  generation: '3',
  detect: [
    { select: '[id^="post_message_"]', weight: 0.3, says: 'bodies are #post_message_N' },
    { select: '[id^="td_post_"]', weight: 0.25, says: 'posts have a cell #td_post_N' },
    { select: '[id^="postmenu_"]', weight: 0.2, says: 'authors are #postmenu_N' },
    { select: 'div[id^="edit"] a[name^="post"]', weight: 0.15, says: 'posts stand in div#editN' },
    { select: '.bigusername', weight: 0.1, says: 'a.bigusername' },
    { select: 'li[id^="post_"] .posthead', weight: -0.6, says: 'posts are list items as in version 4' },
  ],
  notThread: [
    { code: 'login-required', select: 'td.panelsurround input[name="vb_login_username"]' },
    {
      code: 'index-page',
      select: '[id^="td_threadtitle_"], tbody[id^="collapseobj_forumbit_"], [id^="threadbits_forum_"]',
    },
    { code: 'error-page', select: 'td.panelsurround div.panel' },
  ],
  version: [{ select: 'meta[name="generator"]', attr: 'content', match: /vBulletin\D{0,20}(\d[\d.]{0,12}\d)/i }],
  thread: {
    externalId: THREAD_EXTERNAL_ID,
    title: [
      { select: 'td.navbar strong', without: '*' },
      { select: 'td.navbar strong' },
      { select: '.threadtitle', without: '.prefix' },
      { select: 'meta[property="og:title"]', attr: 'content' },
      { select: 'title', match: /^(.{1,400}?)(?: - \p{L}{3,12} \d{1,6})? - [^-]{1,200}$/u },
      { select: 'title' },
    ],
    url: THREAD_URL,
    forumPath: 'span.navbar a, [itemtype$="/BreadcrumbList"] [itemtype$="/ListItem"] a, .breadcrumbs a, .breadcrumb a',
    tags: '#tag_list_cell a',
    page: [
      { select: '.pagenav .vbmenu_control', match: PAGE_OF },
      { select: '.pagenav', match: /^\D{0,40}?(\d[\d.,]{0,9})\D{1,20}\d/ },
      ...PAGE_FROM_URL,
    ],
    pageCount: [
      { select: '.pagenav .vbmenu_control', match: OF_PAGES },
      { select: '.pagenav', match: /^\D{0,40}?\d[\d.,]{0,9}\D{1,12}(\d[\d.,]{0,9})/ },
    ],
    unpagedIsSingle: true,
    nextUrl: [
      { select: 'link[rel="next"]', attr: 'href' },
      { select: '.pagenav a[rel="next"]', attr: 'href' },
      { select: '.pagenav a', says: /^[>›]$/, attr: 'href' },
    ],
    prevUrl: [
      { select: 'link[rel="prev"]', attr: 'href' },
      { select: '.pagenav a[rel="prev"]', attr: 'href' },
      { select: '.pagenav a', says: /^[<‹]$/, attr: 'href' },
    ],
    perPage: [
      { select: '.pagenav a[title]', attr: 'title', match: FIRST_PAGE },
      { select: '.pagenav span[title]', attr: 'title', match: FIRST_PAGE },
    ],
    total: [{ select: '.pagenav span[title]', attr: 'title', match: ALL_RESULTS }],
    clock: [{ select: 'div.smallfont[align="center"] .time' }],
    zone: [{ select: 'div.smallfont[align="center"]', match: ZONE }],
    polls: [
      {
        each: 'table.tborder:has(td.tcat):has(img[src*="polls/bar"])',
        question: [{ select: '.tcat .normal', match: /^:?\s?(.{1,400})$/ }, { select: '.tcat' }],
        option: {
          each: 'tr:has(img[src*="polls/bar"])',
          text: [{ select: 'td:first-child' }],
          votes: [{ select: 'td strong' }, { select: 'td:nth-child(3)' }],
        },
        voters: [{ select: '.tfoot strong' }],
      },
      {
        each: 'form[action*="poll.php"]:has([name^="optionnumber"])',
        question: [{ select: 'legend' }, { select: '.thead, .tcat' }],
        option: { each: 'label[for*="optionnumber"]', text: [{}], votes: [] },
        voters: [],
      },
    ],
  },
  post: {
    // Posts never stand in posts; without the box "editN" of 3.5 the table itself is the post.
    list: `${OUTER}:has(a[name^="post"]), ${OUTER}:has(${BODY_ID}), ${BARE}:not(${BARE} *):not([id^="edit"] *):has(${BODY_ID})`,
    externalId: [{ attr: 'id', match: /^(?:edit|post)(\d{1,15})$/ }],
    url: [
      { select: '.thead a[href*="#post"]', attr: 'href' },
      { select: 'a[id^="postcount"][href]', attr: 'href' },
    ],
    number: [{ select: 'a[id^="postcount"]', attr: 'name' }, { select: 'a[id^="postcount"]' }],
    author: {
      name: [
        { select: '.bigusername' },
        { select: '[id^="postmenu_"]:not([id$="_menu"])' },
        { select: '.postauthor .username' },
        { select: '.username' },
      ],
      externalId: [...memberId('a.bigusername'), ...memberId('a.username'), ...memberId('a[href*="finduser"]')],
      member: 'a.bigusername[href], a.username[href], [id^="postmenu_"] a[href*="member"]',
    },
    posted: {
      // The date is bare text beside the anchor "postN"; the number of the post may stand in the same cell.
      shown: [
        { select: '.postdate' },
        { select: '.timepost' },
        { select: 'div.normal:has(a[name^="post"])' },
        { select: '.thead div:has(a[name^="post"]):not(:has(a[id^="postcount"]))' },
        {
          select: '.thead:has(a[name^="post"])',
          without: '[style*="float"], .right, a[id^="postcount"]',
          match: /^[\s#|]{0,6}(.{4,60}?)[\s#|]{0,6}$/,
        },
        { select: 'a[name^="post"] + .date' },
      ],
    },
    edited: {
      shown: EDIT_TIMES.map((match) => ({ select: 'div.smallfont em, .lastedited', match })),
    },
    body: BODY_ID,
    attachments: 'fieldset a[href*="attachment"], .attachments a[href*="attachment"]',
    attachmentName: ATTACHMENT_NAME,
    // No class marks it: the signature is the bare box behind the body that begins with a rule of underscores.
    signature: `.post-signature, .signature, ${BODY_ID} ~ div:not([class]):not([style]):not([id]):has(br)`,
  },
  body: {
    quotes: [
      {
        each: `${BODY_ID} td.alt2, ${BODY_ID} .panel.alt2, ${BODY_ID} .postquote:not(:has(td.alt2)), ${BODY_ID} .bbcode_quote`,
        contents: '.message',
        header: `.bbcode_postedby, ${HEADERS.join(', ')}`,
        author: [{ select: inHeader('strong') }, { select: '.bbcode_postedby strong' }],
        sourceExternalId: [...postId(inHeader('a[href]')), ...postId('.bbcode_postedby a[href]')],
        sourceUrl: [
          { select: inHeader('a[href]'), attr: 'href' },
          { select: '.bbcode_postedby a[href]', attr: 'href' },
        ],
      },
    ],
    // The labels "Quote:", "Code:", "PHP Code:"; a writer cannot make such a box.
    drop: `${BODY_ID} div.smallfont, ${BODY_ID} label, .bbcode_description, .adsbygoogle`,
    code: 'pre, div.alt2:not(.panel):has(code)',
    spoiler: { each: '.bbcode_spoiler, div.spoiler, details', header: '.bbcode_spoiler_header, summary', contents: '' },
    smiley: `${BODY_ID} img.inlineimg, ${BODY_ID} img[src*="/smilies/"], ${BODY_ID} img[src*="/smileys/"]`,
    emoji: 'img.emoji',
  },
  hooks: { readReactions: readThanks },
});
