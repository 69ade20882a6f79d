import { SourcePage } from '../pages/sources/source-page.js';
import { SourcesPage } from '../pages/sources/sources-page.js';
import { readSources, SOURCE_ORDERS, type SourceFilter } from '../read/sources.js';
import { readSource } from '../read/sources-one.js';
import { notFound } from '../refusals.js';
import { html } from '../respond.js';
import type { Route } from '../visit.js';

/** The filter an address names; what it does not know narrows nothing. */
export function sourceFilterOf(params: URLSearchParams): SourceFilter {
  const words = params.get('q')?.trim() ?? '';
  return {
    words: words === '' ? null : words,
    undeclared: params.get('undeclared') === '1',
    order: SOURCE_ORDERS.find((order) => order === params.get('order')) ?? 'posts',
  };
}

export const SOURCES_ROUTES: readonly Route[] = [
  {
    method: 'GET',
    path: '/sources',
    access: 'reader',
    answer: async ({ store, visitor, url, now }) => {
      const filter = sourceFilterOf(url.searchParams);
      const list = await readSources(store, visitor, filter, { cursor: url.searchParams.get('cursor') });
      return html(<SourcesPage visitor={visitor} url={url} filter={filter} list={list} now={now} />);
    },
  },
  {
    method: 'GET',
    path: '/source/:documentId',
    access: 'reader',
    answer: async ({ store, visitor, params, request, now }) => {
      const source = await readSource(store, visitor, params.documentId ?? '');
      return source === null
        ? notFound(request, visitor)
        : html(<SourcePage visitor={visitor} source={source} now={now} />);
    },
  },
];
