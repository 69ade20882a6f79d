import { createServer, type IncomingMessage } from 'node:http';

/** A message a webhook was sent. */
export interface Heard {
  readonly id: string;
  readonly path: string;
  readonly seconds: number;
  readonly signature: string;
  readonly body: string;
  readonly message: unknown;
}

/** The other side of webhooks, on loopback. */
export interface WebhookServer {
  readonly url: string;
  readonly heard: Heard[];
  /** What the next answers are: a status, `silent` (never), or (empty) 204. */
  readonly plan: (number | 'silent')[];
  /** Resolves when so many messages have come. */
  readonly until: (count: number) => Promise<void>;
  readonly headers: Record<string, string>;
  readonly close: () => Promise<void>;
}

export async function webhookServer(): Promise<WebhookServer> {
  const heard: Heard[] = [];
  const plan: (number | 'silent')[] = [];
  const headers: Record<string, string> = {};
  const waiting: { count: number; resolve: () => void }[] = [];
  const server = createServer((request, response) => {
    void textOf(request).then((body) => {
      heard.push({
        path: request.url ?? '',
        id: String(request.headers['webhook-id']),
        seconds: Number(request.headers['webhook-timestamp']),
        signature: String(request.headers['webhook-signature']),
        body,
        message: JSON.parse(body),
      });
      const answer = plan.shift() ?? 204;
      if (answer !== 'silent') response.writeHead(answer, headers).end();
      for (const one of waiting) if (heard.length >= one.count) one.resolve();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return {
    url: `http://127.0.0.1:${port}/hook`,
    heard,
    plan,
    headers,
    until: (count) =>
      new Promise((resolve) => {
        if (heard.length >= count) resolve();
        else waiting.push({ count, resolve });
      }),
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

async function textOf(request: IncomingMessage): Promise<string> {
  const pieces: Buffer[] = [];
  for await (const piece of request) pieces.push(Buffer.from(piece));
  return Buffer.concat(pieces).toString('utf8');
}
