import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { textLines } from '../../src/archive/text-lines.js';
import { parsePage } from '../../src/engines/index.js';
import { expandArchives } from '../../src/ingest/expand-archives.js';
import { findInputs } from '../../src/ingest/inputs.js';
import { renderBody } from '../../src/model/body.js';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'threadbare-scraped-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

const line = (type: string, item: object, extractor = 'smf'): string =>
  JSON.stringify({
    generator: 'forum-dl',
    version: '0.3.0',
    extractor,
    download_time: '2024-03-02T10:00:00+00:00',
    type,
    item,
  });
const board = line('board', {
  path: ['2'],
  url: 'https://yarn.example.org/b2',
  origin: '',
  data: {},
  title: 'Finishing',
});
const thread = (id: string, title: string): string =>
  line('thread', {
    path: ['2', id],
    url: `https://yarn.example.org/index.php?topic=${id}.0`,
    origin: '',
    data: {},
    title,
  });
const post = (threadId: string, id: number, content: string): string =>
  line('post', {
    path: ['2', threadId],
    subpath: [String(id)],
    url: `https://yarn.example.org/index.php?topic=${threadId}.msg${id}#msg${id}`,
    origin: '',
    data: {},
    author: `Knitter ${id % 3}`,
    creation_time: '2024-03-01T10:00:00+00:00',
    content,
  });
const attachment = line('file', {
  path: ['2', '9'],
  subpath: ['1'],
  content_type: 'image/png',
  content: 'iVBORw0=',
  os_path: null,
});

/** What a file gives: one line a page, `!` in front of what could not be read. */
async function read(name: string, content: string | Uint8Array): Promise<string[]> {
  const file = path.join(folder, name);
  writeFileSync(file, content);
  const found: string[] = [];
  for await (const input of expandArchives([{ path: file, mirror: name }])) {
    const { record } = input;
    if (record === undefined) found.push(`file ${input.mirror}`);
    else if ('error' in record) found.push(`! ${record.error.code} ${record.error.message}`);
    else {
      const text = Buffer.from(record.page.bytes).toString('utf8');
      const page = parsePage({ text, format: 'json', url: record.page.url });
      if (page.type !== 'thread') throw new Error('no thread');
      const { thread: about, posts, engine } = page;
      const words =
        posts.length > 3
          ? `${posts.length} posts`
          : posts.map((one) => `${one.externalId}: ${renderBody(one.blocks).ownText}`).join('; ');
      found.push(
        `${engine} ${about.externalId} ${about.title} (${about.forumPath.join('/')}) page ${about.page} ${record.page.fetchedAt} | ${words}`,
      );
    }
  }
  return found;
}

describe("forum-dl's lines", () => {
  const LINES = [
    board,
    thread('9', 'Lace'),
    post('9', 16, 'Wet or <b>steam</b>?'),
    attachment,
    post('9', 17, 'Wet.'),
    thread('10', 'Wool'),
    post('10', 20, 'Merino.'),
  ];
  const PAGES = [
    'smf 9 Lace (Finishing) page 1 2024-03-02T10:00:00Z | 16: Wet or steam?; 17: Wet.',
    'smf 10 Wool (Finishing) page 1 2024-03-02T10:00:00Z | 20: Merino.',
  ];

  it('are gathered into threads, whatever the name of the file, packed or not', async () => {
    expect(await read('board.jsonl', LINES.join('\n'))).toEqual(PAGES);
    expect(await read('board.txt', `\ufeff${LINES.join('\r\n')}\r\n`)).toEqual(PAGES);
    expect(await read('board.jsonl.gz', gzipSync(LINES.join('\n')))).toEqual(PAGES);
  });

  it('give a damaged line as a problem that names it, and the next is read', async () => {
    const lines = [...LINES.slice(0, 3), '{"generator":"forum-dl","type":"post","item":{', ...LINES.slice(3)];
    expect(await read('torn.jsonl', lines.join('\n'))).toEqual([
      expect.stringMatching(/^! damaged-archive line 4 is no JSON/),
      ...PAGES,
    ]);
    const packed = gzipSync(Buffer.from(LINES.join('\n') + '\n'.repeat(200_000)), { level: 0 });
    const cut = await read('cut.jsonl.gz', packed.subarray(0, 100_000));
    expect(cut.slice(0, 2)).toEqual(PAGES);
    expect(cut[2]).toMatch(/^! damaged-archive damaged behind line \d+/);
  });

  it('of a long thread are pages of 500 posts, those of another in between make a new piece', async () => {
    const many = Array.from({ length: 1_203 }, (_, at) => post('9', at + 1, `post ${at + 1}`));
    const pages = await read(
      'long.jsonl',
      [thread('9', 'Lace'), ...many, post('10', 5_000, 'Merino.'), post('9', 6_000, 'Late.')].join('\n'),
    );
    expect(pages.map((one) => one.replace(/^smf (\d+) .* page (\d+) .* \| /, '$1/$2 '))).toEqual([
      '9/1 500 posts',
      '9/2 500 posts',
      '9/3 203 posts',
      '10/1 5000: Merino.',
      '9/4 6000: Late.',
    ]);
  });

  it('of Discourse are read from the JSON kept beside them, of an unknown extractor by their block quotes', async () => {
    const data = {
      id: 81,
      post_number: 2,
      username: 'reed',
      cooked: '<p>Oil it.</p>',
      created_at: '2024-03-01T10:00:00.000Z',
      topic_id: 7,
      topic_slug: 'reeds',
    };
    const item = {
      path: ['3', '7'],
      subpath: ['81'],
      url: 'https://pipes.example.org/t/reeds/7',
      origin: '',
      data,
      author: 'reed',
      creation_time: null,
      content: '<p>Oil it.</p>',
    };
    // Discourse counts its posts within the topic: the same id its pages give.
    expect(await read('discourse.jsonl', line('post', item, 'discourse'))).toEqual([
      'discourse 7 null () page 1 2024-03-02T10:00:00Z | 2: Oil it.',
    ]);
    const other = {
      path: ['7'],
      subpath: ['a', 'b'],
      url: '',
      origin: '',
      data: {},
      author: 'x',
      content: '<blockquote>Is it oak?</blockquote>Ash.',
    };
    expect(await read('other.jsonl', line('post', other, 'somethingnew'))).toEqual([
      'forum-dl 7 null () page 1 2024-03-02T10:00:00Z | b: Ash.',
    ]);
  });

  it('of older versions carry the id of a post in its path', async () => {
    const old = line('post', { path: ['2', '9', '16'], url: '', author: 'Purl', content: 'Wet?' });
    expect(await read('old.jsonl', old)).toEqual(['smf 9 null () page 1 2024-03-02T10:00:00Z | 16: Wet?']);
  });
});

describe("forumscraper's threads", () => {
  const scraped = (id: number, posts: number): object => ({
    format_version: 'phpbb-2+-thread',
    url: `https://bees.example.org/viewtopic.php?t=${id}`,
    id,
    title: 'Supers',
    path: ['Hives'],
    posts: Array.from({ length: posts }, (_, at) => ({
      postid: at + 1,
      date: '2024-03-01T10:00:00',
      content: `post ${at + 1}`,
      signature: '',
      avatar: '',
      user: 'Drone',
      userid: 4,
      userinfo: [],
    })),
  });

  it('that are one page stay a file; long ones and several on lines are taken apart', async () => {
    expect(await read('55.json', JSON.stringify(scraped(55, 2), null, 1))).toEqual(['file 55.json']);
    expect(await read('55.json.gz', gzipSync(JSON.stringify(scraped(55, 2))))).toEqual([
      'phpbb 55 Supers (Hives) page null null | 1: post 1; 2: post 2',
    ]);
    expect(await read('long.json', JSON.stringify(scraped(55, 1_001)))).toEqual([
      'phpbb 55 Supers (Hives) page 1 null | 500 posts',
      'phpbb 55 Supers (Hives) page 2 null | 500 posts',
      'phpbb 55 Supers (Hives) page 3 null | 1001: post 1001',
    ]);
    const lines = [JSON.stringify(scraped(1, 1)), '{"format_version": "phpbb', '', JSON.stringify(scraped(2, 1))];
    expect(await read('all.jsonl', lines.join('\n'))).toEqual([
      'phpbb 1 Supers (Hives) page null null | 1: post 1',
      expect.stringMatching(/^! damaged-archive line 2 of those that are not blank is no JSON/),
      'phpbb 2 Supers (Hives) page null null | 1: post 1',
    ]);
  });

  it('keep who answers whom in a long story of Hacker News', async () => {
    const comments = Array.from({ length: 600 }, (_, at) => ({
      id: at + 2,
      lvl: at === 0 ? 0 : 1,
      user: { name: 'ebb', link: '' },
      date: '2024-09-02T13:15:45 1725282945',
      text: `c${at}`,
    }));
    const story = {
      format_version: 'hackernews-thread',
      url: 'https://news.ycombinator.com/item?id=1',
      id: 1,
      title: 'Tides',
      user: { name: 'ebb', link: '' },
      comments,
    };
    const file = path.join(folder, 'story.json');
    writeFileSync(file, JSON.stringify(story));
    const parents = new Map<string | null, string | null>();
    for await (const { record } of expandArchives([{ path: file, mirror: 'story.json' }])) {
      if (record === undefined || 'error' in record) throw new Error('unread');
      const page = parsePage({ text: Buffer.from(record.page.bytes).toString('utf8'), format: 'json', url: null });
      if (page.type === 'thread') for (const one of page.posts) parents.set(one.externalId, one.parentExternalId);
    }
    expect([parents.size, parents.get('1'), parents.get('2'), parents.get('3'), parents.get('601')]).toEqual([
      601,
      null,
      '1',
      '2',
      '2',
    ]);
  });

  it('are found in a folder by their names, which have no ending; users and lists of theirs are not', async () => {
    const place = path.join(folder, 'out');
    mkdirSync(place);
    writeFileSync(path.join(place, '55'), JSON.stringify(scraped(55, 1)));
    writeFileSync(path.join(place, 'm-4'), JSON.stringify({ format_version: 'phpbb-2+-user', id: 4 }));
    writeFileSync(path.join(place, '77'), 'a file of numbers');
    expect((await findInputs([place])).files.map(({ mirror }) => mirror)).toEqual(['55']);
  });
});

it('lines are read at flat memory, a line too long is passed over', async () => {
  const file = path.join(folder, 'lines.txt');
  writeFileSync(file, `a\n${'x'.repeat(300_000)}\r\nb`);
  const lines: (string | null)[] = [];
  for await (const { number, bytes } of textLines(file, 100_000))
    lines.push(bytes === null ? null : `${number}${bytes.toString()}`);
  expect(lines).toEqual(['1a', null, '3b']);
});

describe('arguments', () => {
  it('that are addresses, and files that list them, are addresses to fetch, each once', async () => {
    const list = path.join(folder, 'urls.txt');
    writeFileSync(list, '# boards\nhttps://a.example/t/1\n\nhttps://b.example/\n');
    const found = await findInputs(['https://b.example/', list, 'https://a.example/t/2']);
    expect(found).toEqual({
      files: [],
      addresses: ['https://b.example/', 'https://a.example/t/1', 'https://a.example/t/2'],
      missing: [],
    });
  });

  it('that are folders are not searched for lists: nothing is fetched that nobody named', async () => {
    const place = path.join(folder, 'lists');
    mkdirSync(place);
    writeFileSync(path.join(place, 'urls.txt'), 'https://a.example/t/1\n');
    const found = await findInputs([place]);
    expect([found.addresses, found.files.map(({ mirror }) => mirror)]).toEqual([[], ['urls.txt']]);
  });
});
