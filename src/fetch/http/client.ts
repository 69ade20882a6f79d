import { UsageError } from '../../model/errors.js';
import type { Cookies } from '../cookies/jar.js';
import {
  type Exchange,
  type Fetched,
  type FetchRequest,
  type Header,
  headerOf,
  type PostRequest,
} from '../exchange.js';
import { type Lookup, lookupHost } from '../safety/connector.js';
import { readTarget } from '../safety/target.js';
import { type Answer, type AnswerHead, type Collected, collect } from './collect.js';
import { type Connection, openConnections } from './connections.js';
import { CLOSED, type Trouble } from './failures.js';
import { isSendable, requestHeaders } from './request-headers.js';
import { unpack } from './unpack.js';

export interface ClientOptions {
  /** `User-Agent`: who asks, with a way to reach them. */
  readonly userAgent: string;
  /** Also addresses that are not public (default: no). Hazard: pages can then lead into the network of this machine. */
  readonly allowPrivate?: boolean | undefined;
  /** Connections per origin (default 1); more requests wait, and waiting is not counted in the timeouts. */
  readonly connections?: number | undefined;
  /** Milliseconds: `connect` (10,000) with name and TLS, `headers` (30,000), `answer` (60,000) from start to end. */
  readonly timeouts?: Partial<Timeouts> | undefined;
  /** Most bytes of a body as sent (default 32 MB). */
  readonly maxPackedBytes?: number | undefined;
  /** Most bytes of a body unpacked (default 64 MB). */
  readonly maxBytes?: number | undefined;
  /** Cookies to send and keep; null or absent: none. */
  readonly cookies?: Cookies | null | undefined;
  /** How names become addresses (default: the system's resolver). */
  readonly lookup?: Lookup | undefined;
  /** More certificate authorities, PEM. */
  readonly ca?: string | undefined;
  /** Whether a body is worth reading, by its headers; false ends the answer there, with an empty body (default: all). */
  readonly wants?: ((head: WantedHead) => boolean) | undefined;
}

export interface Timeouts {
  readonly connect: number;
  readonly headers: number;
  readonly answer: number;
}

export interface WantedHead extends AnswerHead {
  readonly url: string;
}

/** Fetches single addresses; knows nothing of robots, delays, redirects and retries: these are the caller's. */
export interface Client {
  /**
   * One GET, one answer: a redirect is an answer. Whatever goes wrong is a failure, never an error thrown; only an
   * aborted signal rejects, with its reason.
   */
  get(request: FetchRequest): Promise<Fetched>;
  /** One POST, one answer, the same way; nothing is sent twice. */
  post(request: PostRequest): Promise<Fetched>;
  /** Closes all connections; requests that still run end as `connection-lost`. */
  close(): Promise<void>;
}

const MIB = 1024 * 1024;
const TIMEOUTS: Timeouts = { connect: 10_000, headers: 30_000, answer: 60_000 };

/**
 * Opens an HTTP/1.1 client (undici) that reaches public addresses only, keeps connections alive, unpacks bodies within
 * limits and keeps cookies to itself. Proxies of the environment are not used. Throws UsageError `bad-user-agent` where
 * the user agent cannot stand in a header.
 */
export function openClient(options: ClientOptions): Client {
  if (options.userAgent.trim() === '' || !isSendable(options.userAgent))
    throw new UsageError('bad-user-agent', 'The user agent is empty or holds signs that cannot stand in a header.');
  const timeouts = { ...TIMEOUTS, ...options.timeouts };
  const allowPrivate = options.allowPrivate ?? false;
  const { cookies = null, maxPackedBytes = 32 * MIB, maxBytes = 64 * MIB, wants } = options;
  const connections = openConnections({
    allowPrivate,
    lookup: options.lookup ?? lookupHost,
    timeout: timeouts.connect,
    ca: options.ca,
    connections: options.connections ?? 1,
  });

  const send = (
    connection: Connection,
    url: URL,
    request: FetchRequest | PostRequest,
    headers: Header[],
  ): Promise<Collected> => {
    const cookie = cookies?.header(url) ?? null;
    return collect(connection, {
      path: `${url.pathname}${url.search}`,
      headers: cookie === null ? headers : [...headers, ['Cookie', cookie]],
      ...('body' in request ? { body: request.body } : {}),
      signal: request.signal,
      headersTimeout: timeouts.headers,
      answerTimeout: timeouts.answer,
      maxPackedBytes,
      wants: (head) => wants === undefined || wants({ ...head, url: url.href }),
      keepCookies: (setCookies) => cookies?.keep(url, setCookies),
    });
  };

  const ask = async (request: FetchRequest | PostRequest): Promise<Fetched> => {
    request.signal?.throwIfAborted();
    const target = readTarget(request.url, { allowPrivate });
    if ('failure' in target) return target;
    const { url } = target;
    if (url.hash !== '') url.hash = '';
    const connection = await connections.take(url.origin, request.signal);
    if (connection === null) return failed(url, CLOSED);
    if (request.signal?.aborted) {
      connections.give(connection);
      throw request.signal.reason;
    }
    const headers = requestHeaders(url, request, options.userAgent);
    const startedAt = new Date().toISOString();
    const started = performance.now();
    const collected = await send(connection, url, request, headers).finally(() => connections.give(connection));
    const took = Math.round(performance.now() - started);
    if ('aborted' in collected) throw request.signal?.reason;
    if ('trouble' in collected) return failed(url, collected.trouble);
    return finish(url, collected.answer, { requestHeaders: headers, startedAt, took }, maxBytes);
  };

  return { get: ask, post: ask, close: () => connections.close() };
}

async function finish(
  url: URL,
  answer: Answer,
  sent: Pick<Exchange, 'requestHeaders' | 'startedAt' | 'took'>,
  maxBytes: number,
): Promise<Fetched> {
  const { status, statusText, headers, raw, address } = answer;
  const unpacked = await unpack(raw, headerOf(headers, 'content-encoding'), maxBytes);
  const answered = { url: url.href, ...sent, status, statusText, headers, raw, address };
  if ('body' in unpacked) return { exchange: { ...answered, body: unpacked.body } };
  // Redirects and error pages say by their status what is to be done; their bodies are often packed wrongly.
  if (!isSuccess(status)) return { exchange: { ...answered, body: new Uint8Array() } };
  return failed(url, { code: unpacked.trouble, why: `the body ${unpacked.why}`, retry: unpacked.retry });
}

const isSuccess = (status: number): boolean => status >= 200 && status < 300;

function failed(url: URL, { code, why, retry }: Trouble): Fetched {
  return { failure: { url: url.href, code, message: `${url.href}: ${why}.`, retry } };
}
