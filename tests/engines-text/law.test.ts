import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldLines, sliceCodePoints } from '../../src/model/text.js';
import { bodies, thread } from './support.js';
import { LOCALES, madeThread, ownOf } from './thread-maker.js';

describe('a made-up thread comes back as it was built', () => {
  it('posts, own text, quotes with their sources, reactions, title', () => {
    fc.assert(
      fc.property(madeThread, (made) => {
        const page = thread(made.text);
        expect(page.engine).toBe('text:invision');
        expect(page.thread.title).toBe(made.title);
        expect(page.posts.length).toBe(made.posts.length);
        for (const [n, { post, ownText, quotes }] of bodies(page).entries()) {
          const built = made.posts[n];
          if (built === undefined) throw new Error('a post too many');
          expect(ownText).toBe(ownOf(built).join('\n'));
          expect(post.reactions.map(({ name, count }) => ({ name, count }))).toEqual(built.reactions);
          const wanted = built.parts.flatMap((part) => (part.type === 'quote' ? [part] : []));
          expect(quotes.map(({ text }) => text)).toEqual(wanted.map(({ paragraphs }) => paragraphs.join('\n')));
          expect(quotes.map(({ block }) => block.author)).toEqual(wanted.map(({ author }) => author));
          expect(quotes.map(({ block }) => block.citedAt?.raw)).toEqual(wanted.map(({ when }) => when));
          expect(quotes.map(({ block }) => block.sourcePosition)).toEqual(
            wanted.map(({ source }) => (source === null ? null : source + 1)),
          );
          expect(quotes.map(({ block }) => block.extent.method)).toEqual(
            wanted.map(({ source }) => (source === null ? 'layout' : 'alignment')),
          );
        }
      }),
      { numRuns: 200 },
    );
  });

  it('an author is known exactly where a later post quotes the post', () => {
    fc.assert(
      fc.property(madeThread, (made) => {
        const quoted = new Set(
          made.posts.flatMap(({ parts }) => parts.flatMap((part) => (part.type === 'quote' ? [part.source] : []))),
        );
        const page = thread(made.text);
        expect(page.posts.map(({ author }) => author.name)).toEqual(
          made.posts.map(({ author }, n) => (quoted.has(n) ? author : null)),
        );
        for (const { author } of page.posts) expect(author.inferred).toBe(author.evidence !== null);
      }),
      { numRuns: 60 },
    );
  });

  it('what a quote takes out of the printed body is its content and nothing else', () => {
    fc.assert(
      fc.property(madeThread, (made) => {
        for (const { post, quotes, ownText } of bodies(thread(made.text))) {
          let rest = post.rawBody ?? '';
          for (const { block } of [...quotes].reverse()) {
            const [from, to] = block.rawRange ?? [0, 0];
            const taken = sliceCodePoints(rest, from, to);
            expect(foldLines(taken)).toBe(
              foldLines(block.blocks.flatMap((b) => (b.type === 'text' ? [b.text] : [])).join('\n')),
            );
            rest = sliceCodePoints(rest, 0, from) + sliceCodePoints(rest, to, rest.length);
          }
          const left = foldLines(rest).split('\n');
          const headers = new Set(quotes.map(({ block }) => block.header));
          expect(left.filter((line) => !headers.has(line)).join('\n')).toBe(foldLines(ownText));
          expect(left.filter((line) => headers.has(line)).length).toBe(quotes.length);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('no furniture stands in any post', () => {
    fc.assert(
      fc.property(madeThread, (made) => {
        const words = LOCALES[made.locale];
        const furniture = [...(words?.footer ?? []), words?.skip, words?.head, words?.marker, '×', 'Create New...'];
        for (const { post } of bodies(thread(made.text))) {
          const lines = (post.rawBody ?? '').split('\n').map((line) => line.trim());
          expect(lines.filter((line) => furniture.includes(line) || line.includes('Browsing'))).toEqual([]);
        }
      }),
      { numRuns: 60 },
    );
  });
});
