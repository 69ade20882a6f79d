import { once } from 'node:events';
import { serve } from '@hono/node-server';
import { z } from 'zod';
import { buildDesk } from '../../../src/desk/app.js';
import { DEFAULT_PREFERENCES, type Route, type Visitor } from '../../../src/desk/visit.js';
import type { Store } from '../../../src/store/index.js';
import { visitorLike } from '../support.js';

/** Cookie that says as whom a test asks: signing in is tested where it is made. */
export const WHO = 'test-visitor';

const WHO_SHAPE = z.object({
  name: z.string().optional(),
  userId: z.string().optional(),
  role: z.enum(['reader', 'moderator', 'admin']).optional(),
  theme: z.enum(['system', 'light', 'dark']).optional(),
  blur: z.boolean().optional(),
  keys: z.boolean().optional(),
});

export type Who = z.infer<typeof WHO_SHAPE>;

/** The cookie of somebody. */
export const cookieOf = (who: Who): Record<string, string> => ({
  [WHO]: Buffer.from(JSON.stringify(who)).toString('base64url'),
});

function visitorOf(request: Request): Visitor | null {
  const sent = new RegExp(`${WHO}=([\\w-]+)`).exec(request.headers.get('cookie') ?? '')?.[1];
  if (sent === undefined) return null;
  const { theme, blur, keys, ...who } = WHO_SHAPE.parse(JSON.parse(Buffer.from(sent, 'base64url').toString('utf8')));
  const preferences = {
    ...DEFAULT_PREFERENCES,
    ...(theme && { theme }),
    ...(blur !== undefined && { blur }),
    ...(keys !== undefined && { keys }),
  };
  return visitorLike({
    preferences,
    ...(who.name !== undefined && { name: who.name }),
    ...(who.userId !== undefined && { userId: who.userId }),
    ...(who.role !== undefined && { role: who.role }),
  });
}

export interface TestDesk {
  readonly origin: string;
  /** What was answered with an error. */
  readonly errors: string[];
  close(): Promise<void>;
}

/** The desk on a free port of this machine, for whoever the cookie names. */
export async function startTestDesk(store: Store, routes?: readonly Route[]): Promise<TestDesk> {
  const errors: string[] = [];
  const app = buildDesk({
    store,
    routes,
    identify: async (visit) => visitorOf(visit.request),
    isOurs: async (visit, visitor) => visitor !== null && (await visit.form()).get('csrf') === visitor.csrf,
    onError: (error, request) => errors.push(`${request.method} ${request.url}: ${stackOf(error)}`),
  });
  const server = serve({ fetch: app.fetch, hostname: '127.0.0.1', port: 0 });
  await once(server, 'listening');
  const bound = server.address();
  if (bound === null || typeof bound === 'string') throw new Error('The desk has no port.');
  return {
    origin: `http://127.0.0.1:${bound.port}`,
    errors,
    close: async () => {
      const closed = once(server, 'close');
      server.close();
      if ('closeAllConnections' in server) server.closeAllConnections();
      await closed;
    },
  };
}

const stackOf = (error: unknown): string => (error instanceof Error ? (error.stack ?? error.message) : String(error));
