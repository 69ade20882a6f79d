import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { foldSpace } from '../../src/model/text.js';
import { openStore, type Store } from '../../src/store/index.js';
import { emptyDatabase } from '../support/embedded.js';
import { hasShared, readShared, shared } from '../support/shared.js';
import { runCli, spawnCli, temporaryFolder } from './run-cli.js';

const present = hasShared('truth/000.truth.json');
const { folder, remove } = temporaryFolder();
const data = path.join(folder, 'data');
const read = (name: string) => JSON.parse(readShared(path.join('truth', name)));
let store: Store | null = null;
const rows = async (query: string) => [...((await store?.query(query))?.rows ?? [])];
const plain = (text: unknown): string => foldSpace(String(text ?? ''));

describe.skipIf(!present)('the sample documents give what their truth says', () => {
  const truth = present ? read('000.truth.json') : { posts: [] };
  const articles = present ? read('articles.truth.json').articles : [];
  let report: Record<string, { sentences: string[]; figures: Record<string, number> }> = {};

  beforeAll(async () => {
    await emptyDatabase(data);
    const { code, stderr } = await spawnCli(['ingest', path.join(shared, 'seeds'), '--data', data]);
    expect({ code, stderr }).toMatchObject({ code: 0, stderr: expect.not.stringContaining('unexpected') });
    const { stdout } = await runCli(['report', '--format', 'json', '--data', data]);
    report = JSON.parse(stdout).threads[0];
    store = await openStore({ dataDir: data });
  }, 120_000);
  afterAll(async () => {
    await store?.close();
    remove();
  });

  test('one thread with its title, posts and known posts', async () => {
    const [thread, ...others] = await rows('select * from v_thread');
    expect(others).toEqual([]);
    expect(thread).toMatchObject({
      posts: truth.thread.post_count_on_page,
      known_posts: truth.thread.post_count_known,
    });
    expect(plain(thread?.title)).toBe(plain(truth.thread.title));
    expect(thread?.url).toBeNull();
  });

  test('authors: the first inferred, the others unknown', async () => {
    const posts = await rows("select author, author_inferred from v_post where kind = 'post' order by position");
    expect(posts.map((post) => post.author)).toEqual(truth.posts.map((post: { author: string | null }) => post.author));
    expect(posts.map((post) => post.author_inferred)).toEqual([true, false, false, false]);
  });

  test('analysis text is what each author wrote', async () => {
    const posts = await rows("select own_text, analysis_text from v_post where kind = 'post' order by position");
    for (const [i, post] of truth.posts.entries()) {
      const wanted = plain(post.own_text_clean ?? post.own_text);
      const got = plain(posts[i]?.analysis_text);
      // The opening post's truth keeps its pictures and its attribution line; the analysis text leaves them out.
      if (post.attribution_line === undefined) expect(got).toBe(wanted);
      else expect(wanted).toContain(got.slice(0, 200));
    }
    expect(plain(posts[1]?.own_text).startsWith('Z ')).toBe(true);
  });

  test('reactions', async () => {
    const found = await rows(
      'select p.position, r.name, r.count from v_reaction r join v_post p using (thread_id, post_id) order by 1, 2',
    );
    const wanted = truth.posts.flatMap((post: { index: number; reactions: { name: string; count: number }[] }) =>
      post.reactions.map((reaction) => ({ position: post.index, ...reaction })),
    );
    expect(found).toEqual(wanted);
  });

  test('quotes and verdicts', async () => {
    const found = await rows(`select p.position, q.attributed_author, q.verdict, s.position as source, s.kind
      from v_quote q join v_post p using (thread_id, post_id)
      left join v_post s on s.thread_id = q.thread_id and s.post_id = q.source_post_id order by 1, q.quote_index`);
    const wanted = truth.posts.flatMap(
      (post: {
        index: number;
        quotes: { attributed_author: string; source_post_index: number | null; verbatim: boolean | null }[];
      }) =>
        post.quotes.map((quote) => ({
          position: post.index,
          attributed_author: quote.attributed_author,
          verdict: quote.verbatim === true ? 'exact' : 'source_absent',
          source: quote.source_post_index,
          kind: quote.source_post_index === null ? 'stub' : 'post',
        })),
    );
    expect(found).toEqual(wanted);
  });

  test('the absent post is a stub with its words', async () => {
    const stubs = await rows("select author, text, position from v_post where kind = 'stub'");
    const wanted = truth.referenced_posts.map((post: { author: string; text: string }) => [
      post.author,
      plain(post.text),
      null,
    ]);
    expect(stubs.map((stub) => [stub.author, plain(stub.text), stub.position])).toEqual(wanted);
  });

  test('reply edges', async () => {
    const edges = await rows(`select f.position as from, coalesce(t.position::text, t.author) as to, r.multiplicity
      from v_reply r join v_post f on f.thread_id = r.thread_id and f.post_id = r.from_post_id
      join v_post t on t.thread_id = r.thread_id and t.post_id = r.to_post_id order by 1`);
    const wanted = truth.reply_edges.map((edge: { from: number; to: number | string; multiplicity: number }) => ({
      from: edge.from,
      to: String(edge.to).replace(' (absent)', ''),
      multiplicity: edge.multiplicity,
    }));
    expect(edges).toEqual(wanted);
  });

  test('the report says what is saved', () => {
    const { saving } = truth;
    const kept = saving.after_stripping_repeated_quotes_keep_headers_and_unique_quote;
    expect(report.saving?.figures).toMatchObject({
      bodies: saving.bodies_total.raw,
      afterStripping: kept.raw,
      repeated: kept.saved_raw,
      copies: saving.repeated_quote_block.copies,
      bodiesFolded: saving.bodies_total.norm,
      repeatedFolded: kept.saved_norm,
      repliesFolded: saving.replies_only.bodies_norm,
      repliesOwnFolded: saving.replies_only.own_norm,
    });
    expect(report.saving?.sentences[0]).toContain(`(−${kept.saved_pct_raw.toFixed(1)} %)`);
    expect(report.saving?.sentences[1]).toContain(`${Math.round(saving.replies_only.own_pct)} %`);
  });

  test('where the opening post comes from', async () => {
    const found = await rows(`select d.file, s.* from v_source s join v_document d using (document_id)
      join v_post p using (thread_id, post_id) where p.position = 1 order by s.relation, d.file`);
    const derived = found.filter((row) => row.relation === 'derived_from');
    const { agency, linkage, matched_article } = truth.source_attribution;
    const best = linkage.candidates[0];
    expect(derived).toHaveLength(1);
    expect(String(derived[0]?.file)).toContain(matched_article);
    expect(derived[0]).toMatchObject({
      declared: agency,
      quotations_matched: best['op_quotes_matched>=90%'],
      longest_run: best.longest_word_run,
    });
    expect(Number(derived[0]?.containment)).toBeCloseTo(best.c8_a_in_b, 1);
    expect(found.filter((row) => row.relation === 'same_event')).toHaveLength(linkage.candidates.length - 1);
  });

  test('sentiment has the sign of the labels where they are clear', async () => {
    const posts = await rows("select sentiment from v_post where kind = 'post' order by position");
    const labels: { index: number; sentiment: number }[] = truth.labels.posts;
    for (const { index, sentiment } of labels) {
      const score = Number(posts[index - 1]?.sentiment);
      if (Math.abs(sentiment) >= 0.5) expect(Math.sign(score)).toBe(Math.sign(sentiment));
    }
    expect(Math.abs(Number(posts[0]?.sentiment))).toBeLessThan(0.5);
  });

  test('articles: title, authors and the clock, unknown as null', async () => {
    const found = await rows('select file, title, author, published_at, published_local, publisher from v_document');
    expect(found).toHaveLength(articles.length);
    for (const article of articles) {
      const row = found.find((one) => String(one.file).endsWith(article.file));
      expect(row?.title === null ? null : plain(row?.title)).toBe(article.title === null ? null : plain(article.title));
      const authors = article.author === null ? null : article.author.join('; ').toLowerCase();
      expect(row?.author === null ? null : String(row?.author).toLowerCase()).toBe(authors);
      if (article.date === null) expect([row?.published_at, row?.published_local]).toEqual([null, null]);
      else if (article.zone_stated) expect(Date.parse(String(row?.published_at))).toBe(Date.parse(article.date_utc));
      else {
        expect(row?.published_at).toBeNull();
        expect(String(row?.published_local).slice(0, 16)).toBe(article.date.slice(0, 16));
      }
    }
  });

  test('sayings that differ are listed against a named reference', async () => {
    const differing = await rows("select * from v_saying where relation = 'differs'");
    expect(differing.length).toBeGreaterThan(0);
    const references = await rows('select distinct reference_basis from v_saying where reference');
    for (const row of references) expect(['earliest', 'declared', 'chosen']).toContain(row.reference_basis);
  });
});
