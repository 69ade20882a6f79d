import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { raw } from 'hono/html';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { html } from '../../../src/desk/respond.js';
import { ROUTES } from '../../../src/desk/routes.js';
import type { Route } from '../../../src/desk/visit.js';
import { COMMAND_LINE } from '../../../src/store/desk/accounts/records.js';
import type { Store } from '../../../src/store/index.js';
import {
  type BoardPost,
  type BodyForm,
  HARBOUR,
  ingestBoard,
  ingestFiles,
  type SeededStore,
  seededStore,
  workOn,
} from './board.js';
import { openTab, startChromium } from './chromium.js';
import { cookieOf, startTestDesk, type TestDesk } from './desk-server.js';
import { placesOf } from './pages.js';
import { PAYLOADS, payload } from './payloads.js';

let browser: Browser | null = null;
let seeded: SeededStore;
let desk: TestDesk;
let userId = '';

/** Every payload as the body of a post, and others as its author, its thread's title and its address. */
function hostilePosts(form: BodyForm): readonly BoardPost[] {
  return PAYLOADS.map((body, i) => ({
    topic: 100 + Math.floor(i / 100),
    title: payload(Math.floor(i / 100) * 7 + form.length),
    forum: payload(i % 5),
    author: payload(i + 3),
    // What is quoted, and an insult, so that the queue, the diff and the veil have to show it as well.
    body: i % 9 === 0 ? `${body}\nYou are a pathetic idiot and a liar. ${body}` : body,
    url: `https://harbour.example/p/${i}?${payload(i + 11)}`,
  }));
}

/** Files whose names and titles are payloads: an article, and pages that cannot be read. */
async function ingestHostileFiles(store: Store): Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), 'tb-xss-'));
  const words = Array.from({ length: 60 }, (_, i) => `word${i} of the harbour report`).join(' ');
  mkdirSync(path.join(folder, 'pages'));
  writeFileSync(
    path.join(folder, 'pages', 'article.html'),
    `<html><head><title>${payload(0)}</title></head><body><article><h1>${payload(20)}</h1><p>${words}</p><p>${payload(300)}</p></article></body></html>`,
  );
  writeFileSync(path.join(folder, 'pages', '<img src=x onerror=window.hit=1>.html'), `<p>${payload(1)}</p>`);
  try {
    await ingestFiles(store, [path.join(folder, 'pages')]);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

beforeAll(async () => {
  browser = await startChromium();
  if (browser === null) return;
  seeded = await seededStore(async (store) => {
    await ingestBoard(store, HARBOUR, 'bbcode');
    for (const [i, form] of (['text', 'html', 'bbcode', 'markdown'] as const).entries())
      await ingestBoard(store, hostilePosts(form), form, `board${i}.example`);
    await ingestHostileFiles(store);
    userId = await store.desk.accounts.addMember(COMMAND_LINE, {
      email: 'mara@harbour.example',
      name: payload(0),
      role: 'admin',
      sites: null,
      passwordHash: null,
    });
  });
  await workOn(seeded.store, userId, payload);
  desk = await startTestDesk(seeded.store, [...ROUTES, CARELESS]);
}, 120_000);

afterAll(async () => {
  await browser?.close();
  if (browser === null) return;
  await desk.close();
  await seeded.close();
});

/** What a page must not hold, wherever it came from; looked for in the page as the browser understood it. */
const AUDIT = `(() => {
  const found = [];
  const say = (why, one) => found.push(why + ': ' + one.outerHTML.slice(0, 200));
  for (const one of document.querySelectorAll('*')) {
    for (const { name, value } of one.attributes) {
      if (/^on/i.test(name)) say('handler', one);
      if (name === 'style') say('style', one);
      if (name === 'srcdoc') say('srcdoc', one);
      if (name === 'ping') say('ping', one);
      if (/^(href|src|action|formaction|data|xlink:href|poster|background)$/.test(name) && !/^(https?:|mailto:|\\/|#|\\?|data:image\\/(svg|png))/.test(value)) say('address', one);
    }
    const tag = one.localName;
    if (tag === 'script' && !one.src.startsWith(location.origin + '/assets/')) say('script', one);
    if (['style', 'base', 'object', 'embed', 'noscript', 'template', 'marquee'].includes(tag)) say('element', one);
    if (tag === 'meta' && one.httpEquiv !== '') say('meta', one);
    if (tag === 'link' && !one.href.startsWith(location.origin + '/assets/')) say('link', one);
    if (tag === 'form' && new URL(one.getAttribute('action') || '/', location.href).origin !== location.origin) say('form', one);
    if (tag === 'a' && /^https?:/.test(one.getAttribute('href') || '') && !/noreferrer/.test(one.rel)) say('rel', one);
  }
  if (window.hit !== undefined) found.push('a payload ran');
  return found;
})()`;

/** A page that shows words as they are, to see that this test would notice. */
const CARELESS: Route = {
  method: 'GET',
  path: '/careless',
  access: 'reader',
  answer: async ({ url }) => html(raw(`<!doctype html><main>${url.searchParams.get('words')}</main>`)),
};

/** Hovers, focuses and opens what could hold a handler, and says what is wrong. */
async function provoke(page: Page): Promise<readonly string[]> {
  await page.evaluate(`(() => {
    for (const one of document.querySelectorAll('details')) one.open = true;
    for (const one of [...document.querySelectorAll('main *')].slice(0, 3000)) {
      for (const type of ['mouseover', 'focus', 'click']) if (!(type === 'click' && one.closest('a, button, input, label, summary'))) one.dispatchEvent(new MouseEvent(type));
    }
  })()`);
  return page.evaluate<string[]>(AUDIT);
}

it('shows every payload as words, on every page', async (context) => {
  if (browser === null) return context.skip();
  const tab = await openTab(browser, desk.origin, { cookies: cookieOf({ userId, name: payload(0) }) });
  const found: string[] = [];
  const threads = (await seeded.store.query('select thread_id::text from threadbare.thread')).rows;
  const posts = (
    await seeded.store.query(
      "select thread_id::text, post_id::text, author_id::text from threadbare.post where own_text like '%hit%' order by post_id limit 6",
    )
  ).rows;
  const paths = [
    ...(await placesOf(seeded.store)).map((place) => place.path),
    ...threads.map(({ thread_id: id }) => `/thread/${id}`),
    ...posts.flatMap((post) => [`/post/${post.thread_id}/${post.post_id}`, `/author/${post.author_id}`]),
    '/search?q=hit',
    '/search?q=window&sort=new',
    ...[0, 40, 170, 230, 330].map((n) => `/search?${new URLSearchParams({ q: payload(n), site: payload(n + 1) })}`),
    ...[0, 40, 170].map(
      (n) => `/queue?${new URLSearchParams({ author: payload(n), language: payload(n + 1), min: payload(n) })}`,
    ),
    ...[0, 40, 170].map((n) => `/threads?${new URLSearchParams({ words: payload(n), site: payload(n + 2) })}`),
    ...[0, 330].map((n) => `/${encodeURIComponent(payload(n))}`),
    `/log?${new URLSearchParams({ by: payload(0), kind: payload(40), cursor: payload(3) })}`,
    `/incident?${new URLSearchParams({ id: payload(0) })}`,
  ];
  for (const address of paths) {
    const answer = await tab.page.goto(`${desk.origin}${address}`);
    expect([address, (answer?.status() ?? 0) < 500]).toEqual([address, true]);
    found.push(...(await provoke(tab.page)).map((line) => `${address}: ${line}`));
    found.push(...tab.faults.splice(0).map((line) => `${address}: ${line}`));
  }
  await tab.close();
  expect(desk.errors).toEqual([]);
  expect(found).toEqual([]);
}, 180_000);

it('notices where a page is careless', async (context) => {
  if (browser === null) return context.skip();
  const tab = await openTab(browser, desk.origin, { cookies: cookieOf({ userId }) });
  const missed: string[] = [];
  for (const words of [
    '<script>window.hit=1</script>',
    '<img src=x onerror=window.hit=1>',
    '<a href="javascript:window.hit=1">x</a>',
    '<img src=//elsewhere.example/p.png>',
  ]) {
    await tab.page.goto(`${desk.origin}/careless?${new URLSearchParams({ words })}`);
    const found = [...(await provoke(tab.page)), ...tab.faults.splice(0)];
    if (found.length === 0) missed.push(words);
  }
  await tab.close();
  expect(missed).toEqual([]);
});
