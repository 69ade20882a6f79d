import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { findTargets } from '../../src/analyze/targets/index.js';
import { countThread, sumCounts } from '../eval/target-figures.js';
import { root } from '../support/shared.js';
import { type LabelledThread, readLabelled } from './targets/labelled.js';

const folder = path.join(root, 'tests', 'analyze', 'targets');
const read = (half: string): LabelledThread[] =>
  readdirSync(path.join(folder, half)).flatMap((name) =>
    readLabelled(path.basename(name, '.txt'), readFileSync(path.join(folder, half, name), 'utf8')),
  );
const findIn = (thread: LabelledThread) => findTargets(thread.title, thread.posts, { authors: thread.authors });

describe.each(['visible', 'aside'])('labelled threads: %s', (half) => {
  const threads = read(half);
  const all = sumCounts(threads.map((thread) => countThread(thread, findIn(thread))));

  // Floors stand a little under what is measured (tests/eval/targets.ts), so that a loss shows.
  it('have their names found', () => {
    expect(all.head / (all.head + all.excess)).toBeGreaterThanOrEqual(0.97);
    expect(all.head / (all.head + all.missed)).toBeGreaterThanOrEqual(0.96);
  });

  it('have spellings of one name joined, and others not', () => {
    expect(all.joined / (all.joined + all.wrongly)).toBeGreaterThanOrEqual(0.97);
    expect(all.joined / (all.joined + all.apart)).toBeGreaterThanOrEqual(0.9);
  });

  it('have the kinds of most names', () => {
    expect(all.kindsRight / all.kinds).toBeGreaterThanOrEqual(0.78);
  });

  it('have exactly one proposition each, under a key of its own', () => {
    for (const thread of threads) {
      const found = findIn(thread);
      expect(found.filter((target) => target.kind === 'proposition')).toHaveLength(1);
      expect(new Set(found.map((target) => target.key)).size).toBe(found.length);
    }
  });

  it('keep their proposition when posts arrive after the opening one', () => {
    for (const { title, posts } of threads) {
      const names = posts.map((_, n) =>
        findTargets(title, posts.slice(0, n + 1))
          .filter((target) => target.kind === 'proposition')
          .map((target) => target.name),
      );
      expect(new Set(names.flat()).size, title).toBe(1);
    }
  });
});

it('a label that stands nowhere is a mistake of the labels', () => {
  expect(() => readLabelled('en', '== x\ntitle: A b\nperson a: Nobody\n-\nSome words.\n')).toThrow('Nobody');
});
