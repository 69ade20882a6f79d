import { defineConfig } from 'vitest/config';

/** Tests of rooms that touch no machine and keep nothing between calls: they share the modules they load. */
const PURE = [
  'analyze',
  'dates',
  'decode',
  'engines',
  'engines-article',
  'engines-text',
  'fetch',
  'generic',
  'html',
  'measure',
  'model',
  'quotes',
  'quotes-sources',
  'threads',
].map((room) => `tests/${room}/**/*.test.ts`);

export default defineConfig({
  test: {
    testTimeout: 60_000,
    hookTimeout: 120_000,
    pool: 'forks',
    maxWorkers: 2,
    reporters: ['default', ['json', { outputFile: 'node_modules/.cache/threadbare/vitest.json' }]],
    projects: [
      // 60 files that each loaded a thousand modules took 45 s longer.
      { extends: true, test: { name: 'pure', include: PURE, isolate: false } },
      { extends: true, test: { name: 'machine', include: ['tests/**/*.test.ts'], exclude: [...PURE] } },
    ],
  },
});
