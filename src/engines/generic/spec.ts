import { defineEngine } from '../define-engine.js';

/**
 * How a page is read whose parts were found by structure: the finders leave marks on a copy of the page, and this one
 * spec reads the marks, so that bodies, quotes and times go the way of every other engine.
 */
export const GENERIC = defineEngine({
  engine: 'generic',
  generation: '1',
  detect: [],
  thread: {
    title: [{ select: '[generic-title]', attr: 'generic-title' }],
    url: [
      { select: 'link[rel="canonical"]', attr: 'href' },
      { select: 'meta[property="og:url"]', attr: 'content' },
    ],
    page: [{ select: '[generic-page]', attr: 'generic-page' }],
    pageCount: [{ select: '[generic-pages]', attr: 'generic-pages' }],
    nextUrl: [{ select: '[generic-next]', attr: 'generic-next' }],
    prevUrl: [{ select: '[generic-previous]', attr: 'generic-previous' }],
    forumPath: '[generic-crumb]',
    tags: '[generic-tag]',
  },
  post: {
    list: '[generic-post]',
    externalId: [{ attr: 'generic-id' }],
    url: [{ attr: 'generic-url' }],
    parentExternalId: [{ attr: 'generic-parent' }],
    author: {
      name: [{ attr: 'generic-author' }],
      externalId: [{ attr: 'generic-account' }],
      member: '[generic-member]',
      guest: '[generic-guest]',
      deleted: '[generic-deleted]',
    },
    posted: { machine: [{ attr: 'generic-machine' }], shown: [{ attr: 'generic-shown' }] },
    edited: { machine: [{ attr: 'generic-edited-machine' }], shown: [{ attr: 'generic-edited' }] },
    body: '[generic-body]',
    signature: '[generic-signature]',
    reactions: [
      {
        each: '[generic-reaction]',
        name: [{ attr: 'generic-reaction' }],
        count: [{ attr: 'generic-count' }],
        actors: '',
      },
    ],
  },
  body: {
    quotes: [
      {
        each: '[generic-quote]',
        header: '[generic-header]',
        author: [{ attr: 'generic-quote-author' }],
        sourceExternalId: [{ attr: 'generic-quote-id' }],
        sourceUrl: [{ attr: 'generic-quote-url' }],
        cited: {
          machine: [{ select: '[generic-header] time[datetime]', attr: 'datetime' }],
          shown: [{ attr: 'generic-quote-time' }],
        },
      },
    ],
    drop: '[generic-drop], [generic-header]',
    emoji: 'img.emoji, img[src*="emoji"]',
    signatureMark: /^[_\u2014\u2500=*-]{8,}$|^-- ?$/,
    smiley: 'img[src*="smil"], img[src*="emoticon"], img.smilies, img.smiley, img.smilie, img.inlineimg',
    attachment: 'a[href*="attachment"], a[href*="/download/file"], a.attachment',
  },
});
