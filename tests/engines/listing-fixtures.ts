import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { decode } from '../../src/decode/decode.js';
import type { PageInput } from '../../src/model/page.js';

const ROOT = join(import.meta.dirname, '../fixtures/listings');

const sourceShape = z.object({ engine: z.string(), generation: z.string(), url: z.string().nullable() });

export interface ListingFixture {
  readonly name: string;
  readonly folder: string;
  readonly engine: string;
  readonly generation: string;
  readonly input: PageInput;
}

/** All listing folders: `<engine>/<case>/{page.html or page.json,source.json,expected.json}`, each written by us. */
export function listingFixtures(): readonly ListingFixture[] {
  return readdirSync(ROOT).flatMap((engine) =>
    readdirSync(join(ROOT, engine)).flatMap((name) => {
      const folder = join(ROOT, engine, name);
      if (!existsSync(join(folder, 'source.json'))) throw new Error(`${folder} lacks source.json`);
      const source = sourceShape.parse(JSON.parse(readFileSync(join(folder, 'source.json'), 'utf8')));
      const file = readdirSync(folder).find((one) => /^page\.(?:html|json)$/.test(one));
      if (file === undefined) throw new Error(`${folder} has neither page.html nor page.json`);
      const decoded = decode(readFileSync(join(folder, file)), { fileName: file });
      return [
        {
          name: `${engine}/${name}`,
          folder,
          engine: source.engine,
          generation: source.generation,
          input: { text: decoded.text, format: decoded.format, url: source.url },
        },
      ];
    }),
  );
}
