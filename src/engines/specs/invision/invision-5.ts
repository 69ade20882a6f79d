import { defineEngine } from '../../define-engine.js';
import { NOWHERE } from '../../engine.js';
import { readCitation, trustsSource } from './hooks.js';
import {
  BODY,
  EXTERNAL_ID,
  MEMBER_ID,
  PAGE_COUNT,
  PAGE_FROM_URL,
  PER_PAGE,
  POST_ID,
  POST_URL,
  quoteData,
  REACTIONS,
  THREAD_URL,
} from './shared.js';

/** Invision Community 5. Its `<time>` prints the date twice, long and short; the long one is the words shown. */
export const INVISION_5 = defineEngine({
  engine: 'invision',
  generation: '5',
  detect: [
    { select: 'article.ipsEntry--post', weight: 0.5, says: 'posts are article.ipsEntry--post' },
    { select: '.ipsEntry__content', weight: 0.25, says: 'post content in .ipsEntry__content' },
    { select: '.ipsEntry__username', weight: 0.2, says: 'authors in .ipsEntry__username' },
    { select: '[data-role="commentContent"]', weight: 0.05, says: 'bodies carry data-role="commentContent"' },
    { select: 'body.ipsApp', weight: 0.1, says: 'body.ipsApp' },
  ],
  notThread: [
    { code: 'login-required', select: 'body[data-ips-hook="body"][data-pagecontroller="login"]' },
    { code: 'error-page', select: 'body[data-ips-hook="body"] #elError, body[data-ips-hook="body"] .ipsError' },
    { code: 'index-page', select: '.ipsData__item, .ipsData--topic-list, .ipsStreamItem' },
  ],
  version: NOWHERE,
  thread: {
    externalId: EXTERNAL_ID,
    title: [
      { select: 'h1[data-ips-hook="title"]' },
      { select: '.ipsPageHeader__title h1' },
      { select: 'meta[property="og:title"]', attr: 'content' },
    ],
    url: THREAD_URL,
    forumPath: '.ipsBreadcrumb--top .ipsBreadcrumb__list a:not([title])',
    tags: '.ipsPageHeader .ipsTags a',
    page: [{ select: '.ipsPagination__active a[data-page]', attr: 'data-page' }, ...PAGE_FROM_URL],
    pageCount: PAGE_COUNT,
    unpagedIsSingle: true,
    nextUrl: [
      { select: 'link[rel="next"]', attr: 'href' },
      { select: '.ipsPagination__next:not(.ipsPagination__inactive) a[href]', attr: 'href' },
    ],
    prevUrl: [
      { select: 'link[rel="prev"]', attr: 'href' },
      { select: '.ipsPagination__prev:not(.ipsPagination__inactive) a[href]', attr: 'href' },
    ],
    perPage: PER_PAGE,
  },
  post: {
    list: 'article.ipsEntry--post',
    refuse: '',
    externalId: POST_ID,
    url: POST_URL,
    parentExternalId: NOWHERE,
    deleted: '',
    hidden: '.ipsModerated, .ipsEntry--ignored',
    author: {
      name: [
        { select: '.ipsEntry__username a.ipsUsername' },
        { select: '.ipsEntry__username a' },
        { select: '.ipsEntry__username' },
        ...quoteData('username'),
      ],
      externalId: [{ select: '.ipsEntry__username a', attr: 'href', match: MEMBER_ID }, ...quoteData('userid')],
      member: '.ipsEntry__username a[href]',
      guest: '',
      deleted: '',
    },
    posted: {
      machine: [
        { select: '.ipsEntry__date time[datetime]', attr: 'datetime' },
        { select: '.ipsEntry__header time[datetime]', attr: 'datetime' },
        ...quoteData('timestamp'),
      ],
      shown: [
        { select: '.ipsEntry__date .ipsTime__long' },
        { select: '.ipsEntry__date time' },
        { select: '.ipsEntry__header .ipsTime__long' },
      ],
    },
    edited: {
      machine: [{ select: '.ipsEdited time[datetime]', attr: 'datetime' }],
      shown: [{ select: '.ipsEdited .ipsTime__long' }, { select: '.ipsEdited time' }],
    },
    body: '[data-role="commentContent"]',
    signature: '[data-role="memberSignature"]',
    reactions: REACTIONS,
  },
  body: BODY,
  hooks: { readCitation, trustsSource },
});
