import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runCli, seedDatabase, temporaryFolder } from '../cli/run-cli.js';

describe('threadbare forget, db move, db distribute', () => {
  const { folder, remove } = temporaryFolder();
  const data = path.join(folder, 'data');
  beforeAll(async () => {
    await seedDatabase(data);
  }, 60_000);
  afterAll(remove);
  const run = (...args: string[]) => runCli([...args, '--data', data]);

  it('asks before it erases, and refuses what is no wish', async () => {
    expect(await run('forget', '--author', 'Gullwing')).toMatchObject({ code: 2 });
    expect(await run('forget', '--author', 'Gullwing', '--post', 'x')).toMatchObject({ code: 2 });
    expect(await run('forget', '--site', 'forum.example')).toMatchObject({ code: 2 });
    expect(await run('forget', '--post', 'https://nowhere.example/1', '--yes')).toMatchObject({ code: 2 });
  });

  it('erases a member of the sample thread and says which files still hold him', async () => {
    // A typing error erases no word of others; --ahead is for people who are not here yet.
    expect(await run('forget', '--author', 'commissioner', '--yes')).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('Nobody of that name'),
    });
    expect(
      (await run('sql', 'select 1 from v_post where own_text like $1 limit 1', '--param', '%Commissioner%')).stdout,
    ).toMatch(/1 row/);
    expect(await run('forget', '--author', 'Quern Ablett', '--ahead', '--yes', '--no-analyze')).toMatchObject({
      code: 0,
    });
    const dry = await run('forget', '--author', 'gullwing', '--dry-run', '--json');
    expect(JSON.parse(dry.stdout)).toMatchObject({ dryRun: true, found: { posts: 2 }, pages: 2, threads: 2 });
    const done = await run('forget', '--author', 'gullwing', '--yes', '--no-analyze');
    expect(done).toMatchObject({ code: 0 });
    expect(done.stdout).toContain('Rewritten: 2 kept pages of 2 threads');
    expect(done.stdout).toMatch(/ferry-thread\.html\n[\s\S]*ferry-thread\.txt\n/);
    const left = await run(
      'sql',
      "select count(*) as n from v_post where author = 'Gullwing' or text ilike '%gullwing%'",
      '--format',
      'json',
    );
    expect(JSON.parse(left.stdout)).toEqual([{ n: 0 }]);
    expect(await run('forget')).toMatchObject({
      code: 0,
      stdout: expect.stringContaining('0 kept pages of 0 threads'),
    });
  }, 60_000);

  it('moves nowhere that is no place, and spreads nothing that lies on one machine', async () => {
    expect(await run('db', 'move', '--to', 'mysql://x')).toMatchObject({ code: 2 });
    expect(await run('db', 'move', '--to', data)).toMatchObject({ code: 2 });
    expect(await run('db', 'distribute')).toMatchObject({ code: 2 });
    expect((await run('db', 'distribute', '--dry-run')).stdout).toMatch(/^begin;\nset local citus[\s\S]*commit;\n$/);
  }, 60_000);
});
