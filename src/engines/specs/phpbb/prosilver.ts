import { defineEngine } from '../../define-engine.js';
import { readCitation } from './citation.js';
import { MEMBER_ID, POLL, QUOTE, threadId, threadUrl, timeWithin } from './shared.js';
import { readThanks } from './thanks.js';

/**
 * phpBB 3.0 to 3.3 with prosilver and the many themes made from it, boards hosted by Tapatalk too (`#p_12` for `#p12`).
 * What themes change is the author line: some drop the name, some the "»", some the time element.
 */
export const PHPBB_3 = defineEngine({
  engine: 'phpbb',
  generation: '3',
  detect: [
    {
      select: '.post[id^="p"]:not(.pm):not([class*="post--"]) .postbody .content',
      weight: 0.4,
      says: 'posts are .post#pN with .postbody .content',
    },
    {
      select: '.post[id^="p"]:not(.pm) dl.postprofile[id^="profile"]',
      weight: 0.35,
      says: 'authors in dl.postprofile',
    },
    { select: '.post[id^="p"]:not(.pm) .postbody .author', weight: 0.15, says: 'an author line in each post' },
    { select: '[id^="post_content"], .postbody > h3, #page-body', weight: 0.1, says: 'the frame of prosilver' },
  ],
  notThread: [
    { code: 'login-required', select: 'form#login[action*="mode=login"]' },
    { code: 'error-page', select: '#message.panel, .section-app #message' },
    {
      code: 'index-page',
      select: 'ul.topiclist.topics .topictitle, ul.topiclist.forums .forumtitle, .search.post .postbody',
    },
  ],
  version: [{ select: 'meta[name="generator"]', attr: 'content', match: /phpBB[^\d]{0,12}(\d+(?:\.\d+)+)/i }],
  thread: {
    externalId: [
      ...threadId('link[rel="canonical"]'),
      ...threadId('.topic-title a'),
      { select: '[data-topic*="TOPIC_ID"]', attr: 'data-topic', json: 'TOPIC_ID' },
      { select: 'form[id*="search"] input[name="t"]', attr: 'value', match: /^\d+$/ },
      ...threadId('#page-body h2 a'),
      ...threadId('.pagination a[href]'),
    ],
    title: [
      { select: '.topic-title a' },
      { select: '.topic-title' },
      { select: '#page-body h2 a[href*="viewtopic"]' },
      { select: 'h1 a[href*="viewtopic"], h2 a[href*="viewtopic"]' },
      { select: 'title', match: /^(.+?)(?: - [^-]{0,20}\d+)? - [^-]+$/ },
      { select: 'title' },
    ],
    url: [
      ...threadUrl('link[rel="canonical"]'),
      ...threadUrl('.topic-title a'),
      ...threadUrl('#page-body h2 a[href*="viewtopic"]'),
    ],
    forumPath:
      '.breadcrumbs [data-forum-id] a, .breadcrumbs a[href*="viewforum"], .navlinks .icon-home a[href*="viewforum"]',
    tags: '.topic-title ~ .topic_tags a, .topic-tags a, .rh_tag',
    page: [
      { select: '.pagination li.active span', match: /^\d+$/ },
      { select: '.pagination strong', match: /^\d+$/ },
    ],
    pageCount: [
      { select: '.pagination strong + strong', match: /^\d+$/ },
      { select: '.pagination li:not(.arrow):not(.page-jump) > *', match: /^\d+$/, last: true },
    ],
    nextUrl: [
      { select: 'link[rel="next"]', attr: 'href' },
      { select: '.pagination a[rel="next"]', attr: 'href' },
      { select: '.pagination .next a', attr: 'href' },
      { select: '.display-options a.right-box', attr: 'href' },
    ],
    prevUrl: [
      { select: 'link[rel="prev"]', attr: 'href' },
      { select: '.pagination a[rel="prev"]', attr: 'href' },
      { select: '.pagination .previous a', attr: 'href' },
      { select: '.display-options a.left-box', attr: 'href' },
    ],
    total: [{ select: '.pagination', match: /^\D{0,80}(\d[\d., ]{0,9})/ }],
    zone: [
      { select: '.rightside span[title*="UTC"]', attr: 'title' },
      // Newer boards name the zone as the tz database does.
      { select: '.rightside span[title*="/"]', attr: 'title', match: /^[A-Z][\w+-]{1,30}(?:\/[\w+-]{1,30}){1,2}$/ },
      {
        select: '.page-footer .rightside, .footer-bar .rightside, #page-footer .rightside',
        match: /(?:UTC|GMT).{0,40}/,
      },
    ],
    // The paragraph on the left holds the reader's last visit.
    clock: timeWithin('.page-body > p.time.right, p.right.responsive-center.time').slice(0, 2),
    polls: [POLL],
  },
  post: {
    list: '.post[id^="p"]:not(.pm)',
    refuse: '#preview, .post .post',
    externalId: [{ attr: 'id', match: /^p_?(\d+)$/ }],
    url: [
      { select: '.author a[href*="#p"]', attr: 'href', match: /^[^#].*$/ },
      { select: '.postbody h3 a[href*="#p"]', attr: 'href', match: /^[^#].*$/ },
    ],
    number: [{ select: '.post-number, .author a', match: /^#(\d+)$/ }],
    deleted: '.post.deleted, .post_deleted_msg',
    hidden: '.postbody > .ignore, .post-notice.unapproved',
    author: {
      name: [
        { select: '.postprofile .username-coloured, .postprofile .username' },
        { select: '.author .username-coloured, .author .username' },
        { select: '.author strong' },
        { select: '.postprofile dt a[href*="mode=viewprofile"]' },
        { select: '.postprofile dt strong' },
        { select: '[data-poster-name]', attr: 'data-poster-name' },
        // Tapatalk prints no name on a further post of the same author, only data for its script.
        { select: 'script', match: /"POST_AUTHOR":"([^"\\]{1,100})"/ },
      ],
      externalId: [
        { select: '.postprofile a[href*="viewprofile"]', attr: 'href', match: MEMBER_ID },
        { select: '.author a[href*="viewprofile"]', attr: 'href', match: MEMBER_ID },
        { select: '[data-poster-id]', attr: 'data-poster-id', match: /^\d+$/ },
        { select: 'script', match: /"POSTER_ID":"(?!1")(\d{1,12})"/ },
        { select: '.postprofile[data-uid]', attr: 'data-uid', match: /^\d+$/ },
        { select: '.postprofile a[href*="author_id="]', attr: 'href', match: /author_id=(\d+)/ },
      ],
      member:
        '.postprofile a[href*="viewprofile"], .author a[href*="viewprofile"], .postprofile a.username[href], .postprofile a.username-coloured[href], .postrow:not(:has(.postprofile)) > script',
    },
    posted: {
      machine: [
        { select: '.author time[datetime]', attr: 'datetime' },
        { select: '[data-posttime]', attr: 'data-posttime', match: /^\d{9,11}$/ },
      ],
      shown: [
        { select: '.author time:not(.hide)' },
        { select: '.author .timespan[title]', attr: 'title' },
        { select: '.author', match: /^.*»\s*(.{4,60})$/ },
        { select: '.author a[href*="#p"]', match: /^.*\d.*$/ },
        ...timeWithin('.author'),
      ],
    },
    edited: {
      shown: timeWithin(
        '.notice:not(.post_deleted_msg):not([id^="list_thanks"] .notice):not([id^="div_post_reput"] .notice)',
      ),
    },
    body: '.postbody .content:not(.content .content)',
    signature: '.signature',
    attachments:
      '.attachbox dl.file, .attachbox dl.thumbnail, .inline-attachment dl.file:not(:has(a.postlink)), .inline-attachment dl.thumbnail',
    attachmentName: [{ select: 'dt a.postlink' }, { select: 'dt img.postimage', attr: 'alt' }, { select: 'dt a' }],
  },
  body: {
    quotes: [QUOTE],
    drop: '.codebox > p, .codebox > dt, .inline-attachment dd, [data-tag="post_body_end"]',
    code: '.codebox pre, .codebox code',
    spoiler: { each: 'details, .spoilwrapper, .spoiler', header: 'summary, .spoiltitle', contents: '.spoilcontent' },
    smiley: 'img.smilies',
    attachment: '.inline-attachment a.postlink[href*="file.php"]',
  },
  hooks: { readCitation, readReactions: readThanks },
});
