import { execFile } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkQuote } from '../../src/index.js';
import { root } from '../support/shared.js';

const seeds = readdirSync(path.join(root, 'seeds')).map((name) => path.join('seeds', name));
const articles = seeds.filter((name) => name.endsWith('.txt') && !name.includes('thread'));

/** Arguments with which `threadbare` is the built package, as for its users; where nothing is built, the sources. */
function loader(): string[] {
  if (existsSync(path.join(root, 'dist/index.js')) && process.env.THREADBARE_TEST_SOURCES !== '1') return [];
  const entry = pathToFileURL(path.join(root, 'src/index.ts')).href;
  const hook = `export const resolve = (name, context, next) => name === 'threadbare' ? next('${entry}', context) : next(name, context);`;
  const register = `import { register } from 'node:module'; register('data:text/javascript,${encodeURIComponent(hook).replaceAll("'", '%27')}');`;
  return ['--import', 'tsx', '--import', `data:text/javascript,${encodeURIComponent(register)}`];
}

describe('docs/examples/check-quotes.mjs', () => {
  test('links, checks and strips a thread and groups sayings, without a database', async () => {
    const args = [...loader(), 'docs/examples/check-quotes.mjs', 'seeds/ferry-thread.html', ...articles];
    const data = path.join(root, 'node_modules/.cache/threadbare/none');
    const env = { ...process.env, THREADBARE_DATA: data, DATABASE_URL: '' };
    const { stdout } = await promisify(execFile)(process.execPath, args, { cwd: root, env });
    for (const line of [
      '  quotes Harbour Desk: exact',
      '  quotes Harbour Desk: altered, meaning changed',
      '    delete “keep”',
      '    insert “break”',
      '  quotes Gullwing: source_absent',
      '  derived_from: Coastwire',
      '#5 Ferry Nan: 100 % original',
      'one by one: altered, meaning changed',
    ])
      expect(stdout.split('\n')).toContain(line);
    expect(stdout).toMatch(/^Ada Lindqvist \(declared\): “.*pride.*”\n {2}differs: “.*anger.*”$/m);
    expect(existsSync(data)).toBe(false);
  });
});

describe('checkQuote', () => {
  test.each([
    ['The gate opens at nine.', 'the “gate” opens — at nine', 'exact', false],
    ['opens at nine', 'The gate opens at nine.', 'trimmed', false],
    ['The gate opens at ten.', 'The gate opens at nine.', 'altered', true],
    ['Das Tor ist nicht offen.', 'Das Tor ist offen.', 'altered', true],
    ['The gate quickly opens at nine.', 'The gate opens at nine.', 'altered', false],
  ])('%j of %j is %s', (quoted, source, verdict, meaningChanged) => {
    expect(checkQuote(quoted, source)).toMatchObject({ verdict, meaningChanged });
  });

  test('takes any two texts; a text quotes itself exactly', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (a, b) => {
        const { similarity } = checkQuote(a, b);
        expect(similarity).toBeGreaterThanOrEqual(0);
        expect(similarity).toBeLessThanOrEqual(1);
        expect(checkQuote(a, a)).toMatchObject({ verdict: 'exact', meaningChanged: false, diff: null });
      }),
    );
  });
});
