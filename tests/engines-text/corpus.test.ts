import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { bodies, parse, shared, thread } from './support.js';

const folder = shared('corpus-text');

interface TruthPost {
  readonly author: { readonly name: string };
  readonly ownText: string;
}

function tokens(text: string): string[] {
  return (
    text
      .normalize('NFC')
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? []
  );
}

/** Share of words two texts have in common, as the measure of the corpus counts it. */
function overlap(a: readonly string[], b: readonly string[]): number {
  const spare = new Map<string, number>();
  for (const word of a) spare.set(word, (spare.get(word) ?? 0) + 1);
  let hit = 0;
  for (const word of b) {
    const left = spare.get(word) ?? 0;
    if (left > 0) hit += 1;
    spare.set(word, left - 1);
  }
  return a.length + b.length === 0 ? 1 : (2 * hit) / (a.length + b.length);
}

/** The engine a skeleton's text may be claimed by, by the first part of its name. */
const OWN_ENGINE: Readonly<Record<string, string>> = {
  ips: 'text:invision',
  phpbb: 'text:phpbb',
  forumotion: 'text:phpbb',
  vb: 'text:vbulletin',
  smf: 'text:smf',
  mybb: 'text:mybb',
  xenforo: 'text:xenforo',
  discourse: 'text:discourse',
};

/** A skeleton without its comments, no-break spaces as in the page. */
function skeleton(text: string): string {
  return text.replace(/^# .*\n/gmu, '').replaceAll('\\u00a0', '\u00a0');
}

describe.skipIf(folder === null)('flattened pages of real boards', () => {
  const root = folder ?? '';

  it('posts, authors, titles and own words of Invision pages', () => {
    for (const file of readdirSync(`${root}/ips`).filter((name) => name.endsWith('.txt'))) {
      const page = thread(readFileSync(`${root}/ips/${file}`, 'utf8'));
      const truth = JSON.parse(readFileSync(`${root}/ips/${file}.truth.json`, 'utf8'));
      const posts: readonly TruthPost[] = truth.posts;
      expect(page.thread.title, file).toBe(truth.thread.title);
      expect(
        page.posts.map(({ author }) => author.name),
        file,
      ).toEqual(posts.map(({ author }) => author.name));
      const scores = bodies(page).map(({ ownText }, n) => overlap(tokens(posts[n]?.ownText ?? ''), tokens(ownText)));
      expect(scores.reduce((sum, score) => sum + score, 0) / scores.length, file).toBeGreaterThan(0.93);
    }
  });

  it('claims each page of another board for its own engine', () => {
    const others = readdirSync(root).filter(
      (engine) => !['ips', 'skeletons'].includes(engine) && !engine.includes('.'),
    );
    for (const engine of others) {
      for (const file of readdirSync(`${root}/${engine}`).filter((name) => name.endsWith('.txt'))) {
        expect(parse(readFileSync(`${root}/${engine}/${file}`, 'utf8'))?.engine, file).toBe(`text:${engine}`);
      }
    }
  });

  it('leaves only prose in the posts of skeletons', () => {
    const furniture =
      /^(?:posted|posté\(e\)|inserita|link to|link al|share|segnala|signaler|report|create an account|register|sign up|already have|recommended|jump to|author topic|post subject|postposted|click to expand|reply with quote|more sharing|condividi|this topic is|you need to)/iu;
    let seen = 0;
    for (const file of readdirSync(`${root}/skeletons`)) {
      const page = parse(skeleton(readFileSync(`${root}/skeletons/${file}`, 'utf8')));
      const [board = ''] = file.split(/[23]?(?:sub)?_|4_/u);
      const engine = OWN_ENGINE[board] ?? null;
      if (board === 'ips') expect(page?.engine, file).toBe(engine);
      else expect([null, engine], file).toContain(page?.engine ?? null);
      for (const { text } of page === null ? [] : bodies(page)) {
        seen += 1;
        expect(
          text.split('\n').filter((line) => furniture.test(line)),
          file,
        ).toEqual([]);
      }
    }
    expect(seen).toBeGreaterThan(10);
  });
});
