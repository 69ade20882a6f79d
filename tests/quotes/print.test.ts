import { describe, expect, it } from 'vitest';
import { createVocabulary, tokenize, wordsIn } from '../../src/quotes/tokens.js';
import { linked, quote } from './build.js';

const verdictOf = (before: string, after: string): string | undefined =>
  linked({ author: 'Ann', blocks: [before] }, { author: 'Eve', blocks: [quote('Ann', after), 'So.'] }).posts.at(-1)
    ?.quotes[0]?.verdict;

describe('what differs in print only is exact', () => {
  it.each([
    ["They can't open the pier & the quay.", 'They can&#39;t open the pier &amp; the quay.'],
    ['He said "no" to the new pier.', 'He&nbsp;said &quot;no&quot; to the&nbsp;new pier.'],
    ['The efficient office of the ferry fleet.', 'The eﬃcient oﬃce of the ferry ﬂeet.'],
    ['The crew was informed of it.', 'The crew was in\u00adformed of i\u200bt.'],
    ['The boat left at 7:30 with 1 250 people.', 'The boat left at 7.30 with 1\n250 people.'],
    ['Version 3.14.2 of the timetable is out.', 'Version 3\\.14\\.2 of the timetable is out.'],
    ['We took ½ a day for 12 miles.', 'We took ½ a day for １２ miles.'],
    ['İskele bugün kapalı, kıyıda bekledik.', 'iskele bugün kapalı, KIYIDA bekledik.'],
    ['The e-mail about the boat came late.', 'The email about the boat came late.'],
    ['My co-operative bought the ferry for us.', 'My cooperative bought the ferry for us.'],
    ['الكِتَابُ عن المرفأ جديد هنا', 'الكتاب عن المرفأ جديد هنا'],
    ['この港はガスの船を使うそうです。', 'この港はｶﾞｽの船を使うそうです。'],
    ['see https://pier.example/a/board for it', 'see https://pier.exa\u200bmple/a/board for it'],
  ])('%s', (before, after) => {
    expect(verdictOf(before, after)).toBe('exact');
  });

  it('but not what makes another word of it', () => {
    expect(
      verdictOf('We wrote the timetable in C++ for the ferry.', 'We wrote the timetable in C# for the ferry.'),
    ).toBe('altered');
    expect(verdictOf('They paid 1.5 for the boat there.', 'They paid 15 for the boat there.')).toBe('altered');
  });
});

describe('words left out with a mark', () => {
  const long = 'The choir sang twelve songs on Sunday, and Bettina sang along from the gallery until the end.';
  it.each(['…', '. . .', '[…]', '<snip>', '*snip*', '-- snip --', '(gekürzt)', '[вырезано]', '（中略）', '[..]'])(
    '%s',
    (mark) => {
      expect(verdictOf(long, `The choir sang twelve songs ${mark} from the gallery until the end.`)).toBe('trimmed');
    },
  );

  it('are told where the mark stands, though the words around it repeat', () => {
    expect(verdictOf(long, 'The choir sang … along from the gallery until the end.')).toBe('trimmed');
    expect(
      verdictOf(
        'La chorale a chanté lundi, et Bettina a joué de tout son cœur.',
        'La chorale a … joué de tout son cœur.',
      ),
    ).toBe('trimmed');
  });
});

describe('scripts without spaces', () => {
  const vocabulary = createVocabulary();
  it('end a word of letters, and a changed word is a small change', () => {
    const forms = [...tokenize('gekostet有照片', vocabulary).ids].map(vocabulary.form);
    expect(forms).toEqual(['gekostet', '有', '照', '片']);
    const post = linked(
      { author: 'Ann', blocks: ['昨天我们在港口的商店买了新的缆绳,老板没有给发票,所以我们今天再去一次。'] },
      {
        author: 'Eve',
        blocks: [quote('Ann', '昨天我们在港口的商店买了旧的缆绳,老板没有给发票,所以我们今天再去一次。')],
      },
    ).posts.at(-1);
    const steps = post?.quotes[0]?.diff?.filter(({ op }) => op !== 'equal').map(({ text }) => text);
    expect(steps).toEqual(['新', '旧']);
  });

  it('count as words what is about a word', () => {
    const count = (text: string): number => {
      const tokens = tokenize(text, vocabulary);
      return wordsIn(tokens, 0, tokens.ids.length);
    };
    expect(count('one two three')).toBe(3);
    expect(count('昨天我们在港口的')).toBeCloseTo(5);
    const words = '昨天我们在港口的商店买';
    const repeats = (text: string) =>
      linked({ author: 'Ann', blocks: [text] }, { author: 'Eve', blocks: [`他说过:${text}你看。`] }).posts.at(-1)
        ?.repeats;
    expect(repeats(`${words}了绳`)).toEqual([]);
    expect(repeats(`${words}了三条新的缆绳和一个红色的浮标`)).toHaveLength(1);
  });
});
