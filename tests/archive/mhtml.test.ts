import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import iconv from 'iconv-lite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isMhtml, readMhtml } from '../../src/archive/mhtml.js';
import { readParts, unpackPart } from '../../src/archive/mime-parts.js';
import { decode } from '../../src/decode/decode.js';
import { expandArchives } from '../../src/ingest/expand-archives.js';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'threadbare-mhtml-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

const PAGE =
  '<html><head><title>Rope — “the” thread</title></head><body><p>Tarred rope = better; naïve?</p></body></html>';
const crlf = (lines: readonly string[]): string => lines.join('\r\n');

/** Quoted-printable as mail programs write it: 76 characters a line. */
function quoted(bytes: Uint8Array): string {
  const signs = [...bytes].map((byte) =>
    byte === 0x3d || byte < 0x20 || byte > 0x7e
      ? `=${byte.toString(16).toUpperCase().padStart(2, '0')}`
      : String.fromCharCode(byte),
  );
  let out = '';
  let line = 0;
  for (const sign of signs) {
    if (line + sign.length > 75) {
      out += '=\r\n';
      line = 0;
    }
    out += sign;
    line += sign.length;
  }
  return out;
}

const CHROME = crlf([
  'From: <Saved by Blink>',
  'Snapshot-Content-Location: https://board.example.org/t/rope.12/?a=1&b=2',
  'Subject: =?utf-8?Q?Rope=20=E2=80=94=20thread?=',
  'Date: Sat, 2 Mar 2024 10:00:00 -0000',
  'MIME-Version: 1.0',
  'Content-Type: multipart/related;',
  '\ttype="text/html";',
  '\tboundary="----MultipartBoundary--q7Xw----"',
  '',
  '',
  '------MultipartBoundary--q7Xw----',
  'Content-Type: text/html',
  'Content-ID: <frame-1@mhtml.blink>',
  'Content-Transfer-Encoding: quoted-printable',
  'Content-Location: https://board.example.org/t/rope.12/?a=1&b=2',
  '',
  quoted(Buffer.from(PAGE)),
  '------MultipartBoundary--q7Xw----',
  'Content-Type: text/css',
  'Content-Transfer-Encoding: quoted-printable',
  'Content-Location: cid:css-1@mhtml.blink',
  '',
  'p { margin: 0 }',
  '------MultipartBoundary--q7Xw----',
  'Content-Type: text/html',
  'Content-ID: <frame-2@mhtml.blink>',
  'Content-Transfer-Encoding: base64',
  'Content-Location: https://board.example.org/frame',
  '',
  Buffer.from('<html><body>a frame</body></html>').toString('base64'),
  '------MultipartBoundary--q7Xw----',
  'Content-Type: text/html',
  'Content-Transfer-Encoding: quoted-printable',
  'Content-Location: cid:frame-3@mhtml.blink',
  '',
  '<html><body>about:blank</body></html>',
  '------MultipartBoundary--q7Xw------',
  '',
]);

async function read(name: string, content: string | Uint8Array): Promise<readonly string[]> {
  const file = path.join(folder, name);
  writeFileSync(file, content);
  const found: string[] = [];
  for await (const { record, path: place } of expandArchives([{ path: file, mirror: name }])) {
    if (record === undefined) found.push('a file');
    else if ('error' in record) found.push(`${record.error.code}: ${record.error.message}`);
    else {
      const { url, fetchedAt, contentType, bytes } = record.page;
      found.push([place.split('#')[1], url, fetchedAt, decode(bytes, { contentType }).text].join(' | '));
    }
  }
  return found;
}

describe('MHTML', () => {
  it('of Chrome: the page and its frames, with address and time', async () => {
    const expected = [
      `1 | https://board.example.org/t/rope.12/?a=1&b=2 | 2024-03-02T10:00:00Z | ${PAGE}`,
      '3 | https://board.example.org/frame | 2024-03-02T10:00:00Z | <html><body>a frame</body></html>',
    ];
    expect(await read('page.mhtml', CHROME)).toEqual(expected);
    expect(await read('told by its head.txt', CHROME)).toEqual(expected);
    expect(await read('unix.mht', CHROME.replaceAll('\r\n', '\n'))).toEqual(expected);
  });

  it('of Internet Explorer: charset of the part, address without a snapshot head', async () => {
    const html = '<html><body><p>Привет из старого форума, чай остыл.</p></body></html>';
    const ie = crlf([
      'From: "Saved by Windows Internet Explorer 7"',
      'Subject: Tea',
      'Date: Tue, 7 Nov 2006 14:05:05 +0300',
      'MIME-Version: 1.0',
      'Content-Type: multipart/related;',
      '\tboundary="----=_NextPart_000_0000_01C70275.3F"; type="text/html"',
      'X-MimeOLE: Produced By Microsoft MimeOLE V6.00.2900.2962',
      '',
      'This is a multi-part message in MIME format.',
      '',
      '------=_NextPart_000_0000_01C70275.3F',
      'Content-Type: text/html;',
      '\tcharset="windows-1251"',
      'Content-Transfer-Encoding: quoted-printable',
      'Content-Location: http://tea.example.ru/viewtopic.php?t=5',
      '',
      quoted(iconv.encode(html, 'windows-1251')),
      '------=_NextPart_000_0000_01C70275.3F--',
    ]);
    expect(await read('old.mht', ie)).toEqual([
      `1 | http://tea.example.ru/viewtopic.php?t=5 | 2006-11-07T11:05:05Z | ${html}`,
    ]);
  });

  it('of one part, and with parts inside parts', async () => {
    const single = crlf([
      'MIME-Version: 1.0',
      'Content-Type: text/html; charset=utf-8',
      'Content-Location: http://a.example/x',
      '',
      PAGE,
    ]);
    expect(await read('single.mht', single)).toEqual([`1 | http://a.example/x |  | ${PAGE}`]);
    const nested = crlf([
      'Content-Type: multipart/mixed; boundary=outer',
      '',
      '--outer ',
      'Content-Type: multipart/related; boundary=inner',
      '',
      '--inner',
      'Content-Type: text/html',
      '',
      PAGE,
      '--inner--',
      '--outer--',
    ]);
    expect(await read('nested.mht', nested)).toEqual([`1 |  |  | ${PAGE}`]);
  });

  it('that is damaged: the part is named and the others are read', async () => {
    const broken = CHROME.replace(
      'Content-Transfer-Encoding: quoted-printable',
      'Content-Transfer-Encoding: x-uuencode',
    );
    expect(await read('broken.mhtml', broken)).toEqual([
      expect.stringMatching(/^damaged-archive: part 1 cannot be unpacked \(transfer encoding x-uuencode\)/),
      expect.stringContaining('a frame'),
    ]);
    const cut = CHROME.slice(0, CHROME.indexOf('board.example.org/frame') + 50);
    expect((await read('cut.mhtml', cut)).at(-1)).toMatch(/^damaged-archive: the file ends inside part 3/);
    expect(
      await read(
        'none.mhtml',
        crlf(['Content-Type: multipart/related; boundary=x', '', '--x', 'Content-Type: text/css', '', 'p{}', '--x--']),
      ),
    ).toEqual([expect.stringMatching(/^damaged-archive: no part of it is a page/)]);
  });

  it('is told from pages that look a little like it', () => {
    expect(isMhtml('a.html', '<!DOCTYPE html>\nContent-Type: multipart/related')).toBe(false);
    expect(isMhtml('a.txt', 'Subject: tea\n\nContent-Type: multipart/related; boundary=x\n')).toBe(false);
    expect(isMhtml('page.mht', '<html><body>renamed by hand</body></html>')).toBe(false);
  });
});

it('unpacks whatever was packed', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 400 }), fc.boolean(), (bytes, base64) => {
      const body = base64 ? Buffer.from(bytes).toString('base64') : quoted(bytes);
      const head = `Content-Transfer-Encoding: ${base64 ? 'base64' : 'quoted-printable'}\r\n\r\n`;
      const [part] = readParts(Buffer.from(head + body, 'latin1'));
      expect(part === undefined ? null : Buffer.from(unpackPart(part) ?? []).equals(Buffer.from(bytes))).toBe(true);
    }),
  );
});

it('takes time that grows with the length, whatever the bytes', async () => {
  const started = process.cpuUsage();
  const head = 'Content-Type: multipart/related; boundary=b\r\n\r\n--b\r\nContent-Type: text/html\r\n\r\n';
  for (const filler of ['--b', '--bx\r\n', '=', '\r\n', '=\r\n', 'a: b\r\n']) {
    const file = path.join(folder, 'long.mht');
    writeFileSync(file, head + filler.repeat(3_000_000 / filler.length));
    for await (const item of readMhtml(file)) expect(item).toBeDefined();
  }
  const { user } = process.cpuUsage(started);
  expect(user / 1000).toBeLessThan(8_000);
});
