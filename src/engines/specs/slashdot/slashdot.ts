import { defineEngine } from '../../define-engine.js';

/** Slash as Slashdot runs it: a story and a tree of comments, some of them abbreviated or hidden below a threshold. */
export const SLASHDOT = defineEngine({
  engine: 'slashdot',
  generation: 'd2',
  detect: [
    { select: '#commentlisting li.comment', weight: 0.5, says: 'comments in #commentlisting li.comment' },
    { select: '.commentTop .otherdetails', weight: 0.3, says: 'their heads in .commentTop' },
    { select: 'article[data-fhid]', weight: 0.2, says: 'story with data-fhid' },
  ],
  notThread: [{ code: 'index-page', select: '#firehoselist article ~ article' }],
  thread: {
    externalId: [
      { select: 'article[data-fhtype="story"]', attr: 'data-fhid' },
      { select: 'article[data-fhid]', attr: 'data-fhid' },
    ],
    title: [{ select: 'article .story-title > a' }, { select: 'meta[property="og:title"]', attr: 'content' }],
    url: [
      { select: 'link[rel="canonical"]', attr: 'href' },
      { select: 'article .story-title > a', attr: 'href' },
    ],
    unpagedIsSingle: true,
    replies: [{ select: 'article .comment-bubble' }],
  },
  post: {
    list: 'article[data-fhid], li.comment[id^="tree_"]',
    opener: 'article[data-fhid]',
    nested: true,
    externalId: [{ attr: 'data-fhid' }, { attr: 'id', match: /^tree_(\d+)$/ }],
    url: [
      { select: '.otherdetails a[href*="cid="]', attr: 'href' },
      { select: '[id^="comment_link_"]', attr: 'href' },
      { select: '.story-title > a', attr: 'href' },
    ],
    hidden: 'li.comment.hidden',
    deleted: 'li.comment .details a[href$="/~account_deleted"]',
    author: {
      name: [
        { select: '.details .by > a' },
        { select: '.details .by', match: /^by\s+(.{1,100}?)(?:\s*\(.*)?$/ },
        { select: '.story-byline a' },
        { select: '.story-byline', match: /Posted by\s+(\S{1,100})/ },
      ],
      externalId: [{ select: '.details .uid', match: /\d+/ }],
      member: '.details .by a[href*="/~"], .story-byline',
      deleted: '.details a[href$="/~account_deleted"]',
    },
    posted: {
      shown: [
        { select: '.otherdetails', match: /^on (.{5,60}?)(?:\s*\(#\d+\).*)?$/ },
        { select: '.story-byline time', match: /(?:on )?(.+)/ },
      ],
    },
    body: '[id^="comment_body_"], [id^="fhbody-"]',
    signature: '.sig',
    reactions: [
      { each: '[id^="comment_score_"]', name: [{ as: 'Score' }], count: [{ match: /Score:\s*(-?\d+)/ }], actors: '' },
    ],
  },
  body: {
    // By custom whole paragraphs in italics are quotations; the button "Quote Parent" makes div.quote.
    quotes: [
      { each: 'div.quote, blockquote' },
      { each: 'li.comment p > em, li.comment p > i, li.comment [id^="comment_body_"] > i', alone: true },
    ],
    drop: '.sig, .substr',
  },
});
