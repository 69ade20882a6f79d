import { describe, expect, it } from 'vitest';
import { foldSpace } from '../../src/model/text.js';
import { hasShared, listShared, readShared } from '../support/shared.js';
import { documentOf, threadOf } from './pipeline.js';
import type { SeedTruth } from './seed-facts.js';
import { readSeedTruth, renaming } from './seed-facts.js';

const present = hasShared('seeds') && hasShared('truth');

/** A changed copy: the same shape with other words, so that no rule can know the original by heart. */
interface Copy {
  readonly name: string;
  readonly change: (text: string) => string;
  /** Copies of the quote inside post 2; null: as it was. */
  readonly repeats: number | null;
}

function copies(truth: SeedTruth): Copy[] {
  const rename = renaming(truth);
  const quoted = truth.posts[1]?.quotes[1]?.lines;
  const header = (quoted?.[0] ?? 0) - 2;
  return [
    { name: 'as it was', change: (text) => text, repeats: null },
    { name: 'other names', change: rename, repeats: null },
    {
      name: 'other times',
      change: (text) => text.replace(/\b2 hours ago/g, '17 minutes ago').replace(/29 minutes ago/g, '3 hours ago'),
      repeats: null,
    },
    {
      name: 'other date and agency',
      change: (text) => text.replace(/(Based on a report by )\w+(\s+)\d{4}-\d\d-\d\d/g, '$1AFP$22024-11-19'),
      repeats: null,
    },
    {
      name: 'other reactions',
      change: (text) => text.replace('• Sad 1', '• Haha 12').replace('• Thumbs Up 1', '• Like 3'),
      repeats: null,
    },
    { name: 'windows line ends', change: (text) => text.replace(/\n/g, '\r\n'), repeats: null },
    {
      name: 'one repeat less',
      change: (text) => {
        const lines = text.split('\n');
        // Line numbers count from 1: from the second header through the last line of its quote.
        lines.splice(header - 1, (quoted?.[1] ?? 0) - header + 2);
        return lines.join('\n');
      },
      repeats: 1,
    },
    {
      name: 'one repeat more',
      change: (text) => {
        const lines = text.split('\n');
        const block = lines.slice(header - 1, (quoted?.[1] ?? 0) + 1);
        lines.splice(header - 1, 0, ...block);
        return lines.join('\n');
      },
      repeats: 3,
    },
  ];
}

describe.skipIf(!present)('the first users’ thread', () => {
  const truth = present ? readSeedTruth() : null;
  const name = present ? listShared('seeds').find((file) => file.startsWith('000_')) : undefined;
  const original = name === undefined ? '' : readShared(`seeds/${name}`);
  const articles = present ? listShared('seeds').filter((file) => !file.startsWith('000_')) : [];

  for (const copy of truth === null ? [] : copies(truth)) {
    describe(copy.name, () => {
      const facts = truth ?? readSeedTruth();
      const thread = threadOf(copy.change(original));
      const posts = thread.posts.filter((post) => post.kind === 'post');
      const stubs = thread.posts.filter((post) => post.kind === 'stub');
      const repeats = copy.repeats ?? 2;
      const own = (index: number): string =>
        foldSpace(copy.change(facts.posts[index]?.own_text_clean ?? facts.posts[index]?.own_text ?? ''));

      it('has its posts and one stub', () => {
        expect(posts).toHaveLength(facts.thread.post_count_on_page);
        expect(stubs).toHaveLength(1);
        expect(thread.title).toBe(foldSpace(copy.change(facts.thread.title)));
        expect(thread.problems.filter((problem) => problem.code === 'missing-posts')).toEqual([]);
      });

      it('infers the opening author, and invents nobody', () => {
        expect(posts[0]?.author.inferred).toBe(true);
        expect(posts[0]?.author.evidence).not.toBeNull();
        const header = /ago, (.+) said:/.exec(copy.change(original))?.[1];
        expect(posts[0]?.author.name).toBe(header);
        expect(posts.slice(1).map((post) => post.author.name)).toEqual([null, null, null]);
      });

      it('holds only own words in the analysed text', () => {
        expect(posts.map((post) => foldSpace(post.analysisText))).toEqual(posts.map((_, i) => own(i)));
        expect(posts[1]?.body.ownText).toMatch(/^\p{Lu}\s/u);
      });

      it('links both copies and keeps the only copy of an absent post', () => {
        expect(posts[1]?.quotes.map((quote) => [quote.verdict, quote.sourcePostId])).toEqual(
          Array.from({ length: repeats }, () => ['exact', posts[0]?.id]),
        );
        expect(posts[2]?.quotes.map((quote) => [quote.verdict, quote.sourcePostId])).toEqual([
          ['source_absent', stubs[0]?.id],
        ]);
        expect(posts[2]?.quotes[0]?.attributedAuthor).toBe(stubs[0]?.author.name);
        expect(posts[2]?.quotes[0]?.text.length).toBeGreaterThan(200);
        expect(stubs[0]?.position).toBeNull();
        expect(thread.edges).toEqual([
          { fromPostId: posts[1]?.id, toPostId: posts[0]?.id, via: 'quote', multiplicity: repeats },
          { fromPostId: posts[2]?.id, toPostId: stubs[0]?.id, via: 'quote', multiplicity: 1 },
        ]);
      });

      it('reads the reactions of post 2 alone', () => {
        const lines = copy.change(original).match(/(?<=• )[\p{L} ]+ \d+$/gmu) ?? [];
        expect(posts[1]?.reactions.map((reaction) => `${reaction.name} ${reaction.count}`)).toEqual(lines);
        expect(posts.filter((_, i) => i !== 1).flatMap((post) => post.reactions)).toEqual([]);
      });

      it('keeps the attribution line in a field of its own', () => {
        const line = /^Based on a report by .+$/m.exec(copy.change(original))?.[0];
        expect(posts[0]?.attribution?.text).toBe(foldSpace(line ?? ''));
        expect(posts[0]?.attribution?.agency).toBe(/by (\w+)/.exec(line ?? '')?.[1]);
        expect(posts[0]?.attribution?.date).toBe(/\d{4}-\d\d-\d\d/.exec(line ?? '')?.[0]);
      });

      it('has no furniture in any post', () => {
        for (const post of thread.posts)
          expect(post.body.text).not.toMatch(/Create an account|Recently Browsing|Sign In Now|Create New|^×/m);
      });

      it('never reads a relative citation as a date', () => {
        expect(thread.posts.map((post) => post.postedAt.at)).toEqual(thread.posts.map(() => null));
      });
    });
  }

  it('measures the saving as defined', () => {
    const facts = readSeedTruth();
    const posts = threadOf(original).posts.filter((post) => post.kind === 'post');
    const sum = (of: (sizes: (typeof posts)[number]['sizes']) => number, from = 0): number =>
      posts.slice(from).reduce((total, post) => total + of(post.sizes), 0);
    const {
      bodies_total: bodies,
      after_stripping_repeated_quotes_keep_headers_and_unique_quote: kept,
      replies_only: replies,
    } = facts.saving;
    expect([sum((s) => s.raw), sum((s) => s.raw - s.repeatedRaw)]).toEqual([bodies.raw, kept.raw]);
    expect([sum((s) => s.folded), sum((s) => s.folded - s.repeatedFolded)]).toEqual([bodies.norm, kept.norm]);
    expect([sum((s) => s.folded, 1), sum((s) => s.ownFolded, 1)]).toEqual([replies.bodies_norm, replies.own_norm]);
  });

  it('ties the opening post to the one article it was made from, and to no other', () => {
    const documents = articles.map((file) => documentOf(file, readShared(`seeds/${file}`)));
    const opener = threadOf(original, documents).posts.find((post) => post.position === 1);
    const relations = documents.map((document) => opener?.sources.find((source) => source.documentId === document.id));
    expect(relations.map((source) => source?.relation)).toEqual([
      'derived_from',
      'same_event',
      'same_event',
      'same_event',
    ]);
    expect(relations[0]).toMatchObject({ quotationsMatched: 5, longestRun: 41, declared: 'Reuters', orderKept: true });
    expect(relations[0]?.containment).toBeCloseTo(0.25, 1);
  });
});
