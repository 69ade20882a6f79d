import { describe, expect, it } from 'vitest';
import { sliceCodePoints } from '../../src/model/text.js';
import type { LinkedPost } from '../../src/model/thread.js';
import { linked, type PostSketch, quote } from './build.js';

const PASSAGE =
  'the harbour office closed the old pier in march because the beams had rotted through and nobody had looked at them for years';
const ann: PostSketch = { author: 'Ann', blocks: [`Ann here. It says ${PASSAGE}, as we all know.`] };
const spans = (post: LinkedPost | undefined): (readonly [string, string])[] =>
  (post?.repeats ?? []).map(({ kind, start, end }) => [kind, sliceCodePoints(post?.body.ownText ?? '', start, end)]);

describe('unmarked repeats', () => {
  it('are spans of twelve or more words of somebody else, with their source', () => {
    const thread = linked(ann, { author: 'Ben', blocks: [`😀 Listen: ${PASSAGE.toUpperCase()}! So there.`] });
    const post = thread.posts[1];
    expect(spans(post)).toEqual([['unmarked', PASSAGE.toUpperCase()]]);
    expect(post?.repeats[0]?.sourcePostId).toBe(thread.posts[0]?.id);
    expect(post?.originalText).not.toContain('HARBOUR');
    expect(post?.originalText).toContain('So there.');
    expect(post?.analysisText).toContain('HARBOUR');
    expect(post?.originalShare).toBeLessThan(0.4);
  });

  it('need twelve words', () => {
    const words = PASSAGE.split(' ');
    const repeat = (n: number) =>
      spans(linked(ann, { author: 'Ben', blocks: [`well ${words.slice(3, 3 + n).join(' ')} hm`] }).posts[1]);
    expect(repeat(11)).toEqual([]);
    for (const n of [12, 13, 16]) expect(repeat(n)).toEqual([['unmarked', words.slice(3, 3 + n).join(' ')]]);
  });

  it('are not marked quotes', () => {
    expect(spans(linked(ann, { author: 'Ben', blocks: [quote('Ann', PASSAGE), 'So?'] }).posts[1])).toEqual([]);
  });

  it('of oneself are `self`, whole posts again `double_post`', () => {
    expect(spans(linked(ann, { author: 'Ann', blocks: [`Again: ${PASSAGE}`] }).posts[1])).toEqual([['self', PASSAGE]]);
    expect(spans(linked(ann, ann).posts[1]).map(([kind]) => kind)).toEqual(['double_post']);
    expect(spans(linked(ann, { ...ann, author: 'Ben' }).posts[1]).map(([kind]) => kind)).toEqual(['unmarked']);
    expect(spans(linked({ author: 'Ann', blocks: ['+1'] }, ann, { author: 'Ann', blocks: ['+1'] }).posts[2])).toEqual(
      [],
    );
    const posts = linked(ann, { author: 'Ann', blocks: [`Again: ${PASSAGE}`] }).posts;
    expect(posts[1]?.originalText).toContain('harbour');
  });

  it('are found against posts known only through a quote', () => {
    const thread = linked(
      { author: 'Eve', blocks: [quote('Zoe', PASSAGE), 'hm'] },
      { author: 'Ben', blocks: [`Well, ${PASSAGE}`] },
    );
    expect(spans(thread.posts[2])).toEqual([['unmarked', PASSAGE]]);
    expect(thread.posts[2]?.repeats[0]?.sourcePostId).toBe(thread.posts[0]?.id);
  });

  it('are not phrases that stand in many posts', () => {
    const notice = 'this message is private and may be read only by the person to whom it is addressed thank you';
    const posts = Array.from({ length: 12 }, (_, at) => ({
      author: `Author ${at}`,
      blocks: [`Post number ${at} about something. ${notice}`],
    }));
    expect(linked(...posts).posts.flatMap(spans)).toEqual([]);
    expect(linked(...posts.slice(0, 3)).posts.flatMap(spans)).toHaveLength(2);
  });
});
