import fc from 'fast-check';
import { expect, it } from 'vitest';
import { pageToJson, parsePage } from '../../src/engines/index.js';
import { type Generation, type MadePost, type MadeQuote, renderThread } from './render-invision.js';

/** Words without markup, entities included, so that escaping is tested too. */
const WORDS = [
  'harbour',
  'lamp',
  'café',
  'R&D',
  '<b>',
  '"wet"',
  'Ångström',
  'naïve',
  '7:40',
  'x < y',
  '日本',
  'it’s',
  '🙂',
  'no-one',
];
const sentence = fc.array(fc.constantFrom(...WORDS), { minLength: 1, maxLength: 9 }).map((list) => list.join(' '));
const NAMES = ['Ada Quill', 'B. Marsh, Lindholm #4', 'said: Otto', '<Eve>', 'Öl & Söhne', 'Nils'];

const thread: fc.Arbitrary<MadePost[]> = fc
  .array(
    fc.record({
      author: fc.constantFrom(...NAMES),
      member: fc.boolean(),
      own: fc.array(sentence, { minLength: 0, maxLength: 3 }),
      quotes: fc.array(fc.record({ source: fc.nat(), nested: fc.option(fc.nat()), at: fc.nat() }), { maxLength: 3 }),
      reactions: fc.uniqueArray(
        fc.tuple(fc.constantFrom('Like', 'Sad', 'Thumbs Up'), fc.integer({ min: 0, max: 900 })),
        { selector: ([name]) => name, maxLength: 3 },
      ),
      signature: fc.option(sentence),
    }),
    { minLength: 1, maxLength: 8 },
  )
  .map((drafts) =>
    drafts.reduce<MadePost[]>((posts, draft, i) => {
      const parts: (string | MadeQuote)[] = [...draft.own, ...(i === 0 && draft.own.length === 0 ? ['opening'] : [])];
      for (const quote of i === 0 ? [] : draft.quotes) {
        const source = quote.source % i;
        const nested =
          quote.nested === null || quote.nested === undefined || source === 0 ? null : quote.nested % source;
        const made: MadeQuote = {
          source,
          text: firstText(posts[source]) ?? `nothing ${i}`,
          nested:
            nested === null ? null : { source: nested, text: firstText(posts[nested]) ?? 'nothing', nested: null },
        };
        parts.splice(quote.at % (parts.length + 1), 0, made);
      }
      const { author, reactions, signature } = draft;
      posts.push({
        id: 100 + i * 3,
        author,
        account: draft.member ? 5 + i : null,
        time: 1_700_000_000 + i * 3_601,
        parts,
        reactions,
        signature,
      });
      return posts;
    }, []),
  );

function firstText(post: MadePost | undefined): string | null {
  return post?.parts.find((part) => typeof part === 'string') ?? null;
}

function flatQuotes(post: MadePost, posts: readonly MadePost[]): unknown[] {
  const out: unknown[] = [];
  const visit = (quote: MadeQuote, parentIndex: number | null): void => {
    const index = out.length;
    const source = posts[quote.source];
    out.push({ index, parentIndex, author: source?.author, id: String(source?.id), text: quote.text });
    if (quote.nested !== null) visit(quote.nested, index);
  };
  for (const part of post.parts) if (typeof part !== 'string') visit(part, null);
  return out;
}

it.each(['3.4', '4', '5'] satisfies Generation[])(
  'gives back every made-up thread as it was built (Invision %s)',
  (generation) => {
    fc.assert(
      fc.property(thread, (posts) => {
        const page = pageToJson(parsePage({ text: renderThread(generation, posts, true), format: 'html', url: null }));
        if (!('expectedPosts' in page)) throw new Error('read as an article');
        expect([page.engine, page.engineVersion]).toEqual(['invision', generation]);
        expect(page.posts.map((post) => [post.externalId, post.author.name])).toEqual(
          posts.map((post) => [String(post.id), post.author]),
        );
        page.posts.forEach((got, i) => {
          const made = posts[i];
          if (made === undefined) throw new Error('a post too many');
          expect(got.ownText).toBe(made.parts.filter((part) => typeof part === 'string').join('\n'));
          expect(got.postedAt.at === null ? null : Date.parse(got.postedAt.at)).toBe(made.time * 1000);
          expect(got.signature).toBe(made.signature);
          expect(
            got.quotes.map(({ index, parentIndex, author, sourceExternalId, text }) => ({
              index,
              parentIndex,
              author,
              id: sourceExternalId,
              text,
            })),
          ).toEqual(flatQuotes(made, posts));
          if (generation !== '3.4')
            expect(got.reactions.map(({ name, count }) => [name, count])).toEqual(made.reactions);
        });
      }),
      { numRuns: 60 },
    );
  },
);

it('reads names from citation lines where the view prints no data', () => {
  const names = NAMES.filter((name) => !name.includes('said'));
  fc.assert(
    fc.property(thread, fc.constantFrom(...names), (made, name) => {
      const posts = made.map((post) => (post.author.includes('said') ? { ...post, author: name } : post));
      const page = pageToJson(parsePage({ text: renderThread('4', posts, false), format: 'html', url: null }));
      if (!('expectedPosts' in page)) throw new Error('read as an article');
      expect(page.posts.flatMap((post) => post.quotes.map((quote) => quote.author))).toEqual(
        posts
          .flatMap((post) => flatQuotes(post, posts))
          .map((quote) => (quote !== null && typeof quote === 'object' && 'author' in quote ? quote.author : null)),
      );
    }),
    { numRuns: 40 },
  );
});
