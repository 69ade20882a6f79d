import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isCommon } from '../../src/export/privacy/common-words.js';
import { foldName } from '../../src/export/privacy/fold.js';
import { Names } from '../../src/export/privacy/names.js';
import { Pseudonyms } from '../../src/export/privacy/pseudonyms.js';
import { standsIn } from './leaks.js';

const KEY = 'a key of sixteen letters and more';

function make(...printed: readonly string[]): Pseudonyms {
  const names = new Names();
  for (const name of printed) names.add(name);
  return new Pseudonyms(KEY, names);
}

const hostile = fc.oneof(
  fc.constantFrom(
    'Tilda',
    'Tilda Marsh',
    'marsh',
    'Will Power',
    'A.*+?^\u0024{}()|[]\\',
    '[XYZ]Bob',
    '*~Ann~*',
    'Ann',
    'Annabel',
    'Zoë O’Neil',
    'Анна-Мария',
    '山田太郎',
    'Bob山田',
    'สมชาย',
    'İlker',
    'STRAẞE77',
    '<b>Bold</b>',
    '$&',
    '🦊fox🦊',
    '🦊🦊🦊',
    'dark_knight_99',
    'old.salt',
    'two  spaces',
    "O'Hara",
    'ﬁnn',
  ),
  fc.string({ unit: 'grapheme', minLength: 3, maxLength: 12 }),
  fc.string({ unit: fc.constantFrom('a', 'B', 'ß', '.', '_', ' ', '-', '山', 'é', '9'), minLength: 3, maxLength: 8 }),
);
const rare = hostile.filter(
  (name) => !isCommon(foldName(name)) && /\p{L}|\p{S}/u.test(foldName(name)) && [...foldName(name)].length > 2,
);
const written = (name: string): fc.Arbitrary<string> =>
  fc.constantFrom(
    name,
    name.toUpperCase(),
    name.toLowerCase(),
    name.normalize('NFD'),
    name.replaceAll(' ', '\u00a0'),
    name.replaceAll(' ', '\n'),
  );
const joint = fc.constantFrom(
  ' ',
  ', ',
  '\n',
  ' (',
  ') ',
  ' "',
  '" ',
  '. ',
  ' @',
  ': ',
  ' “',
  '” ',
  ' *',
  '* ',
  '/',
  '\t',
);
const filler = fc.constantFrom(
  'harbour',
  'the',
  'repairs',
  'went',
  '1984',
  'xyz',
  'marshland',
  'annals',
  '',
  '山',
  '🦊',
);

const worlds = fc.array(rare, { minLength: 1, maxLength: 6 }).chain((names) => {
  const [first = '', ...rest] = names.map(written);
  return fc.record({
    names: fc.constant(names),
    text: fc
      .array(fc.tuple(joint, fc.oneof(first === '' ? filler : first, ...rest, filler)), { minLength: 1, maxLength: 20 })
      .map((pieces) => `${pieces.flat().join('')} `),
  });
});

describe('names in texts', () => {
  it('leaves no name, however it is written', () => {
    fc.assert(
      fc.property(worlds, ({ names, text }) => {
        const out = make(...names).text('boats.example', text);
        expect(names.filter((name) => standsIn(name, out))).toEqual([]);
      }),
      { numRuns: 800 },
    );
  });

  it('gives the same name the same word, in a text and in a column', () => {
    fc.assert(
      fc.property(rare, (printed) => {
        const name = printed.trim();
        const all = make(name);
        const word = all.name('boats.example', name);
        expect(all.name('boats.example', name.normalize('NFD'))).toBe(word);
        expect(all.text('boats.example', `then @${name} went`)).toBe(`then @${word} went`);
        expect(all.header('boats.example', `${name} said:`)).toContain(word);
      }),
      { numRuns: 300 },
    );
  });

  it('takes signs with the name that it begins with and no comparison sees', () => {
    const name = '\u1fc1Tilda';
    const all = make(name);
    const word = all.name('s', name);
    expect(all.name('s', 'tilda')).toBe(word);
    for (const sign of ['\u1fc1', '\u200b', '\u00b4', ''])
      expect(all.text('s', `then @${sign}Tilda went`)).toBe(`then @${word} went`);
  });

  it('takes the longer of two names, and a name only where it is a word of its own', () => {
    const all = make('Ann', 'Ann Smith');
    const [ann, smith] = [all.name('s', 'Ann'), all.name('s', 'Ann Smith')];
    expect(all.text('s', 'Ann Smith met ann; channel, Annals, Ann_Smith and AnnSmith')).toBe(
      `${smith} met ${ann}; channel, Annals, ${smith} and ${smith}`,
    );
    expect(make('Tilda').text('s', 'Tildas boat')).toBe(`${make('Tilda').name('s', 'Tilda')}s boat`);
  });

  it('leaves everyday words that are names, but where the name is meant', () => {
    const all = make('Will');
    const word = all.name('s', 'Will');
    expect(all.text('s', 'I will go. Will you?')).toBe('I will go. Will you?');
    expect(all.text('s', '@will and will wrote: so Will went')).toBe(`@${word} and ${word} wrote: so ${word} went`);
  });

  it('differs by site and by key, and is made of the name alone', () => {
    const all = make('Tilda');
    expect(all.name('a.example', 'Tilda')).not.toBe(all.name('b.example', 'Tilda'));
    expect(new Pseudonyms(`${KEY}!`, new Names()).name('a.example', 'Tilda')).not.toBe(all.name('a.example', 'Tilda'));
    expect(make('Tilda', 'Bo').name('a.example', 'tilda')).toBe(all.name('a.example', 'Tilda'));
    expect(all.name('a.example', 'Tilda')).toMatch(/^u[0-9a-z]{16}$/);
  });

  it('cuts addresses down to their host, and mail out', () => {
    const all = make('Tilda');
    expect(all.text('s', 'see https://x:y@boats.example/u/12?q=tilda#t, write tilda.m@post.example')).toBe(
      'see https://boats.example/ write [e-mail]',
    );
    expect(all.address('s', 'https://tilda.boats.example/12')).toBe(`https://${all.name('s', 'Tilda')}.boats.example/`);
    expect(all.address('s', '/u/12-tilda')).toBeNull();
  });

  it('hides names in JSON, its keys too, and drops a diff that would give one in pieces', () => {
    const all = make('Old Salt');
    const word = all.name('s', 'Old Salt');
    expect(
      all.json('s', {
        author: 'old salt',
        evidence: [{ start: 1, text: 'by Old Salt' }],
        'Old Salt': 1,
        url: 'https://a.example/old-salt',
      }),
    ).toEqual({
      author: word,
      evidence: [{ start: 1, text: `by ${word}` }],
      [word]: 1,
      url: 'https://a.example/',
    });
    const split = [
      { op: 'equal', text: 'Old' },
      { op: 'delete', text: 'Salt' },
    ];
    expect(all.diff('s', split)).toBeNull();
    expect(all.diff('s', [{ op: 'insert', text: 'not' }])).toEqual([{ op: 'insert', text: 'not' }]);
  });

  it('hides our own ids, which are made from printed ones', () => {
    const id = '5b0c1d4e-7d0a-5c52-a7f3-b1a96f0e2c11';
    const all = make('Tilda');
    expect(all.ids(id)).not.toBe(id);
    expect(all.ids(`${id}/3/quote`)).toBe(`${all.ids(id)}/3/quote`);
    expect(all.ids(id)).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  });

  it('stays quick on long texts of one sign and on many names of one beginning', () => {
    const names = new Names();
    for (let i = 0; i < 2_000; i += 1) names.add(`the one ${i}`);
    const all = new Pseudonyms(KEY, names);
    for (const text of [
      'a'.repeat(50_000),
      ' '.repeat(50_000),
      '@'.repeat(50_000),
      'é '.repeat(50_000),
      'http://'.repeat(10_000),
    ])
      expect(all.text('s', text).length).toBeGreaterThan(0);
  });
});
