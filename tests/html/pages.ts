import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { decode } from '../../src/decode/decode.js';
import { fixtures, sharedFolder } from '../engines/fixtures.js';

export interface NamedPage {
  readonly name: string;
  readonly html: string;
}

export function fixturePages(): readonly NamedPage[] {
  return fixtures().flatMap(({ name, input }) => (input.format === 'html' ? [{ name, html: input.text }] : []));
}

/** The real pages beside the repository, decoded; none where they are not there. */
export function corpusPages(): readonly NamedPage[] {
  const corpus = join(sharedFolder() ?? '', 'corpus');
  if (sharedFolder() === null || !existsSync(corpus)) return [];
  return readdirSync(corpus, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .flatMap((folder) =>
      readdirSync(join(corpus, folder.name))
        .filter((file) => !file.endsWith('.truth.json'))
        .flatMap((file) => {
          const decoded = decode(readFileSync(join(corpus, folder.name, file)), { fileName: file });
          return decoded.format === 'html' ? [{ name: `${folder.name}/${file}`, html: decoded.text }] : [];
        }),
    );
}
