// Builds src/ into dist/ with plain tsc, only what changed since the last build of this checkout; what has no source any
// more is deleted from dist.
import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, readdirSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.join(path.dirname(fileURLToPath(import.meta.url)), '..');
const tsc = path.join(path.dirname(createRequire(import.meta.url).resolve('typescript/package.json')), 'bin', 'tsc');
const dist = path.join(root, 'dist');
const info = path.join(root, 'node_modules', '.cache', 'threadbare', 'build.tsbuildinfo');

// tsc believes its notes: without every file it noted, they are void.
const files = existsSync(dist) ? readdirSync(dist, { recursive: true, encoding: 'utf8' }) : [];
const built = new Set(files);
const sources = readdirSync(path.join(root, 'src'), { recursive: true, encoding: 'utf8' }).filter((name) =>
  /(?<!\.d)\.ts$/.test(name),
);
const outputs = new Set(sources.flatMap((name) => [name.replace(/\.ts$/, '.js'), name.replace(/\.ts$/, '.d.ts')]));
if (!existsSync(info) || sources.some((name) => !built.has(name.replace(/\.ts$/, '.js')))) {
  rmSync(dist, { recursive: true, force: true });
  rmSync(info, { force: true });
} else for (const name of files) if (/\.(?:js|d\.ts)$/.test(name) && !outputs.has(name)) rmSync(path.join(dist, name));
const args = ['-p', 'tsconfig.build.json', '--incremental', '--tsBuildInfoFile', info];
execFileSync(process.execPath, [tsc, ...args], { cwd: root, stdio: 'inherit' });
chmodSync(path.join(root, 'dist', 'cli', 'main.js'), 0o755);
