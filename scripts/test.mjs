// `npm test`: types, style, layers, unused code, build, then all tests. The last line is `N passed, N failed`, for readers
// that look at nothing else; the exit code says the same. Arguments go to vitest: npm test -- tests/quotes
import { spawn, spawnSync } from 'node:child_process';
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

/** Runs a step; gives its status and all it printed. */
function run([, command, args]) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd: root });
    let text = '';
    const keep = (chunk) => {
      text += chunk;
    };
    child.stdout.setEncoding('utf8').on('data', keep);
    child.stderr.setEncoding('utf8').on('data', keep);
    child.on('error', (error) => resolve({ status: null, text: String(error) }));
    child.on('close', (status) => resolve({ status, text }));
  });
}

let failedSteps = 0;
async function check(step) {
  const [name] = step;
  const started = performance.now();
  const { status, text } = await run(step);
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  // A cruiser that cannot read TypeScript finds no module, and no violation either.
  const blind = name === 'layers' && !/\(\d{3,} modules/.test(text);
  const failed = status !== 0 || blind;
  console.log(`${failed ? 'FAIL' : 'ok  '} ${name} (${seconds} s)`);
  if (!failed) return;
  failedSteps += 1;
  console.log(text);
}

async function inTurn(names) {
  for (const name of names) for (const step of steps) if (step[0] === name) await check(step);
}

// The types take as long as the others together.
await Promise.all([inTurn(['types']), inTurn(['style', 'layers', 'unused', 'build', 'package'])]);

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
