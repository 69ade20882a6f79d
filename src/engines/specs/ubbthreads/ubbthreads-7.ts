import { defineEngine } from '../../define-engine.js';
import { readCitation } from './hooks.js';

/**
 * UBB.threads 7. A gallery or threaded view may print the opening post twice; boxes without a number are the empty reply
 * box. Times are split into date and clock.
 */
export const UBBTHREADS_7 = defineEngine({
  engine: 'ubbthreads',
  generation: '7',
  detect: [
    { select: 'td.subjecttable, td.newsubjecttable', weight: 0.3, says: 'titles in td.subjecttable' },
    { select: 'td.post-content [id^="body"]', weight: 0.3, says: 'bodies in td.post-content #bodyN' },
    { select: 'td.author-content', weight: 0.2, says: 'authors in td.author-content' },
    { select: '[id^="number"]', weight: 0.2, says: 'numbers in #numberN' },
  ],
  notThread: [
    { code: 'login-required', select: 'form[action*="ubbthreads.php"] input[name="Loginname"]' },
    { code: 'index-page', select: 'td.topicsubject, td.alt-topicsubject, td.forumtitle' },
  ],
  version: [
    { select: 'meta[name="generator"]', attr: 'content', match: /UBB\.?threads\S{0,3} ([\d.]{1,12})/i },
    { select: 'a[href*="ubbcentral.com"]', match: /([\d.]{3,12})$/ },
  ],
  thread: {
    externalId: [
      { select: 'meta[property="og:url"]', attr: 'content', match: /\/(?:topics|galleries|Number)[/=](\d{1,12})/ },
      { select: 'link[rel="canonical"]', attr: 'href', match: /\/(?:topics|galleries|Number)[/=](\d{1,12})/ },
      { select: '[id^="number"]', attr: 'id', match: /^number(\d{1,12})$/ },
    ],
    title: [
      { select: 'meta[property="og:title"]', attr: 'content' },
      { select: 'td.subjecttable .truncate' },
      { select: 'td.subjecttable b' },
    ],
    url: [
      { select: 'meta[property="og:url"]', attr: 'content' },
      { select: 'link[rel="canonical"]', attr: 'href' },
    ],
    forumPath: 'td.breadcrumbs h1 > a, td.breadcrumbs > a',
    tags: '.thread-tags a',
    page: [{ select: '.page-cur', match: /^\d+$/ }],
    pageCount: [
      { select: '.page-n, .page-cur', match: /^\p{L}{3,12} \d{1,5} \S{1,4} (\d{1,5})$/u },
      { select: '.page-n, .page-cur', match: /^\d+$/, last: true },
    ],
    unpagedIsSingle: true,
    nextUrl: [
      { select: 'link[rel="next"]', attr: 'href' },
      { select: '.page-cur + .page-n a[href]', attr: 'href' },
      { select: '.page-cur + a.page-n', attr: 'href' },
    ],
    prevUrl: [
      { select: 'link[rel="prev"]', attr: 'href' },
      { select: '.page-n:not(.page-cur ~ .page-n) a', attr: 'href', last: true },
    ],
    polls: [
      {
        each: 'td.post-content form:has(input[name^="option"]), .poll',
        question: [{ select: '.bold, b' }],
        option: { each: 'tr:has(label), label', text: [{ select: 'label' }, {}], votes: [{ match: /\((\d+)\)/ }] },
        voters: [],
      },
    ],
  },
  post: {
    list: 'table.t_inner:has([id^="number"])',
    externalId: [{ select: '[id^="number"]', attr: 'id', match: /^number(\d{1,12})$/ }],
    url: [
      { select: 'a[id^="number"]', attr: 'href' },
      { select: '[id^="number"] a', attr: 'href' },
    ],
    parentExternalId: [
      {
        select: '.subjecttable a[title="in reply to"], .subjecttable .op5 a[href*="#Post"]',
        attr: 'href',
        match: /#Post(\d{1,12})$/,
      },
      // Before 7.6 the post answered stands behind the title, in brackets.
      { select: '.subjecttable b ~ a[href*="#Post"]', attr: 'href', match: /#Post(\d{1,12})$/ },
    ],
    author: {
      name: [
        { select: '.author-name a', without: '.post-op' },
        { select: '.author-content [id^="menu_control_"]' },
        { select: '.author-content .bold' },
        { select: '.author-name', without: '.post-op' },
      ],
      externalId: [
        {
          select: '.author-name a[href*="/users/"], .author-content a[href*="/users/"]',
          attr: 'href',
          match: /\/users\/(\d{1,12})/,
        },
        { select: '.author-content a[href*="/User/"]', attr: 'href', match: /\/User\/(\d{1,12})/ },
      ],
      member:
        '.author-content a[href*="/users/"], .author-content a[href*="/User/"], .author-content [id^="menu_control_"]',
    },
    posted: {
      shown: [
        { select: '.subjecttable span:has(.date)', last: true, match: /^(?:#\d{1,12}\s?)?(?:-\s)?(.{4,60})$/ },
        { select: '.subjecttable .date' },
      ],
    },
    edited: {
      shown: [
        {
          select: '.edited-wording, .lastedit, .post_inner > em, .post_inner > .small',
          match: /(\d{1,4}[/.-]\d{1,2}[/.-]\d{2,4} \d{1,2}:\d{2}(?: [AP]M)?)/i,
        },
      ],
    },
    body: '.post_inner > [id^="body"], .post-content [id^="body"]',
    attachments: '.post-content a[href*="/ubb/download/"], .post_inner a[href*="ubb=download"]',
    signature: '.signature',
    reactions: [
      {
        each: '.post-likes:has(a[href*="like"])',
        name: [{ as: 'Like' }],
        count: [{ match: /^(\d+)/ }, { select: 'a', match: /^(\d+)/ }],
        actors: 'a[href*="/users/"]',
      },
    ],
  },
  body: {
    quotes: [
      {
        // A block that holds `pre` and no other block is code; one with blocks inside is a quote of somebody's code.
        each: '.ubbcode-block:not(:has(pre)), .ubbcode-block:has(.ubbcode-block), blockquote.ubbcode-quote',
        contents: '.ubbcode-body',
        header: '.ubbcode-header',
        author: [{ select: '.ubbcode-header a[href*="#Post"]' }],
        sourceExternalId: [{ select: '.ubbcode-header a[href*="#Post"]', attr: 'href', match: /#Post(\d{1,12})$/ }],
        sourceUrl: [{ select: '.ubbcode-header a[href*="#Post"]', attr: 'href' }],
      },
    ],
    drop: '.ubbcode-block:has(pre):not(:has(.ubbcode-block)) > .ubbcode-header, .edited-wording, .lastedit, .signature',
    code: '.ubbcode-pre, pre',
    spoiler: { each: '.ubbcode-spoiler', header: '.ubbcode-header', contents: '.ubbcode-body' },
    smiley: 'img[src*="graemlins"], img[src*="/images/icons/"]',
    attachment: 'a[href*="/ubb/download/"]',
  },
  hooks: { readCitation },
});
