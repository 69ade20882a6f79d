import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { html } from '../../../src/desk/respond.js';
import { ROUTES } from '../../../src/desk/routes.js';
import { COMMAND_LINE } from '../../../src/store/desk/accounts/records.js';
import { Showcase } from '../design/showcase.js';
import { HARBOUR, ingestBoard, ingestSeeds, type SeededStore, seededStore, workOn } from './board.js';
import { openTab, startChromium, type Tab } from './chromium.js';
import { cookieOf, startTestDesk, type TestDesk } from './desk-server.js';
import { PLACE_NAMES, type Place, placesOf } from './pages.js';

/** A folder to write pictures of every page into, to be looked at: light, dark and on a phone. */
const SHOTS = process.env.DESK_SHOTS ?? null;

let browser: Browser | null = null;
let seeded: SeededStore;
let desk: TestDesk;
let userId = '';
let places: readonly Place[] = [];

beforeAll(async () => {
  browser = await startChromium();
  if (browser === null) return;
  seeded = await seededStore(async (store) => {
    await ingestSeeds(store);
    await ingestBoard(store, HARBOUR, 'bbcode');
    userId = await store.desk.accounts.addMember(COMMAND_LINE, {
      email: 'mara@harbour.example',
      name: 'Mara',
      role: 'admin',
      sites: null,
      passwordHash: null,
    });
  });
  await workOn(seeded.store, userId, (n) => `A note of the test, number ${n}.`);
  desk = await startTestDesk(seeded.store, [
    ...ROUTES,
    { method: 'GET', path: '/showcase', access: 'reader', answer: async ({ visitor }) => html(Showcase({ visitor })) },
  ]);
  places = [...(await placesOf(seeded.store)), { name: 'showcase', path: '/showcase' }];
  if (SHOTS !== null) mkdirSync(SHOTS, { recursive: true });
});

afterAll(async () => {
  await browser?.close();
  if (browser === null) return;
  await desk.close();
  await seeded.close();
});

/** A tab of the moderator of these tests, closed at the end; nothing may have gone wrong in it. */
async function inTab(
  options: Parameters<typeof openTab>[2],
  work: (page: Page, tab: Tab) => Promise<void>,
): Promise<void> {
  if (browser === null) return;
  const tab = await openTab(browser, desk.origin, { cookies: cookieOf({ userId }), ...options });
  try {
    await work(tab.page, tab);
    expect(tab.faults).toEqual([]);
    expect(desk.errors).toEqual([]);
  } finally {
    await tab.close();
  }
}

const picture = async (page: Page, name: string): Promise<void> => {
  if (SHOTS !== null) await page.screenshot({ path: path.join(SHOTS, `${name}.png`), fullPage: true });
};

/** Dots by which the page is wider than its window. */
const overhang = (page: Page): Promise<number> =>
  page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth');

/** Milliseconds something may take to appear on a busy machine. */
const WAIT = { timeout: 15_000 };

/** What axe finds, in a line each. */
async function violations(page: Page, rules?: readonly string[]): Promise<readonly string[]> {
  const axe = new AxeBuilder({ page }).setLegacyMode();
  const { violations: found } = await (rules === undefined ? axe : axe.withRules([...rules])).analyze();
  return found.flatMap(({ id, help, nodes }) => nodes.map((node) => `${id}: ${help}: ${node.html.slice(0, 160)}`));
}

describe('every page', () => {
  it.each([...PLACE_NAMES, 'showcase'])(
    '%s: accessible in both lights, fits a phone and a window zoomed to twice the size',
    async (name) => {
      const place = places.find((one) => one.name === name);
      await inTab({}, async (page) => {
        if (place === undefined) throw new Error(`There is no ${name} in what this test has read.`);
        const answer = await page.goto(`${desk.origin}${place.path}`);
        expect(answer?.status()).toBe(name === 'not-found' ? 404 : 200);
        const found = [...(await violations(page))];
        await picture(page, `${name}-light`);
        await page.emulateMedia({ colorScheme: 'dark' });
        found.push(...(await violations(page, ['color-contrast'])).map((line) => `dark: ${line}`));
        await picture(page, `${name}-dark`);
        for (const width of [600, 320]) {
          await page.setViewportSize({ width, height: 640 });
          const wider = await overhang(page);
          if (wider > 0) found.push(`${wider} dots wider than ${width}`);
        }
        await page.emulateMedia({ colorScheme: 'light' });
        await picture(page, `${name}-phone`);
        expect(found).toEqual([]);
      });
    },
  );

  it('shows where the focus is, and what is pressed is large enough', async (context) => {
    if (browser === null) return context.skip();
    await inTab({}, async (page) => {
      await page.goto(`${desk.origin}/queue`);
      const unseen: string[] = [];
      for (let i = 0; i < 40; i += 1) {
        await page.keyboard.press('Tab');
        const at = await page.evaluate<string>(`(() => {
          const one = document.activeElement;
          const { outlineStyle, outlineWidth } = getComputedStyle(one);
          const { height } = one.getBoundingClientRect();
          const inline = getComputedStyle(one).display === 'inline';
          const seen = outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2;
          return (seen ? '' : 'no outline: ' + one.outerHTML.slice(0, 120)) + (inline || height >= 19.5 ? '' : ' low: ' + height + one.outerHTML.slice(0, 120));
        })()`);
        if (at !== '') unseen.push(at);
      }
      expect(unseen).toEqual([]);
    });
  });
});

describe('the keyboard', () => {
  it('goes through items, opens the list of keys, and finds the search field', async (context) => {
    if (browser === null) return context.skip();
    await inTab({}, async (page) => {
      await page.goto(`${desk.origin}/showcase`);
      const focused = () => page.evaluate<string>('document.activeElement.id');
      await page.keyboard.press('j');
      expect(await focused()).toBe('incident-1');
      await page.keyboard.press('j');
      expect(await focused()).toBe('incident-2');
      await page.keyboard.press('k');
      expect(await focused()).toBe('incident-1');
      const veil = page.locator('#incident-1 .veil-open input');
      expect(await veil.isChecked()).toBe(false);
      await page.keyboard.press('Space');
      expect(await veil.isChecked()).toBe(true);
      await page.keyboard.press('?');
      expect(await page.locator('dialog[open]').innerText()).toContain('Approve');
      await page.keyboard.press('Escape');
      expect(await focused()).toBe('incident-1');
      await page.keyboard.press('/');
      expect(await focused()).toBe('top-search');
      await page.keyboard.type('jakr?');
      expect(await page.locator('#top-search').inputValue()).toBe('jakr?');
      await page.keyboard.press('Escape');
      await page.keyboard.press('g');
      await page.keyboard.press('h');
      await page.waitForURL('**/help');
    });
  });

  it('lets a moderator decide from card to card, and take the last one back', async (context) => {
    if (browser === null) return context.skip();
    await inTab({}, async (page) => {
      await page.goto(`${desk.origin}/queue`);
      const open = () => page.locator('[data-item]').count();
      const before = await open();
      await page.keyboard.press('j');
      await page.keyboard.press('r');
      await expect.poll(() => page.locator('#notice').innerText(), WAIT).toContain('Removed');
      expect(await open()).toBe(before - 1);
      expect(await page.evaluate('document.activeElement.closest("[data-item]") !== null')).toBe(true);
      await page.keyboard.press('u');
      await expect.poll(open, WAIT).toBe(before);
    });
  });

  it('does nothing where somebody switched keys off', async (context) => {
    if (browser === null) return context.skip();
    await inTab({ cookies: cookieOf({ userId, keys: false }) }, async (page) => {
      await page.goto(`${desk.origin}/showcase`);
      for (const key of ['j', '?', '/', 'a']) await page.keyboard.press(key);
      expect(await page.locator('dialog').count()).toBe(0);
      expect(await page.evaluate('document.activeElement === document.body')).toBe(true);
      expect(page.url()).toContain('/showcase');
    });
  });
});

/** The filter on the hostile words that stand first on a page, in no closed fold. */
const BLUR_OF_FIRST = `getComputedStyle([...document.querySelectorAll('.veil')].find((one) => one.checkVisibility())
  .querySelector('mark.hostile, .own.hostile')).filter`;

describe('without JavaScript', () => {
  it('reads and decides', async (context) => {
    if (browser === null) return context.skip();
    await inTab({ javaScript: false }, async (page) => {
      await page.goto(`${desk.origin}/queue`);
      const before = await page.locator('[data-item]').count();
      expect(before).toBeGreaterThan(1);
      await page.locator('[data-item]').last().getByRole('button', { name: 'Approve' }).first().click();
      await page.waitForLoadState();
      expect(await page.locator('#notice').innerText()).toMatch(/Approved/);
      expect(await page.locator('[data-item]').count()).toBe(before - 1);
      await page.locator('#notice').getByRole('button', { name: /Undo/ }).click();
      await page.waitForLoadState();
      expect(await page.locator('[data-item]').count()).toBe(before);
      const blurred = () => page.evaluate<string>(BLUR_OF_FIRST);
      expect(await blurred()).toContain('blur');
      await page.locator('.veil-open').filter({ visible: true }).first().click();
      expect(await blurred()).toBe('none');
      await page.locator('button[popovertarget="person"]').click();
      await page.getByRole('link', { name: 'Settings' }).click();
      await page.waitForURL('**/settings');
    });
  });
});
