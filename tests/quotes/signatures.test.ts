import { describe, expect, it } from 'vitest';
import { linked, type PostSketch } from './build.js';

const SIGNATURE = 'Ann Lee, keeper of the old pier\nAll boats welcome';
const saying = (author: string, ...texts: string[]): PostSketch[] => texts.map((text) => ({ author, blocks: [text] }));
const analysed = (...posts: PostSketch[]): string[] => linked(...posts).posts.map((post) => post.analysisText);

describe('signatures inside posts', () => {
  it('are the last lines of most posts of an author, and stay in the own text', () => {
    const posts = saying(
      'Ann',
      `The pier is shut.\n${SIGNATURE}`,
      `Nobody told us.\n${SIGNATURE}`,
      `I asked them twice.\n_________\n${SIGNATURE}`,
      'One line without it.',
    );
    expect(analysed(...posts)).toEqual([
      'The pier is shut.',
      'Nobody told us.',
      'I asked them twice.',
      'One line without it.',
    ]);
    const own = linked(...posts).posts.map((post) => post.body.ownText);
    expect(own[0]).toBe(`The pier is shut.\n${SIGNATURE}`);
  });

  it('stand behind the mark mail programs print', () => {
    expect(analysed(...saying('Ann', 'The pier is shut.\n-- \nAnn of the pier'))).toEqual(['The pier is shut.']);
    expect(analysed(...saying('Ann', '-- \nAnn of the pier'))).toEqual(['--\nAnn of the pier']);
  });

  it('are looked for in posts that begin or end with empty lines, too', () => {
    const texts = ['\n', '\n\n\n', `\nShut.\n${SIGNATURE}`, `\n\nOpen.\n${SIGNATURE}\n`, `Torn.\n\n${SIGNATURE}\n\n`];
    expect(analysed(...saying('Ann', ...texts)).slice(2)).toEqual(['Shut.', 'Open.', 'Torn.']);
  });

  it.each([
    ['of two posts only', saying('Ann', `Shut.\n${SIGNATURE}`, `Open.\n${SIGNATURE}`)],
    [
      'of several people',
      [
        ...saying('Ann', `A.\n${SIGNATURE}`, `B.\n${SIGNATURE}`, `C.\n${SIGNATURE}`),
        ...saying('Ben', `D.\n${SIGNATURE}`),
      ],
    ],
    ['that are an answer', saying('Ann', 'First.\nI disagree.', 'Second.\nI disagree.', 'Third.\nI disagree.')],
    [
      'of posts that say the same',
      saying('Ann', ...Array.from({ length: 4 }, () => `One thing.\nAnother thing.\n${SIGNATURE}`)),
    ],
    ['that are the whole post', saying('Ann', SIGNATURE, SIGNATURE, SIGNATURE)],
    [
      'of few of the many posts',
      saying(
        'Ann',
        ...Array.from({ length: 9 }, (_, n) => `Point ${n} is this.\n${n < 3 ? SIGNATURE : `And ${n} more words.`}`),
      ),
    ],
  ])('are not last lines %s', (_, posts) => {
    expect(analysed(...posts)).toEqual(posts.map(({ blocks }) => blocks[0]));
  });
});
