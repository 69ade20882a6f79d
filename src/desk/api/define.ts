import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { MemberVisit, Method, Role, Route, TokenScope } from '../visit.js';
import { parseJson, readBody, USUAL_BODY } from './body.js';
import { cursorAfter, keyOfCursor } from './cursor.js';
import { type Fault, faultsOf, invalid, refusal } from './refusal.js';

/** What an address of the API is, for those who read its description. */
export interface RouteDoc {
  readonly summary: string;
  readonly description: string | null;
  /** Chapter of the description. */
  readonly tag: string;
  readonly params: z.ZodType | null;
  readonly query: z.ZodType | null;
  readonly body: z.ZodType | null;
  /** Types of bodies that are read; JSON alone where there is one. */
  readonly bodyTypes: readonly string[];
  readonly answer: z.ZodType | null;
  /** Type of the answer where it is not JSON. */
  readonly answerType: string | null;
  readonly status: number;
  readonly scope: TokenScope;
  readonly example: unknown;
}

/** An address of the API: one declaration checks what comes in, describes both ways, and answers. */
export type ApiRoute = Route & { readonly doc: RouteDoc };

/** What a handler gives: the answer, or a refusal that is sent as it is. */
export type Given<T> =
  | { readonly ok: T; readonly headers?: Readonly<Record<string, string>> }
  | { readonly refused: Response };

const NOTHING = z.strictObject({});
type Nothing = typeof NOTHING;

interface About {
  readonly method: Method;
  /** Below /api/v1, with `:name` for parts. */
  readonly path: string;
  readonly access: Role;
  readonly scope: TokenScope;
  readonly summary: string;
  readonly description?: string;
  readonly tag: string;
}

interface Spec<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType, A extends z.ZodType> extends About {
  readonly params?: P;
  readonly query?: Q;
  readonly body?: B;
  /** Other types of bodies than JSON; they come as `text` with `raw`. */
  readonly alsoReads?: readonly string[];
  readonly mostBytes?: number;
  readonly answer: A;
  readonly status?: 200 | 201 | 202;
  readonly example?: z.output<A>;
  readonly handle: (input: Input<P, Q, B>, visit: MemberVisit) => Promise<Given<z.input<A>>>;
}

export interface Input<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType> {
  readonly params: z.output<P>;
  readonly query: z.output<Q>;
  readonly body: z.output<B>;
}

export const PREFIX = '/api/v1';

/** Any declaration: what its forms gave is checked, and its handler knows the types. */
interface AnySpec extends About {
  readonly params?: z.ZodType | undefined;
  readonly query?: z.ZodType | undefined;
  readonly body?: z.ZodType | undefined;
  readonly alsoReads?: readonly string[] | undefined;
  readonly mostBytes?: number | undefined;
  readonly answer?: z.ZodType | undefined;
  readonly answerType?: string | undefined;
  readonly status?: number | undefined;
  readonly example?: unknown;
}

interface AnyInput {
  readonly params: unknown;
  readonly query: unknown;
  readonly body: unknown;
}

/** An address of the API that answers JSON. */
export function apiRoute<
  A extends z.ZodType,
  P extends z.ZodType = Nothing,
  Q extends z.ZodType = Nothing,
  B extends z.ZodType = Nothing,
>(spec: Spec<P, Q, B, A>): ApiRoute;
export function apiRoute(
  spec: AnySpec & { handle(input: AnyInput, visit: MemberVisit): Promise<Given<unknown>> },
): ApiRoute {
  return route(spec, async (input, visit) => {
    const given = await spec.handle(input, visit);
    return 'refused' in given ? given.refused : answerOf(visit.request, given.ok, spec.status ?? 200, given.headers);
  });
}

/** An address of the API that does something and has nothing to say: 204, unless the handler refuses. */
export function apiAction<P extends z.ZodType = Nothing, Q extends z.ZodType = Nothing, B extends z.ZodType = Nothing>(
  spec: Omit<Spec<P, Q, B, Nothing>, 'answer' | 'handle' | 'status' | 'example'> & {
    readonly handle: (input: Input<P, Q, B>, visit: MemberVisit) => Promise<Response | null>;
  },
): ApiRoute;
export function apiAction(
  spec: AnySpec & { handle(input: AnyInput, visit: MemberVisit): Promise<Response | null> },
): ApiRoute {
  return route(
    { ...spec, status: 204 },
    async (input, visit) => (await spec.handle(input, visit)) ?? new Response(null, { status: 204 }),
  );
}

/** An address of the API that answers something else than JSON, mostly as a stream. */
export function apiStream<P extends z.ZodType = Nothing, Q extends z.ZodType = Nothing>(
  spec: About & {
    readonly params?: P;
    readonly query?: Q;
    readonly answerType: string;
    readonly handle: (input: Input<P, Q, Nothing>, visit: MemberVisit) => Promise<Response>;
  },
): ApiRoute;
export function apiStream(
  spec: AnySpec & { handle(input: AnyInput, visit: MemberVisit): Promise<Response> },
): ApiRoute {
  return route(spec, (input, visit) => spec.handle(input, visit));
}

function route(spec: AnySpec, answer: (input: AnyInput, visit: MemberVisit) => Promise<Response>): ApiRoute {
  const doc: RouteDoc = {
    summary: spec.summary,
    description: spec.description ?? null,
    tag: spec.tag,
    params: spec.params ?? null,
    query: spec.query ?? null,
    body: spec.body ?? null,
    bodyTypes: spec.body === undefined ? [] : ['application/json', ...(spec.alsoReads ?? [])],
    answer: spec.answer ?? null,
    answerType: spec.answerType ?? null,
    status: spec.status ?? 200,
    scope: spec.scope,
    example: spec.example ?? null,
  };
  return {
    method: spec.method,
    path: `${PREFIX}${spec.path}`,
    access: spec.access,
    scope: spec.scope,
    doc,
    answer: async (visit) => {
      const input = await readInput(spec, doc, visit);
      return 'refused' in input ? input.refused : answer(input, visit);
    },
  };
}

async function readInput(
  spec: AnySpec,
  doc: RouteDoc,
  visit: MemberVisit,
): Promise<AnyInput | { readonly refused: Response }> {
  const faults: Fault[] = [];
  const read = (form: z.ZodType | undefined, value: unknown, part: 'body' | 'query' | 'path'): unknown => {
    const parsed = (form ?? NOTHING).safeParse(value);
    if (!parsed.success) faults.push(...faultsOf(parsed.error, part));
    return parsed.data;
  };
  const params = read(spec.params, visit.params, 'path');
  // An id that is none names nothing.
  if (faults.length > 0) return { refused: missing() };
  const query = read(spec.query, queryOf(visit.url), 'query');
  let body: unknown = {};
  if (spec.body !== undefined) {
    const sent = await readBody(visit.request, doc.bodyTypes, spec.mostBytes ?? USUAL_BODY);
    if ('refused' in sent) return sent;
    if (sent.type === 'application/json') {
      const json = parseJson(sent.text);
      if ('refused' in json) return json;
      body = json.value;
    } else body = { [RAW]: sent.text };
    body = read(spec.body, body, 'body');
  }
  return faults.length > 0 ? { refused: invalid(faults) } : { params, query, body };
}

/** Field under which a body that is no JSON comes to its schema. */
export const RAW = 'csv';

/** 404, as for an address that is not there. */
export const missing = (): Response =>
  new Response(
    JSON.stringify({
      type: 'about:blank',
      title: 'Not found',
      status: 404,
      detail: 'There is nothing at this address, or nothing you may see.',
    }),
    { status: 404, headers: { 'content-type': 'application/problem+json; charset=utf-8' } },
  );

/** Parameters of a query: a name that stands several times is a list. */
function queryOf(url: URL): Record<string, string | string[]> {
  const names = new Set(url.searchParams.keys());
  return Object.fromEntries(
    [...names].map((name) => {
      const values = url.searchParams.getAll(name);
      return [name, values.length > 1 ? values : (values[0] ?? '')];
    }),
  );
}

function answerOf(
  request: Request,
  value: unknown,
  status: number,
  headers: Readonly<Record<string, string>> = {},
): Response {
  const text = JSON.stringify(value);
  const type = { 'content-type': 'application/json; charset=utf-8', ...headers };
  if (request.method !== 'GET' && request.method !== 'HEAD') return new Response(text, { status, headers: type });
  const etag = `"${createHash('sha256').update(text).digest('base64url').slice(0, 27)}"`;
  const known = (request.headers.get('if-none-match') ?? '').split(',').map((tag) => tag.trim().replace(/^W\//, ''));
  return known.includes(etag) || known.includes('*')
    ? new Response(null, { status: 304, headers: { etag } })
    : new Response(text, { status, headers: { ...type, etag } });
}

/** Most rows of a page of a list. */
export const MOST_ROWS = 200;

const PAGING = {
  limit: z.coerce.number().int().min(1).max(MOST_ROWS).default(50).meta({ description: 'Rows of the answer at most.' }),
  cursor: z
    .string()
    .min(1)
    .max(2_000)
    .optional()
    .meta({ description: 'Where to go on: as `next` of the answer before has it.' }),
};

/** Some rows, and the key of the last one where there are more. */
export interface Stretch<T, K> {
  readonly rows: readonly T[];
  readonly next: K | null;
}

/** The first `limit` of some rows that were asked for with one more. */
export function stretch<T, K>(rows: readonly T[], limit: number, keyOf: (row: T) => K): Stretch<T, K> {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return { rows: shown, next: rows.length > limit && last !== undefined ? keyOf(last) : null };
}

interface ListSpec<P extends z.ZodType, F extends z.ZodRawShape, K, T extends z.ZodType> extends Omit<About, 'method'> {
  readonly params?: P;
  /** Filters, as parameters of the query. */
  readonly filters?: F;
  /** What rows are ordered by. */
  readonly key: z.ZodType<K>;
  readonly item: T;
  readonly example?: z.output<T>;
  readonly read: (
    input: Window<K> & { readonly params: z.output<P>; readonly filters: z.output<z.ZodObject<F>> },
    visit: MemberVisit,
  ) => Promise<Stretch<z.input<T>, K> | { readonly refused: Response }>;
}

/** Which rows of a list: those after a key (null: from the first), at most `limit`. */
export interface Window<K> {
  readonly after: K | null;
  readonly limit: number;
}

type None = Record<never, never>;

/** A list in pages: `{ data, next }`, `next` being the address of the next page, null on the last one. */
export function apiList<K, T extends z.ZodType, P extends z.ZodType = Nothing, F extends z.ZodRawShape = None>(
  spec: ListSpec<P, F, K, T>,
): ApiRoute;
export function apiList(
  spec: Omit<AnySpec, 'method'> & {
    readonly filters?: z.ZodRawShape;
    readonly key: z.ZodType;
    readonly item: z.ZodType;
    read(
      input: Window<unknown> & { readonly params: unknown; readonly filters: unknown },
      visit: MemberVisit,
    ): Promise<Stretch<unknown, unknown> | { readonly refused: Response }>;
  },
): ApiRoute {
  const { filters = {}, key, item, example, ...about } = spec;
  const answer = z.object({
    data: z.array(item),
    next: z.string().nullable().meta({ description: 'Address of the next page; null on the last one.' }),
  });
  const shown = example === undefined ? {} : { example: { data: [example], next: null } };
  const described = { ...about, method: 'GET' as const, answer, query: z.strictObject({ ...PAGING, ...filters }) };
  return route({ ...described, ...shown }, async ({ params, query }, visit) => {
    const { limit, cursor, ...wanted } = PAGED.parse(query);
    const list = visit.url.pathname;
    const after = cursor === undefined ? null : keyOfCursor(cursor, list, wanted, key);
    if (cursor !== undefined && after === null)
      return refusal(400, 'bad-cursor', 'Begin the list anew, without a cursor.', {
        errors: [{ parameter: 'cursor', detail: 'It was made for another list or other filters.' }],
      });
    const found = await spec.read({ params, filters: wanted, after, limit }, visit);
    if ('refused' in found) return found.refused;
    const next = found.next === null ? null : nextAddress(visit.url, cursorAfter(list, wanted, found.next));
    const headers = next === null ? undefined : { link: `<${next}>; rel="next"` };
    return answerOf(visit.request, { data: found.rows, next }, 200, headers);
  });
}

/** What was read of a query: the place, and the filters as they are. */
const PAGED = z.looseObject({ limit: z.number(), cursor: z.string().optional() });

function nextAddress(url: URL, cursor: string): string {
  const query = new URLSearchParams(url.searchParams);
  query.set('cursor', cursor);
  return `${url.pathname}?${query.toString()}`;
}
