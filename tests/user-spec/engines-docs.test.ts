import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { engineDocs, fieldDocs } from '../../scripts/engines-docs.js';
import { defineEngine } from '../../src/engines/define-engine.js';
import { SPECS } from '../../src/engines/registry.js';
import { root } from '../support/shared.js';

const docs = readFileSync(path.join(root, 'docs/engines.md'), 'utf8');

describe('docs/engines.md', () => {
  it('says what the specs declare (npm run docs)', () => {
    expect(docs).toBe(engineDocs(docs, null));
  });

  it('names every generation of the registry once', () => {
    const [fields = ''] = docs.split('## JSON');
    for (const { engine, generation } of SPECS) {
      expect(fields.split('\n').filter((line) => line.startsWith(`| ${engine} | ${generation} |`))).toHaveLength(1);
    }
  });

  it('keeps the scores where there is no corpus to measure on, and takes new ones where there is', () => {
    const measured = engineDocs('', 'made-up figures');
    expect(engineDocs(measured, null)).toBe(measured);
    expect(engineDocs(measured, 'other figures')).toContain('other figures');
    expect(engineDocs(measured, 'other figures')).not.toContain('made-up figures');
    expect(engineDocs('', null)).toContain('Not measured yet');
  });

  it('tells a declared field from one that is not, and machine times from words', () => {
    const bare = defineEngine({ engine: 'bare', generation: '1', detect: [], post: { list: '.p', body: '.b' } });
    const full = defineEngine({
      engine: 'full',
      generation: '1',
      detect: [],
      post: {
        list: '.p',
        body: '.b',
        signature: '.s',
        posted: { machine: [{ attr: 'a' }] },
        edited: { shown: [{ select: 'i' }] },
      },
      hooks: { readReactions: () => [] },
    });
    const [head = '', , ...rows] = fieldDocs([full, bare]).split('\n');
    const names = head.split(' | ');
    const cell = (row: number, name: string) => (rows[row] ?? '').split(' | ')[names.indexOf(name)];
    expect([cell(0, 'signature'), cell(1, 'signature')]).toEqual(['', '+']);
    expect([cell(0, 'posted'), cell(1, 'posted'), cell(1, 'edited')]).toEqual(['', 'machine', 'words']);
    expect([cell(0, 'reactions'), cell(1, 'reactions')]).toEqual(['', 'code']);
  });
});
