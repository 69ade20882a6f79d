import { beforeAll, describe, expect, it } from 'vitest';
import { scoreIncivility } from '../../src/analyze/incivility/index.js';
import { prepareAnalyzers } from '../../src/analyze/index.js';
import { findTargets } from '../../src/analyze/targets/index.js';
import { hasShared, readShared } from '../support/shared.js';

const TRUTH = 'truth/000.truth.json';
/** From this score the labels call a post uncivil. */
const LINE = 0.6;

const record = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null ? Object.fromEntries(Object.entries(value)) : {};
const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
const text = (value: unknown): string => (typeof value === 'string' ? value : '');

describe.skipIf(!hasShared(TRUTH))('incivility of the labelled posts', () => {
  beforeAll(() => prepareAnalyzers());

  it('is above the line where the labels are, and nowhere else; figures are hit, no member', () => {
    const truth = record(JSON.parse(readShared(TRUTH)));
    const labels = record(truth.labels);
    const own = list(truth.posts).map((post) => text(record(post).own_text_clean) || text(record(post).own_text));
    const stub = text(record(list(truth.referenced_posts)[0]).text);
    const texts = [...own, stub];
    const labelled = [...list(labels.posts), ...list(labels.quoted_but_absent)].map((one) =>
      Number(record(one).incivility),
    );
    expect(labelled).toHaveLength(texts.length);
    const targets = findTargets(text(record(truth.thread).title), texts).map(({ key, name, kind, aliases }) => ({
      key,
      name,
      kind,
      aliases,
    }));
    const values = texts.map((one) => scoreIncivility({ text: one, language: 'en', targets }));
    expect(values.map((one) => (one.score ?? 0) > LINE)).toEqual(labelled.map((one) => one > LINE));
    expect(labelled.some((one) => one > LINE)).toBe(true);
    for (const { attack, label } of values) if (label === 'uncivil') expect(attack?.aim).toBe('figure');
  });
});
