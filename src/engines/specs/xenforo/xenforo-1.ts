import { defineEngine } from '../../define-engine.js';
import { readCitation, readLikes } from './hooks.js';
import { memberId, PAGE_FROM_URL, THREAD_EXTERNAL_ID, THREAD_URL } from './shared.js';

/** XenForo 1.x. A recent time is `abbr[data-time]`; an older one only words, in full in `title`, without a zone. */
export const XENFORO_1 = defineEngine({
  engine: 'xenforo',
  generation: '1',
  detect: [
    { select: 'li.message[id^="post-"]', weight: 0.4, says: 'posts are li.message#post-N' },
    { select: 'li.message blockquote.messageText', weight: 0.3, says: 'bodies in blockquote.messageText' },
    { select: 'li.message .messageUserInfo', weight: 0.15, says: 'authors in .messageUserInfo' },
    { select: 'li.message .messageMeta', weight: 0.15, says: 'li.message .messageMeta' },
  ],
  notThread: [
    { code: 'login-required', select: 'html#XenForo form#pageLogin, html#XenForo .errorOverlay form[action*="login"]' },
    {
      code: 'error-page',
      select: 'html#XenForo .errorPanel, html#XenForo .errorOverlay, html#XenForo .error .OverlayCloser',
    },
    { code: 'index-page', select: 'html#XenForo .discussionListItem, html#XenForo .nodeList .node' },
  ],
  thread: {
    externalId: [...THREAD_EXTERNAL_ID, { select: 'input#search_bar_thread', attr: 'value', match: /^\d{1,15}$/ }],
    title: [
      { select: '.titleBar h1 .title' },
      { select: '.titleBar h1', without: '.prefix, .PageNav, .post-vote-button, .post-date, .Popup' },
      { select: 'meta[property="og:title"]', attr: 'content' },
      { select: 'h1', without: '.prefix' },
    ],
    url: THREAD_URL,
    forumPath: '.breadcrumb .crust:not(.homeCrumb) a.crumb',
    tags: '.tagBlock a.tag, .tagList a.tag',
    page: [{ select: '.PageNav[data-page]', attr: 'data-page' }, { select: '.PageNav .currentPage' }, ...PAGE_FROM_URL],
    pageCount: [
      { select: '.PageNav[data-last]', attr: 'data-last' },
      { select: '.pageNavHeader', match: /\D(\d[\d.,]{0,9})\D{0,20}$/ },
    ],
    unpagedIsSingle: true,
    polls: [
      {
        each: '.PollContainer',
        question: [{ select: '.questionText' }],
        option: {
          each: '.pollResult, .pollOption',
          text: [{ select: '.optionText' }, { select: 'label' }, {}],
          votes: [{ select: '.count', match: /\d[\d.,]{0,12}/ }],
        },
        voters: [],
      },
    ],
  },
  post: {
    list: 'li.message[id^="post-"]:not(li.message *)',
    externalId: [{ attr: 'id', match: /^post-(\d{1,20})$/ }],
    url: [
      { select: '.datePermalink', attr: 'href' },
      { select: '.hashPermalink[href]', attr: 'href' },
      { select: '.hashPermalink', attr: 'data-href', match: /^(.{1,2000}?)\/?permalink$/ },
      { select: '.postNumber[href]', attr: 'href' },
    ],
    number: [{ select: '.postNumber', match: /#\s?(\d[\d.,]{0,12})/ }],
    deleted: 'li.message.deleted',
    hidden: '.messageNotice.moderatedNotice, li.message.moderated',
    author: {
      name: [
        { attr: 'data-author' },
        { select: '.userText .username' },
        { select: '.messageUserInfo .username' },
        { select: '.authorEnd .author' },
        { select: '.placeholderContent .username' },
        { select: '.placeholderContent .avatar img', attr: 'alt' },
      ],
      externalId: [
        ...memberId('.messageUserInfo .userText a.username'),
        ...memberId('.authorEnd a.author'),
        ...memberId('.messageUserInfo a.avatar'),
        ...memberId('.placeholderContent a.avatar'),
        { select: '.messageUserInfo .avatar', attr: 'class', match: /\bAv([1-9]\d{0,14})[slm]\b/ },
      ],
      member: '.messageUserInfo a.username[href], .authorEnd a.author[href], .placeholderContent a.avatar[href]',
    },
    posted: {
      machine: [
        { select: '.datePermalink abbr[data-time]', attr: 'data-time' },
        { select: '.authorEnd + .DateTime[data-time]', attr: 'data-time' },
        { select: '.messageMeta .privateControls .DateTime[data-time]', attr: 'data-time' },
        { select: '.placeholderContent .privateControls .DateTime[data-time]', attr: 'data-time' },
      ],
      shown: [
        { select: '.datePermalink .DateTime', attr: 'title' },
        { select: '.datePermalink .DateTime' },
        { select: '.messageMeta .DateTime', attr: 'title' },
        { select: '.messageMeta .DateTime' },
        { select: '.privateControls .DateTime', attr: 'title' },
        { select: '.userText .DateTime', attr: 'title' },
      ],
    },
    edited: {
      machine: [{ select: '.editDate .DateTime[data-time]', attr: 'data-time' }],
      shown: [{ select: '.editDate .DateTime', attr: 'title' }, { select: '.editDate .DateTime' }],
    },
    body: '.messageContent blockquote.messageText',
    signature: '.signature',
    reactions: [
      {
        each: '.dark_postrating_outputlist li:has(strong)',
        name: [{ select: 'img', attr: 'title' }, { select: 'img', attr: 'alt' }, { match: /^(.{1,60}?) x / }],
        count: [{ select: 'strong' }],
        actors: '',
      },
    ],
    attachments: '.attachedFiles li.attachment',
    attachmentName: [{ select: '.filename' }, { select: 'img', attr: 'alt' }],
  },
  body: {
    quotes: [
      {
        each: '.bbCodeQuote',
        contents: '.quoteContainer .quote, .quoteContainer',
        header: '.attribution',
        author: [{ attr: 'data-author' }],
        sourceExternalId: [
          { select: '.AttributionLink', attr: 'href', match: /(?:goto\/post[?&]id=|#post-|posts\/)(\d{1,20})/ },
          { select: '.attribution a', attr: 'href', match: /(?:goto\/post[?&]id=|#post-|posts\/)(\d{1,20})/ },
        ],
        sourceUrl: [{ select: '.attribution a[href]', attr: 'href' }],
      },
    ],
    drop: '.messageTextEndMarker, .quoteExpand, .bbCodeBlock .type, .messageNotice, .samCodeUnit, .adsbygoogle',
    code: '.bbCodeCode pre, .bbCodePHP .code, .bbCodeHtml pre',
    spoiler: { each: '.bbCodeSpoilerContainer', header: '.bbCodeSpoilerButton', contents: '.bbCodeSpoilerText' },
    smiley: 'img.mceSmilie, img.mceSmilieSprite, img.smilie',
    card: '.bbCodeUnfurl',
  },
  hooks: { readCitation, readReactions: readLikes },
});
