import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ROOT, runCli, seedDatabase, sqlRows, temporaryFolder } from './run-cli.js';

const { folder, remove } = temporaryFolder();
const data = path.join(folder, 'data');
const seeds = path.join(ROOT, 'seeds');
afterAll(remove);

const SAYINGS = 'select * from v_saying order by saying_id, document_id, post_id, start_offset, form';
const BASES =
  'select document_id, post_id, count(*) as n from v_saying where reference_basis = $$chosen$$ group by 1, 2';

beforeAll(async () => {
  await seedDatabase(data);
});

async function reference(...args: string[]): Promise<string> {
  const { code, stdout, stderr } = await runCli(['reference', ...args, '--data', data]);
  expect(stderr).toBe('');
  expect(code).toBe(0);
  return stdout;
}

describe('threadbare reference', () => {
  test('chooses lastingly: for what is stored, for what is ingested later, and in what is shown', async () => {
    const before = await sqlRows(data, SAYINGS);
    expect(await reference()).toContain('No reference is chosen');
    expect(await reference('Ellery Echo')).toMatch(/\(Ellery Echo\).*: the reference of \d+ sayings/);
    const [chosen] = await sqlRows(data, BASES);
    expect(Number(chosen?.n)).toBeGreaterThan(1);
    expect((await runCli(['ingest', seeds, '--data', data])).stdout).toContain('nothing changed');
    expect(await sqlRows(data, BASES)).toEqual([chosen]);
    const quotes = (await runCli(['quotes', '4471', '--data', data])).stdout.replace(/\s+/g, ' ');
    expect(quotes).toContain('(Ellery Echo), 2024-10-11 17:45 (chosen by the user)');
    expect((await runCli(['report', '4471', '--data', data])).stdout).toContain('chosen');
    expect(await reference('ellery-echo', '--unset')).toContain('No reference is chosen');
    expect(await sqlRows(data, SAYINGS)).toEqual(before);
  }, 180_000);

  test('the one chosen last comes first; a post can be one', async () => {
    await reference('Ellery Echo');
    await reference('4471#1');
    const listed = JSON.parse(await reference('--format', 'json'));
    expect(listed).toMatchObject([{ kind: 'post' }, { kind: 'document', threadId: null }]);
    const [first] = await sqlRows(data, `${BASES} order by n desc`);
    expect(first).toMatchObject({ post_id: listed[0].sourceId, document_id: null });
    expect(await reference(listed[0].sourceId.slice(0, 8), '--unset')).toContain('Ellery Echo');
    expect(await reference('--unset')).toContain('No reference is chosen');
  }, 180_000);

  test('a reference named once stores nothing and goes before the chosen', async () => {
    await reference('Ellery Echo');
    const before = await sqlRows(data, SAYINGS);
    const { stdout } = await runCli(['quotes', '4471', '--reference', 'bay-ledger', '--data', data]);
    expect(stdout).toContain('chosen by the user');
    expect(await sqlRows(data, SAYINGS)).toEqual(before);
    await reference('--unset');
  });

  test.each([
    [['no such paper'], 'No article or post fits'],
    [['ferry'], 'Several sources fit'],
    [['Coastwire', '--unset'], 'is not chosen'],
  ])('%j is refused and changes nothing', async (args, message) => {
    const { code, stderr } = await runCli(['reference', ...args, '--data', data]);
    expect(code).toBe(2);
    expect(stderr).toContain(message);
    expect(await sqlRows(data, 'select * from v_chosen_reference')).toEqual([]);
  });
});
