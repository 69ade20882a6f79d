import { defineEngine } from '../../define-engine.js';
import { NOWHERE } from '../../engine.js';
import { readCitation, readLikes } from './hooks.js';

const TOPIC_ID = /(?:\/topic\/|[?&]showtopic=)(\d+)/;

/** IP.Board 3.x. Citation lines are made by its script: in raw pages a quote has attributes only. */
export const IPBOARD_3 = defineEngine({
  engine: 'invision',
  generation: '3.4',
  detect: [
    { select: 'div.post_block[id^="post_id_"]', weight: 0.6, says: 'posts are div.post_block#post_id_N' },
    { select: '.post_block .post.entry-content', weight: 0.2, says: 'bodies in .post.entry-content' },
    { select: '.post_block abbr.published', weight: 0.1, says: 'dates in abbr.published' },
    { select: '.post_wrap', weight: 0.1, says: 'div.post_wrap' },
  ],
  notThread: [
    { code: 'index-page', select: 'table.topic_list, table.ipb_table .__topic' },
    { code: 'error-page', select: '#ipboard_body .message.error' },
  ],
  version: NOWHERE,
  thread: {
    externalId: [
      { select: 'link[rel="canonical"]', attr: 'href', match: TOPIC_ID },
      { select: 'script', match: /ipb\.topic\.topic_id\s*=\s*(\d+)/ },
      { select: 'a[rel="bookmark"]', attr: 'href', match: TOPIC_ID },
    ],
    title: [
      { select: 'h1.ipsType_pagetitle' },
      { select: '.topic_title h1' },
      { select: 'meta[property="og:title"]', attr: 'content' },
    ],
    url: [
      { select: 'link[rel="canonical"]', attr: 'href', match: /^(.+?)(?:page-\d+)?(?:#.*)?$/ },
      { select: '.post_block a[rel="bookmark"]', attr: 'href', match: /^([^#]+?)(?:page-\d+)?(?:#.*)?$/ },
    ],
    forumPath: '#secondary_navigation .breadcrumb a',
    tags: '.ipsTag_list .ipsTag, .topic_tags .ipsTag',
    page: [{ select: '.pagination .page.active' }, { select: '.pagination .pagejump', match: /(\d+)\D+\d+/ }],
    pageCount: [{ select: '.pagination .pagejump', match: /\d+\D+(\d+)/ }],
    unpagedIsSingle: false,
    nextUrl: [
      { select: 'link[rel="next"]', attr: 'href' },
      { select: '.pagination a[rel="next"]', attr: 'href' },
    ],
    prevUrl: [
      { select: 'link[rel="prev"]', attr: 'href' },
      { select: '.pagination a[rel="prev"]', attr: 'href' },
    ],
    perPage: NOWHERE,
  },
  post: {
    list: 'div.post_block[id^="post_id_"]',
    refuse: '',
    externalId: [{ attr: 'id', match: /^post_id_(\d+)$/ }],
    url: [{ select: 'a[rel="bookmark"][href*="#entry"]', attr: 'href' }],
    parentExternalId: NOWHERE,
    deleted: '',
    hidden: '.post_ignore, .moderated',
    author: {
      name: [
        { select: '.author [itemprop="name"]' },
        { select: '.author a' },
        { select: '.author' },
        { select: '.author_info .guest' },
      ],
      externalId: [{ select: '.author a', attr: 'href', match: /(?:\/user\/|[?&]showuser=)(\d+)/ }],
      member: '.author a[href*="user"]',
      guest: '.author.guest, .author_info .guest',
      deleted: '',
    },
    posted: {
      machine: [{ select: 'abbr.published', attr: 'title' }],
      shown: [{ select: 'abbr.published' }, { select: '.posted_info', match: /\d.*$/ }],
    },
    edited: {
      machine: NOWHERE,
      shown: [{ select: 'p.edit', match: /,\s([^,]*\d{4}[^,.]*)/ }],
    },
    body: '.post.entry-content',
    signature: '.signature',
    reactions: [],
  },
  body: {
    quotes: [
      {
        each: 'blockquote.ipsBlockquote',
        contents: '',
        header: '.ipsQuote_citation',
        author: [{ attr: 'data-author' }],
        sourceExternalId: [{ attr: 'data-cid', match: /^\d+$/ }],
        sourceUrl: NOWHERE,
        cited: { machine: [{ attr: 'data-time' }], shown: [{ attr: 'data-date' }] },
      },
    ],
    drop: 'p.citation, p.edit, .edit_reason',
    code: 'pre.prettyprint, .bbc_code',
    spoiler: { each: '.bbc_spoiler', header: '.bbc_spoiler_show', contents: '.bbc_spoiler_content' },
    emoji: 'img.bbc_emoticon',
    attachment: 'a[href*="module=attach"]',
  },
  hooks: { readCitation, readReactions: readLikes },
});
