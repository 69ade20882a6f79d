import fc from 'fast-check';
import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { chooseCharset } from '../../src/decode/charset.js';
import { decode } from '../../src/decode/decode.js';
import { MADE_TEXTS, madePage } from './made-texts.js';

const encode = (text: string, charset: string): Uint8Array => iconv.encode(text, charset, { addBOM: false });
const textIn = (language: string, length = 1_000, seed = 1): string => {
  const made = MADE_TEXTS.find((one) => one.language === language);
  if (made === undefined) throw new Error(`no text in ${language}`);
  return madePage(made, length, seed);
};
const withMeta = (page: string, charset: string): string =>
  page.replace('<title>', `<meta charset="${charset}"><title>`);

/** All texts in all charsets their languages were written in. */
const WRITTEN = MADE_TEXTS.flatMap((text) =>
  text.charsets.map((charset) => ({ name: `${text.language} in ${charset}`, text, charset })),
);

describe('a charset nobody declares is told by the bytes', () => {
  it.each(WRITTEN)('$name', ({ text, charset }) => {
    // Which of two charsets that read the bytes alike is used does not matter: the text does.
    for (const length of [200, 1_000, 5_000]) {
      const missed = Array.from({ length: 20 }, (_, seed) => madePage(text, length, seed)).filter((page) => {
        const decoded = decode(encode(page, charset));
        return decoded.text !== page || decoded.charsetFrom !== 'sniff';
      });
      expect(missed.length, `${length} characters`).toBeLessThanOrEqual(length === 200 ? 1 : 0);
    }
  });

  it('stays windows-1252 for signs and names in an English text', () => {
    const signs = '£½²³µ×÷¼±°§éñöåøßçïüêóÐþÉÄÑ¿«»·';
    for (const sign of signs)
      for (const times of [1, 5, 40]) {
        const page = `<p>${`plain words a${sign}b and more `.repeat(times)}</p>`;
        expect(decode(encode(page, 'windows-1252')).text, `${times} times ${sign}`).toBe(page);
      }
  });

  it('Japanese mail by its escapes', () => {
    const bytes = Buffer.concat([
      Buffer.from('<p>'),
      Buffer.from('\u001b$B$3$s$K$A$O\u001b(B', 'latin1'),
      Buffer.from('</p>'),
    ]);
    expect(decode(bytes)).toMatchObject({ text: '<p>こんにちは</p>', charset: 'iso-2022-jp', charsetFrom: 'sniff' });
  });
});

describe('a declaration that holds is used', () => {
  it.each(WRITTEN)('$name, in the header, a meta element, an XML declaration', ({ text, charset }) => {
    for (const length of [40, 200, 2_000]) {
      const page = madePage(text, length, length);
      const header = decode(encode(page, charset), { contentType: `text/html; charset=${charset}` });
      expect([header.text, header.charsetFrom, header.problems]).toEqual([page, 'header', []]);
      const inMeta = withMeta(page, charset);
      const meta = decode(encode(inMeta, charset));
      expect([meta.text, meta.charsetFrom, meta.problems]).toEqual([inMeta, 'meta', []]);
      const inXml = `<?xml version="1.0" encoding='${charset}'?>\n${page}`;
      const xml = decode(encode(inXml, charset));
      expect([xml.text, xml.charsetFrom, xml.problems]).toEqual([inXml, 'meta', []]);
    }
  });

  it.each(['utf-16le', 'utf-16be'])('%s, with a mark, by the header, by its zeros', (charset) => {
    for (const language of ['English', 'Russian', 'Japanese', 'Arabic']) {
      const page = textIn(language);
      const bytes = encode(page, charset);
      const marked = decode(iconv.encode(page, charset, { addBOM: true }));
      expect([marked.text, marked.charset, marked.charsetFrom]).toEqual([page, charset, 'bom']);
      const header = decode(bytes, { contentType: `text/html; charset=${charset}` });
      expect([header.text, header.charset, header.charsetFrom]).toEqual([page, charset, 'header']);
      const bare = decode(bytes);
      expect([bare.text, bare.charset, bare.charsetFrom]).toEqual([page, charset, 'sniff']);
    }
  });

  it('UTF-16 without markup in another script is told by its blanks', () => {
    const text = 'Вчера я починил старый велосипед. Спасибо всем за советы!\n';
    expect(decode(encode(text, 'utf-16le')).text).toBe(text);
    expect(decode(encode(text, 'utf-16be')).text).toBe(text);
  });
});

describe('a declaration that the bytes disprove is set aside and said so', () => {
  it.each([
    ['utf-8', 'Russian', 'windows-1251'],
    ['utf-8', 'Japanese', 'shift_jis'],
    ['utf-8', 'Polish', 'iso-8859-2'],
    ['iso-8859-1', 'Russian', 'windows-1251'],
    ['iso-8859-1', 'Chinese, simplified', 'gb18030'],
    ['iso-8859-1', 'Greek', 'windows-1253'],
    ['windows-1251', 'Russian', 'koi8-r'],
    ['shift_jis', 'Japanese', 'euc-jp'],
    ['gb2312', 'Chinese, traditional', 'big5'],
    ['iso-8859-1', 'Russian', 'utf-8'],
    ['windows-1251', 'Russian', 'utf-8'],
    ['gb2312', 'Chinese, simplified', 'utf-8'],
    ['euc-kr', 'Korean', 'utf-8'],
    ['koi8-r', 'German', 'utf-8'],
  ])('declared %s, %s in %s', (declared, language, written) => {
    const page = withMeta(textIn(language), declared);
    const decoded = decode(encode(page, written));
    expect(decoded.text).toBe(page);
    expect(decoded.charsetFrom).toBe('sniff');
    expect(decoded.problems.map(({ code }) => code)).toEqual(['wrong-charset']);
  });

  it('and the next one is asked: the server says iso-8859-1, the page is right', () => {
    for (const [language, charset] of [
      ['Russian', 'windows-1251'],
      ['Korean', 'euc-kr'],
      ['Polish', 'iso-8859-2'],
    ] as const) {
      const page = withMeta(textIn(language), charset);
      const decoded = decode(encode(page, charset), { contentType: 'text/html; charset=ISO-8859-1' });
      expect([decoded.text, decoded.charset, decoded.charsetFrom]).toEqual([page, charset, 'meta']);
      expect(decoded.problems.map(({ code }) => code)).toEqual(['wrong-charset']);
    }
  });

  it('but the header wins over the meta element where both could be', () => {
    const page = withMeta('<html><head><title>Tea</title></head><p>Привет, Аня</p>', 'koi8-r');
    const decoded = decode(encode(page, 'windows-1251'), { contentType: 'text/html; charset=windows-1251' });
    expect([decoded.text, decoded.charset, decoded.charsetFrom, decoded.problems]).toEqual([
      page,
      'windows-1251',
      'header',
      [],
    ]);
  });
});

it('gives back any text a declared charset can write', () => {
  const charsets = [
    'windows-1250',
    'windows-1251',
    'windows-1252',
    'windows-1254',
    'windows-1256',
    'iso-8859-2',
    'iso-8859-5',
    'iso-8859-7',
    'koi8-r',
    'koi8-u',
    'shift_jis',
    'euc-jp',
    'euc-kr',
    'gb18030',
    'big5',
    'utf-8',
    'utf-16le',
    'utf-16be',
  ];
  fc.assert(
    fc.property(
      fc.constantFrom(...charsets),
      fc.constantFrom(...MADE_TEXTS),
      fc.nat(1_000),
      fc.nat(600),
      (charset, text, seed, length) => {
        const plain = `<html><p>${madePage(text, length, seed)}</p></html>`;
        // What the charset lacks becomes a question mark: the rest must come back.
        const page = iconv.decode(Buffer.from(encode(plain, charset)), charset);
        const bytes = encode(page, charset);
        const decoded = decode(bytes, { contentType: `text/html; charset=${charset}` });
        expect(decoded.text).toBe(page);
      },
    ),
    { numRuns: 400 },
  );
});

it('decides in time that grows with the bytes, for any bytes', () => {
  const noise = Buffer.alloc(20_000_000);
  let state = 7;
  for (let at = 0; at < noise.length; at += 1) {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    noise[at] = 0x20 + ((state >>> 16) % 0xe0);
  }
  const start = process.cpuUsage();
  chooseCharset(noise, null);
  chooseCharset(Buffer.alloc(20_000_000, 'ä'), 'windows-1251');
  expect(process.cpuUsage(start).user / 1000).toBeLessThan(6_000);
});
