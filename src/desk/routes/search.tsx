import { SearchPage } from '../pages/search/search-page.js';
import { readPlaces } from '../read/queue-places.js';
import { readSearch, SEARCH_SORTS, type SearchAsked } from '../read/search.js';
import { searchFilterOf } from '../read/search-filter.js';
import { html } from '../respond.js';
import type { MemberVisit, Route } from '../visit.js';

/** Posts on a page. */
const LIMIT = 20;
/** Code points looked for at most: more is a text, not a search. */
const LONGEST = 300;

/** What an address asks for. */
function askedBy(params: URLSearchParams): SearchAsked {
  return {
    words: (params.get('q') ?? '').replaceAll('\0', '').trim().slice(0, LONGEST),
    filter: searchFilterOf(params),
    sort: SEARCH_SORTS.find((sort) => sort === params.get('sort')) ?? 'best',
    cursor: params.get('cursor'),
    limit: LIMIT,
  };
}

async function search({ store, visitor, url, now }: MemberVisit): Promise<Response> {
  const asked = askedBy(url.searchParams);
  const [found, places] = await Promise.all([
    readSearch(store, visitor, asked),
    readPlaces(store, visitor, asked.filter),
  ]);
  return html(<SearchPage visitor={visitor} url={url} now={now} asked={asked} places={places} found={found} />);
}

export const SEARCH_ROUTES: readonly Route[] = [{ method: 'GET', path: '/search', access: 'reader', answer: search }];
