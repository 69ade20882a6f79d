import { defineListing } from '../../listing/define-listing.js';

/** Discussions of Steam: rows that a link lies over. */
export const STEAM_LISTING = defineListing({
  engine: 'steam',
  generation: 'topics',
  detect: [
    { select: '.forum_topic .forum_topic_overlay', weight: 0.5, says: 'topics are .forum_topic' },
    { select: '.forum_topics_container, .forum_topic_name', weight: 0.3, says: 'their names in .forum_topic_name' },
    { select: '.forum_topic_lastpost, .forum_topic_reply_count', weight: 0.2, says: 'their counts' },
    { select: '.forum_op', weight: -1, says: 'an opener' },
  ],
  title: [{ select: '.forum_name, .apphub_AppName, h1' }, { select: 'title' }],
  page: [{ select: '.forum_paging_pagelink.active, .forum_paging_pagelinks .active', match: /\d{1,6}/ }],
  pageLinks: '.forum_paging_pagelinks a, a.forum_paging_pagelink',
  nextUrl: [
    {
      select: '.forum_paging_controls a.pagebtn, a.pagebtn',
      says: /^>$/,
      attr: 'href',
      match: /^(?!javascript:).{1,600}/,
    },
  ],
  threads: [
    {
      each: '.forum_topic:has(.forum_topic_overlay)',
      refuse: '.forum_topic.moved',
      url: [{ select: 'a.forum_topic_overlay', attr: 'href', match: /^([^?#]{1,600})/ }],
      title: [{ select: '.forum_topic_name', without: '.forum_topic_label' }],
      externalId: [{ attr: 'data-gidforumtopic', match: /^\d{1,20}$/ }],
      replies: [{ select: '.forum_topic_reply_count', match: /\d[\d.,]{0,9}/ }],
      lastPost: {
        machine: [{ select: '.forum_topic_lastpost', attr: 'data-timestamp' }],
        shown: [{ select: '.forum_topic_lastpost' }],
      },
      pinned: '.forum_topic.sticky',
    },
  ],
  newestFirst: true,
});
