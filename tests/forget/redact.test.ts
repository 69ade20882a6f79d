import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldWords } from '../../src/store/forget/fold.js';
import { learn } from '../../src/store/forget/learn.js';
import { redactPage } from '../../src/store/forget/redact-page.js';
import { redactCitation, redactText, redactUrl } from '../../src/store/forget/redact-text.js';
import { nameRules, phraseRule, rulesFor, sentenceRules, wholeRule } from '../../src/store/forget/rules.js';
import { assembleThread } from '../../src/threads/assemble.js';
import { NAME, type Piece, pieces, SITE, worldOf } from './world.js';

const LONER: Piece = { by: 0, quotes: 0, how: 'named', mention: 9, likes: false, ids: true };
const key = Buffer.alloc(32, 7);
const rules = rulesFor(key, SITE, nameRules(key, null, NAME));

describe('what is cut out of a text', () => {
  it('finds a name in any spelling of case, marks and spaces, as whole words', () => {
    for (const text of ['ask Ann-Lee Öst!', 'ask ann lee öst!', 'ask ANN_LEE  ÖST!', 'ask Ann\u200b-Lee O\u0308st!'])
      expect(redactText(text, rules), text).toBe('ask [removed]!');
    for (const text of ['Ann-Lee Östberg', 'Joann-Lee Öst', 'Ann and Lee Öst'])
      expect(redactText(text, rules)).toBe(text);
  });

  it('finds names in scripts without spaces', () => {
    const chinese = rulesFor(key, null, nameRules(key, null, '张伟明'));
    expect(redactText('我觉得张伟明说得对', chinese)).toBe('我觉得[removed]说得对');
  });

  it('leaves an everyday word that is a name in what others write, and takes it where somebody is addressed or cited', () => {
    const everyday = rulesFor(key, null, nameRules(key, null, 'The'));
    expect(redactText('The boat of @the is the best', everyday)).toBe('The boat of @[removed] is the best');
    expect(redactCitation('On 5 May, The said:', everyday)).toBe('On 5 May, [removed] said:');
  });

  it('takes parts out of addresses that hold the name or lead to the account', () => {
    const both = rulesFor(key, SITE, [...nameRules(key, null, NAME), wholeRule(key, 'account', SITE, '4711')]);
    expect(redactUrl('https://a.example/profile/12-ann-lee-%C3%B6st/?x=1', both)).toBe(
      'https://a.example/profile/removed/?x=1',
    );
    expect(redactUrl('https://a.example/member.php?u=4711', both)).toBe('https://a.example/member.php?u=removed');
    expect(redactUrl('https://a.example/topic/4711-boats', both)).toBe('https://a.example/topic/4711-boats');
  });

  it('takes sentences, and not what is too short to be anybody’s own', () => {
    const own = 'The hull of the old ferry leaks at the stern. I agree.';
    const sentences = rulesFor(key, null, sentenceRules(key, null, own));
    expect(redactText(`He wrote “the hull of the old ferry leaks at the stern”. I agree.`, sentences)).toBe(
      'He wrote “[removed]”. I agree.',
    );
  });

  it('is done once: twice changes nothing, and a text without it stays the same', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', maxLength: 200 }),
        fc.string({ minLength: 3, maxLength: 12 }),
        (text, name) => {
          const any = rulesFor(key, null, nameRules(key, null, name));
          const once = redactText(`${text} ${name} ${text}`, any);
          expect(redactText(once, any)).toBe(once);
          const { form } = foldWords(name);
          const isKnown = form !== '' && any.has('name', phraseRule(key, 'name', null, form).mark);
          if (isKnown)
            expect(` ${foldWords(once.replaceAll('[removed]', ' \u2603 ')).form} `).not.toContain(` ${form} `);
          expect(redactText(text, rulesFor(key, null, []))).toBe(text);
        },
      ),
      { numRuns: 200 },
    );
  });
});

describe('what is cut out of a page', () => {
  it('leaves a member alone whose name holds the forgotten one', () => {
    const { records } = worldOf([LONER, { ...LONER, by: 1, mention: 0 }], 2, '5');
    const page = records[0]?.page;
    if (page === undefined) throw new Error('no page');
    const [first, second] = page.posts;
    if (first === undefined || second === undefined) throw new Error('no posts');
    const named = { ...second, author: { ...second.author, name: `${NAME} Senior` } };
    const blocks = [{ type: 'text' as const, text: `${NAME} Senior and ${NAME} met; @${NAME} senior.` }];
    const [, post] = redactPage({ ...page, posts: [first, { ...named, blocks }] }, rules, 'x').posts;
    expect(post?.author.name).toBe(`${NAME} Senior`);
    expect(post?.blocks).toEqual([{ type: 'text', text: `${NAME} Senior and [removed] met; @${NAME} senior.` }]);
  });

  it('leaves no word of the forgotten and every word of the others, and is stable', () => {
    fc.assert(
      fc.property(pieces, fc.integer({ min: 2, max: 6 }), fc.boolean(), (list, perPage, ids) => {
        const { records, kept } = worldOf(list, perPage, '5', ids);
        const pages = records.map((record) => record.page);
        const threadId = records[0]?.threadId ?? '';
        const learned = learn(pages, SITE, rules, threadId);
        const all = rulesFor(key, SITE, [...nameRules(key, null, NAME), ...learned]);
        const redacted = pages.map((page) => redactPage(page, all, threadId));
        const text = JSON.stringify(redacted);
        // Part of a sentence without a name is known by its link alone, which a page does not have.
        expect(text).not.toMatch(/zq\d/);
        expect(text.normalize('NFC')).not.toMatch(/ann[-_ ]?lee/i);
        for (const sentence of kept) expect(text).toContain(sentence.slice(0, -1));
        expect(redacted.map((page) => redactPage(page, all, threadId))).toEqual(redacted);
        expect(redacted.map((page) => page.posts.length)).toEqual(pages.map((page) => page.posts.length));
        expect(learn(redacted, SITE, all, threadId)).toEqual([]);
      }),
      { numRuns: 80 },
    );
  });

  it('leaves the others their places and ids, with and without printed ids, over several saves', () => {
    fc.assert(
      fc.property(pieces, pieces, fc.integer({ min: 2, max: 6 }), fc.boolean(), (list, more, perPage, ids) => {
        const silent = (one: readonly Piece[]): Piece[] => one.map((piece) => ({ ...piece, mention: 9, how: 'named' }));
        const saves = [silent(list), silent([...list, ...more])].flatMap(
          (one) => worldOf(one, perPage, '5', ids).records,
        );
        const threadId = saves[0]?.threadId ?? '';
        const pages = saves.map((record) => record.page);
        const all = rulesFor(key, SITE, [...nameRules(key, null, NAME), ...learn(pages, SITE, rules, threadId)]);
        const before = assembleThread(threadId, SITE, pages).posts;
        const after = assembleThread(
          threadId,
          SITE,
          pages.map((page) => redactPage(page, all, threadId)),
        ).posts;
        expect(after.map((post) => post.position)).toEqual(before.map((post) => post.position));
        expect(after.map((post) => post.kind)).toEqual(
          before.map((post) => (post.author.name === NAME ? 'deleted' : 'post')),
        );
        const theirs = new Set(before.filter((post) => post.author.name === NAME).map((post) => post.position));
        expect(after.filter((post) => !theirs.has(post.position)).map((post) => post.id)).toEqual(
          before.filter((post) => !theirs.has(post.position)).map((post) => post.id),
        );
        expect(new Set(after.map((post) => post.id)).size).toBe(after.length);
      }),
      { numRuns: 50 },
    );
  });
});
