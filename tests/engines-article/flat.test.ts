import { describe, expect, it } from 'vitest';
import { parseArticle } from '../../src/engines/article/index.js';
import * as articles from './support/articles.js';

const { BODY, RELATED } = articles;

function read(text: string) {
  const page = parseArticle({ text, format: 'text', url: null });
  if (page === null) throw new Error('not taken for an article');
  return page;
}

describe('flattened articles', () => {
  it('reads a newspaper page with menu, deck, byline, two dates, caption, advertising and comments', () => {
    const { document, engine, detection, problems } = read(articles.NEWSPAPER);
    expect(engine).toBe('article');
    expect(detection.confidence).toBeGreaterThan(0.7);
    expect(problems).toEqual([]);
    expect(document).toEqual({
      title: 'Council votes to close the Orno bridge until spring',
      authors: ['Jane Holloway'],
      publisher: null,
      agency: null,
      published: {
        at: '2024-03-03T17:12:00-05:00',
        local: '2024-03-03T17:12',
        raw: 'March 3, 2024 at 5:12 p.m. ET',
        precision: 'minute',
      },
      text: [
        'Engineers say two piers have moved since last winter.',
        BODY[0],
        BODY[1],
        BODY[2],
        'What it costs',
        BODY[3],
        BODY[4],
      ].join('\n'),
    });
  });

  it.each([
    [
      'German',
      articles.GERMAN,
      'Brücke nach Orno bleibt bis April gesperrt',
      ['Anna Bergmann', 'Jens Vogt'],
      'Ostrander Kurier',
      'ndp',
      '2024-03-03T14:05',
      4,
    ],
    [
      'Ukrainian',
      articles.UKRAINIAN,
      'Рада закрила міст на острів Орно до весни',
      ['Олена Мороз'],
      null,
      'Радіо Фйорд',
      '2024-03-03T14:05',
      6,
    ],
    [
      'French',
      articles.FRENCH,
      "Le pont d'Orno restera fermé jusqu'au printemps",
      ['Claire Vasseur'],
      null,
      'Agence Fjord',
      '2024-03-03T14:05',
      4,
    ],
    ['a press release', articles.RELEASE, null, [], null, 'WireOne', '2024-03-03', 3],
    ['a blog', articles.BLOG, 'The quiet bridge', ['Jane Holloway'], 'Notes from the Sound', null, '2024-03-03', 3],
    [
      'an interview',
      articles.INTERVIEW,
      'Who pays for the bridge? A talk about ice and money',
      [],
      'Orno-Gazette.com',
      null,
      '2024-03-03',
      6,
    ],
    ['a captioned agency report', articles.CAPTIONED, null, [], null, 'Fjordpress', '2024-03-03', 4],
  ] as const)('%s', (_, text, title, authors, publisher, agency, local, paragraphs) => {
    const { document } = read(text);
    expect(document).toMatchObject({ title, authors, publisher, agency, published: { at: null, local } });
    expect(document.text.split('\n')).toHaveLength(paragraphs);
  });

  it('does not depend on line ends, no-break spaces and blank lines', () => {
    const plain = read(articles.NEWSPAPER).document;
    expect(read(articles.NEWSPAPER.replaceAll('\n', '\r\n')).document).toEqual(plain);
    expect(read(articles.NEWSPAPER.replaceAll('\n', '\n\u00a0\n\n')).document).toEqual(plain);
  });

  it('gives no headline where only a caption stands, and says why', () => {
    const page = read(articles.CAPTIONED);
    expect(page.document.title).toBeNull();
    expect(page.detection.evidence).toContain('no headline is printed above the text');
  });

  it('takes a headline of the same length in the place of a caption', () => {
    const text = articles.CAPTIONED.replace(
      'Harbour mayor Nils Aker at the quay in Ostrand',
      'Harbour mayor Nils Aker stops the ferry in Ostrand',
    );
    expect(read(text).document.title).toBe('Harbour mayor Nils Aker stops the ferry in Ostrand');
  });

  it('reads the date field an extractor puts before the headline, and strips it', () => {
    const { document } = read([' date 2023-11-05 Orno bridge stays closed', 'Ostrand • ONB', ...BODY].join('\n'));
    expect(document).toMatchObject({
      title: 'Orno bridge stays closed',
      publisher: 'ONB',
      agency: 'ONB',
      published: { at: null, local: '2023-11-05', precision: 'day' },
    });
    expect(document.text).toBe(BODY.join('\n'));
  });

  it.each([
    ['Jonas Berg, MIRA O’DELLFriday, 3 May 2024, 07:45', ['Jonas Berg', 'Mira O’Dell']],
    ['KATE VAN DER BILTFriday, 3 May 2024, 07:45', ['Kate van der Bilt']],
    ['Anna-Lena Holt, Per Ek and IDA SUND-MOEFriday, 3 May 2024, 07:45', ['Anna-Lena Holt', 'Per Ek', 'Ida Sund-Moe']],
    ['3 May 2024 | By Per Ek', ['Per Ek']],
    ['By Per Ek and Staff Reporter\n3 May 2024', ['Per Ek']],
    ['Per Ek\n3 May 2024', ['Per Ek']],
    ['By Admin\n3 May 2024', []],
    ['Malin Sund\n3 May 2024', []],
  ])('authors of: %s', (head, authors) => {
    const { document } = read(['Council closes the Orno bridge', head, ...BODY].join('\n'));
    expect(document.authors).toEqual(authors);
    expect(document.published.local?.slice(0, 10)).toBe('2024-05-03');
    expect(document.text).toBe(BODY.join('\n'));
  });

  it.each([
    ['dateline', { first: `OSTRAND (Fjordpress) – ${BODY[0]}` }, 'Fjordpress'],
    ['dateline with a day', { first: `OSTRAND, May 3 (Fjordpress/ONB) -- ${BODY[0]}` }, 'Fjordpress/ONB'],
    [
      'source, reported by another',
      { second: 'Source: Sund, as reported by Radio Orno, citing the ONB and Fjordpress' },
      'Radio Orno, citing the ONB and Fjordpress',
    ],
    ['source alone', { second: 'Source: Fjordpress' }, 'Fjordpress'],
    ['a speaker as source', { second: 'Source: Malin Sund on Telegram' }, null],
    ['self-reference', { second: 'This is reported by the Orno Post, Fjordpress reports.' }, 'Fjordpress'],
    ['reported by', { second: 'This was reported by the Orno Post on Friday evening in a short note.' }, 'Orno Post'],
    ['end credit', { last: `${BODY[4]} (Fjordpress)` }, 'Fjordpress'],
    ['byline of an agency', { head: 'By Fjordpress' }, 'Fjordpress'],
    ['none', {}, null],
  ] as const)('agency by %s', (_, change, agency) => {
    const {
      first = BODY[0],
      second,
      last = BODY[4],
      head,
    } = { head: undefined, first: BODY[0], second: undefined, last: BODY[4], ...change };
    const text = [
      'Council closes the Orno bridge',
      ...(head === undefined ? [] : [head]),
      '3 May 2024',
      first,
      ...(second === undefined ? [] : [second]),
      BODY[1],
      BODY[2],
      BODY[3],
      last,
    ];
    expect(read(text.join('\n')).document.agency).toBe(agency);
  });

  it.each([
    ['Support Orno Post on Patreon!', 'Orno Post'],
    ['Join the Orno Post community and read without limits', 'Orno Post'],
    ['Become a friend of the Orno Post', 'Orno Post'],
    ['Follow the Orno Post on Facebook', 'Orno Post'],
    ['Copyright 2024 The Orno Post. All rights reserved.', 'The Orno Post'],
    ['Support Us', null],
    ['Support Journalism', null],
    ['Photo © Lars Dunn', null],
  ])('publisher of: %s', (line, publisher) => {
    const { document } = read(['Council closes the Orno bridge', '3 May 2024', ...BODY, line].join('\n'));
    expect(document.publisher).toBe(publisher);
    expect(document.text).toBe(BODY.join('\n'));
  });

  it('leaves out a label that a page repeats, whatever it says', () => {
    const text = [
      'Council closes the Orno bridge',
      '3 May 2024',
      BODY[0],
      'Promotion:',
      BODY[1],
      'Background:',
      BODY[2],
      'Promotion:',
      BODY[3],
      BODY[4],
      'Promotion:',
    ];
    expect(read(text.join('\n')).document.text).toBe(
      [BODY[0], BODY[1], 'Background:', BODY[2], BODY[3], BODY[4]].join('\n'),
    );
  });

  it.each([
    ['clock times', RELATED.flatMap((headline, i) => [`2${i}:1${i}`, headline])],
    ['rules', RELATED.flatMap((headline) => ['-', headline])],
    ['nothing', [...RELATED]],
  ])('leaves out a list of headlines under and above the text, separated by %s', (_, list) => {
    const article = ['Council closes the Orno bridge', '3 May 2024', ...BODY];
    const expected = { title: 'Council closes the Orno bridge', text: BODY.join('\n') };
    expect(read([...article, 'TOP OF THE DAY', ...list].join('\n')).document).toMatchObject(expected);
    expect(read(['TOP OF THE DAY', ...list, 'Sign in', ...article].join('\n')).document).toMatchObject(expected);
  });

  it('keeps only the wall clock of an unclear zone and reports it', () => {
    const page = read(['Council closes the Orno bridge', '3 May 2024, 10:00 IST', ...BODY].join('\n'));
    expect(page.document.published).toMatchObject({ at: null, local: '2024-05-03T10:00' });
    expect(page.problems.map((problem) => problem.code)).toEqual(['date-zone-unclear']);
  });
});
