import { authorTone } from '../../plots/index.js';
import { AuthorPage } from '../pages/author/author-page.js';
import { type AuthorDay, readAnswered, readAuthor, readAuthorDays } from '../read/author.js';
import { readAuthorDesk, readAuthorPosts } from '../read/author-posts.js';
import { readPlaces } from '../read/queue-places.js';
import { searchFilterOf } from '../read/search-filter.js';
import { notFound } from '../refusals.js';
import { html } from '../respond.js';
import type { MemberVisit, Route } from '../visit.js';

/** Posts on a page. */
const LIMIT = 20;
/** Units of the plot: it stands in the narrow column. */
const WIDTH = 340;

const pointOf = ({ day, sentiment, hostility }: AuthorDay) => ({ position: null, day, sentiment, hostility });

async function author({ store, visitor, url, now, params, request }: MemberVisit): Promise<Response> {
  const head = await readAuthor(store, visitor, params.authorId ?? '');
  if (head === null) return notFound(request, visitor);
  const filter = { ...searchFilterOf(url.searchParams), author: null };
  const [posts, answered, days, desk, places] = await Promise.all([
    readAuthorPosts(store, visitor, head.authorId, { filter, cursor: url.searchParams.get('cursor'), limit: LIMIT }),
    readAnswered(store, head),
    readAuthorDays(store, head),
    readAuthorDesk(store, visitor, head.authorId),
    readPlaces(store, visitor, { ...filter, site: head.site }),
  ]);
  const tone = authorTone({ author: head.name, points: days.map(pointOf) }, { width: WIDTH });
  const page = { visitor, url, now, head, tone, answered, desk, filter, places, posts };
  return html(<AuthorPage {...page} />);
}

export const AUTHOR_ROUTES: readonly Route[] = [
  { method: 'GET', path: '/author/:authorId', access: 'reader', answer: author },
];
