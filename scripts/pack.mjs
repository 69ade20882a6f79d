// Packs the command line with the packages it loads into dist/program/, which starts in less than half the time: the
// thousand modules of `threadbare ingest` took 1.5 s to find and load one by one, their 25 pieces take 0.6 s. The
// library (dist/index.js) stays as tsc made it. What is packed keeps its names and lines, so that traces can be read.
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { build } from 'esbuild';

/** One flat folder: a worker is started from beside whoever starts it. */
const ENTRIES = [
  'src/cli/main.ts',
  'src/cli/parse-worker.ts',
  'src/ingest/analyze-worker.ts',
  'src/ingest/page-worker.ts',
];

/** Loaded from node_modules as before: what reads files beside itself, what is optional, what few runs need. */
const LEFT_OUT = [
  '@electric-sql/pglite',
  '@huggingface/tokenizers',
  '@resvg/resvg-wasm',
  'cheerio',
  'eld',
  'graphile-worker',
  'onnxruntime-node',
  'onnxruntime-web',
  'openai',
];

/** Packages written for CommonJS ask for Node's own modules by `require`. */
const REQUIRE = `import { createRequire as requireFrom } from 'node:module';\nconst require = requireFrom(import.meta.url);`;

/** How any of our programs is packed. */
export const PACKED = {
  bundle: true,
  format: 'esm',
  platform: 'node',
  target: 'node20.19',
  external: LEFT_OUT,
  banner: { js: REQUIRE },
  legalComments: 'none',
  logLevel: 'warning',
};

/** Packs when something changed since the last time. Gives whether it did. */
export async function pack(root) {
  const program = path.join(root, 'dist', 'program');
  const stamp = path.join(program, 'main.js');
  if (existsSync(stamp) && newest(root) < statSync(stamp).mtimeMs) return false;
  const draft = `${program}.${process.pid}`;
  rmSync(draft, { recursive: true, force: true });
  const { metafile } = await build({
    ...PACKED,
    absWorkingDir: root,
    entryPoints: ENTRIES,
    entryNames: '[name]',
    chunkNames: '[name]-[hash]',
    outdir: draft,
    splitting: true,
    metafile: true,
  });
  writeFileSync(path.join(draft, 'NOTICES.txt'), notices(root, Object.keys(metafile.inputs)));
  // A program that starts in this moment finds the old pieces or the new ones; one that runs may still ask for old ones.
  mkdirSync(program, { recursive: true });
  const recent = Date.now() - 3_600_000;
  const old = readdirSync(program).filter((name) => statSync(path.join(program, name)).mtimeMs < recent);
  const made = readdirSync(draft);
  for (const name of made) if (name !== 'main.js') renameSync(path.join(draft, name), path.join(program, name));
  renameSync(path.join(draft, 'main.js'), stamp);
  for (const name of old) if (!made.includes(name)) rmSync(path.join(program, name));
  rmSync(draft, { recursive: true });
  return true;
}

/** When the newest file that goes into it was written. */
function newest(root) {
  const sources = readdirSync(path.join(root, 'src'), { recursive: true, encoding: 'utf8' });
  const files = [...sources.map((name) => path.join('src', name)), 'package-lock.json', 'scripts/pack.mjs'];
  return Math.max(...files.map((name) => statSync(path.join(root, name)).mtimeMs));
}

/** Names and licences of what is packed, as these licences ask for. */
function notices(root, inputs) {
  const folders = new Set(
    inputs.flatMap((name) => {
      const found = /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+/.exec(name);
      return found === null ? [] : [found[0]];
    }),
  );
  const parts = [...folders].sort().map((folder) => {
    const { name, version, license } = JSON.parse(readFileSync(path.join(root, folder, 'package.json'), 'utf8'));
    const texts = readdirSync(path.join(root, folder))
      .filter((file) => /^(?:licen[cs]e|notice|copying)/i.test(file))
      .map((file) => readFileSync(path.join(root, folder, file), 'utf8').trim());
    return [`${name} ${version} (${license ?? 'see below'})`, ...texts].join('\n\n');
  });
  return `This folder holds, beside Threadbare, the following packages.\n\n${parts.join(`\n\n${'-'.repeat(72)}\n\n`)}\n`;
}
