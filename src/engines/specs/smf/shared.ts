import { type Field, NOWHERE, type QuoteFields } from '../../engine.js';

/** What SMF 1.1, 2.0 and 2.1 print alike. Saved copies carry escaped addresses (`%3Btopic%3D12`), so both are read. */

const TOPIC_ID = /topic(?:=|,|%3D)(\d{1,12})/i;

export const EXTERNAL_ID: Field = [
  { select: 'link[rel="canonical"]', attr: 'href', match: TOPIC_ID },
  { select: 'meta[property="og:url"]', attr: 'content', match: TOPIC_ID },
  { select: 'form#quickModForm', attr: 'action', match: TOPIC_ID },
  { select: 'input[name="sd_topic"]', attr: 'value', match: /^\d+$/ },
  { select: '[id^="subject_"] a[href*="topic"]', attr: 'href', match: TOPIC_ID },
  { select: 'a[href*="action=printpage"]', attr: 'href', match: TOPIC_ID },
];

export const THREAD_URL: Field = [
  { select: 'link[rel="canonical"]', attr: 'href', match: /^([^#]+)/ },
  { select: 'meta[property="og:url"]', attr: 'content', match: /^([^#]+)/ },
];

export const MEMBER_ID = /(?:[?;&]|%3B|%3F|%26)u(?:=|%3D)(\d{1,12})|\/profile\/(\d{1,12})/i;

/** "SMF 2.0.19" in the line at the foot. */
export const VERSION: Field = [
  { select: 'a[href*="action=credits"]', match: /SMF (\d[\d.]{1,12}(?: ?(?:RC|Beta) ?\d[\d.]{0,4})?)/i },
  { select: 'a[href*="simplemachines.org"]', match: /SMF (\d[\d.]{1,12}(?: ?(?:RC|Beta) ?\d[\d.]{0,4})?)/i },
  { select: 'a[title*="Simple Machines"]', match: /SMF (\d[\d.]{1,12})/i },
];

export const POST_ID = /^msg_(\d{1,12})$/;

/** The last edit up to its clock, whatever the words around: "« Last Edit: June 18, 2013, 10:04:06 by Ann »". */
export const EDITED_AT = /^[^:]{0,60}:\s*(.{0,60}?\d{1,2}[:.]\d{2}(?:[:.]\d{2})?(?:\s?[ap]\.?m\b\.?)?)/i;

/** "« Reply #15 on: June 17, 2013, 15:13:31 »". */
export const POSTED_AT = /^[^:]{0,60}:\s*([^»]{4,80})/;

const MESSAGE_LINK = /msg(?:=|%3D)?(\d{1,12})/i;

/** The citation line stands before the quote. */
export const QUOTE_BEFORE: QuoteFields = {
  each: 'blockquote.bbc_standard_quote, blockquote.bbc_alternate_quote',
  contents: '',
  header: '',
  before: '.quoteheader',
  beforeSays: null,
  author: NOWHERE,
  sourceExternalId: [{ select: '.quoteheader a[href*="msg"]', attr: 'href', match: MESSAGE_LINK }],
  sourceUrl: [{ select: '.quoteheader a[href*="msg"]', attr: 'href' }],
  cited: { machine: NOWHERE, shown: NOWHERE },
};

/** The citation line is a `<cite>` in the quote. */
export const QUOTE_INSIDE: QuoteFields = {
  ...QUOTE_BEFORE,
  each: 'blockquote.bbc_standard_quote, blockquote.bbc_alternate_quote',
  header: 'cite',
  before: '',
  sourceExternalId: [{ select: 'cite a[href*="msg"]', attr: 'href', match: MESSAGE_LINK }],
  sourceUrl: [{ select: 'cite a[href*="msg"]', attr: 'href' }],
};

export const BODY = {
  drop: '.codeheader, .quotefooter, .quoteheader:empty, .smalltext.modified, .bbc_inline_attach_info',
  code: 'code.bbc_code, .bbc_code, div.code',
  spoiler: {
    each: '.sp-wrap, .bbc_spoiler, details',
    header: '.sp-head, .bbc_spoiler_head, summary',
    contents: '.sp-body, .bbc_spoiler_content',
  },
  emoji: '',
  smiley: 'img.smiley, img[src*="Smileys/"]',
  attachment: 'a[href*="dlattach"]:not(:has(img))',
} as const;

/** The links above the topic, without the topic; some boards name moderators behind a board, outside of `<span>`. */
export const FORUM_PATH = '.navigate_section li:not(.last) a > span, #linktree li:not(.last) a > span';
