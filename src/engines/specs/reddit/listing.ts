import { defineListing } from '../../listing/define-listing.js';

/** Lists of old Reddit: submissions in #siteTable. */
export const OLD_REDDIT_LISTING = defineListing({
  engine: 'reddit',
  generation: 'old-list',
  detect: [
    {
      select: 'body.listing-page #siteTable .thing.link[data-fullname]',
      weight: 0.8,
      says: 'submissions in #siteTable',
    },
    { select: '#siteTable .thing.link ~ .thing.link', weight: 0.6, says: 'several submissions' },
    { select: '.commentarea', weight: -1, says: 'comments' },
  ],
  title: [{ select: '.pagename.redditname a' }, { select: '.pagename' }, { select: 'title' }],
  canonical: [],
  nextUrl: [{ select: '.nav-buttons .next-button a, .nextprev a[rel~="next"]', attr: 'href' }],
  threads: [
    {
      each: '#siteTable > .thing.link',
      refuse: '.thing.promoted, .thing.promotedlink',
      url: [{ attr: 'data-permalink' }, { select: 'a.comments', attr: 'href', match: /^([^?#]{1,600})/ }],
      title: [{ select: 'a.title' }],
      externalId: [{ attr: 'data-fullname', match: /^t3_(\w{1,20})$/ }],
      replies: [
        { attr: 'data-comments-count', match: /^\d{1,7}$/ },
        { select: 'a.comments', match: /^(\d[\d,]{0,9})\s/ },
      ],
      pinned: '.thing.stickied',
    },
  ],
  empty: '#noresults',
});

/** Lists of the newest interface; a script asks for what follows the first part. */
export const SHREDDIT_LISTING = defineListing({
  engine: 'reddit',
  generation: 'shreddit-list',
  detect: [
    { select: 'shreddit-feed shreddit-post[permalink]', weight: 0.8, says: 'submissions in shreddit-feed' },
    { select: 'shreddit-comment-tree', weight: -1, says: 'comments' },
  ],
  nextUrl: [],
  threads: [
    {
      each: 'shreddit-feed shreddit-post[permalink]',
      url: [{ attr: 'permalink' }],
      title: [{ attr: 'post-title' }],
      externalId: [{ attr: 'id', match: /^t3_(\w{1,20})$/ }],
      replies: [{ attr: 'comment-count', match: /^\d{1,7}$/ }],
    },
  ],
});
