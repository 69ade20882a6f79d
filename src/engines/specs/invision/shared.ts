import { type BodyFields, type Field, NOWHERE, type QuoteFields } from '../../engine.js';

/** What Invision 4 and 5 print alike: quotes, reactions, addresses and account links. */

const QUOTE: QuoteFields = {
  each: 'blockquote.ipsQuote',
  contents: '.ipsQuote_contents',
  header: '.ipsQuote_citation',
  before: '',
  beforeSays: null,
  author: [{ attr: 'data-ipsquote-username' }],
  sourceExternalId: [
    { attr: 'data-ipsquote-contentcommentid', match: /^\d+$/ },
    { select: '.ipsQuote_citation a', attr: 'href', match: /[?&](?:content_commentid|comment)=(\d+)/ },
  ],
  sourceUrl: [
    { select: '.ipsQuote_citation a[href*="content_commentid"]', attr: 'href' },
    { select: '.ipsQuote_citation a[href*="findComment"]', attr: 'href' },
  ],
  cited: { machine: [{ attr: 'data-ipsquote-timestamp' }], shown: NOWHERE },
};

export const BODY: BodyFields = {
  quotes: [QUOTE],
  drop: '[data-excludequote], .ipsEdited, .ipsComment_edited, .ipsQuote_citation, .ipsQuote_expand, .ipsTruncate_more, [data-action="expandTruncate"], .ipsAttachLink_share',
  code: '.ipsCode',
  spoiler: {
    each: '.ipsSpoiler, details',
    header: '.ipsSpoiler_header, summary',
    contents: '.ipsSpoiler_contents',
  },
  emoji: 'img[data-emoticon], img.ipsEmoji, img.emoji',
  attachment: 'a.ipsAttachLink:not(.ipsAttachLink_image)',
};

export const REACTIONS = [
  {
    each: '.ipsReact_reactCount',
    name: [
      { select: 'img', attr: 'alt' },
      { select: '[title]', attr: 'title' },
    ],
    count: [{ match: /\d[\d.,]*/ }],
    actors: '',
  },
] as const;

const TOPIC_ID = /(?:\/topic\/|[?&]showtopic=|\?\/topic\/)(\d+)/;

export const EXTERNAL_ID: Field = [
  { select: 'body[data-pagecontroller="topic"]', attr: 'data-pageid', match: /^\d+$/ },
  { select: 'body[data-pagecontroller="topic"]', attr: 'data-id', match: /^\d+$/ },
  { select: 'link[rel="canonical"]', attr: 'href', match: TOPIC_ID },
  { select: 'meta[property="og:url"]', attr: 'content', match: TOPIC_ID },
  { select: 'a[href*="findComment"]', attr: 'href', match: TOPIC_ID },
];

/** The thread's address without its page. */
const WITHOUT_PAGE = /^(.+?)(?:page\/\d+\/?)?(?:[?&]page=\d+)?(?:#.*)?$/;

export const THREAD_URL: Field = [
  { select: 'link[rel="canonical"]', attr: 'href', match: WITHOUT_PAGE },
  { select: 'meta[property="og:url"]', attr: 'content', match: WITHOUT_PAGE },
];

export const PAGE_FROM_URL: Field = [
  { select: 'link[rel="canonical"]', attr: 'href', match: /(?:\/page\/|[?&]page=)(\d+)/ },
  { select: 'meta[property="og:url"]', attr: 'content', match: /(?:\/page\/|[?&]page=)(\d+)/ },
];

export const PAGE_COUNT: Field = [
  { select: '[data-ipspagination-pages]', attr: 'data-ipspagination-pages' },
  { select: '.ipsPagination[data-pages]', attr: 'data-pages' },
];

export const PER_PAGE: Field = [{ select: '[data-ipspagination-perpage]', attr: 'data-ipspagination-perpage' }];

export const POST_ID: Field = [
  { select: '[data-commentid]', attr: 'data-commentid', match: /^\d+$/ },
  { attr: 'id', match: /^el(?:Ignore)?Comment_(\d+)$/ },
  { select: '[id^="comment-"]', attr: 'id', match: /^comment-(\d+)_wrap$/ },
  { attr: 'data-commentid', match: /^\d+$/ },
];

/** Data for the reply editor on each post; a last resort for what the view does not show. */
export const quoteData = (member: string): Field => [
  { select: '[data-quotedata]', attr: 'data-quotedata', json: member },
];

export const POST_URL: Field = [
  { select: '.ipsComment_meta a[href*="findComment"]', attr: 'href' },
  { select: '.ipsEntry__meta a[href*="findComment"]', attr: 'href' },
  { select: 'a[data-role="shareComment"]', attr: 'href' },
];

export const MEMBER_ID = /(?:\/profile\/|[?&](?:showuser|mid)=|controller=profile&id=)(\d+)/;
