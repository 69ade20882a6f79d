import { defineListing } from '../../listing/define-listing.js';

/** Lists of posts of Lemmy's own web interface; a script turns its pages. */
export const LEMMY_LISTING = defineListing({
  engine: 'lemmy',
  generation: 'posts',
  detect: [
    {
      select: '.post-listings .post-listing, .main-content-wrapper .post-listing',
      weight: 0.4,
      says: 'posts in a list',
    },
    { select: '.post-listing .post-title a[href*="/post/"]', weight: 0.3, says: 'their titles link to them' },
    { select: '.person-listing, .community-link', weight: 0.1, says: 'links of accounts and communities' },
    { select: '.post-listings', weight: 0.3, says: '.post-listings' },
    { select: '.comments .comment-node, .comment-node .comment-content', weight: -1, says: 'comments' },
  ],
  title: [
    { select: '.community-title, h1.h4' },
    { select: 'meta[property="og:title"]', attr: 'content' },
    { select: 'title' },
  ],
  nextUrl: [{ select: '.paginator a[href*="pageCursor="]', attr: 'href', last: true }],
  forums: [{ each: '#community_table a.community-link[href*="/c/"]' }],
  threads: [
    {
      each: '.post-listing',
      url: [{ select: '.post-title a[href*="/post/"], a[href*="/post/"]', attr: 'href', match: /^([^?#]{1,300})/ }],
      title: [{ select: '.post-title h1' }, { select: '.post-title' }],
      externalId: [{ select: 'a[href*="/post/"]', attr: 'href', match: /\/post\/(\d{1,12})/ }],
      replies: [{ select: 'a[href*="scrollToComments"]', match: /\d[\d.,]{0,9}/ }],
      pinned: '.post-title .icon-pin',
    },
  ],
});
