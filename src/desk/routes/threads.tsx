import { ThreadsPage } from '../pages/threads/threads-page.js';
import { readPlaces } from '../read/queue-places.js';
import { searchFilterOf } from '../read/search-filter.js';
import { isId } from '../read/thread-head.js';
import { readThreads, THREAD_SORTS, type ThreadsAsked } from '../read/threads.js';
import { html } from '../respond.js';
import type { MemberVisit, Route } from '../visit.js';

/** Threads on a page. */
const LIMIT = 50;

/** What an address asks for; what cannot be read narrows nothing. */
function askedBy(params: URLSearchParams): ThreadsAsked {
  const one = (name: string): string | null => {
    const text = (params.get(name) ?? '').replaceAll('\0', '').trim();
    return text === '' ? null : text.slice(0, 200);
  };
  const forum = one('forum');
  return {
    site: one('site'),
    forum: isId(forum) ? forum : null,
    words: one('words'),
    sort: THREAD_SORTS.find((sort) => sort === params.get('sort')) ?? 'activity',
    cursor: params.get('cursor'),
    limit: LIMIT,
  };
}

async function threads({ store, visitor, url }: MemberVisit): Promise<Response> {
  const asked = askedBy(url.searchParams);
  const [found, places] = await Promise.all([
    readThreads(store, visitor, asked),
    readPlaces(store, visitor, searchFilterOf(url.searchParams)),
  ]);
  return html(<ThreadsPage visitor={visitor} url={url} asked={asked} places={places} found={found} />);
}

export const THREADS_ROUTES: readonly Route[] = [
  { method: 'GET', path: '/threads', access: 'reader', answer: threads },
];
