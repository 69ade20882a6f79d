import { NOWHERE, type QuoteFields } from '../../engine.js';

/** What the wide and the narrow templates of Discuz! X print alike. */

export const THREAD_ID = /(?:[?&]tid=|thread-)(\d{1,12})/;

/** "2021-4-5 08:09:10": figures without leading zeros. */
export const DATE = /(\d{4}-\d{1,2}-\d{1,2}(?:\s\d{1,2}:\d{2}(?::\d{2})?(?:\s?[AP]M)?)?)/i;

/** The citation line is the first line of the quote, grey, with or without a link to the source. */
export const QUOTE: QuoteFields = {
  each: 'div.quote:has(blockquote)',
  contents: 'blockquote',
  header: 'font[size="2"]:first-child:has(font[color]), blockquote > font[color="#999999"]:first-child',
  before: '',
  beforeSays: null,
  author: NOWHERE,
  sourceExternalId: [{ select: 'a[href*="goto=findpost"]', attr: 'href', match: /[?&]pid=(\d{1,12})/ }],
  sourceUrl: [{ select: 'a[href*="goto=findpost"]', attr: 'href' }],
  cited: { machine: NOWHERE, shown: NOWHERE },
};
