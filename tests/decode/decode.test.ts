import fc from 'fast-check';
import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { decode } from '../../src/decode/decode.js';
import { InputError } from '../../src/model/errors.js';

const page = (meta: string, body: string): string =>
  `<!doctype html><html><head>${meta}<title>Tea</title></head><body><p>${body}</p></body></html>`;
const utf8 = (text: string): Uint8Array => Buffer.from(text, 'utf8');
const bytes = (text: string, charset: string): Uint8Array => iconv.encode(text, charset);

function codeOf(run: () => unknown): string {
  try {
    run();
  } catch (error) {
    if (error instanceof InputError) return `${error.code}: ${error.message}`;
    throw error;
  }
  return 'no error';
}

describe('charset', () => {
  const euro = 'Costs 5 € – “really”, said Zoë';
  it.each([
    [
      'byte order mark wins over header and meta',
      `\ufeff${page('<meta charset="iso-8859-1">', euro)}`,
      'utf8',
      'text/html; charset=koi8-r',
      'utf-8',
      'bom',
    ],
    [
      'header wins over meta',
      page('<meta charset="utf-8">', 'Привет, Аня'),
      'win1251',
      'text/html; charset=windows-1251',
      'windows-1251',
      'header',
    ],
    ['meta charset', page('<meta charset="windows-1251">', 'Привет, Аня'), 'win1251', null, 'windows-1251', 'meta'],
    [
      'meta http-equiv',
      page('<meta http-equiv="Content-Type" content="text/html; charset=iso-8859-1">', euro),
      'win1252',
      null,
      'windows-1252',
      'meta',
    ],
    [
      'a meta behind a long head',
      page(`<!--${'x'.repeat(3000)}--><meta charset="koi8-r">`, 'Привет'),
      'koi8-r',
      null,
      'koi8-r',
      'meta',
    ],
    ['nothing declared, UTF-8', page('', euro), 'utf8', null, 'utf-8', 'sniff'],
    ['nothing declared, windows-1252', page('', euro), 'win1252', null, 'windows-1252', 'sniff'],
    ['UTF-16 with a mark', `\ufeff${page('', euro)}`, 'utf16le', null, 'utf-16le', 'bom'],
    ['UTF-16 big endian without a mark', page('', euro), 'utf16be', null, 'utf-16be', 'sniff'],
    ['Shift_JIS', page('<meta charset="shift_jis">', 'こんにちは'), 'shift_jis', null, 'shift_jis', 'meta'],
    [
      'us-ascii is read as windows-1252',
      page('<meta charset="us-ascii">', 'plain'),
      'ascii',
      null,
      'windows-1252',
      'meta',
    ],
  ] as const)('%s', (_name, text, charset, contentType, expected, from) => {
    const decoded = decode(bytes(text, charset), { contentType });
    expect([decoded.charset, decoded.charsetFrom]).toEqual([expected, from]);
    expect(decoded.text).toBe(text.replace('\ufeff', ''));
    expect(decoded.problems).toEqual([]);
    expect(decoded.format).toBe('html');
  });

  it.each([
    ['utf-8', 'win1252', 'windows-1252'],
    ['iso-8859-1', 'utf8', 'utf-8'],
  ])('sets a wrong declaration aside and says so: declared %s, written %s', (declared, written, used) => {
    const text = page(`<meta charset="${declared}">`, euro);
    const decoded = decode(bytes(text, written));
    expect(decoded.text).toBe(text);
    expect(decoded.charset).toBe(used);
    expect(decoded.problems.map((problem) => problem.code)).toEqual(['wrong-charset']);
  });

  it('keeps a UTF-8 page with one torn character and says what was lost', () => {
    const whole = Buffer.from(page('<meta charset="utf-8">', 'Łódź – Kraków – Gdańsk '.repeat(20)), 'utf8');
    const torn = Buffer.concat([
      whole.subarray(0, whole.indexOf(0xc5) + 1),
      Buffer.from(' '),
      whole.subarray(whole.indexOf(0xc5) + 2),
    ]);
    const decoded = decode(torn);
    expect(decoded.charset).toBe('utf-8');
    expect(decoded.problems.map((problem) => problem.code)).toEqual(['undecodable-characters']);
  });
});

describe('format', () => {
  it.each([
    ['html', '<p>'.repeat(9), 'note.txt'],
    ['html', '<div>short</div>', 'page.html'],
    ['text', 'Use <b>bold</b> and <a href="x">links</a>.', 'howto.txt'],
    ['text', 'plain words', 'page.html'],
    ['json', '{"posts": []}', 'x.txt'],
    ['text', '[quote] not json ]', 'x.json'],
    ['text', '{ braces }', 'x'],
  ])('%s', (format, text, fileName) => {
    expect(decode(utf8(text), { fileName }).format).toBe(format);
  });

  it('folds line ends', () => {
    expect(decode(utf8('a\r\nb\rc\n')).text).toBe('a\nb\nc\n');
  });
});

describe('what is no page', () => {
  it.each([
    [[], 'empty-input'],
    [[0x20, 0x0a, 0x09], 'empty-input'],
    [[0x25, 0x50, 0x44, 0x46, 0x2d, 0x31], 'binary-input: This is a PDF'],
    [[0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a], 'binary-input: This is a PNG'],
    [[0x50, 0x4b, 0x03, 0x04, 0x14, 0x00], 'binary-input: This is a ZIP'],
    [[0x1f, 0x8b, 0x08, 0x00], 'binary-input: This is a gzip'],
    [[1, 2, 3, 4, 5, 6, 7, 8, 1, 2, 3], 'binary-input: This is binary data'],
  ])('%j is refused as %s', (content, code) => {
    expect(codeOf(() => decode(Uint8Array.from(content), { fileName: 'x.html' }))).toContain(code);
  });
});

it('reads 50 MB of one line in seconds', () => {
  // Processor time: on a shared machine the clock on the wall says little.
  const start = process.cpuUsage();
  const decoded = decode(Buffer.alloc(50_000_000, 'word '));
  expect(decoded.format).toBe('text');
  expect(process.cpuUsage(start).user / 1000).toBeLessThan(8_000);
});

it('is total: any bytes are text or an InputError', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 400 }), (input) => {
      const result = codeOf(() => decode(input));
      expect(result === 'no error' || /^(?:empty|binary)-input: /.test(result)).toBe(true);
    }),
    { numRuns: 300 },
  );
});

it('gives back any text written in UTF-8', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', minLength: 1 }), (text) => {
      const clean = `x ${text.replace(/[\u0000-\u001f\ufeff\ufffd]/g, '')}`;
      expect(decode(utf8(clean)).text).toBe(clean);
    }),
  );
});
