import { defineListing } from '../../listing/define-listing.js';
import { PAGES, TOPIC_ID } from '../fluxbb/shared.js';

const TITLE = '.tclcon a[href]';

/** PunBB 1.2: as FluxBB, which came from it, with one box more in the first cell; moved threads print a word. */
export const PUNBB_1_2_LISTING = defineListing({
  engine: 'punbb',
  generation: '1.2',
  detect: [
    {
      select: '#vf td.tcl > .intd .tclcon, [id^="idx"] td.tcl > .intd .tclcon',
      weight: 0.7,
      says: 'rows with .tclcon in .intd',
    },
    { select: '.blocktable td.tcr', weight: 0.2, says: 'latest posts in td.tcr' },
    { select: '#punviewforum, #punindex, .pun, #punwrap', weight: 0.1, says: 'the frame of PunBB' },
    { select: '.blockpost', weight: -1, says: 'posts' },
  ],
  title: [{ select: '#vf > h2' }, { select: '#brdtitle h1' }, { select: 'title' }],
  ...PAGES,
  pageLinks: '.pagelink > a',
  unpagedIsSingle: true,
  forums: [{ each: '[id^="idx"] tr:not(.iredirect) td.tcl h3 > a[href*="forum"]' }],
  threads: [
    {
      each: '#vf tbody tr:has(.tclcon a)',
      refuse: '.imoved, .movedtext',
      refuseSays: [
        { select: '.tclcon', without: 'a', match: /^\W{0,3}(?:moved|verschoben|déplacé|movido|spostato|перемещ)/iu },
      ],
      url: [{ select: TITLE, attr: 'href' }],
      title: [{ select: TITLE }],
      externalId: [{ select: TITLE, attr: 'href', match: TOPIC_ID }],
      replies: [{ select: 'td.tc2' }],
      lastPost: { shown: [{ select: 'td.tcr a' }] },
      pinned: '.isticky, .stickytext',
    },
  ],
  newestFirst: true,
});
