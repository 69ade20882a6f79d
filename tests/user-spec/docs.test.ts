import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { compileSelector } from '../../src/engines/html/selector.js';
import { root } from '../support/shared.js';

const docs = readFileSync(path.join(root, 'docs/adding-an-engine.md'), 'utf8');

describe('docs/adding-an-engine.md', () => {
  it('shows the description that the tests read', () => {
    const [, shown = ''] = /```json\n([\s\S]*?)```/.exec(docs) ?? [];
    expect(shown).toBe(readFileSync(path.join(root, 'tests/fixtures/user-spec/village-board.json'), 'utf8'));
  });

  it('names files, scripts and selectors that exist', () => {
    const scripts: Record<string, string> = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')).scripts;
    for (const [, name] of docs.matchAll(/npm run ([\w:-]+)/g)) expect(Object.keys(scripts)).toContain(name);
    const known = [...docs.matchAll(/`((?:src|tests)\/[\w/.-]+)`/g)].map((match) => match[1] ?? '');
    expect(known.length).toBeGreaterThan(2);
    for (const file of known.filter((name) => !name.includes('village-board/'))) {
      expect(existsSync(path.join(root, file)), file).toBe(true);
    }
    for (const [, file] of docs.matchAll(/\]\(([\w-]+\.md)\)/g))
      expect(existsSync(path.join(root, 'docs', file ?? ''))).toBe(true);
    for (const text of ['a:not(.b)', '[a^="x"]', '[a$="x"]', '[a*="x"]', '[a~="x"]', 'a + b', 'a, b']) {
      expect(compileSelector(text).text).toBe(text);
    }
  });
});
