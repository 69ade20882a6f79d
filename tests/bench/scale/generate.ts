import type { Sql } from 'postgres';
import { Basket } from './copy.js';
import { drawFrom, zipf, zipfSizes } from './random.js';
import { makeThread, type World } from './thread.js';
import { vocabulary, writer } from './words.js';

const ANALYZERS = [
  'language',
  'sentiment',
  'incivility',
  'stance',
  'reply-stance',
  'targets',
  'discussion',
  'sides',
] as const;
const RUN = '00000000-0000-5000-8000-000000000001';
/** Posts gathered before they are copied. */
const GATHER = 10_000;

/**
 * Fills an empty, migrated database: threads and authors by Zipf's law, lengths log-normal, 72 % of posts with a quote
 * as measured on 390,704 real posts, six years of dates, values of every analyzer in their true shapes. Written by COPY;
 * the full-text index is made afterwards, keys and all other indexes are there from the start. A load that was broken off
 * goes on where it stopped. Left out: what only ingest reads (post_print, waiting, thread_state), and crawls.
 */
export async function generate(sql: Sql, posts: number, say: (text: string) => void): Promise<void> {
  const draw = drawFrom(7);
  const words = vocabulary(draw, 20_000);
  const write = writer(draw, words);
  const basket = new Basket();
  const sites = Array.from({ length: 12 }, (_, i) => ({ id: draw.uuid(), host: `board${i + 1}.example` }));
  for (const site of sites) basket.add('site', site.id, site.host);
  const forums = sites.flatMap((site) =>
    Array.from({ length: 8 }, (_, i) => ({ id: draw.uuid(), site, path: ['Board', `Section ${i + 1}`] })),
  );
  for (const forum of forums) basket.add('forum', forum.id, forum.site.id, forum.path);
  const name = (): string => {
    const one = words[60 + draw.below(words.length - 60)] ?? 'nobody';
    const two = draw.chance(0.4) ? (words[draw.below(3000)] ?? '') : draw.chance(0.5) ? String(draw.below(1000)) : '';
    return one.charAt(0).toUpperCase() + one.slice(1) + two;
  };
  const perSite = Math.max(5, Math.round(posts / 50 / sites.length));
  const authors = sites.map((site) => {
    const names = new Set<string>();
    while (names.size < perSite) names.add(name());
    return [...names].map((text) => {
      const id = draw.uuid();
      basket.add('author', id, site.id, text);
      return { id, name: text };
    });
  });
  const started = '2024-01-01T00:00:00Z';
  basket.add('run', RUN, 'bench', '0', started, started);
  for (const analyzer of ANALYZERS) basket.add('analyzer', analyzer, '1', '0000000001', false);
  const topics = Array.from({ length: 400 }, (_, i) => {
    const text = words[200 + i * 7] ?? 'topic';
    const kinds = ['person', 'organisation', 'place', 'other'] as const;
    return { key: text, name: text.charAt(0).toUpperCase() + text.slice(1), kind: kinds[i % 4] ?? 'other' };
  });
  const documents = Array.from({ length: Math.max(20, Math.round(posts / 500)) }, (_, i) => {
    const id = draw.uuid();
    const text = write(200);
    basket.add(
      'document',
      id,
      `h${i}`,
      `https://news.example/${i}`,
      write(8),
      ['Ada Quill'],
      '2023-05-01T00:00:00Z',
      'day',
      text,
      [],
    );
    basket.add('document_source', draw.uuid(), id, `h${i}`, `news/${i}.html`, 'x', RUN);
    return id;
  });
  for (let i = 0; i < documents.length; i += 1) {
    const saying = draw.uuid();
    for (let n = 0; n < 3; n += 1)
      basket.add(
        'saying',
        draw.uuid(),
        saying,
        documents[draw.below(documents.length)] ?? null,
        topics[i % 400]?.name ?? null,
        write(12),
        0,
        60,
        false,
        'direct',
        n === 0,
        n === 0 ? 'earliest' : null,
        n === 0 ? 'same' : draw.chance(0.6) ? 'same' : 'differs',
        n === 0 ? 1 : 0.5 + draw.unit() / 2,
        `2023-0${1 + draw.below(9)}-01T00:00:00Z`,
      );
  }
  for (let i = 0; i < posts / 500; i += 1)
    basket.add(
      'problem',
      draw.uuid(),
      `page-${i}.html`,
      draw.chance(0.7) ? 'missing-pages' : 'no-date',
      'Made up.',
      RUN,
    );
  const world: World = {
    draw,
    basket,
    write,
    sites,
    forums,
    authors,
    topics,
    documents,
    run: RUN,
    pickAuthor: zipf(draw, perSite, 0.85),
    pickTopic: zipf(draw, topics.length, 0.9),
    campaigns: Array.from({ length: Math.max(3, Math.round(posts / 5000)) }, () => ({ text: write(40), first: null })),
  };
  const [had] = await sql<{ threads: number }[]>`select count(*)::integer as threads from threadbare.thread`;
  const done = had?.threads ?? 0;
  if (done === 0) await basket.flush(sql);
  else basket.clear();
  await sql.unsafe('drop index if exists threadbare.post_search');
  const sizes = shuffled(zipfSizes(posts, Math.max(4, Math.round(posts / 40)), 0.8), draw.below);
  let made = 0;
  let waiting = 0;
  let told = Date.now();
  for (const [i, size] of sizes.entries()) {
    made += size;
    if (i < done) continue;
    draw.reseed(1_000_003 * (i + 1));
    makeThread(world, size);
    waiting += size;
    if (waiting < GATHER && i < sizes.length - 1) continue;
    await basket.flush(sql);
    waiting = 0;
    if (Date.now() - told > 20_000) {
      told = Date.now();
      say(`${made.toLocaleString('en')} posts`);
    }
  }
  await sql.unsafe(
    `set maintenance_work_mem = '512MB'; create index post_search on threadbare.post using gin (search)`,
  );
}

function shuffled(list: number[], below: (n: number) => number): number[] {
  for (let i = list.length - 1; i > 0; i -= 1) {
    const j = below(i + 1);
    [list[i], list[j]] = [list[j] ?? 1, list[i] ?? 1];
  }
  return list;
}
