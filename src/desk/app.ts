import { getConnInfo } from '@hono/node-server/conninfo';
import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import type { Store } from '../store/index.js';
import { addressOf, type Door, OPEN_DOOR, refusedAtDoor, senderOf } from './door.js';
import { limitOf } from './limit.js';
import { failed, forbidden, notFound, signInFirst, tooLarge, tooMany, wrongDoor } from './refusals.js';
import { ROUTES } from './routes.js';
import { secured } from './security.js';
import { ROLES, type Route, type Visit, type Visitor } from './visit.js';

/** What the desk is built from. */
export interface DeskParts {
  readonly store: Store;
  /** Who asks; null: nobody that is known. May set headers of the answer (a prolonged session). */
  readonly identify: (visit: Visit, answer: Headers) => Promise<Visitor | null>;
  /** Whether a request that changes something comes from a page of ours; `auth/csrf.ts`. */
  readonly isOurs: (visit: Visit, visitor: Visitor | null) => Promise<boolean>;
  /** Told of what went wrong, for the log. */
  readonly onError: (error: unknown, request: Request) => void;
  readonly now?: (() => Date) | undefined;
  readonly routes?: readonly Route[] | undefined;
  readonly door?: Door | undefined;
  /** Requests from one address in a minute; left out: any number. */
  readonly perMinute?: number | undefined;
}

/** A person with a keyboard asks a tenth as often in it as is allowed, a loop much more. */
const MINUTE = 60_000;
/** Bytes a form may have, and a body sent to the API (imports of reports). */
const MOST_FORM = 1_000_000;
const MOST_BODY = 16_000_000;

/** The desk as one function from request to answer; `serve.ts` puts it on a port. */
export function buildDesk(parts: DeskParts): Hono {
  const app = new Hono();
  const visitOf = (context: Context): Visit => visitIn(parts, context);
  const guard = (refuse: (visit: Visit) => Promise<Response>) => async (context: Context) => {
    const visit = visitOf(context);
    return secured(await refuse(visit), visit, new Headers());
  };
  app.use(async (context, next) => {
    const refusal = refusedAtDoor(addressOf(context.req.raw, doorOf(parts)), doorOf(parts));
    return refusal === null ? next() : guard((visit) => wrongDoor(visit, refusal))(context);
  });
  const limit = parts.perMinute === undefined ? null : limitOf(parts.perMinute, MINUTE);
  app.use(async (context, next) => {
    const visit = visitOf(context);
    const seconds = limit?.refuse(visit.address ?? 'unknown', visit.now.getTime()) ?? null;
    return seconds === null ? next() : guard((told) => tooMany(told, seconds))(context);
  });
  const forForms = bodyLimit({ maxSize: MOST_FORM, onError: guard(tooLarge) });
  const forApi = bodyLimit({ maxSize: MOST_BODY, onError: guard(tooLarge) });
  app.use((context, next) => (isApi(context.req.path) ? forApi : forForms)(context, next));
  for (const route of parts.routes ?? ROUTES) {
    app.on(route.method, route.path, async (context) => {
      const visit = visitOf(context);
      const extra = new Headers();
      return secured(await answerOf(parts, route, visit, extra), visit, extra);
    });
  }
  app.notFound(async (context) => {
    const visit = visitOf(context);
    const extra = new Headers();
    const answer =
      isApi(context.req.path) && (await parts.identify(visit, extra)) === null
        ? await signInFirst(visit)
        : await notFound(context.req.raw);
    return secured(answer, visit, extra);
  });
  app.onError(async (error, context) => {
    parts.onError(error, context.req.raw);
    return secured(await failed(error, context.req.raw), visitOf(context), new Headers());
  });
  return app;
}

const isApi = (path: string): boolean => path.startsWith('/api/');
const doorOf = (parts: DeskParts): Door => parts.door ?? OPEN_DOOR;

function visitIn(parts: DeskParts, context: Context): Visit {
  const request = context.req.raw;
  const door = doorOf(parts);
  let sent: Promise<URLSearchParams> | null = null;
  return {
    store: parts.store,
    request,
    url: addressOf(request, door),
    params: context.req.param(),
    now: parts.now?.() ?? new Date(),
    address: senderOf(
      request,
      door,
      peerOf(() => getConnInfo(context).remote.address),
    ),
    form: () => {
      sent ??= readForm(request);
      return sent;
    },
  };
}

async function answerOf(parts: DeskParts, route: Route, visit: Visit, extra: Headers): Promise<Response> {
  const changes = route.method !== 'GET';
  if (route.access === 'public') {
    // Whoever sends it: these pages ask themselves who it is where that matters.
    if (changes && !(await parts.isOurs(visit, null))) return forbidden(visit, 'form');
    return route.answer(visit);
  }
  const visitor = await parts.identify(visit, extra);
  if (visitor === null) return signInFirst(visit);
  if (changes && visitor.token === null && !(await parts.isOurs(visit, visitor)))
    return forbidden(visit, 'form', visitor);
  if (visitor.token !== null && (route.scope === undefined || !visitor.token.scopes.includes(route.scope)))
    return forbidden(visit, 'scope');
  if (ROLES.indexOf(visitor.role) < ROLES.indexOf(route.access)) return forbidden(visit, 'role', visitor);
  return route.answer({ ...visit, visitor });
}

async function readForm(request: Request): Promise<URLSearchParams> {
  if (!/^application\/x-www-form-urlencoded/i.test(request.headers.get('content-type') ?? ''))
    return new URLSearchParams();
  return new URLSearchParams(await request.text());
}

/** Null where the desk is asked without a connection, as tests do. */
function peerOf(read: () => string | undefined): string | null {
  try {
    return read() ?? null;
  } catch (error) {
    if (error instanceof TypeError) return null;
    throw error;
  }
}
