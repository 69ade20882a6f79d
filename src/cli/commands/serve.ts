import { spawn } from 'node:child_process';
import type { Command } from 'commander';
import { isAddress } from '../../model/address.js';
import { UsageError } from '../../model/errors.js';
import type { Store } from '../../store/index.js';
import { type Context, type DataOptions, withStore } from '../context.js';
import { dataOption, jsonOption, wholeNumber } from '../options.js';
import type { Session } from '../session.js';

interface ServeCommandOptions extends DataOptions {
  readonly json?: boolean;
  readonly port: number;
  readonly host: string;
  readonly open?: boolean;
  readonly tlsByProxy?: boolean;
  readonly publicUrl?: string;
  readonly allowPrivateWebhooks?: boolean;
}

const EXAMPLES = `
Examples:
  $ threadbare serve                    the desk on http://127.0.0.1:8787, for this machine alone
  $ threadbare serve --open             and open it in the browser
  $ threadbare serve --host 0.0.0.0 --tls-by-proxy --public-url https://desk.example.org

The first start prints a link that makes the first account: it works once, for an hour. More accounts: threadbare desk.
Ctrl-C or SIGTERM finishes the requests under way. How to put it behind a proxy, sign-in by another service: docs/desk.md`;

/** `threadbare serve` */
export function registerServe(program: Command, session: Session): void {
  program
    .command('serve')
    .description("the moderators' desk: review discussions in the browser")
    .option('--port <n>', 'port to listen on', (text) => wholeNumber(text, 0, 65_535), 8787)
    .option('--host <address>', 'address to listen on; another than this machine needs --tls-by-proxy', '127.0.0.1')
    .option('--open', 'open the browser')
    .option('--tls-by-proxy', 'a proxy in front speaks TLS; what it says in X-Forwarded-Proto and -For is believed')
    .option('--public-url <address>', 'where people reach the desk (default: THREADBARE_DESK_URL, else host and port)')
    .option('--allow-private-webhooks', 'webhooks may go to private addresses and to http')
    .addOption(dataOption())
    .addOption(jsonOption())
    .addHelpText('after', EXAMPLES)
    .action((options: ServeCommandOptions) =>
      session.run(options, (context) =>
        withStore(context, options, (store) => serveUntilStopped(context, store, options)),
      ),
    );
}

async function serveUntilStopped(context: Context, store: Store, options: ServeCommandOptions): Promise<number> {
  const [{ startDesk }, { oidcFrom }, { backgroundOf }] = await Promise.all([
    import('../../desk/serve.js'),
    import('../../desk/auth/settings.js'),
    import('../../desk/background.js'),
  ]);
  const debug = context.env.THREADBARE_DEBUG === '1';
  const desk = await startDesk({
    store,
    port: options.port,
    host: options.host,
    tlsByProxy: options.tlsByProxy === true,
    publicUrl: publicUrl(options.publicUrl ?? context.env.THREADBARE_DESK_URL),
    oidc: oidcFrom(context.env),
    background: backgroundOf({ allowPrivateWebhooks: options.allowPrivateWebhooks === true }),
    onError: (message, error) =>
      context.log.warn(`desk: ${message}`, debug && error instanceof Error ? { stack: error.stack } : {}),
    ...(debug ? { onAnswer: (line: string) => context.log.info(line) } : {}),
  });
  try {
    const link = await firstLink(store, desk.url);
    await context.out.write(
      link === null
        ? `The desk is at ${desk.url}\n`
        : `The desk is at ${desk.url}\nMake the first account here (the link works once, for an hour):\n  ${link}\n`,
    );
    if (options.open === true || (link !== null && context.out.isTerminal && !isRemote(context)))
      openBrowser(link ?? desk.url, (why) => context.log.info(`The browser could not be opened: ${why}`));
    await stopped(context.signal);
  } finally {
    await desk.close();
  }
  // Asked to stop, and every request is answered: that is how a server ends.
  return 0;
}

/** Where nobody has an account yet: the address that makes the first. */
async function firstLink(store: Store, url: string): Promise<string | null> {
  const { accounts } = store.desk;
  if (await accounts.hasMembers()) return null;
  const token = await accounts.makeLink({ userId: null, tokenId: null }, { purpose: 'first', userId: null, hours: 1 });
  return `${url}/first?${new URLSearchParams({ token }).toString()}`;
}

/** A browser on the other end of a remote shell would be somebody else's. */
const isRemote = (context: Context): boolean => (context.env.SSH_CONNECTION ?? '') !== '';

function publicUrl(text: string | undefined): string | null {
  if (text === undefined || text.trim() === '') return null;
  const url = isAddress(text) ? new URL(text) : null;
  if (url === null || !/^https?:$/.test(url.protocol) || url.pathname !== '/')
    throw new UsageError(
      'bad-public-url',
      `The public address must be like https://desk.example.org, without a path; not ${text}.`,
    );
  return url.origin;
}

function stopped(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });
}

const OPENERS: Readonly<Record<string, readonly string[]>> = {
  darwin: ['open'],
  win32: ['cmd', '/c', 'start', ''],
};

function openBrowser(url: string, onFailure: (why: string) => void): void {
  const [command = 'xdg-open', ...args] = OPENERS[process.platform] ?? ['xdg-open'];
  const child = spawn(command, [...args, url], { stdio: 'ignore', detached: true });
  child.on('error', (error) => onFailure(error.message));
  child.unref();
}
