import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { hasShared, listShared, readShared, root } from '../support/shared.js';

const present = hasShared('seeds');

const tokens = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];

function filesBelow(folder: string): string[] {
  const start = path.join(root, folder);
  if (!existsSync(start)) return [];
  return readdirSync(start, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && /\.(?:ts|json|txt|html|md|sql|yaml|yml)$/.test(entry.name))
    .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)));
}

/** Lines that any board of the engine prints: they may stand in the furniture data. */
const MIN_WORDS = 7;

/** Every run of seven words of the long lines of a text. */
function shingles(text: string): Set<string> {
  const out = new Set<string>();
  for (const line of text.split('\n')) {
    const words = tokens(line);
    if (words.length < 14) continue; // furniture lines are short; prose is long
    if (/akismet/i.test(line)) continue; // what a comment plugin prints on a million sites
    for (let i = 0; i + MIN_WORDS <= words.length; i += 1) out.add(words.slice(i, i + MIN_WORDS).join(' '));
  }
  return out;
}

describe('what the repository contains, we wrote', () => {
  it.skipIf(!present)('holds no sentence of the first users’ documents', () => {
    const foreign = new Set<string>();
    for (const file of listShared('seeds')) {
      for (const run of shingles(readShared(`seeds/${file}`))) foreign.add(run);
    }
    expect(foreign.size).toBeGreaterThan(1000);
    const hits: string[] = [];
    for (const file of ['src', 'tests', 'seeds', 'docs', 'drizzle', 'scripts']
      .flatMap(filesBelow)
      .concat('README.md')) {
      const words = tokens(readFileSync(path.join(root, file), 'utf8'));
      for (let i = 0; i + MIN_WORDS <= words.length; i += 1) {
        const run = words.slice(i, i + MIN_WORDS).join(' ');
        if (foreign.has(run)) hits.push(`${file}: ${run}`);
      }
    }
    expect(hits).toEqual([]);
  });

  it.skipIf(!present)('names nobody and nothing of them in src/', () => {
    // Names are taken from the documents themselves: capitalised words inside sentences, in at least two of them,
    // and abbreviations in any.
    const seen = new Map<string, Set<string>>();
    const everything = listShared('seeds')
      .map((file) => readShared(`seeds/${file}`))
      .join('\n');
    const count = (word: string): number =>
      everything.split(new RegExp(`(?<!\\p{L})${word}(?!\\p{L})`, 'u')).length - 1;
    /** Headlines capitalise ordinary words; a name is rarely written small. */
    const isName = (word: string): boolean => count(word.toLowerCase()) * 3 < count(word);
    for (const file of listShared('seeds')) {
      const text = readShared(`seeds/${file}`);
      for (const [, name] of text.matchAll(/(?<=\p{Ll},? )(\p{Lu}\p{Ll}{3,}|\p{Lu}{3,})(?!\p{L})/gu)) {
        if (name !== undefined) seen.set(name, (seen.get(name) ?? new Set()).add(file));
      }
    }
    const general = new Set(
      'AFP BBC Three President Secretary General State States United American Europe European Canada House Russia Ukraine Kyiv Russian Ukrainian Reuters Saturday Friday Thursday March February Prime Minister News White World Third Office They That This What Without However Congress Republican Article Background Leave Comment Home Support Advertisement Posted'.split(
        ' ',
      ),
    );
    const names = [...seen]
      .filter(([name, files]) => (files.size >= 2 || /^\p{Lu}+$/u.test(name)) && !general.has(name) && isName(name))
      .map(([name]) => name);
    expect(names.length).toBeGreaterThan(3);
    const pattern = new RegExp(`(?<![\\p{L}])(?:${names.join('|')})(?![\\p{L}])`, 'u');
    const hits = filesBelow('src').flatMap((file) =>
      readFileSync(path.join(root, file), 'utf8')
        .split('\n')
        .flatMap((line, i) => (pattern.test(line) ? [`${file}:${i + 1}: ${line.trim().slice(0, 100)}`] : [])),
    );
    expect(hits).toEqual([]);
  });
});
