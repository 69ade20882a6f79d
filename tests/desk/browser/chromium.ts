import { spawnSync } from 'node:child_process';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';

/** Names a Chromium goes by, the first that is there. */
const NAMES = ['chromium', 'chromium-browser', 'google-chrome'];

/** Nothing of it talks to anybody but the desk. */
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/**
 * A Chromium of its own for the tests of one file, or null with one line `skipped: …` where there is none. With
 * `chromium` in THREADBARE_REQUIRE that is a failure.
 */
export async function startChromium(): Promise<Browser | null> {
  const found = NAMES.map((name) => spawnSync('which', [name], { encoding: 'utf8' }).stdout.trim()).find(Boolean);
  if (found === undefined) {
    const why = 'no Chromium found';
    if ((process.env.THREADBARE_REQUIRE ?? '').split(',').includes('chromium')) throw new Error(why);
    console.log(`skipped: ${why}`);
    return null;
  }
  return chromium.launch({ executablePath: found, args: FLAGS, headless: true });
}

/** A tab, and everything that went wrong in it. */
export interface Tab {
  readonly page: Page;
  readonly context: BrowserContext;
  /** Errors on the console, exceptions, what the CSP refused, dialogs, requests to anybody else than the desk. */
  readonly faults: string[];
  close(): Promise<void>;
}

export interface TabOptions {
  readonly width?: number;
  readonly height?: number;
  readonly dark?: boolean;
  readonly javaScript?: boolean;
  /** Times as many dots, as zooming in leaves room for: 2 with half the width is 200 %. */
  readonly scale?: number;
  readonly cookies?: Readonly<Record<string, string>>;
}

/** Where a name resolves to nothing, so that a request that leaves is noticed and leads nowhere. */
const isOurs = (address: string, origin: string): boolean =>
  address.startsWith(`${origin}/`) || /^(?:data|blob|about):/.test(address);

/** Opens a tab in a profile of its own. */
export async function openTab(browser: Browser, origin: string, options: TabOptions = {}): Promise<Tab> {
  const { width = 1200, height = 800, dark = false, javaScript = true, scale = 1, cookies = {} } = options;
  const context = await browser.newContext({
    viewport: { width, height },
    colorScheme: dark ? 'dark' : 'light',
    javaScriptEnabled: javaScript,
    deviceScaleFactor: scale,
    reducedMotion: 'reduce',
  });
  const faults: string[] = [];
  await context.addCookies(Object.entries(cookies).map(([name, value]) => ({ name, value, url: origin })));
  await context.route('**/*', async (route) => {
    const address = route.request().url();
    if (isOurs(address, origin)) return route.continue();
    faults.push(`request to ${address}`);
    return route.abort();
  });
  const page = await context.newPage();
  page.on('console', (message) => {
    // A page that is refused on purpose is told by its status, not here.
    const expected = /^Failed to load resource: the server responded with a status of 40[0-9]/.test(message.text());
    if (message.type() === 'error' && !expected) faults.push(`console: ${message.text()}`);
  });
  page.on('pageerror', (error) => faults.push(`exception: ${error.message}`));
  page.on('dialog', async (dialog) => {
    faults.push(`dialog: ${dialog.message()}`);
    await dialog.dismiss();
  });
  return { page, context, faults, close: () => context.close() };
}
