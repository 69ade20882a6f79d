import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type ChatServer, chatServer } from '../models/chat-server.js';
import { writeTinyModel } from '../models/tiny-model.js';
import { root } from '../support/shared.js';
import { readRows, runCli, seedDatabase, sqlRows, temporaryFolder } from './run-cli.js';

const { folder, remove } = temporaryFolder();
const data = path.join(folder, 'data');
const tiny = writeTinyModel(path.join(folder, 'tiny'), { maxTokens: 128 });
let server: ChatServer;

beforeAll(async () => {
  server = await chatServer();
  await seedDatabase(data);
});
afterAll(async () => {
  await server.close();
  remove();
});

const STANCES = 'select post_id, target, holder, stance, confidence from v_stance order by 1, 2, 3';

describe('threadbare analyze --model', () => {
  test('a local model writes beside the built-in analyzer; the views show one of them', async () => {
    const before = await sqlRows(data, STANCES);
    const { code, stdout, stderr } = await runCli(['analyze', '--data', data, '--model', `onnx:${tiny}`]);
    expect(stderr).toContain('no text leaves it');
    expect(stdout).toMatch(/stance:onnx \(tests\/tiny@[0-9a-f]{12} hypotheses 1\): [1-9]\d* new values, 0 unchanged/);
    expect(code).toBe(0);
    const runs = `select analyzer, count(*)::integer as n from v_annotation where analyzer like 'stance%' group by 1 order by 1`;
    const [stances, counts] = await readRows(data, [STANCES, runs]);
    const [light, model] = counts ?? [];
    expect(stances).toEqual(before);
    expect(model?.n).toBe(light?.n);

    const again = await runCli(['analyze', '--data', data, '--model', `onnx:${tiny}`, '--model-select']);
    expect(again.stdout).toMatch(
      /stance:onnx .* 0 new values, [1-9]\d* unchanged; 0 asked, 0 from the cache; the views show it now/,
    );
    const [chosen, perPost] = await readRows(data, [
      STANCES,
      'select post_id, target, holder, count(*)::integer as n from v_stance group by 1, 2, 3 having count(*) > 1',
    ]);
    expect(chosen).not.toEqual(before);
    expect(perPost).toEqual([]);
    await runCli(['db', 'runs', '--select', 'stance', '--data', data]);
    await runCli(['db', 'runs', '--select', 'reply-stance', '--data', data]);
    expect(await sqlRows(data, STANCES)).toEqual(before);
  });

  test('the comparison of docs/optional-models.md counts every pair once', async () => {
    const text = readFileSync(path.join(root, 'docs/optional-models.md'), 'utf8');
    const [, query = ''] = /```sql\n([\s\S]*?)```/.exec(text) ?? [];
    const rows = await sqlRows(data, query);
    expect(rows.length).toBeGreaterThan(0);
    const [counted] = await readRows(data, [
      `select count(*)::integer as n from v_annotation a, jsonb_array_elements(a.value->'stances') s where a.analyzer = 'stance:onnx'`,
    ]);
    expect(rows.reduce((sum, row) => sum + Number(row.n), 0)).toBe(counted?.[0]?.n);
  });

  test('an endpoint: what is answered is stored as it comes; a run that stops goes on from there', async () => {
    const answered = new Set<string>();
    server.behave(({ user }) => {
      answered.add(user);
      return { answer: { verdicts: [{ id: 'text', label: 'neutral', confidence: 0.8, evidence: [] }] } };
    });
    const ask = (...more: string[]) =>
      runCli(
        [
          'analyze',
          '--data',
          data,
          '--model',
          `openai:tiny@${server.url}`,
          '--model-task',
          'sentiment',
          '--model-rpm',
          '6000',
          '--model-cache',
          path.join(folder, 'cache'),
          ...more,
        ],
        { env: { THREADBARE_MODEL_KEY: 'sk-of-the-test' } },
      );
    const first = await ask('--model-max-requests', '2', '--model-select');
    expect(first.code).toBe(1);
    expect(first.stderr).toContain('on this machine or its own network');
    expect(first.stdout).toMatch(
      /STOPPED: all 2 requests are used up .*; \d+ posts? and \d+ further threads? are left/,
    );
    expect(first.stdout).not.toContain('the views show it now');
    expect(`${first.stdout}${first.stderr}`).not.toContain('sk-of-the-test');
    expect(answered.size).toBe(2);
    const second = await ask('--model-select');
    expect(second.code).toBe(0);
    expect(second.stdout).toContain('the views show it now');
    // No text was asked about twice, though each stands in two threads and the runs were two.
    expect(server.received.length).toBe(answered.size);
    const [classes, posts] = await readRows(data, [
      `select distinct sentiment_class from v_post where sentiment is not null`,
      `select count(*)::integer as n from v_post where analysis_text ~ '[[:alpha:]]' and sentiment is null`,
    ]);
    expect(classes).toEqual([{ sentiment_class: 'neutral' }]);
    expect(posts).toEqual([{ n: 0 }]);
    await runCli(['db', 'runs', '--select', 'sentiment', '--data', data]);
  });

  test('what was rejected is a problem of its post, until a later run sets it right', async () => {
    const problems = `select code, count(*)::integer as n, count(thread_id)::integer as threads from v_problem where code like 'model-%' group by 1`;
    const args = [
      'analyze',
      '--data',
      data,
      '--model',
      `openai:other@${server.url}`,
      '--model-task',
      'incivility',
      '--model-rpm',
      '6000',
    ];
    const evidence = ['words that stand in no post of these'];
    server.behave(() => ({ answer: { verdicts: [{ id: 'text', label: 'uncivil', confidence: 0.8, evidence }] } }));
    const first = await runCli(args);
    expect(first.code).toBe(1);
    const [row] = await sqlRows(data, problems);
    expect(row).toMatchObject({
      code: 'model-evidence-not-verbatim',
      n: server.received.length,
      threads: server.received.length,
    });
    server.behave(() => ({ answer: { verdicts: [{ id: 'text', label: 'civil', confidence: 0.8, evidence: [] }] } }));
    expect((await runCli(args)).code).toBe(0);
    expect(await sqlRows(data, problems)).toEqual([]);
  });

  test.each([
    [['--model', 'gpt'], 2, 'onnx:FOLDER'],
    [['--model', 'onnx:/nowhere'], 1, 'config.json'],
    [['--model', `onnx:${tiny}`, '--model-task', 'language'], 2, 'There is no task'],
    [['--model', `onnx:${tiny}`, '--model-when', 'often'], 2, 'unsure'],
    [['--model', 'onnx:hub/tests/none', '--model-offline'], 2, 'not downloaded before'],
  ])('%j ends with %i', async (args, code, words) => {
    const ended = await runCli(['analyze', '--data', data, ...args], { env: { THREADBARE_MODELS: folder } });
    expect([ended.code, ended.stderr]).toEqual([code, expect.stringContaining(words)]);
  });
});

describe('threadbare score --model', () => {
  test('answers rows in their order, and leaves out what failed', async () => {
    const rows = [
      { id: 1, text: 'The ferry is splendid.', target: 'the ferry' },
      { id: 2, text: 'The ferry is dreadful.', target: 'the ferry' },
      { id: 3, text: '!', target: 'the ferry' },
    ];
    const stdin = rows.map((row) => JSON.stringify(row)).join('\n');
    const { code, stdout } = await runCli(['score', 'stance', '--model', `onnx:${tiny}`], { stdin });
    expect(code).toBe(0);
    const labels = stdout
      .trim()
      .split('\n')
      .map((line): [string, string] => {
        const { id, label } = JSON.parse(line);
        return [id, label];
      });
    expect(labels).toEqual([
      ['1', 'favor'],
      ['2', 'against'],
      ['3', 'none'],
    ]);
    server.behave((_, n) =>
      n === 2
        ? { status: 400, body: { error: { message: 'too long' } } }
        : { answer: { verdicts: [{ id: 't1', holder: null, label: 'none', confidence: 1, evidence: [] }] } },
    );
    const asked = await runCli(
      ['score', 'stance', '--model', `openai:tiny@${server.url}`, '--model-jobs', '1', '--model-rpm', '6000'],
      { stdin },
    );
    expect(asked.code).toBe(1);
    expect(
      asked.stdout
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line).id),
    ).toEqual(['1', '3']);
    expect(asked.stderr).toContain('line 2: The model did not answer: 400 too long');
  });

  test('a task no model does, or weights beside it, is a mistake of usage', async () => {
    expect((await runCli(['score', 'language', '--model', `onnx:${tiny}`])).code).toBe(2);
    expect((await runCli(['score', 'stance', '--model', `onnx:${tiny}`, '--weights', 'x'])).code).toBe(2);
  });
});
