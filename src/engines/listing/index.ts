import type { ListingPage } from '../../model/listing.js';
import type { PageInput } from '../../model/page.js';
import { type Claim, detect } from '../detect.js';
import { selectIn } from '../field.js';
import { type PageTree, parseTree } from '../html/page-tree.js';
import { parseJson } from '../json/embedded-json.js';
import { SPECS } from '../registry.js';
import type { JsonListing } from './json-listing.js';
import type { ListingSpec } from './listing-spec.js';
import { readListing } from './read-listing.js';
import { JSON_LISTINGS, LISTINGS } from './registry.js';

export interface ListingOptions {
  /** Read with this engine's descriptions only. */
  readonly engine?: string | undefined;
}

/**
 * Reads one decoded page as a list of threads or of sections: rows, page and the next page's address, by the one
 * description that claims it. Null where none does, and for pages of a thread, whatever other threads they recommend:
 * links are followed only where a description says what they are. Total: never throws, whatever the text.
 */
export function parseListing(input: PageInput, options: ListingOptions = {}): ListingPage | null {
  const wanted = ({ engine }: { readonly engine: string }): boolean =>
    options.engine === undefined || engine === options.engine;
  if (input.format === 'html') return parseMarkup(input, LISTINGS.filter(wanted));
  return input.format === 'json' ? readJson(input, JSON_LISTINGS.filter(wanted)) : null;
}

function parseMarkup(input: PageInput, listings: readonly ListingSpec[]): ListingPage | null {
  const tree = parseTree(input.text);
  const claims = detect(tree, listings);
  return claims.length === 0 || isThread(tree) ? null : readClaimed(tree, claims, input.url);
}

/** The list on a page that no description of thread pages claims; null where none is described. */
export function listOn(tree: PageTree, url: string | null): ListingPage | null {
  return readClaimed(tree, detect(tree, LISTINGS), url);
}

function readClaimed(tree: PageTree, claims: readonly Claim<ListingSpec>[], url: string | null): ListingPage | null {
  for (const claim of claims) {
    const page = readListing(tree, claim, url);
    if (page !== null) return page;
  }
  return null;
}

/** Whether a spec of thread pages claims the page and finds posts on it. */
function isThread(tree: PageTree): boolean {
  return detect(tree, SPECS).some(
    ({ spec }) => selectIn({ tree, element: tree.root, owners: null }, spec.post.list).length > 0,
  );
}

/** A claim below this is a resemblance, as with markup. */
const CLAIM_FLOOR = 0.6;

function readJson(input: PageInput, listings: readonly JsonListing[]): ListingPage | null {
  if (listings.length === 0) return null;
  const root = parseJson(input.text);
  if (root === undefined) return null;
  const [best] = listings
    .map((listing) => ({ listing, detection: listing.detect(root) }))
    .filter(({ detection }) => detection.confidence >= CLAIM_FLOOR)
    .sort((a, b) => b.detection.confidence - a.detection.confidence);
  return best === undefined ? null : best.listing.read(root, best.detection, input.url);
}
