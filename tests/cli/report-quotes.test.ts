import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { CITATION } from '../../src/report/citation.js';
import { emptyDatabase } from '../support/embedded.js';
import { type BoardPost, savePage } from './board.js';
import { runCli, sqlRows, temporaryFolder } from './run-cli.js';

const { folder, remove } = temporaryFolder();
const data = path.join(folder, 'data');
afterAll(remove);

const OPENER =
  'The pier will open again in May, the council has paid nine million for the new piles, and I believe that it will not close again before winter.';
const SECOND = 'Nobody asked the fishermen. Their boats lie on the beach since March and the ice house is empty.';
const LEAFLET =
  'Sign the petition for the night ferry now, because without the night ferry the islands are cut off from the hospital for eleven hours every single day.';

const PIER: readonly BoardPost[] = [
  { id: 1, author: 'Anselm', body: [OPENER] },
  { id: 2, author: 'Berit', body: [SECOND] },
  {
    id: 3,
    author: 'Corin',
    body: [
      { by: 'Anselm', of: 1, text: 'the council has paid nine million for the new piles' },
      'That is the first honest number I have read about it.',
      { by: 'Anselm', of: 1, text: 'I believe that it will close again before winter.' },
      'So you do not trust the new piles either.',
    ],
  },
  { id: 4, author: 'Dagny', body: [{ by: 'Anselm', of: 2, text: 'Nobody asked the fishermen.' }, 'They never do.'] },
  { id: 5, author: 'Eskil', body: [`I was there. ${SECOND} That is all I have to say.`] },
];

const FERRY: readonly BoardPost[] = [
  { id: 11, author: 'Frida', body: [LEAFLET] },
  { id: 12, author: 'Anselm', body: [{ by: 'Berit', text: SECOND }, 'Berit said this in the other thread.'] },
];

/** An article, a post that quotes it under its author's name and one under another's. */
const ARTICLE = `The Bay Ledger
Pier opens in May
Pier opens in May, says council
By Nina Holt
March 3, 2024

The harbour council said on Sunday that the old pier will open to walkers again on the first of May after two winters of repairs. The repairs cost nine million crowns, four million more than planned, and the council paid them from the ferry fund.

"We do not expect another winter of closed gates, and every pile that was rotten has been replaced by steel," said harbour engineer Mats Lund on Sunday. He added that the lamps would follow in June.

Fishermen asked the council in February to keep the ice house open during the works, but the council refused.
`;
const STEEL = 'expect another winter of closed gates, and every pile that was rotten has been replaced by steel';
const PAPER: readonly BoardPost[] = [
  { id: 41, author: 'Ingrid', body: ['Has anybody read the paper today?'] },
  { id: 42, author: 'Jorun', body: [{ by: 'Nina Holt', text: `We ${STEEL}` }, 'So it says.'] },
  { id: 43, author: 'Ketil', body: [{ by: 'Somebody', text: `We do not ${STEEL}` }, 'I saw this elsewhere.'] },
];

const ROW = z.record(z.string(), z.unknown());
const SECTION = z.object({
  sentences: z.array(z.string()),
  figures: z.record(z.string(), z.unknown()),
  rows: z.array(ROW).optional(),
});
const REPORT = z.object({
  overview: SECTION.optional(),
  across: z.record(z.string(), SECTION).optional(),
  threads: z.array(
    z.object({ quotes: SECTION, answers: SECTION, repeats: SECTION, shares: SECTION, problems: SECTION }),
  ),
});

let printed = '';
beforeAll(async () => {
  const pages = [
    savePage(folder, { thread: 7, title: 'Pier', posts: PIER, pages: 3 }),
    savePage(folder, { thread: 8, title: 'Ferry', posts: FERRY }),
    savePage(folder, { thread: 9, title: 'Market', posts: [{ id: 21, author: 'Gunnar', body: [LEAFLET] }] }),
    savePage(folder, { thread: 10, title: 'School', posts: [{ id: 31, author: 'Hedda', body: [LEAFLET] }] }),
  ];
  const article = path.join(folder, 'article.txt');
  writeFileSync(article, ARTICLE);
  pages.push(article, savePage(folder, { thread: 12, title: 'Paper', posts: PAPER }));
  await emptyDatabase(data);
  const { code, stdout } = await runCli(['ingest', ...pages, '--no-analyze', '--data', data]);
  expect(code).toBe(0);
  printed = stdout;
});

async function report(...thread: string[]): Promise<z.infer<typeof REPORT>> {
  const { code, stdout } = await runCli(['report', ...thread, '--format', 'json', '--data', data]);
  expect(code).toBe(0);
  return REPORT.parse(JSON.parse(stdout));
}

describe('the summary of an ingest', () => {
  test('counts the problems that show only in the whole thread', async () => {
    const rows = await sqlRows(data, 'select code, message from v_problem');
    expect(rows.map((row) => row.code)).toContain('missing-pages');
    expect(printed).toContain(`problems: ${rows.length} (`);
  });
});

describe('the report of a thread', () => {
  test('has changed meaning first, then who is named for whose words', async () => {
    const [thread] = (await report('7')).threads;
    const rows = thread?.quotes.rows ?? [];
    expect(rows.map((row) => row.verdict)).toEqual(['altered, meaning changed', 'misattributed', 'trimmed']);
    expect(thread?.quotes.sentences).toContain('In post #4 Dagny Anselm is named for words of Berit (post #2 Berit).');
    expect(thread?.quotes.figures).toMatchObject({ quotes: 3, meaningChanged: 1, altered: 1, misattributed: 1 });
  });

  test('shows which words answer which quote', async () => {
    const [thread] = (await report('7')).threads;
    const rows = (thread?.answers.rows ?? []).filter((row) => row.post === '#3 Corin');
    expect(rows.map((row) => row.answeredWith)).toEqual([
      'That is the first honest number I have read about it.',
      'So you do not trust the new piles either.',
    ]);
    expect(String(rows[0]?.quoted)).toContain('nine million');
    expect(String(rows[1]?.quoted)).toContain('before winter');
    expect(thread?.answers.figures).toMatchObject({ pointByPoint: 1, unanswered: 0 });
  });

  test('shows what was said before without a quote mark, and whose words there are', async () => {
    const [thread] = (await report('7')).threads;
    expect(thread?.repeats.rows).toMatchObject([{ post: '#5 Eskil', kind: 'unmarked', source: '#2 Berit' }]);
    const { quotedShare, repeatedShare, originalShare } = thread?.shares.figures ?? {};
    const shares = [quotedShare, repeatedShare, originalShare].map(Number);
    for (const share of shares) expect(share).toBeGreaterThan(0);
    const whole = shares.reduce((a, b) => a + b, 0);
    expect(whole).toBeGreaterThan(0.95);
    expect(whole).toBeLessThanOrEqual(1);
  });

  test('names a source in another thread with that thread', async () => {
    const [thread] = (await report('8')).threads;
    expect(thread?.quotes.rows).toMatchObject([{ names: 'Berit', verdict: 'exact' }]);
    expect(String(thread?.quotes.rows?.[0]?.source)).toMatch(/^#2 Berit in “Pier” \([0-9a-f]{8}\)$/);
    expect(thread?.quotes.figures.fromOtherThreads).toBe(1);
  });
});

describe('the report of everything', () => {
  test('has the changed quotes of all threads and the threads that hold them first', async () => {
    const { overview, across } = await report();
    expect(overview?.figures).toMatchObject({ threads: 5, meaningChanged: 2, misattributed: 1 });
    expect(overview?.rows?.[0]).toMatchObject({ title: 'Pier', untrue: 2, meaning: 1 });
    expect(across?.changedQuotes?.rows?.map((row) => row.verdict)).toEqual([
      'altered, meaning changed',
      'altered, meaning changed',
      'misattributed',
    ]);
  });

  test('has the texts several accounts post', async () => {
    const { across } = await report();
    expect(across?.campaigns?.rows).toMatchObject([{ by: 'Frida', accounts: 3, threads: 3, posts: 3 }]);
  });

  test('is written as text and as a page', async () => {
    const text = await runCli(['report', '--data', data]);
    expect(text.stdout).toMatch(/Quotes that do not say what the source says\n-+\nChanged meaning first/);
    const html = await runCli(['report', '--format', 'html', '--data', data]);
    expect(html.stdout).toContain('<h3>Texts that several accounts post</h3>');
  });
});

describe('threadbare quotes', () => {
  test('has the answers beside the quotes', async () => {
    const { stdout } = await runCli(['quotes', '7', '--format', 'json', '--data', data]);
    const { answers } = z
      .object({ answers: z.array(z.object({ text: z.string(), answers: z.array(z.number()) })) })
      .parse(JSON.parse(stdout));
    expect(answers.map((one) => one.answers)).toEqual([[0], [1], [0]]);
  });
});

describe('threadbare cite', () => {
  test('takes an article as the source with its words, page and diff; or beside a source that is absent', async () => {
    const { code, stdout } = await runCli(['cite', '42', '43', '--format', 'json', '--data', data]);
    expect(code).toBe(0);
    const [credited, other] = CITATION.parse(JSON.parse(stdout)).posts.flatMap((post) => post.quotes);
    expect(credited).toMatchObject({ verdict: 'altered', meaningChanged: true, article: null });
    expect(credited?.source?.place).toMatchObject({ kind: 'article', author: 'Nina Holt' });
    expect(credited?.source?.pages[0]?.file).toBe('article.txt');
    expect(credited?.diff).toContainEqual(expect.objectContaining({ op: 'delete', text: 'do not' }));
    expect(other).toMatchObject({
      verdict: 'source_absent',
      source: { place: { author: 'Somebody', position: null } },
    });
    expect(other?.article?.pages[0]?.file).toBe('article.txt');
  });

  test('takes a source in another thread with its address and its page', async () => {
    const { code, stdout } = await runCli(['cite', '12', '--format', 'json', '--data', data]);
    expect(code).toBe(0);
    const [quote] = JSON.parse(stdout).posts[0].quotes;
    expect(quote.source.place).toMatchObject({ title: 'Pier', position: 2, author: 'Berit' });
    expect(quote.source.place.url).toContain('comment=2');
    expect(quote.source.pages[0].file).toBe('thread-7-1.html');
    expect(quote.source.words.text).toBe(SECOND);
  });
});
