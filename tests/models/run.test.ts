import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { analyzeThread, prepareAnalyzers } from '../../src/analyze/index.js';
import type { Annotation, AnnotationValue } from '../../src/model/annotation.js';
import { sliceCodePoints } from '../../src/model/text.js';
import type { LinkedThread } from '../../src/model/thread.js';
import { type AnswerCache, folderCache, memoryCache } from '../../src/models/answer-cache.js';
import { readModelChoice } from '../../src/models/index.js';
import { type Answer, type Backend, LABELS, type ModelTask, type Question } from '../../src/models/model.js';
import { isInstalled, optionalPackage } from '../../src/models/optional-package.js';
import { modelRun, type RunSettings } from '../../src/models/run.js';
import { linkedThread } from '../support/linked-thread.js';

const root = mkdtempSync(path.join(tmpdir(), 'threadbare-run-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));
beforeAll(() => prepareAnalyzers());
const never = new AbortController().signal;

/** A backend that says the first label of everything, and counts. */
function counting(respond?: (question: Question, n: number) => Answer): Backend & { readonly asked: Question[] } {
  const asked: Question[] = [];
  return {
    kind: 'openai',
    version: 'counting 1',
    notice: '',
    concurrency: 1,
    asked,
    answer: (question) => {
      asked.push(question);
      return Promise.resolve(respond?.(question, asked.length) ?? sayFirst(question));
    },
    spent: () => ({ requests: asked.length, tokens: 0 }),
    close: () => Promise.resolve(),
  };
}

function sayFirst({ task, text, items }: Question): Answer {
  const end = Math.min(4, text.length);
  const verdicts = items.map(({ id }) => ({
    id,
    label: LABELS[task][0] ?? '',
    score: 0.9,
    confidence: 0.9,
    abstained: false,
    evidence: [{ start: 0, end, text: text.slice(0, end) }],
    holder: null,
  }));
  return { kind: 'answered', verdicts, remarks: [] };
}

/** Keeps nothing, so that every question is counted. */
const none: AnswerCache = { get: () => Promise.resolve(null), put: () => Promise.resolve() };
const all: RunSettings = { when: { kind: 'all' }, languages: null, cache: none };

const thread = linkedThread('Ada Marsh should keep the old ferry', [
  {
    author: 'Bram',
    pieces: ['I think Ada Marsh is right, the old ferry is a wonderful thing and Ada Marsh should keep it.'],
  },
  {
    author: 'Cleo',
    pieces: [
      { of: 0, text: 'I think Ada Marsh is right, the old ferry is a wonderful thing and Ada Marsh should keep it.' },
      'Nonsense! Ada Marsh is wrong about the ferry. It is dirty, loud and always late, and we should sell it.',
    ],
  },
  { author: 'Dirk', pieces: ['\u{1f6a2}'] },
  {
    author: 'Enno',
    pieces: ['Ich finde die alte F\u00e4hre wunderbar, und ich hoffe, dass sie noch lange auf dem Fluss bleibt.'],
  },
]);

const defaultsOf = (of: LinkedThread): readonly Annotation[] => analyzeThread(of, []).annotations;
const givenTo = (annotations: readonly Annotation[], analyzer: string, post: number): AnnotationValue | undefined =>
  annotations.find((one) => one.analyzer === analyzer && one.postId === thread.posts[post]?.id)?.value;

describe('a run', () => {
  test.each<[ModelTask, object]>([
    ['sentiment', { class: 'positive', score: 0.9 }],
    ['incivility', { label: 'uncivil', score: 0.9 }],
  ])('of %s writes values of the default shape under a name of its own', async (task, expected) => {
    const defaults = defaultsOf(thread);
    const { annotations, problems, left } = await modelRun(counting(), task, all).annotate(thread, defaults, [], never);
    expect([problems, left]).toEqual([[], 0]);
    expect(annotations.map(({ postId }) => postId).sort()).toEqual(thread.posts.map(({ id }) => id).sort());
    expect(
      annotations.every(({ analyzer, version }) => analyzer === `${task}:openai` && version === 'counting 1'),
    ).toBe(true);
    expect(givenTo(annotations, `${task}:openai`, 0)).toMatchObject(expected);
    for (let post = 0; post < 4; post += 1)
      expect(Object.keys(Object(givenTo(annotations, `${task}:openai`, post))).sort()).toEqual(
        Object.keys(Object(givenTo(defaults, task, post))).sort(),
      );
    // A post without words is not asked about.
    expect(givenTo(annotations, `${task}:openai`, 2)).toMatchObject({ score: null, reason: 'no words' });
  });

  test('of stance asks about what the post names and the proposition', async () => {
    const backend = counting();
    const defaults = defaultsOf(thread);
    const { annotations } = await modelRun(backend, 'stance', all).annotate(thread, defaults, [], never);
    const names = backend.asked.find(({ text }) => text.startsWith('I think'))?.items.map(({ target }) => target?.kind);
    expect(names).toContain('person');
    expect(names?.at(-1)).toBe('proposition');
    const value = Object(givenTo(annotations, 'stance:openai', 1));
    expect(value.stances.filter((one: { holder: unknown }) => one.holder === null)).toSatisfy(
      (list: { stance: string }[]) => list.every(({ stance }) => stance === 'favor'),
    );
    expect(
      new Set(value.stances.map((one: { key: string; holder: string | null }) => `${one.key} ${one.holder}`)).size,
    ).toBe(value.stances.length);
  });

  test('of reply stance asks about each answered quote, with the words that answer it', async () => {
    const backend = counting();
    const { annotations } = await modelRun(backend, 'reply-stance', all).annotate(
      thread,
      defaultsOf(thread),
      [],
      never,
    );
    expect(annotations.map(({ postId }) => postId)).toEqual([thread.posts[1]?.id]);
    const [item] = backend.asked[0]?.items ?? [];
    expect(item?.quoted).toContain('the old ferry');
    const value = Object(annotations[0]?.value);
    expect(value.replies).toMatchObject([{ quoteIndex: 0, toPostId: thread.posts[0]?.id, stance: 'agree' }]);
    const { segment } = value.replies[0];
    expect(sliceCodePoints(thread.posts[1]?.analysisText ?? '', segment.start, segment.end)).toBe(segment.text);
  });

  test('asks nothing again that is stored, and hands batches on as they are done', async () => {
    const defaults = defaultsOf(thread);
    const kept: Annotation[] = [];
    const first = await modelRun(counting(), 'stance', all).annotate(thread, defaults, [], never, (batch) => {
      kept.push(...batch);
      return Promise.resolve();
    });
    expect(kept).toHaveLength(first.annotations.length);
    const backend = counting();
    const second = await modelRun(backend, 'stance', all).annotate(thread, defaults, kept, never);
    expect(backend.asked).toEqual([]);
    expect([second.unchanged, second.annotations.length]).toEqual([kept.length, kept.length]);
    const other = { ...counting(), version: 'counting 2' };
    expect((await modelRun(other, 'stance', all).annotate(thread, defaults, kept, never)).unchanged).toBe(0);
  });

  test('counts what it asked itself, though it shares its model', async () => {
    const backend = counting();
    const [tone, manners] = [modelRun(backend, 'sentiment', all), modelRun(backend, 'incivility', all)];
    const defaults = defaultsOf(thread);
    for (const run of [tone, manners, tone]) await run.annotate(thread, defaults, [], never);
    expect([tone.spent().requests, manners.spent().requests, backend.asked.length]).toEqual([6, 3, 9]);
  });

  test('that fails at one post loses no other; one that stops says what is left', async () => {
    const failing = counting((_, n) =>
      n === 1
        ? { kind: 'failed', remark: { code: 'model-failed', message: 'no' } }
        : sayFirst(failing.asked[n - 1] ?? never0),
    );
    const result = await modelRun(failing, 'sentiment', all).annotate(thread, defaultsOf(thread), [], never);
    expect(result).toMatchObject({ problems: [{ code: 'model-failed', post: 1 }], left: 0, stopped: null });
    expect(result.annotations).toHaveLength(3);
    const stopping = counting((question, n) => (n === 2 ? { kind: 'stopped', reason: 'enough' } : sayFirst(question)));
    const stopped = await modelRun(stopping, 'sentiment', all).annotate(thread, defaultsOf(thread), [], never);
    expect(stopped).toMatchObject({ left: 2, stopped: 'enough' });
    expect(stopping.asked).toHaveLength(2);
  });
});

test('an interrupted run keeps every answer it got, and goes on from there', async () => {
  const words = ['ferry', 'bridge', 'island', 'harbour', 'market'];
  const long = linkedThread(
    'Ferries',
    [...Array(45).keys()].map((i) => ({
      author: `A${i}`,
      pieces: [`Number ${i}: the ${words[i % 5]} is lovely today.`],
    })),
  );
  const stop = new AbortController();
  const kept: Annotation[] = [];
  const keep = (batch: readonly Annotation[]): Promise<void> => {
    kept.push(...batch);
    return Promise.resolve();
  };
  const interrupted = counting((question, n) => {
    if (n === 30) stop.abort(new Error('enough'));
    return sayFirst(question);
  });
  const defaults = defaultsOf(long);
  await expect(modelRun(interrupted, 'sentiment', all).annotate(long, defaults, [], stop.signal, keep)).rejects.toThrow(
    'enough',
  );
  expect([interrupted.asked.length, kept.length]).toEqual([30, 30]);
  const rest = counting();
  const done = await modelRun(rest, 'sentiment', all).annotate(long, defaults, [...kept], never, keep);
  expect([rest.asked.length, done.unchanged, kept.length]).toEqual([15, 30, 45]);
});

const never0: Question = { task: 'sentiment', text: '', items: [] };

describe('only where the light analyzer is unsure', () => {
  test('the rest of the run is the light values themselves, so that it is complete', async () => {
    const defaults = defaultsOf(thread);
    for (const task of ['sentiment', 'stance', 'reply-stance', 'incivility'] as const) {
      const nothing = counting();
      const light = await modelRun(nothing, task, { ...all, when: { kind: 'unsure', below: 0 } }).annotate(
        thread,
        defaults,
        [],
        never,
      );
      const whole = counting();
      await modelRun(whole, task, { ...all, when: { kind: 'unsure', below: 1.01 } }).annotate(
        thread,
        defaults,
        [],
        never,
      );
      const everything = counting();
      const full = await modelRun(everything, task, all).annotate(thread, defaults, [], never);
      expect(whole.asked).toEqual(everything.asked);
      // What it abstained from or could not read is asked about at any threshold.
      expect(nothing.asked.length).toBeLessThanOrEqual(whole.asked.length);
      expect(light.annotations.map(({ postId }) => postId)).toEqual(
        expect.arrayContaining(full.annotations.map(({ postId }) => postId)),
      );
      for (const one of light.annotations) {
        const asked = nothing.asked.some(
          ({ text }) => text === thread.posts.find(({ id }) => id === one.postId)?.analysisText,
        );
        const same = defaults.find(({ analyzer, postId }) => analyzer === task && postId === one.postId);
        if (!asked && !('reason' in one.value && one.value.reason === 'no words'))
          expect(one.value).toEqual(same?.value);
      }
      expect(light.annotations[0]?.version).toBe('counting 1 unsure<0');
    }
  });
});

describe('languages', () => {
  test('a post in another one is left out with the reason', async () => {
    const backend = counting();
    const run = modelRun(backend, 'sentiment', { ...all, languages: ['en'] });
    const { annotations } = await run.annotate(thread, defaultsOf(thread), [], never);
    expect(run.version).toBe('counting 1 only en');
    expect(givenTo(annotations, 'sentiment:openai', 3)).toMatchObject({
      score: null,
      reason: 'language not served: de',
    });
    expect(backend.asked.map(({ text }) => text.slice(0, 3))).not.toContain('Ich');
  });
});

describe('the cache', () => {
  test('answers the same words in another data set; a damaged entry is asked about again', async () => {
    const folder = path.join(root, 'cache');
    const settings = { ...all, cache: folderCache(folder) };
    const first = await modelRun(counting(), 'sentiment', settings).annotate(thread, defaultsOf(thread), [], never);
    const backend = counting();
    const second = await modelRun(backend, 'sentiment', settings).annotate(thread, defaultsOf(thread), [], never);
    expect(backend.asked).toEqual([]);
    expect(second.spent).toEqual({ requests: 0, tokens: 0, cached: 3 });
    expect(second.annotations.map(({ value }) => value)).toEqual(first.annotations.map(({ value }) => value));
    const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.json'));
    expect(files).toHaveLength(3);
    writeFileSync(path.join(folder, files[0] ?? ''), '{"key":');
    await modelRun(backend, 'sentiment', settings).annotate(thread, defaultsOf(thread), [], never);
    expect(backend.asked).toHaveLength(1);
  });

  test('without a folder holds the answers of this run', async () => {
    const settings = { ...all, cache: memoryCache() };
    const backend = counting();
    await modelRun(backend, 'sentiment', settings).annotate(thread, defaultsOf(thread), [], never);
    await modelRun(backend, 'sentiment', settings).annotate(thread, defaultsOf(thread), [], never);
    expect(backend.asked).toHaveLength(3);
  });

  test('keeps no answer that was partly rejected', async () => {
    const settings = { ...all, cache: folderCache(path.join(root, 'rejected')) };
    const remark = { code: 'model-evidence-missing', message: 'no' };
    const rejecting = (): Backend & { readonly asked: Question[] } =>
      counting((question) => {
        const said = sayFirst(question);
        return said.kind === 'answered' ? { ...said, remarks: [remark] } : said;
      });
    const first = await modelRun(rejecting(), 'stance', settings).annotate(thread, defaultsOf(thread), [], never);
    expect(first.problems[0]).toEqual({ ...remark, post: 1 });
    const again = rejecting();
    await modelRun(again, 'stance', settings).annotate(thread, defaultsOf(thread), [], never);
    expect(again.asked.length).toBeGreaterThan(0);
  });

  test('a folder that cannot be written says so', async () => {
    writeFileSync(path.join(root, 'file'), '');
    await expect(folderCache(path.join(root, 'file')).put('ab', [])).rejects.toMatchObject({ code: 'unusable-cache' });
  });
});

describe('a row of score', () => {
  const light = { id: '1', label: 'neutral', score: 0, confidence: 0.7, abstained: false, evidence: [], reason: null };
  test('is the model’s, or the light one where that is sure enough', async () => {
    const row = { id: '1', text: 'What a day', target: 'the ferry' };
    expect(await modelRun(counting(), 'stance', all).score(row, light, never)).toMatchObject({
      id: '1',
      label: 'favor',
    });
    const unsure = { ...all, when: { kind: 'unsure' as const, below: 0.6 } };
    expect(await modelRun(counting(), 'stance', unsure).score(row, light, never)).toBe(light);
    expect(await modelRun(counting(), 'stance', unsure).score(row, { ...light, abstained: true }, never)).toMatchObject(
      { label: 'favor' },
    );
    expect(await modelRun(counting(), 'stance', all).score({ ...row, text: '!' }, light, never)).toMatchObject({
      abstained: true,
      reason: 'no words',
    });
  });
});

test('what --model takes', () => {
  expect(readModelChoice('onnx:models/nli')).toEqual({ kind: 'folder', folder: 'models/nli' });
  expect(readModelChoice('onnx:hub/owner/name')).toEqual({ kind: 'hub', id: 'owner/name', revision: 'main' });
  expect(readModelChoice('onnx:hub/owner/name@v1.0')).toMatchObject({ revision: 'v1.0' });
  expect(readModelChoice('openai:llama3.1:8b@http://localhost:11434/v1/')).toEqual({
    kind: 'endpoint',
    model: 'llama3.1:8b',
    baseUrl: 'http://localhost:11434/v1',
  });
  for (const bad of [
    '',
    'onnx:',
    'onnx:hub/name',
    'onnx:hub/../..',
    'openai:x',
    'openai:x@ftp://y',
    'openai:x@http://me:pw@host/v1',
    'gpt',
  ])
    expect(typeof readModelChoice(bad)).toBe('string');
});

test('a package that is not installed is named with the command that installs it', async () => {
  expect(isInstalled('a-package-that-does-not-exist')).toBe(false);
  expect(isInstalled('zod')).toBe(true);
  await expect(
    optionalPackage('a-package-that-does-not-exist', 'npm install it', () => Promise.resolve(1)),
  ).rejects.toMatchObject({
    code: 'package-missing',
    exitCode: 2,
    message: expect.stringContaining('npm install it'),
  });
});
