import { defineEngine } from '../../define-engine.js';

/** The key of a profile: the account's number, or the name its owner chose for the address. */
const PROFILE = /\/(?:profiles|id)\/([^/?#]{1,100})/;

/** Steam discussions: the opener in a box of its own, comments below it, page links made by scripts. */
export const STEAM = defineEngine({
  engine: 'steam',
  generation: '1',
  detect: [
    { select: '.forum_op', weight: 0.5, says: 'opener in .forum_op' },
    { select: '.commentthread_comments', weight: 0.3, says: 'comments in .commentthread_comments' },
    { select: '.forum_op_author', weight: 0.2, says: 'its author in .forum_op_author' },
  ],
  notThread: [
    { code: 'index-page', select: '.forum_topics_container, .forum_topic' },
    { code: 'error-page', select: '.error_ctn, #message .sectionText' },
  ],
  thread: {
    externalId: [
      { select: '.forum_op', attr: 'id', match: /(\d+)$/ },
      { select: '.commentthread_area', attr: 'id', match: /_(\d+)_area$/ },
    ],
    title: [{ select: '.forum_op .topic' }, { select: 'title', match: /^(.{1,500}?) ::/ }],
    forumPath: '.discussions_breadcrumbs a, .breadcrumbs a',
    range: {
      first: [{ select: '.forum_paging_summary [id$="_pagestart"]' }],
      last: [{ select: '.forum_paging_summary [id$="_pageend"]' }],
      total: [{ select: '.forum_paging_summary [id$="_pagetotal"]' }],
    },
    replies: [{ select: '.forum_paging_summary [id$="_pagetotal"]' }],
    unpagedIsSingle: true,
    pageParameter: 'ctp',
  },
  post: {
    list: '.forum_op, .commentthread_comment',
    refuse: '.commentthread_entry',
    externalId: [
      { attr: 'id', match: /^(?:comment|forum_op)_(\d+)$/ },
      { select: '.commentthread_comment_text', attr: 'id', match: /(\d+)$/ },
    ],
    url: [{ select: '.forum_comment_permlink a', attr: 'href' }],
    number: [{ select: '.forum_comment_permlink a', match: /#(\d+)/ }],
    deleted: '.commentthread_deleted_comment, .forum_deleted_comment, .deleted',
    author: {
      name: [
        { select: '.forum_op_author' },
        { select: '.commentthread_author_link bdi' },
        { select: '.commentthread_author_link' },
        { select: '.commentthread_comment_author' },
      ],
      externalId: [{ select: '.forum_op_author, .commentthread_author_link', attr: 'href', match: PROFILE }],
      member: '.forum_op_author[href], .commentthread_author_link[href]',
    },
    posted: {
      machine: [{ select: '.commentthread_comment_timestamp', attr: 'data-timestamp' }],
      shown: [
        { select: '.authorline .date', attr: 'title' },
        { select: '.commentthread_comment_timestamp', attr: 'title' },
        { select: '.authorline .date' },
        { select: '.commentthread_comment_timestamp' },
      ],
    },
    edited: {
      shown: [
        { select: '.forum_audit span[title]', attr: 'title' },
        { select: '.forum_audit', match: /;\s*(.+)$/ },
      ],
    },
    body: '.forum_op > .content, .commentthread_comment_text',
  },
  body: {
    quotes: [
      {
        each: 'blockquote.bb_blockquote',
        header: '.bb_quoteauthor',
        author: [
          { select: '.bb_quoteauthor b' },
          { select: '.bb_quoteauthor', match: /(?:by|von|par|por|da|od|door)\s+(.{1,100}?):?$/ },
        ],
        sourceExternalId: [{ select: '.bb_quoteauthor a', attr: 'href', match: /#c(\d+)$/ }],
        sourceUrl: [{ select: '.bb_quoteauthor a', attr: 'href' }],
      },
    ],
    drop: '.forum_audit, .commentthread_workshop_authorbadge',
    code: '.bb_code, pre',
    spoiler: { each: 'span.bb_spoiler', header: '', contents: '' },
    emoji: 'img.emoticon',
  },
});
