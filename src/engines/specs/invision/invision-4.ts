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

/** Invision Community 4.0 to 4.7. */
export const INVISION_4 = defineEngine({
  engine: 'invision',
  generation: '4',
  detect: [
    { select: 'article.ipsComment', weight: 0.4, says: 'posts are article.ipsComment' },
    { select: '.ipsComment_content', weight: 0.25, says: 'post content in .ipsComment_content' },
    { select: '[data-role="commentContent"]', weight: 0.15, says: 'bodies carry data-role="commentContent"' },
    { select: '.cAuthorPane_author', weight: 0.2, says: 'authors in .cAuthorPane_author' },
    { select: 'body.ipsApp', weight: 0.1, says: 'body.ipsApp' },
  ],
  notThread: [
    { code: 'login-required', select: 'body.ipsApp[data-pagecontroller="login"]' },
    {
      code: 'error-page',
      select: 'body.ipsApp #elError, body.ipsApp #elErrorMessage, body.ipsApp[data-pagecontroller="error"]',
    },
    { code: 'index-page', select: '.ipsDataItem, .cForumRow, .cTopicList, .ipsStreamItem' },
  ],
  version: [
    { select: 'meta[name="generator"]', attr: 'content', match: /(?:Invision|IPS)[^\d]{0,40}(\d+(?:\.\d+)+)/i },
  ],
  thread: {
    externalId: EXTERNAL_ID,
    title: [
      { select: 'h1.ipsType_pageTitle .ipsType_break' },
      { select: 'h1.ipsType_pageTitle' },
      { select: 'meta[property="og:title"]', attr: 'content' },
    ],
    url: THREAD_URL,
    forumPath: '.ipsBreadcrumb_top [data-role="breadcrumbList"] a:not([title])',
    tags: '.ipsTags a.ipsTag, .ipsTags .ipsTag_prefix',
    page: [{ select: '.ipsPagination_active a[data-page]', attr: 'data-page' }, ...PAGE_FROM_URL],
    pageCount: PAGE_COUNT,
    unpagedIsSingle: true,
    nextUrl: [
      { select: 'link[rel="next"]', attr: 'href' },
      { select: '.ipsPagination_next:not(.ipsPagination_inactive) a[href]', attr: 'href' },
    ],
    prevUrl: [
      { select: 'link[rel="prev"]', attr: 'href' },
      { select: '.ipsPagination_prev:not(.ipsPagination_inactive) a[href]', attr: 'href' },
    ],
    perPage: PER_PAGE,
  },
  post: {
    list: 'article.ipsComment, .ipsComment_ignored',
    refuse: '',
    externalId: POST_ID,
    url: POST_URL,
    parentExternalId: NOWHERE,
    deleted: '.ipsComment_deleted',
    hidden: '.ipsModerated, .ipsComment_ignored',
    author: {
      name: [
        { select: '.cAuthorPane_author a[href]:not([href*="/badges/"])' },
        { select: '.cAuthorPane_author' },
        { select: '.ipsComment_author h3' },
        { select: '.ipsComment_header .ipsComment_author a[href*="/profile/"]' },
        ...quoteData('username'),
      ],
      externalId: [
        { select: '.cAuthorPane_author a', attr: 'href', match: MEMBER_ID },
        { select: '.cAuthorPane a', attr: 'href', match: MEMBER_ID },
        ...quoteData('userid'),
      ],
      member: '.cAuthorPane_author a[href], .cAuthorPane_photo a[href*="/profile/"]',
      guest: '',
      deleted: '',
    },
    posted: {
      machine: [
        { select: '.ipsComment_meta time[datetime]', attr: 'datetime' },
        { select: 'a[href*="findComment"] time[datetime]', attr: 'datetime' },
        { select: '.ipsComment_content time[datetime]', attr: 'datetime' },
        ...quoteData('timestamp'),
      ],
      shown: [{ select: '.ipsComment_meta time' }, { select: 'a[href*="findComment"] time' }],
    },
    edited: {
      machine: [
        { select: '[data-excludequote] time[datetime]', attr: 'datetime' },
        { select: '.ipsComment_edited time[datetime]', attr: 'datetime' },
      ],
      shown: [{ select: '[data-excludequote] time' }, { select: '.ipsComment_edited time' }],
    },
    body: '[data-role="commentContent"]',
    signature: '[data-role="memberSignature"]',
    reactions: REACTIONS,
  },
  body: BODY,
  hooks: { readCitation, trustsSource },
});
