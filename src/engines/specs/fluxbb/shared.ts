import type { BodyFields, Field } from '../../engine.js';
import { NOWHERE } from '../../engine.js';

/** What FluxBB and PunBB, which share their origin, print alike. */

export const TOPIC_ID = /(?:[?&;]id=|\/topic[/-]?|topic)(\d{1,12})/;

/** "Last edited by X (2024-08-03 11:02:20)" */
export const IN_BRACKETS = /\(([^()]{6,40})\)\s*$/;

const NO_MOMENT = { machine: NOWHERE, shown: NOWHERE };

export const BODY: BodyFields = {
  quotes: [
    {
      each: '.quotebox',
      contents: 'blockquote',
      header: 'cite, h4',
      before: '',
      beforeSays: null,
      author: NOWHERE,
      sourceExternalId: [{ select: 'cite a', attr: 'href', match: /(?:#p|[?&]pid=)(\d{1,12})/ }],
      sourceUrl: [{ select: 'cite a', attr: 'href' }],
      cited: NO_MOMENT,
    },
  ],
  drop: '.postedit, .lastedit, .postsignature, .sig-content, .codebox h4',
  code: '.codebox pre',
  spoiler: { each: 'details', header: 'summary', contents: '' },
  emoji: 'img.emoji',
  smiley: 'img[src*="/smilies/"]',
  attachment: '',
};

const LINKS = '.pagelink > a, .pagelink > strong, .paging > a, .paging > strong';

export const PAGES: Readonly<Record<'page' | 'pageCount' | 'nextUrl' | 'prevUrl', Field>> = {
  page: [{ select: '.pagelink > strong, .paging > strong', match: /^\d{1,5}$/ }],
  pageCount: [{ select: LINKS, match: /^\d{1,5}$/, last: true }],
  nextUrl: [
    { select: '.pagelink a[rel="next"]', attr: 'href' },
    { select: 'link[rel="next"]', attr: 'href' },
    { select: '.pagelink > strong + a, .paging > strong + a', attr: 'href' },
  ],
  prevUrl: [
    { select: '.pagelink a[rel="prev"]', attr: 'href' },
    { select: 'link[rel="prev"]', attr: 'href' },
    {
      select: '.pagelink > a:not(strong ~ a), .paging > a:not(strong ~ a)',
      says: /^\d{1,5}$/,
      attr: 'href',
      last: true,
    },
  ],
};
