import { describe, expect, it } from 'vitest';
import { sliceCodePoints } from '../../src/model/text.js';
import type { LinkedPost, LinkedThread, QuoteLink } from '../../src/model/thread.js';
import { linkThread } from '../../src/quotes/index.js';
import { assembled, linked, type PostSketch, page, quote, quoteOf } from './build.js';

const SPEECH =
  'The council promised that the ferry would not stop before 2031. Mayor Olga Brandt said it twice that evening. I was in the third row, and I wrote it down word for word. 😀 Nobody asked what it costs.';
const ann: PostSketch = { author: 'Ann', blocks: [SPEECH] };
const ben: PostSketch = { author: 'Ben', blocks: ['I doubt it, and I doubt the minutes of that meeting as well.'] };

const last = (thread: LinkedThread): LinkedPost => {
  const post = thread.posts.at(-1);
  if (post === undefined) throw new Error('a thread without posts');
  return post;
};
const linkOf = (block: ReturnType<typeof quote>, ...before: readonly PostSketch[]): QuoteLink => {
  const link = last(
    linked(...(before.length > 0 ? before : [ann, ben]), { author: 'Eve', blocks: [block, 'So there.'] }),
  ).quotes[0];
  if (link === undefined) throw new Error('a post without quotes');
  return link;
};

describe('verdicts', () => {
  it.each([
    ['exact', SPEECH, false],
    ['exact', SPEECH.toUpperCase().replaceAll(' ', '\n'), false],
    ['exact', SPEECH.replaceAll('.', ' .').replace('word for word', '**word** for [b]word[/b]'), false],
    ['exact', SPEECH.replace('word for word', 'word for word (emphasis mine)'), false],
    ['trimmed', 'Mayor Olga Brandt said it twice that evening.', false],
    ['trimmed', 'The council promised … word for word.', false],
    ['trimmed', 'The council promised that the ferry would not stop before 2031. [...] I wrote it down', false],
    ['altered', SPEECH.replace('would not stop', 'would stop'), true],
    ['altered', SPEECH.replace('2031', '2013'), true],
    ['altered', SPEECH.replace('Olga Brandt', 'Olga Stein'), true],
    ['altered', SPEECH.replace('I was in', 'I was not in'), true],
    ['altered', SPEECH.replace('Mayor Olga Brandt said', 'Mayor said'), true],
    ['altered', SPEECH.replace('twice that evening', 'twice'), false],
    ['altered', SPEECH.replace('the third row', 'the very first row of seats'), true],
    ['altered', SPEECH.replace('in the third row', 'among the very first seats there in the third row'), false],
    ['altered', 'the ferry would stop before 2031', true],
    ['altered', 'Mayor Olga Brandt said it 20 times', true],
  ] as const)('%s: %s', (verdict, words, meaningChanged) => {
    expect(linkOf(quote('Ann', words))).toMatchObject({ verdict, meaningChanged, method: 'author+text' });
  });

  it('calls a quote without the quotes its source holds elided', () => {
    const reply: PostSketch = { author: 'Ben', blocks: [quote('Ann', SPEECH), 'I doubt it, as I said before.'] };
    expect(linkOf(quote('Ben', 'I doubt it, as I said before.'), ann, reply).verdict).toBe('elided');
    expect(linkOf(quote('Ben', quote('Ann', SPEECH), 'I doubt it, as I said before.'), ann, reply).verdict).toBe(
      'exact',
    );
  });

  it('gives a quote that lost its nesting to the post that held both', () => {
    const reply: PostSketch = { author: 'Ben', blocks: [quote('Ann', SPEECH), 'I doubt it, as I said before.'] };
    expect(linkOf(quote('Ben', `${SPEECH}\nI doubt it, as I said before.`), ann, reply)).toMatchObject({
      verdict: 'exact',
      sourceStart: null,
    });
  });

  it('names a wrong attribution, also where the printed id leads to the source', () => {
    expect(linkOf(quote('Ben', 'Mayor Olga Brandt said it twice that evening.'))).toMatchObject({
      verdict: 'misattributed',
      method: 'text',
    });
    expect(
      linkOf(quoteOf('1', 'Ben', 'Mayor Olga Brandt said it twice'), { ...ann, id: '1' }, { ...ben, id: '2' }).verdict,
    ).toBe('misattributed');
    expect(linkOf(quote('ann ', SPEECH)).verdict).toBe('exact');
  });

  it('recovers a missing attribution and says where none can be', () => {
    expect(linkOf(quote(null, 'Mayor Olga Brandt said it twice'))).toMatchObject({
      verdict: 'trimmed',
      method: 'text',
    });
    expect(linkOf(quote(null, 'Words that stand nowhere in here'))).toMatchObject({
      verdict: 'unattributed',
      sourcePostId: null,
    });
  });

  it('follows a printed id even where the words are others, unless another post has these very words', () => {
    const fake = linkOf(quoteOf('1', 'Ann', 'I love the mayor and everything she does'), { ...ann, id: '1' });
    expect(fake).toMatchObject({ verdict: 'altered', method: 'id' });
    const wrong = linkOf(quoteOf('2', 'Ann', SPEECH), { ...ann, id: '1' }, { ...ben, id: '2' });
    expect(wrong).toMatchObject({ verdict: 'exact', method: 'author+text' });
  });

  it('never links a quote to its own or a later post', () => {
    const thread = linked(
      { id: '1', author: 'Eve', blocks: [quoteOf('2', 'Ann', SPEECH), SPEECH] },
      { id: '2', author: 'Ann', blocks: [quoteOf('2', 'Ann', SPEECH), SPEECH] },
    );
    const [stub, eve, own] = thread.posts;
    expect(stub?.kind).toBe('stub');
    expect(eve?.quotes[0]).toMatchObject({ verdict: 'source_absent', sourcePostId: stub?.id });
    expect(own?.quotes[0]?.sourcePostId).toBe(eve?.id);
  });

  it('finds short quotes among the posts of the author they name', () => {
    const short: PostSketch = { author: 'Cid', blocks: ['Not in my harbour, thanks.'] };
    expect(linkOf(quote('Cid', 'Not in my harbour'), ann, short, ben)).toMatchObject({
      verdict: 'trimmed',
      method: 'author+text',
    });
    expect(linkOf(quote('Cid', 'Not my harbour, thanks'), ann, short, ben)).toMatchObject({ verdict: 'altered' });
    expect(linkOf(quote('Cid', 'thanks'), ann, short, ben)).toMatchObject({ verdict: 'trimmed' });
    expect(linkOf(quote('Cid', ':-)'), ann, { author: 'Cid', blocks: [':-)'] }, ben)).toMatchObject({
      verdict: 'exact',
    });
  });

  it('links the quote inside a quote to a post older than the one that quoted it', () => {
    const reply: PostSketch = { author: 'Ben', blocks: [quote('Ann', SPEECH), 'I doubt it, as I said before.'] };
    const thread = linked(
      ann,
      reply,
      { author: 'Ann', blocks: [SPEECH] },
      { author: 'Eve', blocks: [quote('Ben', quote('Ann', SPEECH), 'I doubt it'), 'x'] },
    );
    expect(last(thread).quotes.map((link) => [link.parentIndex, link.verdict, link.sourcePostId])).toEqual([
      [null, 'trimmed', thread.posts[1]?.id],
      [0, 'exact', thread.posts[0]?.id],
    ]);
    expect(thread.edges.filter((edge) => edge.fromPostId === last(thread).id)).toHaveLength(1);
  });

  it('explains a difference by the earlier wording of its source', () => {
    const edited: PostSketch = {
      id: '1',
      author: 'Ann',
      at: '2026-01-01T10:00:00Z',
      editedAt: '2026-01-03T10:00:00Z',
      blocks: [SPEECH.replace('would not stop', 'would never stop')],
    };
    const reply: PostSketch = {
      id: '2',
      author: 'Eve',
      at: '2026-01-02T10:00:00Z',
      blocks: [quoteOf('1', 'Ann', SPEECH), 'ok'],
    };
    const before = page([{ ...ann, id: '1', at: '2026-01-01T10:00:00Z' }, reply]);
    const thread = linkThread(assembled(before, page([edited, reply])), []);
    expect(thread.posts[0]?.revisions).toHaveLength(1);
    expect(last(thread).quotes[0]).toMatchObject({ verdict: 'exact', sourceEditedLater: true, verbatim: false });
  });

  it('recognises a rewrite the quoting person owns up to', () => {
    const thread = linked(ann, { author: 'Eve', blocks: [quote('Ann', SPEECH.replace('would not', 'would')), 'FTFY'] });
    expect(last(thread).quotes[0]).toMatchObject({ verdict: 'altered', declaredEdit: 'FTFY', meaningChanged: true });
  });

  it('points to a deleted placeholder instead of a stub', () => {
    const thread = linked(
      { id: '1', kind: 'deleted', blocks: [] },
      { id: '2', author: 'Eve', blocks: [quoteOf('1', 'Ann', SPEECH), 'x'] },
    );
    expect(thread.posts.map((post) => post.kind)).toEqual(['deleted', 'post']);
    expect(last(thread).quotes[0]).toMatchObject({ verdict: 'source_absent', sourcePostId: thread.posts[0]?.id });
  });

  it('compares scripts without spaces and numbers by value', () => {
    const post: PostSketch = { author: 'Ann', blocks: ['議会は2031年まで渡船を止めないと約束した。'] };
    expect(linkOf(quote('Ann', '議会は2031年まで渡船を止めると約束した。'), post).verdict).toBe('altered');
    expect(linkOf(quote('Ann', '渡船を止めない'), post).verdict).toBe('trimmed');
    const price: PostSketch = { author: 'Ann', blocks: ['It costs 1,250.50 in all, they said so.'] };
    expect(linkOf(quote('Ann', 'It costs 1250.50 in all, they said so.'), price).verdict).toBe('exact');
    expect(linkOf(quote('Ann', 'It costs 1,520.50 in all, they said so.'), price)).toMatchObject({
      verdict: 'altered',
      meaningChanged: true,
    });
  });
});

describe('offsets', () => {
  const own = (link: QuoteLink): string => sliceCodePoints(SPEECH, link.sourceStart ?? 0, link.sourceEnd ?? 0);

  it('point at the quoted stretch in code points, to the letter where verbatim', () => {
    const link = linkOf(quote('Ann', '😀 Nobody asked what'));
    expect(link).toMatchObject({ verbatim: true, verdict: 'trimmed' });
    expect(own(link)).toBe('😀 Nobody asked what');
    expect(own(linkOf(quote('Ann', 'nobody asked WHAT')))).toBe('Nobody asked what');
    expect(linkOf(quote('Ann', 'nobody asked WHAT')).verbatim).toBe(false);
  });

  it('of a diff name the words on both sides and give back both texts', () => {
    const words = 'Mayor Olga Stein said it twice that day. I was in the third row';
    const link = linkOf(quote('Ann', words));
    expect(link.diff?.map((step) => `${step.op} ${step.text}`)).toEqual([
      'equal Mayor Olga',
      'delete Brandt',
      'insert Stein',
      'equal said it twice that',
      'delete evening',
      'insert day',
      'equal I was in the third row',
    ]);
    for (const step of link.diff ?? []) {
      if (step.op !== 'insert') expect(sliceCodePoints(SPEECH, step.sourceStart, step.sourceEnd)).toBe(step.text);
      if (step.op === 'insert') expect(sliceCodePoints(words, step.quoteStart, step.quoteEnd)).toBe(step.text);
    }
  });
});

describe('stubs', () => {
  it('stand before the first post that quotes them, one for copies that contain each other', () => {
    const thread = linked(
      ann,
      { author: 'Eve', blocks: [quote('Zoe', 'I sold my boat last week.'), 'why?'] },
      { author: 'Fay', blocks: [quote('Zoe', 'I sold my boat last week. It leaked anyway.'), 'ha'] },
      { author: 'Gus', blocks: [quote('Zoe', 'Something else entirely.'), 'hm'] },
    );
    expect(thread.posts.map((post) => [post.kind, post.position])).toEqual([
      ['post', 1],
      ['stub', null],
      ['post', 2],
      ['post', 3],
      ['stub', null],
      ['post', 4],
    ]);
    const [, stub, eve, fay] = thread.posts;
    expect(stub?.body.ownText).toBe('I sold my boat last week. It leaked anyway.');
    expect([eve, fay].map((post) => post?.quotes[0]?.sourcePostId)).toEqual([stub?.id, stub?.id]);
    expect(thread.edges).toContainEqual({ fromPostId: eve?.id, toPostId: stub?.id, via: 'quote', multiplicity: 1 });
  });

  it('give way when the real post arrives', () => {
    const reply = page([{ author: 'Eve', blocks: [quote('Zoe', 'I sold my boat last week.'), 'why?'] }], { page: 2 });
    expect(linkThread(assembled(reply), []).posts.map((post) => post.kind)).toEqual(['stub', 'post']);
    const both = linkThread(
      assembled(reply, page([{ author: 'Zoe', blocks: ['I sold my boat last week.'] }], { page: 1 })),
      [],
    );
    expect(both.posts.map((post) => post.kind)).toEqual(['post', 'post']);
    expect(both.posts[1]?.quotes[0]).toMatchObject({ verdict: 'exact', sourcePostId: both.posts[0]?.id });
  });
});
