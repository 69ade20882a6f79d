import type { EngineDraft } from '../../define-engine.js';
import type { Field, QuoteFields } from '../../engine.js';

/** What XenForo 2 and Fora, which is made of it, print alike. */

/** The id behind the last dot of an address: "/members/ann-lee.12/", "index.php?threads/tea.34/", "/members/12/". */
const MEMBER_ID = /(?:members|profile|user|mitglieder|membres)\/(?:[^/?#]{0,300}\.)?(\d{1,15})(?:\/|$)/;
export const THREAD_ID = /(?:threads|topic|t)\/(?:[^/?#]{0,400}\.)?(\d{1,15})(?:\/|$)/;
/** Boards may rename the route; the id still stands behind the last dot of the first part that ends so. */
const ANY_ID = /\/[^/?#]{1,400}\.(\d{1,15})(?:\/|$)/;

/** An address without its page, post and query: "…/threads/tea.34/page-2#post-5". */
const WITHOUT_PAGE = /^([^#]{1,2000}?)(?:page-\d{1,9}\/?|post-\d{1,15}\/?|(?<=\/)\?page=\d{1,9})?(?:#.*)?$/;
const PAGE_IN_URL = /\/page-(\d{1,9})(?![\w-])/;

export const memberId = (select: string): Field => [
  { select, attr: 'href', match: MEMBER_ID },
  { select, attr: 'href', match: ANY_ID },
];

export const MEMBER_IN_URL = MEMBER_ID;

const ADDRESSES: Field = [
  { select: 'link[rel="canonical"]', attr: 'href' },
  { select: 'meta[property="og:url"]', attr: 'content' },
];

const within = (match: RegExp): Field => ADDRESSES.map((read) => ({ ...read, match }));

export const THREAD_EXTERNAL_ID: Field = [
  { select: 'html[data-content-key^="thread-"]', attr: 'data-content-key', match: /^thread-(\d+)$/ },
  { select: '[data-lb-id^="thread-"]', attr: 'data-lb-id', match: /^thread-(\d+)$/ },
  ...within(THREAD_ID),
  ...within(ANY_ID),
];

export const THREAD_URL: Field = within(WITHOUT_PAGE);

export const PAGE_FROM_URL: Field = within(PAGE_IN_URL);

export const PAGE: Field = [
  { select: '.pageNav-page--current' },
  { select: '.pageNavSimple-el--current', match: /^\D{0,20}(\d[\d.,]{0,9})/ },
  ...PAGE_FROM_URL,
];

export const PAGE_COUNT: Field = [
  { select: 'input.js-pageJumpPage[max]', attr: 'max' },
  { select: '.pageNav-main .pageNav-page', last: true, match: /^\d[\d.,]{0,9}$/ },
  { select: '.pageNavSimple-el--current', match: /\D(\d[\d.,]{0,9})\D{0,20}$/ },
];

export const NEXT_URL: Field = [
  { select: 'link[rel="next"]', attr: 'href' },
  { select: 'a.pageNav-jump--next', attr: 'href' },
  { select: 'a.pageNavSimple-el--next', attr: 'href' },
];

export const PREV_URL: Field = [
  { select: 'link[rel="prev"]', attr: 'href' },
  { select: 'a.pageNav-jump--prev', attr: 'href' },
  { select: 'a.pageNavSimple-el--prev', attr: 'href' },
];

export const TITLE_LABELS = '.label, .label-append, .threadPrefix, .prefix, .u-srOnly, .uix_threadPrefix';

/** 2.0 to 2.1 list files with a line for their name, later versions as cards. */
export const ATTACHMENTS = '.message-attachments li.attachment, .message-attachments li.file';
export const ATTACHMENT_NAME: Field = [
  { select: '.file-name' },
  { select: '.attachment-name a[title]', attr: 'title' },
  { select: '.attachment-name' },
  { select: 'img', attr: 'alt' },
];

export const VOTES = [
  {
    each: '.contentVote',
    name: [{ select: '.contentVote-score', match: /\d/, as: 'Score' }],
    count: [{ select: '.contentVote-score' }],
    actors: '',
  },
] as const;

/** The add-on that shows each kind with a count of its own. */
export const RATINGS = [
  {
    each: '.sv-rating-bar__ratings .sv-rating',
    name: [
      { select: 'a[title]', attr: 'title' },
      { select: 'img[alt]', attr: 'alt' },
      { select: '[title]', attr: 'title' },
    ],
    count: [{ select: '.sv-rating__count' }],
    actors: '',
  },
] as const;

const POLL = 'form[data-xf-init~="poll-block"], form[class*="js-pollContainer"]';

/** Results when they may be seen, else the choices of the ballot. */
export const POLLS = [
  {
    each: POLL,
    question: [{ select: '.block-header' }],
    option: {
      each: '.pollResult, .inputChoices-choice',
      text: [{ select: '.pollResult-response' }, { select: '.iconic-label' }, {}],
      votes: [{ select: '.pollResult-votes', match: /(\d[\d.,\u00a0\u202f]{0,12})\D{0,20}$/ }],
    },
    voters: [{ select: '.block-footer dd' }, { select: 'dl.pairs dd' }],
  },
] as const;

const QUOTE: QuoteFields = {
  each: 'blockquote.bbCodeBlock--quote, .bbCodeBlock--quote',
  contents: '.bbCodeBlock-expandContent, .bbCodeBlock-content',
  header: '.bbCodeBlock-title',
  before: '',
  beforeSays: null,
  author: [{ attr: 'data-quote' }],
  // Quotes of profile posts, messages and media carry ids of their own kinds.
  sourceExternalId: [
    { attr: 'data-source', match: /^post: ?(\d{1,20})$/ },
    { select: '.bbCodeBlock-sourceJump', attr: 'data-content-selector', match: /^#post-(\d{1,20})$/ },
    {
      select: '.bbCodeBlock-sourceJump',
      attr: 'href',
      match: /(?:goto\/post[?&]id=|#post-|\/posts\/|\/post-)(\d{1,20})/,
    },
  ],
  sourceUrl: [{ select: '.bbCodeBlock-sourceJump', attr: 'href' }],
  cited: { machine: [], shown: [] },
};

export const BODY: NonNullable<EngineDraft['body']> = {
  quotes: [QUOTE],
  drop: '.bbCodeBlock-expandLink, .bbCodeBlock-shrinkLink, .bbCodeBlock-title, .js-selectToQuoteEnd, .samCodeUnit, .samBannerUnit, .adsbygoogle',
  card: '.bbCodeBlock--unfurl',
  code: 'pre.bbCodeCode, .bbCodeBlock--code pre',
  spoiler: { each: '.bbCodeSpoiler', header: '.bbCodeSpoiler-button', contents: '.bbCodeSpoiler-content' },
  smiley: 'img.smilie',
  emoji: 'img.emoji',
  attachment: '',
};
