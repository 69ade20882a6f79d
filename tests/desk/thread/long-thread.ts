import postgres from 'postgres';
import { Basket } from '../../bench/scale/copy.js';
import { drawFrom } from '../../bench/scale/random.js';
import { makeThread } from '../../bench/scale/thread.js';
import { vocabulary, writer } from '../../bench/scale/words.js';

const ANALYZERS = ['language', 'sentiment', 'incivility', 'stance', 'reply-stance', 'targets', 'discussion', 'sides'];
const RUN = '00000000-0000-5000-8000-000000000001';

/**
 * One long thread with quotes, answers and the values of every analyzer, as `npm run bench:scale` makes them, in an empty
 * migrated database of a server. Gives its id.
 */
export async function fillLongThread(databaseUrl: string, posts: number): Promise<string> {
  const draw = drawFrom(7);
  const words = vocabulary(draw, 4000);
  const basket = new Basket();
  const site = { id: draw.uuid(), host: 'board.example' };
  const forum = { id: draw.uuid(), site };
  basket.add('site', site.id, site.host);
  basket.add('forum', forum.id, site.id, ['Board', 'Harbour']);
  const authors = Array.from({ length: 400 }, (_, i) => ({ id: draw.uuid(), name: `Member${i}` }));
  for (const { id, name } of authors) basket.add('author', id, site.id, name);
  basket.add('run', RUN, 'bench', '0', '2024-01-01T00:00:00Z', '2024-01-01T00:00:00Z');
  for (const analyzer of ANALYZERS) basket.add('analyzer', analyzer, '1', '0000000001', false);
  const article = draw.uuid();
  basket.add(
    'document',
    article,
    'h',
    'https://news.example/1',
    'The harbour',
    ['Ada Quill'],
    '2023-05-01T00:00:00Z',
    'day',
    'Words.',
    [],
  );
  basket.add('document_source', draw.uuid(), article, 'h', 'news/1.html', 'x', RUN);
  makeThread(
    {
      draw,
      basket,
      write: writer(draw, words),
      sites: [site],
      forums: [forum],
      authors: [authors],
      topics: ['Ferry', 'Bridge', 'Council', 'Wall'].map((name) => ({
        key: name.toLowerCase(),
        name,
        kind: 'other' as const,
      })),
      documents: [article],
      run: RUN,
      pickAuthor: () => draw.below(authors.length),
      pickTopic: () => draw.below(4),
      campaigns: [{ text: 'The same text, posted by several accounts.', first: null }],
    },
    posts,
  );
  const sql = postgres(databaseUrl, { max: 1, onnotice: () => undefined });
  try {
    await basket.flush(sql);
    await sql.unsafe('vacuum analyze');
    const [row] = await sql<{ thread_id: string }[]>`select thread_id from threadbare.thread`;
    return row?.thread_id ?? '';
  } finally {
    await sql.end();
  }
}
