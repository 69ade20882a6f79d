import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { syntheticPages } from '../support/synthetic-thread.js';
import { type Figure, peakMemory } from './measure.js';

/** Peak memory of the process that makes a fresh folder, and of a new one that ingests 1,000 pages of 200 KB into it. */
export async function benchMemory(): Promise<Figure[]> {
  const dir = mkdtempSync(path.join(tmpdir(), 'threadbare-bench-'));
  try {
    const input = path.join(dir, 'pages');
    mkdirSync(input);
    for (const page of syntheticPages({
      seed: 4,
      threads: 100,
      pagesPerThread: 10,
      postsPerPage: 20,
      pageBytes: 200_000,
    }))
      writeFileSync(path.join(input, page.name), page.html);
    const data = path.join(dir, 'data');
    const fresh = peakMemory(['db', 'migrate', '--data', data]);
    const large = peakMemory(['ingest', input, '--data', data]);
    return [
      {
        name: 'fresh embedded folder',
        ours: `${fresh.mib} MB`,
        bare: `limit 1,300 MB, ${fresh.seconds} s`,
        ratio: null,
      },
      {
        name: 'ingest 1,000 pages of 200 KB',
        ours: `${large.mib} MB`,
        bare: `limit 600 MB, ${large.seconds} s`,
        ratio: null,
      },
    ];
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}
