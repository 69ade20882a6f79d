import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { analyzeThread, prepareAnalyzers } from '../../src/analyze/index.js';
import type { Annotation, Stance } from '../../src/model/annotation.js';
import type { LinkedThread } from '../../src/model/thread.js';
import { linkedThread } from '../support/linked-thread.js';

/** Hand labels of the real thread, read where they are present and never copied; also on copies with other names. */
const truthDir = join(
  process.env.THREADBARE_SHARED ?? join(dirname(fileURLToPath(import.meta.url)), '../../../shared'),
  'truth',
);
const file = existsSync(truthDir) ? readdirSync(truthDir).find((name) => /^000.*truth\.json$/.test(name)) : undefined;
if (file === undefined) process.stdout.write('skipped: labels of the real thread are absent\n');

interface Labelled {
  readonly thread: LinkedThread;
  readonly classes: readonly Readonly<Record<string, string>>[];
  readonly sentiments: readonly number[];
  readonly names: Readonly<Record<string, string>>;
  readonly holder: string;
  readonly proposition: string;
}

const record = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null ? Object.fromEntries(Object.entries(value)) : {};
const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
const text = (value: unknown): string => (typeof value === 'string' ? value : '');
const strings = (value: unknown): Record<string, string> =>
  Object.fromEntries(Object.entries(record(value)).map(([key, item]) => [key, text(item)]));

/** Posts of the truth file in thread order, the quoted one that is absent as a stub before the post that quotes it. */
function load(path: string, rename: (words: string) => string): Labelled {
  const truth = record(JSON.parse(readFileSync(path, 'utf8')));
  const labels = record(truth.labels);
  const posts = list(truth.posts).map(record);
  const own = posts.map((post) => rename(text(post.own_text_clean) || text(post.own_text)));
  const stub = rename(text(record(list(truth.referenced_posts)[0]).text));
  const [first = '', second = '', third = '', fourth = ''] = own;
  const stray = rename(text(posts[1]?.own_text)).slice(0, 1);
  const thread = linkedThread(rename(text(record(truth.thread).title)), [
    { pieces: [first], attribution: 'named' },
    {
      pieces: [{ of: 0, text: first }, stray, { of: 0, text: first }, second.replace(/^\S\s+(?=\S{2})/u, '')],
      analysisText: second.replace(/^\S\s+(?=\S{2})/u, ''),
    },
    { kind: 'stub', pieces: [stub] },
    { pieces: [{ of: 2, text: stub, verdict: 'source_absent' }, third] },
    { pieces: [fourth] },
  ]);
  const given = list(labels.posts).map(record);
  const absent = record(list(labels.quoted_but_absent)[0]);
  const inOrder = [given[0], given[1], absent, given[2], given[3]].map((post) => record(post));
  return {
    thread,
    classes: inOrder.map((post) => strings(post.stance_class)),
    sentiments: inOrder.map((post) => Number(post.sentiment)),
    names: {
      ...strings({}),
      ...Object.fromEntries(
        Object.keys(strings(inOrder[0]?.stance_class)).map((name) => [
          name,
          rename(name[0]?.toUpperCase() + name.slice(1)),
        ]),
      ),
    },
    holder: rename(text(record(record(given[0]).reported_stance).holder)),
    proposition: rename(text(labels.proposition)),
  };
}

const valuesOf = (annotations: readonly Annotation[], analyzer: string, thread: LinkedThread) =>
  thread.posts.map(
    (post) => annotations.find((one) => one.analyzer === analyzer && one.postId === post.id)?.value ?? null,
  );

/** The names the labels and the title use, swapped for made-up ones of the same shape; found in the data, not written here. */
function renamer(path: string): (words: string) => string {
  const truth = record(JSON.parse(readFileSync(path, 'utf8')));
  const labels = record(truth.labels);
  const keys = Object.keys(record(record(list(labels.posts)[0]).stance_class)).filter((key) => key !== 'proposition');
  const holder = text(record(record(list(labels.posts)[0]).reported_stance).holder).split(' ');
  const fresh = ['Calderón', 'Marković', 'Brandvold', 'Sven'];
  const pairs = [...keys, holder.at(-1) ?? '', holder[0] ?? ''].map((name, i): [RegExp, string] => [
    new RegExp(
      `${name.slice(0, name.length > 6 ? -1 : undefined)}(?:${name.length > 6 ? '[a-z]{1,2}' : ''})\\b`,
      'giu',
    ),
    fresh[i] ?? 'Venn',
  ]);
  return (words) => pairs.reduce((done, [pattern, name]) => done.replace(pattern, name), words);
}

const copies: readonly (readonly [string, (path: string) => (words: string) => string])[] = [
  ['as it is', () => (words) => words],
  ['with other names', renamer],
];

describe.skipIf(file === undefined).each(copies)('the labelled thread %s', (_, make) => {
  const path = join(truthDir, file ?? '');
  let labelled: Labelled;
  let annotations: readonly Annotation[];
  beforeAll(async () => {
    await prepareAnalyzers();
    labelled = load(path, make(path));
    annotations = analyzeThread(labelled.thread, []).annotations;
  });

  it('has the labelled proposition', () => {
    const value = annotations.find((one) => one.analyzer === 'targets')?.value;
    const targets = value !== undefined && 'targets' in value ? value.targets : [];
    expect(targets.filter((one) => one.kind === 'proposition').map((one) => one.name)).toEqual([labelled.proposition]);
  });

  it('agrees with the stance labels', () => {
    valuesOf(annotations, 'stance', labelled.thread).forEach((value, i) => {
      const stances: readonly Stance[] = value !== null && 'stances' in value ? value.stances : [];
      for (const [name, label] of Object.entries(labelled.classes[i] ?? {})) {
        const row = stances.find(
          (one) =>
            one.holder === null &&
            (name === 'proposition' ? one.targetKind === name : one.target.endsWith(labelled.names[name] ?? name)),
        );
        const expected = label === 'favor' || label === 'against' ? label : 'none';
        expect([i, name, row?.stance ?? 'none']).toEqual([i, name, expected]);
      }
    });
  });

  it('gives the reported view to its holder', () => {
    const value = valuesOf(annotations, 'stance', labelled.thread)[0] ?? null;
    const reported =
      value !== null && 'stances' in value ? value.stances.filter((one) => one.holder === labelled.holder) : [];
    expect(reported.find((one) => one.targetKind === 'proposition')?.stance).toBe('favor');
  });

  it('abstains on everything in the post that says nothing', () => {
    const value = valuesOf(annotations, 'stance', labelled.thread)[3] ?? null;
    expect(value !== null && 'stances' in value && value.stances.every((one) => one.abstained)).toBe(true);
  });

  it('has the signs of the sentiment labels, near neutral where they are', () => {
    valuesOf(annotations, 'sentiment', labelled.thread).forEach((value, i) => {
      const score = value !== null && 'fullScore' in value ? (value.score ?? 0) : 0;
      const label = labelled.sentiments[i] ?? 0;
      if (Math.abs(label) > 0.3) expect(Math.sign(score)).toBe(Math.sign(label));
      else expect(Math.abs(score)).toBeLessThan(0.25);
    });
  });

  it('finds the reply that disagrees, abstains on the other, and incivility in two posts alone', () => {
    const replies = valuesOf(annotations, 'reply-stance', labelled.thread).map((value) =>
      value !== null && 'replies' in value ? value.replies : [],
    );
    expect(replies[1]?.map((one) => one.stance)).toEqual(['disagree', 'disagree']);
    expect(replies[3]).toMatchObject([{ stance: 'neutral', abstained: true }]);
    const uncivil = valuesOf(annotations, 'incivility', labelled.thread).map(
      (value) => value !== null && 'label' in value && 'score' in value && (value.score ?? 0) > 0.6,
    );
    expect(uncivil).toEqual([false, true, true, false, false]);
  });
});
