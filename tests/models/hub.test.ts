import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { onnxBackend } from '../../src/models/onnx/backend.js';
import { readModelFolder } from '../../src/models/onnx/folder.js';
import { type HubOptions, hubModel } from '../../src/models/onnx/hub.js';
import { writeTinyModel } from './tiny-model.js';

const root = mkdtempSync(path.join(tmpdir(), 'threadbare-hub-'));
const served = writeTinyModel(path.join(root, 'served'), { file: 'onnx/model_quantized.onnx' });
const asked: string[] = [];
let server: Server;
let port = 0;
/** Files the hub redirects elsewhere, and where to. */
const moved = new Map<string, string>();

beforeAll(async () => {
  server = createServer((request, response) => {
    const url = request.url ?? '';
    asked.push(url);
    const file = path.join(served, ...(/\/resolve\/[^/]+\/(.+)$/.exec(url)?.[1] ?? 'none').split('/'));
    const elsewhere = moved.get(path.basename(file));
    if (elsewhere !== undefined && !url.startsWith('/store/')) {
      response.writeHead(302, { location: elsewhere, 'x-repo-commit': 'abc123' }).end();
      return;
    }
    if (!existsSync(file)) response.writeHead(404).end();
    else if (url.includes('broken') && file.endsWith('.onnx')) {
      response.writeHead(200, { 'content-length': '10000' });
      response.write(readFileSync(file), () => request.socket.destroy());
    } else response.writeHead(200, { 'x-repo-commit': 'abc123' }).end(readFileSync(file));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  port = address !== null && typeof address === 'object' ? address.port : 0;
});
beforeEach(() => {
  asked.length = 0;
  moved.clear();
});
afterAll(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  rmSync(root, { recursive: true, force: true });
});

/** The hub's https address stands for the test's own server; connections and bytes are real. */
const options = (folder: string, more: Partial<HubOptions> = {}): HubOptions => ({
  folder: path.join(root, folder),
  offline: false,
  endpoint: 'https://hub.example',
  fetch: (url, init) => fetch(String(url).replace('https://hub.example', `http://127.0.0.1:${port}`), init),
  onProgress: () => undefined,
  ...more,
});
const tiny = { id: 'tests/tiny', revision: 'main' };

test('fetches what a model needs, once, and keeps what it got', async () => {
  const folder = await hubModel(tiny, options('first'));
  const record: unknown = JSON.parse(readFileSync(path.join(folder, 'download.json'), 'utf8'));
  expect(record).toMatchObject({ id: 'tests/tiny', revision: 'main', commit: 'abc123' });
  expect(Object.keys(Object(record).files).sort()).toEqual([
    'config.json',
    'onnx/model_quantized.onnx',
    'tokenizer.json',
  ]);
  const count = asked.length;
  const again = await hubModel(tiny, options('first', { offline: true }));
  expect([again, asked.length]).toEqual([folder, count]);
  const backend = await onnxBackend(await readModelFolder(folder), 'tests/tiny');
  const item = { id: 't1', target: { name: 'the ferry', kind: 'place', aliases: [] }, quoted: null, segment: null };
  const never = new AbortController().signal;
  expect(await backend.answer({ task: 'stance', text: 'A splendid ferry', items: [item] }, never)).toMatchObject({
    verdicts: [{ label: 'favor' }],
  });
  await backend.close();
});

test('a changed file is noticed', async () => {
  const folder = await hubModel(tiny, options('changed'));
  writeFileSync(path.join(folder, 'config.json'), '{}');
  await expect(hubModel(tiny, options('changed'))).rejects.toMatchObject({
    code: 'model-changed',
    file: path.join(folder, 'config.json'),
  });
});

test('offline means no connection', async () => {
  await expect(hubModel(tiny, options('offline', { offline: true }))).rejects.toMatchObject({
    code: 'model-offline',
    exitCode: 2,
  });
  expect(asked).toEqual([]);
});

test('a model that is not there, or breaks off, leaves nothing that looks whole', async () => {
  await expect(
    hubModel({ id: 'tests/none', revision: 'x' }, options('none', { endpoint: 'https://hub.example/no/resolve/a' })),
  ).rejects.toMatchObject({ code: 'model-download' });
  await expect(hubModel({ id: 'tests/broken', revision: 'main' }, options('broken'))).rejects.toMatchObject({
    code: 'model-download',
  });
  const left = readdirSync(path.join(root, 'broken'), { recursive: true, encoding: 'utf8' });
  expect(left.filter((name) => /onnx$|part$|download\.json$/.test(path.basename(name)) && name.includes('.'))).toEqual(
    [],
  );
});

test('follows the hub to its store, but never off https', async () => {
  moved.set('model_quantized.onnx', 'https://hub.example/store/x/resolve/main/onnx/model_quantized.onnx');
  const folder = await hubModel(tiny, options('store'));
  expect(JSON.parse(readFileSync(path.join(folder, 'download.json'), 'utf8'))).toMatchObject({ commit: 'abc123' });
  expect(asked.some((url) => url.startsWith('/store/'))).toBe(true);
  moved.set('model_quantized.onnx', 'http://127.0.0.1:9/model.onnx');
  await expect(hubModel(tiny, options('plain'))).rejects.toMatchObject({ code: 'insecure-hub', exitCode: 4 });
  await expect(hubModel(tiny, options('http', { endpoint: 'http://hub.example' }))).rejects.toMatchObject({
    code: 'insecure-hub',
  });
});
