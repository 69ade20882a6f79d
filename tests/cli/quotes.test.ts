import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { runCli, seedDatabase, sqlRows, temporaryFolder } from './run-cli.js';

const { folder, remove } = temporaryFolder();
const data = path.join(folder, 'data');
const HTML_THREAD = '4471';
afterAll(remove);

beforeAll(async () => {
  await seedDatabase(data);
});

const STEP = z.object({
  place: z.object({ kind: z.string(), id: z.string(), name: z.string(), at: z.string().nullable() }).nullable(),
  speaker: z.string().nullable(),
  text: z.string(),
  relation: z.string(),
  diff: z.array(z.object({ op: z.string(), text: z.string() })).nullable(),
  inference: z.array(z.object({ kind: z.string(), confidence: z.number() })),
});
const ANSWER = z.object({
  thread: z.object({ externalId: z.string().nullable() }),
  sayings: z.array(
    z.object({
      sayingId: z.string(),
      basis: z.string(),
      reference: STEP,
      renderings: z.array(STEP),
      sources: z.number(),
    }),
  ),
  quotes: z.array(
    z.object({ verdict: z.string(), meaningChanged: z.boolean(), text: z.string(), source: z.unknown() }),
  ),
});

async function quotes(...args: string[]): Promise<z.infer<typeof ANSWER>> {
  const { code, stdout, stderr } = await runCli(['quotes', HTML_THREAD, '--format', 'json', '--data', data, ...args]);
  expect(stderr).toBe('');
  expect(code).toBe(0);
  return ANSWER.parse(JSON.parse(stdout));
}

describe('threadbare quotes', () => {
  test('shows how a sentence travels: the reference, then the others in the order of time', async () => {
    const { thread, sayings } = await quotes();
    expect(thread.externalId).toBe(HTML_THREAD);
    const table = sayings.find((one) => one.reference.text.startsWith('I asked him to go back'));
    expect(table?.basis).toBe('declared');
    expect(table?.reference.place?.name).toBe('Coastwire');
    expect(table?.reference.speaker).toBe('Ada Lindqvist');
    expect(table?.sources).toBe(6);
    const times = table?.renderings.flatMap((one) => one.place?.at ?? []) ?? [];
    expect(times).toEqual([...times].sort());
    const changed = table?.renderings.find((one) => one.text.includes('anger'));
    expect(changed?.relation).toBe('differs');
    expect(changed?.diff).toContainEqual({ op: 'delete', text: 'pride' });
    expect(changed?.inference).toEqual([]);
    const ledger = table?.renderings.find((one) => one.text.includes('figure'));
    expect(ledger?.inference.map((one) => one.kind)).toEqual(['back_translated']);
    for (const saying of sayings) expect(saying.sources).toBeGreaterThan(1);
  });

  test('has sayings of one source with --all', async () => {
    const [some, all] = [await quotes(), await quotes('--all')];
    expect(all.sayings.length).toBeGreaterThan(some.sayings.length);
    expect(all.sayings.some((one) => one.sources === 1)).toBe(true);
  });

  test('shows quotes between posts, changed meaning first', async () => {
    const { quotes: rows } = await quotes();
    expect(rows.length).toBeGreaterThan(1);
    expect(rows[0]).toMatchObject({ verdict: 'altered', meaningChanged: true });
    const changed = rows.map((row) => row.meaningChanged);
    expect(changed).toEqual([...changed].sort((a, b) => Number(b) - Number(a)));
  });

  test('compares with the reference one chooses, and stores nothing', async () => {
    const before = await sqlRows(data, 'select * from v_saying order by saying_id, start_offset, document_id, post_id');
    const { sayings } = await quotes('--reference', 'ellery-echo');
    const chosen = sayings.filter((one) => one.basis === 'chosen');
    expect(chosen.length).toBeGreaterThan(1);
    for (const one of chosen) expect(one.reference.place?.name).toContain('Ellery Echo');
    const after = await sqlRows(data, 'select * from v_saying order by saying_id, start_offset, document_id, post_id');
    expect(after).toEqual(before);
  });

  test('takes other thresholds from a file', async () => {
    const file = path.join(folder, 'strict.json');
    writeFileSync(file, JSON.stringify({ sayings: { differs: 1, cutWords: 1000 }, inference: { leastConfidence: 1 } }));
    const { sayings } = await quotes('--settings', file);
    const relations = new Set(sayings.flatMap((one) => one.renderings.map((other) => other.relation)));
    expect([...relations]).not.toContain('differs');
    expect([...relations]).not.toContain('truncated');
    expect(sayings.flatMap((one) => one.renderings.flatMap((other) => other.inference))).toEqual([]);
  });

  test('gives the same answer from the store and grouped again', async () => {
    const file = path.join(folder, 'usual.json');
    writeFileSync(file, '{}');
    expect(await quotes('--settings', file)).toEqual(await quotes());
  });

  test('prints text and writes a page', async () => {
    const { code, stdout } = await runCli(['quotes', HTML_THREAD, '--data', data]);
    expect(code).toBe(0);
    for (const part of [
      'Compared with Coastwire, 2024-10-12 08:20 UTC (named as the source by a post), where Ada Lindqvist says it.',
      '[-pride-]',
      '{+anger+}',
      'back-translated',
      'Quotes and whether they are true',
      'altered, meaning changed',
    ])
      expect(stdout.replace(/\s+/g, ' ')).toContain(part);
    const out = path.join(folder, 'travel.html');
    expect((await runCli(['quotes', HTML_THREAD, '--format', 'html', '--out', out, '--data', data])).code).toBe(0);
    expect(readFileSync(out, 'utf8')).toContain('<ins>anger</ins>');
  });

  test.each([
    [['quotes', 'no such thread'], 'No thread fits'],
    [['quotes', HTML_THREAD, '--reference', 'no such paper'], 'No article or post fits'],
    [['quotes', HTML_THREAD, '--settings', 'none.json'], 'none.json'],
  ])('%j is refused', async (args, message) => {
    const { code, stderr } = await runCli([...args, '--data', data]);
    expect(code).not.toBe(0);
    expect(stderr).toContain(message);
  });
});
