import { defineListing } from '../../listing/define-listing.js';
import { PAGES, TOPIC_ID } from './shared.js';

const TITLE = '.tclcon a[href]';

/** FluxBB 1.4 and 1.5: an icon and `.tclcon` stand right in the first cell. */
export const FLUXBB_LISTING = defineListing({
  engine: 'fluxbb',
  generation: '1.5',
  detect: [
    { select: '#vf td.tcl > .tclcon, [id^="idx"] td.tcl > .tclcon', weight: 0.7, says: 'rows with .tclcon in td.tcl' },
    { select: '.blocktable td.tcr', weight: 0.2, says: 'latest posts in td.tcr' },
    { select: '#punviewforum, #punindex, .pun', weight: 0.1, says: 'the frame of FluxBB' },
    { select: '.blockpost', weight: -1, says: 'posts' },
  ],
  title: [{ select: '#vf > h2' }, { select: '.crumbs strong' }, { select: '#brdtitle h1' }, { select: 'title' }],
  url: [{ select: '.crumbs strong a, .crumbs a:has(> strong)', attr: 'href' }],
  ...PAGES,
  pageLinks: '.pagelink > a',
  unpagedIsSingle: true,
  forums: [{ each: '[id^="idx"] tr:not(.iredirect) td.tcl h3 > a[href*="forum"]' }],
  threads: [
    {
      each: '#vf tbody tr:has(.tclcon a)',
      refuse: '.imoved, .movedtext',
      url: [{ select: TITLE, attr: 'href' }],
      title: [{ select: TITLE }],
      externalId: [{ select: TITLE, attr: 'href', match: TOPIC_ID }],
      replies: [{ select: 'td.tc2' }],
      lastPost: { shown: [{ select: 'td.tcr a' }] },
      pinned: '.isticky, .stickytext',
    },
  ],
  empty: '#vf tr.inone',
  newestFirst: true,
});
