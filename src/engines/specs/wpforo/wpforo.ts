import { defineEngine } from '../../define-engine.js';
import { parentOf } from './hooks.js';

const AUTHOR_NAME = '.author-name, .wpf-author-name, .wpforo-post-author-name, .wpforo-comment-author';

/** wpForo 1 and 2 inside WordPress, its layouts: extended, simplified, questions and answers, threaded. */
export const WPFORO = defineEngine({
  engine: 'wpforo',
  generation: 'topic',
  detect: [
    { select: '#wpforo-wrap, #wpforo', weight: 0.3, says: '#wpforo-wrap' },
    {
      select: '.post-wrap[id^="post-"] .wpforo-post-content, .wpf-reply .wpf-reply-content',
      weight: 0.7,
      says: 'posts are .post-wrap',
    },
  ],
  notThread: [
    { code: 'login-required', select: '#wpforo-wrap.wpft-login' },
    { code: 'error-page', select: '#wpforo-wrap.wpft-404, #wpforo-wrap .wpforo-404' },
    {
      code: 'index-page',
      select: '#wpforo-wrap.wpft-forum, #wpforo-wrap.wpft-topic, #wpforo-wrap .topic-wrap, #wpforo-wrap .forum-wrap',
    },
  ],
  version: [{ select: 'link[href*="/wpforo/"][href*="ver="]', attr: 'href', match: /[?&]ver=(\d[\d.]{0,10})$/ }],
  thread: {
    externalId: [
      { select: '#wpforo-wrap[data-topicid], .wpf-topic[data-topicid]', attr: 'data-topicid' },
      {
        select: 'input[name="topicid"], input[name="thread[topicid]"], input[name="post[topicid]"]',
        attr: 'value',
        match: /^[1-9]\d*$/,
      },
      { select: '[id^="wpforo-topic-"]', attr: 'id', match: /-(\d+)$/ },
    ],
    title: [
      { select: '#wpforo-title' },
      { select: 'meta[property="og:title"]', attr: 'content' },
      { select: '.wpf-item-element.active' },
      { select: 'h1' },
    ],
    url: [{ select: 'link[rel="canonical"]', attr: 'href', match: /^(.{1,2000}?)(?:paged\/\d+\/?)?(?:[?#].*)?$/ }],
    forumPath:
      '.wpf-breadcrumb [itemprop="name"], .wpf-breadcrumb .wpf-item-element:not(.active) a:not(:has([itemprop="name"])) span',
    tags: '.wpf-tags .wpf-tag, .wpf-tags wpf-tag, .wpforo-tags tag, .wpf-ttgg .wpf-tags a',
    page: [
      { select: '.wpf-navi .wpf-page-info', match: /(\d+)\s*\/\s*\d+/ },
      { select: '.wpf-navi .wpf-page-current, .wpf-navi .wpf-current-page, .wpf-navi .wpf-active', match: /\d+/ },
      { select: '.wpf-navi select option[selected]', match: /\d+/ },
      { select: 'link[rel="canonical"]', attr: 'href', match: /\/paged\/(\d+)/ },
    ],
    pageCount: [
      { select: '.wpf-navi .wpf-page-info', match: /\d+\s*\/\s*(\d+)/ },
      { select: '.wpf-navi .wpf-page-link, .wpf-navi select option', match: /^\d+$/, last: true },
    ],
    unpagedIsSingle: true,
    nextUrl: [{ select: '.wpf-navi .wpf-next-button, .wpf-navi a.wpf-next', attr: 'href' }],
    prevUrl: [{ select: '.wpf-navi .wpf-prev-button, .wpf-navi a.wpf-prev', attr: 'href' }],
  },
  post: {
    list: '.post-wrap[id^="post-"], .comment-wrap[id^="post-"], .wpf-reply[id^="post-"], .wpforo-comment[id^="post-"]',
    externalId: [
      { attr: 'data-postid', match: /^\d+$/ },
      { attr: 'id', match: /^post-(\d+)$/ },
    ],
    url: [{ select: 'a.wpf-post-link, .wpf-post-link a[href], a[data-clipboard-text]', attr: 'href' }],
    hidden: '.wpf-mod-message',
    author: {
      // Long names are cut in the column; the picture beside it has them in full.
      name: [
        { select: AUTHOR_NAME, match: /^.*[^.\u2026\s]$/ },
        { select: '.author-avatar img, .wpf-author-avatar img, .wpforo-post-avatar img, .wpf-avatar img', attr: 'alt' },
        { select: AUTHOR_NAME },
      ],
      externalId: [{ attr: 'data-userid', match: /^[1-9]\d*$/ }],
      member: AUTHOR_NAME.split(', ')
        .map((name) => `${name} a[href*="/profile/"], ${name} a[href*="/participant/"], a.wpf-pa-name`)
        .join(', '),
      guest: '[data-userid="0"]',
    },
    posted: {
      machine: [{ select: 'time[datetime]', attr: 'datetime' }],
      shown: [
        { select: '.wpf-post-date, .wpforo-post-date, .wpforo-comment-date', match: /\S.*/ },
        { select: '.cbleft', match: /:\s*(\d[^:]{4,40}:\d{2}(?:\s?[ap]\.?m\b)?)/i },
        { select: '.cbleft', match: /:\s*(\p{L}[^:]{4,40}:\d{2}(?:\s?[ap]\.?m\b)?)/iu },
        {
          select: '.wpforo-post-content-top, .wpforo-comment-footer',
          match: /(\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4} \d{1,2}:\d{2}(?:\s?[ap]m)?)/i,
        },
      ],
    },
    edited: {
      machine: [],
      shown: [{ select: '.wpf-post-edited, .wpf-post-edit-wrap', match: /(\d.{2,60}?)(?: by .*)?$/ }],
    },
    body: '.wpforo-post-content, .wpf-reply-content, .wpforo-comment-content',
    attachments: '.wpf-attachments a[href], #wpfa-uploaded-files a[href], .wpfa-item a[href]',
    signature: '.wpforo-post-signature',
    reactions: [
      { each: '.wpf-vote-number', name: [{ as: 'Score' }], count: [{ match: /-?\d+/ }], actors: '' },
      { each: '.wpf-like-count, .wpf-react-count', name: [{ as: 'Like' }], count: [{ match: /\d+/ }], actors: '' },
    ],
  },
  body: {
    quotes: [
      {
        each: 'blockquote',
        header: '.wpforo-post-quote-author',
        author: [{ attr: 'data-mention' }, { select: '.wpforo-post-quote-author', match: /:\s*@?(\S.{0,100})$/ }],
        sourceExternalId: [{ attr: 'data-postid', match: /^[1-9]\d*$/ }],
      },
    ],
    // The first element repeats the title; under the text stand its buttons, the signature and the line of changes.
    drop: '.wpforo-post-content > h5:first-child, .wpf-post-button-actions, .wpforo-post-signature, .wpf-post-edited, .wpf-post-edit-wrap, .wpforo-post-content-bottom, .wpf-attachments, .wpf-ap-buttons, .wpforo-comment-footer, .wpf-sb, .wpforo-post-lb-box, .wpf-mod-message',
    spoiler: {
      each: 'details, .wpf-spoiler-wrap',
      header: 'summary, .wpf-spoiler-head',
      contents: '.wpf-spoiler-body',
    },
    emoji: 'img.emoji, img.wpforo-smiley, img.wpf-smiley',
    attachment: 'a.wpforo-default-attachment, .wpforo-attached-file a',
  },
  hooks: { readParent: parentOf },
});
