import { defineEngine } from '../../define-engine.js';

/** bbPress 2.x inside WordPress: a reply is two elements, its head (date, link) and right behind it author and body. */
export const BBPRESS = defineEngine({
  engine: 'bbpress',
  generation: '2',
  detect: [
    { select: '.bbp-reply-content, .bbp-topic-content', weight: 0.4, says: 'bodies in .bbp-reply-content' },
    {
      select: '.bbp-reply-author a, .bbp-topic-author a, .bbp-reply-header',
      weight: 0.3,
      says: 'authors in .bbp-reply-author',
    },
    {
      select: '.bbp-reply-post-date, .bbp-topic-post-date, .bbp-reply-permalink',
      weight: 0.3,
      says: 'dates in .bbp-reply-post-date',
    },
  ],
  notThread: [{ code: 'index-page', select: '.bbp-forums, .bbp-topics' }],
  thread: {
    externalId: [
      { select: 'ul.bbp-replies[id^="topic-"]', attr: 'id', match: /^topic-(\d+)-replies$/ },
      { select: '.bbp-lead-topic[id]', attr: 'id', match: /^bbp-topic-(\d+)-lead$/ },
      { select: 'body[class*="postid-"]', attr: 'class', match: /(?:^|\s)postid-(\d+)/ },
      { select: '#bbp_topic_id', attr: 'value' },
    ],
    title: [
      { select: '.bbp-breadcrumb-current' },
      { select: 'h1.entry-title, h1.bbp-topic-title' },
      { select: 'h1' },
      { select: 'meta[property="og:title"]', attr: 'content' },
    ],
    url: [{ select: 'link[rel="canonical"]', attr: 'href', match: /^(.{1,2000}?)(?:page\/\d+\/?)?(?:[?#].*)?$/ }],
    forumPath: '.bbp-breadcrumb a',
    tags: '.bbp-topic-tags a, .bbp-topic-tag-list a',
    page: [
      { select: '.bbp-pagination-links .page-numbers.current', match: /\d+/ },
      { select: 'link[rel="canonical"]', attr: 'href', match: /\/page\/(\d+)/ },
    ],
    pageCount: [{ select: '.bbp-pagination-links .page-numbers:not(.next):not(.prev)', match: /\d+/, last: true }],
    unpagedIsSingle: true,
    nextUrl: [{ select: '.bbp-pagination-links a.next', attr: 'href' }],
    prevUrl: [{ select: '.bbp-pagination-links a.prev', attr: 'href' }],
    total: [{ select: '.bbp-pagination-count', match: /(\d[\d.,]*)\D*$/ }],
  },
  post: {
    list: [
      '.type-reply:has(.bbp-reply-content)',
      '.type-topic:has(.bbp-reply-content)',
      '.type-topic:has(.bbp-topic-content)',
      '.bbp-body > .reply:not(.type-reply):has(.bbp-reply-content)',
      '.bbp-body > .topic:not(.type-topic):has(.bbp-reply-content)',
    ].join(', '),
    // The page of the topic carries the topic's classes too.
    refuse: 'body, .type-topic:has(.bbp-replies), .type-topic:has(.bbp-breadcrumb)',
    externalId: [
      { attr: 'class', match: /(?:^|\s)post-(\d+)(?:\s|$)/ },
      { attr: 'id', match: /^post-(\d+)$/ },
    ],
    url: [
      { before: true, select: '.bbp-reply-permalink, .bbp-topic-permalink', attr: 'href' },
      { select: '.bbp-reply-permalink, .bbp-topic-permalink', attr: 'href' },
    ],
    deleted: '.status-trash',
    hidden: '.status-spam, .status-pending, .status-hidden',
    author: {
      name: [
        { select: '.bbp-reply-author .bbp-author-name, .bbp-topic-author .bbp-author-name' },
        { select: '.bbp-reply-author a.bbp-author-link, .bbp-topic-author a.bbp-author-link', match: /\S.*/ },
        {
          select: '.bbp-reply-author, .bbp-topic-author',
          without: '.bbp-author-role, .bbp-reply-ip, .bbp-topic-ip, .bbp-author-ip, .profile-data, img',
        },
      ],
      externalId: [{ attr: 'class', match: /(?:^|\s)user-id-(\d+)/ }],
      member: '[class*="user-id-"]:not(.user-id-0)',
      guest: '.user-id-0',
    },
    posted: {
      machine: [
        { before: true, select: 'time[datetime]', attr: 'datetime' },
        { select: '.bbp-meta time[datetime]', attr: 'datetime' },
      ],
      shown: [
        { before: true, select: '.bbp-reply-post-date, .bbp-topic-post-date' },
        { select: '.bbp-reply-post-date, .bbp-topic-post-date, .bs-timestamp' },
        // Version 2.0 prints the date as bare text of the row above.
        { before: true, match: /^([^#]{4,40}?\d{1,2}:\d{2}(?:\s?[ap]m)?)/i },
      ],
    },
    edited: {
      machine: [],
      shown: [
        {
          select: '.bbp-reply-revision-log-item, .bbp-topic-revision-log-item',
          last: true,
          match: /modified (?:on )?(.{3,60}?) by /,
        },
        { select: '.bbp-reply-revision-log-item, .bbp-topic-revision-log-item', last: true, match: /\d.{2,60}/ },
      ],
    },
    body: '.bbp-reply-content, .bbp-topic-content',
    attachments: '.bbp-attachments a[href], .gdbbx-attachments a[href], .d4p-bbp-attachments a[href]',
    signature: '.bbp-signature, .bbp-user-signature, .gdbbx-signature',
    reactions: [
      { each: '.gdbbx-thanks-count, .d4p-bbt-thanks-count', name: [{ as: 'Thanks' }], count: [{}], actors: '' },
    ],
  },
  body: {
    quotes: [
      {
        each: 'blockquote',
        header: '.d4pbbc-quote-title, .gdbbx-quote-title, .bbp-quote-title, .quote-title, cite',
        author: [
          {
            select: '.d4pbbc-quote-title, .gdbbx-quote-title, .bbp-quote-title, .quote-title',
            match: /^(.{1,100}?)\s+\S{1,20}\s*:?$/,
          },
          { select: 'cite', match: /^(.{1,100}?)\s*(?:[^\s:]{1,20})?\s*:$/ },
          { select: 'cite' },
        ],
        sourceExternalId: [
          {
            select: '.d4pbbc-quote-title a, .gdbbx-quote-title a, .bbp-quote-title a, .quote-title a, cite a',
            attr: 'href',
            match: /#post-(\d+)$/,
          },
          { attr: 'cite', match: /#post-(\d+)$/ },
        ],
        sourceUrl: [
          {
            select: '.d4pbbc-quote-title a, .gdbbx-quote-title a, .bbp-quote-title a, .quote-title a, cite a',
            attr: 'href',
          },
          { attr: 'cite' },
        ],
      },
    ],
    drop: '.bbp-reply-revision-log, .bbp-topic-revision-log, .bbp-signature, .bbp-user-signature, .gdbbx-signature, .bbp-attachments, .gdbbx-attachments, .bbp-admin-links, .bbp-reply-edited, .sharedaddy, .bbp-topic-tags',
    spoiler: { each: 'details, .spoiler, .bbp-spoiler, .gdbbx-spoiler', header: 'summary', contents: '' },
    emoji: 'img.emoji, img.wp-smiley',
    attachment: 'a.bbp-attachment',
  },
});
