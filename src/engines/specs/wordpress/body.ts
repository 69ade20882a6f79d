import { defineEngine } from '../../define-engine.js';

/** What the text of a WordPress comment looks like: the same in pages and in REST answers. */
export const COMMENT_BODY = defineEngine({
  engine: 'wordpress',
  generation: 'content',
  detect: [],
  post: { list: '', body: '' },
  body: {
    quotes: [
      {
        each: 'blockquote',
        // People cite by hand or with a plugin; a quotation's own source stands in <cite>, at its head or foot.
        header: 'cite, p:first-child > strong:first-child:has(a[href*="#comment-"])',
        author: [
          { select: 'cite', match: /^(.{1,100}?)\s*(?:[^\s:]{1,20})?\s*:$/ },
          { select: 'cite' },
          { select: 'p:first-child > strong:first-child > a[href*="#comment-"]' },
        ],
        sourceExternalId: [
          { attr: 'cite', match: /#(?:li-|div-)?comment-(\d+)$/ },
          {
            select: 'cite a[href*="#comment-"], strong:first-child > a[href*="#comment-"]',
            attr: 'href',
            match: /#comment-(\d+)$/,
          },
        ],
        sourceUrl: [
          { attr: 'cite' },
          { select: 'cite a[href], strong:first-child > a[href*="#comment-"]', attr: 'href' },
        ],
      },
    ],
    drop: [
      '.comment-author:not(.comment)',
      '.comment-meta',
      '.commentmetadata',
      '.comment-metadata',
      '.comment-header',
      '.reply',
      '.comment-reply',
      '.comment-reply-link',
      '.says',
      '.comment-awaiting-moderation',
      '.edit-link',
      '.comment-edit-link',
      '.comment-subscription-form',
      '.sharedaddy',
      '.comment-likes',
      '.pd-rating',
      '.cld-like-dislike-wrap',
      '.wpulike',
      '.comment-rating',
      '.comment-avatar',
      '.avatar',
      '.comment-actions',
      '.comment-footer',
      '.wpd-comment-last-edited',
      '.wpd-inline-feedback-wrapper',
      '.ratingblock',
    ].join(', '),
    spoiler: { each: 'details, .spoiler, .wpd-spoiler', header: 'summary, .wpd-spoiler-title', contents: '' },
    emoji: 'img.emoji, img.wp-smiley',
    attachment: '.wmu-attached-files a, .wmu-attached-documents a, .dco-attachment a',
  },
});
