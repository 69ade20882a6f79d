import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { ARCHIVE_ROUTES } from '../../../src/desk/routes/archive.js';
import { POST_ROUTES } from '../../../src/desk/routes/post.js';
import { THREAD_ROUTES } from '../../../src/desk/routes/thread.js';
import { openStore, type Store } from '../../../src/store/index.js';
import { dataFolder, removeFolder } from '../../support/embedded.js';
import { deskAs } from '../support.js';
import { CLOWN, HARBOUR, ingestBoard, MONEY, TURNED } from './board.js';

const ROUTES = [...THREAD_ROUTES, ...POST_ROUTES, ...ARCHIVE_ROUTES];

let folder: string;
let store: Store;
/** Threads by the host and topic of their board. */
let harbour: string;
let elsewhere: string;
let posts: ReadonlyMap<string, string>;
let sites: ReadonlyMap<string, string>;

beforeAll(async () => {
  folder = await dataFolder();
  store = await openStore({ dataDir: folder });
  await ingestBoard(store, path.join(folder, 'saved'));
  const threads = await store.query('select thread_id, site, external_id from v_thread');
  const idOf = (host: string, topic: number): string =>
    String(threads.rows.find((row) => row.site === host && row.external_id === String(topic))?.thread_id);
  harbour = idOf(HARBOUR.host, HARBOUR.topic);
  elsewhere = idOf('other.example.net', 3);
  const rows = await store.query('select post_id, external_id, author from v_post');
  posts = new Map(rows.rows.map((row) => [String(row.external_id ?? row.author), String(row.post_id)]));
  const hosts = await store.query('select site_id, host from threadbare.site');
  sites = new Map(hosts.rows.map((row) => [String(row.host), String(row.site_id)]));
}, 120_000);

afterAll(async () => {
  await store?.close();
  removeFolder(folder);
});

const idOf = (externalId: number): string => posts.get(String(externalId)) ?? '';
const page = async (address: string, who = {}): Promise<string> => {
  const answer = await deskAs(store, who, ROUTES)(address);
  expect(answer.status).toBe(200);
  return answer.text();
};
/** The markup of one post of the page. */
const partOf = (html: string, postId: string): string =>
  new RegExp(`<li class="knot \\w+" id="${postId}".*?(?=<li class="knot|</ol></div>)`, 's').exec(html)?.[0] ?? '';

it('shows own words in order and folds quotes with a verdict', async () => {
  const html = await page(`/thread/${harbour}`);
  const places = [701, 702, 703, 704, 705, 706, 707].map((id) => html.indexOf(`id="${idOf(id)}"`));
  expect(places.every((place, i) => place > (places[i - 1] ?? 0))).toBe(true);
  const second = partOf(html, idOf(702));
  expect(second).toContain('altered, meaning changed');
  expect(second).toContain(' never<span class="unseen">]</span></del>');
  expect(second).toContain(' always<span class="unseen">]</span></ins>');
  expect(second).toMatch(/answers .*#1 by <bdi>Ana<\/bdi>/s);
  const third = partOf(html, idOf(703));
  expect(third).toContain('misattributed');
  expect(third).toMatch(/named here: <bdi>Bo<\/bdi>/);
  // The nested quote stands inside the one that holds it, with a verdict of its own.
  const fourth = partOf(html, idOf(704));
  expect(fourth).toMatch(/Quoted inside it:.*altered, meaning changed/s);
  expect(partOf(html, idOf(707))).toContain('this copy is all there is of it');
});

it('marks repeats with where they are from, and veils hostile words, quoted ones too', async () => {
  const html = await page(`/thread/${harbour}`);
  const fifth = partOf(html, idOf(705));
  expect(fifth).toContain('<mark class="repeat"');
  expect(fifth).toMatch(/from <a href="[^"]*">#1 by <bdi>Ana<\/bdi>/);
  expect(partOf(html, idOf(702))).toMatch(/<div class="veil">.*<mark class="hostile"/s);
  const quoting = partOf(html, idOf(704));
  expect(quoting).toContain('hostile words');
  expect(/<span class="quote-first"[^>]*>([^<]*)/.exec(quoting)?.[1]).not.toContain('idiot');
  // The words are there for those who open them, and without a script.
  expect(quoting).toContain(CLOWN);
});

it('takes nothing of a forum for markup, leads nowhere but to http and loads no picture', async () => {
  const html = await page(`/thread/${harbour}`);
  expect(html).not.toMatch(/<script(?! type="module" src="\/assets\/)/);
  expect(html).not.toContain('<i>Fay</i>');
  expect(html).toContain('&lt;i&gt;Fay&lt;/i&gt;');
  expect(html).toContain('Ferry or bridge? &lt;b&gt;Vote&lt;/b&gt; now');
  expect(html).not.toContain('href="javascript:');
  expect(html).not.toMatch(/<img/);
  expect(html).not.toMatch(/\son\w+=|\sstyle=/);
  expect(partOf(html, idOf(706))).toContain('Picture, not loaded');
  const detail = await page(`/post/${harbour}/${idOf(706)}`);
  expect(detail).not.toContain('href="javascript:');
});

it('goes to a number, around a post and to the last window that is there', async () => {
  const ask = deskAs(store, {}, ROUTES);
  const jump = await ask(`/thread/${harbour}?number=3`);
  expect(jump.status).toBe(303);
  expect(jump.headers.get('location')).toBe(`/thread/${harbour}?around=${idOf(703)}#${idOf(703)}`);
  expect((await ask(`/thread/${harbour}?number=99999`)).headers.get('location')).toContain(idOf(707));
  for (const query of [
    'page=0',
    'page=-4',
    'page=1e9',
    'page=x',
    'around=x',
    `around=${harbour}`,
    'number=1.5',
    'number=',
  ])
    expect((await ask(`/thread/${harbour}?${query}`)).status).toBe(200);
});

it('shows a post with its scores, chain, echoes, wordings and origin', async () => {
  const html = await page(`/post/${harbour}/${idOf(701)}`);
  expect(html).toContain('What the machine reads');
  expect(html).toMatch(/Quoted 4 times/);
  // Cross-thread: Ida quotes it in the thread about the pier.
  expect(html).toMatch(/by <bdi>Ida<\/bdi><\/a> in <bdi>What happened to the pier<\/bdi>/);
  expect(html).toMatch(/Repeated without a quote mark.*by <bdi>Eli<\/bdi>/s);
  expect(html).toMatch(/Earlier wordings \(1\).*<del>.*That is all I have to say about it.*<ins>.*The council/s);
  expect(html).toContain('harbour-2.html');
  expect(html).toContain('version');
  const altered = await page(`/post/${harbour}/${idOf(702)}`);
  expect(altered).toMatch(/Where the words come from.*#1 by <bdi>Ana<\/bdi>/s);
  expect(altered).toMatch(/<mark class="hostile"[^>]*>idiot/);
  const across = await store.query(`select post_id, thread_id from v_post where author = 'Ida'`);
  const ida = await page(`/post/${across.rows[0]?.thread_id}/${across.rows[0]?.post_id}`);
  expect(ida).toMatch(/quoted from.*#1 by <bdi>Ana<\/bdi> in <bdi>Ferry or bridge/s);
});

it('follows words from a quote to where its source has them from', async () => {
  await store.query('select 1');
  const quoter = {
    ...HARBOUR,
    topic: 9,
    title: 'Second hand',
    posts: [
      {
        id: 901,
        author: 'Kim',
        at: '2024-03-07T10:00:00Z',
        html: `<blockquote class="ipsQuote" data-ipsquote-contentcommentid="705" data-ipsquote-username="Eli" data-cite="Eli"><div class="ipsQuote_citation">Eli said:</div><div class="ipsQuote_contents"><p>${MONEY}</p></div></blockquote><p>Well said, Eli.</p>`,
      },
    ],
  };
  const { ingestPages, pageOf } = await import('./board.js');
  await ingestPages(store, path.join(folder, 'saved'), { 'second.html': pageOf(quoter) });
  const found = await store.query(`select post_id, thread_id from v_post where author = 'Kim'`);
  const html = await page(`/post/${found.rows[0]?.thread_id}/${found.rows[0]?.post_id}`);
  expect(html).toMatch(/#5 by <bdi>Eli<\/bdi>.*who has it, unmarked, from.*#1 by <bdi>Ana<\/bdi>/s);
});

it('is not there for those of another site, by any address', async () => {
  const ask = deskAs(store, { role: 'moderator', sites: [sites.get('other.example.net') ?? ''] }, ROUTES);
  const hash = String(
    (await store.query('select content_hash from v_page where thread_id = $1', { params: [harbour] })).rows[0]
      ?.content_hash,
  );
  for (const address of [
    `/thread/${harbour}`,
    `/thread/${harbour}?number=3`,
    `/thread/${harbour}/discussion`,
    `/post/${harbour}/${idOf(701)}`,
    // The id of a post under a thread that may be seen.
    `/post/${elsewhere}/${idOf(701)}`,
    `/archive/${harbour}/${hash}`,
    `/archive/${harbour}/${hash}/original`,
    `/archive/${elsewhere}/${hash}`,
    `/archive/${elsewhere}/${hash}/original`,
  ]) {
    const answer = await ask(address);
    expect([address, answer.status]).toEqual([address, 404]);
    expect(await answer.text()).not.toMatch(/Ferry|ferry/);
  }
  expect((await ask(`/thread/${elsewhere}`)).status).toBe(200);
  const ids = ['x', "'; drop table x", '%00', 'a'.repeat(5000), '00000000-0000-0000-0000-000000000000'];
  for (const id of ids.map(encodeURIComponent))
    for (const address of [`/thread/${id}`, `/post/${harbour}/${id}`, `/post/${id}/${id}`, `/archive/${harbour}/${id}`])
      expect([address, (await deskAs(store, {}, ROUTES)(address)).status]).toEqual([address, 404]);
});

it('shows the panel of the discussion as a page of its own', async () => {
  const html = await page(`/thread/${harbour}/discussion`);
  expect(html).toContain('Participants');
  expect(html).toMatch(/<svg[^>]*role="img"/);
  expect(html).toContain('Who answers whom');
});

it('offers decisions to moderators alone', async () => {
  expect(await page(`/post/${harbour}/${idOf(702)}`, { role: 'moderator' })).toContain('action="/decide"');
  expect(await page(`/post/${harbour}/${idOf(702)}`, { role: 'reader' })).not.toContain('action="/decide"');
  expect(await page(`/thread/${harbour}`, { role: 'reader' })).not.toContain('action="/decide"');
});

it('shows what members reported and what was decided', async () => {
  const { rows } = await store.desk.reasons.importReports(
    [{ target: idOf(702), reporter: 'Ana', category: 'insult', note: 'He calls me a liar.', externalId: 'r-1' }],
    { userId: null, source: 'csv', sites: null },
  );
  expect(rows[0]?.status).toBe('new');
  const by = { userId: null, tokenId: null, sites: null };
  const decided = await store.desk.decisions.decide(by, {
    decisionId: '7f0d2f3e-7a43-4d0e-9a4c-2d7d9a0b1c11',
    kind: 'remove',
    posts: [{ threadId: harbour, postId: idOf(702) }],
    note: 'An insult, and a quote turned round.',
  });
  expect(decided.outcome).toBe('done');
  const html = await page(`/thread/${harbour}`, { role: 'moderator' });
  const second = partOf(html, idOf(702));
  expect(second).toMatch(/Reported.*1 report.*He calls me a liar\./s);
  expect(second).toContain('removed');
  expect(html).toMatch(/data-flagged="[^"]*" data-ordinal="1"/);
  const detail = await page(`/post/${harbour}/${idOf(702)}`, { role: 'moderator' });
  expect(detail).toMatch(/On the desk.*Remove.*An insult, and a quote turned round\./s);
});

it('says what a changed quote was and became, in both directions', async () => {
  const html = await page(`/post/${harbour}/${idOf(701)}`);
  expect(html).toMatch(/What they changed.*never.*always/s);
  expect(TURNED).toContain('always');
});
