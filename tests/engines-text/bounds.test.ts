import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseTextThread } from '../../src/engines/text/index.js';
import { foldText } from '../../src/model/text.js';
import { bodies, parse, quoteBlocks, thread } from './support.js';

const FRAGMENTS = [
  'Posted',
  'Posted May 3, 2020',
  'Recommended Posts',
  '2 hours ago, Ann said:',
  'Ann said:',
  'Quote',
  'Link to comment',
  'Edited May 3, 2020 by Ann',
  'Author stats',
  '6 posts',
  '  • Sad 1',
  'Expand',
  'Join the conversation',
  '\u00a0',
  '',
  '😀',
  'a line of prose',
];

/** Milliseconds a parse takes. */
function time(text: string): number {
  const start = performance.now();
  parse(text);
  return performance.now() - start;
}

describe('bounds', () => {
  it('no text makes it throw, and what it returns holds together', () => {
    const page = fc.array(fc.oneof(fc.constantFrom(...FRAGMENTS), fc.string({ unit: 'binary' })), { maxLength: 60 });
    fc.assert(
      fc.property(page, fc.constantFrom('\n', '\r\n', '\n\n', ' '), (lines, joint) => {
        const found = parse(lines.join(joint));
        if (found === null) return;
        for (const { post, parts, quotes } of bodies(found)) {
          const length = [...(post.rawBody ?? '')].length;
          for (const { block } of quotes) {
            const [from, to] = block.rawRange ?? [-1, -1];
            expect(from >= 0 && from <= to && to <= length).toBe(true);
          }
          for (const { start, end } of parts) expect(start).toBeLessThanOrEqual(end);
        }
        expect(found.posts.map(({ position }) => position)).toEqual(found.posts.map((_post, n) => n + 1));
      }),
      { numRuns: 150 },
    );
  });

  it('with the engine named, a page without posts comes back with a problem', () => {
    const input = { text: 'nothing here', format: 'text' as const, url: null };
    expect(parseTextThread(input)).toBeNull();
    expect(parseTextThread(input, { engine: 'text:invision' })).toMatchObject({
      posts: [],
      problems: [{ code: 'no-posts' }],
    });
    expect(parseTextThread(input, { engine: 'generic' })).toBeNull();
    expect(
      parseTextThread({ ...input, text: 'Recommended Posts\nPosted\nJump to content', format: 'html' }),
    ).toBeNull();
  });

  // Bounds are wide (a shared machine may be five times slower) and far below what quadratic work would need.
  it('is linear on one long line and on one kind of line again and again', () => {
    expect(time('word '.repeat(5_000_000))).toBeLessThan(20_000);
    const head = 'Recommended Posts\nPosted\n';
    const many = 10_000;
    for (const line of [
      '---',
      '1',
      'Posted',
      'Ann said:',
      '2 hours ago, Ann said:',
      'Ann and Bob like this',
      'Link to post',
    ]) {
      expect(time(head + `${line}\n`.repeat(many))).toBeLessThan(10_000);
    }
    expect(
      time(
        `${head}${'same words here again\n'.repeat(many)}Posted\n${'1 hour ago, Ann said:\nsame words here again\n'.repeat(many)}`,
      ),
    ).toBeLessThan(15_000);
    expect(time(`${head}${'Expand\n1 hour ago, Ann said:\nsame\n'.repeat(many)}`)).toBeLessThan(15_000);
  });

  it('aligns thousands of long quotes without comparing post with post', () => {
    const paragraph = (post: number, n: number): string =>
      Array.from({ length: 30 }, (_, w) => `w${post}x${n}x${w}`).join(' ');
    const out = ['Jump to content', '', 'A long thread', '', 'Recommended Posts', ''];
    const posts = 10_000;
    for (let post = 0; post < posts; post += 1) {
      out.push('Posted');
      if (post % 2 === 1) {
        const source = Math.floor(post / 3);
        out.push('2 hours ago, Ann said:', '');
        for (let n = 0; n < 3; n += 1) out.push(paragraph(source, n), '');
      } else out.push('');
      for (let n = 0; n < 3; n += 1) out.push(paragraph(post, n), '');
    }
    const start = performance.now();
    const page = thread(out.join('\n'));
    expect(performance.now() - start).toBeLessThan(40_000);
    expect(page.posts.length).toBe(posts);
    const quotes = quoteBlocks(page);
    expect(quotes.length).toBe(posts / 2);
    expect(quotes.every(({ block }) => block.extent.method === 'alignment')).toBe(true);
    expect(foldText(quotes.at(-1)?.text ?? '')).toContain(paragraph(Math.floor((posts - 1) / 3), 2));
  });
});
