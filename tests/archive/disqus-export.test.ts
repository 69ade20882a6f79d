import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parsePage } from '../../src/engines/index.js';
import { expandArchives } from '../../src/ingest/expand-archives.js';
import { renderBody } from '../../src/model/body.js';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'threadbare-disqus-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

const EXPORT = `<?xml version="1.0" encoding="utf-8"?>
<disqus xmlns="http://disqus.com" xmlns:dsq="http://disqus.com/disqus-internals">
  <category dsq:id="1"><forum>netmakers</forum><title>General</title></category>
  <thread dsq:id="70"><id>/knots</id><forum>netmakers</forum><link>https://nets.example.org/knots</link><title>Knots &amp; glue</title></thread>
  <thread dsq:id="71"><id>/empty</id><forum>netmakers</forum><link>https://nets.example.org/empty</link><title>Nobody spoke</title></thread>
  <thread dsq:id="72"><id>/twine</id><forum>netmakers</forum><link>https://nets.example.org/twine</link><title>Twine</title></thread>
  <post dsq:id="900"><id>wp=1</id><message><![CDATA[<p>Knots hold <b>longer</b>.</p>]]></message><createdAt>2019-05-01T10:00:00Z</createdAt><isDeleted>false</isDeleted><isSpam>false</isSpam><author><name>Sennit</name><isAnonymous>false</isAnonymous><username>sennit</username></author><thread dsq:id="70"/></post>
  <post dsq:id="901"><id/><message><![CDATA[<blockquote>Knots hold longer.</blockquote><p>Not when wet.</p>]]></message><createdAt>2019-05-01T11:30:00Z</createdAt><isDeleted>false</isDeleted><isSpam>false</isSpam><author><name>A reader</name><isAnonymous>true</isAnonymous></author><thread dsq:id="70"/><parent dsq:id="900"/></post>
  <post dsq:id="902"><id/><message><![CDATA[]]></message><createdAt>2019-05-02T08:00:00Z</createdAt><isDeleted>true</isDeleted><isSpam>false</isSpam><author><name>Bowline</name><isAnonymous>false</isAnonymous><username>bowline</username></author><thread dsq:id="70"/><parent dsq:id="901"/></post>
  <post dsq:id="903"><id/><message><![CDATA[<p>Tarred twine smells.</p>]]></message><createdAt>2019-06-01T09:00:00Z</createdAt><isDeleted>false</isDeleted><isSpam>false</isSpam><author><name>Sennit</name><isAnonymous>false</isAnonymous><username>sennit</username></author><thread dsq:id="72"/></post>
</disqus>`;

async function expand(name: string, content: string | Buffer): Promise<readonly string[]> {
  const path = join(folder, name);
  writeFileSync(path, content);
  const found: string[] = [];
  for await (const input of expandArchives([{ path, mirror: name }])) {
    const { record } = input;
    if (record === undefined) found.push(`file ${input.mirror}`);
    else if ('error' in record) found.push(`${record.error.code} ${input.mirror}`);
    else {
      const text = Buffer.from(record.page.bytes).toString('utf8');
      const page = parsePage({ text, format: 'json', url: record.page.url });
      if (page.type !== 'thread') continue;
      const posts = page.posts.map((post) =>
        [
          post.externalId,
          post.parentExternalId,
          post.kind,
          post.author.name,
          post.postedAt.at,
          renderBody(post.blocks).ownText,
        ].join('|'),
      );
      found.push(`${input.mirror} ${page.engine} ${page.thread.title} ${page.thread.url}`, ...posts);
    }
  }
  return found;
}

const READ = [
  'Knots & glue https://nets.example.org/knots',
  '900||post|Sennit|2019-05-01T10:00:00Z|Knots hold longer.',
  '901|900|post|A reader|2019-05-01T11:30:00Z|Not when wet.',
  '902|901|deleted|Bowline|2019-05-02T08:00:00Z|',
];

describe('an export of Disqus', () => {
  it('gives a page for every thread with comments', async () => {
    expect(await expand('all.xml', EXPORT)).toEqual([
      `all.xml/1 disqus ${READ[0]}`,
      ...READ.slice(1),
      'all.xml/3 disqus Twine https://nets.example.org/twine',
      '903||post|Sennit|2019-06-01T09:00:00Z|Tarred twine smells.',
    ]);
  });

  it('is read packed, too; a damaged one is reported and other XML stays a file', async () => {
    const packed = gzipSync(EXPORT);
    expect((await expand('all.xml.gz', packed))[0]).toBe(`all.xml.gz/1 disqus ${READ[0]}`);
    expect(await expand('cut.xml.gz', packed.subarray(0, 200))).toEqual(['damaged-archive cut.xml.gz']);
    expect(await expand('feed.xml', '<?xml version="1.0"?><rss><channel/></rss>')).toEqual(['file feed.xml']);
  });
});
