import { once } from 'node:events';
import { createServer, type Server, type Socket } from 'node:net';
import { onTestFinished } from 'vitest';
import type { Exchange, Fetched, FetchFailure } from '../../../src/fetch/exchange.js';
import { type Client, type ClientOptions, openClient } from '../../../src/fetch/http/client.js';

export interface RawServer {
  readonly origin: string;
  readonly port: number;
  /** Heads of the requests, in the order in which they came. */
  readonly requests: string[];
  /** Connections accepted so far. */
  connections(): number;
}

/** A server on 127.0.0.1 that speaks in bytes, so that it can answer anything; gone when the test is over. */
export async function rawServer(answer: (socket: Socket, request: string) => void): Promise<RawServer> {
  const requests: string[] = [];
  let connections = 0;
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    connections += 1;
    sockets.add(socket);
    let text = '';
    socket.on('error', () => socket.destroy());
    socket.on('close', () => sockets.delete(socket));
    socket.on('data', (bytes) => {
      text += bytes.toString('latin1');
      for (let end = text.indexOf('\r\n\r\n'); end >= 0; end = text.indexOf('\r\n\r\n')) {
        const request = text.slice(0, end);
        text = text.slice(end + 4);
        requests.push(request);
        answer(socket, request);
      }
    });
  });
  const port = await listen(server);
  onTestFinished(async () => {
    for (const socket of sockets) socket.destroy();
    server.close();
    await once(server, 'close');
  });
  return { origin: `http://127.0.0.1:${port}`, port, requests, connections: () => connections };
}

/** Starts a server on a free port of 127.0.0.1. */
export async function listen(server: Server): Promise<number> {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server has no port');
  return address.port;
}

/** A whole answer of HTTP/1.1 with its length. */
export function answerOf(body: Uint8Array | string, headers: readonly string[] = [], status = '200 OK'): Buffer {
  const bytes = Buffer.from(body);
  const head = [`HTTP/1.1 ${status}`, `Content-Length: ${bytes.length}`, ...headers, '', ''].join('\r\n');
  return Buffer.concat([Buffer.from(head, 'latin1'), bytes]);
}

/** A client that may reach 127.0.0.1, closed when the test is over. */
export function localClient(options: Partial<ClientOptions> = {}): Client {
  const client = openClient({ userAgent: 'tests (https://forum.example/contact)', allowPrivate: true, ...options });
  onTestFinished(() => client.close());
  return client;
}

export function exchangeOf(fetched: Fetched): Exchange {
  if ('failure' in fetched) throw new Error(`fetching failed: ${fetched.failure.code}, ${fetched.failure.message}`);
  return fetched.exchange;
}

export function failureOf(fetched: Fetched): FetchFailure {
  if ('exchange' in fetched) throw new Error(`an answer where a failure was expected: ${fetched.exchange.status}`);
  return fetched.failure;
}
