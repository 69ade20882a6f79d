import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { root } from '../support/shared.js';

const manifest = z
  .object({
    dependencies: z.record(z.string(), z.string()),
    devDependencies: z.record(z.string(), z.string()),
    peerDependencies: z.record(z.string(), z.string()),
    peerDependenciesMeta: z.record(z.string(), z.object({ optional: z.literal(true) })),
  })
  .parse(JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')));

/** Names in the first column of the tables under a heading of docs/dependencies.md. */
function documented(heading: string): string[] {
  const text = readFileSync(path.join(root, 'docs', 'dependencies.md'), 'utf8');
  const section = text.split(/^## /m).find((part) => part.startsWith(heading)) ?? '';
  return section
    .split('\n')
    .filter((line) => line.startsWith('| ') && !line.startsWith('| package '))
    .flatMap((line) => (line.split('|')[1] ?? '').split(',').map((name) => name.trim()))
    .sort();
}

describe('docs/dependencies.md', () => {
  it('says why each package is here, and names none that is not', () => {
    expect(documented('Production')).toEqual(Object.keys(manifest.dependencies).sort());
    const optional = Object.keys(manifest.peerDependencies).sort();
    expect(documented('Optional')).toEqual(optional);
    const development = Object.keys(manifest.devDependencies).filter((name) => !optional.includes(name));
    expect(documented('Development')).toEqual(development.sort());
  });

  it('needs none of the optional ones', () => {
    const optional = Object.keys(manifest.peerDependencies).sort();
    expect(Object.keys(manifest.peerDependenciesMeta).sort()).toEqual(optional);
    expect(optional.filter((name) => name in manifest.dependencies)).toEqual([]);
  });

  it('stands beside exact versions', () => {
    const all = Object.entries({ ...manifest.dependencies, ...manifest.devDependencies });
    expect(all.filter(([, version]) => !/^\d+\.\d+\.\d+(?:-[\w.]+)?$/.test(version))).toEqual([]);
  });
});
