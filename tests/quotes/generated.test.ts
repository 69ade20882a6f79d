import { describe, expect, it } from 'vitest';
import { linked } from './build.js';
import { EDITS, makeCase } from './generator.js';

const SEEDS = Array.from({ length: 25 }, (_, at) => 1000 + at);

describe.each(EDITS)('quotes made by the generator: %s', (edit) => {
  it('get their source, verdict and warning', () => {
    const wrong = SEEDS.map((seed) => {
      const { posts, source, verdict, meaningChanged } = makeCase(edit, seed);
      const thread = linked(...posts);
      const link = thread.posts.at(-1)?.quotes[0];
      const real = thread.posts.filter((post) => post.kind === 'post');
      const expected = source === null ? thread.posts.find((post) => post.kind === 'stub')?.id : real[source]?.id;
      const right =
        link?.verdict === verdict &&
        link.sourcePostId === expected &&
        (meaningChanged === null || link.meaningChanged === meaningChanged);
      return right
        ? null
        : {
            seed,
            verdict,
            got: link?.verdict,
            warned: link?.meaningChanged,
            found: link?.sourcePostId === expected,
            text: link?.text.slice(0, 200),
          };
    }).filter((row) => row !== null);
    expect(wrong).toEqual([]);
  });
});
