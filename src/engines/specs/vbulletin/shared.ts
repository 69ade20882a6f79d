import type { Field, Read } from '../../engine.js';

/** What all generations of vBulletin print alike: addresses, edit notes and pages "3 of 12". */

/** `member.php?u=12`, `member.php?12-Ann`, `/members/12-ann`, `/members/ann-12.html`, `/member/12-ann`. */
const MEMBER_IDS: readonly RegExp[] = [
  /[?&]u(?:serid)?=(\d{1,15})/,
  /member\.php[?/](\d{1,15})/,
  /\/members?\/(\d{1,15})(?=[-./?#]|$)/,
  /\/members?\/[^/?#]{1,200}?-(\d{1,15})(?:\.html?|\/)?$/,
];

export const memberId = (select: string): Field => MEMBER_IDS.map((match): Read => ({ select, attr: 'href', match }));

/** `#post12`, `?p=12`, and rewritten `12-post3.html` (the third post) and `tea-post12.html`. */
const POST_IDS: readonly RegExp[] = [
  /#post(\d{1,15})/,
  /[?&]p=(\d{1,15})/,
  /\/(\d{1,15})-post\d{1,9}\.html/,
  /[/-]post(\d{1,15})(?:\.html|\/|$)/,
];

export const postId = (select: string): Field => POST_IDS.map((match): Read => ({ select, attr: 'href', match }));

/** `showthread.php?t=12`, `showthread.php?12-tea`, `/threads/12-tea`, `/12-tea-2.html`, `/tea-12/`, `/forum/tea/12-tea`. */
const THREAD_IDS: readonly RegExp[] = [
  /showthread\.php\?(?:.{0,200}&)?t=(\d{1,15})/,
  /showthread\.php[?/](\d{1,15})/,
  /\/(?:threads?|topic)\/(\d{1,15})(?=[-./?#]|$)/,
  /\/(\d{1,15})-[^/?#]{1,400}(?:[?#].{0,400})?$/,
  /\/[^/?#]{1,400}-(\d{1,15})(?:\.html?|\/)(?:[?#].{0,400})?$/,
];

export const THREAD_EXTERNAL_ID: Field = [
  { select: 'input[name="searchthreadid"]', attr: 'value', match: /^\d{1,15}$/ },
  { select: 'a[href*="printthread.php"]', attr: 'href', match: /[?&]t=(\d{1,15})/ },
  { select: 'a[href*="goto=nextnewest"], a[href*="goto=nextoldest"]', attr: 'href', match: /[?&]t=(\d{1,15})/ },
  { select: 'a[href*="do=addsubscription"], a[href*="do=sendtofriend"]', attr: 'href', match: /[?&]t=(\d{1,15})/ },
  ...THREAD_IDS.map((match): Read => ({ select: 'link[rel="canonical"]', attr: 'href', match })),
  { select: 'form input[name="t"]', attr: 'value', match: /^\d{1,15}$/ },
];

/** An address without its page: `&page=2`, `/page2`, `-2.html` is kept, since a title may end so. */
export const WITHOUT_PAGE =
  /^(.{1,2000}?)(?:[?&]page=\d{1,9}.{0,200}|\/page-?\d{1,9}\/?(?:\?.{0,400})?)?(?:#.{0,400})?$/;

/** Rewritten addresses hide their page in the name ("tea-2.html"): there the link to the first page tells the thread's. */
export const THREAD_URL: Field = [
  { select: '.pagination a[rel="start"], .pagenav a[rel="start"]', attr: 'href', match: /^https?:.{1,2000}\.html$/ },
  { select: 'link[rel="canonical"]', attr: 'href', match: WITHOUT_PAGE },
];

export const PAGE_FROM_URL: Field = [
  { select: 'link[rel="canonical"]', attr: 'href', match: /(?:[?&]page=|\/page-?)(\d{1,9})/ },
];

/** "Page 3 of 12", "Seite 3 von 1.204". */
export const PAGE_OF = /^\D{0,40}?(\d[\d.,]{0,9})\D{1,20}\d/;
export const OF_PAGES = /\D(\d[\d.,]{0,9})\D{0,20}$/;

/** "Results 1 to 20 of 3,086" of the first page, in any language: where its last number says how many fit. */
export const FIRST_PAGE = /^\D{0,60}1\D{1,20}(\d[\d.,]{0,9})\D{1,20}\d[\d.,]{0,9}\D{0,20}$/;
export const ALL_RESULTS = /^\D{0,60}\d[\d.,]{0,9}\D{1,20}\d[\d.,]{0,9}\D{1,20}(\d[\d.,]{0,9})\D{0,20}$/;

/**
 * The time of "Last edited by Ann; 12-28-05 at 10:28 PM. Reason: …": behind the last semicolon, or in brackets; a clock
 * ends it.
 */
export const EDIT_TIMES: readonly RegExp[] = [
  /;\s?([^;]{3,60}?\d{1,2}[:.h]\d{2}(?::\d{2})?(?:\s?[ap](?:m\b|\.m\.))?)/i,
  /\(([^()]{3,60}?\d{1,2}[:.h]\d{2}(?:\s?[ap](?:m\b|\.m\.))?)[^()]{0,12}\)/i,
];

/** "GMT -5", "WEZ +1", "UTC+3" out of "All times are GMT -5. The time now is 00:08." */
export const ZONE = /(?:GMT|UTC|WEZ|MEZ)(?:\s?[+-]\s?\d{1,2}(?:[:.]\d{2})?)?/i;

/** Pictures are listed with "Click image for larger version. Name: tea.jpg Views: 12 Size: …". */
export const ATTACHMENT_NAME: Field = [
  {},
  { select: 'img', attr: 'alt', match: /:\s{0,5}([^:]{1,200}\.\w{2,5})\s/ },
  { attr: 'title' },
  { select: 'img', attr: 'alt' },
];
