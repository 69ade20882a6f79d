import { z } from 'zod';
import { VERSION } from '../../version.js';
import type { ApiRoute, RouteDoc } from './define.js';
import { PROBLEM_TYPES, problemUri } from './refusal.js';

type Json = Readonly<Record<string, unknown>>;

/** Chapters of the description, in its order. */
export interface Tag {
  readonly name: string;
  readonly description: string;
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** `:name` of the routes as `{name}`. */
const templateOf = (path: string): string => path.replace(/:(\w+)/g, '{$1}');

/** A schema whose named parts stand among `components`, which are gathered in `parts`. */
function schemaOf(form: z.ZodType, io: 'input' | 'output', parts: Record<string, unknown>): unknown {
  // Within a property a named schema is a reference, also where it is the whole.
  const made: unknown = JSON.parse(
    JSON.stringify(z.toJSONSchema(z.object({ whole: form }), { io, unrepresentable: 'any' })),
    (_key, value: unknown) =>
      isRecord(value) && typeof value.$ref === 'string'
        ? { ...value, $ref: value.$ref.replace('#/$defs/', '#/components/schemas/') }
        : value,
  );
  if (!isRecord(made)) return {};
  if (isRecord(made.$defs))
    for (const [name, part] of Object.entries(made.$defs)) parts[name] = isRecord(part) ? withoutId(part) : part;
  return isRecord(made.properties) ? made.properties.whole : {};
}

const withoutId = ({ id: _id, ...rest }: Json): Json => rest;

function parametersOf(form: z.ZodType | null, place: 'path' | 'query', parts: Record<string, unknown>): unknown[] {
  if (form === null) return [];
  const schema = schemaOf(form, 'input', parts);
  if (!isRecord(schema) || !isRecord(schema.properties)) return [];
  const required = Array.isArray(schema.required) ? schema.required : [];
  return Object.entries(schema.properties).map(([name, property]) => {
    const { description, ...rest } = isRecord(property) ? property : {};
    return {
      name,
      in: place,
      required: place === 'path' || required.includes(name),
      ...(description === undefined ? {} : { description }),
      schema: rest,
      ...(rest.type === 'array' ? { style: 'form', explode: true } : {}),
    };
  });
}

const fails = (...statuses: readonly number[]): Json =>
  Object.fromEntries(statuses.map((status) => [String(status), { $ref: `#/components/responses/Problem${status}` }]));

function operationOf(route: ApiRoute, parts: Record<string, unknown>): Json {
  const { doc } = route;
  const written = route.method !== 'GET';
  return {
    operationId: operationId(route),
    summary: doc.summary,
    ...(doc.description === null ? {} : { description: doc.description }),
    tags: [doc.tag],
    security: [{ token: [doc.scope] }, { session: [] }],
    'x-role': route.access,
    parameters: [...parametersOf(doc.params, 'path', parts), ...parametersOf(doc.query, 'query', parts)],
    ...(doc.body === null ? {} : { requestBody: bodyOf(doc, doc.body, parts) }),
    responses: {
      [String(doc.status)]: successOf(doc, parts),
      ...(!written && doc.answerType === null
        ? { '304': { description: 'What `If-None-Match` names is current.' } }
        : {}),
      ...fails(400, 401, 403, ...(doc.params === null ? [] : [404]), ...(written ? [409] : [])),
      ...(doc.body === null ? {} : fails(413, 415)),
      ...fails(429),
    },
  };
}

function bodyOf(doc: RouteDoc, body: z.ZodType, parts: Record<string, unknown>): Json {
  const schema = schemaOf(body, 'input', parts);
  const content = doc.bodyTypes.map((type) => [
    type,
    { schema: type === 'application/json' ? schema : { type: 'string' } },
  ]);
  return { required: true, content: Object.fromEntries(content) };
}

function successOf(doc: RouteDoc, parts: Record<string, unknown>): Json {
  if (doc.answerType !== null)
    return { description: 'Done.', content: { [doc.answerType]: { schema: { type: 'string' } } } };
  if (doc.answer === null || doc.status === 204) return { description: 'Done; there is nothing to say.' };
  return {
    description: doc.status === 201 ? 'Made.' : 'Done.',
    headers: doc.status === 200 ? { ETag: { schema: { type: 'string' }, description: 'Print of the answer.' } } : {},
    content: {
      'application/json': {
        schema: schemaOf(doc.answer, 'output', parts),
        ...(doc.example === null ? {} : { example: doc.example }),
      },
    },
  };
}

/** `GET /api/v1/threads/:thread_id/posts` is `get_threads_thread_id_posts`. */
const operationId = ({ method, path }: ApiRoute): string =>
  `${method.toLowerCase()}_${path.replace(/^\/api\/v1\//, '').replace(/[^a-z0-9]+/gi, '_')}`.replace(/_$/, '');

const PROBLEM: Json = {
  type: 'object',
  required: ['type', 'title', 'status'],
  properties: {
    type: {
      type: 'string',
      description: `about:blank, or one of ${Object.keys(PROBLEM_TYPES)
        .map((type) => problemUri(type === 'conflict' ? 'conflict' : 'invalid-request').replace(/[^:]+$/, type))
        .join(', ')}.`,
    },
    title: { type: 'string' },
    status: { type: 'integer' },
    detail: { type: 'string', description: 'What, where, and what to do.' },
    errors: {
      type: 'array',
      items: {
        type: 'object',
        required: ['detail'],
        properties: {
          pointer: { type: 'string', description: 'JSON pointer into the body.' },
          parameter: { type: 'string', description: 'Name of a parameter.' },
          detail: { type: 'string' },
        },
      },
    },
  },
};

const REFUSALS: Readonly<Record<number, string>> = {
  400: 'The request does not have the form this address asks for.',
  401: 'There is no token, or it is not valid any more.',
  403: 'The token lacks the scope, or its owner the role.',
  404: 'There is nothing at this address, or nothing its owner may see.',
  409: 'Somebody was faster, or the key stands for another request.',
  413: 'The body is too large.',
  415: 'The body has another type than this address reads.',
  429: 'Too many requests: wait as long as Retry-After says.',
};

/** The OpenAPI 3.1 document of the API's routes. */
export function openApi(routes: readonly ApiRoute[], tags: readonly Tag[]): Json {
  const parts: Record<string, unknown> = {};
  const paths: Record<string, Record<string, unknown>> = {};
  for (const route of routes) {
    const path = templateOf(route.path);
    paths[path] = { ...paths[path], [route.method.toLowerCase()]: operationOf(route, parts) };
  }
  const responses = Object.entries(REFUSALS).map(([status, description]) => [
    `Problem${status}`,
    {
      description,
      ...(status === '429' ? { headers: { 'Retry-After': { schema: { type: 'integer' } } } } : {}),
      content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
    },
  ]);
  return {
    openapi: '3.1.0',
    info: {
      title: 'Threadbare desk',
      version: VERSION,
      summary: 'What the moderators’ desk can do, for programs.',
      description:
        'Every address but this one asks for `Authorization: Bearer tb_…`. Lists answer `{ data, next }`; `next` is the address of the next page. Errors are problem+json (RFC 9457). See docs/api.md.',
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: '/', description: 'This desk' }],
    tags: tags.map(({ name, description }) => ({ name, description })),
    paths,
    components: {
      schemas: { Problem: PROBLEM, ...Object.fromEntries(Object.entries(parts).sort(([a], [b]) => (a < b ? -1 : 1))) },
      responses: Object.fromEntries(responses),
      securitySchemes: {
        token: {
          type: 'http',
          scheme: 'bearer',
          description: 'A token of the desk, made at /tokens; scopes: read, decide, report, admin.',
        },
        session: {
          type: 'apiKey',
          in: 'cookie',
          name: 'threadbare.session_token',
          description: 'Somebody signed in at the desk; requests that change something send the header x-csrf.',
        },
      },
    },
  };
}
