import type { Tools } from '../../src/jobs/tools.js';

/** Tools of a worker in tests: nothing goes out, nothing is said. */
export function quietTools(more: Partial<Tools> = {}): Tools {
  const refuse = (): never => {
    throw new Error('no test may ask for this');
  };
  return {
    engineOptions: () => Promise.resolve({}),
    readTargets: () => Promise.resolve([]),
    openModels: () => Promise.resolve([]),
    withCrawlOptions: refuse,
    warcFolder: '',
    exportKey: refuse,
    say: () => undefined,
    warn: () => undefined,
    random: () => 0.5,
    ...more,
  };
}
