import { Empty } from '../../design/empty.js';
import { Field, Select } from '../../design/field.js';
import { withParam } from '../../design/filter.js';
import { Button } from '../../design/form.js';
import { type WordMark, Words } from '../../design/marked-words.js';
import { Page } from '../../design/page.js';
import { Pager } from '../../design/pager.js';
import { count, number } from '../../design/words.js';
import type { Places } from '../../read/queue-places.js';
import { type FoundPost, RANKED, type SearchAsked } from '../../read/search.js';
import type { Visitor } from '../../visit.js';
import { PostEntry } from './post-entry.js';
import { PostFilters } from './post-filters.js';

export interface SearchPageProps {
  readonly visitor: Visitor;
  readonly url: URL;
  readonly now: Date;
  readonly asked: SearchAsked;
  readonly places: Places;
  readonly found: { readonly posts: readonly FoundPost[]; readonly capped: boolean; readonly next: string | null };
}

const SORTS = [
  { value: 'best', name: 'the best first' },
  { value: 'new', name: 'the newest first' },
];

/** The words of posts, quotes left out: what their authors wrote. */
export function SearchPage({ visitor, url, now, asked, places, found }: SearchPageProps) {
  const { words } = asked;
  return (
    <Page
      title={words === '' ? 'Search' : `Search: ${words}`}
      heading="Search"
      section="search"
      visitor={visitor}
      query={words}
      lede="In what people wrote themselves: quotes are left out."
    >
      <PostFilters
        url={url}
        filter={asked.filter}
        places={places}
        first={
          <div class="search-line">
            <Field label="Words" name="q" type="search" value={words} maxlength={300} autofocus={words === ''} />
            <Select label="Order" name="sort" value={asked.sort} options={SORTS} />
            <Button kind="main" icon="search">
              Search
            </Button>
          </div>
        }
      />
      {words !== '' && <Results url={url} now={now} asked={asked} found={found} />}
      {words === '' && (
        <Empty title="What are you looking for?" icon="search">
          <p>
            Words: all of them. “Two words” in quotation marks: as they stand. <kbd>or</kbd> between words: one of them.
            A minus before a word: without it.
          </p>
        </Empty>
      )}
    </Page>
  );
}

/** The snippet with what was found marked; veiled as a whole where the post is hostile. */
function wordsOf({ snippet, hostile }: FoundPost) {
  const marks: WordMark[] = [];
  let at = 0;
  for (const { text, found } of snippet) {
    const start = at;
    at += Array.from(text).length;
    if (found) marks.push({ start, end: at, kind: 'found' });
  }
  return { text: snippet.map(({ text }) => text).join(''), marks, hostile: hostile.length > 0 };
}

function Results({ url, now, asked, found }: Omit<SearchPageProps, 'visitor' | 'places'>) {
  const { posts, capped, next } = found;
  if (posts.length === 0)
    return (
      <Empty title="No post has these words" icon="search">
        <p>Try fewer words, other endings, or take a filter away. Words are found as they are written.</p>
      </Empty>
    );
  return (
    <section aria-label="Posts found">
      <h2 class="unseen">Posts found</h2>
      {capped && (
        <p class="soft">
          {`These words are common: ${number(RANKED)} of the posts with them were put in order. More words, or a filter, say more.`}
        </p>
      )}
      {posts.map((post) => (
        <PostEntry post={post} now={now}>
          <Words {...wordsOf(post)} />
        </PostEntry>
      ))}
      <Pager
        label="More posts"
        previous={asked.cursor === null ? null : withParam(url, 'cursor', null)}
        next={next === null ? null : withParam(url, 'cursor', next)}
        words={{ previous: 'From the beginning', next: 'More' }}
      >
        {count(posts.length, 'post')} here
      </Pager>
    </section>
  );
}
