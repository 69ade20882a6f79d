import path from 'node:path';
import type { CrawlOptions } from '../crawl/index.js';
import { readCookieFile } from '../fetch/cookies/cookie-file.js';
import { emptyCookies } from '../fetch/cookies/jar.js';
import { openClient } from '../fetch/http/client.js';
import { VERSION } from '../version.js';
import { type Context, type DataOptions, databaseUrl, dataFolder } from './context.js';
import { startCrawlDisplay } from './crawl-progress.js';
import { engineOptions } from './user-specs.js';

/** What commands that fetch have in common. */
export interface FetchOptions extends DataOptions {
  readonly jobs: number;
  readonly analyze?: boolean;
  readonly json?: boolean;
  readonly cookies?: string;
  readonly contact?: string;
  readonly retries?: number;
  readonly allowPrivate?: boolean;
  readonly engine?: string;
  readonly engines?: string;
}

/** Tries of an address unless told otherwise. */
export const DEFAULT_RETRIES = 5;

/** Where fetched pages are kept: `--warc`, else beside the embedded database, else in a folder here. */
export function archiveFolder(context: Context, options: DataOptions & { readonly warc?: string | undefined }): string {
  if (options.warc !== undefined) return path.resolve(options.warc);
  return databaseUrl(context, options) === null
    ? path.join(dataFolder(context, options), 'warc')
    : path.resolve('threadbare-warc');
}

/** Runs `work` with everything a crawl needs of the machine, and closes it anyway. */
export async function withCrawlOptions<T>(
  context: Context,
  options: FetchOptions,
  work: (crawlOptions: CrawlOptions) => Promise<T>,
): Promise<T> {
  const parse = await engineOptions(options);
  const userAgent = userAgentOf(context, options);
  const display = startCrawlDisplay(context, process.stderr, options.json === true);
  const client = openClient({
    userAgent,
    allowPrivate: options.allowPrivate === true,
    cookies: await cookiesOf(context, options),
  });
  try {
    return await work({
      jobs: options.jobs,
      analyze: options.analyze !== false,
      parse,
      client,
      userAgent,
      maxAttempts: options.retries ?? DEFAULT_RETRIES,
      random: Math.random,
      signal: context.signal,
      onStep: display.update,
      onProblem: ({ url, code, message }) => {
        display.clear();
        context.log.warn(`${url}: ${message}`, { url, code });
      },
      onNotice: (text) => {
        display.clear();
        context.log.info(text);
      },
    });
  } finally {
    display.stop();
    await client.close();
  }
}

/** Names this crawler and, where the user says one, somebody to write to. */
function userAgentOf(context: Context, options: FetchOptions): string {
  const contact = options.contact ?? context.env.THREADBARE_CONTACT;
  if (contact !== undefined && contact.trim() !== '') return `Threadbare/${VERSION} (+${contact.trim()})`;
  context.log.info(
    'No contact is given: who runs a site cannot write to you. Say --contact with a mail or web address, or set THREADBARE_CONTACT.',
  );
  return `Threadbare/${VERSION}`;
}

/** The jar of the crawl: what the user's file holds and what servers set on the way. */
async function cookiesOf(context: Context, options: FetchOptions) {
  if (options.cookies === undefined) return emptyCookies();
  const file = await readCookieFile(options.cookies);
  for (const { line, message } of file.problems)
    context.log.warn(`${options.cookies}, line ${line}: ${message}`, { line });
  context.log.info(
    `${file.taken} cookies taken from ${options.cookies}${file.expired > 0 ? `, ${file.expired} out of date` : ''}.`,
  );
  return file.cookies;
}
