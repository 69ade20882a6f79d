import { ProblemsPage } from '../pages/problems/problems-page.js';
import { type ProblemFilter, readProblems } from '../read/problems.js';
import { isId } from '../read/thread-head.js';
import { html } from '../respond.js';
import type { Route } from '../visit.js';

/** The filter an address names; empty fields of a form narrow nothing. */
export function problemFilterOf(params: URLSearchParams): ProblemFilter {
  const text = (name: string): string | null => params.get(name)?.trim() || null;
  const thread = text('thread');
  return { code: text('code'), file: text('file'), thread: isId(thread) ? thread : null };
}

export const PROBLEMS_ROUTES: readonly Route[] = [
  {
    method: 'GET',
    path: '/problems',
    access: 'reader',
    answer: async ({ store, visitor, url, now }) => {
      const filter = problemFilterOf(url.searchParams);
      const list = await readProblems(store, visitor, filter, { cursor: url.searchParams.get('cursor') });
      return html(<ProblemsPage visitor={visitor} url={url} filter={filter} list={list} now={now} />);
    },
  },
];
