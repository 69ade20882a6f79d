import type { Field } from '../../engine.js';

const FIRST_PAGE = /^([^#]{1,2000}?)(?:[?&](?:action|pageNo|postID|sortField|sortOrder)=[^#]{0,200})?(?:#.*)?$/;

/** Without the jump to what is unread or latest. */
export const firstPage = (select: string): Field => [{ select, attr: 'href', match: FIRST_PAGE }];

/** The list's first page: the canonical address without its page. */
export const BOARD_URL: Field = [
  ...firstPage('link[rel="canonical"]'),
  { select: 'meta[property="og:url"]', attr: 'content', match: FIRST_PAGE },
];
