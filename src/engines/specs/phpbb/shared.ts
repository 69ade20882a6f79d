import type { Field, PollFields, QuoteFields } from '../../engine.js';

/** The thread's id in an address; mirrors write "@" or "%3F" for the question mark, rewriting boards "-t12.html". */
const THREAD_IN_URL = /(?:[?&;@]|%3F|%26)t=(\d{1,12})/i;
const THREAD_IN_NAME = /(?:[-/]t|\/topic-?)(\d{1,12})(?:-s\d+|-\d+)?(?:\.html|-|\/|$)/;

export const threadId = (select: string): Field => [
  { select, attr: 'href', match: THREAD_IN_URL },
  { select, attr: 'href', match: THREAD_IN_NAME },
];

/** The address without page, session and jump. */
export const threadUrl = (select: string): Field => [
  { select, attr: 'href', match: /^(.+?[?&;]t=\d+)/ },
  { select, attr: 'href', match: /^([^#]+?)(?:[?&](?:sid|start|view|hilit)=[^#]*)?(?:#.*)?$/ },
];

/** The address of a section's first page, without session, page and order. */
export const boardUrl = (select: string): Field => [
  { select, attr: 'href', match: /^(.+?[?&;]f=\d+)/ },
  { select, attr: 'href', match: /^([^?#]+)(?:[?#].*)?$/ },
];

export const MEMBER_ID = /(?:[?&;@]|%3F|%26)u=(\d{1,12})/i;

const CLOCK = String.raw`\d{1,2}[:.]\d{2}(?::\d{2})?(?: ?[ap]\.?m\.?)?`;
/** Short names of weekdays as boards print them; any short word would take in the end of a name ("… by Moe 4 Jan 2008"). */
const WEEKDAY =
  '(?:mon|tue|wed|thu|fri|sat|sun|mo|di|mi|do|fr|sa|so|lun|mar|mer|jeu|ven|sam|dim|mié|mie|jue|vie|sáb|sab|dom|gio|seg|ter|qua|qui|sex|пн|вт|ср|чт|пт|сб|вс|pn|wt|śr|cz|pt|nd|ma|wo|vr|za|zo)';
const NAMED_DAY = String.raw`(?:(?<!\p{L})${WEEKDAY}\.?,? )?(?:\p{L}{3,10}\.? \d{1,2}(?:st|nd|rd|th)?|\d{1,2}\.? (?:de )?\p{L}{3,10}\.?)(?:,| de)? \d{4}`;
const FIGURES = String.raw`(?<![\d./-])\d{1,4}[./-]\d{1,2}[./-]\d{2,4}`;
const RELATIVE = String.raw`\s(?:on|am|um|le|el|il|op|em|dnia|den)\s+([^,]{3,24}, ${CLOCK})`;

/**
 * The words of a time inside a sentence ("Last edited by X on …, edited 2 times in total."), found by their shape,
 * because the words around them differ with the language; a relative day by the word before it.
 */
export const timeWithin = (select: string): Field => [
  { select, match: new RegExp(`${NAMED_DAY}[^\\d]{1,8}${CLOCK}`, 'iu') },
  { select, match: new RegExp(`${FIGURES}[^\\d]{1,8}${CLOCK}`, 'iu') },
  { select, match: new RegExp(RELATIVE, 'iu') },
];

/** prosilver's `<blockquote><div><cite>`; since 3.2 the line links the post quoted. */
export const QUOTE: QuoteFields = {
  each: 'blockquote',
  contents: '',
  header: 'cite',
  before: '',
  beforeSays: null,
  author: [{ select: 'cite a[href*="mode=viewprofile"]' }],
  sourceExternalId: [
    { select: 'cite a[data-post-id]', attr: 'data-post-id', match: /^\d+$/ },
    { select: 'cite a[href*="#p"]', attr: 'href', match: /#p(\d{1,12})$/ },
    { attr: 'cite', match: /[?&]p=(\d{1,12})/ },
  ],
  sourceUrl: [{ select: 'cite a[href*="#p"]', attr: 'href' }],
  cited: {
    machine: [{ select: 'cite time[datetime]', attr: 'datetime' }],
    shown: [{ select: 'cite .responsive-hide' }, { select: 'cite', match: /↑\s*(.{4,60})$/ }],
  },
};

/** prosilver prints all counts into the page and hides them before one has voted. */
export const POLL: PollFields = {
  each: '.panel:has(fieldset.polls)',
  question: [{ select: '.poll-title' }, { select: 'h2' }],
  option: {
    each: 'fieldset.polls dl',
    text: [{ select: 'dt' }],
    votes: [{ select: '.resultbar:not(.hidden) > div' }],
  },
  voters: [
    { select: '.poll_total_votes:not(.hidden) .poll_total_vote_cnt' },
    { select: 'fieldset.polls dl:not(.poll_total_votes) dd.resultbar:not(:has(div))', match: /\d[\d.,]{0,9}/ },
  ],
};
