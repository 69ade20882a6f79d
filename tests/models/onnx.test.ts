import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { sliceCodePoints } from '../../src/model/text.js';
import type { Backend, Item, ModelTask, Verdict } from '../../src/models/model.js';
import { onnxBackend } from '../../src/models/onnx/backend.js';
import { outputsOf, readModelFolder } from '../../src/models/onnx/folder.js';
import { loadPairModel } from '../../src/models/onnx/pair-model.js';
import { type TinyOptions, writeTinyModel } from './tiny-model.js';

const root = mkdtempSync(path.join(tmpdir(), 'threadbare-onnx-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));
const never = new AbortController().signal;

let made = 0;
function folder(options: TinyOptions = {}): string {
  made += 1;
  return writeTinyModel(path.join(root, String(made)), options);
}

async function opened(options: TinyOptions = {}): Promise<Backend> {
  return onnxBackend(await readModelFolder(folder(options)), 'tiny');
}

const target = (name: string, kind = 'place'): Item => ({
  id: 't1',
  target: { name, kind, aliases: [] },
  quoted: null,
  segment: null,
});

async function verdictOn(backend: Backend, task: ModelTask, text: string, item: Item): Promise<Verdict> {
  const answer = await backend.answer({ task, text, items: [item] }, never);
  if (answer.kind !== 'answered' || answer.verdicts[0] === undefined) throw new Error('no verdict');
  return answer.verdicts[0];
}

describe('a tiny model through the real loader', () => {
  test('takes sides by entailment and contradiction, and shows the sentence', async () => {
    const backend = await opened();
    const text = 'I went there. The ferry is great. Then I left.';
    const verdict = await verdictOn(backend, 'stance', text, target('the ferry'));
    expect(verdict).toMatchObject({ id: 't1', label: 'favor', abstained: false, holder: null });
    // Softmax of (3, 1, -3) and of (-3, 1, 3): .8788 of entailment and of contradiction, .0022 the other way.
    expect(verdict.score).toBeCloseTo(0.877, 2);
    expect(verdict.confidence).toBeCloseTo(0.879, 2);
    expect(verdict.evidence).toEqual([{ start: 14, end: 33, text: 'The ferry is great.' }]);
    const against = await verdictOn(backend, 'stance', 'The ferry is awful.', target('the ferry'));
    expect(against).toMatchObject({ label: 'against', abstained: false });
    expect(against.score).toBeCloseTo(-verdict.score, 3);
    await backend.close();
  });

  test('abstains where nothing speaks for a side, and shows nothing', async () => {
    const backend = await opened();
    const verdict = await verdictOn(backend, 'stance', 'The ferry is great and awful.', target('the ferry'));
    expect(verdict).toMatchObject({ label: 'none', score: 0, evidence: [] });
    await backend.close();
  });

  test('reads outputs by their names, whatever their order and writing', async () => {
    const orders = [
      ['contradiction', 'entailment', 'neutral'],
      ['NEUTRAL', 'Contradiction', 'Entailment'],
    ];
    for (const labels of orders) {
      const backend = await opened({ labels });
      expect((await verdictOn(backend, 'stance', 'A splendid ferry', target('the ferry'))).label).toBe('favor');
      expect((await verdictOn(backend, 'stance', 'A dreadful ferry', target('the ferry'))).label).toBe('against');
      await backend.close();
    }
  });

  test('a model that knows entailment alone takes sides, too', async () => {
    const backend = await opened({ labels: ['not_entailment', 'entailment'] });
    const favor = await verdictOn(backend, 'stance', 'A splendid ferry', target('the ferry'));
    expect(favor).toMatchObject({ label: 'favor', abstained: false });
    expect((await verdictOn(backend, 'stance', 'The ferry.', target('the ferry'))).label).toBe('none');
    await backend.close();
  });

  test('serves the other tasks by hypotheses of their own', async () => {
    const backend = await opened({ types: true });
    const whole: Item = { id: 'text', target: null, quoted: null, segment: null };
    expect((await verdictOn(backend, 'sentiment', 'A splendid day', whole)).label).toBe('positive');
    const rude = await verdictOn(backend, 'incivility', 'You dreadful man', whole);
    expect(rude.label).toBe('uncivil');
    expect(rude.score).toBeGreaterThan(0.9);
    expect((await verdictOn(backend, 'incivility', 'A splendid man', whole)).label).toBe('civil');
    const quoted: Item = { id: 'r1', target: null, quoted: 'The bridge', segment: { start: 7, end: 23 } };
    const reply = await verdictOn(backend, 'reply-stance', 'Awful! That is splendid', quoted);
    expect(reply).toMatchObject({ label: 'agree', evidence: [{ start: 7, end: 23, text: 'That is splendid' }] });
    await backend.close();
  });

  test('reads a text longer than the model in windows and finds the sentence that decides, with real offsets', async () => {
    const backend = await opened({ maxTokens: 24 });
    const filler = 'The \u{1f6a2} bridge is in the ferry. ';
    const text = `${filler.repeat(20)}The mayor is awful. ${filler.repeat(20)}`;
    const verdict = await verdictOn(backend, 'stance', text, target('the mayor', 'person'));
    expect(verdict).toMatchObject({ label: 'against', abstained: false });
    const [span] = verdict.evidence;
    expect(span?.text).toBe('The mayor is awful.');
    expect(sliceCodePoints(text, span?.start ?? 0, span?.end ?? 0)).toBe('The mayor is awful.');
    await backend.close();
  });

  test('one word of 100,000 letters, a text of marks alone and a target without a name are answered', async () => {
    const backend = await opened({ maxTokens: 24 });
    for (const text of ['a'.repeat(100_000), '!?'.repeat(50_000), ''])
      expect(await verdictOn(backend, 'stance', text.slice(0, 20_000), target(''))).toMatchObject({ label: 'none' });
    await backend.close();
  });

  test.each(['WordLevel', 'Unigram'] as const)('words a %s vocabulary lacks do no harm', async (tokenizer) => {
    const backend = await opened({ tokenizer });
    expect((await verdictOn(backend, 'stance', 'Unheard splendid ferry', target('Zyx'))).label).toBe('favor');
    await backend.close();
  });

  test('a batch gives what its pairs give alone', async () => {
    const model = await loadPairModel(await readModelFolder(folder()));
    const pairs = [...Array(19).keys()].map((i) => ({
      premise: `${'the ferry '.repeat(i % 5)}is ${i % 2 === 0 ? 'great' : 'awful'}`,
      hypothesis: i % 3 === 0 ? 'in favor of the ferry' : 'against the ferry',
    }));
    const together = await model.judge(pairs, never);
    for (const [i, pair] of pairs.entries()) {
      const [alone] = await model.judge([pair], never);
      expect(together[i]?.yes).toBeCloseTo(alone?.yes ?? -1, 5);
    }
    expect(together.map(({ yes, open, no }) => yes + open + no)).toEqual(pairs.map(() => expect.closeTo(1, 5)));
    await model.close();
  });

  test('stops when it is told to', async () => {
    const backend = await opened();
    await expect(
      backend.answer({ task: 'stance', text: 'A ferry', items: [target('x')] }, AbortSignal.abort(new Error('enough'))),
    ).rejects.toThrow('enough');
    await backend.close();
  });
});

describe('a folder that cannot be used says why', () => {
  const rejected = async (where: string) => {
    try {
      await onnxBackend(await readModelFolder(where), 'tiny');
    } catch (error) {
      return error;
    }
    return null;
  };

  test('nothing there, no model, no JSON, a broken model, other labels', async () => {
    expect(await rejected(path.join(root, 'none'))).toMatchObject({ code: 'no-model', exitCode: 1 });
    const noModel = folder();
    rmSync(path.join(noModel, 'model.onnx'));
    expect(await rejected(noModel)).toMatchObject({ code: 'no-model' });
    const noJson = folder();
    writeFileSync(path.join(noJson, 'config.json'), '{');
    expect(await rejected(noJson)).toMatchObject({ code: 'bad-model' });
    const broken = folder();
    writeFileSync(path.join(broken, 'model.onnx'), 'no model');
    expect(await rejected(broken)).toMatchObject({ code: 'bad-model', file: path.join(broken, 'model.onnx') });
    const sentiment = folder({ labels: ['NEGATIVE', 'POSITIVE'] });
    expect(String(await rejected(sentiment))).toContain('NEGATIVE, POSITIVE');
  });

  test('a configuration that names more outputs than the model has', async () => {
    const wrong = folder();
    const id2label = { 0: 'entailment', 1: 'neutral', 2: 'contradiction', 3: 'other' };
    writeFileSync(path.join(wrong, 'config.json'), JSON.stringify({ id2label }));
    const backend = await onnxBackend(await readModelFolder(wrong), 'tiny');
    await expect(
      backend.answer({ task: 'stance', text: 'A ferry', items: [target('x')] }, never),
    ).rejects.toMatchObject({
      code: 'bad-model',
    });
    await backend.close();
  });
});

test('a model in the sub-folder exporters use is found; its hash names the version', async () => {
  const one = await readModelFolder(folder({ file: 'onnx/model_quantized.onnx' }));
  expect(one.modelFile.endsWith('onnx/model_quantized.onnx')).toBe(true);
  expect(one.sha256).toBe((await readModelFolder(folder())).sha256);
  const other = await readModelFolder(folder({ labels: ['contradiction', 'neutral', 'entailment'] }));
  expect(other.sha256).not.toBe(one.sha256);
  expect((await onnxBackend(one, 'tiny')).version).toContain(`tiny@${one.sha256.slice(0, 12)}`);
});

test('labels by number alone mean nothing', () => {
  expect(() => outputsOf({ 0: 'LABEL_0', 1: 'LABEL_1', 2: 'LABEL_2' }, 'config.json')).toThrow('entailment');
});
