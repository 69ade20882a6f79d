import { describe, expect, it } from 'vitest';
import { linked } from './build.js';

const WORDS = 'The ferry office closed the old pier in March, and nobody told the people on the island.';
/** Far above what a linear reading takes, far below what a quadratic one does. */
const SECONDS = 20;

describe('plain lines made to be slow', () => {
  it.each([
    ['headers', 'Ann Lee wrote:\n'.repeat(20_000)],
    ['headers over words', `Ann Lee wrote:\n${WORDS.replace('March', 'May')}\n`.repeat(2_000)],
    ['names before marks', 'AL> the pier\n'.repeat(20_000)],
    ['lone marked lines', `> nobody told these people anything\n${WORDS}\n`.repeat(4_000)],
    ['opening tags', '[quote=Ann Lee]'.repeat(40_000)],
    ['tags in each other', `${'[quote]'.repeat(20_000)}x${'[/quote]'.repeat(20_000)}`],
    ['tags around blanks', `[quote]${' '.repeat(200_000)}x[/quote]`],
    ['heads of messages', '-----Original Message-----\nFrom: Ann Lee\n'.repeat(10_000)],
    ['rules', `${'-'.repeat(200_000)}\nFrom:`],
    ['marks of omission', '-- snip -- '.repeat(20_000)],
    ['entities', '&#39;&amp;'.repeat(40_000)],
  ])('%s', { timeout: 2_000 * SECONDS }, (_, text) => {
    const before = process.cpuUsage();
    const { posts } = linked({ author: 'Ann Lee', blocks: [WORDS] }, { author: 'Eve', blocks: [text] });
    const { user, system } = process.cpuUsage(before);
    expect(posts.at(-1)?.author.name).toBe('Eve');
    expect((user + system) / 1e6).toBeLessThan(SECONDS);
  });
});
