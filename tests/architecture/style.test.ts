import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const root = path.join(path.dirname(fileURLToPath(import.meta.url)), '..', '..');

function filesBelow(folder: string): string[] {
  return readdirSync(path.join(root, folder), { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)));
}

const sources = filesBelow('src').filter((file) => file.endsWith('.ts'));
const read = (file: string): string => readFileSync(path.join(root, file), 'utf8');

/** Code without comments and string contents, line by line, so that prose cannot trip the rules. */
function codeLines(file: string): string[] {
  return read(file)
    .replace(/\/\*[\s\S]*?\*\//g, (comment) => comment.replace(/[^\n]/g, ' '))
    .replace(/`(?:[^`\\$]|\\.|\$\{[^}]*\}|\$)*`/g, (template) => template.replace(/[^\n]/g, ' '))
    .split('\n')
    .map((line) => line.replace(/'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"|`[^`]*`/g, "''").replace(/\/\/.*$/, ''));
}

function offences(pattern: RegExp, allowed: RegExp | null = null): string[] {
  return sources.flatMap((file) =>
    codeLines(file).flatMap((line, i) =>
      pattern.test(line) && !(allowed?.test(line) ?? false) ? [`${file}:${i + 1}: ${line.trim()}`] : [],
    ),
  );
}

describe('house style', () => {
  it('finds the sources', () => {
    expect(sources.length).toBeGreaterThan(20);
  });

  it('asks whether a text is an address in one place: URL.canParse of Node 20 errs on some', () => {
    expect(offences(/URL\.canParse/).filter((place) => !place.startsWith('src/model/address.ts'))).toEqual([]);
  });

  it('uses no type assertion but `as const`', () => {
    const types = /\bas\s+(?:[A-Z]\w*|string|number|boolean|unknown|never|object|readonly|keyof|typeof|\{|\[)/;
    const renaming = /^\s*(?:import|export)\b|^\s*(?:type\s+)?\w+ as \w+,?$|\* as \w/;
    expect(offences(types, renaming)).toEqual([]);
  });

  it('uses no `any` and silences no check', () => {
    expect(offences(/:\s*any\b|<any>|\bany\[\]/)).toEqual([]);
    const silenced = sources.filter((file) => /@ts-(?:ignore|expect-error|nocheck)|biome-ignore/.test(read(file)));
    expect(silenced).toEqual([]);
  });

  it('has kebab-case file names and no drawer for leftovers', () => {
    expect(
      sources.filter(
        (file) => !/^src\/(?:[a-z0-9]+(?:-[a-z0-9]+)*\/)*[a-z0-9]+(?:-[a-z0-9]+)*(?:\.d)?\.ts$/.test(file),
      ),
    ).toEqual([]);
    expect(sources.filter((file) => /(?:^|\/)(?:utils?|helpers?|common|misc)(?:\/|\.ts$)/.test(file))).toEqual([]);
  });

  it('keeps every file of code small enough to read (data modules apart)', () => {
    const long = sources
      .filter((file) => !/\/(?:data|lexicons?|phrases|specs)\//.test(file))
      .map((file) => ({ file, lines: read(file).split('\n').length }))
      .filter(({ lines }) => lines > 400);
    expect(long).toEqual([]);
  });

  it('speaks of the project alone: no machine paths, no registry hosts', () => {
    const tracked = [
      ...sources,
      ...filesBelow('tests'),
      ...filesBelow('docs'),
      ...filesBelow('scripts'),
      'README.md',
      'package.json',
    ];
    const told = tracked.filter(
      (file) =>
        file !== 'tests/architecture/style.test.ts' &&
        /\/(?:work|root|tmp\/brief)\/|registry\.npmjs\.org/.test(read(file)),
    );
    expect(told).toEqual([]);
  });
});
