import { defineEngine } from '../../define-engine.js';

/** "/td-p/123" the topic, "/m-p/123" a message of it; blogs, ideas and articles have letters of their own. */
const MESSAGE_ID = /\/[a-z]{1,4}-p\/(\d+)/;
/** A day and a clock, whatever words stand before them ("on", "a", "am"). */
const DATE = /((?:\p{L}{3,10}\.? )?\d{1,4}\P{N}{1,12}\d.{3,40})$/u;
const TOPIC_ID = /\/(?:td|qaq|ba|ta|idi|gpm|ev|con)-p\/(\d+)/;

/**
 * Khoros Community, before 2018 Lithium. Skins rearrange the page, the components in it keep their classes. Dates are
 * figures in the board's own order ("03-25-2020"), or words that carry them in their title.
 */
export const KHOROS = defineEngine({
  engine: 'khoros',
  generation: 'classic',
  detect: [
    {
      select:
        '.lia-message-view-wrapper .lia-message-body-content, .lia-message-view-display .lia-message-body-content',
      weight: 0.5,
      says: 'bodies in .lia-message-body-content',
    },
    {
      select: '.lia-thread-topic, .lia-thread-reply, .lia-linear-display-message-view, .lia-message-view-forum-message',
      weight: 0.3,
      says: 'messages of a thread',
    },
    { select: '.lia-user-name', weight: 0.2, says: 'authors in .lia-user-name' },
    // Results of a search show messages of many threads.
    { select: '.lia-message-view-message-search-item', weight: -0.7, says: 'search results' },
  ],
  notThread: [
    {
      code: 'index-page',
      select:
        '.lia-message-view-message-search-item, .MessageList .lia-list-wide, .lia-component-messages-list, .lia-forum-topic-page-link, .lia-node-tree',
    },
    { code: 'error-page', select: '.lia-page.ErrorPage, body.ErrorPage, .lia-info-area .error-page' },
  ],
  thread: {
    externalId: [
      { select: 'link[rel="canonical"]', attr: 'href', match: TOPIC_ID },
      { select: '.lia-thread-topic', attr: 'class', match: /lia-js-data-messageUid-(\d+)/ },
      { select: '.lia-message-view-wrapper:has(.lia-thread-topic)', attr: 'data-lia-message-uid' },
      { select: 'meta[property="og:url"]', attr: 'content', match: TOPIC_ID },
      { select: 'link[rel="canonical"]', attr: 'href', match: MESSAGE_ID },
    ],
    title: [
      { select: 'h1.lia-message-subject-banner' },
      { select: '.lia-thread-topic .lia-message-subject' },
      { select: '.lia-thread-subject, .lia-page-header .PageTitle h1, .PageTitle .lia-link-navigation' },
      { select: 'meta[property="og:title"]', attr: 'content' },
    ],
    url: [{ select: 'link[rel="canonical"]', attr: 'href', match: /^(.{1,800}?)(?:\/page\/\d+)?(?:[?#].*)?$/ }],
    forumPath: '.lia-breadcrumb .lia-breadcrumb-node a, .lia-breadcrumb .lia-breadcrumb-community a',
    tags: '.LabelsList .label-link, .lia-tag-list-item a.lia-tag, .TagList .lia-tag',
    page: [
      {
        select: '.lia-paging-full-pages .lia-link-disabled, .lia-paging-page-link .lia-link-disabled',
        match: /^\d{1,5}$/,
      },
      { select: 'link[rel="canonical"]', attr: 'href', match: /\/page\/(\d+)/ },
    ],
    pageCount: [
      { select: '.lia-paging-full-pages .lia-paging-page-last', match: /\d{1,5}/ },
      { select: '.lia-paging-full-pages a, .lia-paging-full-pages .lia-link-disabled', match: /^\d{1,5}$/, last: true },
    ],
    unpagedIsSingle: true,
    nextUrl: [
      { select: 'link[rel="next"]', attr: 'href' },
      { select: '.lia-paging-page-next a[href]', attr: 'href' },
    ],
    prevUrl: [
      { select: 'link[rel="prev"]', attr: 'href' },
      { select: '.lia-paging-page-previous a[href]', attr: 'href' },
    ],
    total: [{ select: '.lia-message-position-in-thread, .MessagesPositionInThread', match: /\d[\d,.]*\D+(\d[\d,.]*)/ }],
  },
  post: {
    list: '.lia-message-view-wrapper[data-lia-message-uid], .lia-linear-display-message-view:not(:has(.lia-message-view-wrapper)), .lia-message-view-display:not(.lia-message-view-wrapper .lia-message-view-display):not(.lia-linear-display-message-view .lia-message-view-display)',
    // Accepted solutions are shown once more below the question; results and related topics are no messages of the page.
    refuse:
      '[class*="accepted-solutions"] .lia-message-view-wrapper, [class*="solution-list"] .lia-message-view-wrapper, .lia-message-view-message-search-item, [class*="related-content"] .lia-message-view-wrapper, .lia-message-editor .lia-message-view-wrapper',
    externalId: [
      { attr: 'data-lia-message-uid', match: /^\d+$/ },
      { attr: 'class', match: /lia-js-data-messageUid-(\d+)/ },
      { attr: 'data-message-id', match: /^\d+$/ },
      { select: '[data-message-id]', attr: 'data-message-id', match: /^\d+$/ },
      { select: '[class*="lia-js-data-messageUid-"]', attr: 'class', match: /lia-js-data-messageUid-(\d+)/ },
      { select: 'a[name]', attr: 'name', match: /^M(\d+)$/ },
    ],
    url: [
      { select: '.lia-message-position-in-thread a, .lia-message-subject a[href*="-p/"]', attr: 'href' },
      { select: 'a.page-link[href*="-p/"], a[id^="highlightMessage"]', attr: 'href' },
    ],
    parentExternalId: [
      {
        select: '[class*="in-response-to"] a, [class*="parent-message"] a, .lia-message-reply-to a',
        attr: 'href',
        match: MESSAGE_ID,
      },
    ],
    number: [{ select: '.lia-message-position-in-thread, .MessagesPositionInThread', match: /\d[\d,.]*/ }],
    author: {
      name: [
        { select: '.lia-user-name .lia-user-name-link' },
        { select: 'a.lia-user-name-link' },
        { select: '.lia-user-name, .UserName', without: '.lia-user-rank-icon, .lia-user-online-status' },
      ],
      externalId: [
        { select: 'a.lia-user-name-link[href*="user-id/"]', attr: 'href', match: /user-id\/(\d+)/ },
        {
          select: '.lia-user-name a[href*="user-id/"], .lia-message-avatar a[href*="user-id/"]',
          attr: 'href',
          match: /user-id\/(\d+)/,
        },
      ],
      member: 'a.lia-user-name-link[href]',
      guest: '.lia-user-name-anonymous, .UserName.anonymous',
      deleted: '.lia-user-name-deleted',
    },
    posted: {
      machine: [{ select: '.lia-message-posted-on time[datetime]', attr: 'datetime' }],
      shown: [
        { select: '.lia-message-posted-on .local-friendly-date', attr: 'title' },
        { select: '.lia-message-posted-on', match: DATE },
        { select: '.lia-message-dates .local-friendly-date', attr: 'title' },
        { select: '.DateTime:not(.lia-message-edited-on) .local-friendly-date', attr: 'title' },
        { select: '.DateTime:not(.lia-message-edited-on)', match: DATE },
      ],
    },
    edited: {
      shown: [
        { select: '.lia-message-edited-on .local-friendly-date', attr: 'title' },
        { select: '.lia-message-edited-on', match: DATE },
      ],
    },
    body: '.lia-message-body-content',
    signature: '.lia-message-signature, .UserSignature',
    attachments: '.lia-attachments-message a[href*="/attachments/"], .lia-message-attachments a[href*="/attachments/"]',
    reactions: [
      {
        each: '.lia-button-image-kudos-count, .kudos-count-link, .lia-component-kudos-widget-button .MessageKudosCount',
        name: [{ as: 'Kudos' }],
        count: [{ select: '.MessageKudosCount', match: /\d[\d,.]*/ }, { match: /\d[\d,.]*/ }],
        actors: '',
      },
    ],
  },
  body: {
    // The editor begins a quote with a link to the person and "wrote:", between two rules.
    quotes: [
      {
        each: 'blockquote:not(.lia-spoiler-content blockquote)',
        author: [{ select: 'a[href*="viewprofilepage/user-id"], li-user', match: /^@?(.{1,100})$/ }],
        opening: true,
      },
    ],
    drop: '.lia-message-signature, .UserSignature, .lia-spoiler-link, .lia-message-solution-button, .lia-solution-link, .lia-mark-empty, .lia-inline-image-caption-toggle',
    code: 'pre, .lia-code-sample',
    spoiler: { each: '.lia-spoiler-container', header: '.lia-spoiler-title', contents: '.lia-spoiler-content' },
    emoji: 'img.emoticon, img.lia-deferred-image.lia-image-emoji, li-emoji',
    attachment: 'a.lia-media-document',
  },
});
