import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { emptyDatabase } from '../support/embedded.js';
import { ROOT, runCli, spawnCli } from './run-cli.js';

/** Values that the user's settings change, over a small thread of our own. */
describe('threadbare analyze with settings', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'threadbare-analyze-'));
  const data = path.join(folder, 'data');
  const targets = path.join(folder, 'targets.json');
  const rows = async (sql: string): Promise<readonly Readonly<Record<string, unknown>>[]> => {
    const answer = await runCli(['sql', sql, '--format', 'json', '--data', data]);
    expect(answer.code, answer.stderr).toBe(0);
    const parsed: readonly Readonly<Record<string, unknown>>[] = JSON.parse(answer.stdout);
    return parsed;
  };
  beforeAll(async () => {
    await emptyDatabase(data);
    const ingest = await runCli(['ingest', path.join(ROOT, 'seeds', 'ferry-thread.html'), '--data', data]);
    expect(ingest.code, ingest.stderr).toBe(0);
  }, 120_000);
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('keeps given targets for later commands and takes them back', async () => {
    writeFileSync(targets, JSON.stringify([{ name: 'The Crossing', kind: 'other', aliases: ['ferry', 'ferries'] }]));
    expect((await runCli(['analyze', '--targets', targets, '--data', data])).code).toBe(0);
    const given = await rows('select target, given, mentions > 0 as found from v_target where given');
    expect(given).toEqual([{ target: 'The Crossing', given: true, found: true }]);
    expect(await rows("select value -> 0 ->> 'name' as name from v_setting where name = 'targets'")).toEqual([
      { name: 'The Crossing' },
    ]);
    // In worker threads, too; nothing is different there.
    const again = await spawnCli(['analyze', '--jobs', '2', '--data', data]);
    expect(again.stdout).toContain(': 0 new values,');
    expect(await rows('select count(*)::integer as n from v_target where given')).toEqual([{ n: 1 }]);
    expect((await runCli(['analyze', '--no-targets', '--data', data])).code).toBe(0);
    expect(await rows('select count(*)::integer as n from v_target where given')).toEqual([{ n: 0 }]);
    expect(await rows('select * from v_setting')).toEqual([]);
  }, 120_000);

  it('refuses a bad file of targets and changes nothing', async () => {
    writeFileSync(targets, '[{"name": ""}]');
    const refused = await runCli(['analyze', '--targets', targets, '--data', data]);
    expect(refused.code).not.toBe(0);
    expect(refused.stderr).toContain('Target 1');
    expect(await rows('select * from v_setting')).toEqual([]);
  }, 60_000);

  it('says where members stand only while profiles are asked for', async () => {
    expect(await rows('select * from v_side_member')).toEqual([]);
    expect((await runCli(['analyze', '--profiles', '--data', data])).code).toBe(0);
    const members = await rows('select author from v_side_member');
    expect(members.length).toBeGreaterThan(0);
    expect((await runCli(['analyze', '--no-profiles', '--data', data])).code).toBe(0);
    expect(await rows('select * from v_side_member')).toEqual([]);
    // Nor in any stored run.
    expect(await rows("select 1 as kept from v_annotation where value ? 'memberSides'")).toEqual([]);
  }, 120_000);

  it('lists the runs and refuses to show one that is not stored', async () => {
    const list = await runCli(['db', 'runs', '--data', data]);
    expect(list.stdout).toMatch(/^\* sentiment: sentiment \S+, \d+ values in 1 threads/m);
    const refused = await runCli(['db', 'runs', '--select', 'stance:nowhere', '--data', data]);
    expect(refused.code).toBe(2);
    expect(refused.stderr).toContain('stance:nowhere');
    const malformed = await runCli(['db', 'runs', '--select', '@2', '--data', data]);
    expect(malformed.code).toBe(2);
  }, 60_000);
});
