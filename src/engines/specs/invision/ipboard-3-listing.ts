import { defineListing } from '../../listing/define-listing.js';
import { IPBOARD_3 } from './ipboard-3.js';
import { topicId, topicUrl } from './listing-shared.js';

const TITLES = [{ select: 'a.topic_title' }, { select: 'h4 a[id^="tid-link-"]' }] as const;

/** IP.Board 3: `tr.__topic[data-tid]`; sections in `td.col_c_forum`. */
export const IPBOARD_3_LISTING = defineListing({
  engine: 'invision',
  generation: '3.4',
  detect: [
    {
      select: 'tr.__topic a.topic_title, tr.__topic a[id^="tid-link-"], td.col_c_forum h4 a',
      weight: 0.7,
      says: 'threads in tr.__topic or sections in td.col_c_forum',
    },
    { select: '#ipboard_body, table.ipb_table', weight: 0.3, says: 'the frame of IP.Board 3' },
    { select: 'div.post_block', weight: -1, says: 'posts' },
  ],
  title: [{ select: 'h1.ipsType_pagetitle' }, { select: 'title' }],
  url: [{ select: 'link[rel="canonical"]', attr: 'href', match: /^(.+?)(?:page-\d{1,6}|page__.{0,60})?(?:#.*)?$/ }],
  page: IPBOARD_3.thread.page,
  pageCount: IPBOARD_3.thread.pageCount,
  pageLinks: '.pagination .pages a',
  unpagedIsSingle: true,
  nextUrl: IPBOARD_3.thread.nextUrl,
  forums: [{ each: 'td.col_c_forum h4 a' }, { each: 'td.col_c_forum ol.subforums a, td.col_c_forum ul.subforums a' }],
  threads: [
    {
      each: 'tr.__topic',
      refuse: '.topic_moved',
      refuseSays: [{ select: '.ipsBadge', match: /^(?:moved|verschoben|déplacé|movido|spostato)$/i }],
      url: topicUrl(TITLES),
      title: TITLES,
      externalId: [{ attr: 'data-tid', match: /^\d{1,12}$/ }, ...topicId(TITLES)],
      replies: [{ select: '.col_f_views li:first-child' }],
      lastPost: {
        machine: [{ select: '.col_f_post abbr[title], .col_f_post time[datetime]', attr: 'title' }],
        shown: [{ select: '.col_f_post li a[href*="view=getlastpost"], .col_f_post li a[href*="getlastpost"]' }],
      },
      pinned: 'tr.__topic.pinned',
      pinnedSays: [
        { select: '.ipsBadge', match: /^(?:pinned|angepinnt|wichtig|épinglé|fijado|destacado|закреплено)$/iu },
      ],
    },
  ],
  newestFirst: true,
});
