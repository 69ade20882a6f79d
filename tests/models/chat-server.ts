import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { z } from 'zod';

/** A request as the server got it. */
export interface Received {
  readonly authorization: string | undefined;
  readonly headers: readonly string[];
  readonly body: z.infer<typeof BODY>;
  /** The user's message. */
  readonly user: string;
  readonly at: number;
}

const BODY = z.looseObject({
  model: z.string(),
  messages: z.array(z.object({ role: z.string(), content: z.string() })),
  response_format: z.looseObject({ type: z.string() }).optional(),
  temperature: z.number().optional(),
  seed: z.number().optional(),
  max_tokens: z.number().optional(),
  max_completion_tokens: z.number().optional(),
});

/** What the server does: an answer's text (or object), or a response of its own. */
export type Behaviour = (
  request: Received,
  number: number,
) =>
  | { readonly answer: unknown; readonly finish?: string; readonly tokens?: number | null; readonly after?: number }
  | { readonly status: number; readonly body?: unknown; readonly headers?: Readonly<Record<string, string>> };

export interface ChatServer {
  readonly url: string;
  readonly received: readonly Received[];
  readonly behave: (behaviour: Behaviour) => void;
  readonly close: () => Promise<void>;
}

/** A server of the test's own that speaks the chat interface on 127.0.0.1. */
export async function chatServer(): Promise<ChatServer> {
  const received: Received[] = [];
  let behaviour: Behaviour = () => ({ status: 500 });
  const server = createServer((request, response) => {
    void respond(request, response);
  });
  async function respond(request: IncomingMessage, response: ServerResponse): Promise<void> {
    let text = '';
    for await (const piece of request) text += String(piece);
    const body = BODY.parse(JSON.parse(text));
    const one: Received = {
      authorization: request.headers.authorization,
      headers: Object.keys(request.headers),
      body,
      user: body.messages.find(({ role }) => role === 'user')?.content ?? '',
      at: performance.now(),
    };
    received.push(one);
    if (request.url !== '/v1/chat/completions') {
      response.writeHead(404).end();
      return;
    }
    const made = behaviour(one, received.length);
    if ('status' in made) {
      response.writeHead(made.status, { 'content-type': 'application/json', ...made.headers });
      response.end(JSON.stringify(made.body ?? { error: { message: 'no' } }));
      return;
    }
    if (made.after !== undefined) await new Promise((resolve) => setTimeout(resolve, made.after));
    const content = typeof made.answer === 'string' ? made.answer : JSON.stringify(made.answer);
    const usage = made.tokens === null ? {} : { usage: { total_tokens: made.tokens ?? 100 } };
    response.writeHead(200, { 'content-type': 'application/json' });
    response.end(
      JSON.stringify({
        id: 'x',
        object: 'chat.completion',
        choices: [{ index: 0, finish_reason: made.finish ?? 'stop', message: { role: 'assistant', content } }],
        ...usage,
      }),
    );
  }
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return {
    url: `http://127.0.0.1:${address.port}/v1`,
    received,
    behave: (next) => {
      behaviour = next;
      received.length = 0;
    },
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
