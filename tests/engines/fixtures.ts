import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { decode } from '../../src/decode/decode.js';
import type { PageInput } from '../../src/model/page.js';

const ROOT = join(import.meta.dirname, '../fixtures/engines');

export interface Fixture {
  readonly name: string;
  readonly folder: string;
  readonly engine: string;
  readonly generation: string;
  readonly input: PageInput;
}

/** All fixture folders: `<engine>/<case>/{page.html or page.json,source.json,expected.json}`, each written by us. */
export function fixtures(): readonly Fixture[] {
  return readdirSync(ROOT).flatMap((engine) =>
    readdirSync(join(ROOT, engine)).map((name) => {
      const folder = join(ROOT, engine, name);
      const source: unknown = JSON.parse(readFileSync(join(folder, 'source.json'), 'utf8'));
      const file = readdirSync(folder).find((one) => /^page\.(?:html|json)$/.test(one));
      if (file === undefined) throw new Error(`${folder} has neither page.html nor page.json`);
      const decoded = decode(readFileSync(join(folder, file)), { fileName: file });
      return {
        name: `${engine}/${name}`,
        folder,
        engine: text(source, 'engine'),
        generation: text(source, 'generation'),
        input: { text: decoded.text, format: decoded.format, url: null },
      };
    }),
  );
}

function text(source: unknown, key: string): string {
  const value =
    source !== null && typeof source === 'object' ? Object.entries(source).find(([k]) => k === key)?.[1] : null;
  if (typeof value !== 'string') throw new Error(`source.json lacks "${key}"`);
  return value;
}

/** The folder of shared measurements, when it lies beside the repository. */
export function sharedFolder(): string | null {
  const folder = process.env.THREADBARE_SHARED ?? join(import.meta.dirname, '../../../shared');
  return existsSync(join(folder, 'corpus')) ? folder : null;
}
