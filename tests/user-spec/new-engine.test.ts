import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { guessSpec } from '../../scripts/guess-spec.js';
import { startEngine } from '../../scripts/new-engine.js';
import { defineEngine } from '../../src/engines/define-engine.js';
import { parseTree } from '../../src/engines/html/page-tree.js';
import { textOf } from '../../src/engines/html/text-of.js';
import { readPage } from '../../src/engines/parse-page.js';
import { SPECS } from '../../src/engines/registry.js';
import { readUserSpecs } from '../../src/engines/user-spec/read-specs.js';
import { root } from '../support/shared.js';

const registry = readFileSync(path.join(root, 'src/engines/registry.ts'), 'utf8');
const file = path.join(root, 'tests/fixtures/engines/invision/v4-full-page/page.html');
const page = readFileSync(file);
const request = { name: 'my-board', generation: '2.1', page, fileName: 'page.html' };

describe('npm run new:engine', () => {
  const { files, json } = startEngine(request, registry);
  const written = (name: string): string => files.get(name) ?? '';
  const source = written('src/engines/specs/my-board/my-board-2-1.ts');
  const skeleton = written('tests/fixtures/engines/my-board/v2-1-first-page/page.html');

  it('starts a spec, a line of the registry and a fixture folder', () => {
    expect([...files.keys()]).toEqual([
      'src/engines/specs/my-board/my-board-2-1.ts',
      'src/engines/registry.ts',
      'tests/fixtures/engines/my-board/v2-1-first-page/page.html',
      'tests/fixtures/engines/my-board/v2-1-first-page/source.json',
    ]);
    expect(source).toMatch(/^import \{ defineEngine \} from '\.\.\/\.\.\/define-engine\.js';/);
    expect(source).toContain('export const MY_BOARD_2_1 = defineEngine({');
  });

  it('writes a spec that says what was guessed', async () => {
    const script = source.replace(/^import .*$/m, 'const defineEngine = (draft) => draft;');
    const module: unknown = await import(`data:text/javascript,${encodeURIComponent(script)}`);
    expect(module).toMatchObject({
      MY_BOARD_2_1: guessSpec(parseTree(page.toString('utf8')), 'my-board', '2.1')?.draft,
    });
  });

  it('adds the one import and the one name to the registry, and changes nothing else', () => {
    const added = written('src/engines/registry.ts').split('\n');
    const more = "import { MY_BOARD_2_1 } from './specs/my-board/my-board-2-1.js';";
    expect(added.filter((line) => line !== more && line !== '  MY_BOARD_2_1,')).toEqual(registry.split('\n'));
    expect(added).toContain(more);
    expect(added.indexOf('  MY_BOARD_2_1,')).toBeGreaterThan(added.findIndex((line) => line.includes('SPECS')));
  });

  it('drafts a spec that finds the posts of its page, their authors, times, words and ids', () => {
    const tree = parseTree(page.toString('utf8'));
    const guess = guessSpec(tree, 'my-board', '2.1');
    if (guess === null) throw new Error('nothing was found');
    const claim = { spec: defineEngine(guess.draft), detection: { confidence: 1, evidence: [] } };
    const read = readPage(tree, claim, null, {});
    expect(read.posts.length).toBeGreaterThanOrEqual(5);
    const share = (of: (post: (typeof read.posts)[number]) => unknown): number =>
      read.posts.filter((post) => of(post) !== null && of(post) !== 0).length / read.posts.length;
    expect(share((post) => post.author.name)).toBeGreaterThan(0.8);
    expect(share((post) => post.postedAt.at)).toBeGreaterThan(0.8);
    expect(share((post) => post.externalId)).toBe(1);
    expect(share((post) => post.blocks.length)).toBeGreaterThan(0.7);
  });

  it('keeps the markup of the page in the fixture and none of its words', () => {
    const tree = parseTree(skeleton);
    const classes = new Set(parseTree(page.toString('utf8')).byClass.keys());
    expect([...tree.byClass.keys()].filter((name) => !classes.has(name))).toEqual([]);
    const words = new Set(
      textOf(parseTree(page.toString('utf8')).root)
        .toLowerCase()
        .match(/\p{L}{6,}/gu),
    );
    const months = /^(?:january|february|august|september|october|november|december|minutes|seconds)$/;
    const kept = (
      textOf(tree.root)
        .toLowerCase()
        .match(/\p{L}{6,}/gu) ?? []
    ).filter((word) => words.has(word) && !months.test(word));
    expect(kept).toEqual([]);
    expect(skeleton).not.toMatch(/<script|onclick=|style=/);
    expect(new Set(skeleton.match(/https?:\/\/[^/"]+/g))).toEqual(new Set(['https://board.example.org']));
  });

  it('gives the same as a description for --engines', () => {
    const read = readUserSpecs([{ file: 'my-board.json', text: json }], SPECS);
    expect('faults' in read ? read.faults : []).toEqual([]);
  });

  it('refuses what it cannot start from', () => {
    const start =
      (change: Partial<typeof request>, text = registry) =>
      () =>
        startEngine({ ...request, ...change }, text);
    expect(start({ name: 'My Board' })).toThrow(/no name/);
    expect(start({ generation: 'two and a bit' })).toThrow(/no generation/);
    expect(
      start({ page: Buffer.from('<html><body><h1>Hello</h1><p>There is nothing here.</p></body></html>') }),
    ).toThrow(/repeats/);
    expect(start({ page: Buffer.from('plain words'), fileName: 'page.txt' })).toThrow(/no HTML page/);
    expect(start({}, startEngine(request, registry).files.get('src/engines/registry.ts'))).toThrow(/already/);
  });
});
