import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { openApi } from '../../../src/desk/api/openapi.js';
import { PROBLEM_TYPES } from '../../../src/desk/api/refusal.js';
import { API, API_ROUTES, TAGS } from '../../../src/desk/api/routes.js';
import { at } from './support.js';
import { routeTable } from './table.js';

const document = openApi(API, TAGS);

/** Every record in a value, with the way to it. */
function* records(value: unknown, way = '#'): Generator<readonly [way: string, record: object]> {
  if (typeof value !== 'object' || value === null) return;
  if (!Array.isArray(value)) yield [way, value];
  for (const [name, item] of Object.entries(value)) yield* records(item, `${way}/${name}`);
}

/** Every operation: path, method, what is declared. */
const operations = Object.entries(Object(document.paths)).flatMap(([path, methods]) =>
  Object.entries(Object(methods)).map(([method, operation]) => ({ path, method, operation })),
);

describe('the OpenAPI document', () => {
  test('is 3.1, with what 3.1 asks for', () => {
    expect(document.openapi).toBe('3.1.0');
    expect(at(document, 'info', 'title')).toBeTypeOf('string');
    expect(at(document, 'info', 'version')).toBeTypeOf('string');
    expect(operations.length).toBe(API.length);
  });

  test('every $ref leads to something', () => {
    let refs = 0;
    for (const [way, record] of records(document)) {
      if (!('$ref' in record)) continue;
      refs += 1;
      const place = String(record.$ref).replace(/^#\//, '').split('/');
      expect(at(document, ...place), `${way}: ${String(record.$ref)}`).toBeDefined();
    }
    expect(refs).toBeGreaterThan(50);
  });

  test('nothing of the generator is left over', () => {
    const text = JSON.stringify(document);
    expect(text).not.toContain('$defs');
    expect(text).not.toContain('"$schema"');
    expect(text).not.toContain('~standard');
  });

  test('every part of a path is declared, and nothing else', () => {
    for (const { path, method, operation } of operations) {
      const parts = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
      const parameters = at(operation, 'parameters');
      const declared = (Array.isArray(parameters) ? parameters : [])
        .filter((parameter) => at(parameter, 'in') === 'path')
        .map((parameter) => at(parameter, 'name'));
      expect(declared, `${method} ${path}`).toEqual(parts);
    }
  });

  test('every parameter has a name of its own, a place and a schema', () => {
    for (const { path, method, operation } of operations) {
      const parameters = at(operation, 'parameters');
      if (!Array.isArray(parameters)) throw new Error(`${method} ${path} has no parameters`);
      const names = parameters.map((one) => `${String(at(one, 'in'))} ${String(at(one, 'name'))}`);
      expect(new Set(names).size, `${method} ${path}`).toBe(names.length);
      for (const one of parameters) expect(at(one, 'schema'), `${method} ${path}`).toBeTypeOf('object');
    }
  });

  test('operations have ids of their own, a summary, a known tag, an answer and its refusals', () => {
    const ids = operations.map(({ operation }) => at(operation, 'operationId'));
    expect(new Set(ids).size).toBe(ids.length);
    const tags = TAGS.map(({ name }) => name);
    for (const { path, method, operation } of operations) {
      expect(String(at(operation, 'summary')).length, `${method} ${path}`).toBeGreaterThan(5);
      expect(tags, `${method} ${path}`).toContain(at(operation, 'tags', 0));
      const statuses = Object.keys(Object(at(operation, 'responses')));
      expect(statuses.filter((status) => status.startsWith('2')).length, `${method} ${path}`).toBe(1);
      expect(statuses, `${method} ${path}`).toEqual(expect.arrayContaining(['400', '401', '403', '429']));
      for (const status of statuses) {
        const response = at(operation, 'responses', status);
        expect(at(response, '$ref') ?? at(response, 'description'), `${method} ${path} ${status}`).toBeTypeOf('string');
      }
      if (path.includes('{')) expect(statuses, `${method} ${path}`).toContain('404');
    }
  });

  test('every described route is served, and every served one described', () => {
    const served = API_ROUTES.filter(({ path }) => !path.includes('*') && path !== '/api/v1')
      .map(({ method, path }) => `${method.toLowerCase()} ${path.replace(/:(\w+)/g, '{$1}')}`)
      .filter((name) => !name.endsWith('openapi.json'));
    expect(operations.map(({ method, path }) => `${method} ${path}`).sort()).toEqual(served.sort());
  });

  test('answers are described by name or form, never by nothing', () => {
    for (const { path, method, operation } of operations) {
      const responses = Object(at(operation, 'responses'));
      const [status = ''] = Object.keys(responses).filter((one) => one.startsWith('2'));
      if (status === '204') continue;
      const content = Object(at(responses, status, 'content'));
      const [schema] = Object.values(content).map((one) => at(one, 'schema'));
      expect(Object.keys(Object(schema)).length, `${method} ${path}`).toBeGreaterThan(0);
    }
  });
});

describe('docs/api.md', () => {
  const page = readFileSync(new URL('../../../docs/api.md', import.meta.url), 'utf8');

  test('lists every address as it is declared', () => {
    for (const line of routeTable(API, TAGS).split('\n')) expect(page.split('\n'), line).toContain(line);
    const listed = page.split('\n').filter((line) => /^\| `(?:GET|POST|PUT|PATCH|DELETE) /.test(line));
    expect(listed.length).toBe(API.length);
  });

  test('says what to do about every kind of refusal, and about no other', () => {
    const told = [...page.matchAll(/urn:threadbare:problem:([a-z-]+)/g)].map(([, name]) => name);
    expect([...new Set(told)].sort()).toEqual(Object.keys(PROBLEM_TYPES).sort());
  });
});
