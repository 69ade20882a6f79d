import type { BodyFields, Field } from '../../engine.js';

/** "thread-12.html", "Thread-title" boards keep `tid` in the reply link. */
export const THREAD_ID = /(?:[?&;]tid=|thread-)(\d{1,12})/;
export const MEMBER_ID = /(?:[?&;]uid=|user-)(\d{1,12})/;

/** The time before a bracket: "11-20-2026, 09:30 AM (This post was last modified: …)". */
export const BEFORE_BRACKET = /^([^(]{4,60}?)\s*(?:\(|$)/;

/** "(This post was last modified: 2024-01-05, 03:27 AM by X.)": the brackets hold a colon, the time ends with its clock. */
export const edited = (select: string): Field => [
  { select, titled: true, match: /: ?(.{3,40}?\d{1,2}[:.]\d{2}(?: ?[ap]\.?m\.?)?)(?=[ ,.]|$)/i },
];

export const BODY: BodyFields = {
  quotes: [
    {
      each: 'blockquote',
      contents: '',
      header: 'cite',
      before: '',
      beforeSays: null,
      author: [],
      sourceExternalId: [
        { select: 'cite a', attr: 'href', match: /(?:#pid|[?&;]pid=|post-)(\d{1,12})/ },
        // Boards that moved here from bbPress keep its heading, a link to the post quoted, inside the quote.
        { select: 'a[href*="#post-"]', says: /^[^\s:]{3,14}:$/, attr: 'href', match: /#post-(\d{1,12})$/ },
      ],
      sourceUrl: [{ select: 'cite a', attr: 'href' }],
      cited: { machine: [], shown: [{ select: 'cite > span', titled: true, match: /\(([^()]{4,60})\)/ }] },
    },
    {
      // 1.4 and before
      each: '.quote_body',
      contents: '',
      header: '',
      before: '.quote_header',
      beforeSays: null,
      author: [],
      sourceExternalId: [],
      sourceUrl: [],
      cited: { machine: [], shown: [] },
    },
  ],
  drop: '.codeblock > .title, .code_header, .edited_post, .inline_rating',
  code: '.codeblock .body, .codeblock code, .code_body, pre',
  spoiler: {
    each: '.spoiler_wrap, .spoiler, details',
    header: '.spoiler_header, .spoiler-title, summary',
    contents: '.spoiler_body, .spoiler-content',
  },
  emoji: 'img.emoji',
  smiley: 'img.smilie, img[src*="/smilies/"]',
  attachment: '.post_body a[href*="attachment.php"]',
};
