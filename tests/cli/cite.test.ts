import { createHash } from 'node:crypto';
import { appendFileSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { checkFiles } from '../../src/cli/citation-folder.js';
import { checkLayout, citationJson } from '../../src/cli/print-citation.js';
import { CITATION, type Citation, digestOf, hashed } from '../../src/report/citation.js';
import { checkCitation } from '../../src/report/cite-check.js';
import { ROOT, runCli, seedDatabase, sqlRows, temporaryFolder } from './run-cli.js';

const { folder, remove } = temporaryFolder();
const data = path.join(folder, 'data');
const POST = '4471#4';
const PAGE = path.join(ROOT, 'seeds', 'ferry-thread.html');
afterAll(remove);

beforeAll(async () => {
  await seedDatabase(data);
});

const sha = (file: string): string => createHash('sha256').update(readFileSync(file)).digest('hex');
const read = (file: string): Citation => CITATION.parse(JSON.parse(readFileSync(file, 'utf8')));

async function bundle(name: string, ...args: string[]): Promise<string> {
  const out = path.join(folder, name);
  const { code, stderr } = await runCli(['cite', POST, '--out', out, '--data', data, ...args]);
  expect(stderr).toBe('');
  expect(code).toBe(0);
  return out;
}

const verify = (place: string, ...args: string[]) => runCli(['cite', '--verify', place, ...args]);

describe('a citation', () => {
  test('has the post, its page, its quote, the source and the diff', async () => {
    const citation = read(await bundle('one.json'));
    const [post] = citation.posts;
    expect(post?.permalink).toContain('comment=90216');
    expect(post?.place).toMatchObject({ author: 'mossback', position: 4, at: '2024-10-12T14:31:00Z' });
    expect(post?.pages).toEqual([
      {
        file: 'ferry-thread.html',
        url: null,
        sha256: sha(PAGE),
        capturedAt: null,
        readAt: expect.any(String),
        sameText: true,
        copy: null,
      },
    ]);
    const [quote] = post?.quotes ?? [];
    expect(quote).toMatchObject({ verdict: 'altered', meaningChanged: true, attributedAuthor: 'Harbour Desk' });
    expect(quote?.quoted.text).toContain('a contract it can break');
    expect(quote?.source?.place).toMatchObject({ position: 1, author: 'Harbour Desk' });
    expect(quote?.source?.words.text).toContain('a contract it can keep');
    expect(quote?.source?.pages[0]?.sha256).toBe(sha(PAGE));
    expect(quote?.diff?.filter((step) => step.op === 'insert').map((step) => step.text)).toContain('break');
  });

  test('tells nothing of this machine', async () => {
    const out = await bundle('quiet', '--pages');
    for (const name of ['citation.json', 'citation.txt', 'citation.html'])
      expect(readFileSync(path.join(out, name), 'utf8')).not.toContain(ROOT);
  });

  test('can be read as text and as a page', async () => {
    const { stdout } = await runCli(['cite', POST, '--data', data]);
    for (const part of ['Quote 1: altered, meaning changed', 'It reads there:', '{+break+}', 'Digest'])
      expect(stdout).toContain(part);
    const html = readFileSync(await bundle('one.html'), 'utf8');
    expect(html).toContain('<title>Threadbare citation</title>');
    expect(html).toContain('<ins>break</ins>');
  });

  test('holds each post once, by id, address or place', async () => {
    const [post] = read(await bundle('again.json')).posts;
    const names = [post?.place.id ?? '', post?.place.id.slice(0, 8) ?? '', post?.permalink ?? ''];
    const out = path.join(folder, 'names.json');
    expect((await runCli(['cite', ...names, POST, '--out', out, '--data', data])).code).toBe(0);
    expect(read(out).posts).toHaveLength(1);
  });

  test('says that a post is known only from quotes of it', async () => {
    const [stub] = await sqlRows(data, "select post_id from v_post where kind = 'stub' order by post_id");
    const { code, stdout } = await runCli(['cite', String(stub?.post_id), '--data', data]);
    expect(code).toBe(0);
    expect(stdout).toContain('No saved page has these words: the post is known only from quotes of it.');
  });

  test('of an opening post has its articles and how its sentences travel', async () => {
    const out = path.join(folder, 'opening.json');
    expect((await runCli(['cite', '4471#1', '--out', out, '--data', data])).code).toBe(0);
    const [post] = read(out).posts;
    expect(post?.articles[0]).toMatchObject({ relation: 'derived_from', declared: 'Coastwire' });
    expect(post?.articles[0]?.pages[0]?.sha256).toBe(sha(path.join(ROOT, 'seeds', 'ferry-coastwire.txt')));
    expect(post?.sayings.flatMap((one) => one.renderings.map((other) => other.relation))).toContain('differs');
    expect((await verify(out)).code).toBe(0);
  });
});

describe('verification', () => {
  test('finds an untouched bundle true, its pages read again', async () => {
    const out = await bundle('whole', '--pages');
    expect(readdirSync(out).sort()).toEqual(['SHA256SUMS', 'citation.html', 'citation.json', 'citation.txt', 'pages']);
    const { code, stdout } = await verify(out);
    expect(code).toBe(0);
    expect(stdout).toContain('says the text of post #4 mossback');
    expect(stdout).not.toMatch(/^(?:FAILED|unchecked)/m);
    expect(stdout).toContain(`Digest: ${read(path.join(out, 'citation.json')).digest}`);
    const sums = readFileSync(path.join(out, 'SHA256SUMS'), 'utf8').trim().split('\n');
    for (const line of sums) {
      const [hash, name = ''] = line.split('  ');
      expect(sha(path.join(out, name))).toBe(hash);
    }
  });

  test('compares a bundle with the page itself', async () => {
    const out = await bundle('file.json');
    expect((await verify(out)).stdout).toMatch(/^unchecked page ferry-thread.html: not at hand/m);
    expect((await verify(out, PAGE)).stdout).toMatch(/^ok +ferry-thread.html says the text of post #4/m);
    const other = await verify(out, path.join(ROOT, 'seeds', 'ferry-thread.txt'));
    expect(other.code).toBe(1);
    expect(other.stdout).toContain('is not that of a page cited');
  });

  test.each([
    ['a changed word', (out: string) => edit(out, 'contract it can keep', 'contract it can take')],
    ['a changed verdict', (out: string) => edit(out, '"altered"', '"exact"')],
    ['a changed page hash', (out: string) => edit(out, sha(PAGE), sha(PAGE).replaceAll('a', 'b'))],
    ['a changed text file', (out: string) => appendFileSync(path.join(out, 'citation.txt'), 'more')],
    ['a changed page', (out: string) => appendFileSync(path.join(out, pageOf(out)), ' ')],
    ['a missing page', (out: string) => rmSync(path.join(out, pageOf(out)))],
    ['missing sums', (out: string) => rmSync(path.join(out, 'SHA256SUMS'))],
    ['a bundle that is no JSON', (out: string) => writeFileSync(path.join(out, 'citation.json'), '{')],
    ['a file outside', (out: string) => appendFileSync(path.join(out, 'SHA256SUMS'), `${'0'.repeat(64)}  ../../x\n`)],
  ])('sees %s', async (name, change) => {
    const out = await bundle(name.replaceAll(' ', '-'), '--pages');
    change(out);
    const { code, stdout } = await verify(out);
    expect(code).toBe(1);
    expect(stdout).toMatch(/^FAILED/m);
  });

  test('sees every single changed byte of a citation and of its sums', async () => {
    const out = await bundle('bytes');
    const bytes = readFileSync(path.join(out, 'citation.json'));
    const isWhole = (held: Uint8Array): boolean => {
      const { citation, checks } = checkCitation(held, null);
      const all = citation === null ? checks : [...checks, checkLayout(held, citation)];
      return all.every((check) => check.result !== 'failed');
    };
    expect(isWhole(bytes)).toBe(true);
    expect(unseen(bytes, isWhole)).toEqual([]);
    const sums = path.join(out, 'SHA256SUMS');
    const written = readFileSync(sums);
    const { citation } = checkCitation(bytes, null);
    for (let at = 0; at < written.length; at += 1) {
      writeFileSync(sums, flipped(written, at));
      const checks = await checkFiles(out, citation);
      expect(
        checks.some((check) => check.result === 'failed'),
        `byte ${at}`,
      ).toBe(true);
    }
    writeFileSync(sums, written);
    expect((await verify(out)).code).toBe(0);
  });

  test('sees what was added to a citation, and files that say something else than it', async () => {
    const added = await bundle('added.json');
    writeFileSync(added, readFileSync(added, 'utf8').replace('"posts": [', '"note": "all true",\n  "posts": ['));
    expect((await verify(added)).stdout).toMatch(/^FAILED +the file holds the citation and nothing else/m);
    const out = await bundle('retold');
    const page = path.join(out, 'citation.html');
    const before = sha(page);
    writeFileSync(page, readFileSync(page, 'utf8').replace('meaning changed', 'meaning kept'));
    edit(out, before, sha(page), 'SHA256SUMS');
    expect((await verify(out)).stdout).toMatch(/^FAILED +citation.html says what the citation says/m);
    writeFileSync(path.join(out, 'more.txt'), 'more');
    expect((await verify(out)).stdout).toMatch(/^unchecked more.txt: it is no part of the bundle/m);
  });

  test('sees a bundle forged as a whole by its digest, and by the page', async () => {
    const out = await bundle('forged.json');
    const true_ = read(out);
    const forged = {
      ...true_,
      posts: true_.posts.map((post) => ({ ...post, body: hashed(post.body.text.replace('right', 'wrong')) })),
    };
    writeFileSync(out, citationJson({ ...forged, digest: digestOf(forged) }));
    expect((await verify(out)).code).toBe(0);
    const expected = await verify(out, '--expect', true_.digest);
    expect(expected.code).toBe(1);
    expect(expected.stdout).toMatch(/^FAILED +its digest is the one expected/m);
    const page = await verify(out, PAGE);
    expect(page.code).toBe(1);
    expect(page.stdout).toMatch(/^FAILED +ferry-thread.html says the text/m);
  });

  test('sees forged words of a quote and of its source, hashes and digest made anew', async () => {
    const out = await bundle('retold.json');
    const told = read(out);
    const retell = (quoted: string, source: string): void => {
      const posts = told.posts.map((post) => ({
        ...post,
        quotes: post.quotes.map((quote) => ({
          ...quote,
          quoted: hashed(quoted),
          source: quote.source === null ? null : { ...quote.source, words: hashed(source) },
          diff: null,
        })),
      }));
      writeFileSync(out, citationJson({ ...told, posts, digest: digestOf({ ...told, posts }) }));
    };
    const [quote] = told.posts[0]?.quotes ?? [];
    retell('She never said a word.', quote?.source?.words.text ?? '');
    expect((await verify(out)).stdout).toMatch(/^FAILED +quote 1 of post #4 mossback stands in its text/m);
    retell(quote?.quoted.text ?? '', 'She never said a word.');
    expect((await verify(out)).code).toBe(0);
    expect((await verify(out, PAGE)).stdout).toMatch(
      /^FAILED +ferry-thread.html says the source of quote 1 of post #4 mossback: read again, it does not/m,
    );
  });

  test('has a form for programs, and no terminal escapes', async () => {
    const out = await bundle('escape.json');
    edit(out, 'mossback', 'moss\\u001b[31mback');
    const { code, stdout } = await verify(out);
    expect(code).toBe(1);
    expect(stdout).not.toContain('\u001b');
    const { stdout: json } = await verify(out, '--format', 'json');
    expect(JSON.parse(json)).toMatchObject({ ok: false });
  });
});

describe('what cannot be done', () => {
  test.each([
    [['cite'], 'Name a post'],
    [['cite', '#1'], 'Name the thread'],
    [['cite', 'nobody'], 'No post fits'],
    [['cite', `${POST}0`], 'No post fits'],
    [['cite', POST, '--pages'], '--pages needs a folder'],
    [['cite', '--verify', 'no-such-folder'], 'no bundle can be read'],
  ])('%j is refused', async (args, message) => {
    const { code, stderr } = await runCli([...args, '--data', data]);
    expect(code).toBeGreaterThan(0);
    expect(stderr).toContain(message);
  });

  test('a folder with something in it is left alone', async () => {
    const { code, stderr } = await runCli(['cite', POST, '--out', folder, '--data', data]);
    expect(code).toBe(2);
    expect(stderr).toContain('is not empty');
    expect(existsSync(path.join(folder, 'SHA256SUMS'))).toBe(false);
  });
});

function pageOf(out: string): string {
  return `pages/${readdirSync(path.join(out, 'pages'))[0] ?? ''}`;
}

/** Replaces a text in the citation, of a folder or a file. */
/** A file with one bit of one byte changed: digits become other digits, letters other letters. */
function flipped(bytes: Uint8Array, at: number): Uint8Array {
  return bytes.map((byte, i) => (i === at ? byte ^ 1 : byte));
}

/** Positions of bytes whose change a check does not see. */
function unseen(bytes: Uint8Array, isWhole: (held: Uint8Array) => boolean): number[] {
  return [...bytes.keys()].filter((at) => isWhole(flipped(bytes, at)));
}

function edit(out: string, from: string, to: string, name = 'citation.json'): void {
  const file = out.endsWith('.json') ? out : path.join(out, name);
  const text = readFileSync(file, 'utf8');
  expect(text).toContain(from);
  writeFileSync(file, text.replaceAll(from, to));
}
