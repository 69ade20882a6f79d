import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addressInMirror, isHostName, isMarkup, mayBePage } from '../../src/archive/mirror.js';
import { findInputs } from '../../src/ingest/inputs.js';
import { openPage } from '../../src/ingest/open-page.js';

describe('names in a mirror', () => {
  it('of hosts', () => {
    for (const host of [
      'board.example.org',
      'forum.example.co.uk',
      '127.0.0.1:8080',
      '127.0.0.1_8080',
      'localhost:3000',
      'a-b.example',
      'xn--d1acpjx3f.xn--p1ai',
    ])
      expect(isHostName(host), host).toBe(true);
    for (const folder of ['forum', 'old.pages', 'v1.2', 'node.js', 'my project.com', '.com', 'a..com', 'pages.html'])
      expect(isHostName(folder), folder).toBe(false);
  });

  it.each([
    ['board.example.org/index.html', 'board.example.org/'],
    ['board.example.org/forum/index.html', 'board.example.org/forum/'],
    ['board.example.org/viewtopic.php?t=5&start=10', 'board.example.org/viewtopic.php?t=5&start=10'],
    ['board.example.org/viewtopic.php?t=5.html', 'board.example.org/viewtopic.php?t=5'],
    ['board.example.org/viewtopic.php@t=5.html', 'board.example.org/viewtopic.php?t=5'],
    ['board.example.org/viewtopic.php%3Ft=5', 'board.example.org/viewtopic.php?t=5'],
    ['board.example.org/index.html?board=2', 'board.example.org/?board=2'],
    ['board.example.org/index.php.html', 'board.example.org/index.php'],
    ['board.example.org/t/rope-12', 'board.example.org/t/rope-12'],
    ['board.example.org/t/rope-12.html', 'board.example.org/t/rope-12.html'],
    ['board.example.org/user@home.html', 'board.example.org/user@home.html'],
    ['127.0.0.1_8080/a b.html', '127.0.0.1:8080/a%20b.html'],
    ['saved/2024/board.example.org/x.html', 'board.example.org/x.html'],
    ['saved/x.html', null],
    ['board.example.org', null],
  ])('%s is %s', (file, address) => {
    expect(addressInMirror(file.split('/'))).toBe(address);
  });

  it('of what may be a page', () => {
    for (const name of [
      'viewtopic.php',
      'rope-12',
      'showthread.php?t=5',
      'thread.asp',
      'v2.0-released',
      'index.html@p=2',
    ])
      expect(mayBePage(name), name).toBe(true);
    for (const name of ['logo.png', 'logo.png?v=3', 'style.css', 'style.css?v=3', 'a.pdf'])
      expect(mayBePage(name), name).toBe(false);
    expect([
      isMarkup('\n<!DOCTYPE html><html>'),
      isMarkup('<?xml version="1.0"?><html>'),
      isMarkup('<?php echo "<html>"'),
      isMarkup('plain'),
    ]).toEqual([true, true, false, false]);
  });
});

let root = '';
const page = (words: string): string =>
  `<!DOCTYPE html><html><head><title>${words}</title></head><body>${words}</body></html>`;

beforeAll(() => {
  root = mkdtempSync(path.join(tmpdir(), 'threadbare-mirror-'));
  const files: Record<string, string> = {
    'wget/board.example.org/index.html': page('<a href="https://board.example.org/x">x</a>'),
    'wget/board.example.org/viewtopic.php?t=5': page('five'),
    'wget/board.example.org/viewtopic.php?t=5.orig': page('five before'),
    'wget/board.example.org/viewtopic.php?t=6.html': page('six'),
    'wget/board.example.org/style.php': 'body { margin: 0 }',
    'wget/board.example.org/logo': '\u0089PNG',
    'wget/board.example.org/robots.txt': 'User-agent: *',
    'plain/notes': page('no mirror'),
    'plain/viewtopic.php': page('no mirror'),
    'plain/a.html': page('a'),
    'httrack/index.html': page('Local index - HTTrack Website Copier'),
    'httrack/hts-log.txt': 'HTTrack3.49 launched',
    'httrack/hts-cache/new.txt': 'x',
    'httrack/hts-cache/index.html': page('cache'),
    'httrack/board.example.org/topic4a8b.html': `<!-- Mirrored from board.example.org/topic.php?t=9 by HTTrack Website Copier/3.x [XR&CO'2014], Sat, 02 Mar 2024 10:00:00 GMT -->${page('nine')}`,
    'httrack/board.example.org/topic77aa.html': page('says nothing'),
  };
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(root, name)), { recursive: true });
    writeFileSync(path.join(root, name), text);
  }
});
afterAll(() => rmSync(root, { recursive: true }));

async function opened(...parts: string[]): Promise<readonly string[]> {
  const { files } = await findInputs([path.join(root, ...parts)]);
  const found: string[] = [];
  for (const input of files) {
    const read = await openPage(input, null, {}, Readable.from([]));
    if ('page' in read)
      found.push(`${path.relative(root, read.page.file)} | ${read.page.url} | ${read.page.fetchedAt}`);
  }
  return found;
}

describe('a mirror', () => {
  it('of wget: pages by their beginning, addresses by their place', async () => {
    expect(await opened('wget')).toEqual([
      'wget/board.example.org/index.html | https://board.example.org/ | null',
      'wget/board.example.org/viewtopic.php?t=5 | http://board.example.org/viewtopic.php?t=5 | null',
      'wget/board.example.org/viewtopic.php?t=6.html | http://board.example.org/viewtopic.php?t=6 | null',
    ]);
  });

  it('of HTTrack: addresses and times as its pages say, none made up from shortened names', async () => {
    const pages = [
      'httrack/board.example.org/topic4a8b.html | http://board.example.org/topic.php?t=9 | 2024-03-02T10:00:00Z',
      'httrack/board.example.org/topic77aa.html | null | null',
    ];
    expect(await opened('httrack')).toEqual(pages);
    expect(await opened('httrack', 'board.example.org')).toEqual(pages);
    expect(await opened('httrack', 'board.example.org', 'topic77aa.html')).toEqual([pages[1]]);
  });

  it('is told from other folders, where names alone decide', async () => {
    expect(await opened('plain')).toEqual(['plain/a.html | null | null']);
  });

  it('gives a file named outright its address, too', async () => {
    expect(await opened('wget', 'board.example.org', 'viewtopic.php?t=5')).toEqual([
      'wget/board.example.org/viewtopic.php?t=5 | http://board.example.org/viewtopic.php?t=5 | null',
    ]);
  });
});
