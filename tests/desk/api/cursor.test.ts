import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { cursorAfter, keyOfCursor } from '../../../src/desk/api/cursor.js';
import { apiList, stretch } from '../../../src/desk/api/define.js';
import { snake } from '../../../src/desk/api/snake.js';
import type { Store } from '../../../src/store/index.js';
import { deskAs } from '../support.js';
import { at } from './support.js';

const KEY = z.tuple([z.number(), z.string()]);

describe('a cursor', () => {
  test('gives its key back, to its own list and filters alone', () => {
    fc.assert(
      fc.property(
        fc.double({ noNaN: true, noDefaultInfinity: true }),
        fc.string(),
        fc.string(),
        (number, text, site) => {
          // JSON knows no negative zero.
          const key: [number, string] = [number === 0 ? 0 : number, text];
          const cursor = cursorAfter('/list', { site }, key);
          expect(cursor).toMatch(/^[\w-]+$/);
          expect(keyOfCursor(cursor, '/list', { site }, KEY)).toEqual(key);
          expect(keyOfCursor(cursor, '/other', { site }, KEY)).toBeNull();
          expect(keyOfCursor(cursor, '/list', { site: `${site}x` }, KEY)).toBeNull();
          expect(keyOfCursor(cursor, '/list', { site }, z.number())).toBeNull();
        },
      ),
    );
  });

  test('any text is a cursor or is none, and never an error', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.base64String(),
          fc.json().map((json) => Buffer.from(json).toString('base64url')),
        ),
        (text) => {
          expect(keyOfCursor(text, '/list', {}, KEY)).toBeNull();
        },
      ),
    );
  });
});

describe('a list', () => {
  /** A list of numbers in rising order, and nothing of the database. */
  const listOf = (rows: () => readonly number[]) =>
    apiList({
      path: '/numbers',
      access: 'reader',
      scope: 'read',
      tag: 'Data',
      summary: 'Numbers',
      key: z.number(),
      item: z.number(),
      read: async ({ after, limit }) => {
        const left = rows().filter((row) => after === null || row > after);
        return stretch(left.slice(0, limit + 1), limit, (row) => row);
      },
    });

  test('all its pages together are all rows once, in order, whatever is put in meanwhile', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(fc.integer({ min: 0, max: 10_000 }), { maxLength: 40 }),
        fc.array(fc.integer({ min: 0, max: 10_000 }), { maxLength: 40 }),
        fc.integer({ min: 1, max: 7 }),
        async (start, more, limit) => {
          const rows = new Set(start);
          const late = [...more];
          const nothing: Store = Object.create(null);
          const desk = deskAs(nothing, {}, [listOf(() => [...rows].sort((a, b) => a - b))]);
          const seen: number[] = [];
          let next: unknown = `/api/v1/numbers?limit=${limit}`;
          while (typeof next === 'string') {
            const body: unknown = await (await desk(next)).json();
            const data = at(body, 'data');
            if (!Array.isArray(data)) throw new Error('no list');
            expect(data.length).toBeLessThanOrEqual(limit);
            seen.push(...data.map(Number));
            next = at(body, 'next');
            const added = late.pop();
            if (added !== undefined) rows.add(added);
          }
          expect(seen).toEqual([...new Set(seen)].sort((a, b) => a - b));
          expect(seen).toEqual(expect.arrayContaining(start));
        },
      ),
      { numRuns: 60 },
    );
  });
});

test('names go over to those of the API, values stay', () => {
  expect(snake({ threadId: 'aB', deep: [{ isLate: null }], at: new Date(0) })).toEqual({
    thread_id: 'aB',
    deep: [{ is_late: null }],
    at: '1970-01-01T00:00:00.000Z',
  });
});
