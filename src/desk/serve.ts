import { once } from 'node:events';
import { serve } from '@hono/node-server';
import { DatabaseError, UsageError } from '../model/errors.js';
import type { Store } from '../store/index.js';
import { buildDesk } from './app.js';
import { isOurs } from './auth/csrf.js';
import { prepareAuth } from './auth/desk-auth.js';
import { identify } from './auth/identify.js';
import { isLoopback, type OidcSettings } from './auth/settings.js';
import { BACKGROUND, startBackground } from './background.js';
import type { BackgroundTask } from './background-task.js';

/** Where and how the desk listens. */
export interface ServeOptions {
  readonly store: Store;
  /** Default 127.0.0.1. Another needs an account with a password, and TLS in front. */
  readonly host?: string | undefined;
  /** Default 8787; 0: any that is free. */
  readonly port?: number | undefined;
  /** A proxy in front speaks TLS and says so (X-Forwarded-Proto, X-Forwarded-For). Default false. */
  readonly tlsByProxy?: boolean | undefined;
  /** Where people reach it, where that is not host and port: `https://desk.example`. */
  readonly publicUrl?: string | null | undefined;
  readonly oidc?: OidcSettings | null | undefined;
  /** Work beside answering. Default: all of it. */
  readonly background?: readonly BackgroundTask[] | undefined;
  /** Requests from one address in a minute. Default 1,200. */
  readonly perMinute?: number | undefined;
  /** What went wrong and was answered with an error. */
  readonly onError?: ((message: string, error: unknown) => void) | undefined;
  /** Told of each answer, without the query of its address, where links have their tokens. */
  readonly onAnswer?: ((line: string) => void) | undefined;
}

/** A desk that answers. */
export interface RunningDesk {
  /** Where, without a path. */
  readonly url: string;
  /** Takes no new requests, finishes those under way, ends the background. */
  readonly close: () => Promise<void>;
}

/** Twenty a second for a minute: nobody who reads comes near it, also behind one shared address. */
const PER_MINUTE = 1200;
/** Milliseconds for requests under way when the desk is asked to end. */
const DRAIN_MS = 10_000;
/** Milliseconds until the head of a request, and all of it, has to be there. */
const TIMES = { headersTimeout: 10_000, requestTimeout: 60_000, keepAliveTimeout: 5_000 };

/** Why the desk may not listen where it was told to; nothing where it may. */
export async function refuseUnsafe(
  store: Store,
  host: string,
  tlsByProxy: boolean,
  publicUrl: string | null,
): Promise<void> {
  if (isLoopback(host)) return;
  if (!tlsByProxy)
    throw new UsageError(
      'no-tls',
      `On ${host} others can listen in on passwords: the desk itself speaks no TLS. Put a proxy in front that does (docs/desk.md) and say so with --tls-by-proxy, or leave --host out: it then answers this machine alone.`,
    );
  if (publicUrl !== null && !publicUrl.startsWith('https://'))
    throw new UsageError('no-tls', `--public-url must begin with https://, not ${publicUrl}.`);
  if (!(await store.desk.accounts.hasPassword()))
    throw new UsageError(
      'no-account',
      `There is no account with a password yet, so nobody may listen on ${host}. Make one first: threadbare desk add-user you@example.org --role admin --all-sites --password-stdin`,
    );
}

/**
 * Puts the desk on a port.
 *
 * @throws UsageError `no-tls`, `no-account`; `port-taken`
 */
export async function startDesk(options: ServeOptions): Promise<RunningDesk> {
  const { store, host = '127.0.0.1', port = 8787, tlsByProxy = false, publicUrl = null, oidc = null } = options;
  const say = options.onError ?? (() => undefined);
  await refuseUnsafe(store, host, tlsByProxy, publicUrl);
  let app: ReturnType<typeof buildDesk> | null = null;
  const server = serve({
    fetch: async (request, env) => {
      const begun = Date.now();
      const answer = (await app?.fetch(request, env)) ?? new Response('Starting.', { status: 503 });
      const path = new URL(request.url).pathname;
      options.onAnswer?.(`${request.method} ${path} ${answer.status} ${Date.now() - begun} ms`);
      return answer;
    },
    hostname: host,
    port,
    serverOptions: TIMES,
  });
  const bound = await listening(server, host, port);
  const url = publicUrl ?? `http://${nameOf(host)}:${bound}`;
  const settings = { address: url.replace(/\/$/, ''), oidc };
  await prepareAuth(store, settings, (message) => say(message, null));
  await store.desk.accounts.setAddress(settings.address);
  app = buildDesk({
    store,
    identify,
    isOurs,
    perMinute: options.perMinute ?? PER_MINUTE,
    door: { byProxy: tlsByProxy, hosts: tlsByProxy && publicUrl === null ? null : [new URL(url).hostname] },
    onError: (error, request) => say(`${request.method} ${new URL(request.url).pathname}: ${wordsOf(error)}`, error),
  });
  const background = startBackground(
    store,
    (task, error) => say(`${task}: ${wordsOf(error)}`, error),
    options.background ?? BACKGROUND,
  );
  return {
    url: settings.address,
    close: async () => {
      const closed = once(server, 'close');
      server.close();
      // Keep-alive connections on which nothing is asked would hold it open.
      if ('closeIdleConnections' in server) server.closeIdleConnections();
      const cut = setTimeout(() => {
        if ('closeAllConnections' in server) server.closeAllConnections();
      }, DRAIN_MS);
      await Promise.all([closed, background.stop()]);
      clearTimeout(cut);
    },
  };
}

/** A host as an address has it; for one that means every address of this machine, this machine. */
function nameOf(host: string): string {
  if (host === '0.0.0.0' || host === '::') return '127.0.0.1';
  return host.includes(':') ? `[${host}]` : host;
}

const wordsOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

async function listening(server: ReturnType<typeof serve>, host: string, port: number): Promise<number> {
  try {
    if (!server.listening) await once(server, 'listening');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE')
      throw new UsageError(
        'port-taken',
        `Something else listens on ${host}:${port} already, perhaps another desk. Take another port with --port.`,
        { cause: error },
      );
    throw error;
  }
  const address = server.address();
  if (typeof address !== 'object' || address === null)
    throw new DatabaseError('unexpected-value', 'The port the desk listens on is not known.');
  return address.port;
}
