import { describe, expect, it } from 'vitest';
import type { LinkedThread } from '../../src/model/thread.js';
import { linked, quote } from './build.js';

const drawn = ({ posts, edges }: LinkedThread): string[] => {
  const name = (id: string): string => posts.find((post) => post.id === id)?.author.name ?? '?';
  return edges.map((edge) => `${name(edge.fromPostId)} ${edge.via} ${name(edge.toPostId)} ${edge.multiplicity}`);
};

describe('reply edges', () => {
  const ann = { id: '1', author: 'Ann Lee', blocks: ['The quay is shut, says the office. It opens in spring.'] };

  it('count the top-level quotes of a source and leave nested ones out', () => {
    const ben = {
      id: '2',
      author: 'Ben',
      blocks: [quote('Ann Lee', 'The quay is shut'), 'Oh.', quote('Ann Lee', 'It opens in spring.'), 'Good.'],
    };
    const cid = {
      id: '3',
      author: 'Cid',
      blocks: [quote('Ben', quote('Ann Lee', 'The quay is shut'), 'Oh.\nGood.'), 'Yes.'],
    };
    expect(drawn(linked(ann, ben, cid))).toEqual(['Ben quote Ann Lee 2', 'Cid quote Ben 1']);
  });

  it('follow the parents tree engines print', () => {
    expect(
      drawn(
        linked(
          ann,
          { id: '2', parent: '1', author: 'Ben', blocks: ['Oh.'] },
          { id: '3', parent: '9', author: 'Cid', blocks: ['Hm.'] },
        ),
      ),
    ).toEqual(['Ben parent Ann Lee 1']);
  });

  it('draw mentions of people who posted before, and nobody else', () => {
    const mention = (text: string): string[] =>
      drawn(linked(ann, { author: 'Ben', blocks: ['Oh.'] }, { author: 'Cid', blocks: [text] }));
    expect(mention('@Ann Lee, is that so? @ann lee @Ben')).toEqual(['Cid mention Ann Lee 1', 'Cid mention Ben 1']);
    expect(mention("@Ben's boat")).toEqual(['Cid mention Ben 1']);
    for (const text of ['mail me at cid@Ben', '@Benny', '@Zoe', '@ Ben', 'Ben', '@Cid'])
      expect(mention(text)).toEqual([]);
  });
});
