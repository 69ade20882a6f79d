import { defineEngine, type EngineDraft } from '../../define-engine.js';
import { readCitation, readThanks } from './hooks.js';
import { BEFORE_BRACKET, BODY, edited, MEMBER_ID, THREAD_ID } from './shared.js';

const PAGES = '.pagination:not(.pagination_breadcrumb)';

/** What MyBB 1.6 and 1.8 print alike around their posts. */
const THREAD: EngineDraft['thread'] = {
  externalId: [
    { select: 'link[rel="canonical"]', attr: 'href', match: THREAD_ID },
    { select: 'a[href*="newreply.php?tid="]', attr: 'href', match: THREAD_ID },
    { select: '.post_head a[href*="pid"], .tcat a[href*="pid"]', attr: 'href', match: THREAD_ID },
    { select: 'input[name="tid"]', attr: 'value', match: /^\d{1,12}$/ },
  ],
  title: [
    { select: '.navigation .active' },
    { select: '.breadcrumb .active, .breadcrumbs .active' },
    { select: 'td.thead > div > strong, .thead > strong' },
    { select: 'title' },
  ],
  forumPath:
    '.navigation a[href*="forum"]:not([href*="index.php"]):not(.pagination a), .breadcrumb a[href*="forumdisplay"], .breadcrumbs a[href*="forumdisplay"]',
  tags: '.thread_tags a, .mybb_tags a',
  page: [{ select: `${PAGES} .pagination_current`, match: /^\d{1,5}$/ }],
  pageCount: [
    { select: `${PAGES} .pages`, match: /\((\d{1,5})\)/ },
    { select: `${PAGES} > a, ${PAGES} .pagination_current`, match: /^\d{1,5}$/, last: true },
  ],
  unpagedIsSingle: true,
  nextUrl: [
    { select: 'link[rel="next"]', attr: 'href' },
    { select: `${PAGES} .pagination_next`, attr: 'href' },
  ],
  prevUrl: [
    { select: 'link[rel="prev"]', attr: 'href' },
    { select: `${PAGES} .pagination_previous`, attr: 'href' },
  ],
  clock: [{ select: '#current_time', titled: true, match: /^[^:]{1,40}: ?(.{6,40})$/ }],
  polls: [
    {
      each: 'table.tborder:has(.pollbar)',
      question: [{ select: '.thead strong', match: /^[^:]{1,24}: (.+)$/ }, { select: '.thead strong' }],
      option: {
        each: 'tr:has(.pollbar)',
        text: [{ select: 'td:first-child' }],
        votes: [{ select: 'td:nth-child(3)', match: /^\d[\d.,]{0,9}$/ }],
      },
      voters: [{ select: '.tfoot strong', match: /\d[\d.,]{0,9}/ }],
    },
  ],
};

const NOT_THREAD: EngineDraft['notThread'] = [
  {
    code: 'login-required',
    // Guests get a folded form on every page, which says that it is the quick one.
    select:
      'form[action*="member.php"]:not(:has(input[name="quick_login"])) input[name="action"][value="do_login"] ~ table .thead',
  },
  // One table of two rows, the board's name over a sentence: what the engine says in place of any page.
  {
    code: 'error-page',
    select:
      '.navigation ~ table.tborder:has(td.thead):has(td.trow1):not(:has(tr:nth-child(3))):not(:has(td.tcat)):not(:has(input)):not(:has(table))',
  },
  {
    code: 'index-page',
    select: 'td.forumdisplay_regular, .forumdisplay_regular, tr.inline_row td.forumdisplay_regular',
  },
];

const REACTIONS = [
  {
    each: '.myreactions-reaction',
    name: [
      { select: 'img', attr: 'alt' },
      { select: 'img', attr: 'title' },
    ],
    count: [{ match: /\d{1,6}/ }],
    actors: '',
  },
];

/** MyBB 1.8, classic and horizontal post layout. A relative day carries its date: `<span title="11-20-2026">Yesterday</span>`. */
export const MYBB_1_8 = defineEngine({
  engine: 'mybb',
  generation: '1.8',
  detect: [
    { select: '.post[id^="post_"] .post_body[id^="pid_"]', weight: 0.4, says: 'bodies are .post_body#pid_N' },
    { select: '.post[id^="post_"] .post_author', weight: 0.3, says: 'authors in .post_author' },
    {
      select: '.post[id^="post_"] .post_content, .post[id^="post_"] .post_head',
      weight: 0.3,
      says: 'heads in .post_head',
    },
  ],
  notThread: NOT_THREAD,
  thread: THREAD,
  post: {
    list: '.post[id^="post_"], .ignored_post[id^="ignored_post_"]',
    externalId: [{ attr: 'id', match: /^(?:ignored_)?post_(\d{1,12})$/ }],
    url: [{ select: '.post_head a[href*="pid"]', attr: 'href' }],
    number: [{ select: '.post_head a[href*="pid"]', match: /^#(\d{1,7})$/ }],
    deleted: '.deleted_post',
    hidden: '.ignored_post, .unapproved_post',
    author: {
      name: [
        { select: '.author_information .largetext' },
        { select: '.post_author .largetext' },
        { select: '.author_information strong a, .post_author strong a' },
        { select: '.author_information strong, .post_author strong' },
      ],
      externalId: [
        { select: '.post_author .largetext a', attr: 'href', match: MEMBER_ID },
        { select: '.post_author a[href*="action=profile"]', attr: 'href', match: MEMBER_ID },
        { select: '.author_avatar a', attr: 'href', match: MEMBER_ID },
      ],
      member: '.post_author .largetext a[href], .author_information strong a[href*="profile"]',
    },
    posted: { shown: [{ select: '.post_date', titled: true, match: BEFORE_BRACKET }] },
    edited: { shown: edited('.edited_post') },
    body: '.post_body[id^="pid_"]',
    signature: '.signature',
    attachments: '.post_content fieldset a[href*="attachment.php"], .post_content fieldset img.attachment:not(a img)',
    attachmentName: [{}, { attr: 'alt', match: /\S/ }, { attr: 'title', match: /: ?([^:]{1,120}?) \S+: ?\S+/ }],
    reactions: REACTIONS,
  },
  body: BODY,
  hooks: { readCitation, readReactions: readThanks },
});

/** MyBB 1.4 and 1.6: a table per post, its time in a bar above the author. */
export const MYBB_1_6 = defineEngine({
  engine: 'mybb',
  generation: '1.6',
  detect: [
    { select: 'table[id^="post_"] .post_body[id^="pid_"]', weight: 0.5, says: 'tables #post_N with .post_body#pid_N' },
    { select: 'table[id^="post_"] td.post_author', weight: 0.25, says: 'authors in td.post_author' },
    {
      select: 'table[id^="post_"] td.post_content, table[id^="post_"] .tcat',
      weight: 0.25,
      says: 'a bar .tcat on each post',
    },
  ],
  notThread: NOT_THREAD,
  thread: THREAD,
  post: {
    list: 'table[id^="post_"], table[id^="ignored_post_"]',
    externalId: [{ attr: 'id', match: /^(?:ignored_)?post_(\d{1,12})$/ }],
    url: [{ select: 'a[href*="#pid"]', attr: 'href', says: /^#?\d/ }],
    number: [{ select: 'a[href*="#pid"]', match: /^#(\d{1,7})$/ }],
    hidden: '[id^="ignored_post_"]',
    author: {
      name: [{ select: 'td.post_author .largetext' }, { select: 'td.post_author strong' }],
      externalId: [{ select: 'td.post_author .largetext a', attr: 'href', match: MEMBER_ID }],
      member: 'td.post_author .largetext a[href]',
    },
    posted: {
      shown: [
        { select: '.tcat .float_left', titled: true, match: BEFORE_BRACKET },
        { select: '.post_date', titled: true, match: BEFORE_BRACKET },
      ],
    },
    edited: { shown: edited('.edited_post, [id^="edited_by_"]') },
    body: '.post_body[id^="pid_"]',
    signature: '.signature',
    attachments: '.post_content fieldset a[href*="attachment.php"], .post_content fieldset img.attachment:not(a img)',
    attachmentName: [{}, { attr: 'alt', match: /\S/ }],
    reactions: REACTIONS,
  },
  body: BODY,
  hooks: { readCitation, readReactions: readThanks },
});
