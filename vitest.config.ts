import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Files of half a minute and more: they begin, so that both processors end at the same time. */
const LONG = [
  'desk/browser',
  'crawl/kill',
  'jobs/',
  'store/processes',
  'quotes-across/store-processes',
  'cli/ingest',
  'crawl/',
  'cli/',
];

class LongFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ moduleId }: TestSpecification): number => {
      const at = LONG.findIndex((name) => moduleId.includes(`/tests/${name}`));
      return at < 0 ? LONG.length : at;
    };
    return [...files].sort((a, b) => rank(a) - rank(b) || (a.moduleId < b.moduleId ? -1 : 1));
  }
}

export default defineConfig({
  test: {
    include: ['tests/**/*.test.{ts,tsx}'],
    testTimeout: 60_000,
    hookTimeout: 120_000,
    pool: 'forks',
    maxWorkers: 2,
    // Two processes load the thousand modules once each instead of every file anew: no test may leave anything behind.
    isolate: false,
    sequence: { sequencer: LongFirst },
    globalSetup: './tests/support/run.ts',
    // PGlite is compiled anew in every process, and mostly over before the optimised code is there.
    execArgv: ['--liftoff-only'],
    reporters: ['default', ['json', { outputFile: 'node_modules/.cache/threadbare/vitest.json' }]],
  },
});
