import { defineEngine } from '../../define-engine.js';
import { readCitation, readParent, readReactionBar } from './hooks.js';
import {
  ATTACHMENT_NAME,
  ATTACHMENTS,
  BODY,
  memberId,
  NEXT_URL,
  PAGE,
  PAGE_COUNT,
  POLLS,
  PREV_URL,
  THREAD_EXTERNAL_ID,
  THREAD_URL,
  TITLE_LABELS,
} from './shared.js';

/**
 * Fora, VerticalScope's platform on XenForo 2: replies nested below the post they answer, the opener as a card outside
 * the list (and once more, hidden, as structured data). Every reply carries its id twice.
 */
export const FORA = defineEngine({
  engine: 'xenforo',
  generation: 'Fora',
  detect: [
    { select: '.MessageCard.js-messageCard', weight: 0.4, says: 'posts are .MessageCard' },
    { select: '.MessageCard .MessageCard__user-info', weight: 0.25, says: 'authors in .MessageCard__user-info' },
    { select: '.MessageCard .message-body .bbWrapper', weight: 0.2, says: 'bodies in .message-body .bbWrapper' },
    { select: '.MessageCard__date-created', weight: 0.15, says: 'dates in .MessageCard__date-created' },
  ],
  version: [{ select: '.MessageCard', as: 'Fora' }],
  thread: {
    externalId: THREAD_EXTERNAL_ID,
    title: [
      { select: '.MessageCard__thread-title', without: TITLE_LABELS },
      { select: 'h1', without: TITLE_LABELS },
      { select: 'meta[property="og:title"]', attr: 'content' },
    ],
    url: THREAD_URL,
    forumPath: '.p-breadcrumbs > li > a',
    tags: 'a.tagItem',
    page: PAGE,
    pageCount: PAGE_COUNT,
    unpagedIsSingle: true,
    nextUrl: NEXT_URL,
    prevUrl: PREV_URL,
    replies: [
      {
        select: '[itemprop="interactionStatistic"]:has([content$="/ReplyAction"]) [itemprop="userInteractionCount"]',
        attr: 'content',
      },
    ],
    polls: POLLS,
  },
  post: {
    list: 'article.js-post:not(.js-post *), div.MessageCard.js-post:not(.js-post *)',
    externalId: [
      { attr: 'data-content', match: /^post-(\d{1,20})$/ },
      { attr: 'id', match: /^js-post-(\d{1,20})$/ },
      { select: '.u-anchorTarget', attr: 'id', match: /^post-(\d{1,20})$/ },
    ],
    url: [
      { select: '.MessageCard meta[itemprop="url"]', attr: 'content', match: /^.{0,2000}post-\d{1,20}$/ },
      { select: 'a.MessageCard__date-created', attr: 'href' },
      { select: 'a.MessageCard__post-position', attr: 'href' },
    ],
    number: [{ select: '.MessageCard__post-position', match: /#\s?(\d[\d.,]{0,12})/ }],
    opener: 'div.MessageCard.js-post',
    deleted: '.nested-message-deleted',
    author: {
      name: [
        { attr: 'data-author' },
        { select: '.MessageCard__user-info__name' },
        { select: '.MessageCard__user-info meta[itemprop="name"]', attr: 'content' },
      ],
      externalId: [
        { select: '.MessageCard__user-info [data-user-id]', attr: 'data-user-id', match: /^[1-9]\d{0,14}$/ },
        ...memberId('a.MessageCard__user-info__name'),
        { select: '.MessageCard__avatar [data-user-id]', attr: 'data-user-id', match: /^[1-9]\d{0,14}$/ },
        ...memberId('.MessageCard__avatar a[href]'),
      ],
      member: 'a.MessageCard__user-info__name[href]',
    },
    posted: {
      machine: [
        { select: '.MessageCard__date-created time[datetime]', attr: 'datetime' },
        { select: 'meta[itemprop="datePublished"]', attr: 'content' },
      ],
      shown: [{ select: '.MessageCard__date-created time' }],
    },
    edited: {
      machine: [{ select: '.message-lastEdit time[datetime]', attr: 'datetime' }],
      shown: [{ select: '.message-lastEdit time' }],
    },
    body: '.message-body .bbWrapper:not(.bbWrapper .bbWrapper)',
    signature: '.message-signature .bbWrapper',
    attachments: ATTACHMENTS,
    attachmentName: ATTACHMENT_NAME,
  },
  body: BODY,
  hooks: { readCitation, readReactions: readReactionBar, readParent },
});
