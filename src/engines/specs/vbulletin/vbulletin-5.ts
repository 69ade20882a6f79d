import { defineEngine } from '../../define-engine.js';
import { EDIT_TIMES, memberId, PAGE_FROM_URL, postId, THREAD_EXTERNAL_ID, WITHOUT_PAGE } from './shared.js';

/** Only a time that names its zone is an instant: version 5 prints `datetime` in the server's own. */
const ZONED = /^.{10,25}(?:Z|[+-]\d{2}:?\d{2})$/;

/** vBulletin 5 and 6. Version 6 draws the same classes on a grid and leaves the node's id to the anchor. */
export const VBULLETIN_5 = defineEngine({
  engine: 'vbulletin',
  generation: '5',
  detect: [
    { select: '.b-post .js-post__content-text', weight: 0.4, says: 'bodies in .js-post__content-text' },
    { select: '.b-post .b-post__timestamp', weight: 0.25, says: 'dates in .b-post__timestamp' },
    { select: '.b-post .b-userinfo', weight: 0.2, says: 'authors in .b-userinfo' },
    { select: '.b-post .b-post__count', weight: 0.15, says: 'numbers in .b-post__count' },
  ],
  notThread: [
    {
      code: 'login-required',
      select: '#htmlTag .page-error input[name="username"], #htmlTag .login-form-wrapper form',
    },
    { code: 'error-page', select: '#htmlTag .page-error, #htmlTag .error-page' },
    { code: 'index-page', select: '#htmlTag .topic-item, #htmlTag .forum-item, #htmlTag .js-topic-item' },
  ],
  version: [
    { select: 'meta[name="generator"]', attr: 'content', match: /vBulletin\D{0,20}(\d[\d.]{0,12}\d)/i },
    { select: '.b-post__grid-container', as: '6' },
  ],
  thread: {
    externalId: [
      { select: '.toolbar-filter-overlay input[name="nodeid"]', attr: 'value', match: /^\d{1,15}$/ },
      { select: '.conversation-list [data-topic-id]', attr: 'data-topic-id', match: /^\d{1,15}$/ },
      ...THREAD_EXTERNAL_ID,
    ],
    title: [
      { select: 'h1.main-title', without: '.prefix, .b-icon' },
      { select: '.main-title' },
      { select: 'meta[property="og:title"]', attr: 'content' },
    ],
    url: [{ select: 'link[rel="canonical"]', attr: 'href', match: WITHOUT_PAGE }],
    forumPath: '#breadcrumbs a.crumb-link',
    tags: '.b-post a[href*="searchJSON"][href*="tag"]',
    page: [{ select: 'input.js-pagenum', attr: 'value' }, ...PAGE_FROM_URL],
    pageCount: [{ select: '.pagetotal' }],
    unpagedIsSingle: true,
    nextUrl: [
      { select: 'link[rel="next"]', attr: 'href' },
      { select: '.pagenav-controls a[rel="next"][href]', attr: 'href' },
      { select: '.pagenav-controls a.right-arrow[href]', attr: 'href' },
      { select: 'a.js-pagenav-next-button[href]', attr: 'href' },
    ],
    prevUrl: [
      { select: 'link[rel="prev"]', attr: 'href' },
      { select: '.pagenav-controls a[rel="prev"][href]', attr: 'href' },
      { select: '.pagenav-controls a.left-arrow[href]', attr: 'href' },
      { select: 'a.js-pagenav-prev-button[href]', attr: 'href' },
    ],
    perPage: [{ select: '.toolbar-filter-overlay input[name="per-page"]', attr: 'value' }],
    polls: [
      {
        each: '.b-poll, .js-poll',
        question: [{ select: '.b-poll__question' }, { select: '.b-poll__title' }, { select: 'h2, h3' }],
        option: {
          each: '.b-poll__option, .b-poll__result, .js-poll__option',
          text: [{ select: '.b-poll__option-title' }, { select: 'label' }, { select: '.b-poll__option-text' }],
          votes: [{ select: '.b-poll__votes' }, { select: '.b-poll__option-votes' }],
        },
        voters: [{ select: '.b-poll__total' }],
      },
    ],
  },
  post: {
    list: '.b-post.js-post, li.b-post',
    externalId: [
      { attr: 'data-node-id', match: /^\d{1,15}$/ },
      { select: 'a.anchor', attr: 'id', match: /^post(\d{1,15})$/ },
      { select: 'meta[itemprop="url"]', attr: 'content', match: /#post(\d{1,15})$/ },
      ...postId('a.b-post__count'),
    ],
    url: [{ select: 'a.b-post__count[href]', attr: 'href' }],
    number: [{ select: '.b-post__count', match: /(\d[\d.,]{0,12})/ }],
    deleted: '.b-post--deleted, .b-post__deleted, .b-post--soft-deleted',
    hidden: '.b-post--unapproved, .b-post--ignored',
    author: {
      name: [
        { select: '.b-userinfo .author [itemprop="name"]' },
        { select: '.b-userinfo .author a' },
        { select: '.b-userinfo .author' },
        { select: '.author' },
      ],
      externalId: [...memberId('.author a[href]'), ...memberId('.b-userinfo a.b-avatar')],
      member: '.author a[href]',
    },
    posted: {
      machine: [
        { attr: 'data-node-publishdate' },
        { select: 'meta[itemprop="publishDate"]', attr: 'content', match: ZONED },
        { select: '.b-post__timestamp time[datetime]', attr: 'datetime', match: ZONED },
      ],
      shown: [{ select: '.b-post__timestamp time' }, { select: '.b-post__timestamp' }],
    },
    edited: {
      machine: [{ select: 'meta[itemprop="dateModified"]', attr: 'content', match: ZONED }],
      shown: [{ select: '.b-post__edit .time' }, ...EDIT_TIMES.map((match) => ({ select: '.b-post__edit', match }))],
    },
    body: '.js-post__content-text',
    attachments: '.b-post-attachments__item, .js-attachments li:has(a[href*="filedata"])',
    attachmentName: [
      { select: '.h-wordwrap', match: /^(.{1,200}?)[\u200e\u200f\s]*$/ },
      { select: 'a' },
      { select: 'img', attr: 'alt' },
    ],
    signature: '.post-signature',
    reactions: [
      {
        each: '.reactions__topic-reaction',
        name: [
          { select: '.reactions__emoji', attr: 'title' },
          { select: '.reactions__emoji', attr: 'aria-label' },
          { select: '.reactions__emoji' },
          { attr: 'title' },
        ],
        count: [{ select: '.reactions__topic-reaction--count' }, { match: /\d{1,9}$/ }],
        actors: '',
      },
      {
        each: '.js-post-info .votecount, .js-post-controls .votecount',
        name: [{ match: /\d/, as: 'Like' }],
        count: [{}],
        actors: '',
      },
    ],
  },
  body: {
    quotes: [
      {
        each: '.bbcode_quote',
        contents: '.message',
        header: '.bbcode_postedby',
        author: [{ select: '.bbcode_postedby strong' }],
        sourceExternalId: [...postId('.bbcode_postedby a[href]')],
        sourceUrl: [{ select: '.bbcode_postedby a[href]', attr: 'href' }],
      },
    ],
    drop: '.bbcode_description, .bbcode_quote_container, .b-post__edit, .axd, .adsbygoogle',
    code: 'pre.bbcode_code, div.bbcode_code, .bbcode_container pre',
    spoiler: { each: '.bbcode_spoiler, div.spoiler, details', header: '.bbcode_spoiler_header, summary', contents: '' },
    card: '.bbcode_link_preview, .b-link-preview',
    smiley: 'img.smilie, img.inlineimg, img[src*="/smilies/"]',
    emoji: 'img.emoji',
  },
});
