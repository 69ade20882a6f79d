// `npm test`: types, style, layers, unused code, build, then all tests. The last line is `N passed, N failed`, for readers
// that look at nothing else; the exit code says the same. Arguments go to vitest: npm test -- tests/quotes
import { spawnSync } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.join(path.dirname(fileURLToPath(import.meta.url)), '..');
const bin = (name) => path.join(root, 'node_modules', '.bin', name);
const report = path.join(root, 'node_modules', '.cache', 'threadbare', 'vitest.json');
const steps = [
  ['types', bin('tsc'), ['--noEmit', '-p', 'tsconfig.json']],
  ['style', bin('biome'), ['check', '--error-on-warnings', '.']],
  ['layers', bin('depcruise'), ['--config', '.dependency-cruiser.mjs', 'src']],
  ['unused', bin('knip'), []],
  ['build', process.execPath, ['scripts/build.mjs']],
  ['package', bin('publint'), ['--strict']],
];

let failedSteps = 0;
for (const [name, command, args] of steps) {
  const started = performance.now();
  const { status, stdout, stderr, error } = spawnSync(command, args, {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 1 << 26,
  });
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  console.log(`${status === 0 ? 'ok  ' : 'FAIL'} ${name} (${seconds} s)`);
  // A cruiser that cannot read TypeScript finds no module, and no violation either.
  const blind = name === 'layers' && !/\(\d{3,} modules/.test(stdout ?? '');
  if (status !== 0 || blind) {
    failedSteps += 1;
    console.log(`${stdout ?? ''}${stderr ?? ''}${error ?? ''}`);
  }
}

rmSync(report, { force: true });
const vitest = spawnSync(bin('vitest'), ['run', ...process.argv.slice(2)], { cwd: root, stdio: 'inherit' });
let passed = 0;
let failed = failedSteps;
try {
  const results = JSON.parse(readFileSync(report, 'utf8'));
  passed = results.numPassedTests;
  failed += results.numFailedTests;
  // A file that breaks before its first test counts as one failure.
  failed += results.testResults.filter(
    (file) => file.status === 'failed' && file.assertionResults.every((test) => test.status !== 'failed'),
  ).length;
} catch (error) {
  console.log(`no test report: ${error.message}`);
  failed += 1;
}
if (vitest.status !== 0 && failed === 0) failed = 1;
console.log(`\n${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
