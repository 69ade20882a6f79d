// Builds src/ into dist/ with plain tsc, only what changed since the last build of this checkout; what has no source any
// more is deleted from dist. Then packs the command line (pack.mjs).
import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, existsSync, readdirSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { pack } from './pack.mjs';

const root = path.join(path.dirname(fileURLToPath(import.meta.url)), '..');
const tsc = path.join(path.dirname(createRequire(import.meta.url).resolve('typescript/package.json')), 'bin', 'tsc');
const dist = path.join(root, 'dist');
const info = path.join(root, 'node_modules', '.cache', 'threadbare', 'build.tsbuildinfo');

// tsc believes its notes: without every file it noted, they are void.
const files = existsSync(dist) ? readdirSync(dist, { recursive: true, encoding: 'utf8' }) : [];
const built = new Set(files);
const sources = readdirSync(path.join(root, 'src'), { recursive: true, encoding: 'utf8' }).filter((name) =>
  /(?<!\.d)\.tsx?$/.test(name),
);
const outputs = new Set(sources.flatMap((name) => [name.replace(/\.tsx?$/, '.js'), name.replace(/\.tsx?$/, '.d.ts')]));
if (sources.some((name) => !built.has(name.replace(/\.tsx?$/, '.js')))) rmSync(info, { force: true });
const compiled = files.filter((name) => /\.(?:js|d\.ts)$/.test(name) && !name.startsWith(`program${path.sep}`));
for (const name of compiled) if (!outputs.has(name)) rmSync(path.join(dist, name));
const args = ['-p', 'tsconfig.build.json', '--incremental', '--tsBuildInfoFile', info];
const { status } = spawnSync(process.execPath, [tsc, ...args], { cwd: root, stdio: 'inherit' });
// What the desk's pages ask for is served as it is written.
const assets = path.join(dist, 'assets');
rmSync(assets, { recursive: true, force: true });
cpSync(path.join(root, 'src', 'desk', 'assets'), assets, {
  recursive: true,
  filter: (from) => !from.endsWith('tsconfig.json'),
});
await pack(root);
chmodSync(path.join(root, 'dist', 'cli', 'main.js'), 0o755);
chmodSync(path.join(root, 'dist', 'program', 'main.js'), 0o755);
// A mistake of types fails the build, but what it made can be tried.
process.exit(status ?? 1);
