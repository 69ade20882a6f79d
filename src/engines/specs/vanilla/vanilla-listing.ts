import { defineListing } from '../../listing/define-listing.js';
import { VANILLA } from './vanilla.js';

const TITLE = '.Title a, a.Title';

/** Vanilla 2 and 3, lists and tables. */
export const VANILLA_LISTING = defineListing({
  engine: 'vanilla',
  generation: '2',
  detect: [
    {
      select: '.ItemDiscussion[id^="Discussion_"] .Title, .CategoryList .ItemContent a, .CategoryTable .CategoryName a',
      weight: 0.7,
      says: 'threads in .ItemDiscussion or sections in .CategoryList',
    },
    { select: 'body.Vanilla, body[id^="vanilla_"], .DataList, .DataTable', weight: 0.3, says: 'the frame of Vanilla' },
    { select: '.Item .Message', weight: -1, says: 'posts' },
  ],
  title: [{ select: 'h1.HomepageTitle, h1.H, h1' }, { select: 'title' }],
  url: [{ select: 'link[rel="canonical"]', attr: 'href', match: /^(.{1,500}?)(?:\/p\d{1,6})?(?:[?#].*)?$/ }],
  page: VANILLA.thread.page,
  pageLinks: '.Pager a',
  unpagedIsSingle: true,
  nextUrl: VANILLA.thread.nextUrl,
  forums: [
    { each: '.CategoryList .ItemContent h2 a, .CategoryList .ItemContent h3 a, .CategoryList .TitleWrap > a' },
    {
      each: '.CategoryTable .CategoryName h2 a, .CategoryTable .CategoryName h3 a, .CategoryTable .CategoryName > .Wrap > a',
    },
    { each: '.ChildCategories a' },
  ],
  threads: [
    {
      each: '.ItemDiscussion[id^="Discussion_"]',
      refuse: '.ItemDiscussion.Redirect, .Tag-Redirect, .Tag-Moved',
      url: [{ select: TITLE, attr: 'href', match: /^([^#]{1,2000}?)(?:\/p\d{1,6})?(?:#.*)?$/ }],
      title: [{ select: TITLE }],
      externalId: [{ attr: 'id', match: /^Discussion_(\d{1,12})$/ }],
      replies: [
        { select: '.CommentCount .Number, .MCount.CommentCount .Number' },
        { select: 'td.CountComments .Number' },
      ],
      lastPost: {
        machine: [{ select: '.LastCommentDate time[datetime], td.LastUser time[datetime]', attr: 'datetime' }],
        shown: [{ select: '.LastCommentDate time, td.LastUser time' }],
      },
      pinned: '.ItemDiscussion.Announcement, .Tag-Announcement',
    },
  ],
  newestFirst: true,
});
