import { readFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { analyzeThread, prepareAnalyzers } from '../../src/analyze/index.js';
import type { Stance } from '../../src/model/annotation.js';
import { sliceCodePoints } from '../../src/model/text.js';
import { threadOf } from '../seeds/pipeline.js';
import { readSeedTruth, type SeedTruth } from '../seeds/seed-facts.js';
import { hasShared, readShared, root } from '../support/shared.js';

beforeAll(prepareAnalyzers);

interface Spoken {
  readonly stub: boolean;
  readonly text: string;
  readonly stances: readonly Stance[];
}

/** A flattened thread from its text to its stances, by the way every ingest takes. */
function spokenIn(text: string): Spoken[] {
  const thread = threadOf(text);
  const { annotations } = analyzeThread(thread, []);
  return thread.posts.map((post) => {
    const value = annotations.find((one) => one.analyzer === 'stance' && one.postId === post.id)?.value;
    return {
      stub: post.kind === 'stub',
      text: post.analysisText,
      stances: value !== undefined && 'stances' in value ? value.stances : [],
    };
  });
}

/** The class of a holder's stance; null the poster. Abstained is none. */
function classOf({ stances }: Spoken, name: string, holder: string | null = null): string {
  const row = stances.find(
    (one) =>
      one.holder === holder &&
      (name === 'proposition'
        ? one.targetKind === name
        : one.targetKind !== 'proposition' && one.target.toLowerCase().endsWith(name)),
  );
  return row === undefined || row.abstained ? 'none' : row.stance;
}

function checkEvidence(posts: readonly Spoken[]): void {
  for (const { text, stances } of posts)
    for (const one of stances) {
      for (const span of one.evidence) expect(sliceCodePoints(text, span.start, span.end)).toBe(span.text);
      if (!one.abstained) expect(one.evidence.length).toBeGreaterThan(0);
    }
}

const labelled = hasShared('truth/000.truth.json');

describe.skipIf(!labelled)('the labelled thread, read from its page', () => {
  let truth: SeedTruth;
  let posts: readonly Spoken[] = [];
  beforeAll(() => {
    truth = readSeedTruth();
    posts = spokenIn(readShared(`seeds/${truth.file}`));
  });
  const toClass = (label: string): string => (label === 'favor' || label === 'against' ? label : 'none');

  it('has every labelled stance of the posts on the page', () => {
    const given = posts.filter((post) => !post.stub);
    expect(given).toHaveLength(truth.labels.posts.length);
    truth.labels.posts.forEach(({ index, stance_class: classes }, i) => {
      const post = given[i];
      for (const [name, label] of Object.entries(classes))
        expect([index, name, post === undefined ? '' : classOf(post, name)]).toEqual([index, name, toClass(label)]);
    });
  });

  it('has every labelled stance of the post that is known from a quote alone', () => {
    const stubs = posts.filter((post) => post.stub);
    expect(stubs).toHaveLength(truth.labels.quoted_but_absent.length);
    truth.labels.quoted_but_absent.forEach(({ author, stance_class: classes }, i) => {
      const post = stubs[i];
      for (const [name, label] of Object.entries(classes))
        expect([author, name, post === undefined ? '' : classOf(post, name)]).toEqual([author, name, toClass(label)]);
    });
  });

  it('keeps the reported view under its holder', () => {
    for (const { index, reported_stance: reported } of truth.labels.posts) {
      if (reported === undefined) continue;
      const post = posts.filter((one) => !one.stub)[index - 1];
      for (const [name, value] of Object.entries(reported)) {
        if (typeof value !== 'number') continue;
        const side = value > 0.3 ? 'favor' : value < -0.3 ? 'against' : 'none';
        expect([name, post === undefined ? '' : classOf(post, name, reported.holder)]).toEqual([name, side]);
      }
    }
  });

  it('shows words for every stance', () => checkEvidence(posts));
});

describe('the ferry thread', () => {
  const posts = (): Spoken[] => spokenIn(readFileSync(path.join(root, 'seeds', 'ferry-thread.txt'), 'utf8'));

  it('has the stances of its posts, of the reported view and of the post that is absent', () => {
    const [report, reply, stub, aside, rejects, thanks] = posts();
    const of = (post: Spoken | undefined, holder: string | null = null): string[] =>
      post === undefined ? [] : ['verrell', 'pryce', 'proposition'].map((name) => classOf(post, name, holder));
    expect(of(report)).toEqual(['none', 'none', 'none']);
    expect(of(report, 'Ada Lindqvist')).toEqual(['none', 'favor', 'favor']);
    expect(of(reply)).toEqual(['favor', 'against', 'against']);
    expect(stub?.stub).toBe(true);
    expect(of(stub)).toEqual(['favor', 'against', 'against']);
    expect(of(aside)).toEqual(['none', 'none', 'none']);
    expect(of(rejects)).toEqual(['none', 'none', 'against']);
    expect(of(thanks)).toEqual(['none', 'none', 'none']);
    expect(thanks === undefined ? '' : classOf(thanks, 'northline')).toBe('favor');
  });

  it('gives what would be missed without somebody for him, and to the one who says so', () => {
    const [report] = posts();
    const others = (report?.stances ?? []).filter((one) => one.holder !== null && !one.abstained);
    expect(others.every((one) => one.holder === 'Ada Lindqvist')).toBe(true);
    expect(others.map((one) => one.stance)).not.toContain('against');
  });

  it('shows words for every stance', () => checkEvidence(posts()));
});
