import type { ListingPage } from '../../../model/listing.js';
import type { PageTree } from '../../html/page-tree.js';
import { rawTextOf } from '../../html/text-of.js';
import { embeddedObject, parseJson } from '../../json/embedded-json.js';
import { memberOf } from '../../json/value.js';
import { defineListing } from '../../listing/define-listing.js';
import { FLARUM_DISCUSSIONS, readDiscussions } from './list-json.js';

/** Lists of discussions and of tags: the plain view, the data the app starts from, the rendered app. */
export const FLARUM_LISTING = defineListing({
  engine: 'flarum',
  generation: 'index',
  detect: [
    {
      select: '#flarum-content ul > li > a[href*="/d/"], .DiscussionList .DiscussionListItem-main[href*="/d/"]',
      weight: 0.8,
      says: 'discussions in a list',
    },
    { select: '#flarum-content ul > li > a[href*="/t/"], a.TagTile-info', weight: 0.6, says: 'tags in a list' },
    { select: '#flarum-json-payload, #flarum-loading', weight: 0.2, says: 'the page of the app' },
    { select: '#flarum-content .Post-body, .PostStream-item[data-id]', weight: -1, says: 'posts' },
  ],
  title: [
    { select: '#flarum-content h1' },
    { select: 'meta[property="og:title"]', attr: 'content' },
    { select: 'title' },
  ],
  nextUrl: [
    { select: '#flarum-content a[href*="page="]', says: /»\s*$/, attr: 'href' },
    { select: 'link[rel="next"]', attr: 'href' },
  ],
  page: [{ select: 'link[rel="canonical"]', attr: 'href', match: /[?&]page=(\d{1,6})/ }],
  forums: [
    { each: '#flarum-content ul > li > a[href*="/t/"]' },
    { each: 'a.TagTile-info[href*="/t/"], a.TagTile-child[href*="/t/"]', title: [{ select: '.TagTile-name' }, {}] },
  ],
  threads: [
    {
      each: '#flarum-content ul > li > a[href*="/d/"]',
      externalId: [{ attr: 'href', match: /\/d\/(\d{1,12})/ }],
    },
    {
      each: '.DiscussionListItem:has(.DiscussionListItem-main[href*="/d/"])',
      // The app leads readers to the post they stopped at.
      url: [{ select: '.DiscussionListItem-main', attr: 'href', match: /^([^?#]{0,1000}\/d\/[^/?#]{1,500})/ }],
      title: [{ select: '.DiscussionListItem-title' }],
      externalId: [{ select: '.DiscussionListItem-main', attr: 'href', match: /\/d\/(\d{1,12})/ }],
      replies: [{ select: '.DiscussionListItem-count > span[aria-hidden], .DiscussionListItem-count' }],
      lastPost: { machine: [{ select: '.item-terminalPost time', attr: 'datetime' }], shown: [] },
      pinned: '.item-sticky, .Badge--sticky',
    },
  ],
  newestFirst: true,
  hooks: { readData: readPayload },
});

function readPayload(tree: PageTree, url: string | null): ListingPage | null {
  const script = tree.byId.get('flarum-json-payload')?.[0];
  const payload = script === undefined ? embeddedObject(tree, 'app.load(') : parseJson(rawTextOf(script));
  const document = memberOf(payload, 'apiDocument') ?? memberOf(payload, 'document');
  const detection = FLARUM_DISCUSSIONS.detect(document);
  return detection.confidence === 0 ? null : readDiscussions(document, detection, url ?? ownAddress(tree));
}

function ownAddress(tree: PageTree): string | null {
  return (tree.byTag.get('link') ?? []).find((link) => link.attributes.rel === 'canonical')?.attributes.href ?? null;
}
