import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import type { Answer } from './answer.js';
import { CHALLENGE, type FaultKind, type Faults } from './faults.js';
import type { Logged, SiteLog } from './log.js';

export interface ServeOptions {
  /** The calm answer to a request. */
  readonly answer: (request: IncomingMessage, cookies: readonly string[]) => Answer;
  readonly log: SiteLog & { readonly add: (entry: Logged) => void };
  readonly faults: Faults;
  /** ETag, Last-Modified and 304. */
  readonly validators: boolean;
  /** Pack bodies where the client takes gzip. */
  readonly gzip: boolean;
  /** Milliseconds each answer takes at least; keeps requests open long enough to see them overlap. */
  readonly latency: number;
  /** Resolves when this answer may go out. */
  readonly released: (answer: Answer) => Promise<void>;
  /** Called when an answer is out, before the next request is read. */
  readonly served: (entry: Logged) => void;
}

export interface Served {
  readonly port: number;
  readonly close: () => Promise<void>;
}

/** Serves on 127.0.0.1; port 0 takes a free one. */
export async function serve(options: ServeOptions, port: number): Promise<Served> {
  const numbers = new WeakMap<object, number>();
  let connections = 0;
  const server: Server = createServer((request, response) => {
    void handle(options, request, response, numbers.get(request.socket) ?? 0);
  });
  server.on('connection', (socket) => {
    connections += 1;
    numbers.set(socket, connections);
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  const address: string | AddressInfo | null = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server has no port');
  return {
    port: address.port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

const cookieNames = (header: string | undefined): readonly string[] =>
  (header ?? '').split(';').flatMap((pair) => {
    const name = pair.split('=')[0]?.trim() ?? '';
    return name === '' ? [] : [name];
  });

async function handle(
  options: ServeOptions,
  request: IncomingMessage,
  response: ServerResponse,
  connection: number,
): Promise<void> {
  const cookies = cookieNames(request.headers.cookie);
  const at = performance.now();
  const answer = options.answer(request, cookies);
  const what = options.faults.take(answer);
  const entry: Logged = {
    at,
    method: request.method ?? '',
    path: request.url ?? '',
    kind: answer.kind,
    key: answer.key,
    userAgent: request.headers['user-agent'] ?? null,
    accept: request.headers.accept ?? null,
    ifNoneMatch: request.headers['if-none-match'] ?? null,
    ifModifiedSince: request.headers['if-modified-since'] ?? null,
    cookies,
    connection,
    status: 0,
    fault: what?.fault ?? null,
    endedAt: null,
  };
  options.log.add(entry);
  const over = new Promise<void>((resolve) => {
    response.once('close', () => {
      entry.endedAt = performance.now();
      resolve();
    });
  });
  if (options.latency > 0) await pause(options.latency);
  await options.released(answer);
  if (what === null) send(options, entry, answer, request, response);
  else await spoil(what, entry, answer, request, response);
  await over;
  options.served(entry);
}

interface Validators {
  readonly etag: string;
  readonly modified: string;
}

/** Weak, over the content without session ids: pages that say the same are the same. */
function validatorsOf(answer: Answer, body: Buffer): Validators {
  const words = body.toString('latin1').replace(/\b(?:sid|PHPSESSID)=[0-9a-f]+/g, '');
  const etag = `W/"${createHash('sha256').update(words, 'latin1').digest('hex').slice(0, 20)}"`;
  return { etag, modified: answer.headers['last-modified'] ?? '' };
}

/** RFC 9110: If-None-Match counts before If-Modified-Since. */
function isUnchanged(request: IncomingMessage, { etag, modified }: Validators): boolean {
  const none = request.headers['if-none-match'];
  if (none !== undefined) return none.split(',').some((tag) => tag.trim() === etag);
  const since = Date.parse(request.headers['if-modified-since'] ?? '');
  return modified !== '' && !Number.isNaN(since) && Date.parse(modified) <= since;
}

function send(
  options: ServeOptions,
  entry: Logged,
  answer: Answer,
  request: IncomingMessage,
  response: ServerResponse,
): void {
  const body = Buffer.from(answer.body);
  const { 'last-modified': modified, ...headers } = answer.headers;
  const plain: Record<string, string> = { ...headers };
  const fit =
    options.validators &&
    answer.status === 200 &&
    (answer.kind === 'thread' || answer.kind === 'section' || answer.kind === 'front' || answer.kind === 'api');
  if (fit) {
    const validators = validatorsOf(answer, body);
    plain.etag = validators.etag;
    if (modified !== undefined) plain['last-modified'] = modified;
    if (isUnchanged(request, validators)) {
      entry.status = 304;
      const { 'content-type': _type, ...kept } = plain;
      response.writeHead(304, kept).end();
      return;
    }
  }
  const packed = options.gzip && /\bgzip\b/.test(String(request.headers['accept-encoding'] ?? '')) && body.length > 0;
  const sent = packed ? gzipSync(body) : body;
  if (packed) plain['content-encoding'] = 'gzip';
  entry.status = answer.status;
  response.writeHead(answer.status, { ...plain, 'content-length': String(sent.length) }).end(sent);
}

async function spoil(
  what: FaultKind,
  entry: Logged,
  answer: Answer,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const body = Buffer.from(answer.body);
  const { 'last-modified': _modified, ...headers } = answer.headers;
  const open = (status: number, more: Record<string, string>): void => {
    entry.status = status;
    response.writeHead(status, { ...headers, ...more });
  };
  switch (what.fault) {
    case 'status': {
      entry.status = what.status;
      response.writeHead(what.status, { 'content-type': 'text/html', ...retryAfter(what.retryAfter) });
      response.end('<!DOCTYPE html><html><head><title>Try again</title></head><body><h1>Try again</h1></body></html>');
      return;
    }
    case 'refuse':
      request.socket.destroy();
      return;
    case 'reset':
      open(200, { 'content-length': String(body.length) });
      await written(response, body.subarray(0, Math.floor(body.length / 2)));
      request.socket.resetAndDestroy();
      return;
    case 'drip': {
      open(answer.status, { 'content-length': String(body.length) });
      const step = Math.ceil(body.length / what.pieces);
      for (let from = 0; from < body.length && !response.destroyed; from += step) {
        await written(response, body.subarray(from, from + step));
        await pause(what.pause);
      }
      response.end();
      return;
    }
    case 'hang':
      open(200, { 'content-length': String(body.length) });
      response.flushHeaders();
      return;
    case 'cut-gzip': {
      const packed = gzipSync(body);
      const half = packed.subarray(0, Math.floor(packed.length / 2));
      open(200, { 'content-encoding': 'gzip', 'content-length': String(half.length) });
      response.end(half);
      return;
    }
    case 'long-length':
      open(200, { 'content-length': String(body.length + 500) });
      await written(response, body);
      request.socket.end();
      return;
    case 'endless': {
      const from = new URL(request.url ?? '/', 'http://127.0.0.1');
      from.searchParams.set('round', String(Number(from.searchParams.get('round') ?? 0) + 1));
      entry.status = 302;
      response.writeHead(302, { location: `${from.pathname}${from.search}` }).end();
      return;
    }
    case 'empty':
      open(200, { 'content-length': '0' });
      response.end();
      return;
    case 'challenge':
      entry.status = CHALLENGE.status;
      response.writeHead(CHALLENGE.status, { ...CHALLENGE.headers }).end(CHALLENGE.body);
      return;
  }
}

const written = (response: ServerResponse, bytes: Uint8Array): Promise<void> =>
  new Promise((resolve) => {
    if (response.destroyed) return resolve();
    response.once('close', resolve);
    response.write(bytes, () => resolve());
  });

type RetryAfter = Extract<FaultKind, { fault: 'status' }>['retryAfter'];

function retryAfter(when: RetryAfter): Record<string, string> {
  if (when === undefined || when === 'none') return {};
  if ('seconds' in when) return { 'retry-after': String(when.seconds) };
  // HTTP dates have whole seconds: rounded up, so that the wait is never shorter than meant.
  const at = Math.ceil((Date.now() + when.dateIn * 1000) / 1000) * 1000;
  return { 'retry-after': new Date(at).toUTCString() };
}
