/**
 * Starts a new engine from one saved page: `npm run new:engine NAME SAVED_PAGE [-- --generation 2] [-- --json FILE]`.
 * Writes a drafted spec, a registry line and a fixture folder whose page has the true markup and made-up words; with
 * `--json` only a description for `--engines`. What exists is never overwritten.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { decode } from '../src/decode/decode.js';
import { parseTree } from '../src/engines/html/page-tree.js';
import { guessSpec } from './guess-spec.js';
import { constantName, specJson, specSource } from './print-spec.js';
import { skeletonOf } from './skeleton.js';

const ROOT = fileURLToPath(new URL('../', import.meta.url));
const REGISTRY = 'src/engines/registry.ts';

/** What to start: an engine's name, its generation, and the bytes of a page. */
export interface NewEngine {
  readonly name: string;
  readonly generation: string;
  readonly page: Uint8Array;
  readonly fileName: string;
}

/** Files by their path in the repository, and what to tell. Throws with a sentence for the user. */
export interface Started {
  readonly files: ReadonlyMap<string, string>;
  readonly json: string;
  readonly notes: readonly string[];
}

/** Drafts everything a new engine needs. @param registry the present text of the registry */
export function startEngine({ name, generation, page, fileName }: NewEngine, registry: string): Started {
  if (!/^[a-z][a-z0-9-]{1,39}$/.test(name)) throw new Error(`"${name}" is no name: small letters, digits and hyphens.`);
  if (!/^[a-z0-9][a-z0-9.-]{0,19}$/.test(generation)) throw new Error(`"${generation}" is no generation: "1", "2.1".`);
  const { text, format } = decode(page, { fileName });
  if (format !== 'html') throw new Error(`${fileName} is no HTML page: save the page of a thread from the browser.`);
  const tree = parseTree(text);
  const guess = guessSpec(tree, name, generation);
  if (guess === null)
    throw new Error(`Nothing on ${fileName} repeats like posts: save the page of a thread with several.`);
  const constant = constantName(name, generation);
  const file = `${name}-${generation.replace(/\./g, '-')}`;
  const folder = `tests/fixtures/engines/${name}/v${generation.replace(/\./g, '-')}-first-page`;
  const source = {
    engine: name,
    generation,
    shows: 'say here what the page shows: guests, nested quotes, edits, a poll',
  };
  return {
    files: new Map([
      [`src/engines/specs/${name}/${file}.ts`, specSource(guess.draft, constant, guess.notes)],
      [REGISTRY, withLine(registry, constant, `./specs/${name}/${file}.js`)],
      [`${folder}/page.html`, skeletonOf(tree, guess.posts)],
      [`${folder}/source.json`, `${JSON.stringify(source, null, 2)}\n`],
    ]),
    json: specJson(guess.draft),
    notes: guess.notes,
  };
}

/** The registry with one spec more: an import in the order of its path, and the name at the end of the list. */
function withLine(registry: string, constant: string, from: string): string {
  const line = `import { ${constant} } from '${from}';`;
  if (registry.includes(line)) throw new Error(`${REGISTRY} has ${constant} already.`);
  const lines = registry.split('\n');
  const after = lines.findIndex((other) => (/ from '(\.\/specs\/[^']+)'/.exec(other)?.[1] ?? '') > from);
  const last = lines.reduce((found, other, at) => (other.startsWith('import ') ? at + 1 : found), 0);
  lines.splice(after < 0 ? last : after, 0, line);
  const text = lines.join('\n');
  const end = text.lastIndexOf('];');
  if (end < 0) throw new Error(`${REGISTRY} has no list of specs to add to.`);
  const before = text.slice(0, end).trimEnd().replace(/,$/, '');
  return `${before},\n  ${constant},\n${text.slice(end)}`;
}

function main(): void {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { generation: { type: 'string', default: '1' }, json: { type: 'string' } },
  });
  const [name, file] = positionals;
  if (name === undefined || file === undefined)
    throw new Error('usage: npm run new:engine NAME SAVED_PAGE [-- --generation 2] [-- --json FILE]');
  const request = { name, generation: values.generation, page: readFileSync(file), fileName: path.basename(file) };
  const { files, json, notes } = startEngine(request, readFileSync(path.join(ROOT, REGISTRY), 'utf8'));
  const wanted =
    values.json === undefined
      ? [...files].map(([to, text]) => [path.join(ROOT, to), text] as const)
      : [[path.resolve(values.json), json] as const];
  const taken = wanted.map(([to]) => to).filter((to) => existsSync(to) && !to.endsWith(REGISTRY));
  if (taken.length > 0) throw new Error(`${taken.join(', ')}: there already; choose another name or generation.`);
  for (const [to, text] of wanted) {
    mkdirSync(path.dirname(to), { recursive: true });
    writeFileSync(to, text);
    console.log(`wrote ${path.relative(process.cwd(), to)}`);
  }
  console.log(
    ['', 'Guessed from the page:', ...notes.map((note) => `  ${note}`), '', ...nextSteps(name, values.json)].join('\n'),
  );
}

function nextSteps(name: string, json: string | undefined): readonly string[] {
  if (json !== undefined)
    return [
      'Next: correct the description, then',
      `  npx threadbare parse SAVED_PAGE --engines ${json}`,
      'docs/adding-an-engine.md says what each field means.',
    ];
  return [
    'Next:',
    `  1. src/engines/specs/${name}/: correct each guess, add what is missing (dates, quotes, reactions, pages)`,
    `  2. tests/fixtures/engines/${name}/: give the page people, talk and oddities of your own; keep its markup true`,
    `  3. ACCEPT=1 npx vitest run tests/engines/contract.test.ts -t '${name}/', then read expected.json line by line`,
    '  4. npm run docs && npm test',
    'docs/adding-an-engine.md walks through one.',
  ];
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  try {
    main();
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 2;
  }
}
