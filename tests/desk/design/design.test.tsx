import { spawnSync } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assets } from '../../../src/desk/design/assets.js';
import { StateBadge, VerdictBadge } from '../../../src/desk/design/badge.js';
import { ShareBar, SplitBar } from '../../../src/desk/design/bar.js';
import { without, withParam } from '../../../src/desk/design/filter.js';
import { ForumLink, safeAddress, threadPath } from '../../../src/desk/design/links.js';
import { markPieces, shorten, type WordMark, Words } from '../../../src/desk/design/marked-words.js';
import { relativeTime } from '../../../src/desk/design/time.js';
import { openStore } from '../../../src/store/index.js';
import { emptyDatabase, removeFolder } from '../../support/embedded.js';
import { deskAs } from '../support.js';

const root = path.join(path.dirname(fileURLToPath(import.meta.url)), '..', '..', '..');
const shown = async (content: unknown): Promise<string> => String(await content);

const MARK = fc.record({
  start: fc.integer({ min: -3, max: 40 }),
  end: fc.integer({ min: -3, max: 60 }),
  kind: fc.constantFrom<WordMark['kind']>('hostile', 'evidence', 'found'),
});

describe('marked words', () => {
  it('keeps every word, whatever the marks are', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 30 }), fc.array(MARK, { maxLength: 6 }), (text, marks) => {
        const pieces = markPieces(text, marks);
        expect(pieces.map((piece) => piece.text).join('')).toBe(text);
        for (const { mark, text: part } of pieces)
          if (mark !== null) expect(Array.from(part).length).toBeLessThanOrEqual(mark.end - Math.max(0, mark.start));
      }),
    );
  });

  it('counts code points, and gives overlapping words to the mark that begins first', () => {
    const marks: WordMark[] = [
      { start: 2, end: 4, kind: 'hostile' },
      { start: 3, end: 6, kind: 'evidence' },
    ];
    expect(markPieces('😀😀ab😀c!', marks).map(({ text, mark }) => [text, mark?.kind ?? null])).toEqual([
      ['😀😀', null],
      ['ab', 'hostile'],
      ['😀c', 'evidence'],
      ['!', null],
    ]);
  });

  it('veils hostile words, and says what a mark is', async () => {
    const text = await shown(<Words text="a <b> c" marks={[{ start: 2, end: 5, kind: 'hostile', label: 'insult' }]} />);
    expect(text).toContain('type="checkbox"');
    expect(text).toContain('&lt;b&gt;');
    expect(text).toContain('(insult)');
    expect(await shown(<Words text="civil" />)).not.toContain('checkbox');
  });

  it('shortens between words', () => {
    expect(shorten('one two three', 11)).toBe('one two…');
    expect(shorten('short', 11)).toBe('short');
  });
});

describe('links', () => {
  it('lead to the web alone', async () => {
    for (const url of [
      'javascript:1',
      'JAVASCRIPT:1',
      ' javascript:1',
      'data:text/html,x',
      'vbscript:1',
      'file:///x',
      '/x',
      null,
    ])
      expect(safeAddress(url)).toBeNull();
    const text = await shown(<ForumLink url={'https://harbour.example/"><script>'}>x</ForumLink>);
    expect(text).toContain('noreferrer');
    expect(text).not.toContain('<script>');
    expect(threadPath('../x', '"')).toBe('/thread/..%2Fx?around=%22#%22');
  });

  it('change one part of an address and begin on its first page', () => {
    const url = new URL('http://desk/queue?reason=a&reason=b&cursor=x&site=s');
    expect(without(url, 'reason', 'a')).toBe('/queue?reason=b&site=s');
    expect(withParam(url, 'site', null)).toBe('/queue?reason=a&reason=b');
  });
});

describe('small parts', () => {
  it('show values they do not know as they are', async () => {
    expect(await shown(<VerdictBadge verdict="brand_new" />)).toContain('brand new');
    expect(await shown(<StateBadge state="constructor" />)).toContain('constructor');
  });

  it('draw nothing that is no number', async () => {
    expect(await shown(<ShareBar share={null} label="x" />)).not.toContain('svg');
    expect(await shown(<SplitBar label="x" parts={[{ name: 'a', count: 0, tone: 'info' }]} />)).not.toContain('NaN');
    expect(await shown(<ShareBar share={7} label="x" />)).toContain('width="100"');
  });

  it('say how long ago something was', () => {
    const now = new Date('2026-05-04T12:00:00Z');
    const ago = (text: string) => relativeTime(new Date(text), now);
    expect([
      ago('2026-05-04T11:59:40Z'),
      ago('2026-05-04T09:00:00Z'),
      ago('2026-05-03T11:00:00Z'),
      ago('2026-01-02T00:00:00Z'),
    ]).toEqual(['just now', '3 hours ago', 'yesterday', '2 Jan 2026']);
  });
});

describe('files of the pages', () => {
  it('are typed: scripts pass the compiler', () => {
    const tsc = path.join(
      path.dirname(createRequire(import.meta.url).resolve('typescript/package.json')),
      'bin',
      'tsc',
    );
    const { status, stdout } = spawnSync(process.execPath, [tsc, '-p', 'src/desk/assets/tsconfig.json'], {
      cwd: root,
      encoding: 'utf8',
    });
    expect([status, stdout]).toEqual([0, '']);
  }, 120_000);

  it('ask nobody else, and are kept as long as they stay the same', async () => {
    for (const [name, { bytes }] of assets().files) {
      const text = new TextDecoder().decode(bytes);
      expect([name, /https?:\/\/(?!www\.w3\.org)/.exec(text)?.[0] ?? null]).toEqual([name, null]);
      expect([name, /\beval\(|new Function|innerHTML|\.style\b|document\.write/.exec(text)?.[0] ?? null]).toEqual([
        name,
        null,
      ]);
    }
    const folder = await emptyDatabase(path.join(mkdtempSync(path.join(tmpdir(), 'tb-design-')), 'data'));
    const store = await openStore({ dataDir: folder });
    try {
      const ask = deskAs(store, null);
      const { version } = assets();
      const now = await ask(`/assets/${version}/desk.css`);
      expect([now.status, now.headers.get('cache-control')]).toEqual([200, 'public, max-age=31536000, immutable']);
      expect((await ask('/assets/earlier/desk.js')).headers.get('cache-control')).toBe('no-cache');
      for (const name of ['..%2f..%2fvisit.ts', 'tsconfig.json', 'styles', 'constructor'])
        expect((await ask(`/assets/${version}/${name}`)).status).toBe(404);
    } finally {
      await store.close();
      removeFolder(path.dirname(folder));
    }
  });
});
